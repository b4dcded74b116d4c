"""Cards as rows: what each should show, what it shows, and when it may change. On both databases."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from storage import cards, outbox, places, standing
from storage.cards import Card
from storage.store import Tx
from tests.storage.lane import DAY, HOUR, NOW, SECOND, found, in_a_transaction

GROUP, OTHER = -201, -202


def want(tx: Tx, subject_id: int = 7, chat_id: int = GROUP, **more: Any) -> None:
    told: dict[str, Any] = {"thread_id": 0, "kind": "issue"} | more
    community_id = found(tx).community.community_id
    cards.want(tx, NOW, community_id=community_id, chat_id=chat_id, subject_id=subject_id, **told)


def the_due(tx: Tx, now: datetime = NOW) -> Card:
    [card] = cards.due(tx, now)
    return card


def all_due(tx: Tx, now: datetime = NOW) -> list[Card]:
    """Take in hand what is due, one card of each chat after the other, until nothing is."""
    taken = []
    while card := next(iter(cards.due(tx, now)), None):
        cards.mark_sending(tx, now, card)
        taken.append(card)
    return taken


def show(tx: Tx, card: Card, now: datetime = NOW, message_id: int = 9, face: str = "face") -> None:
    """What the courier does with a card."""
    cards.mark_sending(tx, now, card)
    cards.mark_shown(tx, card, message_id=message_id, under_photo=False, face=face, not_before=now + 3 * SECOND)


@in_a_transaction
def test_a_card_is_due_as_soon_as_it_is_wanted(tx: Tx) -> None:
    want(tx, reply_to=5)
    card = the_due(tx)
    assert card == Card(
        id=card.id,
        community_id=found(tx).community.community_id,
        chat_id=GROUP,
        thread_id=0,
        kind="issue",
        subject_id=7,
        reply_to=5,
        message_id=None,
        under_photo=False,
        album=(),
        wanted=1,
        gone=False,
        last=False,
        face=None,
        tries=0,
        doubts=0,
    )


@in_a_transaction
def test_a_card_that_shows_what_it_should_is_not_due(tx: Tx) -> None:
    want(tx)
    show(tx, the_due(tx))
    assert cards.due(tx, NOW + HOUR) == []


@in_a_transaction
def test_changes_that_come_together_show_as_one(tx: Tx) -> None:
    want(tx)
    show(tx, the_due(tx))
    for _ in range(5):
        cards.refresh(tx, "issue", 7)
    assert cards.due(tx, NOW + 2 * SECOND) == []
    again = the_due(tx, NOW + 3 * SECOND)
    assert (again.message_id, again.face) == (9, "face")
    show(tx, again, NOW + 3 * SECOND)
    assert cards.due(tx, NOW + HOUR) == []


@in_a_transaction
def test_what_changes_while_a_card_is_on_its_way_is_shown_after(tx: Tx) -> None:
    want(tx)
    card = the_due(tx)
    cards.mark_sending(tx, NOW, card)
    cards.refresh(tx, "issue", 7)
    assert cards.due(tx, NOW + HOUR) == []
    cards.mark_shown(tx, card, message_id=9, under_photo=False, face="face", not_before=NOW + 3 * SECOND)
    assert the_due(tx, NOW + 3 * SECOND).message_id == 9


@in_a_transaction
def test_a_card_stands_once_in_each_place_and_for_each_subject(tx: Tx) -> None:
    for _ in range(2):
        want(tx)
        want(tx, thread_id=4)
        want(tx, chat_id=OTHER)
        want(tx, 8)
        want(tx, kind="report-prompt")
    assert len(all_due(tx)) == 5


@in_a_transaction
def test_a_change_reaches_all_cards_about_a_subject_and_no_others(tx: Tx) -> None:
    want(tx)
    want(tx, chat_id=OTHER)
    want(tx, 8)
    want(tx, kind="report-prompt")
    for card in all_due(tx):
        show(tx, card)
    cards.refresh(tx, "issue", 7)
    assert {(card.chat_id, card.subject_id, card.kind) for card in all_due(tx, NOW + HOUR)} == {
        (GROUP, 7, "issue"),
        (OTHER, 7, "issue"),
    }


@in_a_transaction
def test_a_card_taken_away_is_due_once_more_and_then_forgotten(tx: Tx) -> None:
    want(tx)
    show(tx, the_due(tx))
    assert cards.find(tx, GROUP, "issue", 7) is not None
    cards.remove(tx, "issue", 7)
    assert cards.find(tx, GROUP, "issue", 7) is None
    gone = the_due(tx, NOW + HOUR)
    assert (gone.gone, gone.message_id) == (True, 9)
    cards.forget(tx, gone)
    assert tx.all("SELECT id FROM cards") == []


@in_a_transaction
def test_a_card_wanted_again_before_it_was_taken_away_is_posted_anew_and_its_message_still_goes(tx: Tx) -> None:
    want(tx, reply_to=5)
    show(tx, the_due(tx))
    cards.remove(tx, "issue", 7)
    want(tx, reply_to=6)
    anew = cards.find(tx, GROUP, "issue", 7)
    assert anew is not None
    assert (anew.message_id, anew.reply_to) == (None, 6)
    card, former = all_due(tx, NOW + HOUR)
    assert card.id == anew.id
    assert (former.gone, former.message_id) == (True, 9)


@in_a_transaction
def test_a_card_taken_away_before_it_was_posted_and_wanted_again_is_the_same(tx: Tx) -> None:
    want(tx)
    [before] = tx.all("SELECT id FROM cards")
    cards.remove(tx, "issue", 7)
    want(tx)
    card = the_due(tx, NOW + HOUR)
    assert (card.id, card.gone) == (before["id"], False)


@in_a_transaction
def test_cards_of_a_kind_are_taken_away_together_whatever_each_has_of_its_own(tx: Tx) -> None:
    for kind in ("open:stats_4f", "open:me", "open", "opened:me", "issue"):
        want(tx, kind=kind)
    want(tx, kind="open:me", subject_id=8)
    cards.remove_all(tx, "open", 7)
    left = [(row["kind"], row["subject_id"]) for row in tx.all("SELECT * FROM cards WHERE gone = 0 ORDER BY id")]
    assert left == [("open", 7), ("opened:me", 7), ("issue", 7), ("open:me", 8)]


@in_a_transaction
def test_a_card_is_found_in_its_own_chat_alone(tx: Tx) -> None:
    want(tx)
    assert cards.find(tx, OTHER, "issue", 7) is None
    assert cards.find(tx, GROUP, "issue", 8) is None
    assert cards.find(tx, GROUP, "report-prompt", 7) is None


@in_a_transaction
def test_a_card_that_could_not_be_sent_is_tried_again_later(tx: Tx) -> None:
    want(tx)
    card = the_due(tx)
    cards.mark_sending(tx, NOW, card)
    cards.put_off(tx, card, not_before=NOW + HOUR, error="timed out", tries=1, doubts=1)
    assert cards.due(tx, NOW + HOUR - SECOND) == []
    assert outbox.next_at(tx, NOW) == NOW + HOUR
    again = the_due(tx, NOW + HOUR)
    assert (again.tries, again.doubts) == (1, 1)


@in_a_transaction
def test_a_card_given_up_is_left_until_somebody_wants_it_changed(tx: Tx) -> None:
    want(tx)
    card = the_due(tx)
    cards.mark_sending(tx, NOW, card)
    cards.give_up(tx, card, "bad request")
    assert cards.due(tx, NOW + HOUR) == []
    cards.refresh(tx, "issue", 7)
    assert the_due(tx, NOW + HOUR).id == card.id


@in_a_transaction
def test_a_chat_that_opens_again_gets_all_its_cards(tx: Tx) -> None:
    want(tx)
    want(tx, 8)
    want(tx, 7, OTHER)
    for card in all_due(tx):
        show(tx, card)
    cards.wake_chat(tx, NOW + HOUR, GROUP)
    assert [(card.chat_id, card.subject_id) for card in all_due(tx, NOW + HOUR)] == [(GROUP, 7), (GROUP, 8)]


@in_a_transaction
def test_what_a_process_that_is_gone_had_in_hand_is_due_again(tx: Tx) -> None:
    want(tx)
    card = the_due(tx)
    cards.mark_sending(tx, NOW, card)
    assert cards.release(tx, {card.id}) == 0
    assert cards.release(tx) == 1
    assert the_due(tx).id == card.id


@in_a_transaction
def test_a_busy_chat_hides_no_other(tx: Tx) -> None:
    for subject_id in range(5):
        want(tx, subject_id)
    want(tx, 9, OTHER)
    assert [(card.chat_id, card.subject_id) for card in cards.due(tx, NOW, limit=2)] == [(GROUP, 0), (OTHER, 9)]


@in_a_transaction
def test_a_new_card_is_not_held_up_by_those_of_its_chat_that_change(tx: Tx) -> None:
    want(tx)
    show(tx, the_due(tx))
    cards.refresh(tx, "issue", 7)
    want(tx, 8)
    assert [card.subject_id for card in all_due(tx, NOW + HOUR)] == [8, 7]


# The end of a subject


@in_a_transaction
def test_a_card_whose_subject_has_ended_is_shown_once_more_and_let_go(tx: Tx) -> None:
    want(tx)
    show(tx, the_due(tx))
    cards.finish(tx, "issue", 7)
    last = the_due(tx, NOW + HOUR)
    assert (last.last, last.message_id) == (True, 9)
    show(tx, last, NOW + HOUR)
    cards.wake_chat(tx, NOW + HOUR, GROUP)
    places.move_chat(tx, GROUP, OTHER)
    assert cards.due(tx, NOW + DAY) == []


@in_a_transaction
def test_a_subject_that_ends_while_its_card_is_on_its_way_is_shown_after(tx: Tx) -> None:
    want(tx)
    card = the_due(tx)
    cards.mark_sending(tx, NOW, card)
    cards.finish(tx, "issue", 7)
    cards.mark_shown(tx, card, message_id=9, under_photo=False, face="open", not_before=NOW)
    last = the_due(tx)
    cards.mark_sending(tx, NOW, last)
    cards.refresh(tx, "issue", 7)
    cards.mark_shown(tx, last, message_id=9, under_photo=False, face="closed", not_before=NOW)
    show(tx, the_due(tx))
    assert tx.all("SELECT id FROM cards") == []


@in_a_transaction
def test_a_last_card_that_met_a_closed_chat_is_shown_when_it_is_open_again(tx: Tx) -> None:
    want(tx)
    show(tx, the_due(tx))
    cards.finish(tx, "issue", 7)
    last = the_due(tx, NOW + HOUR)
    cards.mark_sending(tx, NOW + HOUR, last)
    cards.give_up(tx, last, "bot was kicked")
    assert cards.due(tx, NOW + HOUR) == []
    cards.wake_chat(tx, NOW + DAY, GROUP)
    assert the_due(tx, NOW + DAY).last


@in_a_transaction
def test_a_subject_that_begins_anew_keeps_its_card(tx: Tx) -> None:
    want(tx)
    cards.finish(tx, "issue", 7)
    want(tx)
    show(tx, the_due(tx))
    assert cards.find(tx, GROUP, "issue", 7) is not None


@in_a_transaction
def test_a_subject_that_has_not_ended_after_all_keeps_its_card_wherever_its_end_was_shown(tx: Tx) -> None:
    want(tx)
    show(tx, the_due(tx))
    cards.finish(tx, "issue", 7)
    show(tx, the_due(tx, NOW + HOUR), NOW + HOUR)
    standing.take_up(tx, NOW + HOUR, "issue", 7)
    cards.carry_on(tx, "issue", 7)
    card = the_due(tx, NOW + HOUR)
    assert (card.last, card.message_id) == (False, 9)
    show(tx, card, NOW + HOUR)
    assert cards.find(tx, GROUP, "issue", 7) is not None


@in_a_transaction
def test_an_end_that_is_on_its_way_when_it_turns_out_to_be_none_is_no_end(tx: Tx) -> None:
    want(tx)
    show(tx, the_due(tx))
    cards.finish(tx, "issue", 7)
    last = the_due(tx, NOW + HOUR)
    cards.mark_sending(tx, NOW + HOUR, last)
    cards.carry_on(tx, "issue", 7)
    cards.mark_shown(tx, last, message_id=9, under_photo=False, face="closed", not_before=NOW)
    card = the_due(tx, NOW + HOUR)
    assert (card.last, card.message_id) == (False, 9)
