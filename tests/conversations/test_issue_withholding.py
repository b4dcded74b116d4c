"""Withholding: neighbours don't see a part of an issue, those who handle it still do, and its reporter knows why."""

from __future__ import annotations

import pytest

from tests.conversations.stories import finishes, labels, of, reports, restarts, until_counted
from tests.conversations.test_issue_incidents import files, merges
from tests.conversations.test_issue_outcome import is_closed
from tests.owing import settled
from tests.people import Json, Person, Street, read

NAMED = "张三家在楼道堆杂物，张三不听劝"
COVERED = "▇▇家在楼道堆杂物，▇▇不听劝"
NOT_YOURS = "这件事要由负责的人来办，您可以请楼门院长帮忙。"


async def begins(officer: Person, what: str) -> None:
    """Let an officer who reads of the issue begin to withhold something."""
    await officer.says("/issue 1")
    await officer.presses("遮住一部分")
    await officer.presses(what)


async def covers(officer: Person, part: str, why: str = "不点名") -> None:
    await begins(officer, "遮住几个字")
    await officer.says(part)
    await officer.says(why)


async def photos_of(person: Person, number: int) -> list[Json]:
    return [each for each in await person.messages() if f"📷 #{number} 反映时的照片" in read(each)]


async def test_a_covered_part_is_nowhere_read_by_neighbours_and_everywhere_by_those_who_handle_it(
    street: Street,
) -> None:
    wang, li, zhang, group = street.wang, street.li, street.zhang, street.building_3
    await street.knock(li, zhang)
    await reports(wang, NAMED)
    card = await group.shows("#1", NAMED)
    await covers(li, "张三")
    await li.sees("遮住了，邻居们看不到 #1 的这一部分了")
    now = await group.shows("#1", COVERED)
    assert now["message_id"] == card["message_id"]
    await group.shows_no("张三")
    await wang.sees("您反映的 #1 有一部分不给邻居们看", "文字里 ▇▇ 的地方", "不点名")
    await li.sees("📥 #1", NAMED, "邻居们看不到：文字里 ▇▇ 的地方（不点名）")
    for reader, words in ((zhang, COVERED), (wang, NAMED), (li, NAMED), (street.liu, NAMED), (street.gao, COVERED)):
        await reader.says("/issue 1")
        assert words in read(await reader.sees("#1", "经过", "遮住一部分"))
    await zhang.says("/issues")
    assert any(label.endswith("▇▇家在楼道堆杂物，▇▇不听劝") for label in labels(await zhang.sees("📋 3号楼")))
    await zhang.sees_no("张三")
    await zhang.sees_no("不点名")
    await li.presses("接单")
    await finishes(li, "清走了")
    await wang.presses("5 分")
    await group.shows("#1 解决了", COVERED)
    await group.shows_no("张三")


async def test_what_neighbours_opened_in_private_before_stays_and_the_officer_reads_so(
    street: Street,
) -> None:
    li, zhang = street.li, street.zhang
    await street.knock(li, zhang)
    await reports(street.wang, NAMED)
    await zhang.says("/issue 1")
    opened = await zhang.sees("#1", NAMED, "经过")
    await covers(li, "张三")
    await li.sees("遮住了，邻居们看不到 #1 的这一部分了", "先前在私聊里打开过", "收不回来")
    await zhang.presses("刷新")
    now = await zhang.sees("#1", COVERED, "经过")
    assert now["message_id"] == opened["message_id"]
    await zhang.sees_no("张三")


async def test_several_parts_are_covered_one_after_the_other_and_shown_again_together(street: Street) -> None:
    li, group = street.li, street.building_3
    await street.knock(li)
    await reports(street.wang, NAMED)
    await covers(li, "张三家")
    await group.shows("▇▇在楼道堆杂物，张三不听劝")
    await covers(li, "三不听")
    await group.shows("▇▇在楼道堆杂物，张▇▇劝")
    await restarts(street)
    await li.says("/issue 1")
    await li.presses("遮住一部分")
    await settled(street)
    await li.presses("都不遮了")
    asked = await li.sees("#1 真的都不遮了", "文字里 ▇▇ 的地方", "3号楼群里看得到")
    assert labels(asked) == ["👁 是的，都不遮了", "👁 只放开「张三家」", "👁 只放开「三不听」", "◀ 上一步"]
    await li.presses("上一步")
    await settled(street)
    await li.presses("都不遮了")
    await group.shows("▇▇在楼道堆杂物，张▇▇劝")
    assert await li.presses("是的，都不遮了") == "👁 #1 不再遮了，邻居们全看得到"
    await group.shows("#1", NAMED)
    await street.wang.sees("您反映的 #1 不再遮了")
    await settled(street)
    assert labels(await li.sees("有什么不该让邻居们看到")) == ["📝 遮住几个字", "◀ 上一步"]
    await li.says("/issue 1")
    await li.sees("经过", "遮住一部分", "不再遮了")


