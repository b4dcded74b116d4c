"""The message by which an officer was asked about an issue stays true, whoever moves it on; and nothing comes back."""

from __future__ import annotations

import pytest

from tests.conversations.stories import LIGHT, finishes, is_given_to_company, labels, reports, restarts, until_counted
from tests.owing import settled
from tests.people import Json, Person, Street, read

GOES_ON_BELOW = "#1 💡 照明 · 3号楼：在下面的消息里接着说。"
HOLDERS_BUTTONS = ["📋 交办", "🔧 开始办", "✔ 办完了", "⋯ 更多"]
DONE_BUTTONS = ["✏️ 改说明"]


async def asked(person: Person, *words: str) -> Json:
    """Wait for the message by which somebody is asked to handle the issue, and return it."""
    return await person.sees("📥 #1", *words)


async def work_messages(person: Person) -> list[tuple[int, list[str]]]:
    """Return which messages somebody has about handling the issue, with the buttons under each."""
    return [(each["message_id"], labels(each)) for each in await person.messages() if "📥 #1" in read(each)]


async def throws_away(person: Person, message: Json) -> None:
    await person.remote.post(f"people/{person.id}/delete", chat=person.bot, message_id=message["message_id"])


async def edits_of(street: Street, person: Person, message: Json) -> list[str]:
    """Return by which calls a message was edited."""
    return [
        call["method"]
        for call in await street.remote.get("calls")
        if call["method"].startswith("editMessage")
        and int(call["params"]["chat_id"]) == person.id
        and int(call["params"]["message_id"]) == message["message_id"]
    ]


@pytest.mark.parametrize("restarted", [False, True])
@pytest.mark.parametrize("photo", [False, True])
async def test_what_another_takes_on_is_shown_in_place_to_the_head(
    street: Street, photo: bool, restarted: bool
) -> None:
    li, liu = street.li, street.liu
    await street.knock(li, liu)
    await reports(street.wang, photo=photo)
    before = await asked(li, "请在", "等楼门院长接单")
    assert (labels(before), "photo" in before) == (["✋ 接单", "⋯ 更多"], photo)
    await settled(street)
    if restarted:
        await restarts(street)
    assert await liu.forges("1:issues:accept:1") == "接单了，辛苦！"
    now = await asked(li, "网格员已接单", LIGHT)
    assert "请在" not in read(now)
    assert await work_messages(li) == [(before["message_id"], [])]
    assert "photo" in now if photo else "text" in now
    await settled(street)
    assert set(await edits_of(street, li, before)) == {"editMessageCaption" if photo else "editMessageText"}


@pytest.mark.parametrize("photos", [1, 2])
async def test_to_a_photo_that_the_message_shows_leads_no_button(street: Street, photos: int) -> None:
    wang, li = street.wang, street.li
    await street.knock(li)
    await wang.says(f"/report {LIGHT}")
    await wang.presses("照明")
    for sent in range(photos):
        await wang.sends_photo()
        await wang.sees(f"📷 {sent + 1} 张照片")
    await wang.presses("提交")
    files = ["📷 照片、语音 (2)"] if photos > 1 else []
    assert labels(await asked(li, "等楼门院长接单")) == ["✋ 接单", "⋯ 更多", *files]
    await li.presses("接单")
    assert labels(await asked(li, "楼门院长已接单")) == [*HOLDERS_BUTTONS, *files]
    await settled(street)
    await li.presses("更多")
    await li.presses("上一步")
    await settled(street)
    assert await work_messages(li) == [((await asked(li))["message_id"], [*HOLDERS_BUTTONS, *files])]


async def test_through_all_that_happens_the_head_has_one_message_and_at_the_end_no_button(street: Street) -> None:
    wang, li, gao = street.wang, street.li, street.gao
    await street.knock(li, gao)
    await reports(wang)
    own = (await asked(li))["message_id"]
    await li.presses("接单")
    await asked(li, "楼门院长已接单")
    await li.presses("交办")
    await li.presses("物业")
    await asked(li, "已交给物业办理")
    given = (await asked(gao, "请你们办理"))["message_id"]
    await finishes(gao)
    await asked(gao, "等反映的邻居回话")
    await asked(li, "等反映的邻居回话")
    assert await work_messages(li) == [(own, [])]
    assert await work_messages(gao) == [(given, DONE_BUTTONS)]
    await wang.presses("5 分")
    await asked(gao, "已解决，反映的邻居打了 5 分")
    await asked(li, "已解决，反映的邻居打了 5 分")
    await settled(street)
    assert await work_messages(li) == [(own, [])]
    assert await work_messages(gao) == [(given, [])]


