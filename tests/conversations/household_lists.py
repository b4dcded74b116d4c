"""What happens in many stories of importing households alike: a list is sent, and what stands there then."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rules.access import Role
from rules.places import Place
from storage import places, roles
from tests.people import Json, Person, Street, read

HEADING = "网格,楼栋,房号,建筑面积\n"
NEW = HEADING + "第三网格,9号楼,1单元101,88.5\n第三网格,9号楼,1单元102,75.25\n"
FOR_THE_ADMIN = "这件事要由社区管理员来做，请找他们帮忙。"
OVER = "这份名单已经导入或取消了，或者放了一天以上。还要导入的话，请把文件再发一次。"


async def areas(street: Street) -> Mapping[tuple[str, str, str], int]:
    rows = await street.rows(
        """
        SELECT g.name AS grid, b.name AS building, u.name AS unit, h.area
        FROM households h JOIN places u ON u.id = h.place_id JOIN places b ON b.id = u.parent_id
        JOIN places g ON g.id = b.parent_id
        """
    )
    return {(row["grid"], row["building"], row["unit"]): row["area"] for row in rows}


async def imports(street: Street) -> list[Any]:
    return await street.rows("SELECT actor_id, data FROM journal WHERE verb = 'households.import'")


async def waiting(street: Street) -> list[Any]:
    return await street.rows("SELECT id, homes FROM household_lists")


async def sends(person: Person, written: str | bytes, name: str = "名单.csv", **more: Any) -> Json:
    """Send a list, and wait for what the bot makes of it."""
    before = len(await person.messages())
    content = written if isinstance(written, bytes) else written.encode()
    await person.sends_file(name, content, **more)

    async def look() -> Json | None:
        said = [each for each in (await person.messages())[before:] if each["from"]["is_bot"]]
        return next((each for each in said if "我看一下名单" not in read(each)), None)

    async def complaint() -> str:
        return "nothing became of the list"

    return await person.remote.until(look, complaint)


async def as_admin_of_all(street: Street, person: Person) -> None:
    """Name somebody an admin in the settings."""
    config = street.config
    community = config.community.model_copy(update={"admins": [person.id]})
    await street.stop_bot()
    await street.start_bot(config.model_copy(update={"community": community}))


async def found(street: Street, name: str, *admins: Person) -> Place:
    """Found another community beside Locust Lane, with some admins."""
    now = street.sandbox.world.clock.moment()

    def work(tx: Any) -> Place:
        root = places.found_community(tx, name=name, language="zh-Hans", time_zone="Asia/Shanghai")
        for admin in admins:
            row = tx.one("SELECT id FROM people WHERE telegram_id = :id", id=admin.id)
            roles.grant(tx, now, person_id=row["id"], role=Role.ADMIN, where=root)
        return root

    async with street.database() as store:
        return await store.transact(work)


async def appoint(street: Street, person: Person, at: str) -> None:
    await street.knock(person)
    now = street.sandbox.world.clock.moment()

    def work(tx: Any) -> None:
        root = places.community_named(tx, at)
        assert root
        row = tx.one("SELECT id FROM people WHERE telegram_id = :id", id=person.id)
        roles.grant(tx, now, person_id=row["id"], role=Role.ADMIN, where=root)

    async with street.database() as store:
        await store.transact(work)


async def dismiss(street: Street) -> None:
    """End the admin's office."""
    async with street.database() as store:
        await store.transact(lambda tx: tx.run("DELETE FROM roles WHERE role = 'admin'"))
