"""People meet the bot: the start, the help, the language, commands that are none, blocks and floods."""

from __future__ import annotations

import pytest

from rules.access import Role
from tests.conversations.homes import asks
from tests.conversations.stories import (
    LIGHT,
    finishes,
    labels,
    moves_in,
    of,
    passes,
    reports,
    restarts,
    said_by_bot,
    until_counted,
)
from tests.conversations.test_issue_assigning import grants
from tests.people import BOT, Street, read

TOO_FAST = "您发得太快了，我跟不上。请歇一分钟再继续。"


@pytest.mark.parametrize("name", ["wang", "li", "liu", "gao", "lin"])
async def test_everybody_is_greeted_by_their_name_with_one_big_button(street: Street, name: str) -> None:
    person = of(street, name)
    await person.says("/start")
    welcome = await person.sees(f"{person.name}，您好！我是议事")
    assert labels(welcome) == ["📣 反映问题"]


async def test_who_lives_nowhere_yet_is_offered_to_join_until_they_have_asked(street: Street) -> None:
    yang = await moves_in(street, street.building_3, name="孙杨", language_code="zh")
    await yang.says("/start")
    assert labels(await yang.sees("您好！我是议事")) == ["📣 反映问题", "🏠 登记我住哪一户"]
    await yang.presses("登记我住哪一户")
    await yang.sees("我还不知道您住哪栋楼", "发 /join")
    await yang.says("/join", street.building_3)
    await yang.presses("去登记", street.building_3)
    await asks(yang)
    await yang.says("/start")
    await until_counted(yang, "您好！我是议事", 2)
    assert labels((await yang.messages())[-1]) == ["📣 反映问题"]


async def test_a_name_with_markup_is_read_as_it_is(street: Street) -> None:
    joker = await moves_in(street, street.building_3, name="<b>王</b> & Co", language_code="zh")
    await joker.says("/start")
    await joker.sees("<b>王</b> & Co，您好")
    await joker.says("/report", street.building_3)
    await street.building_3.shows("<b>王</b> & Co，点下面的按钮")


async def test_words_for_nobody_are_answered_with_what_can_be_done(street: Street) -> None:
    for what in ({"text": "今天天气不错"}, {"sticker": True}, {"voice": True}, {"photo": True}):
        wang = street.wang
        before = await wang.count("我在呢。要反映刚才说的事，点下面的按钮")
        await wang.sends(**what)
        await until_counted(wang, "我在呢。要反映刚才说的事，点下面的按钮", before + 1)


@pytest.mark.parametrize("words", ["/nonsense", "/REPORTS", "/report_", "/报告", "/", "//report"])
async def test_what_looks_like_a_command_and_is_none_is_answered_in_private(street: Street, words: str) -> None:
    await street.wang.says(words)
    await street.wang.sees("/help")


@pytest.mark.parametrize("words", ["/HELP", "/Help@Yishi_Demo_Bot", "/help 请问", "/help\n请问", "/help请问"])
async def test_a_command_is_understood_however_it_is_written(street: Street, words: str) -> None:
    await street.wang.says(words)
    await street.wang.sees("我能帮您做这些")


@pytest.mark.parametrize(
    "words",
    ["/nonsense", "/report@another_bot", "/help@another_bot", "/start", "大家好", "report", "@yishi_demo_bot 你好"],
)
async def test_the_group_is_not_disturbed_by_what_is_not_for_the_bot(street: Street, words: str) -> None:
    wang, group = street.wang, street.building_3
    await wang.says(words, group)
    await wang.says("/help", group)
    await group.shows("我能帮您做这些")
    assert len(await said_by_bot(wang, group)) == 1
    assert await said_by_bot(wang) == []


async def test_help_in_the_group_names_what_can_be_said_there(street: Street) -> None:
    wang, group = street.wang, street.building_3
    await wang.says("/help", group)
    page = read(await group.shows("我能帮您做这些", "/report"))
    assert "/cancel" not in page
    await wang.says("/help")
    await wang.sees("我能帮您做这些", "/cancel", "有事也可以直接找楼门院长")


DUTIES = pytest.mark.parametrize(
    ("name", "line"),
    [
        ("li", "楼门院长：有新诉求我会发给您，点「✋ 接单」「📋 交办」「✔ 办完了」就行。"),
        ("liu", "网格员：有新诉求我会发给您，点「✋ 接单」「📋 交办」「✔ 办完了」就行。"),
        ("he", "居委会：有新诉求我会发给您，点「✋ 接单」「📋 交办」「✔ 办完了」就行。"),
        ("ma", "业委会：交给你们办的事我会发给您，办完点「✔ 办完了」就行。"),
        ("gao", "物业：交给你们办的事我会发给您，办完点「✔ 办完了」就行。"),
        ("lin", "社区管理员：新群里发一次 /bind 就绑定好了"),
    ],
)


@DUTIES
async def test_the_start_tells_officers_what_comes_to_them(street: Street, name: str, line: str) -> None:
    officer = of(street, name)
    await officer.says("/start")
    await officer.sees("您好！我是议事", line)