async def test_one_part_is_shown_again_by_itself_though_it_stands_beside_another(street: Street) -> None:
    wang, li, group = street.wang, street.li, street.building_3
    await street.knock(li, street.zhang)
    await reports(wang, NAMED, photo=True)
    for part in ("张三", "家在", "楼道"):
        await covers(li, part)
        await li.sees("遮住了")
        await settled(street)
    await group.shows("▇▇堆杂物，▇▇不听劝")
    await begins(li, "都不遮了")
    asked = await li.sees("真的都不遮了")
    assert labels(asked)[1:4] == ["👁 只放开「张三」", "👁 只放开「家在」", "👁 只放开「楼道」"]
    assert await li.presses("只放开「家在」") == "👁 #1 的这一处不遮了，邻居们看得到"
    await group.shows("▇▇家在▇▇堆杂物，▇▇不听劝")
    stale = asked["reply_markup"]["inline_keyboard"][2][0]["callback_data"]
    assert "用不了" in await li.forges(stale, message_id=asked["message_id"])
    assert "由负责的人来办" in await street.zhang.forges(stale)
    await li.presses("只放开「张三」")
    await group.shows("张三家在▇▇堆杂物，张三不听劝")
    await settled(street)
    assert labels(await li.sees("真的都不遮了")) == ["👁 是的，都不遮了", "◀ 上一步"]


async def test_once_one_part_is_shown_again_its_reason_goes_and_the_reporter_reads_what_was_opened(
    street: Street,
) -> None:
    wang, li, group = street.wang, street.li, street.building_3
    await street.knock(wang, li)
    await reports(wang, "张三的车京A12345停在楼道", photo=True)
    await covers(li, "张三", "邻居的名字")
    await covers(li, "京A12345", "是车牌")
    await begins(li, "不给看照片")
    await li.presses("照片 1")
    await li.says("拍到了人脸")
    await wang.sees("#1", "邻居的名字、是车牌", "照片 1（拍到了人脸）")
    await begins(li, "都不遮了")
    await li.presses("只放开「京A12345」")
    await group.shows("#1", "▇▇的车京A12345停在楼道")
    left = "邻居们看不到：文字里 ▇▇ 的地方（邻居的名字）"
    told = await wang.sees("您反映的 #1 放开了「京A12345」，邻居们又看得到了", f"{left}、照片 1（拍到了人脸）")
    assert "是车牌" not in read(told)
    await li.presses("只放开照片 1")
    await wang.sees("您反映的 #1 放开了照片 1，", left)
    for reader in (wang, li):
        await reader.says("/issue 1")
        told = await reader.sees("#1", "经过", f"{left}\n", "放开了一部分")
        assert "不再遮了" not in read(told)
    await li.sees("📥 #1", left)
    await li.presses("接单")
    await finishes(li, "张三挪走了京A12345")
    await street.knock(street.zhang)
    await street.zhang.says("/issue 1")
    await street.zhang.sees("▇▇挪走了京A12345")
    await li.says("/issue 1")
    await li.sees("张三挪走了京A12345", "邻居们看不到：文字里 ▇▇ 的地方、结果里 ▇▇ 的地方（邻居的名字）\n")


async def covers_in_the_second(officer: Person, part: str) -> None:
    """Let an officer cover a part of what was reported as #2."""
    await officer.says("/issue 2")
    await officer.presses("遮住一部分")
    await officer.presses("遮住几个字")
    await officer.says(part)
    await officer.says("不点名")
    await officer.sees("遮住了")


