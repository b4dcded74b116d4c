"""替邻居反映: who holds an office may tell for a neighbour, whose name or unit those who handle it alone read."""

from __future__ import annotations

import json

import pytest

from tests.conversations.stories import LIGHT, finishes, labels, link_of, of, reports, restarts, until_counted
from tests.owing import settled
from tests.people import Person, Street

BUTTON = "🤝 替邻居反映"
WHOM = "301 的老人"
NOT_YOURS = "这个按钮已经用不了了，请发 /help 看看现在能做什么。"


async def looks(person: Person) -> None:
    """Let somebody come to the last look at their report."""
    await person.says(f"/report {LIGHT}")
    await person.presses("照明")
    await person.sees("请看一遍")


async def reports_for(officer: Person, whom: str = WHOM) -> None:
    """Let somebody in office report for a neighbour."""
    await looks(officer)
    await officer.presses(BUTTON)
    await officer.sees("替哪位邻居反映")
    await officer.says(whom)
    await officer.sees("请看一遍", f"🤝 替{whom} · ")
    await officer.presses("提交")
    await officer.sees("已登记")


async def test_those_who_handle_it_read_for_whom_it_is_and_neighbours_only_by_which_office(street: Street) -> None:
    li, liu, group = street.li, street.liu, street.building_3
    await street.knock(liu, street.zhang)
    await reports_for(li)
    await group.shows("#1", LIGHT, "🤝 楼门院长代邻居反映")
    await liu.sees("📥 #1", LIGHT, f"🤝 李大爷替{WHOM}反映")
    await street.zhang.presses("我也遇到", group)
    await liu.presses("接单")
    await finishes(liu)
    await li.sees("真的解决了吗")
    await li.presses("5 分")
    await group.shows("#1 解决了")
    await settled(street)
    for message in ("301", "李大爷"):
        await group.shows_no(message)
        await street.zhang.sees_no(message)


async def test_who_did_it_and_holds_the_office_no_more_reads_what_neighbours_read(street: Street) -> None:
    li, liu, lin = street.li, street.liu, street.lin
    await street.knock(liu, lin)
    await reports_for(li)
    await liu.sees(f"🤝 李大爷替{WHOM}反映")
    await liu.presses("接单")
    await finishes(liu)
    await li.presses("5 分")
    await street.building_3.shows("#1 解决了")
    await lin.says("/revoke")
    await lin.presses(liu.name)
    await lin.presses("撤销")
    await liu.sees("📥 #1", "🤝 楼门院长代邻居反映", "已解决")
    await settled(street)
    await liu.sees_no("301")
    await liu.sees_no("李大爷")


async def test_who_told_it_does_not_handle_it_so_it_goes_to_the_next_level(street: Street) -> None:
    li, liu = street.li, street.liu
    await street.knock(liu)
    await reports_for(li)
    await street.building_3.shows("#1", "等网格员接单")
    for data in ("accept:1", "ask:decline:1", "heads:1"):
        assert "由别的负责人来办" in await li.forges(f"1:issues:{data}")
    await liu.sees("📥 #1", "请在")
    await until_counted(li, "📥 #1", 0)


async def test_the_committee_reports_for_a_neighbour_and_the_building_head_handles_it(street: Street) -> None:
    """He lives nowhere here: he comes by the link of the building's group."""
    he, li, group = street.he, street.li, street.building_3
    await street.knock(li)
    await he.says(f"/start {await link_of(street, group)}")
    await he.presses("照明")
    await he.says(LIGHT)
    await he.presses(BUTTON)
    await he.says(WHOM)
    await he.sees("请看一遍")
    await he.presses("提交")
    await group.shows("#1", "🤝 居委会代邻居反映", "等楼门院长接单")
    await li.sees("📥 #1", f"替{WHOM}反映")


async def test_the_journal_says_that_it_was_for_somebody_and_not_for_whom(street: Street) -> None:
    await reports_for(street.li)
    await settled(street)
    [row] = await street.rows("SELECT data FROM journal WHERE verb = 'issues.report'")
    written = json.loads(row["data"])
    assert written.pop("for_somebody") == 1
    assert len(written.pop("words")) == 64
    assert "301" not in str(written)
    await reports(street.wang, "单元门关不上")
    [_, other] = await street.rows("SELECT data FROM journal WHERE verb = 'issues.report' ORDER BY id")
    assert "for_somebody" not in json.loads(other["data"])


@pytest.mark.parametrize("name", ["wang", "chen", "sun"])
async def test_nobody_else_is_offered_it_and_a_forged_press_is_refused(street: Street, name: str) -> None:
    person = of(street, name)
    await looks(person)
    assert BUTTON not in labels(await person.sees("请看一遍"))
    [draft] = await street.rows("SELECT id FROM drafts")
    assert await person.forges(f"1:form:change:{draft['id']}:for_whom") == NOT_YOURS
    await person.sees_no("替哪位邻居反映")


async def test_a_head_reports_for_nobody_in_another_building(street: Street) -> None:
    zhao = street.zhao
    await zhao.says(f"/start {await link_of(street, street.building_3)}")
    await zhao.presses("照明")
    await zhao.says(LIGHT)
    assert BUTTON not in labels(await zhao.sees("请看一遍"))
    [draft] = await street.rows("SELECT id FROM drafts")
    assert await zhao.forges(f"1:form:change:{draft['id']}:for_whom") == NOT_YOURS


async def test_whose_office_ended_meanwhile_sends_it_for_themselves_alone(street: Street) -> None:
    li = street.li
    await looks(li)
    await li.presses(BUTTON)
    await li.says(WHOM)
    await li.sees("替301")
    async with street.database() as store:
        await store.transact(lambda tx: tx.run("UPDATE roles SET until = '2026-01-01T00:00:00+00:00'"))
    assert await li.presses("提交") == "这件事要由负责的人来办，您可以请楼门院长帮忙。"
    assert len(await street.rows("SELECT id FROM drafts")) == 1
    assert await street.rows("SELECT id FROM issues") == []


@pytest.mark.parametrize(
    ("written", "answer"),
    [
        ("", "请用文字写给我"),
        ("老", "请至少写 2 个字"),
        ("长" * 501, "请缩到 500 个字以内"),
        ("\u200b\u200b\u200b", "请至少写 2 个字"),
    ],
)
async def test_what_does_not_fit_is_asked_for_again_and_loses_nothing(
    street: Street, written: str, answer: str
) -> None:
    li = street.li
    await looks(li)
    await li.presses(BUTTON)
    await li.sees("替哪位邻居反映")
    if written:
        await li.says(written)
    else:
        await li.sends(sticker=True)
    await li.sees(answer, "替哪位邻居反映")
    await restarts(street)
    await li.says("<b>王奶奶</b> & \u202e301 👵")
    await li.sees("请看一遍", "替<b>王奶奶</b> & \u202e301 👵")
    await li.presses(BUTTON)
    await li.presses("跳过")
    await li.sees("请看一遍", LIGHT)
    await until_counted(li, "王奶奶", 1)


async def test_a_command_in_between_leaves_the_question_open(street: Street) -> None:
    li = street.li
    await looks(li)
    await li.presses(BUTTON)
    await li.sees("替哪位邻居反映")
    await li.says("/help")
    await li.sees("我能帮您做这些")
    await li.says(WHOM)
    await li.sees("请看一遍", f"替{WHOM}")
    await li.presses(BUTTON)
    await until_counted(li, "替哪位邻居反映", 2)
    await li.presses("上一步")
    await until_counted(li, "替哪位邻居反映", 1)
    await li.sees("请看一遍", f"替{WHOM}")