async def test_once_it_has_gone_up_the_former_holder_keeps_the_message_and_loses_the_button(street: Street) -> None:
    li, liu = street.li, street.liu
    await street.knock(li, liu)
    await reports(street.wang)
    before = await asked(li, "等楼门院长接单")
    await street.advance(days=1, minutes=1)
    now = await asked(li, "等网格员接单")
    assert (now["message_id"], labels(now)) == (before["message_id"], [])
    assert "请在" not in read(now)
    assert labels(await asked(liu, "请在", "等网格员接单")) == ["✋ 接单", "⋯ 更多"]
    await liu.presses("接单")
    await asked(li, "网格员已接单")
    await settled(street)
    assert await work_messages(li) == [(before["message_id"], [])]


async def test_the_body_from_which_it_is_taken_keeps_the_message_and_loses_the_button(street: Street) -> None:
    li, gao, ma = street.li, street.gao, street.ma
    await is_given_to_company(street, ma)
    before = await asked(gao, "请你们办理")
    assert labels(before) == ["🔧 开始办", "✔ 办完了", "↩ 退回", "⋯ 详情"]
    await li.presses("交办")
    await li.presses("业委会")
    now = await asked(gao, "已交给业委会办理")
    assert (now["message_id"], labels(now)) == (before["message_id"], [])
    assert "请你们办理" not in read(now)
    assert labels(await asked(ma, "请你们办理")) == ["🔧 开始办", "✔ 办完了", "↩ 退回", "⋯ 详情"]


async def test_what_the_reporter_says_is_not_solved_asks_again_by_a_message_of_its_own(street: Street) -> None:
    wang, li = street.wang, street.li
    await street.knock(li)
    await reports(wang)
    first = (await asked(li))["message_id"]
    await li.presses("接单")
    await finishes(li)
    await wang.presses("还没解决")
    await settled(street)
    again = await asked(li, "请接着办")
    assert again["message_id"] > first
    assert labels(again) == HOLDERS_BUTTONS
    await finishes(li, "这回真修好了")
    await asked(li, "等反映的邻居回话")
    await settled(street)
    assert await work_messages(li) == [(again["message_id"], DONE_BUTTONS)]


async def test_whoever_takes_over_what_was_tried_twice_reads_so_and_finds_its_story_and_its_photo(
    street: Street,
) -> None:
    wang, li, liu = street.wang, street.li, street.liu
    await street.knock(li, liu)
    await reports(wang, photo=True)
    await li.presses("接单")
    for how in ("换了新灯泡", "又换了一个"):
        await finishes(li, how)
        await wang.presses("还没解决")
    card = await asked(liu, "等网格员接单", "🔁 已经办过 2 次，没解决", "请在")
    assert ("photo" in card, labels(card)) == (True, ["✋ 接单", "⋯ 更多", "⋯ 详情"])
    await liu.presses("详情")
    await liu.sees("经过", "换了新灯泡", "又换了一个")
    await settled(street)
    assert [number for number, _ in await work_messages(liu)] == [card["message_id"]]


# Asked again, by a newer message


async def folded(person: Person) -> list[tuple[int, list[str]]]:
    """Return which messages somebody has that say that it goes on below, with the buttons under each."""
    return [(each["message_id"], labels(each)) for each in await person.messages() if read(each) == GOES_ON_BELOW]


@pytest.mark.parametrize("restarted", [False, True])
async def test_once_somebody_is_reminded_the_older_message_is_taken_away(any_street: Street, restarted: bool) -> None:
    street, li = any_street, any_street.li
    await street.knock(li)
    await reports(street.wang, urgent=True)
    first = await asked(li)
    await settled(street)
    if restarted:
        await restarts(street)
    await street.advance(hours=1, minutes=31)
    await asked(li, "提醒")
    await settled(street)
    [(reminder, buttons)] = await work_messages(li)
    assert (reminder > first["message_id"], buttons) == (True, ["✋ 接单", "⋯ 更多"])
    assert (await folded(li), await edits_of(street, li, first)) == ([], [])
    if restarted:
        await restarts(street)
    await li.presses("接单")
    await settled(street)
    assert await work_messages(li) == [(reminder, HOLDERS_BUTTONS)]


async def test_the_older_message_under_a_photo_is_gone_while_that_can_be(street: Street) -> None:
    li = street.li
    await street.knock(li)
    await reports(street.wang, photo=True, urgent=True)
    first = await asked(li)
    await street.advance(hours=1, minutes=31)
    reminder = await asked(li, "提醒")
    await settled(street)
    assert "photo" in reminder
    messages = [each["message_id"] for each in await li.messages()]
    assert (first["message_id"] in messages, reminder["message_id"] in messages) == (False, True)
    assert await folded(li) == []


