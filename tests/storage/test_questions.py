"""Questions of forms: the buttons of an older one go, and nothing else does. On both databases."""

from __future__ import annotations

from rules.notices import Urgency
from storage import outbox, questions
from storage.outbox import Notice
from storage.store import Tx
from tests.storage.lane import NOW, in_a_transaction

WANG, DRAFT = 10001, 5
ASKED = {"text": "?", "keyboard": [["yes"]], "photo": None}


def ask(tx: Tx, draft_id: int = DRAFT, *, edit: int | None = None, album: str | None = None) -> None:
    params = {**ASKED, "edit": edit} if edit else ASKED
    questions.ask(tx, NOW, draft_id, album=album, chat_id=WANG, kind="reply", params=params, urgency=Urgency.ANSWER)


def take(tx: Tx) -> Notice:
    """Take what is due next, as the courier does."""
    [notice] = outbox.due(tx, NOW)
    outbox.mark_sending(tx, [notice])
    return notice


def send(tx: Tx, message_id: int) -> Notice:
    notice = take(tx)
    outbox.mark_sent(tx, [notice], message_id)
    return notice


def is_bared(tx: Tx, notice: Notice) -> int | None:
    """Return the message that loses its buttons."""
    assert notice.params["bare"] == DRAFT
    bared = outbox.message_of(tx, notice.params["after"])
    return None if bared == questions.message_of(tx, DRAFT) else bared


@in_a_transaction
def test_the_next_question_of_a_form_takes_the_buttons_from_the_one_before(tx: Tx) -> None:
    ask(tx)
    send(tx, 9)
    ask(tx)
    ask(tx, DRAFT + 1)
    assert [send(tx, number).params["keyboard"] for number in (10, 11)] == [[["yes"]]] * 2
    assert is_bared(tx, take(tx)) == 9
    assert questions.message_of(tx, DRAFT) == 10


@in_a_transaction
def test_one_that_was_not_sent_yet_goes_without(tx: Tx) -> None:
    ask(tx)
    ask(tx)
    assert [send(tx, number).params["keyboard"] for number in (9, 10)] == [[], [["yes"]]]
    assert outbox.due(tx, NOW) == []


@in_a_transaction
def test_what_is_asked_in_the_same_message_keeps_its_buttons(tx: Tx) -> None:
    ask(tx)
    send(tx, 9)
    ask(tx, edit=9)
    send(tx, 9)
    assert outbox.due(tx, NOW) == []


@in_a_transaction
def test_whoever_presses_before_it_is_known_as_which_message_it_was_sent_keeps_them_too(tx: Tx) -> None:
    ask(tx)
    first = take(tx)
    ask(tx, edit=9)
    outbox.mark_sent(tx, [first], 9)
    send(tx, 9)
    assert is_bared(tx, take(tx)) is None


@in_a_transaction
def test_what_is_asked_again_for_each_photo_of_an_album_stays_one_question(tx: Tx) -> None:
    ask(tx)
    send(tx, 9)
    for _ in range(2):
        ask(tx, album="77")
    send(tx, 10)
    assert is_bared(tx, send(tx, 9)) == 9
    assert outbox.due(tx, NOW) == []
    ask(tx)
    send(tx, 11)
    assert is_bared(tx, take(tx)) == 10


@in_a_transaction
def test_a_form_that_is_over_leaves_no_buttons(tx: Tx) -> None:
    ask(tx)
    send(tx, 9)
    questions.close(tx, NOW, DRAFT)
    assert is_bared(tx, take(tx)) == 9
    assert questions.message_of(tx, DRAFT) is None
