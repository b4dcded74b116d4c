"""What the bot owes somebody, as rows, on both databases."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from rules.notices import Urgency
from storage import outbox
from storage.outbox import Notice
from storage.store import Tx
from tests.storage.lane import DAY, HOUR, NOW, SECOND, in_a_transaction

WANG, LI, GROUP = 101, 102, -201


def owe(tx: Tx, what: str, chat_id: int = WANG, *, now: datetime = NOW, **more: Any) -> None:
    outbox.enqueue(tx, now, chat_id=chat_id, kind="issues.accepted", params={"what": what}, **more)


def due(tx: Tx, now: datetime = NOW) -> list[str]:
    return [notice.params["what"] for notice in outbox.due(tx, now)]


def take(tx: Tx, now: datetime = NOW) -> list[Notice]:
    """What the courier does: take the next of each chat in hand."""
    notices = outbox.due(tx, now)
    outbox.mark_sending(tx, notices)
    return notices


@in_a_transaction
def test_what_is_owed_is_kept_as_it_was_said(tx: Tx) -> None:
    params = {"issue": 7, "words": "灯坏了 💡", "rows": [["a"], []], "nothing": None}
    outbox.enqueue(tx, NOW, chat_id=GROUP, thread_id=4, kind="issues.outcome", params=params, urgency=Urgency.URGENT)
    [notice] = outbox.due(tx, NOW)
    assert notice == Notice(
        id=notice.id,
        community_id=None,
        chat_id=GROUP,
        thread_id=4,
        kind="issues.outcome",
        params=params,
        urgency=Urgency.URGENT,
        tries=0,
        doubts=0,
    )


@in_a_transaction
def test_nothing_is_owed_twice_under_one_key(tx: Tx) -> None:
    owe(tx, "first", key="a")
    owe(tx, "again", key="a")
    owe(tx, "elsewhere", LI, key="a")
    owe(tx, "other", LI, key="b")
    assert due(tx) == ["first", "other"]
    outbox.mark_sent(tx, take(tx), 9)
    owe(tx, "after it was sent", key="a")
    assert due(tx) == []


def put_right(tx: Tx, what: str) -> None:
    outbox.put_right(tx, NOW, key="album", chat_id=WANG, kind="reply", params={"what": what})


@in_a_transaction
def test_what_is_put_right_before_it_went_out_goes_out_once_as_it_was_said_last(tx: Tx) -> None:
    for what in ("one photo", "two photos", "three photos"):
        put_right(tx, what)
    assert due(tx) == ["three photos"]
    [notice] = take(tx)
    assert notice.params.get("after") is None


@in_a_transaction
def test_what_is_put_right_before_it_went_out_refers_to_what_it_referred_to_first(tx: Tx) -> None:
    for message_id in (7, 8):
        params = {"what": "an offer", "reply_to": message_id}
        outbox.put_right(tx, NOW, key="album", chat_id=WANG, kind="reply", params=params)
    [offer] = outbox.due(tx, NOW)
    assert offer.params["reply_to"] == 7


@in_a_transaction
def test_what_is_put_right_while_it_goes_out_takes_the_place_of_the_message_it_became(tx: Tx) -> None:
    put_right(tx, "one photo")
    [first] = take(tx)
    put_right(tx, "two photos")
    put_right(tx, "three photos")
    assert outbox.message_of(tx, first.id) is None
    outbox.mark_sent(tx, [first], 9)
    [second] = take(tx)
    assert (second.params["what"], second.params["after"]) == ("three photos", first.id)
    assert outbox.message_of(tx, second.params["after"]) == 9
    outbox.mark_sent(tx, [second], 9)
    put_right(tx, "four photos")
    [third] = take(tx)
    assert outbox.message_of(tx, third.params["after"]) == 9


@in_a_transaction
def test_what_became_no_message_leaves_no_place_to_take(tx: Tx) -> None:
    put_right(tx, "one photo")
    [first] = take(tx)
    outbox.give_up(tx, [first], state="failed", error="refused")
    put_right(tx, "two photos")
    [second] = take(tx)
    assert outbox.message_of(tx, second.params["after"]) is None


@in_a_transaction
def test_without_a_key_all_is_owed(tx: Tx) -> None:
    owe(tx, "one")
    owe(tx, "one")
    assert len(tx.all("SELECT id FROM outbox")) == 2


@in_a_transaction
def test_the_most_urgent_of_each_chat_is_next_and_then_the_oldest(tx: Tx) -> None:
    owe(tx, "ordinary")
    owe(tx, "second", LI)
    owe(tx, "urgent", urgency=Urgency.URGENT)
    owe(tx, "answer", urgency=Urgency.ANSWER)
    owe(tx, "second answer", urgency=Urgency.ANSWER)
    owe(tx, "third", LI)
    sent = []
    while taken := take(tx):
        sent.append([notice.params["what"] for notice in taken])
        outbox.mark_sent(tx, taken, 9)
    assert sent == [["answer", "second"], ["second answer", "third"], ["urgent"], ["ordinary"]]


@in_a_transaction
def test_nothing_follows_what_is_on_its_way_not_even_an_answer(tx: Tx) -> None:
    owe(tx, "one")
    owe(tx, "topic", thread_id=5)
    [first] = take(tx)
    owe(tx, "answer", urgency=Urgency.ANSWER)
    owe(tx, "elsewhere", LI)
    assert due(tx) == ["elsewhere"]
    outbox.mark_sent(tx, [first], 9)
    assert due(tx) == ["answer", "elsewhere"]


@in_a_transaction
def test_so_many_are_returned_at_once_and_the_rest_later(tx: Tx) -> None:
    for chat_id in range(1, 8):
        owe(tx, str(chat_id), chat_id)
    assert [notice.chat_id for notice in outbox.due(tx, NOW, limit=3)] == [1, 2, 3]


@in_a_transaction
def test_what_is_put_off_is_due_later_and_tries_are_counted(tx: Tx) -> None:
    owe(tx, "one")
    [taken] = take(tx)
    outbox.put_off(tx, taken, not_before=NOW + HOUR, error="timed out", tries=1, doubts=1)
    assert due(tx, NOW + HOUR - SECOND) == []
    assert outbox.next_at(tx, NOW) == NOW + HOUR
    [again] = take(tx, NOW + HOUR)
    assert (again.tries, again.doubts) == (1, 1)
    outbox.mark_sent(tx, [again], 9)
    assert outbox.next_at(tx, NOW) is None


@in_a_transaction
def test_what_a_process_that_is_gone_had_in_hand_is_owed_still(tx: Tx) -> None:
    owe(tx, "one")
    owe(tx, "elsewhere", LI)
    outbox.mark_sent(tx, [notice for notice in take(tx) if notice.chat_id == LI], 9)
    assert outbox.release(tx) == 1
    assert due(tx) == ["one"]
    assert outbox.release(tx) == 0


@in_a_transaction
def test_what_is_in_hand_is_not_taken_back(tx: Tx) -> None:
    owe(tx, "one")
    owe(tx, "elsewhere", LI)
    [one, elsewhere] = take(tx)
    assert outbox.release(tx, {elsewhere.id}) == 1
    assert due(tx) == ["one"]
    assert one.id != elsewhere.id


# Chats that are closed


@in_a_transaction
def test_a_closed_chat_gets_nothing_until_it_is_open_again(tx: Tx) -> None:
    owe(tx, "one")
    owe(tx, "two")
    owe(tx, "elsewhere", LI)
    outbox.park_chat(tx, WANG, "blocked")
    assert due(tx) == ["elsewhere"]
    assert outbox.undelivered(tx) == {"parked": 2}
    outbox.unpark_chat(tx, NOW + HOUR, WANG)
    assert due(tx, NOW + HOUR) == ["one", "elsewhere"]
    assert outbox.undelivered(tx) == {}


@in_a_transaction
def test_an_answer_is_tried_even_where_the_chat_seems_closed(tx: Tx) -> None:
    """It is owed because somebody spoke, perhaps while a notice was being refused: that must not close it again."""
    owe(tx, "notice")
    outbox.enqueue(tx, NOW, chat_id=WANG, kind="reply", params={"what": "answer"}, urgency=Urgency.ANSWER)
    outbox.park_chat(tx, WANG, "blocked")
    assert due(tx) == ["answer"]


@in_a_transaction
def test_what_can_never_be_delivered_is_kept_and_counted(tx: Tx) -> None:
    owe(tx, "one")
    owe(tx, "two")
    outbox.give_up(tx, take(tx), state="failed", error="bad request")
    assert due(tx) == ["two"]
    outbox.unpark_chat(tx, NOW, WANG)
    assert outbox.undelivered(tx) == {"failed": 1}


@in_a_transaction
def test_what_was_sent_is_not_parked_and_not_sent_again(tx: Tx) -> None:
    owe(tx, "one")
    outbox.mark_sent(tx, take(tx), 9)
    outbox.park_chat(tx, WANG, "blocked")
    outbox.unpark_chat(tx, NOW, WANG)
    assert due(tx) == []
    assert outbox.undelivered(tx) == {}


# Digests and tidying


@in_a_transaction
def test_a_digest_gathers_the_ordinary_notices_of_one_topic(tx: Tx) -> None:
    owe(tx, "one", GROUP)
    owe(tx, "urgent", GROUP, urgency=Urgency.URGENT)
    owe(tx, "two", GROUP)
    owe(tx, "topic", GROUP, thread_id=4)
    owe(tx, "elsewhere", LI)
    owe(tx, "later", GROUP, now=NOW + HOUR)
    outbox.enqueue(tx, NOW, chat_id=GROUP, kind="reply", params={"what": "reply"})
    gathered = [notice.params["what"] for notice in outbox.ordinary_of(tx, NOW, GROUP, 0, 10)]
    assert gathered == ["one", "two"]
    assert len(outbox.ordinary_of(tx, NOW, GROUP, 0, 1)) == 1


@in_a_transaction
def test_what_was_refused_together_goes_by_itself(tx: Tx) -> None:
    for what in ("one", "two", "three"):
        owe(tx, what, GROUP)
    [one] = take(tx)
    outbox.put_off(tx, one, not_before=NOW, error=outbox.REFUSED_TOGETHER, tries=1)
    gathered = [notice.params["what"] for notice in outbox.ordinary_of(tx, NOW, GROUP, 0, 10)]
    assert gathered == ["two", "three"]
    assert due(tx) == ["one"]


@in_a_transaction
def test_what_was_sent_is_soon_forgotten_what_was_not_much_later_and_what_is_owed_never(tx: Tx) -> None:
    def owe_in(state: str, days: int) -> None:
        owe(tx, f"{state} {days}", now=NOW - days * DAY)
        tx.run("UPDATE outbox SET state = :state WHERE state = 'waiting' AND :state <> 'owed'", state=state)

    for state in ("sent", "failed", "dropped", "parked", "owed"):
        for days in (6, 8, 91):
            owe_in(state, days)
    outbox.forget(tx, sent=NOW - 7 * DAY, undelivered=NOW - 90 * DAY)
    left = [json.loads(row["params"])["what"] for row in tx.all("SELECT params FROM outbox ORDER BY id")]
    assert left == [
        "sent 6",
        *(f"{state} {days}" for state in ("failed", "dropped", "parked") for days in (6, 8)),
        *("owed 6", "owed 8", "owed 91"),
    ]
