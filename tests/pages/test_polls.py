"""Voting in native polls."""

from playwright.async_api import expect

from .neighbourhood import BUILDING, LI, WANG, Neighbourhood
from .screen import Screen

BOTH = f"#/p/{WANG}/{BUILDING}|{LI}/{BUILDING}"
DAYS = [{"text": "Saturday"}, {"text": "Sunday"}]


async def test_a_vote_is_cast_counted_live_and_taken_back(screen: Screen, town: Neighbourhood) -> None:
    await town.call("sendPoll", chat_id=BUILDING, question="Which day?", options=DAYS, is_anonymous=False)
    await screen.opens(BOTH)
    wang, li = screen.phone("王芳"), screen.phone("Li Jianguo")
    await wang.presses("Saturday")
    answer = await town.hears("poll_answer")
    assert (answer["user"]["id"], answer["option_ids"]) == (WANG, [0])
    chosen = wang.root.locator(".poll-result", has_text="Saturday")
    await expect(chosen).to_contain_text("1 vote, 100%")
    await expect(chosen.get_by_role("img", name="your choice")).to_be_visible()

    await expect(li.root).to_contain_text("1 person voted")
    await li.presses("Sunday")
    await expect(chosen).to_contain_text("1 vote, 50%")

    await screen.page.reload()
    await expect(chosen.get_by_role("img", name="your choice")).to_be_visible()
    await wang.presses("Take my vote back")
    await expect(wang.root.get_by_role("button", name="Saturday")).to_be_visible()
    await expect(li.root.locator(".poll-result", has_text="Sunday")).to_contain_text("1 vote, 100%")


async def test_several_answers_are_ticked_then_sent(screen: Screen, town: Neighbourhood) -> None:
    await town.call(
        "sendPoll",
        chat_id=BUILDING,
        question="Which days?",
        options=DAYS,
        is_anonymous=False,
        allows_multiple_answers=True,
    )
    await screen.opens(BOTH)
    wang = screen.phone("王芳")
    await expect(wang.root.get_by_role("button", name="Vote", exact=True)).to_be_disabled()
    await wang.root.get_by_label("Saturday").check()
    await wang.root.get_by_label("Sunday").check()
    await wang.presses("Vote")
    assert (await town.hears("poll_answer"))["option_ids"] == [0, 1]
    await expect(wang.root.locator(".poll-result.mine")).to_have_count(2)


async def test_a_closed_poll_shows_its_result_and_takes_no_vote(screen: Screen, town: Neighbourhood) -> None:
    poll = await town.call("sendPoll", chat_id=BUILDING, question="Which day?", options=DAYS)
    await screen.opens(BOTH)
    wang = screen.phone("王芳")
    await expect(wang.root.get_by_role("button", name="Sunday")).to_be_visible()
    await town.call("stopPoll", chat_id=BUILDING, message_id=poll["message_id"])
    await expect(wang.root.get_by_role("button", name="Sunday")).to_have_count(0)
    await expect(wang.message("Which day?")).to_contain_text("closed")
