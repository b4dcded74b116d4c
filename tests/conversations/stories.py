"""What happens in many stories alike: somebody reports, somebody handles it, somebody moves in."""

from __future__ import annotations

from datetime import timedelta

from tests.owing import settled
from tests.people import BOT, Group, Json, Person, Street, read

LIGHT = "二层楼道灯坏了"
SLIPPED = "↩ 点错了，还没解决"
TOO_MUCH = "一起最多带 500 个字"
GREETING = "大家好，我是议事"
EVERYBODY = ("wang", "zhang", "chen", "li", "zhao", "sun", "zhou", "wu", "liu", "he", "ma", "gao", "lin")


def of(street: Street, name: str) -> Person:
    """Return a neighbour by the key that the demo's file gives them."""
    return street.neighbourhood.people[name]


def labels(message: Json) -> list[str]:
    """Return what stands on the buttons under a message."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["text"] for row in rows for button in row]


async def link_of(street: Street, group: Group) -> str:
    """Return what the link under which a group reports hands over to the bot."""
    [row] = await street.rows("SELECT code FROM chats WHERE telegram_id = :id", id=group.id)
    return f"report_{row['code']}"


async def said_by_bot(person: Person, within: Group | None = None) -> list[str]:
    """Return everything that the bot said there, the oldest first, but for its greeting on coming into a group."""
    said = [read(message) for message in await person.messages(within) if message["from"]["id"] == BOT]
    return [words for words in said if not words.startswith(GREETING)]


async def reports(
    reporter: Person,
    words: str = LIGHT,
    *,
    category: str = "照明",
    kind: str = "",
    photo: bool = False,
    urgent: bool = False,
) -> None:
    """Let somebody report in private, to the end."""
    await reporter.says(f"/report {words}")
    await reporter.presses(category)
    if kind:
        await reporter.presses(kind)
    if photo:
        await reporter.sends_photo()
    if urgent:
        await reporter.presses("急，等不得")
    await reporter.presses("提交")
    await reporter.sees("已登记")


async def finishes(worker: Person, how: str = "换了新灯泡") -> None:
    """Let whoever works on an issue say that it is done."""
    await worker.presses("办完了")
    await worker.says(how)
    await worker.presses("跳过")
    await worker.sees("记下了", "已办完")


async def mends(
    street: Street,
    *joining: Person,
    words: str = LIGHT,
    how: str = "换了新灯泡",
    number: int = 1,
    photo: bool = False,
) -> None:
    """Let Wang report, neighbours join, and Li accept and mend: all that is missing is what they say."""
    await street.knock(street.li, *joining)
    await reports(street.wang, words, photo=photo)
    for person in joining:
        await person.presses("我也遇到", street.building_3)
    await street.li.presses("接单")
    await finishes(street.li, how)
    await street.wang.sees(f"#{number} 办完了：{how}", "真的解决了吗")
    for person in joining:
        await person.sees(f"您也遇到的 #{number} 办完了：{how}", "真的解决了吗")


async def closes_and_another_is_asked(street: Street, saying: str = "5 分") -> Json:
    """Let Wang, and Zhang, who joined, be asked of what Li mended, and Wang close it. Return the news in which Zhang is
    asked anew.
    """
    await mends(street, street.zhang)
    await street.wang.presses(saying)
    news = await street.zhang.sees("✅ #1 解决了：换了新灯泡", "您那边也好了吗")
    await settled(street)
    return news


async def is_never_answered(street: Street) -> Json:
    """Let Li mend what Wang reported, and Wang say nothing of it in time. Return what she reads then."""
    await mends(street)
    await passes(street, days=7, minutes=5)
    return await street.wang.sees("没有等到您的回话")


async def closes_by_mistake(street: Street, *joining: Person, photo: bool = False) -> None:
    """Let Wang press “solved” where the light is still out, and the group read of it."""
    await mends(street, *joining, photo=photo)
    await street.wang.presses("✅ 解决了")
    assert SLIPPED in labels(await street.wang.sees("谢谢您！#1 了结了"))
    await street.building_3.shows("#1 解决了", "反映的邻居说：解决了")


async def is_left_behind(street: Street, words: str, *, unread_by: Person) -> None:
    """Let Wang read that what they wrote is too much to go along, and whoever is asked instead read nothing of it."""
    await street.wang.sees(TOO_MUCH, "没有带去")
    await settled(street)
    assert await unread_by.count(words) == 0


async def another_answers_first(street: Street, told: str) -> None:
    """Let Zhang say that it is not solved, while Wang has pressed nothing, and reads what became of their words."""
    await settled(street)
    await street.zhang.presses("还没解决")
    await street.wang.sees("这一回不用再答了", told)
    await settled(street)


async def mends_again(street: Street) -> None:
    """Let Li mend what was not solved after all, and Wang be asked anew."""
    await finishes(street.li, "又换了开关")
    await street.wang.sees("又换了开关", "真的解决了吗")


async def gives_a_reason(worker: Person, label: str, why: str) -> None:
    """Let somebody press what is seldom needed, and say why."""
    await worker.presses("更多")
    await worker.presses(label)
    await worker.says(why)


async def is_declined(street: Street, *knocking: Person) -> Json:
    """Let Wang report, and Li decline it. Return what Wang reads of that."""
    await street.knock(street.li, *knocking)
    await reports(street.wang)
    await gives_a_reason(street.li, "不受理", "灯在屋里")
    return await street.wang.sees("没有受理，原因：灯在屋里")


async def is_given_to_company(street: Street, *knocking: Person) -> None:
    """Let Wang report, and Li accept it and give it to the property company."""
    await street.knock(street.li, street.gao, *knocking)
    await reports(street.wang)
    await street.li.presses("接单")
    await street.li.presses("交办")
    await street.li.presses("物业")
    await street.gao.sees("请你们办理")


async def is_asked_to_lower(street: Street, *joining: Person) -> Json:
    """Let Wang report, neighbours join, and nobody in the building accept it: Liu does, and wants it done there after
    all. Return what Wang is asked.
    """
    wang, liu = street.wang, street.liu
    await street.knock(street.li, liu, *joining)
    await reports(wang)
    for person in joining:
        await person.presses("我也遇到", street.building_3)
    await street.advance(hours=25)
    await liu.presses("接单")
    await liu.presses("更多")
    await liu.presses("下放")
    await liu.sees("为什么想请楼门院长来办 #1")
    await liu.says("楼里就能换")
    await liu.sees("回话之前，#1 还由网格员办")
    return await wang.sees("#1 网格员想请楼门院长来办")


async def moves_in(
    street: Street, *groups: Group, name: str, language_code: str | None = None, status: str = "member"
) -> Person:
    """Let somebody with an account, of whom nothing is written down, come into groups."""
    body = {"first_name": name, "language_code": language_code}
    someone = await street.remote.post("people", **body)
    for group in groups:
        await street.remote.put(f"chats/{group.id}/members/{someone['id']}", status=status)
    return Person(street.remote, someone["id"], name, BOT)


async def forms_group(street: Street, title: str, *members: Person, is_forum: bool = False) -> Group:
    """Let people open a group, with the bot in it."""
    chat = await street.remote.post(
        "chats", type="supergroup", title=title, is_forum=is_forum, members=[*(m.id for m in members), BOT]
    )
    return Group(street.remote, chat["id"], title, members[0].id)


async def until_counted(where: Person | Group, word: str, times: int) -> None:
    """Wait until so many messages there have this word."""

    async def look() -> bool | None:
        return await where.count(word) == times or None

    async def complaint() -> str:
        return f"{where.name}: “{word}” is read {await where.count(word)} times, not {times}"

    await where.remote.until(look, complaint, where.id)


async def until_called(street: Street, method: str, times: int) -> None:
    """Wait until the bot has called a method of the Bot API so many times."""

    def count() -> int:
        return sum(call["method"] == method for call in street.remote.calls)

    async def look() -> bool | None:
        return count() >= times or None

    async def complaint() -> str:
        return f"{method} was called {count()} times, not {times}"

    await street.remote.until(look, complaint)


async def passes(street: Street, *, days: float = 0, hours: float = 0, minutes: float = 0) -> None:
    """Let time pass, and wait until the bot's clock shows it too: for what no deadline tells of."""
    assert street.bot is not None
    clock = street.bot.clock
    then = clock.now() + timedelta(days=days, hours=hours, minutes=minutes)
    await street.advance(days=days, hours=hours, minutes=minutes)
    await clock.sleep_until(then)


async def restarts(street: Street) -> None:
    """Let the bot go home and come back to work."""
    await street.stop_bot()
    await street.start_bot()