async def test_what_is_covered_in_a_merged_one_is_covered_in_the_result_of_its_head(street: Street) -> None:
    wang, chen, li, group = street.wang, street.chen, street.li, street.building_3
    await street.knock(li)
    await files(wang, "楼道堆了杂物", category="消防安全", kind="消防通道被占")
    await files(chen, NAMED, category="消防安全", kind="消防通道被占")
    await covers_in_the_second(li, "张三")
    await settled(street)
    await li.sees("📥 #2", NAMED)
    await merges(li)
    await group.shows("#2", "#1")
    await li.forges("1:issues:accept:1")
    await li.forges("1:issues:ask:resolve:1")
    await li.says("劝过张三，楼道清了")
    await li.presses("跳过")
    await li.sees("#1 已办完")
    await wang.presses("5 分")
    await group.shows("#1 解决了", "劝过▇▇，楼道清了")
    await street.knock(street.zhang)
    await street.zhang.says("/issue 1")
    await street.zhang.sees("劝过▇▇，楼道清了")
    await wang.sees_no("劝过张三")
    await settled(street)
    await covers_in_the_second(li, "楼道")
    await group.shows("#1 解决了", "劝过▇▇，▇▇清了")


async def test_what_is_withheld_in_turn_keeps_each_its_own_reason(street: Street) -> None:
    wang, li, liu = street.wang, street.li, street.liu
    await street.knock(wang, li, liu)
    await reports(wang, NAMED, photo=True)
    await covers(li, "张三", "不点名")
    await wang.sees("您反映的 #1", "邻居们看不到：文字里 ▇▇ 的地方（不点名）")
    await begins(liu, "不给看照片")
    await liu.presses("照片 1")
    await liu.says("拍到了人脸")
    both = "邻居们看不到：文字里 ▇▇ 的地方（不点名）、照片 1（拍到了人脸）"
    await wang.sees("您反映的 #1", both)
    await covers(li, "楼道", "是门牌")
    for reader in (li, liu, wang):
        await reader.says("/issue 1")
        await reader.sees("经过", "邻居们看不到：文字里 ▇▇ 的地方（不点名、是门牌）、照片 1（拍到了人脸）")


@pytest.mark.parametrize("part", ["李四", "张三叔家", "<b>", ".*", "\u202e张三"])
async def test_a_part_that_is_not_there_is_asked_for_again_at_once(street: Street, part: str) -> None:
    """What is to be covered comes first: a name that is typed there is never taken for the reason."""
    li = street.li
    await street.knock(li)
    await reports(street.wang, NAMED)
    await begins(li, "遮住几个字")
    await li.says(part)
    await li.sees("这几个字在原话里找不到", "抄给我")
    await li.sees_no("为什么要遮住")
    await li.says("张三")
    await li.sees("为什么要遮住", "请别写人名")
    await li.says("不点名")
    await street.building_3.shows(COVERED)
    await street.wang.sees("您反映的 #1", "不点名")


async def test_a_part_that_stands_there_no_more_at_the_end_is_asked_for_again_and_the_reason_is_kept(
    street: Street,
) -> None:
    li = street.li
    await street.knock(li, street.liu)
    await reports(street.wang, NAMED)
    await li.presses("接单")
    await finishes(li, "劝过李四")
    await begins(li, "遮住几个字")
    await li.says("李四")
    await street.wang.presses("还没解决")
    await street.wang.sees("#1")
    await street.liu.forges("1:issues:ask:resolve:1")
    await finishes_form(street.liu, "又劝过张三")
    await li.says("不点名")
    await li.sees("这几个字在原话里找不到", "抄给我")
    await li.says("张三")
    await street.building_3.shows(COVERED)


async def test_a_command_ends_the_form_and_nothing_is_covered(street: Street) -> None:
    li = street.li
    await street.knock(li)
    await reports(street.wang, NAMED)
    await begins(li, "遮住几个字")
    await li.says("/cancel me")
    await li.sees("这次不填了")
    await street.building_3.shows(NAMED)


async def test_bad_answers_in_the_form_are_refused_kindly(street: Street) -> None:
    li = street.li
    await street.knock(li)
    await reports(street.wang, NAMED)
    await begins(li, "遮住几个字")
    await li.sends_photo()
    await li.sees("请用文字写给我")
    await li.says("张三")
    await li.says("嗯")
    await li.sees("写得太短了")
    await li.says("长" * 501)
    await li.sees("写得太长了")
    await li.says("不点名 <b> 😀")
    await street.wang.sees("不点名 <b> 😀")
    await street.building_3.shows(COVERED)


