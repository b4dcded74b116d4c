"""Notices that become cards: what was sent once is kept up to date from then on. On both databases."""

from __future__ import annotations

from typing import Any

from storage import cards, outbox, places
from storage.cards import BELOW, Card
from storage.outbox import Notice
from storage.store import Tx
from tests.storage.lane import DAY, HOUR, NOW, found, in_a_transaction

LI, LIU = 10004, 10009
WORK = "issue-work"


def sent(tx: Tx, community_id: int, chat_id: int = LI, about: str = "building") -> Notice:
    """Owe somebody a notice about an issue, and return it as it was when the courier sent it."""
    outbox.enqueue(
        tx,
        NOW,
        chat_id=chat_id,
        community_id=community_id,
        kind="issues.to-accept",
        params={"subject": 7, "about": about},
    )
    [notice] = [each for each in outbox.due(tx, NOW) if each.chat_id == chat_id]
    outbox.mark_sent(tx, [notice], 40)
    return notice


def adopt(tx: Tx, notice: Notice, **changed: Any) -> None:
    about = {"community_id": notice.community_id, "kind": WORK, "subject_id": 7}
    shown: dict[str, Any] = {"message_id": 40, "under_photo": False, "face": "to accept"}
    cards.adopt(tx, NOW, notice, **(about | shown | changed))


def community(tx: Tx) -> int:
    return found(tx).community.community_id


def card_of(tx: Tx, chat_id: int = LI) -> Card:
    card = cards.find(tx, chat_id, WORK, 7)
    assert card is not None
    return card


def show(tx: Tx, *, face: str = "accepted") -> None:
    """What the courier does with the one card that is due: it edits the message."""
    [card] = cards.due(tx, NOW)
    assert card.message_id is not None
    cards.mark_sending(tx, NOW, card)
    cards.mark_shown(tx, card, message_id=card.message_id, under_photo=card.under_photo, face=face, not_before=NOW)


def due(tx: Tx) -> list[tuple[int, int | None]]:
    """Return in whose chat which message has to change."""
    return [(card.chat_id, card.message_id) for card in cards.due(tx, NOW)]


def folded(tx: Tx) -> list[int]:
    """Return the messages whose place a newer one has taken."""
    rows = tx.all("SELECT message_id FROM cards WHERE kind LIKE :below ORDER BY id", below=f"{BELOW}%")
    return [row["message_id"] for row in rows]


@in_a_transaction
def test_what_was_sent_stands_as_a_card_with_its_message(tx: Tx) -> None:
    where = community(tx)
    adopt(tx, sent(tx, where), under_photo=True)
    card = card_of(tx)
    assert (card.community_id, card.chat_id, card.thread_id) == (where, LI, 0)
    assert (card.message_id, card.under_photo, card.face) == (40, True, "to accept")
    assert (card.gone, card.last, card.reply_to, card.tries) == (False, False, None, 0)


@in_a_transaction
def test_what_changed_while_it_was_on_its_way_is_looked_at_once_and_then_it_rests(tx: Tx) -> None:
    adopt(tx, sent(tx, community(tx)))
    assert due(tx) == [(LI, 40)]
    show(tx)
    assert due(tx) == []


@in_a_transaction
def test_each_move_reaches_everybody_who_was_asked(tx: Tx) -> None:
    where = community(tx)
    for chat_id, message_id in ((LI, 40), (LIU, 52)):
        adopt(tx, sent(tx, where, chat_id), message_id=message_id)
        show(tx)
    cards.refresh(tx, WORK, 8)
    cards.refresh(tx, "issue-verdict", 7)
    assert due(tx) == []
    cards.refresh(tx, WORK, 7)
    assert sorted(due(tx)) == [(LI, 40), (LIU, 52)]


@in_a_transaction
def test_who_is_asked_again_has_the_newer_message_kept_and_the_older_folded_once(tx: Tx) -> None:
    where = community(tx)
    adopt(tx, sent(tx, where), under_photo=True, album=(41,))
    show(tx)
    adopt(tx, sent(tx, where, about="again"), message_id=61, face="overdue")
    card = card_of(tx)
    assert (card.message_id, card.under_photo, card.album, card.face) == (61, False, (), "overdue")
    [older] = cards.due(tx, NOW)
    assert (older.kind, older.message_id, older.under_photo, older.album) == (f"{BELOW}:{WORK}:7", 40, True, (41,))
    assert (older.folded, older.about) == (True, (WORK, 7))
    show(tx, face="below")
    assert due(tx) == [(LI, 61)]
    show(tx)
    cards.refresh(tx, WORK, 7)
    assert due(tx) == [(LI, 61)]
    assert len(tx.all("SELECT id FROM cards")) == 1
    assert tx.all("SELECT id FROM standing") == []


@in_a_transaction
def test_of_many_messages_about_one_thing_each_older_one_is_folded(tx: Tx) -> None:
    where = community(tx)
    for message_id in (40, 61, 82):
        adopt(tx, sent(tx, where, about=str(message_id)), message_id=message_id)
    assert (folded(tx), card_of(tx).message_id) == ([40, 61], 82)


@in_a_transaction
def test_what_had_ended_gives_way_to_a_newer_message_as_well(tx: Tx) -> None:
    where = community(tx)
    adopt(tx, sent(tx, where), last=True)
    show(tx)
    assert cards.find(tx, LI, WORK, 7) is None
    adopt(tx, sent(tx, where, about="again"), message_id=61)
    assert (folded(tx), card_of(tx).message_id) == ([40], 61)
    assert tx.all("SELECT id FROM standing") == []


