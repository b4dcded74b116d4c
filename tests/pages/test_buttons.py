"""Buttons under messages, commands, deep links."""

from playwright.async_api import expect

from .neighbourhood import BOT, BUILDING, LI, WANG, Neighbourhood, buttons
from .screen import Screen

BOTH = f"#/p/{WANG}/{BUILDING}|{LI}/{BUILDING}"


async def test_an_answered_press_toasts_only_who_pressed(screen: Screen, town: Neighbourhood) -> None:
    keys = buttons([{"text": "Me too", "callback_data": "1:join:1"}])
    await town.call("sendMessage", chat_id=BUILDING, text="The lift", reply_markup=keys)
    await screen.opens(BOTH)
    wang, li = screen.phone("王芳"), screen.phone("Li Jianguo")
    await wang.presses("Me too")
    await expect(wang.root.get_by_role("button", name="Me too")).to_have_attribute("aria-busy", "true")

    query = await town.hears("callback_query")
    assert query["data"] == "1:join:1"
    assert query["from"]["id"] == WANG
    await town.call("answerCallbackQuery", callback_query_id=query["id"], text="You are the second.")
    await wang.is_told("You are the second.")
    await expect(wang.root.get_by_role("button", name="Me too")).not_to_have_attribute("aria-busy", "true")
    await expect(li.root).not_to_contain_text("You are the second.")


async def test_a_toast_covers_no_button_that_waits_to_be_pressed(screen: Screen, town: Neighbourhood) -> None:
    keys = buttons([{"text": "Me too", "callback_data": "join"}], [{"text": "Not me", "callback_data": "leave"}])
    for number in range(9):
        await town.call("sendMessage", chat_id=BUILDING, text=f"Before {number}")
        await town.control("POST", "/clock", {"advance": 60})
    await town.call("sendMessage", chat_id=BUILDING, text="The lift", reply_markup=keys)
    for width in (1280, 390):
        await screen.page.set_viewport_size({"width": width, "height": 800})
        await screen.opens(f"#/p/{WANG}/{BUILDING}")
        await screen.page.reload()
        wang = screen.phone("王芳")
        await wang.presses("Me too")
        query = await town.hears("callback_query")
        await town.call("answerCallbackQuery", callback_query_id=query["id"], text="Noted. " * 20)
        await wang.is_told("Noted.")
        toast = await wang.root.locator(".toast").bounding_box()
        button = await wang.root.get_by_role("button", name="Me too").bounding_box()
        assert toast is not None
        assert button is not None
        assert toast["y"] + toast["height"] <= button["y"]


async def test_a_label_breaks_between_words_only(screen: Screen, town: Neighbourhood) -> None:
    labels = ["🛝 Facilities", "🤝 Neighbours", "🧯 Fire safety", "Straßenbeleuchtungsstörung"]
    rows = [[{"text": label, "callback_data": label} for label in labels[:3]]]
    rows.append([{"text": labels[3], "callback_data": f"{n}"} for n in range(3)])
    await town.call("sendMessage", chat_id=BUILDING, text="What is it about?", reply_markup=buttons(*rows))
    await screen.page.set_viewport_size({"width": 390, "height": 844})
    await screen.opens(f"#/p/{WANG}/{BUILDING}")
    keys = screen.phone("王芳").root.locator(".key")
    await expect(keys).to_have_count(6)
    long = keys.last.locator("span")
    assert await long.evaluate("span => span.scrollWidth > span.clientWidth && span.clientHeight < 30")
    for label in labels[:3]:
        whole = keys.filter(has_text=label).locator("span")
        assert await whole.evaluate("span => span.scrollWidth <= span.clientWidth"), label


async def test_an_alert_waits_to_be_read(screen: Screen, town: Neighbourhood) -> None:
    keys = buttons([{"text": "Close", "callback_data": "1:close:1"}])
    await town.call("sendMessage", chat_id=BUILDING, text="The lift", reply_markup=keys)
    await screen.opens(BOTH)
    wang = screen.phone("王芳")
    await wang.presses("Close")
    query = await town.hears("callback_query")
    await town.call("answerCallbackQuery", callback_query_id=query["id"], text="Only staff may.", show_alert=True)
    alert = wang.root.get_by_role("alertdialog")
    await expect(alert).to_contain_text("Only staff may.")
    await expect(alert.get_by_role("button", name="OK")).to_be_focused()
    await screen.page.keyboard.press("Enter")
    await expect(alert).to_have_count(0)


async def test_a_card_edited_in_place_is_seen_by_both(screen: Screen, town: Neighbourhood) -> None:
    keys = buttons([{"text": "Me too · 1", "callback_data": "join"}])
    card = await town.call("sendMessage", chat_id=BUILDING, text="Issue 1: open", reply_markup=keys)
    await screen.opens(BOTH)
    wang, li = screen.phone("王芳"), screen.phone("Li Jianguo")
    await wang.presses("Me too · 1")
    await town.call(
        "editMessageText",
        chat_id=BUILDING,
        message_id=card["message_id"],
        text="Issue 1: in hand",
        reply_markup=buttons([{"text": "Me too · 2", "callback_data": "join"}]),
    )
    await wang.sees("Issue 1: in hand")
    await li.sees("Issue 1: in hand")
    await expect(wang.root.get_by_role("button", name="Me too · 2")).to_be_focused()


