"""The pace: never more than Telegram allows in any stretch of time, and not much less."""

from __future__ import annotations

import heapq
import random
from datetime import UTC, datetime, timedelta

import pytest

from bot.pace import SPARE, Pace

START = datetime(2026, 11, 23, tzinfo=UTC)
SECOND = timedelta(seconds=1)
GROUP, WANG = -100, 100


def play(pace: Pace, chats: list[int], seed: int, slowest: float = 0.4) -> list[tuple[datetime, int]]:
    """Send one message for each chat in the list, as the courier does. Return when each arrived, and where."""
    chance = random.Random(seed)
    now, arrived = START, []
    waiting, busy = list(chats), set[int]()
    on_their_way: list[tuple[datetime, int]] = []
    while waiting or on_their_way:
        waits = [at for at in [on_their_way[0][0] if on_their_way else None, pace.next_room()] if at]
        room = pace.room(now)
        for chat in list(dict.fromkeys(waiting)):
            ready = pace.ready_at(chat, now)
            if not room or chat in busy:
                continue
            if ready > now:
                waits.append(ready)
                continue
            at = pace.begin(now)
            end = at + timedelta(seconds=chance.uniform(0, slowest))
            arrived.append((at + (end - at) * chance.random(), chat))
            heapq.heappush(on_their_way, (end, chat))
            waits.append(end)
            waiting.remove(chat)
            busy.add(chat)
            room -= 1
        now = max(now, min(waits, default=now))
        while on_their_way and on_their_way[0][0] <= now:
            _, chat = heapq.heappop(on_their_way)
            busy.discard(chat)
            pace.end(chat, now)
    return sorted(arrived)


def most_within(times: list[datetime], span: timedelta) -> int:
    return max(sum(at <= each < at + span for each in times) for at in times)


@pytest.mark.parametrize("seed", range(5))
def test_no_stretch_of_time_holds_too_many(seed: int) -> None:
    chats = [GROUP] * 60 + [WANG] * 20 + list(range(1000, 1150))
    arrived = play(Pace(), chats, seed)
    assert most_within([at for at, _ in arrived], SECOND) <= 30
    assert most_within([at for at, chat in arrived if chat == GROUP], timedelta(minutes=1)) <= 20
    assert most_within([at for at, chat in arrived if chat == WANG], 3 * SECOND) <= 3


def test_much_goes_out_nearly_as_fast_as_may_be() -> None:
    arrived = play(Pace(), list(range(1, 601)), seed=1, slowest=0.05)
    assert arrived[-1][0] - arrived[0][0] < timedelta(seconds=20 / 0.9)


def test_an_edit_leaves_some_of_the_groups_minute_to_what_must_be_said() -> None:
    pace = Pace(chat=100, chat_burst=100)
    for _ in range(20 - SPARE):
        pace.begin(START)
        pace.end(GROUP, START)
    assert pace.ready_at(GROUP, START) == START
    assert pace.ready_at(GROUP, START, spare=SPARE) > START + timedelta(minutes=1)


def test_a_chat_is_left_alone_while_it_is_held_and_others_are_not() -> None:
    pace = Pace()
    pace.hold(GROUP, START + 7 * SECOND)
    assert pace.ready_at(GROUP, START) == START + 7 * SECOND
    assert pace.ready_at(WANG, START) == START


def test_what_is_known_of_idle_chats_is_let_go_and_nothing_else() -> None:
    pace = Pace()
    for chat, at in ((1, START), (GROUP, START), (2, START + timedelta(minutes=5))):
        pace.begin(at)
        pace.end(chat, at)
    pace.hold(3, START + timedelta(minutes=1))
    pace.hold(4, START + timedelta(minutes=9))
    pace.forget_idle(START + timedelta(minutes=5))
    assert (list(pace._chats), list(pace._groups), list(pace._held)) == ([2], [], [4])