async def test_the_start_tells_residents_of_no_duty(street: Street) -> None:
    await street.wang.says("/start")
    assert "就行" not in read(await street.wang.sees("您好！我是议事", "办得怎样一定给您回话"))


@pytest.mark.parametrize(
    ("role", "office"),
    [
        (Role.VOLUNTEER, "志愿者"),
        (Role.ELDER, "乡贤"),
        (Role.COUNCIL_MEMBER, "议事会成员"),
        (Role.ORGANISATION_LEAD, "社会组织负责人"),
        (Role.SOCIAL_WORKER, "社工"),
        (Role.PARTY_BRANCH, "社区党组织"),
    ],
)
async def test_the_help_tells_those_who_can_be_asked_that_it_comes_to_them(
    street: Street, role: Role, office: str
) -> None:
    await grants(street, street.zhang, role, "槐树里社区")
    await street.zhang.says("/help")
    await street.zhang.sees(
        f"{office}：请您帮忙的事我会发给您，办完点「✔ 办完了」就行；手上有哪些，发 /inbox 就能看到。"
    )


@DUTIES
async def test_the_help_tells_officers_what_comes_to_them_and_what_to_press(
    street: Street, name: str, line: str
) -> None:
    officer = of(street, name)
    await officer.says("/help")
    page = read(await officer.sees("我能帮您做这些", line))
    assert page.count("点「") == 1


async def test_help_from_the_group_is_given_in_private_to_who_can_be_reached(street: Street) -> None:
    wang, group = street.wang, street.building_3
    await street.knock(wang)
    await wang.says("/help", group)
    await wang.sees("我能帮您做这些")
    await wang.says("/language", group)
    await wang.sees("您想用哪种语言")
    assert await said_by_bot(wang, group) == []


async def test_an_anonymous_admin_is_asked_to_act_as_themselves(street: Street) -> None:
    li, group = street.li, street.building_3
    await street.remote.put(f"chats/{group.id}/members/{li.id}", status="administrator")
    await street.remote.put(f"chats/{group.id}/members/{BOT}", status="administrator")
    for words in ("/report", "/weather", "大家好", "/report@another_bot", "/bind"):
        await li.sends(group, text=words, as_chat=group.id)
    await group.shows("您现在是匿名管理员", "请在群设置里关掉匿名")
    await until_counted(group, "您现在是匿名管理员", 2)
    await street.zhang.says("/help", group)
    await group.shows("我能帮您做这些")
    assert len(await said_by_bot(li, group)) == 3


async def test_what_a_channel_posts_is_ignored(street: Street) -> None:
    wang, group = street.wang, street.building_3
    await wang.sends(group, text="/report", as_chat=-1009999)
    await wang.says("/help", group)
    await group.shows("我能帮您做这些")
    assert len(await said_by_bot(wang, group)) == 1


async def test_an_edited_message_is_not_a_new_one(street: Street) -> None:
    wang, group = street.wang, street.building_3
    await wang.sends(group, text="/report", via_edit=True)
    await wang.sends(text="/report", via_edit=True)
    await wang.says("/help")
    await wang.sees("我能帮您做这些")
    await wang.sees_no("是哪方面的事")
    await group.shows_no("到私聊里说")


async def test_editing_an_answer_already_given_changes_nothing(street: Street) -> None:
    wang = street.wang
    await wang.says("/report")
    await wang.presses("照明")
    sent = await wang.says(LIGHT)
    await street.remote.post(
        f"people/{wang.id}/edit", chat=wang.bot, message_id=sent["message_id"], text="别的什么都行"
    )
    await wang.sees("请看一遍", LIGHT)


@pytest.mark.parametrize("name", ["wang", "li", "lin"])
async def test_everybody_chooses_their_own_language_in_private(street: Street, name: str) -> None:
    person = of(street, name)
    await person.says("/language")
    assert labels(await person.sees("您想用哪种语言")) == ["中文", "English"]
    await person.presses("English")
    await person.sees("All right, English it is.")
    await person.says("/help")
    await person.sees("This is what I can do for you")
    await person.says("/language")
    await person.sees("Which language would you like?")
    await person.presses("中文")
    await person.sees("好的，以后就说中文。")
    await restarts(street)
    await person.says("/help")
    await person.sees("我能帮您做这些")


@pytest.mark.parametrize("name", ["li", "liu", "he", "lin"])
async def test_those_in_charge_choose_the_language_of_their_group(street: Street, name: str) -> None:
    group, person = street.building_3, of(street, name)
    await street.remote.put(f"chats/{group.id}/members/{person.id}", status="member")
    await street.knock(person)
    await reports(street.wang)
    await person.says("/language", group)
    await group.shows("这个群用哪种语言")
    assert await street.zhang.presses("English", group) == "这件事要由负责的人来办，您可以请楼门院长帮忙。"
    await person.presses("English", group)
    await group.shows("All right, English it is.")
    await street.zhang.says("/report", group)
    await group.shows("张建国", "press the button and tell me in private")
    await person.says("/help")
    await person.sees("我能帮您做这些")


