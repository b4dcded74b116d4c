"""Founds the demo's neighbourhood: its places and people in the database, its groups and accounts in the sandbox."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from bot.sandbox.actors import Group, Person, Remote
from rules.access import Role
from rules.places import Level, Place
from storage import households, people, places, roles
from storage.store import Store, Tx

HERE = Path(__file__).parent
TOKEN = "10000000:THE-SANDBOX-KNOWS-THIS-TOKEN-ALONE"  # noqa: S105
BOT = 10_000_000


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Home(_Part):
    unit: str
    area: int


class Building(_Part):
    name: str
    group: str
    households: list[Home]


class Grid(_Part):
    name: str
    buildings: list[Building]


class Office(_Part):
    role: Role
    at: str


class Neighbour(_Part):
    key: str
    id: int
    name: str
    about: str
    building: str | None = None
    unit: str | None = None
    relation: Literal["owner", "co-owner", "tenant", "family"] = "owner"
    roles: list[Office] = []


class BotAccount(_Part):
    username: str
    name: str


class Plan(_Part):
    """A neighbourhood as its file tells of it."""

    community: str
    language: str
    time_zone: str
    staff_group: str
    bot: BotAccount
    grids: list[Grid]
    people: list[Neighbour]

    def buildings(self) -> list[Building]:
        return [building for grid in self.grids for building in grid.buildings]

    def staff(self) -> list[Neighbour]:
        return [neighbour for neighbour in self.people if neighbour.roles]


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """The neighbourhood come to life: its people by their key, its groups by the name of their building."""

    plan: Plan
    people: Mapping[str, Person]
    groups: Mapping[str, Group]
    staff: Group


@cache
def plan(language: str) -> Plan:
    return Plan.model_validate(tomllib.loads((HERE / f"{language}.toml").read_text(encoding="utf-8")))


async def found(store: Store, remote: Remote, language: str, now: datetime) -> Neighbourhood:
    """Found the neighbourhood in a fresh database and a fresh sandbox."""
    planned = plan(language)
    alive = await _enter_sandbox(remote, planned)
    await store.transact(lambda tx: write_down(tx, now, planned, alive))
    return alive


async def _enter_sandbox(remote: Remote, planned: Plan) -> Neighbourhood:
    await remote.post("bots", token=TOKEN, username=planned.bot.username, name=planned.bot.name)
    for neighbour in planned.people:
        await remote.post(
            "people",
            id=neighbour.id,
            first_name=neighbour.name,
            language_code=planned.language.split("-")[0],
            about=neighbour.about,
        )
    groups = {}
    for building in planned.buildings():
        members = [each.id for each in planned.people if each.building == building.name]
        groups[building.name] = await _group(remote, building.group, members)
    staff = await _group(remote, planned.staff_group, [each.id for each in planned.staff()])
    persons = {each.key: Person(remote, each.id, each.name, BOT) for each in planned.people}
    return Neighbourhood(planned, persons, groups, staff)


async def _group(remote: Remote, title: str, members: list[int]) -> Group:
    chat = await remote.post("chats", type="supergroup", title=title, members=[*members, BOT])
    return Group(remote, chat["id"], title, members[0])


def write_down(tx: Tx, now: datetime, planned: Plan, alive: Neighbourhood | None) -> Place:
    """Write the places, households, people and roles into the database, and bind the groups."""
    community = places.found_community(
        tx, name=planned.community, language=planned.language, time_zone=planned.time_zone
    )
    by_name = {planned.community: community}
    for grid in planned.grids:
        by_name[grid.name] = places.add(
            tx, community_id=community.community_id, parent=community, level=Level.GRID, name=grid.name
        )
        for building in grid.buildings:
            by_name[building.name] = _build(tx, by_name[grid.name], building)
    for neighbour in planned.people:
        _settle(tx, now, neighbour, by_name, planned.language)
    if alive:
        for name, group in alive.groups.items():
            places.bind(tx, telegram_id=group.id, thread_id=0, where=by_name[name], purpose="neighbours")
        places.bind(tx, telegram_id=alive.staff.id, thread_id=0, where=community, purpose="staff")
    return community


def _build(tx: Tx, grid: Place, building: Building) -> Place:
    place = places.add(tx, community_id=grid.community_id, parent=grid, level=Level.BUILDING, name=building.name)
    for home in building.households:
        household = places.add(tx, community_id=grid.community_id, parent=place, level=Level.HOUSEHOLD, name=home.unit)
        households.set_area(tx, household, home.area)
    return place


def _settle(tx: Tx, now: datetime, neighbour: Neighbour, by_name: Mapping[str, Place], language: str) -> None:
    person = people.meet(
        tx, now, telegram_id=neighbour.id, name=neighbour.name, language_code=language.split("-", maxsplit=1)[0]
    )
    if neighbour.building and neighbour.unit:
        building = by_name[neighbour.building]
        household = places.add(
            tx,
            community_id=building.community_id,
            parent=building,
            level=Level.HOUSEHOLD,
            name=neighbour.unit,
        )
        households.join(tx, now, household=household, person_id=person.id, relation=neighbour.relation)
    for office in neighbour.roles:
        roles.grant(tx, now, person_id=person.id, role=office.role, where=by_name[office.at])
