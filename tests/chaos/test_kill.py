"""Killed with -9 at each step of the story, the bot comes back and goes on: one issue, one card, one of each notice."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum

import pytest

from tests.owing import PATIENCE, settled
from tests.people import BOT, Street

SENDING = ("sendMessage", "sendPhoto", "sendMediaGroup", "editMessageText", "editMessageCaption", "deleteMessage")
LIGHT = "二层楼道灯坏了"


@dataclass(frozen=True)
class Step:
    """What somebody does, to which the bot has something to say."""

    name: str
    does: Callable[[Street], Awaitable[object]]


async def _press(street: Street, who: str, label: str) -> None:
    """Press a button without waiting for the answer, which may never come."""
    person = street.neighbourhood.people[who]
    message, button = await person._button(label, None)
    await street.remote.post(
        f"people/{person.id}/press", chat=BOT, message_id=message["message_id"], data=button["callback_data"]
    )


def says(who: str, words: str) -> Callable[[Street], Awaitable[object]]:
    return lambda street: street.neighbourhood.people[who].says(words)


def presses(who: str, label: str) -> Callable[[Street], Awaitable[object]]:
    return lambda street: _press(street, who, label)


STORY = (
    Step("report", lambda street: street.wang.says("/report", street.building_3)),
    Step("start", lambda street: street.wang.presses("去说说", street.building_3)),
    Step("category", presses("wang", "照明")),
    Step("words", says("wang", LIGHT)),
    Step("photo", lambda street: street.wang.sends_photo()),
    Step("urgency", presses("wang", "急，等不得")),
    Step("submit", presses("wang", "提交")),
    Step("join", lambda street: _join(street)),  # noqa: PLW0108
    Step("accept", presses("li", "接单")),
    Step("assign", presses("li", "交办")),
    Step("body", presses("li", "物业")),
    Step("resolve", presses("gao", "办完了")),
    Step("result", says("gao", "换了新灯泡")),
    Step("result-photo", lambda street: street.gao.sends_photo()),
    Step("result-whole", presses("gao", "就这些")),
    Step("rating", presses("wang", "5 分")),
)
RESTING = ("report", "words", "submit", "assign", "rating")
"""The steps after which it is killed at rest: that is the easiest case, and starting it takes a second each."""


async def _join(street: Street) -> None:
    card = await street.building_3.shows("#1")
    data = card["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    path = f"people/{street.zhang.id}/press"
    await street.remote.post(path, chat=street.building_3.id, message_id=card["message_id"], data=data)


class When(StrEnum):
    """Where the kill falls."""

    BEFORE_SERVING = "before serving"
    IN_HAND = "in hand"
    BEFORE_THE_SEND = "before the send is taken"
    AT_REST = "at rest"


async def _kill(street: Street, step: Step, when: When) -> None:
    """Do a step, and kill the bot at that point of it; then start it again."""
    async with asyncio.timeout(PATIENCE):
        await _do_until(street, step, when)
    await street.kill_process()
    await street.remote.delete("faults")
    await street.start_process()


async def _do_until(street: Street, step: Step, when: When) -> None:
    world = street.sandbox.world
    seq = world.events.seq
    if when is When.BEFORE_SERVING:
        # The answer with the update never arrives: it was delivered, and not one line of ours has seen it.
        await street.remote.post("faults", method="getUpdates", do="drop_answer")
        world.bots[BOT].inbox._wake()
        await world.events.until("waiting", since=seq)
        await step.does(street)
        await world.events.until("delivered", since=seq)
    elif when is When.IN_HAND:
        # It is ours, or nearly so, and wherever its service is just now, it ends there.
        await step.does(street)
        await world.events.until("delivered", since=seq)
    elif when is When.BEFORE_THE_SEND:
        # The commit is done and the send is on its way, when the kill comes before Telegram has taken it.
        for method in SENDING:
            await street.remote.post("faults", method=method, do="drop", times=9)
        await step.does(street)
        await world.events.until("call", lambda event: event.get("fault") == "drop", since=seq)
    else:
        await step.does(street)
        await settled(street)


async def _told_once(street: Street) -> None:
    """Everybody has heard everything, and once."""
    wang, li, gao, group = street.wang, street.li, street.gao, street.building_3
    await group.shows("#1 解决了", "换了新灯泡", "物业", "5 分", "1 位邻居也遇到了")
    await settled(street)
    await _done_once(street)
    assert await group.count("#1") == 2
    assert await group.count("#1 解决了") == 1
    assert await group.count("私聊") == 0
    assert [await wang.count(each) for each in ("已经接单", "交给物业", "谢谢您")] == [1, 1, 1]
    assert [await li.count(each) for each in ("#1", "#1 办完了")] == [2, 1]
    assert await gao.count("📥 #1") == 1


async def _done_once(street: Street) -> None:
    """Everything is in the database, and once."""
    for table, count in (("issues", 1), ("issue_supporters", 1), ("drafts", 0)):
        assert (await street.rows(f"SELECT COUNT(*) AS n FROM {table}"))[0]["n"] == count
    keys = await street.rows("SELECT COUNT(*) AS n, COUNT(DISTINCT key) AS keys FROM outbox WHERE kind <> 'reply'")
    assert keys[0]["n"] == keys[0]["keys"] == 9
    assert [row["verb"] for row in await street.rows("SELECT verb FROM journal ORDER BY id")] == [
        f"issues.{verb}" for verb in ("report", "join", "accept", "assign", "resolve", "confirm")
    ]


@pytest.mark.parametrize("when", [each for each in When if each is not When.IN_HAND])
async def test_killed_at_every_step_it_goes_on(quiet_street: Street, when: When) -> None:
    street = quiet_street
    await street.start_process()
    await street.knock(street.li, street.gao)
    await settled(street)
    for step in STORY:
        if when is When.AT_REST and step.name not in RESTING:
            await step.does(street)
        else:
            await _kill(street, step, when)
        await settled(street)
    await _told_once(street)


async def test_killed_with_an_update_in_hand_it_does_all_of_it_or_nothing(quiet_street: Street) -> None:
    """What was said then may come twice: nobody knows whether it went out. What was done is done once."""
    street = quiet_street
    await street.start_process()
    await street.knock(street.li, street.gao)
    await settled(street)
    for step in STORY:
        await _kill(street, step, When.IN_HAND)
        await settled(street)
    await street.building_3.shows("#1 解决了", "换了新灯泡", "物业", "5 分", "1 位邻居也遇到了")
    await _done_once(street)
