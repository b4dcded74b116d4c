"""`/grant`: an admin gives somebody an office, and nobody else does."""

from __future__ import annotations

from tests.conversations.stories import EVERYBODY, labels, of
from tests.people import Group, Person, Street

FOR_THE_ADMIN = "这件事要由社区管理员来做，请找他们帮忙。"
NOT_YOURS = "这件事要由负责的人来办，您可以请楼门院长帮忙。"
OTHERS = [name for name in EVERYBODY if name != "lin"]


async def replies_grant(admin: Person, group: Group, to: Person, command: str = "/grant") -> None:
    """Let somebody write in a group, and the admin reply to it with a command."""
    said = await to.says("今天楼道很干净", group)
    await admin.says(command, group, reply_to=said["message_id"])


async def held(street: Street, name: str) -> set[tuple[str, str]]:
    """Return what somebody holds now, each with the place's name."""
    rows = await street.rows(
        """
        SELECT r.role, p.name FROM roles r JOIN places p ON p.id = r.place_id JOIN people h ON h.id = r.person_id
        WHERE h.telegram_id = :id AND (r.until IS NULL OR r.until > :now)
        """,
        id=of(street, name).id,
        now=street.bot.clock.now() if street.bot else None,
    )
    return {(row["role"], row["name"]) for row in rows}


async def test_a_reply_in_the_group_goes_on_in_private_down_to_the_office(street: Street) -> None:
    lin, wang, group = street.lin, street.wang, street.building_3
    await street.remote.put(f"chats/{group.id}/members/{lin.id}", status="member")
    await street.knock(lin, wang)
    before = len(await group.messages())
    await replies_grant(lin, group, wang)
    await lin.sees("请王秀兰担任什么？")
    await lin.presses("议事会成员")
    asked = await lin.sees("在哪里？")
    assert labels(asked)[:3] == ["槐树里社区", "第一网格", "第二网格"]
    await lin.presses("第二网格")
    await lin.presses("3号楼")
    await lin.presses("三年")
    await lin.sees("请再看一遍", "王秀兰", "身份：议事会成员", "地方：3号楼", "到 2029年11月23日 为止")
    await lin.presses("提交")
    await lin.sees("好了：王秀兰现在是3号楼的议事会成员")
    await wang.sees("您有了新的身份", "3号楼 · 议事会成员", "2029年11月23日", "/help")
    assert await held(street, "wang") == {("council_member", "3号楼")}
    assert len(await group.messages()) == before + 2
