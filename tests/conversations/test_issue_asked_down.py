"""下放 is asked of whoever reported it as an issue is then: once it goes on to others, that is asked no more."""

from __future__ import annotations

from rules.access import Role
from tests.conversations.stories import finishes, gives_a_reason, is_asked_to_lower, labels
from tests.conversations.test_issue_officers import holds, is_revoked
from tests.owing import settled
from tests.people import Street, read

ASKED_NO_MORE = "#1 这一回不用再答了，后来怎样，请看后面的消息。"
NO_LONGER_ASKED = "已经不用再问这个了，请看最新的消息。"


async def test_what_was_given_to_the_company_since_does_not_go_down_by_a_late_consent(street: Street) -> None:
    wang, liu, gao = street.wang, street.liu, street.gao
    await street.knock(gao)
    asked = await is_asked_to_lower(street)
    await liu.presses("交办")
    await liu.presses("物业")
    past = await wang.sees(ASKED_NO_MORE)
    assert (past["message_id"], labels(past)) == (asked["message_id"], [])
    await gao.presses("开始办")
    for pressed in ("lower", "stay"):
        assert await wang.forges(f"1:issues:{pressed}:1") == NO_LONGER_ASKED
    await wang.says("/issue 1")
    page = await wang.sees("经过", "物业正在办理")
    assert not [label for label in labels(page) if "同意吗" in label]
    await finishes(gao)
    await wang.sees("#1 办完了", "真的解决了吗")


async def test_what_was_given_to_one_person_since_does_not_go_down_either(street: Street) -> None:
    wang, liu, gao = street.wang, street.liu, street.gao
    await street.knock(gao)
    await is_asked_to_lower(street)
    await liu.presses("交办")
    await liu.presses("某个人")
    await liu.presses("高师傅")
    await wang.sees(ASKED_NO_MORE)
    assert await wang.forges("1:issues:lower:1") == NO_LONGER_ASKED
    await settled(street)
    card = await gao.sees("📥 #1", "请您办理")
    assert "正在问" not in read(card)


async def test_it_can_be_asked_anew_after_others_had_it(street: Street) -> None:
    wang, liu, gao = street.wang, street.liu, street.gao
    await street.knock(gao)
    await is_asked_to_lower(street)
    await liu.presses("交办")
    await liu.presses("物业")
    await gao.presses("退回")
    await gao.says("这是楼里的灯")
    await liu.sees("被退回了")
    await gives_a_reason(liu, "下放", "还是楼里换吧")
    await wang.sees("理由：还是楼里换吧")
    await wang.presses("👍 同意")
    await wang.sees("#1 现在由楼门院长来办")


async def test_who_handles_it_reads_what_its_reporter_is_asked_as_long_as_they_are(street: Street) -> None:
    liu, sun = street.liu, street.sun
    await street.knock(street.lin, sun)
    await is_asked_to_lower(street)
    told = "⏬ 正在问反映的邻居，同意的话就改由楼门院长来办：楼里就能换"
    await liu.sees("📥 #1", told)
    await holds(street, sun, Role.GRID_WORKER, "第二网格")
    await is_revoked(street, "刘洋")
    await sun.sees("📥 #1", "换人负责了", told)
    await street.wang.presses("🙅 不同意")
    await sun.sees("📥 #1", "不同意下放")
    await settled(street)
    await sun.sees_no(told)
