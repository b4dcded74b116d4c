"""`/stats`: the three rates, as residents, officers and strangers see them."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import Any

import pytest

from rules.access import Role
from rules.issue_answers import Verdict
from rules.issues import Report
from rules.places import Level
from storage import issue_answers, issue_stats, issues, people, places, roles
from storage.store import Tx, Value
from tests.conversations.stories import (
    forms_group,
    labels,
    link_of,
    mends,
    moves_in,
    of,
    passes,
    restarts,
    said_by_bot,
    until_counted,
)
from tests.owing import settled
from tests.people import TEN_O_CLOCK, Street, read

NOT_HERE = "这里的数字您看不了"
GONE = "这个按钮已经用不了了"


async def place_id(street: Street, name: str) -> int:
    (row,) = await street.rows("SELECT id FROM places WHERE name = :name", name=name)
    return int(row["id"])


async def happened(street: Street, building: str, *, solved: int = 0, unsolved: int = 0, lift: int = 0) -> None:
    """Let issues have been reported and settled there some days ago: of so many the reporter says this or that."""
    where = await place_id(street, building)

    def write(tx: Tx) -> None:
        verdicts = [Verdict.SOLVED] * solved + [Verdict.UNSOLVED] * unsolved
        for number, verdict in enumerate(verdicts):
            settle(tx, where, "lift" if number < lift else "lighting", verdict)

    async with street.database() as store:
        await store.transact(write)


def settle(tx: Tx, where: int, category: str, verdict: Verdict) -> None:
    then = TEN_O_CLOCK.astimezone(UTC) - timedelta(days=5)
    reporter = people.meet(tx, then, telegram_id=9000, name="老街坊", language_code="zh")
    issue = issues.file(
        tx,
        then,
        Report(category=category, words="坏了"),
        where=places.place(tx, where),
        reporter_id=reporter.id,
        level=Level.BUILDING,
        held_as=Role.BUILDING_HEAD,
        due_at=then + timedelta(days=1),
    )
    for verb in ("report", "accept", "resolve"):
        issues.note(tx, then, issue, verb=verb, actor_id=None, words="")
    is_solved = verdict is Verdict.SOLVED
    issue_answers.keep(tx, then, issue, reporter.id, verdict, 5 if is_solved else None)
    became: dict[str, Value] = (
        {"state": "closed", "ended_at": then} if is_solved else {"state": "reopened", "reopened": 1}
    )
    issues.change(tx, issue, resolved_at=then, **became)


async def test_the_head_reads_of_the_building_in_full_and_gets_a_chart(street: Street) -> None:
    await mends(street)
    await street.wang.presses("4 分")
    await passes(street, days=1)
    await street.li.says("/stats")
    page = read(await street.li.sees("3号楼 · 本月", "响应率 100%：1 件里"))
    assert "解决率 100%：问到 1 位" in page
    assert "满意率 100%：1 个评分" in page
    assert "照明：1" in page
    assert "已解决：1" in page
    picture = await street.li.sees("3号楼 · 办得怎么样")
    assert picture["photo"]


async def test_what_is_counted_holds_up_nobody_who_writes(street: Street, monkeypatch: pytest.MonkeyPatch) -> None:
    await happened(street, "3号楼", solved=6)
    facts = issue_stats.facts
    only_read: list[int] = []

    def watched(tx: Tx, *which: Any, **but: Any) -> Any:
        only_read.extend(row["query_only"] for row in tx.all("PRAGMA query_only"))
        return facts(tx, *which, **but)

    monkeypatch.setattr(issue_stats, "facts", watched)
    await street.li.says("/stats")
    await street.li.sees("3号楼 · 办得怎么样")
    await street.li.presses("近 90 天")
    await street.li.sees("3号楼 · 近 90 天", "6 件")
    assert only_read == [1, 1, 1]


async def test_what_is_not_due_yet_waits_and_is_said_to(street: Street) -> None:
    await mends(street)
    await street.li.says("/stats")
    await street.li.sees("这段时间没有该回应的诉求", "还没到回应时限、先不算：1 件")


async def test_nobody_is_sent_an_empty_chart(street: Street) -> None:
    for person in (street.li, street.wang):
        await person.says("/stats")
        assert "📊 看图" not in labels(await person.sees("这段时间没有该回应的诉求"))
    await settled(street)
    for person in (street.li, street.wang):
        await person.sees_no("办得怎么样")
    await happened(street, "3号楼", solved=4)
    await street.li.says("/stats")
    await street.li.sees("3号楼 · 办得怎么样")
    assert "📊 看图" in labels(await street.li.sees("3号楼 · 本月", "4 件"))
    [where] = await street.rows("SELECT id FROM places WHERE name = '3号楼'")
    assert await street.wang.forges(f"1:issues:chart:{where['id']}:month:") == "图马上发给您。"
    await street.wang.sees("这段时间没有可以显示的数字")
    await street.wang.sees_no("办得怎么样")


async def test_a_neighbour_reads_no_small_number(street: Street) -> None:
    await happened(street, "3号楼", solved=9, unsolved=2, lift=3)
    await street.wang.says("/stats")
    page = read(await street.wang.sees("3号楼 · 本月", "该回应的诉求：11 件"))
    assert "响应率 100%：11 件里" in page
    assert "解决率 64–91%：问到 11 位" in page
    assert "电梯：不显示" in page
    assert "照明：不显示" in page
    assert "已解决：不显示" in page
    assert "没解决，接着办过：不足 5 件" in page
    await street.li.says("/stats")
    page = read(await street.li.sees("3号楼 · 本月", "解决率 82%：问到 11 位"))
    assert "电梯：3" in page
    assert "没解决，接着办过：2 件" in page


@pytest.mark.parametrize("role", [Role.PARTY_BRANCH, Role.SOCIAL_WORKER, Role.ELDER])
async def test_who_holds_an_office_looks_into_what_lies_beneath_it_but_reads_no_small_number(
    street: Street, role: Role
) -> None:
    await happened(street, "1号楼", solved=9, unsolved=2)
    lin, chen = street.lin, street.chen
    await street.knock(lin, chen)
    now = street.sandbox.world.clock.moment()
    community = await place_id(street, "槐树里社区")

    def grant(tx: Tx) -> None:
        who = people.by_telegram(tx, chen.id)
        assert who is not None
        roles.grant(tx, now, person_id=who.id, role=role, where=places.place(tx, community))

    await chen.says("/stats 1号楼")
    await chen.sees("没有您能看的「1号楼」")
    async with street.database() as store:
        await store.transact(grant)
    await chen.says("/stats 1号楼")
    page = read(await chen.sees("1号楼 · 本月", "该回应的诉求：11 件"))
    assert "没解决，接着办过：不足 5 件" in page
    await chen.presses("▲ 第一网格")
    await chen.sees("第一网格 · 本月")
    await chen.presses("2号楼")
    await chen.sees("2号楼 · 本月")


async def test_of_fewer_than_five_a_neighbour_reads_nothing(street: Street) -> None:
    await happened(street, "3号楼", solved=4)
    await street.wang.says("/stats")
    page = read(await street.wang.sees("3号楼 · 本月", "不足 5 件，数字不显示"))
    assert "%" not in page


async def test_a_neighbour_goes_up_to_the_grid_and_the_community_and_back_again(street: Street) -> None:
    await happened(street, "3号楼", solved=6)
    await happened(street, "1号楼", solved=5)
    await street.wang.says("/stats")
    page = await street.wang.sees("3号楼 · 本月", "6 件")
    assert labels(page) == ["上月", "近 90 天", "今年", "▲ 第二网格", "📊 看图"]
    await street.wang.presses("▲ 第二网格")
    page = await street.wang.sees("第二网格 · 本月", "6 件")
    assert "3号楼" in labels(page)
    await street.wang.presses("▲ 槐树里社区")
    page = await street.wang.sees("槐树里社区 · 本月", "11 件")
    assert [label for label in labels(page) if "网格" in label] == ["第二网格"]
    await street.wang.presses("第二网格")
    await street.wang.sees("第二网格 · 本月")
    await street.wang.presses("3号楼")
    await street.wang.sees("3号楼 · 本月")
    await street.wang.presses("上月")
    again = await street.wang.sees("3号楼 · 上月", "没有该回应的诉求")
    assert again["message_id"] == page["message_id"]


OWN = {
    "wang": "3号楼",
    "zhang": "3号楼",
    "li": "3号楼",
    "zhao": "1号楼",
    "sun": "1号楼",
    "zhou": "2号楼",
    "wu": "第一网格",
    "liu": "第二网格",
    "he": "槐树里社区",
    "ma": "槐树里社区",
    "gao": "槐树里社区",
    "lin": "槐树里社区",
}


@pytest.mark.parametrize(("name", "place"), OWN.items())
async def test_everybody_begins_with_their_own_place(street: Street, name: str, place: str) -> None:
    await of(street, name).says("/stats")
    await of(street, name).sees(f"{place} · 本月")


MAY_SEE = {
    "wang": {"3号楼", "第二网格", "槐树里社区"},
    "sun": {"1号楼", "第一网格", "槐树里社区"},
    "zhou": {"2号楼", "第一网格", "槐树里社区"},
    "wu": {"1号楼", "2号楼", "第一网格", "槐树里社区"},
    "liu": {"3号楼", "第二网格", "槐树里社区"},
    "he": {"1号楼", "2号楼", "3号楼", "第一网格", "第二网格", "槐树里社区"},
    "gao": {"1号楼", "2号楼", "3号楼", "第一网格", "第二网格", "槐树里社区"},
    "lin": {"1号楼", "2号楼", "3号楼", "第一网格", "第二网格", "槐树里社区"},
}


@pytest.mark.parametrize("name", MAY_SEE)
async def test_a_forged_button_shows_no_more_than_a_true_one(street: Street, name: str) -> None:
    person = of(street, name)
    await street.knock(person)
    for place in MAY_SEE["lin"]:
        number = await place_id(street, place)
        for verb in ("stats", "chart"):
            answer = await person.forges(f"1:issues:{verb}:{number}:month:")
            assert (place, answer.startswith(NOT_HERE)) == (place, place not in MAY_SEE[name])
        await passes(street, minutes=2)


async def _other_community(street: Street) -> int:
    async with street.database() as store:

        def write(tx: Tx) -> int:
            root = places.found_community(tx, name="柳树里", language="zh-Hans", time_zone="Asia/Shanghai")
            return places.add(tx, community_id=root.community_id, parent=root, level=Level.BUILDING, name="柳1号楼").id

        return await store.transact(write)


async def test_nobody_sees_another_community(street: Street) -> None:
    building = await _other_community(street)
    await street.knock(street.wang, street.he, street.lin)
    for name in ("wang", "he", "lin"):
        assert (await of(street, name).forges(f"1:issues:stats:{building}:month:")).startswith(NOT_HERE)
        assert (await of(street, name).forges(f"1:issues:chart:{building}:year:")).startswith(NOT_HERE)


GARBAGE = (
    "stats",
    "stats:1",
    "stats:x:month:",
    "stats:999:month:",
    "stats:-1:month:",
    "stats:99999999999999999999999:month:",
    "stats:1:week:",
    "stats:1:month:a:b",
    "chart:999:month:",
    "chart:1:decade:",
)


async def test_a_button_that_says_nonsense_no_longer_works(street: Street) -> None:
    await street.knock(street.lin)
    for data in GARBAGE:
        assert (data, GONE in await street.lin.forges(f"1:issues:{data}")) == (data, True)


async def test_a_made_up_code_opens_nothing(street: Street) -> None:
    number = await place_id(street, "1号楼")
    await street.knock(street.wang)
    for code in ("nonsense", "'; --", "议事"):
        assert (await street.wang.forges(f"1:issues:stats:{number}:month:{code}")).startswith(NOT_HERE)


async def test_in_a_group_it_is_told_in_private_and_the_group_stays_quiet(street: Street) -> None:
    await street.knock(street.wang)
    await street.wang.says("/stats", street.building_3)
    await street.wang.sees("3号楼 · 本月")
    assert await said_by_bot(street.wang, street.building_3) == []


async def test_who_has_not_started_the_bot_is_led_from_the_group_to_the_figures_of_its_place(street: Street) -> None:
    guest = await moves_in(street, street.building_3, name="新来的", language_code="zh")
    await guest.says("/stats", street.building_3)
    await street.building_3.shows("新来的，这个我私聊发给您")
    await guest.presses("去私聊看", street.building_3)
    await guest.sees("3号楼 · 本月")
    await guest.presses("▲ 第二网格")
    await guest.sees("第二网格 · 本月")


async def test_who_names_a_place_there_is_led_to_the_figures_of_that_one(street: Street) -> None:
    guest = await moves_in(street, street.building_3, name="新来的", language_code="zh")
    await guest.says("/stats 第二网格", street.building_3)
    await guest.presses("去私聊看", street.building_3)
    await guest.sees("第二网格 · 本月")
    await guest.presses("3号楼")
    await guest.sees("3号楼 · 本月")
    liu = street.liu
    await liu.says("/stats 3栋", street.staff)
    await liu.presses("去私聊看", street.staff)
    await liu.sees("3号楼 · 本月")


@pytest.mark.parametrize("said", ["1号楼", "月亮湾"])
async def test_who_names_a_place_there_that_is_not_in_sight_is_led_to_the_one_of_the_group(
    street: Street, said: str
) -> None:
    guest = await moves_in(street, street.building_3, name="新来的", language_code="zh")
    await guest.says(f"/stats {said}", street.building_3)
    await guest.presses("去私聊看", street.building_3)
    await guest.sees("3号楼 · 本月")


async def test_a_link_that_was_made_up_from_a_true_one_shows_no_other_place(street: Street) -> None:
    guest = await moves_in(street, street.building_3, name="新来的", language_code="zh")
    code = (await link_of(street, street.building_3)).removeprefix("report_")
    for place in (await place_id(street, "1号楼"), 10**14):
        await guest.says(f"/start stats_{code}_{place}")
    await guest.sees(NOT_HERE)
    await guest.sees(GONE)
    await settled(street)
    await guest.sees_no("本月")


async def test_a_made_up_link_leads_to_ones_own_figures_or_to_how_to_find_them(street: Street) -> None:
    for payload in ("stats", "stats_", "stats_nonsense"):
        await street.wang.says(f"/start {payload}")
        await street.qian.says(f"/start {payload}")
    await until_counted(street.wang, "3号楼 · 本月", 3)
    await until_counted(street.qian, "我还不知道您住哪栋楼", 3)


async def test_who_stands_in_a_group_and_lives_nowhere_sees_what_its_neighbours_see(street: Street) -> None:
    await happened(street, "3号楼", solved=5)
    guest = await moves_in(street, street.building_3, name="新来的", language_code="zh")
    await guest.says("/start")
    await guest.says("/stats")
    await guest.sees("我还不知道您住哪栋楼")
    await guest.says("/stats", street.building_3)
    await guest.sees("3号楼 · 本月")
    await guest.presses("▲ 第二网格")
    await guest.sees("第二网格 · 本月")
    await guest.presses("看图")
    await guest.sees("第二网格 · 办得怎么样")


async def test_in_an_unbound_group_it_is_said_what_to_do(street: Street) -> None:
    await street.knock(street.wang)
    group = await forms_group(street, "新群", street.wang)
    await street.wang.says("/stats", group)
    await group.shows("这个群还没有绑定楼栋")


async def test_in_the_staff_group_the_community_is_meant(street: Street) -> None:
    await street.knock(street.he)
    await street.he.says("/stats", street.staff)
    await street.he.sees("槐树里社区 · 本月")


async def test_after_a_restart_the_buttons_go_on_and_pressing_twice_changes_nothing(street: Street) -> None:
    await happened(street, "3号楼", solved=6)
    await street.li.says("/stats")
    await street.li.sees("3号楼 · 本月", "6 件")
    await restarts(street)
    await street.li.presses("近 90 天")
    page = await street.li.sees("3号楼 · 近 90 天", "6 件")
    number = await place_id(street, "3号楼")
    await street.li.forges(f"1:issues:stats:{number}:90-days:", message_id=page["message_id"])
    again = await street.li.sees("3号楼 · 近 90 天", "6 件")
    assert again["message_id"] == page["message_id"]


async def test_in_the_first_days_of_a_month_the_last_one_is_meant(street: Street) -> None:
    await happened(street, "3号楼", solved=6)
    await passes(street, days=9)
    await street.li.says("/stats")
    await street.li.sees("3号楼 · 上月", "6 件")


async def test_english_readers_read_english(street: Street) -> None:
    await happened(street, "3号楼", solved=6)
    guest = await moves_in(street, street.building_3, name="Ann", language_code="en")
    await guest.says("/start")
    await guest.says("/stats", street.building_3)
    await guest.sees("3号楼 · this month", "Answered in time 100%, of 6", "Solved 100%")
    await guest.sees("3号楼 · how well it goes")


async def test_who_names_a_place_is_told_of_that_one_however_they_write_it(street: Street) -> None:
    liu, he, wang = street.liu, street.he, street.wang
    await liu.says("/stats 三栋")
    await liu.sees("📊 3号楼 · 本月")
    await he.says("/stats 第一网格")
    await he.sees("📊 第一网格 · 本月")
    await wang.says("/stats 槐树里社区")
    await wang.sees("📊 槐树里社区 · 本月")
    await wang.says("/stats 3号楼", street.building_3)
    await wang.sees("📊 3号楼 · 本月")


async def test_where_no_such_place_can_be_seen_it_says_so_and_offers_what_there_is(street: Street) -> None:
    wang = street.wang
    for said in ("1号楼", "月亮湾"):
        await wang.says(f"/stats {said}")
        offered = await wang.sees(f"没有您能看的「{said}」，能看的有这些：")
        assert sorted(labels(offered)) == sorted(["3号楼", "第二网格", "槐树里社区"])
    await wang.presses("第二网格")
    await wang.sees("📊 第二网格 · 本月")
