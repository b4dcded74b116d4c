"""What an operator sets about issues, as residents and those in charge meet it."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.config import Config, Emergency, Issues, OtherLimit, OwnCategory
from tests.conversations.stories import LIGHT, labels, passes, reports
from tests.people import Street


def with_issues(street: Street, **changed: object) -> Config:
    return street.config.model_copy(update={"issues": Issues.model_validate(changed)})


async def test_a_category_of_the_communitys_own_is_offered_filed_and_shown_in_each_language(
    quiet_street: Street,
) -> None:
    street = quiet_street
    pool = OwnCategory(code="pool", under="facilities", chinese="🏊 泳池", english="🏊 Pool")
    boat = OwnCategory(code="boats", chinese="🚣 码头", english="🚣 Boats")
    await street.start_bot(with_issues(street, own_categories=(pool, boat), without_categories=("pets", "walls")))
    wang = street.wang
    await wang.says("/report")
    topics = labels(await wang.sees("是哪方面的事"))
    assert topics.index("🚣 码头") == topics.index("📝 其他") - 1
    assert "🐕 宠物" not in topics
    await wang.presses("公共设施")
    kinds = labels(await wang.sees("公共设施：具体是什么"))
    assert "🏊 泳池" in kinds
    assert "🏚 墙面、屋顶、漏雨" not in kinds
    await wang.presses("泳池")
    await wang.says("水不干净")
    await wang.presses("提交")
    await street.building_3.shows("#1 🏊 泳池", "水不干净")
    await wang.says("/language")
    await wang.presses("English")
    await wang.says("/report")
    await wang.presses("Facilities")
    await wang.presses("Pool")
    await wang.sees("🏊 Pool", "What is wrong")


async def test_a_limit_of_its_own_for_lifts(quiet_street: Street) -> None:
    street = quiet_street
    lifts = OtherLimit(category="lift", accept_hours=1)
    await street.start_bot(with_issues(street, other_limits=(lifts,)))
    await street.knock(street.li, street.liu)
    await reports(street.wang, "电梯停在三楼", category="电梯", kind="停运")
    await reports(street.zhang, LIGHT)
    await street.building_3.shows("#1", "等楼门院长接单，11月23日 11:00 之前")
    await street.building_3.shows("#2", "等楼门院长接单，11月24日 10:00 之前")
    await passes(street, hours=1, minutes=1)
    await street.building_3.shows("#1", "等网格员接单")


async def test_working_days_leave_out_a_holiday(quiet_street: Street) -> None:
    street = quiet_street
    await street.start_bot(with_issues(street, working_days=True, holidays=(date(2026, 11, 24),)))
    await street.knock(street.li)
    await reports(street.wang)
    await street.building_3.shows("#1", "11月25日 10:00 之前")
    [reminder] = await street.rows("SELECT due_at FROM deadlines WHERE kind = 'issues.nudge'")
    at = datetime.fromisoformat(reminder["due_at"]).astimezone(ZoneInfo("Asia/Shanghai"))
    assert (at.date(), at.hour) == (date(2026, 11, 25), 4)


async def test_the_numbers_to_call_are_those_of_the_country(quiet_street: Street) -> None:
    street = quiet_street
    await street.start_bot(street.config.model_copy(update={"emergency": Emergency(fire="112")}))
    await street.wang.says("/report 楼道着火了")
    await street.wang.sees("着火请马上打 112")
