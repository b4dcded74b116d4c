"""What was given to others comes back, because they return it or have left: everybody reads with whom it is now."""

from __future__ import annotations

from rules.access import Role
from tests.conversations.stories import labels, reports, until_counted
from tests.conversations.test_issue_assigning import grants
from tests.conversations.test_issue_officers import is_revoked
from tests.owing import settled
from tests.people import Person, Street, read

DONE = "装好了烟灰桶"
ARRANGES = "由楼门院长另外安排"


async def is_given(street: Street, *whom: str) -> None:
    """Let Wang report, and Li take it on and give it to a body, or to one person."""
    await street.knock(street.lin, street.li)
    await reports(street.wang)
    for button in ("接单", "交办", *whom):
        await street.li.presses(button)


async def says_what_was_done(worker: Person, *, photos: int = 1) -> None:
    """Let whoever was asked begin, and say what they did, up to the last press."""
    await worker.presses("开始办")
    await worker.presses("办完了")
    await worker.says(DONE)
    await worker.sees("办好后的照片吗")
    for sent in range(photos):
        await worker.sends_photo()
        await worker.sees(f"收到 {sent + 1} 张照片")


async def test_a_body_of_which_nobody_is_left_has_it_no_more(street: Street) -> None:
    wang, li, gao, group = street.wang, street.li, street.gao, street.building_3
    await street.knock(gao)
    await is_given(street, "物业")
    await says_what_was_done(gao)
    await wang.sees("🔧 #1 物业开始办理了")
    await is_revoked(street, "高师傅")
    card = await li.sees("📥 #1", "🟦 楼门院长已接单", "👉 物业那边现在没有人了，请另外交给一家，或者自己办。")
    assert labels(card) == ["📋 交办", "🔧 开始办", "✔ 办完了", "⋯ 更多"]
    await wang.sees(f"🔁 #1 原来办理的人不再办了，{ARRANGES}。")
    await group.shows("#1", "🟦 楼门院长已接单")
    await gao.presses("就这些")
    await gao.sees(
        "3号楼的事已经不归您管了，这件事现在由楼门院长（李大爷）负责。",
        f"您写的是：「{DONE}」，还有 1 张照片，可以转给楼门院长接着用。",
    )
    await wang.says("/issue 1")
    told = read(await wang.sees("经过", "🟦 楼门院长已接单", "原来办理的人不再办了，由楼门院长再定"))
    assert "正在办理" not in told
    await li.presses("交办")
    await li.presses("业委会")
    await wang.sees("🛠 #1 已经交给业委会办理")


async def test_one_person_who_left_is_named_to_whoever_asked_them_and_to_no_neighbour(street: Street) -> None:
    wang, li, zhang, group = street.wang, street.li, street.zhang, street.building_3
    await street.knock(zhang)
    await grants(street, zhang, Role.VOLUNTEER, "槐树里社区")
    await is_given(street, "某个人", "张建国")
    await says_what_was_done(zhang, photos=0)
    await is_revoked(street, "张建国")
    await li.sees("📥 #1", "👉 张建国不再负责这里了，请另外交给一位，或者自己办。")
    await zhang.presses("跳过")
    await zhang.sees("这件事现在由楼门院长（李大爷）负责。", f"您写的是：「{DONE}」，可以转给楼门院长接着用。")
    await wang.sees(f"🔁 #1 原来办理的人不再办了，{ARRANGES}。")
    await group.shows("#1", "🟦 楼门院长已接单")
    await group.shows_no("张建国")
    assert await wang.count("张建国") == 0


async def test_who_left_reads_the_names_of_those_who_do_it_by_now_and_no_others(street: Street) -> None:
    li, gao, ma = street.li, street.gao, street.ma
    await street.knock(gao, ma)
    await is_given(street, "某个人", "高师傅")
    await says_what_was_done(gao, photos=0)
    await li.presses("交办")
    await li.presses("某个人")
    await li.presses("马会计")
    await ma.sees("请您办理")
    await is_revoked(street, "高师傅")
    await gao.presses("跳过")
    await gao.sees("这件事现在由业委会的一位委员（马会计）负责。")


async def test_those_who_are_left_in_a_body_go_on_and_nobody_is_told(street: Street) -> None:
    li, gao, zhang = street.li, street.gao, street.zhang
    await street.knock(gao, zhang)
    await grants(street, zhang, Role.PROPERTY_COMPANY, "槐树里社区")
    await is_given(street, "物业")
    await says_what_was_done(gao, photos=0)
    await is_revoked(street, "高师傅")
    await gao.presses("跳过")
    await gao.sees("这件事现在由物业（张建国）负责。")
    await settled(street)
    await li.sees_no("没有人了")
    await street.wang.sees_no("不再办了")
    await street.building_3.shows("#1", "物业正在办理")


async def test_the_reporter_hears_that_it_was_returned_before_it_goes_to_others(street: Street) -> None:
    wang, li, gao = street.wang, street.li, street.gao
    await street.knock(gao)
    await is_given(street, "物业")
    await wang.sees("🛠 #1 已经交给物业办理")
    await gao.presses("退回")
    await gao.says("该业委会")
    await li.sees("被退回了：该业委会")
    told = read(await wang.sees(f"↩ #1 接手的那边退回来了，{ARRANGES}。"))
    assert "该业委会" not in told
    await li.presses("交办")
    await li.presses("物业")
    await until_counted(wang, "🛠 #1 已经交给物业办理", 2)
    assert await wang.count("退回来了") == 1


async def test_what_came_back_and_was_given_on_before_the_morning_is_not_told(street: Street) -> None:
    wang, li, gao = street.wang, street.li, street.gao
    await street.knock(gao)
    await is_given(street, "物业")
    await wang.sees("已经交给物业办理")
    await street.advance(hours=13)
    await gao.presses("退回")
    await gao.says("该业委会")
    await gao.sees("#1 退回了")
    await li.forges("1:issues:assign:1:owners_committee")
    await street.advance(hours=9)
    await wang.sees("🛠 #1 已经交给业委会办理")
    await settled(street)
    await wang.sees_no("退回来了")