@pytest.mark.parametrize("name", ["wang", "zhang", "chen", "zhao", "sun", "zhou", "wu", "ma", "gao"])
async def test_for_others_the_question_in_the_group_is_about_their_own_language(street: Street, name: str) -> None:
    group, person = street.building_3, of(street, name)
    await street.remote.put(f"chats/{group.id}/members/{person.id}", status="member")
    await person.says("/language", group)
    await group.shows("您想用哪种语言", "只管您自己", "由楼门院长、网格员、居委会、社区管理员来定")
    assert await person.presses("English", group) == "All right, English it is."
    assert await street.li.presses("中文", group) == "好的，以后就说中文。"
    await person.says("/help")
    await person.sees("This is what I can do for you")
    await street.zhang.says("/report", group)
    await group.shows("张建国", "到私聊里说")


async def test_in_one_story_the_english_read_english_and_the_chinese_chinese(street: Street) -> None:
    wang, li, gao, group = street.wang, street.li, street.gao, street.building_3
    smith = await moves_in(street, group, name="John Smith", language_code="en-GB")
    await street.knock(li, gao)
    await smith.says("/report", group)
    await group.shows("John Smith", "到私聊里说")
    await smith.presses("去说说", group)
    await smith.sees("What is it about?")
    await smith.presses("Lift")
    await smith.presses("Lift out of order")
    await smith.says("The lift is stuck")
    await smith.presses("Send")
    await smith.sees("Noted as number #1", "building head")
    await group.shows("#1", "电梯停运 · 3号楼", "The lift is stuck", "等楼门院长接单")
    assert await smith.presses("我也遇到", group) == "You reported this yourself. You will hear of it anyway."
    assert "记下了" in await wang.presses("我也遇到", group)
    await li.sees("电梯停运 · 3号楼", "The lift is stuck")
    await li.presses("接单")
    await smith.sees("the building head has taken it on, to be settled by 26 Nov")
    await li.presses("交办")
    await li.presses("物业")
    await smith.sees("now with the property company")
    await finishes(gao, "电梯修好了")
    await smith.sees("is done: 电梯修好了", "Is it really solved?")
    await smith.presses("Not solved")
    await smith.sees("the property company goes on with #1")
    await finishes(gao, "又修了一遍")
    await smith.sees("is done: 又修了一遍")
    await smith.presses("5")
    await smith.sees("Thank you!", "your rating of 5")
    await group.shows("#1 解决了", "1 位邻居也遇到了", "办理：物业")
    assert not [
        line for line in await said_by_bot(smith) if any(word in line for word in ("楼门院长", "物业", "停运 ·"))
    ]
    assert not [line for line in await said_by_bot(wang, group) if "neighbour" in line or "out of order" in line]


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("en", "I am Yishi"),
        ("en-US", "I am Yishi"),
        ("EN", "I am Yishi"),
        ("zh", "我是议事"),
        ("zh-hant", "我是议事"),
        ("fr", "我是议事"),
        ("xx-unknown", "我是议事"),
        ("e", "我是议事"),
        (None, "我是议事"),
    ],
)
async def test_a_language_of_ours_is_spoken_at_once_and_any_other_falls_back(
    street: Street, code: str | None, line: str
) -> None:
    newcomer = await moves_in(street, name="Ada", language_code=code)
    await newcomer.says("/start")
    await newcomer.sees("Ada", line)


async def test_what_was_owed_to_somebody_who_blocked_the_bot_comes_when_they_take_it_back(street: Street) -> None:
    wang, li = street.wang, street.li
    await street.knock(li)
    await reports(wang)
    await street.remote.post(f"people/{wang.id}/block", bot=wang.bot, blocked=True)
    await li.presses("接单")
    await street.building_3.shows("#1", "楼门院长已接单")
    await finishes(li)
    await wang.sees_no("楼门院长已经接单")
    await street.remote.post(f"people/{wang.id}/block", bot=wang.bot, blocked=False)
    await wang.sees("办完了", "换了新灯泡")
    await wang.sees_no("楼门院长已经接单")
    await wang.presses("5 分")
    await street.building_3.shows("#1 解决了")


async def test_a_head_who_never_met_the_bot_gets_what_is_owed_when_they_start_it(street: Street) -> None:
    await reports(street.wang)
    await street.building_3.shows("#1")
    await street.li.says("/start")
    await street.li.sees("李大爷，您好")
    await street.li.presses("接单")
    await street.wang.sees("楼门院长已经接单")


async def test_who_writes_too_much_hears_so_once_and_is_heard_again_after_a_minute(quiet_street: Street) -> None:
    street, wang = quiet_street, quiet_street.wang
    for _ in range(38):
        await wang.says("/start", street.building_3)
    for words in ("/help", "/help", "/help", "/help", f"/report {LIGHT}"):
        await wang.says(words)
    await street.start_bot()
    await wang.sees(TOO_FAST)
    await passes(street, minutes=4)
    await wang.says(f"/report {LIGHT}")
    await wang.sees("是哪方面的事")
    assert await wang.count(TOO_FAST) == 1
    assert await wang.count("我能帮您做这些") == 2
