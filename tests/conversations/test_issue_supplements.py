"""补充: what those who have the problem add to an open issue, by its button or in reply to the bot."""

from __future__ import annotations

from tests.conversations.stories import LIGHT, finishes, labels, mends, reports
from tests.conversations.test_issue_written_answers import REPORT_THIS
from tests.owing import settled
from tests.people import Street, read

FOURTH_FLOOR = "再补充一下，是四楼"
KEPT = "给 #1 补充的已经转给办事的人"


async def test_a_reply_to_what_the_bot_said_of_an_issue_is_added_to_it(street: Street) -> None:
    wang, li, group = street.wang, street.li, street.building_3
    await street.knock(li, street.zhang)
    await reports(wang)
    filed = await wang.sees("已登记")
    await wang.says(FOURTH_FLOOR, reply_to=filed["message_id"])
    await wang.sees(KEPT)
    await li.sees("➕ #1 反映的邻居补充", FOURTH_FLOOR)
    await li.presses("接单")
    accepted = await wang.sees("#1 楼门院长已经接单")
    await wang.says("灯座松了", reply_to=accepted["message_id"])
    await li.sees("➕ #1 反映的邻居补充", "灯座松了")
    await settled(street)
    assert await li.count("➕ #1") == 2
    await group.shows_no(FOURTH_FLOOR)
    await li.says("/issue 1")
    await li.sees("经过", "有邻居补充", FOURTH_FLOOR)
    await wang.says("/issue 1")
    await wang.sees("经过", FOURTH_FLOOR)
    await street.zhang.says("/issue 1", group)
    assert FOURTH_FLOOR not in read(await street.zhang.sees("经过", "有邻居补充"))


async def test_by_the_button_the_reporter_adds_words_and_photos(street: Street) -> None:
    wang, li = street.wang, street.li
    await street.knock(li)
    await reports(wang)
    await wang.presses("补充一句")
    await wang.sees("给 #1 补充点什么", "只给办这件事的人看")
    await wang.sends_photo()
    await wang.says(FOURTH_FLOOR)
    await wang.sees("请看一遍", FOURTH_FLOOR, "1 张照片", "邻居也看得到")
    await wang.presses("提交")
    await wang.sees(KEPT)
    await li.sees("➕ #1", FOURTH_FLOOR, "另加了 1 张照片")
    await li.presses("详情")
    assert "photo" in await li.sees("#1 反映时的照片")


async def test_who_joined_adds_words_alone_and_the_reporter_does_not_read_them(street: Street) -> None:
    wang, zhang, li = street.wang, street.zhang, street.li
    await street.knock(li, zhang)
    await reports(wang)
    await zhang.presses("我也遇到", street.building_3)
    await zhang.says("/issue 1")
    whole = await zhang.sees("经过")
    await zhang.sends(photo=True, caption="三楼也黑", reply_to=whole["message_id"])
    await zhang.sees("只收了您写的字", KEPT)
    await li.sees("➕ #1 一位同样遇到的邻居补充", "三楼也黑")
    await wang.says("/issue 1")
    assert "三楼也黑" not in read(await wang.sees("经过", "有邻居补充"))


async def test_nobody_floods_those_who_see_to_it(street: Street) -> None:
    wang, li = street.wang, street.li
    await street.knock(li)
    await reports(wang)
    filed = await wang.sees("已登记")
    for words in ("一楼也是", "二楼也是", "三楼也是"):
        await wang.says(words, reply_to=filed["message_id"])
        await wang.sees(KEPT)
        await li.sees(words)
    await wang.says("四楼也是", reply_to=filed["message_id"])
    assert labels(await wang.sees("一天里给 #1 最多补充 3 次")) == [REPORT_THIS]
    await street.advance(days=1, minutes=1)
    await wang.says("四楼还黑着", reply_to=filed["message_id"])
    await li.sees("四楼还黑着")


async def test_who_does_not_have_it_and_who_comes_too_late_read_one_line(street: Street) -> None:
    wang, zhang = street.wang, street.zhang
    await street.knock(zhang)
    await mends(street)
    filed = await wang.sees("已登记")
    await zhang.says("/issue 1", street.building_3)
    seen = await zhang.sees("经过")
    await zhang.says("我看也是", reply_to=seen["message_id"])
    await zhang.sees("反映这件事的和同样遇到的邻居才能补充")
    await wang.presses("5 分")
    await wang.sees("谢谢您")
    await wang.says("谢谢李大爷了", reply_to=(await wang.sees("谢谢您"))["message_id"])
    await wang.sees("您对 #1 说的话已经转给办事的人")
    await wang.says("楼上也想装一盏", reply_to=filed["message_id"])
    assert labels(await wang.sees("#1 已经不在办了")) == [REPORT_THIS]


# To have joined by mistake


