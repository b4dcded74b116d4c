"""What happens in many stories of coming into a household alike: somebody comes, asks, and is decided on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rules.access import Role
from storage import people, places, roles
from storage.store import Tx
from tests.conversations.stories import moves_in, until_counted
from tests.people import Group, Json, Person, Street

NOT_YOURS = "这件事要由负责的人来办，您可以请楼门院长帮忙。"
DECIDED = "这份登记已经有结果了。"
BUTTONS = ["✅ 是的，通过", "✖ 不是，不通过"]
ONE_MAY_NOT = ("wang", "zhang", "chen", "zhao", "zhou", "wu", "liu", "he", "ma", "gao")


async def at_the_database(street: Street, work: Callable[[Tx], Any]) -> Any:
    async with street.database() as store:
        return await store.transact(work)


async def building(street: Street, name: str = "3号楼") -> int:
    [row] = await street.rows("SELECT id FROM places WHERE name = :name", name=name)
    return int(row["id"])


async def home(street: Street, unit: str, within: str = "3号楼") -> int:
    [row] = await street.rows(
        "SELECT u.id FROM places u JOIN places b ON b.id = u.parent_id WHERE u.name = :unit AND b.name = :building",
        unit=unit,
        building=within,
    )
    return int(row["id"])


async def living(street: Street, person: Person) -> list[tuple[str, str, str, bool]]:
    """Return where somebody was ever noted down: building, unit, relation, and whether they are there still."""
    rows = await street.rows(
        """
        SELECT b.name AS building, u.name AS unit, m.relation, m.until FROM household_members m
        JOIN people p ON p.id = m.person_id JOIN places u ON u.id = m.household_id JOIN places b ON b.id = u.parent_id
        WHERE p.telegram_id = :id ORDER BY m.id
        """,
        id=person.id,
    )
    return [(row["building"], row["unit"], row["relation"], row["until"] is None) for row in rows]


async def decisions(street: Street) -> list[str]:
    rows = await street.rows("SELECT verb FROM journal WHERE verb LIKE 'households.%' ORDER BY id")
    return [row["verb"].removeprefix("households.") for row in rows]


async def comes_into(street: Street, group: Group, name: str = "孙杨") -> Person:
    """Let somebody come into a group of whom nothing is known, and open the bot by its button."""
    somebody = await moves_in(street, group, name=name, language_code="zh")
    await somebody.says("/join", group)
    await somebody.presses("去登记", group)
    return somebody


async def comes_again(person: Person, group: Group) -> None:
    """Let somebody who came by the group's button before, and was through with it, come once more."""
    await until_counted(group, "到私聊里登记", 0)
    before = await person.count("您住哪一户")
    await person.says("/join", group)
    await person.presses("去登记", group)
    await until_counted(person, "您住哪一户", before + 1)


async def asks(person: Person, unit: str = "1单元401", relation: str = "租户") -> Json:
    """Let somebody who was asked for their unit go through the form to its end."""
    await fills_in(person, unit, relation)
    await person.presses("提交")
    return await person.sees("已经请人核实")


async def fills_in(person: Person, unit: str = "1单元401", relation: str = "租户") -> None:
    await person.sees("您住哪一户")
    await person.says(unit)
    await person.sees("您是这一户的")
    await person.presses(relation)


async def heads_too(street: Street, person: Person, where: str = "3号楼") -> None:
    """Let a building have one head more."""
    place_id = await building(street, where)

    def grant(tx: Tx) -> None:
        somebody = people.by_telegram(tx, person.id)
        assert somebody is not None
        # By the bot's own clock, which may be behind: by that the office has begun.
        assert street.bot is not None
        now = street.bot.clock.now()
        roles.grant(tx, now, person_id=somebody.id, role=Role.BUILDING_HEAD, where=places.place(tx, place_id))

    await at_the_database(street, grant)


async def without_head(street: Street) -> None:
    await at_the_database(street, lambda tx: tx.run("UPDATE roles SET until = since WHERE role = 'building_head'"))