async def test_a_deep_link_goes_on_in_private(screen: Screen, town: Neighbourhood) -> None:
    keys = buttons([{"text": "Tell more", "url": "https://t.me/yishi_bot?start=r_128"}])
    await town.call("sendMessage", chat_id=BUILDING, text="The lift", reply_markup=keys)
    await screen.opens(BOTH)
    wang = screen.phone("王芳")
    await wang.presses("Tell more")

    await expect(wang.root.get_by_role("heading", name="Yishi")).to_be_visible()
    message = await town.hears("message")
    assert message["text"] == "/start r_128"
    await expect(wang.message("/start").locator(".words")).to_have_text("/start")
    assert message["chat"] == {**message["chat"], "id": WANG, "type": "private"}
    await town.call("sendMessage", chat_id=WANG, text="What should I add?")
    await wang.sees("What should I add?")


async def test_a_link_elsewhere_opens_beside_the_page(screen: Screen, town: Neighbourhood) -> None:
    elsewhere = f"{town.url}/page/seal.svg"
    keys = buttons([{"text": "The board", "url": elsewhere}])
    await town.call("sendMessage", chat_id=BUILDING, text="The lift", reply_markup=keys)
    await screen.opens(BOTH)
    async with screen.page.expect_popup() as opened:
        await screen.phone("王芳").presses("The board")
    assert (await opened.value).url == elsewhere


async def test_a_bot_is_started_with_one_big_button(screen: Screen, town: Neighbourhood) -> None:
    await screen.opens(f"#/p/{WANG}")
    wang = screen.phone("王芳")
    await expect(wang.root.locator(".chat-row", has_text="Yishi")).to_contain_text("Not started")
    await wang.opens("Yishi")
    await wang.presses("Start")
    await wang.sees("/start")
    assert (await town.hears("message"))["text"] == "/start"
    await wang.says("Thank you")


async def test_the_command_menu_opens_by_its_button_and_by_a_slash(screen: Screen, town: Neighbourhood) -> None:
    commands = [
        {"command": "report", "description": "Tell what is wrong"},
        {"command": "status", "description": "See what came of it"},
    ]
    await town.call("setMyCommands", commands=commands)
    await town.says(WANG, "/start", chat=BOT)
    await town.hears("message")
    await screen.opens(f"#/p/{WANG}/{BOT}")
    wang = screen.phone("王芳")
    menu = wang.root.get_by_role("listbox", name="Commands")

    await wang.presses("Command menu")
    await expect(menu.get_by_role("option")).to_have_count(2)
    await menu.get_by_role("option", name="/report Tell what is wrong").click()
    await wang.sees("/report")
    assert (await town.hears("message"))["text"] == "/report"

    await wang.types("/st")
    await expect(menu.get_by_role("option")).to_have_count(1)
    chosen = await menu.get_by_role("option").get_attribute("id")
    await expect(wang.root.get_by_role("textbox")).to_have_attribute("aria-activedescendant", chosen or "none")
    await screen.page.keyboard.press("Enter")
    await wang.sees("/status")
    await expect(menu).to_be_hidden()
    assert (await town.hears("message"))["text"] == "/status"


async def test_a_command_in_a_text_can_be_pressed(screen: Screen, town: Neighbourhood) -> None:
    await town.call("sendMessage", chat_id=BUILDING, text="Try /help")
    await screen.opens(BOTH)
    await screen.phone("王芳").presses("/help")
    assert (await town.hears("message"))["text"] == "/help"


async def test_a_bot_can_be_blocked_and_let_in_again(screen: Screen, town: Neighbourhood) -> None:
    await town.hears("my_chat_member")
    await town.says(WANG, "/start", chat=BOT)
    await screen.opens(f"#/p/{WANG}/{BOT}")
    wang = screen.phone("王芳")
    await wang.presses("With this chat…")
    await wang.presses("Block the bot")
    assert (await town.hears("my_chat_member"))["new_chat_member"]["status"] == "kicked"
    await expect(wang.root).to_contain_text("You have blocked this bot.")
    await wang.presses("Unblock")
    assert (await town.hears("my_chat_member"))["new_chat_member"]["status"] == "member"
    await wang.says("There you are")


async def test_answers_can_be_pressed_in_place_of_a_keyboard(screen: Screen, town: Neighbourhood) -> None:
    await town.says(WANG, "/start", chat=BOT)
    keys = {"keyboard": [[{"text": "Water"}, {"text": "Power"}]], "one_time_keyboard": True}
    await town.call("sendMessage", chat_id=WANG, text="What is it about?", reply_markup=keys)
    await screen.opens(f"#/p/{WANG}/{BOT}")
    wang = screen.phone("王芳")
    answers = wang.root.get_by_role("group", name="Answer buttons")
    await answers.get_by_role("button", name="Power").click()
    await wang.sees("Power")
    await expect(answers).to_be_hidden()
