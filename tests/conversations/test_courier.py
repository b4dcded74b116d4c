"""What is owed goes out: in order, at Telegram's pace, once; and what goes wrong for one chat is no other's trouble."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from bot.config import Config
from bot.courier import MOST_TRIES, UNKNOWN
from bot.sandbox.actors import Group
from handlers.kit.replies import Value, Words, text
from rules.notices import Urgency
from storage import outbox
from storage.outbox import Notice
from storage.sqlite.store import SqliteStore
from storage.store import StoreError, Tx
from tests.conversations.stories import reports
from tests.owing import KIND, Owing, owing, settled
from tests.people import BOT, Street

LONG: dict[str, Value] = dict.fromkeys(
    ("number", "category", "grid", "place", "urgent", "alarm", "holder", "by"), "字😀" * 300
)


@pytest.fixture
async def courier(quiet_street: Street, monkeypatch: pytest.MonkeyPatch) -> Owing:
    return owing(quiet_street, monkeypatch)


@pytest.fixture
async def at_work(courier: Owing) -> Owing:
    await courier.start()
    await settled(courier.street)
    return courier


def eager(street: Street) -> Config:
    """Settings under which the bot hears of Telegram every second, however quiet it is."""
    telegram = street.config.telegram.model_copy(update={"poll_seconds": 1})
    return street.config.model_copy(update={"telegram": telegram})


async def test_no_limit_is_ever_passed(courier: Owing) -> None:
    street = courier.street
    await street.remote.post("limits", chat_burst=street.config.pace.chat_burst)
    people = [
        (await street.remote.post("people", first_name=f"Neighbour {number}", language_code="zh"))["id"]
        for number in range(100)
    ]
    for person in people:
        await street.remote.post(f"people/{person}/send", chat=BOT, text="/start")
    await courier.owe(street.building_3, *(f"item {n:02}." for n in range(60)), urgency=Urgency.URGENT)
    await courier.start()
    await settled(street)
    assert await courier.refused_for_haste() == []
    said = [each for each in await courier.texts(street.building_3) if each.startswith("item")]
    assert said == [f"item {n:02}." for n in range(60)]
    assert sum("您好" in call["params"].get("text", "") for call in await courier.calls("sendMessage")) == 100


async def test_one_chat_is_held_and_the_others_go_on(at_work: Owing) -> None:
    street = at_work.street
    held, other = street.building_3, street.building_1
    await street.remote.post(
        "faults", method="sendMessage", chat=held.id, do="error", code=429, retry_after=600, times=1
    )
    await at_work.owe(held, "first", "second", urgency=Urgency.URGENT)
    await at_work.owe(other, "elsewhere")
    await other.shows("elsewhere")
    assert await at_work.texts(held) == []
    await street.advance(minutes=10)
    await held.shows("second")
    assert await at_work.texts(held) == ["first", "second"]
    assert len(await at_work.refused_for_haste()) == 1


async def test_the_urgent_overtakes_the_ordinary(courier: Owing) -> None:
    street = courier.street
    await courier.owe(street.building_3, "one", "two", "three")
    await courier.owe(street.building_3, "fire!", urgency=Urgency.URGENT)
    await courier.start()
    await street.building_3.shows("three")
    assert await courier.texts(street.building_3) == ["fire!", "one", "two", "three"]


@pytest.mark.parametrize(
    "fault",
    [
        {"do": "error", "code": 500, "description": "Internal Server Error: restart", "times": 3},
        {"do": "html", "code": 502, "times": 3},
        {"do": "html", "code": 200},
        {"do": "cut"},
        {"do": "drop"},
    ],
    ids=["500", "502", "unreadable", "cut", "drop"],
)
async def test_what_telegram_did_not_take_is_sent_again_in_order(
    courier: Owing, fault: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    at_work, street = courier, courier.street
    monkeypatch.setattr("bot.app.PATIENCE", 1.0)
    await courier.start()
    await settled(street)
    await street.remote.post("faults", method="sendMessage", chat=street.building_3.id, **fault)
    await at_work.owe(street.building_3, "first", "second", "third")
    await street.building_3.shows("third")
    assert await at_work.texts(street.building_3) == ["first", "second", "third"]
    await settled(street)
    assert await at_work.states() == {"sent": 3}


async def test_a_message_that_may_have_arrived_is_sent_once_more_and_no_further(courier: Owing) -> None:
    street, group = courier.street, courier.street.building_3
    await courier.start()
    await settled(street)
    await street.remote.post("faults", method="sendMessage", chat=group.id, do="cut_answer", times=2)
    await courier.owe(group, "perhaps", "certain")
    await group.shows("certain")
    await settled(street)
    assert await courier.texts(group) == ["perhaps", "perhaps", "certain"]
    [kept] = await street.rows("SELECT error FROM outbox WHERE state = 'failed'")
    assert kept["error"] == UNKNOWN


async def test_an_edit_that_may_have_arrived_is_repeated_until_it_is_known(courier: Owing) -> None:
    street, group = courier.street, courier.street.building_3
    await courier.start()
    await reports(street.wang)
    await group.shows("#1")
    await settled(street)
    await street.remote.post("faults", method="editMessageText", chat=group.id, do="cut_answer", times=4)
    await street.zhang.presses("我也遇到", group)
    await settled(street)
    edits = [call for call in await courier.calls("editMessageText") if call["params"]["chat_id"] == group.id]
    assert len(edits) == 5
    [card] = await street.rows("SELECT wanted - shown AS behind, error FROM cards WHERE chat_id = :id", id=group.id)
    assert (card["behind"], card["error"]) == (0, None)


async def test_a_claim_whose_commit_was_done_and_its_answer_lost_is_made_again(
    at_work: Owing, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when the connection to the database breaks within a commit: the rows say in hand, and nobody has them."""
    transact, lost = SqliteStore.transact, False

    async def losing(store: SqliteStore, work: Callable[[Tx], Any]) -> Any:
        nonlocal lost
        done = await transact(store, work)
        if not lost and "_claim" in work.__qualname__ and done[0]:
            lost = True
            raise StoreError("the database has gone away")
        return done

    monkeypatch.setattr(SqliteStore, "transact", losing)
    monkeypatch.setattr("bot.courier.STORE_AGAIN", 0.05)
    await at_work.owe(at_work.street.building_3, "first", "second")
    await at_work.street.building_3.shows("second")
    assert lost
    assert await at_work.texts(at_work.street.building_3) == ["first", "second"]