@pytest.mark.parametrize("days", [0, 3])
async def test_a_hidden_photo_stands_no_more_under_the_card_however_old_it_is(street: Street, days: int) -> None:
    wang, li, zhang, group = street.wang, street.li, street.zhang, street.building_3
    await street.knock(li, zhang)
    await reports(wang, photo=True)
    before = await group.shows("#1", "等楼门院长接单")
    shown = before["photo"][-1]["file_id"]
    await li.presses("接单")
    if days:
        await street.advance(days=2, hours=23)
    await begins(li, "不给看照片")
    await li.presses("照片 1")
    await li.says("拍到了人脸")
    await li.sees("遮住了，邻居们看不到 #1")
    await wang.sees("您反映的 #1", "照片 1（拍到了人脸）")
    await settled(street)
    cards = [each for each in await group.messages() if read(each).startswith("#1")]
    assert ["photo" in each for each in cards] == [False]
    left = [each["photo"][-1]["file_id"] for each in await group.messages() if "photo" in each]
    assert shown not in left
    assert (before["message_id"] in {each["message_id"] for each in await group.messages()}) is bool(days)
    await zhang.says("/issue 1")
    await zhang.sees("#1", "经过")
    await li.says("/issue 1")
    await li.sees("#1", "经过", "邻居们看不到：照片 1（拍到了人脸）")
    await settled(street)
    assert await photos_of(zhang, 1) == []
    assert len(await photos_of(li, 1)) == 2
    await li.presses("遮住一部分")
    await li.presses("都不遮了")
    await li.presses("是的，都不遮了")
    again = await group.shows("#1", "楼门院长已接单")
    await settled(street)
    again = await group.shows("#1", "楼门院长已接单")
    assert "photo" in again


async def test_the_voice_is_not_played_to_neighbours(street: Street) -> None:
    wang, li, zhang = street.wang, street.li, street.zhang
    await street.knock(li, zhang)
    await wang.says("/report")
    await wang.presses("照明")
    await wang.sends(voice=True)
    await wang.sees("请看一遍", "🎤（语音）只有办事的人能听到", "再写几个字")
    await wang.presses("署上我的名字")
    await wang.sees("请看一遍", "🎤（语音）您署了名，邻居们点“详情”能听到", "再写几个字")
    await wang.presses("提交")
    await wang.sees("已登记")
    await zhang.says("/issue 1")
    await zhang.sees("🎤 #1 反映时的语音")
    await li.says("/issue 1")
    await li.presses("遮住一部分")
    assert labels(await li.sees("有什么不该让邻居们看到")) == ["📷 不给看照片或语音", "◀ 上一步"]
    await li.presses("不给看照片或语音")
    await li.sees("哪一个不给邻居们看")
    await li.presses("语音")
    await li.says("说了人名")
    await wang.sees("您反映的 #1", "语音（说了人名）")
    await zhang.says("/issue 1")
    await until_counted(zhang, "经过", 2)
    assert await zhang.count("🎤 #1 反映时的语音") == 1


@pytest.mark.parametrize("button", ["遮住几个字", "不给看照片"])
async def test_who_left_office_meanwhile_reads_so_at_the_next_word_and_writes_nothing_in_vain(
    street: Street, button: str
) -> None:
    li = street.li
    await street.knock(li)
    await reports(street.wang, NAMED, photo=True)
    await begins(li, button)
    await li.sees("要遮住的那几个字抄给我" if button == "遮住几个字" else "的哪一个不给邻居们看")
    async with street.database() as store:
        await store.transact(lambda tx: tx.run("UPDATE roles SET until = since WHERE role = 'building_head'"))
    await li.says("不点名")
    await li.sees("您现在不担任这个身份了，填的内容没有提交")
    assert await street.rows("SELECT id FROM drafts") == []


