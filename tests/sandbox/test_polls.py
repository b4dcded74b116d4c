"""Native polls."""

from typing import Any

import pytest

from tests.sandbox.town import GROUP, LI, WANG, Town

ASK = {"chat_id": GROUP, "question": "几点?", "options": ["八点", {"text": "九点"}]}


async def test_open_votes_are_told_with_names(town: Town) -> None:
    message = await town.ok("sendPoll", is_anonymous=False, **ASK)
    vote = {"chat": GROUP, "message_id": message["message_id"]}
    poll = await town.act(WANG, "vote", options=[1], **vote)
    assert [option["voter_count"] for option in poll["options"]] == [0, 1]
    answer, state = await town.updates()
    assert answer["poll_answer"]["user"]["id"] == WANG
    assert answer["poll_answer"]["option_ids"] == [1]
    assert state["poll"]["total_voter_count"] == 1
    await town.act(WANG, "vote", options=[], **vote)
    answer, state = await town.updates()
    assert answer["poll_answer"]["option_ids"] == []
    assert state["poll"]["total_voter_count"] == 0


async def test_anonymous_votes_are_only_counted(town: Town) -> None:
    message = await town.ok("sendPoll", **ASK)
    await town.act(LI, "vote", chat=GROUP, message_id=message["message_id"], options=[0])
    [state] = await town.updates()
    assert state["poll"]["options"][0]["voter_count"] == 1
    [seen] = await town.ask("GET", f"/people/{LI}/chats/{GROUP}/messages")
    assert seen["poll"]["chosen"] == [0]


@pytest.mark.parametrize("ending", [{"open_period": 600}, {"close_date": 600}])
async def test_polls_end_by_the_clock(town: Town, ending: dict[str, int]) -> None:
    if "close_date" in ending:
        ending = {"close_date": town.world.clock.unix() + 600}
    message = await town.ok("sendPoll", **ASK, **ending)
    assert message["poll"]["close_date"] == pytest.approx(town.world.clock.unix() + 600, abs=2)
    await town.advance(601)
    [state] = await town.updates()
    assert state["poll"]["is_closed"]
    vote = {"chat": GROUP, "message_id": message["message_id"], "options": [0]}
    assert (await town.try_("POST", f"/people/{WANG}/vote", vote))[0] == 400


async def test_stopping(town: Town) -> None:
    message = await town.ok("sendPoll", **ASK)
    target = {"chat_id": GROUP, "message_id": message["message_id"]}
    assert (await town.ok("stopPoll", **target))["is_closed"]
    assert await town.refused("stopPoll", **target) == "400 Bad Request: poll has already been closed"
    other = await town.says(WANG, "x", GROUP)
    refused = await town.refused("stopPoll", chat_id=GROUP, message_id=other["message_id"])
    assert refused == "400 Bad Request: message is not a poll"


async def test_a_quiz_takes_one_vote(town: Town) -> None:
    message = await town.ok("sendPoll", type="quiz", correct_option_id=1, explanation="因为", **ASK)
    assert message["poll"]["correct_option_id"] == 1
    vote = {"chat": GROUP, "message_id": message["message_id"], "options": [1]}
    await town.act(WANG, "vote", **vote)
    assert (await town.try_("POST", f"/people/{WANG}/vote", vote))[0] == 400


async def test_several_choices_only_where_allowed(town: Town) -> None:
    one = await town.ok("sendPoll", **ASK)
    vote = {"chat": GROUP, "message_id": one["message_id"], "options": [0, 1]}
    assert (await town.try_("POST", f"/people/{WANG}/vote", vote))[0] == 400
    many = await town.ok("sendPoll", allows_multiple_answers=True, **ASK)
    poll = await town.act(WANG, "vote", **{**vote, "message_id": many["message_id"]})
    assert poll["total_voter_count"] == 1
    assert (await town.try_("POST", f"/people/{WANG}/vote", {**vote, "options": [7]}))[0] == 400


@pytest.mark.parametrize(
    ("params", "refusal"),
    [
        ({"question": ""}, "poll question must be non-empty"),
        ({"question": "x" * 301}, "poll question length must not exceed 300"),
        ({"options": []}, "poll must have at least 1 option"),
        ({"options": "no"}, "can't parse options JSON object"),
        ({"options": {}}, "expected an Array of String as options"),
        ({"options": [1]}, "expected an option to be of type String"),
        ({"options": ["x"] * 13}, "poll can't have more than 12 options"),
        ({"options": ["", "x"]}, "poll options must be non-empty"),
        ({"options": ["x" * 101]}, "poll options length must not exceed 100"),
        ({"type": "quiz"}, "wrong correct option ID specified"),
        ({"open_period": 4}, "POLL_OPEN_PERIOD_INVALID"),
        ({"open_period": 2_628_001}, "POLL_OPEN_PERIOD_INVALID"),
        ({"close_date": 5}, "POLL_CLOSE_DATE_INVALID"),
    ],
)
async def test_refusals(town: Town, params: dict[str, Any], refusal: str) -> None:
    assert await town.refused("sendPoll", **{**ASK, **params}) == f"400 Bad Request: {refusal}"


async def test_a_copy_asks_anew(town: Town) -> None:
    message = await town.ok("sendPoll", **ASK)
    copied = await town.ok("copyMessage", chat_id=GROUP, from_chat_id=GROUP, message_id=message["message_id"])
    copy = town.world.groups[GROUP].messages[copied["message_id"]]
    assert copy.data["poll"]["id"] != message["poll"]["id"]
