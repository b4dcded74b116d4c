"""Owing messages to chats of the street, and waiting until nothing is owed any more."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest

from bot import app
from bot.config import Config
from bot.sandbox.actors import Group, Json, NotSeen, Person, read
from handlers.kit.replies import Words, text
from handlers.kit.routes import Routes
from handlers.kit.visit import Settings
from rules.notices import Urgency
from storage import outbox
from storage.outbox import Notice
from storage.store import Tx, stamp
from tests.people import Street

KIND = "test.said"
PATIENCE = 45.0
SOON = timedelta(seconds=20)
"""What is due within this span is waited for, too: what is tried again soon, and what came just now."""

OWED = """
SELECT (SELECT COUNT(*) FROM outbox WHERE state = 'sending' OR (state = 'waiting' AND not_before <= :now))
     + (SELECT COUNT(*) FROM cards WHERE claimed_at IS NOT NULL OR (wanted > shown AND not_before <= :now))
     + (SELECT COUNT(*) FROM downloads WHERE state = 'waiting' AND not_before <= :now)
     + (SELECT COUNT(*) FROM updates WHERE state = 'waiting')
     + (SELECT COUNT(*) FROM deadlines WHERE state = 'waiting' AND due_at <= :due) AS n
"""

LEFT = {
    "outbox": "SELECT * FROM outbox WHERE state <> 'sent'",
    "cards": "SELECT * FROM cards WHERE wanted > shown OR claimed_at IS NOT NULL",
    "updates": "SELECT update_id, state, tries FROM updates WHERE state <> 'served'",
}


@dataclass(eq=False)
class Owing:
    """A street whose bot knows one kind of notice more: it says what it was given."""

    street: Street
    routes: Routes

    async def start(self, config: Config | None = None) -> None:
        await self.street.start_bot(config)

    async def owe(
        self, to: Group | Person | int, *whats: str, urgency: Urgency = Urgency.ORDINARY, thread: int = 0
    ) -> None:
        """Owe a chat a message for each of these, all in one transaction, and wake the bot with a word from Wang."""
        chat_id = to if isinstance(to, int) else to.id
        now = await self.now()

        def enqueue(tx: Tx) -> None:
            for what in whats:
                outbox.enqueue(
                    tx,
                    now,
                    chat_id=chat_id,
                    thread_id=thread,
                    community_id=1,
                    kind=KIND,
                    params={"what": what},
                    urgency=urgency,
                )

        async with self.street.database() as store:
            await store.transact(enqueue)
        await self.stir()

    async def stir(self) -> None:
        """Make the bot look at what is owed."""
        await self.street.remote.advance(0.001)

    async def now(self) -> datetime:
        return datetime.fromisoformat((await self.street.remote.get("clock"))["now"])

    async def texts(self, to: Group | Person) -> list[str]:
        """Return what the bot said to a chat, the greetings left out, in the order in which it stands there."""
        said = [read(each) for each in await to.messages() if each["from"]["is_bot"]]
        return [each for each in said if "大家好" not in each and "您好" not in each]

    async def calls(self, *methods: str) -> list[Json]:
        """Return the calls that were made of the Bot API, oldest first."""
        every = await self.street.remote.get("calls")
        return [call for call in every if not methods or call["method"] in methods]

    async def refused_for_haste(self) -> list[Json]:
        return [call for call in await self.calls() if call["code"] == 429]

    async def states(self) -> Mapping[str, int]:
        """Count the messages of this kind by how they stand."""
        rows = await self.street.rows(
            "SELECT state, COUNT(*) AS n FROM outbox WHERE kind = :kind GROUP BY state", kind=KIND
        )
        return {row["state"]: row["n"] for row in rows}


async def settled(street: Street) -> None:
    """Wait until all that came or fell due is served, and all owed is sent. Raises NotSeen when patience ends."""
    pending = 0
    try:
        async with asyncio.timeout(PATIENCE), street.database() as store:
            while True:
                due = street.sandbox.world.clock.moment()
                asked = {"now": stamp(due + SOON), "due": stamp(due)}
                pending = street.sandbox.world.bots[street.wang.bot].inbox.count()
                rows = await store.read(lambda tx, asked=asked: tx.all(OWED, **asked))  # type: ignore[misc]
                if not pending and not rows[0]["n"]:
                    return
    except TimeoutError:
        left = {table: [dict(row) for row in await street.rows(sql)] for table, sql in LEFT.items()}
        raise NotSeen(f"the bot does not come to rest: {pending} to be fetched, {left}") from None


def say(tx: Tx, now: datetime, settings: Settings, notice: Notice) -> Words:
    return Words(text("plain", what=notice.params["what"]))


def owing(street: Street, monkeypatch: pytest.MonkeyPatch) -> Owing:
    """Let the street's bot know the kind of notice that the tests owe."""
    routes = app.routes()
    routes.notices[KIND] = say
    monkeypatch.setattr(app, "routes", lambda: routes)
    return Owing(street, routes)