async def test_whose_office_reaches_no_longer_there_reads_so_at_the_next_word(street: Street) -> None:
    liu = street.liu
    await street.knock(liu)
    await reports(street.wang, NAMED)
    await begins(liu, "遮住几个字")
    await liu.sees("要遮住的那几个字抄给我")
    elsewhere = """
        UPDATE roles SET place_id = (SELECT id FROM places WHERE name = '1号楼')
        WHERE person_id = (SELECT id FROM people WHERE telegram_id = :id)
    """
    async with street.database() as store:
        await store.transact(lambda tx: tx.run(elsewhere, id=liu.id))
    await liu.says("不点名")
    await liu.sees("#1 不用再填了：这件事要由负责的人来办")
    assert await street.rows("SELECT id FROM drafts") == []


async def test_an_unsigned_voice_is_heard_by_those_who_handle_it_alone(street: Street) -> None:
    wang, li, zhang, group = street.wang, street.li, street.zhang, street.building_3
    await street.knock(li, zhang)
    await wang.says("/report")
    await wang.presses("照明")
    await wang.sends(voice=True)
    await wang.presses("提交")
    await group.shows("#1", "🎤（语音）只有办事的人能听到")
    for reader, hears in ((zhang, 0), (li, 1), (wang, 1)):
        await reader.says("/issue 1")
        await reader.sees("#1", "经过", "🎤（语音）")
        assert await reader.count("🎤 #1 反映时的语音") == hears


async def test_nobody_else_withholds_anything(street: Street) -> None:
    people = [of(street, name) for name in ("zhang", "zhao", "gao", "ma", "wang")]
    await street.knock(*people)
    await reports(street.wang, NAMED)
    for person in people:
        for verb in ("withholding", "cover", "hide", "reveal", "revealed"):
            assert (person.name, verb, await person.forges(f"1:issues:{verb}:1")) == (person.name, verb, NOT_YOURS)
            assert "用不了" in await person.forges(f"1:issues:{verb}:99")
    await street.building_3.shows(NAMED)


async def test_an_officer_who_reports_withholds_nothing_of_their_own(street: Street) -> None:
    await reports(street.li, NAMED)
    for verb in ("withholding", "cover", "hide", "reveal", "revealed"):
        assert "由别的负责人来办" in await street.li.forges(f"1:issues:{verb}:1")


@pytest.mark.parametrize("days", [0, 400])
async def test_what_has_ended_is_covered_where_it_stands_in_the_group(street: Street, days: int) -> None:
    wang, li, group = street.wang, street.li, street.building_3
    await street.knock(li)
    await reports(wang, NAMED)
    await li.presses("接单")
    await finishes(li, "劝过张三，搬走了")
    await wang.presses("5 分")
    outcome = await group.shows("#1 解决了", "劝过张三")
    await settled(street)
    await street.advance(days=days)
    await covers(li, "张三")
    await li.sees("遮住了，邻居们看不到 #1")
    covered = await group.shows("#1 解决了", COVERED, "劝过▇▇，搬走了")
    assert covered["message_id"] == outcome["message_id"]
    await group.shows("#1", COVERED, "已解决")
    await settled(street)
    await group.shows_no("张三")
    await street.zhang.says("/issue 1")
    await street.zhang.sees(COVERED, "劝过▇▇，搬走了", "经过")
    await street.zhang.sees_no("张三")
    await li.says("/issue 1")
    await li.sees(NAMED, "劝过张三", "邻居们看不到")


async def test_what_was_declined_or_merged_is_covered_too(street: Street) -> None:
    li, group = street.li, street.building_3
    await street.knock(li)
    for _ in range(3):
        await reports(street.wang, NAMED)
    await li.forges("1:issues:merge:1:2")
    await li.forges("1:issues:ask:decline:3")
    await li.says("不归楼里管")
    await group.shows("#3", "不归楼里管")
    for number in (1, 3):
        await li.forges(f"1:issues:cover:{number}")
        await li.says("张三")
        await li.says("不点名")
        await group.shows(f"#{number}", COVERED)


@pytest.mark.parametrize("days", [0, 3])
async def test_a_photo_of_the_result_goes_from_the_outcome_and_nowhere_comes_back(street: Street, days: int) -> None:
    wang, li, zhang, group = street.wang, street.li, street.zhang, street.building_3
    await street.knock(li, zhang)
    album = [each["photo"][-1]["file_id"] for each in await is_closed(street, before=1, after=2)]
    await street.advance(days=days)
    await begins(li, "不给看照片")
    await li.presses("办好后的照片 1")
    await li.says("拍到了人脸")
    await li.sees("遮住了，邻居们看不到 #1")
    await wang.sees("您反映的 #1", "办好后的照片 1（拍到了人脸）")
    await settled(street)
    shown = [each["photo"][-1]["file_id"] for each in await group.messages() if "photo" in each]
    assert album[1] not in shown
    assert album[2] in shown
    assert await group.count("#1 解决了") == 1
    await zhang.says("/issue 1")
    await zhang.sees("#1", "经过")
    await settled(street)
    assert [
        each for each in await zhang.messages() if "photo" in each and each["photo"][-1]["file_id"] == album[1]
    ] == []