@pytest.mark.parametrize("photo", [False, True])
async def test_the_older_message_names_the_issue_in_one_line_once_it_is_too_old(street: Street, photo: bool) -> None:
    li = street.li
    await street.knock(li)
    await reports(street.wang, photo=photo)
    await li.presses("接单")
    first = await asked(li, "楼门院长已接单")
    await street.advance(hours=54, minutes=1)
    await until_folded(li, 1)
    assert await folded(li) == [(first["message_id"], [])]
    assert len(await work_messages(li)) == 1


async def test_an_older_message_that_was_thrown_away_is_left(street: Street) -> None:
    li = street.li
    await street.knock(li)
    await reports(street.wang, urgent=True)
    first = await asked(li)
    await settled(street)
    await throws_away(li, first)
    await street.advance(hours=1, minutes=31)
    reminder = await asked(li, "提醒")
    await settled(street)
    assert await folded(li) == []
    assert await work_messages(li) == [(reminder["message_id"], ["✋ 接单", "⋯ 更多"])]


async def test_the_reporter_who_is_asked_a_second_time_has_one_question(street: Street) -> None:
    wang, li = street.wang, street.li
    await street.knock(li)
    await reports(wang)
    await li.presses("接单")
    await finishes(li)
    first = await wang.sees("真的解决了吗")
    await wang.presses("还没解决")
    await asked(li, "请接着办")
    await finishes(li, "这回真修好了")
    await wang.sees("这回真修好了", "真的解决了吗")
    await settled(street)
    assert first["message_id"] not in [each["message_id"] for each in await wang.messages()]
    assert await wang.count("真的解决了吗") == 1


async def until_folded(person: Person, times: int) -> None:
    await until_counted(person, GOES_ON_BELOW, times)


# Thrown away


@pytest.mark.parametrize("photo", [False, True])
async def test_a_message_that_an_officer_threw_away_does_not_come_back(street: Street, photo: bool) -> None:
    wang, li, liu = street.wang, street.li, street.liu
    await street.knock(li, liu)
    await reports(wang, photo=photo)
    await throws_away(li, await asked(li))
    await liu.forges("1:issues:accept:1")
    await settled(street)
    assert await work_messages(li) == []
    await restarts(street)
    assert "好的，交给物业了" in await liu.forges("1:issues:assign:1:property_company")
    await settled(street)
    assert await work_messages(li) == []
    await street.building_3.shows("#1", "已交给物业办理")


async def test_who_threw_it_away_is_asked_anew_when_there_is_something_new_to_do(street: Street) -> None:
    wang, li = street.wang, street.li
    await street.knock(li)
    await reports(wang)
    await li.presses("接单")
    await settled(street)
    await throws_away(li, await asked(li))
    await li.forges("1:issues:ask:resolve:1")
    await li.says("换了新灯泡")
    await li.presses("跳过")
    await wang.presses("还没解决")
    again = await asked(li, "请接着办")
    assert await work_messages(li) == [(again["message_id"], HOLDERS_BUTTONS)]
    await finishes(li, "这回真修好了")
    await asked(li, "等反映的邻居回话")
    assert await work_messages(li) == [(again["message_id"], DONE_BUTTONS)]


async def test_the_reporters_question_that_was_thrown_away_does_not_come_back_as_a_thank_you(street: Street) -> None:
    wang, li = street.wang, street.li
    await street.knock(li)
    await reports(wang)
    await li.presses("接单")
    await finishes(li)
    await throws_away(wang, await wang.sees("真的解决了吗"))
    await street.advance(days=7, minutes=1)
    await wang.sees("没有等到您的回话")
    await settled(street)
    assert await wang.count("真的解决了吗") == 0
    assert await wang.count("没有等到您的回话") == 1


# Closed to the bot for a while


async def test_who_blocked_the_bot_finds_the_message_true_when_they_take_that_back(street: Street) -> None:
    li, liu = street.li, street.liu
    await street.knock(li, liu)
    await reports(street.wang)
    before = await asked(li, "等楼门院长接单")
    await settled(street)
    await street.remote.post(f"people/{li.id}/block", bot=li.bot, blocked=True)
    await liu.forges("1:issues:accept:1")
    await street.wang.sees("网格员已经接单")
    await settled(street)
    assert labels(await asked(li)) == ["✋ 接单", "⋯ 更多"]
    await street.remote.post(f"people/{li.id}/block", bot=li.bot, blocked=False)
    await asked(li, "网格员已接单")
    await settled(street)
    assert await work_messages(li) == [(before["message_id"], [])]
