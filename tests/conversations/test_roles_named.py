"""`/grant` with a name behind it: whoever of those known has it in their name is offered."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from rules.access import Role
from storage import people, places, roles
from storage.store import Tx
from tests.conversations.stories import labels, until_counted
from tests.owing import settled
from tests.people import Street

SINCE = datetime(2026, 11, 1, tzinfo=UTC)


async def settle(street: Street, *names: str, community: str | None = None) -> None:
    """Let people of these names hold an office in the community, or in another one."""

    def settles(tx: Tx) -> None:
        known = places.community_named(tx, community or street.neighbourhood.plan.community)
        where = known or places.found_community(tx, name=community or "", language="zh-Hans", time_zone="Asia/Shanghai")
        for number, name in enumerate(names):
            telegram_id = 90_000 + number + (1_000 if community else 0)
            person = people.meet(tx, SINCE, telegram_id=telegram_id, name=name, language_code=None)
            roles.grant(tx, SINCE, person_id=person.id, role=Role.VOLUNTEER, where=where)

    async with street.database() as store:
        await store.transact(settles)


@pytest.mark.parametrize("said", ["/grant 王秀兰", "/grant 秀", "/grant王秀兰", "/grant  王 秀兰 "])
async def test_whoever_is_named_is_offered_and_given_an_office(street: Street, said: str) -> None:
    lin, wang = street.lin, street.wang
    await street.knock(lin, wang)
    await lin.says(said)
    assert labels(await lin.sees("给哪位邻居一个身份？", "名字带「")) == ["王秀兰"]
    for label in ("王秀兰", "志愿者", "槐树里社区", "没有期限", "提交"):
        await lin.presses(label)
    await lin.sees("好了：王秀兰现在担任槐树里社区的志愿者")


async def test_capitals_and_spaces_make_no_difference(street: Street) -> None:
    await settle(street, "Ömer Ünal")
    await street.lin.says("/grant öMERü")
    assert labels(await street.lin.sees("名字带「öMERü」")) == ["Ömer Ünal"]


@pytest.mark.parametrize("said", ["诸葛亮", "%", "_", "<b>", "1:roles:named", "😀" * 300])
async def test_where_nobody_is_called_so_one_line_says_what_to_do(street: Street, said: str) -> None:
    await street.lin.says(f"/grant {said}")
    await street.lin.sees("您管的地方，我没找到名字带「", "请把对方的一条消息转发到这里")


async def test_a_colon_alone_is_no_name(street: Street) -> None:
    await street.lin.says("/grant :")
    await street.lin.sees("给哪位邻居一个身份？下面是槐树里社区我认得的人。")


async def test_many_of_one_name_are_offered_a_page_at_a_time(street: Street) -> None:
    lin = street.lin
    await settle(street, *(f"老邢{number:02}" for number in range(10)))
    await lin.says("/grant 老邢")
    assert labels(await lin.sees("名字带「老邢」"))[-3:] == ["老邢07", "1/2", "▶"]
    await lin.presses("▶")
    await settled(street)
    assert labels((await lin.messages())[-1]) == ["老邢08", "老邢09", "◀", "2/2"]
    await lin.presses("老邢09")
    await lin.sees("请老邢09担任什么？")


async def test_who_is_known_elsewhere_alone_is_not_found(street: Street) -> None:
    await settle(street, "赵子龙", community="杨柳社区")
    await street.lin.says("/grant 赵子龙")
    await street.lin.sees("我没找到名字带「赵子龙」的人")


async def test_nobody_else_finds_anybody(street: Street) -> None:
    li = street.li
    await street.knock(li)
    await li.says("/grant 王秀兰")
    await li.sees("这件事要由社区管理员来做")
    assert await li.forges("1:roles:named:王秀兰:1") == "这件事要由社区管理员来做，请找他们帮忙。"


async def test_a_reply_in_the_group_is_about_whom_it_replies_to(street: Street) -> None:
    lin, wang, group = street.lin, street.wang, street.building_3
    await street.remote.put(f"chats/{group.id}/members/{lin.id}", status="member")
    await street.knock(lin)
    said = await wang.says("今天楼道很干净", group)
    await lin.says("/grant 李大爷", group, reply_to=said["message_id"])
    await lin.sees("请王秀兰担任什么？")
    await until_counted(lin, "名字带", 0)


async def test_each_question_names_whom_it_is_about_when_two_are_given_offices_side_by_side(street: Street) -> None:
    lin = street.lin
    await lin.says("/grant 王秀兰")
    await lin.presses("王秀兰")
    await lin.presses("志愿者")
    await lin.sees("王秀兰 · 志愿者", "在哪里？")
    await lin.says("/grant 陈小梅")
    await lin.presses("陈小梅")
    await lin.says("楼门院长")
    await lin.says("第二网格")
    await lin.sees("陈小梅 · 楼门院长 · 3号楼", "到什么时候为止？")
    await lin.presses("一年")
    await lin.presses("提交")
    await lin.sees("好了：陈小梅")
    await until_counted(lin, "王秀兰 · 志愿者", 2)


async def test_an_office_to_take_back_is_found_by_its_holders_name(street: Street) -> None:
    lin, li = street.lin, street.li
    await settle(street, *(f"老邢{number:02}" for number in range(10)))
    await street.knock(li)
    await lin.says("/revoke 李大爷")
    assert labels(await lin.sees("要撤销哪一个？", "名字带「李大爷」")) == ["李大爷 · 楼门院长 · 3号楼"]
    await lin.presses("李大爷 ·")
    await lin.sees("李大爷不再担任3号楼的楼门院长？")
    await lin.says("/revoke 陈小梅")
    await lin.sees("名字带「陈小梅」的邻居没有担任什么")
    await lin.says("/revoke 老邢")
    await lin.presses("▶")
    await settled(street)
    assert labels((await lin.messages())[-1])[:2] == [f"老邢{number:02} · 志愿者 · 槐树里社区" for number in (8, 9)]
    assert await li.forges("1:roles:theirs:老邢:1") == "这件事要由社区管理员来做，请找他们帮忙。"