async def test_what_is_shown_again_of_something_over_is_not_told_anew_in_the_group(street: Street) -> None:
    wang, li, group = street.wang, street.li, street.building_3
    await street.knock(wang, li)
    await is_closed(street, before=2, after=0)
    await begins(li, "不给看照片")
    await li.presses("照片 1")
    await li.says("拍到了人脸")
    await wang.sees("您反映的 #1", "照片 1（拍到了人脸）")
    await settled(street)
    stood = [each["message_id"] for each in await group.messages()]
    await li.forges("1:issues:reveal:1")
    await li.sees("真的都不遮了", "照片 1")
    await li.presses("是的，都不遮了")
    await wang.sees("您反映的 #1 不再遮了")
    await settled(street)
    assert [each["message_id"] for each in await group.messages()] == stood


async def test_another_result_is_shown_as_it_is(street: Street) -> None:
    wang, li = street.wang, street.li
    await street.knock(wang, li, street.zhang)
    await reports(wang, "楼道堆了杂物")
    await li.presses("接单")
    await finishes(li, "劝过张三")
    await covers(li, "张三")
    await wang.presses("还没解决")
    await li.forges("1:issues:ask:resolve:1")
    await finishes_form(li, "又劝过李四")
    await street.zhang.says("/issue 1")
    await street.zhang.sees("又劝过李四", "经过")
    await street.zhang.sees_no("张三")


async def finishes_form(worker: Person, how: str) -> None:
    await worker.says(how)
    await worker.presses("跳过")
    await worker.sees("记下了", "已办完")


async def test_the_journal_keeps_neither_the_part_nor_the_reason(street: Street) -> None:
    await street.knock(street.li)
    await reports(street.wang, NAMED)
    await covers(street.li, "张三", "拍到李四了")
    await street.building_3.shows(COVERED)
    [entry] = await street.rows("SELECT data FROM journal WHERE verb = 'issues.withhold'")
    assert '"what":"words"' in entry["data"].replace(" ", "")
    assert "张三" not in entry["data"]
    assert "李四" not in entry["data"]


PLATE = "京A12345"


async def test_what_was_covered_in_the_words_is_covered_in_the_result_and_on_its_way_there(street: Street) -> None:
    wang, li, zhang, group = street.wang, street.li, street.zhang, street.building_3
    await street.knock(li, zhang)
    await reports(wang, f"{PLATE}堵着单元门")
    await li.presses("接单")
    await covers(li, PLATE, "车牌")
    await finishes(li, f"联系{PLATE}车主，开走了")
    await wang.sees("办完了", PLATE)
    await wang.presses("5 分")
    await group.shows("#1 解决了", "联系▇▇车主，开走了")
    await group.shows_no(PLATE)
    for reader, result in ((zhang, "联系▇▇车主"), (wang, f"联系{PLATE}车主")):
        await reader.says("/issue 1")
        await reader.sees("#1", "经过", result)
    await zhang.sees_no(PLATE)


async def test_what_was_covered_in_the_words_is_covered_in_the_reason_of_a_decline(street: Street) -> None:
    wang, li, zhang, group = street.wang, street.li, street.zhang, street.building_3
    await street.knock(li, zhang)
    await reports(wang, f"{PLATE}堵着单元门")
    await covers(li, PLATE, "车牌")
    await li.forges("1:issues:ask:decline:1")
    await li.says(f"{PLATE}停在自家车位上")
    await wang.sees("#1", f"{PLATE}停在自家车位上")
    await group.shows("#1", "▇▇停在自家车位上")
    await group.shows_no(PLATE)
    await zhang.says("/issue 1")
    await zhang.sees("#1", "经过", "▇▇停在自家车位上")
    await zhang.sees_no(PLATE)
