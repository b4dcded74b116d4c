"""What the page does when the connection goes."""

from playwright.async_api import expect

from .neighbourhood import BUILDING, LI, WANG, Neighbourhood, buttons
from .screen import Screen
from .wire import Wire


async def test_a_lost_connection_comes_back_by_itself_and_nothing_is_missed(
    screen: Screen, town: Neighbourhood
) -> None:
    keys = buttons([{"text": "Me too", "callback_data": "join"}])
    await town.call("sendMessage", chat_id=BUILDING, text="The lift", reply_markup=keys)
    async with Wire(town.url) as wire:
        screen.url = wire.url
        await screen.opens(f"#/p/{WANG}/{BUILDING}")
        wang = screen.phone("王芳")
        await wang.presses("Me too")
        query = await town.hears("callback_query")

        wire.cut()
        await expect(screen.page.get_by_text("Connection lost")).to_be_visible()
        await town.says(LI, "Said meanwhile")
        await town.call("answerCallbackQuery", callback_query_id=query["id"], text="Answered meanwhile")
        await wang.does_not_see("Said meanwhile")

        wire.mend()
        await wang.sees("Said meanwhile")
        await wang.is_told("Answered meanwhile")
        await expect(screen.page.get_by_text("Connection lost")).to_be_hidden()
        await town.says(LI, "Said after")
        await wang.sees("Said after")
        await screen.page.close()


async def test_what_cannot_be_done_is_told(screen: Screen, town: Neighbourhood) -> None:
    await screen.opens(f"#/p/{WANG}/{BUILDING}")
    wang = screen.phone("王芳")
    await wang.root.get_by_role("textbox").fill("x" * 5000)
    await wang.root.get_by_role("textbox").press("Enter")
    await wang.is_told("That didn’t work")
    await expect(wang.root.get_by_role("textbox")).to_have_value("x" * 5000)


async def test_whoever_may_not_write_is_told_so(screen: Screen, town: Neighbourhood) -> None:
    await screen.opens(f"#/p/{WANG}/{BUILDING}")
    await expect(screen.phone("王芳").root.get_by_role("textbox")).to_be_visible()
    await town.control(
        "PUT",
        f"/chats/{BUILDING}/members/{WANG}",
        {"status": "restricted", "rights": {"can_send_messages": False}},
    )
    await expect(screen.phone("王芳").root).to_contain_text("You can’t write here.")