async def test_a_claim_that_waited_while_an_office_ended_shows_nothing_of_it(
    at_work: Owing, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when the database is held by whoever ends the office: the claim began before that, and reads after it."""
    street, transact, ended = at_work.street, SqliteStore.transact, False

    def end_office(tx: Tx) -> bool:
        """End the office of whoever is owed that an issue has come to them."""
        assert street.bot is not None
        return bool(
            tx.run(
                """
                UPDATE roles SET until = :now
                WHERE role = 'building_head' AND until IS NULL AND person_id IN (
                    SELECT p.id FROM people p JOIN outbox o ON o.chat_id = p.telegram_id
                    WHERE o.kind = 'issues.to-accept' AND o.state = 'waiting')
                """,
                now=street.bot.clock.now(),
            )
        )

    async def waiting(store: SqliteStore, work: Callable[[Tx], Any]) -> Any:
        def after_the_end(tx: Tx) -> Any:
            nonlocal ended
            ended |= end_office(tx)
            return work(tx)

        return await transact(store, after_the_end if "_claim" in work.__qualname__ else work)

    await street.knock(street.li)
    monkeypatch.setattr(SqliteStore, "transact", waiting)
    await reports(street.wang)
    await settled(street)
    assert ended
    assert await street.li.count("📥 #1") == 0
    [owed] = await street.rows("SELECT state FROM outbox WHERE kind = 'issues.to-accept'")
    assert owed["state"] == "dropped"


async def test_one_notice_that_is_refused_takes_no_others_with_it(courier: Owing) -> None:
    street, group = courier.street, courier.street.building_3
    await courier.start()
    await settled(street)
    for _ in range(2):  # the digest, and then the first by itself
        await street.remote.post(
            "faults", method="sendMessage", chat=group.id, do="error", code=400, description="Bad Request: refused"
        )
    await courier.owe(group, *(f"item {number}." for number in range(5)))
    await group.shows("item 4.")
    await settled(street)
    assert await courier.texts(group) == [f"item {number}." for number in range(1, 5)]
    assert await courier.states() == {"failed": 1, "sent": 4}


async def test_what_never_works_is_given_up_and_counted_and_the_rest_goes_on(courier: Owing) -> None:
    street = courier.street
    await courier.start(eager(street))
    await settled(street)
    await street.remote.post("clock", speed=60)
    await street.remote.post(
        "faults", method="sendMessage", chat=street.building_3.id, do="error", code=500, times=MOST_TRIES
    )
    await courier.owe(street.building_3, "cursed", "blessed")
    await street.building_3.shows("blessed")
    await settled(street)
    assert await courier.states() == {"failed": 1, "sent": 1}
    assert sum(call["code"] == 500 for call in await courier.calls("sendMessage")) == MOST_TRIES


async def test_while_telegram_is_out_of_reach_nothing_is_given_up(at_work: Owing) -> None:
    courier, street = at_work, at_work.street
    await street.remote.post("faults", method="getUpdates", do="html", code=502, times=1000)
    await street.remote.post("faults", method="sendMessage", do="html", code=502, times=MOST_TRIES + 3)
    await courier.owe(street.building_3, "patience")
    for _ in range(MOST_TRIES + 3):
        await settled(street)
        await street.advance(minutes=6)
    await street.building_3.shows("patience")


async def test_markup_that_telegram_does_not_take_goes_as_plain_text(at_work: Owing) -> None:
    street = at_work.street
    await street.remote.post(
        "faults",
        method="sendMessage",
        chat=street.building_3.id,
        do="error",
        code=400,
        description="Bad Request: can't parse entities: Unexpected end tag",
    )
    await at_work.owe(street.building_3, "1 < 2 & <b>3</b>")
    await street.building_3.shows("1 < 2 & <b>3</b>")


async def test_a_text_too_long_for_one_message_is_cut(at_work: Owing) -> None:
    street = at_work.street
    at_work.routes.notices[KIND] = lambda tx, now, settings, notice: Words(text("issue-told-escalated-staff", **LONG))
    await at_work.owe(street.building_3, "")
    shown = await street.building_3.shows("字😀")
    assert len(shown["text"].encode("utf-16-le")) <= 8192
    assert shown["text"].endswith("…")


async def test_a_notice_without_words_holds_up_no_other(at_work: Owing) -> None:
    street = at_work.street

    def fail(*_: object) -> Words:
        raise LookupError("no words")

    def fail_in_database(tx: Tx, *_: object) -> Words:
        tx.one("SELECT nothing FROM nowhere")
        return Words(text("plain", what=""))

    at_work.routes.notices["test.dumb"] = fail
    at_work.routes.notices["test.broken"] = fail_in_database
    for kind in ("test.dumb", "test.broken"):
        async with street.database() as store:
            await store.transact(
                lambda tx, kind=kind: tx.run(  # type: ignore[misc]
                    "INSERT INTO outbox (chat_id, kind, params, not_before, created_at) "
                    "VALUES (:chat, :kind, '{}', '2020', '2020')",
                    chat=street.building_3.id,
                    kind=kind,
                )
            )
    await at_work.owe(street.building_3, "I have words")
    await street.building_3.shows("I have words")
    rows = await street.rows("SELECT kind FROM outbox WHERE state = 'failed' ORDER BY id")
    assert [row["kind"] for row in rows] == ["test.dumb", "test.broken"]


async def test_somebody_who_never_started_the_bot_gets_it_all_after_the_start(at_work: Owing) -> None:
    street = at_work.street
    await at_work.owe(street.chen, "first", "second")
    await settled(street)
    assert await at_work.states() == {"parked": 2}
    await street.chen.says("/start")
    await street.chen.sees("second")
    said = await at_work.texts(street.chen)
    assert [each for each in said if each in ("first", "second")] == ["first", "second"]


async def test_somebody_who_blocked_the_bot_gets_it_all_once_they_take_that_back(at_work: Owing) -> None:
    street = at_work.street
    await street.knock(street.chen)
    await street.remote.post(f"people/{street.chen.id}/block", bot=BOT, blocked=True)
    await at_work.owe(street.chen, "while blocked")
    await settled(street)
    assert await at_work.states() == {"parked": 1}
    await street.remote.post(f"people/{street.chen.id}/block", bot=BOT, blocked=False)
    await street.chen.sees("while blocked")


@pytest.mark.parametrize("status", ["left", "kicked"])
async def test_a_group_without_the_bot_gets_it_all_when_it_is_back(at_work: Owing, status: str) -> None:
    street, group = at_work.street, at_work.street.building_3
    await street.remote.put(f"chats/{group.id}/members/{BOT}", status=status)
    await at_work.owe(group, "while away", urgency=Urgency.URGENT)
    await settled(street)
    assert await at_work.states() == {"parked": 1}
    await street.remote.put(f"chats/{group.id}/members/{BOT}", status="member")
    await group.shows("while away")


async def test_without_the_right_to_write_it_is_kept_until_writing_works_again(at_work: Owing) -> None:
    street, group = at_work.street, at_work.street.building_3
    await street.remote.put(f"chats/{group.id}/members/{BOT}", status="restricted")
    await at_work.owe(group, "muted")
    await settled(street)
    assert await at_work.states() == {"parked": 1}
    await street.remote.put(f"chats/{group.id}/members/{BOT}", status="member")
    await at_work.owe(group, "heard")
    await group.shows("muted")


async def _forum(courier: Owing) -> tuple[Group, int]:
    street = courier.street
    members = [street.wang.id, {"id": BOT, "status": "administrator"}]
    chat = await street.remote.post("chats", type="supergroup", title="Forum", is_forum=True, members=members)
    topic = await street.remote.post(f"chats/{chat['id']}/topics", name="Repairs")
    return Group(street.remote, chat["id"], "Forum", street.wang.id), topic["message_thread_id"]


async def test_what_is_owed_to_a_deleted_topic_goes_to_general(at_work: Owing) -> None:
    forum, thread = await _forum(at_work)
    await at_work.street.remote.put(f"chats/{forum.id}/topics/{thread}", deleted=True)
    await at_work.owe(forum, "homeless", thread=thread)
    shown = await forum.shows("homeless")
    assert "message_thread_id" not in shown


async def test_what_is_owed_to_a_closed_topic_waits_and_other_topics_go_on(at_work: Owing) -> None:
    forum, thread = await _forum(at_work)
    await at_work.street.remote.put(f"chats/{forum.id}/topics/{thread}", closed=True)
    await at_work.owe(forum, "to the closed one", thread=thread)
    await at_work.owe(forum, "to all")
    await forum.shows("to all")
    await settled(at_work.street)
    assert await at_work.states() == {"parked": 1, "sent": 1}
    await at_work.street.remote.put(f"chats/{forum.id}/topics/{thread}", closed=False)
    await at_work.owe(forum, "open again", thread=thread)
    await forum.shows("to the closed one")


async def test_what_is_in_hand_at_a_stop_is_finished_and_the_rest_comes_next_time(courier: Owing) -> None:
    street = courier.street
    await courier.start()
    await settled(street)
    await street.remote.post("faults", method="sendMessage", do="delay", seconds=0.5)
    await courier.owe(street.building_3, "slow", "next", urgency=Urgency.URGENT)
    await street.building_3.shows("slow")
    await street.stop_bot()
    assert await courier.states() == {"sent": 1, "waiting": 1}
    await courier.start()
    await street.building_3.shows("next")
    assert await courier.texts(street.building_3) == ["slow", "next"]


async def test_while_the_database_is_busy_what_went_out_is_not_forgotten(
    at_work: Owing, monkeypatch: pytest.MonkeyPatch
) -> None:
    street, mark_sent, busy = at_work.street, outbox.mark_sent, 3

    def reluctant(tx: Tx, notices: Iterable[Notice], message_id: int | None) -> None:
        nonlocal busy
        busy -= 1
        if busy >= 0:
            raise StoreError("another program holds the database")
        mark_sent(tx, notices, message_id)

    monkeypatch.setattr(outbox, "mark_sent", reluctant)
    monkeypatch.setattr("bot.courier.STORE_AGAIN", 0.05)
    await at_work.owe(street.building_3, "first", "second")
    await street.building_3.shows("second")
    await settled(street)
    assert await at_work.texts(street.building_3) == ["first", "second"]
    assert await at_work.states() == {"sent": 2}


async def test_nothing_stays_on_its_way_when_what_became_of_it_cannot_be_written_down(
    at_work: Owing, monkeypatch: pytest.MonkeyPatch
) -> None:
    street, mark_sent = at_work.street, outbox.mark_sent

    def failing(tx: Tx, notices: Iterable[Notice], message_id: int | None) -> None:
        monkeypatch.setattr(outbox, "mark_sent", mark_sent)
        raise ZeroDivisionError

    monkeypatch.setattr(outbox, "mark_sent", failing)
    await at_work.owe(street.building_3, "first", "second")
    await street.building_3.shows("second")
    await settled(street)
    assert await at_work.states() == {"failed": 1, "sent": 1}


async def test_what_is_too_long_to_stand_under_a_photo_goes_without_it(at_work: Owing) -> None:
    street = at_work.street
    sent = await street.wang.sends_photo()
    photo = sent["photo"][-1]["file_id"]
    long = dict.fromkeys(LONG, "字" * 300)
    at_work.routes.notices[KIND] = lambda tx, now, settings, notice: Words(
        text("issue-told-escalated-staff", **long), photo=photo
    )
    await at_work.owe(street.building_3, "")
    shown = await street.building_3.shows("字")
    assert "photo" not in shown
    assert len(shown["text"]) > 1024
