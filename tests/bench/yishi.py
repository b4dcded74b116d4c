"""Our own bot as it is run in service, on a database with an issue that many people press a button under."""

import asyncio
import sqlite3
import sys
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from handlers.issues import actions
from handlers.issues.chat.report_form import REPORT
from handlers.kit.buttons import data
from handlers.kit.fields import CHECK
from handlers.kit.visit import Settings
from rules.access import Actor, Held, Role
from rules.issues import Report
from rules.places import Level, Place
from storage import drafts, households, people, places, roles
from storage.store import Tx, open_store
from tests.bench.emulator import FIRST_PERSON, GROUP, resident_name

JOIN = data("issues:join", 1)
SEND = data("form:send", "#")
"""The last step of a report: each presses under a form of their own."""
# Nobody presses with these ids: the reporter can't join, and the head is told about the issue.
REPORTER, HEAD = 101, 102
TO_A_HOUSEHOLD = 3
DATABASE = "yishi.db"
DONE = {
    JOIN: "SELECT COUNT(*) FROM issue_supporters WHERE issue_id = 1",
    SEND: "SELECT COUNT(DISTINCT reporter_id) - 1 FROM issues",
}
"""How many find done what they pressed for; issue 1 was there before."""


def seed(database: Path, people: int) -> None:
    """Fill a database with the building, its group, its residents and issue 1."""
    asyncio.run(_seed(database, people))


async def _seed(database: Path, count: int) -> None:
    store = await open_store(f"sqlite:///{database}")
    try:
        await store.transact(lambda tx: _settle(tx, datetime.now(UTC), count))
    finally:
        await store.close()


def _settle(tx: Tx, now: datetime, count: int) -> None:
    community = places.found_community(tx, name="金明", language="zh-Hans", time_zone="Asia/Shanghai")
    building = places.add(tx, community_id=community.community_id, parent=community, level=Level.BUILDING, name="3号楼")
    places.bind(tx, telegram_id=GROUP, thread_id=0, where=building, purpose="neighbours")
    head = people.meet(tx, now, telegram_id=HEAD, name="李楼长", language_code="zh-hans")
    roles.grant(tx, now, person_id=head.id, role=Role.BUILDING_HEAD, where=building)
    _move_in(tx, now, building, count)
    reporter = people.meet(tx, now, telegram_id=REPORTER, name="王奶奶", language_code="zh-hans")
    actions.report(
        tx,
        now,
        Actor(person_id=reporter.id, holds=(Held(Role.NEIGHBOUR, building.id),)),
        Settings(bot_id=0, bot_username="", language="zh-Hans", zone=ZoneInfo("Asia/Shanghai")),
        building,
        Report(category="water", words="三楼水管漏水"),
    )


def _move_in(tx: Tx, now: datetime, building: Place, count: int) -> None:
    for number in range(count):
        if number % TO_A_HOUSEHOLD == 0:
            name = f"{number // TO_A_HOUSEHOLD + 1:04}"
            household = places.add(
                tx, community_id=building.community_id, parent=building, level=Level.HOUSEHOLD, name=name
            )
            households.set_area(tx, household, 9_000)
        resident = people.meet(
            tx, now, telegram_id=FIRST_PERSON + number, name=resident_name(number), language_code="zh-hans"
        )
        households.join(tx, now, household=household, person_id=resident.id, relation="owner")
        _fill_in(tx, now, building, resident.id)


def _fill_in(tx: Tx, now: datetime, building: Place, person_id: int) -> None:
    """Let somebody have answered all that `/report` asks, and look it over."""
    draft = drafts.begin(
        tx,
        now,
        person_id=person_id,
        community_id=building.community_id,
        form=REPORT.name,
        subject_id=building.id,
        field=CHECK,
    )
    drafts.save(tx, now, replace(draft, answers={"topic": "lighting", "kind": None, "words": "楼道灯坏了"}))


def check(folder: Path, pressed: str, people: int) -> None:
    """Hold the bot to its answers: it was killed right after the last, and each must be on the disk."""
    with closing(sqlite3.connect(folder / DATABASE)) as database:
        (done,) = database.execute(DONE[pressed]).fetchone()
    if done < people:
        raise RuntimeError(f"{people} people were told that it is done, but only {done} find it so")


def command(folder: Path, url: str, token: str, people: int) -> list[str]:
    """Seed a database in this folder and say how the bot is started on it."""
    database = folder / DATABASE
    seed(database, people)
    config = folder / "config.toml"
    config.write_text(
        f'[telegram]\ntoken = "{token}"\napi_url = "{url}"\n[storage]\nurl = "sqlite:///{database}"\n', "utf-8"
    )
    return [sys.executable, "-m", "bot", "run", "--config", str(config)]