@in_a_transaction
def test_what_is_shown_anew_in_the_same_message_or_about_something_else_folds_nothing(tx: Tx) -> None:
    where = community(tx)
    for about, chat_id, subject_id, message_id in (("a", LI, 7, 40), ("b", LI, 7, 40), ("c", LI, 8, 50)):
        adopt(tx, sent(tx, where, chat_id, about=about), subject_id=subject_id, message_id=message_id)
    adopt(tx, sent(tx, where, LIU), message_id=61)
    assert folded(tx) == []


@in_a_transaction
def test_a_folded_message_in_which_something_else_is_shown_is_not_folded_any_more(tx: Tx) -> None:
    where = community(tx)
    for about, subject_id, message_id in (("a", 7, 40), ("b", 7, 61), ("c", 8, 40)):
        adopt(tx, sent(tx, where, about=about), subject_id=subject_id, message_id=message_id)
    assert folded(tx) == []


@in_a_transaction
def test_a_message_that_was_turned_over_is_kept_for_what_it_shows_now_alone(tx: Tx) -> None:
    where = community(tx)
    for about, chat_id, subject_id in (("one", LI, 7), ("elsewhere", LIU, 7), ("another", LI, 8)):
        adopt(tx, sent(tx, where, chat_id, about=about), subject_id=subject_id)
    kept = tx.all("SELECT chat_id, subject_id FROM cards ORDER BY id")
    assert [(row["chat_id"], row["subject_id"]) for row in kept] == [(LIU, 7), (LI, 8)]


@in_a_transaction
def test_asked_again_while_the_end_was_owed_it_is_not_the_end(tx: Tx) -> None:
    where = community(tx)
    adopt(tx, sent(tx, where))
    cards.finish(tx, WORK, 7)
    adopt(tx, sent(tx, where, about="again"), message_id=61)
    show(tx)
    assert card_of(tx).message_id == 61


@in_a_transaction
def test_with_the_end_it_is_shown_a_last_time_and_let_go(tx: Tx) -> None:
    adopt(tx, sent(tx, community(tx)))
    show(tx)
    cards.finish(tx, WORK, 7)
    [last] = cards.due(tx, NOW)
    assert (last.last, last.message_id) == (True, 40)
    show(tx, face="closed")
    assert cards.find(tx, LI, WORK, 7) is None


@in_a_transaction
def test_one_that_somebody_threw_away_is_given_up_and_never_posted(tx: Tx) -> None:
    adopt(tx, sent(tx, community(tx)))
    for _ in range(3):
        [card] = cards.due(tx, NOW)
        cards.mark_sending(tx, NOW, card)
        cards.give_up(tx, card, "message to edit not found")
        assert due(tx) == []
        cards.refresh(tx, WORK, 7)
        assert due(tx) == [(LI, 40)], "with its message it can only be edited"


@in_a_transaction
def test_one_that_could_not_be_edited_waits_and_is_the_same_message_still(tx: Tx) -> None:
    adopt(tx, sent(tx, community(tx)))
    [card] = cards.due(tx, NOW)
    cards.mark_sending(tx, NOW, card)
    cards.put_off(tx, card, not_before=NOW + HOUR, error="TimedOut", tries=1)
    assert due(tx) == []
    assert [(each.message_id, each.tries) for each in cards.due(tx, NOW + HOUR)] == [(40, 1)]


@in_a_transaction
def test_who_opens_their_chat_again_finds_the_same_message_true(tx: Tx) -> None:
    where = community(tx)
    for chat_id in (LI, LIU):
        adopt(tx, sent(tx, where, chat_id))
        show(tx)
    cards.wake_chat(tx, NOW, LI)
    cards.retry_unposted(tx, NOW + DAY, LIU, 0)
    assert due(tx) == [(LI, 40)]


@in_a_transaction
def test_in_a_group_that_moved_the_message_stayed_behind(tx: Tx) -> None:
    adopt(tx, sent(tx, community(tx), -201))
    places.move_chat(tx, -201, -1001)
    assert due(tx) == [(-1001, None)]


@in_a_transaction
def test_two_kinds_about_one_subject_do_not_meet(tx: Tx) -> None:
    where = community(tx)
    adopt(tx, sent(tx, where))
    adopt(tx, sent(tx, where, about="resolved"), kind="issue-verdict", message_id=70)
    kept = {row["kind"]: row["message_id"] for row in tx.all("SELECT kind, message_id FROM cards")}
    assert kept == {WORK: 40, "issue-verdict": 70}


@in_a_transaction
def test_a_card_is_found_by_its_message_while_it_is_kept(tx: Tx) -> None:
    adopt(tx, sent(tx, community(tx)))
    card = cards.at(tx, LI, 40)
    assert card is not None
    assert (card.kind, card.subject_id) == (WORK, 7)
    assert cards.at(tx, LIU, 40) is None
    assert cards.at(tx, LI, 41) is None
    cards.remove(tx, WORK, 7)
    assert cards.at(tx, LI, 40) is None


@in_a_transaction
def test_an_answer_that_took_the_place_of_a_card_is_changed_no_more(tx: Tx) -> None:
    where = community(tx)
    for chat_id in (LI, LIU):
        adopt(tx, sent(tx, where, chat_id))
        show(tx)
    cards.let_answer_stand(tx, LI, WORK, 7, answered_in=40)
    cards.refresh(tx, WORK, 7)
    assert due(tx) == [(LIU, 40)]


@in_a_transaction
def test_what_was_answered_elsewhere_is_shown_one_last_time(tx: Tx) -> None:
    adopt(tx, sent(tx, community(tx)))
    show(tx)
    cards.let_answer_stand(tx, LI, WORK, 7, answered_in=None)
    assert due(tx) == [(LI, 40)]
    show(tx, face="answered")
    cards.refresh(tx, WORK, 7)
    assert due(tx) == []
