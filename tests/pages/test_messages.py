"""What messages look like, and what one can do with them."""

from typing import Any

import pytest
from playwright.async_api import expect

from .neighbourhood import BUILDING, LI, WANG, Neighbourhood
from .screen import Phone, Screen


@pytest.fixture
def place() -> str:
    return f"#/p/{WANG}/{BUILDING}"


async def test_markup_in_a_text_is_shown_as_it_was_typed(screen: Screen, town: Neighbourhood, place: str) -> None:
    nasty = "<img src=x onerror=\"document.title='owned'\"><b>bold</b> & <script>alert(1)</script>"
    await town.control("POST", "/people", {"first_name": "<i>Eve</i>", "about": nasty})
    await town.says(LI, nasty)
    await screen.opens(place)
    wang = screen.phone("王芳")

    await expect(wang.message("<img").locator(".words")).to_have_text(nasty)
    await expect(wang.root.locator(".words b, .words img, .words script")).to_have_count(0)
    await expect(screen.neighbour("<i>Eve</i>")).to_contain_text(nasty)
    await expect(screen.page).to_have_title("(1) 议事")


async def test_a_link_that_would_run_a_script_is_only_text(screen: Screen, town: Neighbourhood, place: str) -> None:
    link = {"type": "text_link", "offset": 0, "length": 4, "url": "javascript:alert(1)"}
    served = [{"message_id": 1, "date": 1, "from": {"id": LI, "first_name": "Li"}, "text": "here", "entities": [link]}]
    await screen.page.route("**/chats/*/messages*", lambda route: route.fulfill(json=served))
    await screen.opens(place)
    wang = screen.phone("王芳")
    await wang.sees("here")
    await expect(wang.message("here").locator("a")).to_have_count(0)


async def test_entities_are_dressed_by_utf16_offsets(screen: Screen, town: Neighbourhood, place: str) -> None:
    await town.call(
        "sendMessage",
        chat_id=BUILDING,
        text="😀 <b>bold <i>both</i></b> <code>1 &lt; 2</code> <tg-spoiler>secret</tg-spoiler> "
        '<a href="https://example.org/">site</a> <s>no</s> <u>yes</u> /help @yishi_bot\n'
        "<blockquote>cited</blockquote>\n<pre>as it is</pre>",
        parse_mode="HTML",
    )
    await screen.opens(place)
    words = screen.phone("王芳").message("bold").locator(".words")
    await expect(words.locator("strong")).to_have_text("bold both")
    await expect(words.locator("strong em")).to_have_text("both")
    await expect(words.locator("code").first).to_have_text("1 < 2")
    await expect(words.locator("s")).to_have_text("no")
    await expect(words.locator("u")).to_have_text("yes")
    await expect(words.locator("blockquote")).to_have_text("cited")
    await expect(words.locator("pre")).to_have_text("as it is")
    await expect(words.get_by_role("link", name="site")).to_have_attribute("href", "https://example.org/")
    await expect(words.get_by_role("button", name="/help")).to_be_visible()

    await words.get_by_role("button", name="Show the hidden text").click()
    await expect(words).to_contain_text("secret")
    await expect(words.locator(".spoiler")).to_have_count(0)


async def test_a_reply_shows_what_it_answers_and_leads_there(screen: Screen, town: Neighbourhood, place: str) -> None:
    await town.says(LI, "Who has the key to the roof?")
    for number in range(30):
        await town.says(LI, f"and number {number}")
    await screen.opens(place)
    wang = screen.phone("王芳")
    await wang.sees("and number 29")

    question = wang.root.locator("article").first
    await question.scroll_into_view_if_needed()
    menu = await wang.asks_menu("Who has the key")
    await menu.get_by_role("button", name="Reply").click()
    await expect(wang.root).to_contain_text("Reply to Li Jianguo")
    await wang.says("I have it")

    answer = wang.message("I have it")
    await expect(question).not_to_be_in_viewport()
    await answer.get_by_role("button", name="Who has the key to the roof?").click()
    await expect(question).to_be_in_viewport()
    heard = await town.hears("message")
    while heard.get("text") != "I have it":
        heard = await town.hears("message")
    assert heard["reply_to_message"]["text"] == "Who has the key to the roof?"


