"""Nobody of the office can be reached: who is told instead finds it in their list, and the others read whom it is."""

from __future__ import annotations

from tests.conversations.stories import LIGHT, gives_a_reason, is_given_to_company, passes, reports, until_counted
from tests.conversations.test_issue_inbox import lines
from tests.owing import settled
from tests.people import BOT, Person, Street, read

TOLD = "楼门院长现在收不到我的消息，我已经告诉网格员，请那边转告或者直接接单。"


async def test_the_reporter_and_the_group_read_who_was_told_instead_until_the_head_can_be_reached(
    street: Street,
) -> None:
    wang, li, liu, group = street.wang, street.li, street.liu, street.building_3
    await street.knock(liu)
    await reports(wang)
    filed = read(await wang.sees("已登记", f"{TOLD}有人接单我马上告诉您。"))
    assert "之前接单" not in filed
    await group.shows("#1", f"⏳ {TOLD}")
    await liu.sees("📥 #1", "等楼门院长接单", "👉 楼门院长现在收不到我的消息，请您转告一声，或者直接接单")
    assert len(await lines(liu)) == 1
    await street.knock(li)
    await group.shows("#1", "⏳ 等楼门院长接单，11月24日 10:")
    await li.sees("📥 #1", LIGHT)
    await liu.says("/inbox")
    await liu.sees("没有等您办的事")


async def test_where_the_head_blocks_the_bot_the_grid_hears_what_waits_for_them(street: Street) -> None:
    wang, li, liu, group = street.wang, street.li, street.liu, street.building_3
    await street.knock(li, liu)
    await reports(wang)
    await group.shows("#1", "⏳ 等楼门院长接单，11月24日 10:")
    await blocks(street, li)
    await group.shows("#1", f"⏳ {TOLD}")
    await liu.sees("📥 #1", "请您转告一声，或者直接接单")


async def test_where_the_grid_blocks_the_bot_as_well_reporter_and_group_read_alike_whom_it_was_told(
    street: Street,
) -> None:
    zhang, li, liu, he = street.zhang, street.li, street.liu, street.he
    told = TOLD.replace("网格员", "居委会")
    await street.knock(li, liu, he)
    await blocks(street, li)
    await reports(zhang)
    await zhang.sees("已登记", TOLD)
    await blocks(street, liu)
    await street.building_3.shows("#1", f"⏳ {told}")
    await zhang.sees("已登记", told)
    await zhang.says("/issue 1")
    await zhang.sees("经过", f"⏳ {told}")


async def test_where_nobody_at_all_can_be_reached_nothing_is_promised(street: Street) -> None:
    said = "等楼门院长接单，不过那边现在还收不到我的消息，见到了请当面说一声。"
    await reports(street.wang)
    await street.wang.sees("已登记", f"{said}有人接单我马上告诉您。")
    await street.building_3.shows("#1", f"⏳ {said}")


async def test_what_goes_up_to_whom_nothing_reaches_says_so_to_its_reporter(street: Street) -> None:
    await street.knock(street.li, street.he)
    await reports(street.wang)
    await street.advance(hours=25)
    await street.wang.sees("我已经转给网格员", "网格员现在收不到我的消息，我已经告诉居委会")


async def test_who_stands_in_reads_of_an_appeal_and_why_it_was_declined_as_the_office_would(street: Street) -> None:
    zhang, li, he = street.zhang, street.li, street.he
    await street.knock(li, he)
    await reports(zhang)
    await gives_a_reason(li, "不受理", "属于正常损耗")
    await zhang.presses("不同意")
    await he.sees("🙋 反映的邻居请上一级再看一遍。", "💬 前一位负责人说：属于正常损耗", "👉 网格员现在收不到我的消息")


async def test_who_passes_an_issue_down_to_whom_nothing_reaches_is_warned_and_hears_that_it_is_so(
    street: Street,
) -> None:
    chen, li, liu, he = street.chen, street.li, street.liu, street.he
    await street.knock(li, liu, he)
    await reports(chen)
    await gives_a_reason(li, "上报", "不知道谁的")
    await liu.sees("📥 #1", "不知道谁的")
    await blocks(street, liu)
    await he.sees("📥 #1", "💬 前一位负责人说：不知道谁的", "👉 网格员现在收不到我的消息")
    await he.presses("接单")
    await chen.sees("居委会已经接单")
    await he.presses("更多")
    await he.presses("下放给网格员")
    await he.sees("为什么想请网格员来办 #1", "⚠️ 网格员现在收不到我的消息，请先当面说一声")
    await he.says("先请网格看看")
    await chen.presses("同意")
    await he.sees("反映的邻居同意了，#1 现在由网格员来办", "网格员现在收不到我的消息，我已经告诉居委会")