async def test_who_joined_by_mistake_takes_it_back_and_the_card_counts_one_less(street: Street) -> None:
    zhang, chen, group = street.zhang, street.chen, street.building_3
    await street.knock(zhang, chen)
    await reports(street.wang)
    await zhang.presses("我也遇到", group)
    await chen.presses("我也遇到", group)
    await group.shows("#1", "2 位邻居也遇到了")
    assert "发 /issue 1 可以退出" in await zhang.presses("我也遇到", group)
    await zhang.says("/issue 1")
    assert await zhang.presses("点错了，我没遇到") == "好的，#1 不再算您在内。"
    await group.shows("#1", "1 位邻居也遇到了")
    await zhang.presses("我也遇到")
    await group.shows("#1", "2 位邻居也遇到了")
    verbs = [
        row["verb"] for row in await street.rows("SELECT verb FROM journal WHERE verb LIKE 'issues.%' ORDER BY id")
    ]
    assert verbs == ["issues.report", "issues.join", "issues.join", "issues.leave", "issues.join"]


async def test_nobody_leaves_what_they_reported_or_judged(street: Street) -> None:
    wang, zhang = street.wang, street.zhang
    await street.knock(zhang)
    await mends(street)
    assert await wang.forges("1:issues:take:leave:1:mo1p0") == "这是您自己反映的，不用再点，有进展会告诉您。"
    await zhang.presses("我也遇到", street.building_3)
    await zhang.presses("4 分")
    await zhang.sees("等反映的邻居也说一声")
    assert await zhang.forges("1:issues:take:leave:1:mo1p0") == "您已经说过 #1 解决没有，就算在内了。"


# What nobody asked for


async def test_what_is_said_without_a_reply_can_be_added_to_what_was_reported(street: Street) -> None:
    wang, li = street.wang, street.li
    await street.knock(li)
    await reports(wang)
    await wang.sends(photo=[True, True], caption=FOURTH_FLOOR)
    assert labels(await wang.sees("我在呢", "点它的编号")) == [REPORT_THIS, f"➕ 补充到 #1 {LIGHT}"]
    await settled(street)
    await wang.presses("补充到 #1")
    await wang.sees("请看一遍", FOURTH_FLOOR, "2 张照片")
    await wang.presses("提交")
    await li.sees("➕ #1", FOURTH_FLOOR, "另加了 2 张照片")


async def test_a_photo_by_itself_is_there_and_goes_off_as_it_is(street: Street) -> None:
    wang, li = street.wang, street.li
    await street.knock(li)
    await reports(wang)
    await wang.sends_photo()
    await wang.presses("补充到 #1")
    await wang.sees("请看一遍，给 #1 补充", "1 张照片", "点「✅ 提交」就这样发出")
    await wang.presses("提交")
    await li.sees("➕ #1", "另加了 1 张照片")


async def test_a_photo_sent_before_the_words_is_said_to_be_there(street: Street) -> None:
    wang = street.wang
    await reports(wang)
    await wang.presses("补充一句")
    await wang.sees("给 #1 补充点什么")
    await wang.sends_photo()
    await wang.sees("照片收到了", "不写就点「跳过」")
    await wang.presses("跳过")
    await wang.sees("请看一遍，给 #1 补充", "1 张照片", "就这样发出")
    await wang.says(FOURTH_FLOOR)
    await wang.sees("请看一遍，给 #1 补充", FOURTH_FLOOR, "1 张照片")


async def test_a_voice_message_has_no_room_and_photos_are_not_said_to_have_none(street: Street) -> None:
    wang = street.wang
    await reports(wang)
    await wang.presses("补充一句")
    await wang.sees("给 #1 补充点什么")
    await wang.sends(voice=True)
    await wang.sees("语音这里收不下，请用文字写给我；照片可以直接发", "给 #1 补充点什么")


async def test_whoever_joined_reads_that_of_a_photo_beside_their_answer_the_words_alone_were_taken(
    street: Street,
) -> None:
    zhang, li = street.zhang, street.li
    await street.knock(zhang, li)
    await reports(street.wang)
    await zhang.presses("我也遇到", street.building_3)
    await li.presses("接单")
    await finishes(li, "换了灯泡")
    question = await zhang.sees("真的解决了吗")
    await zhang.presses("还没解决")
    await zhang.sees("#1 由楼门院长接着办")
    await zhang.sends(photo=True, caption="三楼还黑着", reply_to=question["message_id"])
    await zhang.sees("只收了您写的字", "您对 #1 说的话已经转给办事的人")


async def test_whoever_joined_is_told_that_photos_have_no_room(street: Street) -> None:
    zhang, group = street.zhang, street.building_3
    await street.knock(zhang)
    await reports(street.wang)
    await zhang.presses("我也遇到", group)
    await zhang.sends_photo(caption="三楼也黑")
    await zhang.presses("补充到 #1")
    await zhang.sees("只收了您写的字", "请看一遍", "三楼也黑")


async def test_what_was_written_for_one_addition_too_many_can_be_read_still(street: Street) -> None:
    wang, li = street.wang, street.li
    await street.knock(li)
    await reports(wang)
    await wang.presses("补充一句")
    await wang.says("六楼也黑")
    await wang.sees("请看一遍", "六楼也黑")
    for words in ("三楼也黑", "四楼也黑", "五楼也黑"):
        await wang.says(f"/issue 1 {words}")
        await wang.presses("把我写的带给办事的人")
        await li.sees(words)
    await wang.presses("提交")
    await wang.sees("最多补充 3 次", "您写的是：「六楼也黑」")