async def test_ones_own_message_can_be_edited_and_deleted(screen: Screen, place: str) -> None:
    await screen.opens(f"{place}|{LI}/{BUILDING}")
    wang, li = screen.phone("王芳"), screen.phone("Li Jianguo")
    await wang.says("The meeting is on Sunday")
    menu = await li.asks_menu("on Sunday")
    await expect(menu.get_by_role("button", name="Edit")).to_have_count(0)
    await menu.get_by_role("button", name="Cancel").click()

    menu = await wang.asks_menu("on Sunday")
    await menu.get_by_role("button", name="Edit").click()
    await wang.says("The meeting is on Saturday")
    await li.sees("The meeting is on Saturday")
    await expect(li.message("on Saturday")).to_contain_text("edited")

    menu = await wang.asks_menu("on Saturday")
    await menu.get_by_role("button", name="Delete").click()
    await li.does_not_see("on Saturday")
    await wang.does_not_see("on Saturday")


async def test_a_reaction_is_added_and_taken_back(screen: Screen, town: Neighbourhood, place: str) -> None:
    await town.says(LI, "The stairs are clean")
    await screen.opens(f"{place}|{LI}/{BUILDING}")
    wang, li = screen.phone("王芳"), screen.phone("Li Jianguo")
    menu = await wang.asks_menu("The stairs")
    await menu.get_by_role("button", name="React 👍").click()

    mine = wang.message("The stairs").get_by_role("button", name="👍 1")
    await expect(mine).to_have_attribute("aria-pressed", "true")
    await expect(li.message("The stairs").get_by_role("button", name="👍 1")).to_have_attribute("aria-pressed", "false")
    await mine.click()
    await expect(li.message("The stairs").get_by_role("button", name="👍 1")).to_have_count(0)


async def test_a_pinned_message_stands_above_and_leads_there(screen: Screen, town: Neighbourhood, place: str) -> None:
    card = await town.call("sendMessage", chat_id=BUILDING, text="Issue 128: the lift")
    for number in range(30):
        await town.says(LI, f"number {number}")
    await screen.opens(place)
    wang = screen.phone("王芳")
    await wang.sees("number 29")
    await town.call("pinChatMessage", chat_id=BUILDING, message_id=card["message_id"])
    await wang.root.locator(".pinned", has_text="Issue 128").click()
    await expect(wang.message("Issue 128")).to_be_in_viewport()


async def test_topics_are_tabs_and_one_writes_into_the_one_shown(screen: Screen, town: Neighbourhood) -> None:
    forum = -1001000000005
    await town.group(forum, "Committee", [WANG, LI], is_forum=True)
    repairs = await town.control("POST", f"/chats/{forum}/topics", {"name": "Repairs"})
    thread = repairs["message_thread_id"]
    await town.says(LI, "A word to all", chat=forum)
    await town.says(LI, "The pump leaks", chat=forum, thread=thread)
    await screen.opens(f"#/p/{WANG}/{forum}")
    wang = screen.phone("王芳")
    await wang.sees("A word to all")
    await wang.sees("The pump leaks")

    await wang.root.get_by_role("tab", name="Repairs").click()
    await wang.does_not_see("A word to all")
    await wang.says("I will look at it")
    said = await _said(town, "I will look at it")
    assert said["message_thread_id"] == thread
    await wang.root.get_by_role("tab", name="General").click()
    await wang.does_not_see("I will look at it")
    await wang.sees("A word to all")


async def _said(town: Neighbourhood, text: str) -> dict[str, Any]:
    while True:
        message: dict[str, Any] = await town.hears("message")
        if message.get("text") == text:
            return message


async def test_a_long_chat_loads_the_rest_on_demand_and_stays_where_one_reads(
    screen: Screen, town: Neighbourhood, place: str
) -> None:
    for number in range(230):
        await town.says(LI, f"line {number}.")
    await screen.opens(place)
    wang = screen.phone("王芳")
    await expect(wang.message("line 229.")).to_be_in_viewport()
    await wang.does_not_see("line 3.")
    await wang.presses("Earlier messages")
    await wang.sees("line 3.")

    await _reads_from_the_top(wang)
    await town.says(LI, "the newest of all")
    await expect(wang.message("the newest")).not_to_be_in_viewport()
    await wang.root.get_by_role("button", name="1 new message").click()
    await expect(wang.message("the newest")).to_be_in_viewport()
    await town.says(LI, "and one more")
    await expect(wang.message("and one more")).to_be_in_viewport()


async def _reads_from_the_top(phone: Phone) -> None:
    await phone.root.get_by_role("log").evaluate("log => { log.scrollTop = 0; }")
    await expect(phone.root.get_by_role("button", name="To the newest message")).to_be_visible()


async def test_what_merely_happened_is_told_in_a_line(screen: Screen, town: Neighbourhood, place: str) -> None:
    await screen.opens(place)
    newcomer = await town.control("POST", "/people", {"first_name": "Newcomer"})
    await town.control("PUT", f"/chats/{BUILDING}/members/{newcomer['id']}", {"status": "member"})
    await expect(screen.phone("王芳").root.locator(".happened").last).to_contain_text("Newcomer")
