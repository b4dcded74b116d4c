"""A form stands open, and somebody replies to something else that the bot said: that is what they speak of."""

from __future__ import annotations

import json

from tests.conversations.stories import LIGHT, labels, mends, reports, until_counted
from tests.conversations.test_issue_written_answers import PRESS_AND_KEEP, state
from tests.owing import settled
from tests.people import Json, Person, Street

TOPIC = "是哪方面的事"
LEAK = "三楼水管漏水"
GOES_ON = f"接着填没填完的那份：「{LEAK}」"
KEPT = "给 #1 补充的已经转给办事的人"


async def begins(person: Person) -> None:
    """Let somebody begin to report something else, and leave that form open."""
    await person.says(f"/report {LEAK}")
    await person.sees(TOPIC)


async def asked_to_add(street: Street) -> Json:
    """Let Wang report, and begin to add to that. Return the question."""
    await street.knock(street.li)
    await reports(street.wang)
    await street.wang.presses("补充一句")
    return await street.wang.sees("给 #1 补充点什么")


async def test_it_goes_to_the_question_whether_something_is_solved_and_the_form_comes_back(street: Street) -> None:
    wang = street.wang
    await mends(street)
    question = await wang.sees("真的解决了吗")
    await begins(wang)
    await wang.says("厨房那盏还黑着", reply_to=question["message_id"])
    await wang.sees(PRESS_AND_KEEP)
    assert labels(await wang.sees("#1 办完了", "真的解决了吗")) == labels(question)
    await wang.sees(GOES_ON, TOPIC)
    await wang.says("还没解决", reply_to=question["message_id"])
    await wang.sees("#1 由楼门院长接着办")
    assert await state(street) == "reopened"
    await until_counted(wang, GOES_ON, 2)
    [draft] = await street.rows("SELECT answers FROM drafts WHERE form = 'report'")
    assert json.loads(draft["answers"]) == {"words": LEAK}


async def test_it_is_added_to_the_issue_of_which_a_notice_told(street: Street) -> None:
    wang, li = street.wang, street.li
    await street.knock(li)
    await reports(wang)
    await li.presses("接单")
    accepted = await wang.sees("#1 楼门院长已经接单")
    await begins(wang)
    await wang.says("灯座松了", reply_to=accepted["message_id"])
    await wang.sees(KEPT)
    await li.sees("➕ #1 反映的邻居补充", "灯座松了")
    await wang.sees(GOES_ON, TOPIC)
    assert "灯座" not in (await street.rows("SELECT answers FROM drafts"))[0]["answers"]


async def test_photos_are_looked_over_first_and_the_form_comes_after_them(street: Street) -> None:
    wang, li = street.wang, street.li
    await street.knock(li)
    await reports(wang)
    filed = await wang.sees("已登记")
    await begins(wang)
    await wang.sends(photo=[True, True], caption="灯座松了", reply_to=filed["message_id"])
    await settled(street)
    await wang.sees("请看一遍", "灯座松了", "2 张照片")
    await wang.presses("提交")
    await wang.sees(KEPT)
    await wang.sees(GOES_ON, TOPIC)


async def test_an_officer_takes_on_by_a_reply_what_is_asked_of_them_and_goes_on_with_what_they_filled_in(
    street: Street,
) -> None:
    li = street.li
    await street.knock(li)
    await reports(street.wang)
    asked = await li.sees("📥 #1", LIGHT)
    await begins(li)
    await li.says("接单", reply_to=asked["message_id"])
    await street.building_3.shows("#1", "楼门院长已接单")
    await li.sees(GOES_ON, TOPIC)


async def test_a_reply_to_any_of_its_own_questions_belongs_to_the_form(street: Street) -> None:
    """Its questions speak of #1 as well, and the earlier ones have no buttons any more."""
    wang, li = street.wang, street.li
    asked = await asked_to_add(street)
    await wang.says("灯座松了")
    await wang.sees("请看一遍", "灯座松了")
    await wang.says("螺丝也没了", reply_to=asked["message_id"])
    await wang.sees("请看一遍", "灯座松了\n螺丝也没了")
    await settled(street)
    await li.sees_no("螺丝也没了")


async def test_of_two_forms_the_one_is_answered_whose_question_is_replied_to(street: Street) -> None:
    wang = street.wang
    asked = await asked_to_add(street)
    await begins(wang)
    await wang.says("灯座松了", reply_to=asked["message_id"])
    await wang.sees("请看一遍", "灯座松了")
    await wang.presses("提交")
    await wang.sees(KEPT)
    await wang.sees(GOES_ON, TOPIC)


async def test_what_is_said_to_the_issue_that_the_form_is_about_answers_the_form(street: Street) -> None:
    li = street.li
    await street.knock(li)
    await reports(street.wang)
    await li.presses("接单")
    card = await li.sees("#1", LIGHT, "由您负责")
    await li.presses("办完了")
    await li.sees("#1 是怎么解决的")
    await li.says("换了新灯泡", reply_to=card["message_id"])
    await li.sees("有 #1 办好后的照片吗")


async def test_a_reply_to_what_is_about_nothing_in_particular_answers_the_form(street: Street) -> None:
    wang = street.wang
    await wang.says("/help")
    told = await wang.sees("我能帮您做这些")
    await wang.says("/report")
    await wang.presses("照明")
    await wang.sees("请说说怎么回事")
    await wang.says(LIGHT, reply_to=told["message_id"])
    await wang.sees("请看一遍", LIGHT)