async def test_who_could_be_reached_all_along_and_starts_the_bot_once_more_changes_nothing_for_others(
    street: Street,
) -> None:
    li, others = street.li, "SELECT id, wanted FROM cards WHERE chat_id <> :li ORDER BY id"
    await street.knock(li)
    await reports(street.wang)
    await settled(street)
    drawn = [tuple(row) for row in await street.rows(others, li=li.id)]
    await street.knock(li)
    await until_counted(li, "您好", 2)
    await settled(street)
    assert [tuple(row) for row in await street.rows(others, li=li.id)] == drawn != []


# Whoever took it on, or was given it, can't be reached any more


async def test_what_the_committee_took_on_before_it_blocked_the_bot_the_admin_hears_of_and_sees_to(
    street: Street,
) -> None:
    wang, he, lin = street.wang, street.he, street.lin
    await street.knock(he, lin)
    await reports(wang)
    await he.presses("接单")
    await wang.sees("居委会已经接单")
    await blocks(street, he)
    await lin.sees("📥 #1", "🟦 居委会已接单", "👉 何主任现在收不到我的消息，请您当面转告，或者改交别人办")
    assert len(await lines(lin)) == 1
    await passes(street, days=12)
    await lin.sees("⏰ 提醒：#1 还剩")
    await passes(street, days=4)
    overdue = read(await wang.sees("过了时限还没有办好", "我已经提醒社区管理员，有进展马上告诉您。"))
    assert "居委会" not in overdue
    await lin.sees("👉 已经过了时限，何主任现在收不到我的消息，请您当面转告，或者改交别人办。")


async def test_who_gave_work_to_the_company_hears_that_it_blocked_the_bot_until_it_comes_back(
    street: Street,
) -> None:
    wang, li, gao = street.wang, street.li, street.gao
    await is_given_to_company(street)
    await gao.presses("开始办")
    await wang.sees("物业开始办理了")
    await blocks(street, gao)
    await li.sees("📥 #1", "🔧 物业正在办理", "👉 物业现在收不到我的消息，请您当面转告，或者改交别人办")
    await street.building_3.shows("#1", "🔧 物业正在办理")
    await blocks(street, gao, blocked=False)
    await street.knock(gao)
    await settled(street)
    await li.sees_no("物业现在收不到我的消息")


async def blocks(street: Street, person: Person, *, blocked: bool = True) -> None:
    await street.remote.post(f"people/{person.id}/block", bot=BOT, blocked=blocked)


# What shows it is a message that does not arrive, or one that does


async def test_where_only_a_message_that_does_not_arrive_shows_it_those_above_hear_of_what_waits(
    street: Street,
) -> None:
    wang, li, liu, group = street.wang, street.li, street.liu, street.building_3
    await street.knock(li, liu)
    await refuses_messages_to(street, li)
    await reports(wang)
    await group.shows("#1", f"⏳ {TOLD}")
    await liu.sees("📥 #1", "👉 楼门院长现在收不到我的消息，请您转告一声，或者直接接单")
    await wang.sees("已登记", TOLD)


async def test_who_writes_anything_can_be_reached_again_and_those_above_are_let_off(street: Street) -> None:
    wang, li, liu, group = street.wang, street.li, street.liu, street.building_3
    await street.knock(li, liu)
    await refuses_messages_to(street, li)
    await reports(wang)
    await liu.sees("📥 #1", "请您转告一声")
    await li.says("/inbox")
    await li.sees("📥 #1", LIGHT)
    await group.shows("#1", "⏳ 等楼门院长接单，11月24日 10:")
    await settled(street)
    await liu.sees_no("请您转告一声")


async def test_the_next_message_that_arrives_lets_those_above_off_as_well(street: Street) -> None:
    li, liu, group = street.li, street.liu, street.building_3
    await street.knock(li, liu)
    await refuses_messages_to(street, li)
    await reports(street.wang)
    await group.shows("#1", f"⏳ {TOLD}")
    await reports(street.zhang)
    await group.shows("#1", "⏳ 等楼门院长接单，11月24日 10:")
    await li.sees("📥 #1", LIGHT)


async def test_who_starts_the_bot_and_could_be_reached_all_along_lets_nothing_be_shown_anew(street: Street) -> None:
    await street.knock(street.li)
    await reports(street.wang)
    await street.li.sees("📥 #1")
    await settled(street)
    before = await wanted(street)
    await street.li.says("/start")
    await settled(street)
    assert await wanted(street) == before


async def wanted(street: Street) -> list[tuple[str, int]]:
    """Return how often each card in a group was to be looked at."""
    rows = await street.rows("SELECT kind, wanted FROM cards WHERE chat_id < 0 ORDER BY id")
    return [(row["kind"], row["wanted"]) for row in rows]


async def refuses_messages_to(street: Street, person: Person) -> None:
    """Let Telegram take the next message to somebody for one to a closed door, without ever telling of it."""
    blocked = "Forbidden: bot was blocked by the user"
    await street.remote.post("faults", method="sendMessage", chat=person.id, do="error", code=403, description=blocked)
