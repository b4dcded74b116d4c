"""Telegram's command menus, as people see them."""

from __future__ import annotations

import pytest

from bot.sandbox.actors import Group, Person
from tests.conversations.stories import moves_in
from tests.people import BOT, Street


@pytest.fixture
async def street(quiet_street: Street) -> Street:
    """Locust Lane with the bot at work, menus and all."""
    await quiet_street.start_bot(menus=True)
    return quiet_street


PRIVATE = {"report", "join", "issue", "issues", "stats", "roles", "help", "language", "me", "cancel"}


async def menu(street: Street, person: Person | int, group: Group | None = None) -> dict[str, str]:
    """Return the commands that are offered to somebody there, with what they say."""
    number = person if isinstance(person, int) else person.id
    shown = await street.remote.get(f"people/{number}/chats/{group.id if group else BOT}/commands")
    return {entry["command"]: entry["description"] for entry in shown}


async def offered(street: Street, person: Person | int, group: Group | None = None) -> dict[str, str]:
    async def look() -> dict[str, str] | None:
        return await menu(street, person, group) or None

    async def complaint() -> str:
        return "there is no menu"

    return await street.remote.until(look, complaint)


async def test_residents_see_what_they_can_do_in_their_own_language(street: Street) -> None:
    await street.remote.until(lambda: _all_set(street), _complaint)
    english = await street.remote.post("people", first_name="Ann", language_code="en-GB")
    french = await street.remote.post("people", first_name="Anne", language_code="fr")
    wang = await offered(street, street.wang)
    assert wang.keys() >= PRIVATE
    assert "bind" not in wang
    assert wang["report"] == "反映身边的问题"
    ann = await offered(street, english["id"])
    assert ann.keys() == wang.keys()
    assert ann["report"].isascii()
    assert await offered(street, french["id"]) == wang


async def test_in_a_group_its_admins_see_more_than_the_others(street: Street) -> None:
    group = street.building_3
    await street.remote.until(lambda: _all_set(street), _complaint)
    await street.remote.put(f"chats/{group.id}/members/{street.li.id}", status="administrator")
    wang, li = await offered(street, street.wang, group), await offered(street, street.li, group)
    assert "bind" not in wang
    assert "cancel" not in wang
    assert li.keys() == wang.keys() | {"bind", "grant", "revoke"}


async def test_an_admin_who_starts_the_bot_gets_a_menu_of_their_own(street: Street) -> None:
    await street.remote.until(lambda: _all_set(street), _complaint)
    assert "audit" not in await offered(street, street.lin)
    await street.knock(street.lin, street.li)
    own = await _sees_audit(street, street.lin)
    assert own.keys() == (await offered(street, street.li)).keys() | {"audit", "import", "slips", "grant", "revoke"}


async def test_who_is_no_longer_an_admin_is_offered_what_everybody_is(street: Street) -> None:
    lin = street.lin
    await street.knock(lin)
    await _sees_audit(street, lin)
    async with street.database() as store:
        await store.transact(lambda tx: tx.run("UPDATE roles SET until = since WHERE role = 'admin'"))
    await lin.says("/help")
    await _offered_no_audit(street, lin)
    assert await menu(street, lin) == await menu(street, street.wang)


async def test_an_office_that_ended_while_the_bot_was_away_leaves_no_menu_behind(street: Street) -> None:
    lin = street.lin
    await street.knock(lin)
    await _sees_audit(street, lin)
    await street.stop_bot()
    async with street.database() as store:
        await store.transact(lambda tx: tx.run("UPDATE roles SET until = since WHERE role = 'admin'"))
    await street.start_bot(menus=True)
    await _offered_no_audit(street, lin)
    assert await menu(street, lin) == await menu(street, street.wang)


async def test_an_office_that_ends_by_itself_leaves_no_menu_behind(street: Street) -> None:
    ma = street.ma
    await street.knock(street.lin, ma)
    await street.lin.says("/grant")
    for label in ("▶", ma.name, "社区管理员", "一年", "提交"):
        await street.lin.presses(label)
    await _sees_audit(street, ma)
    await street.advance(days=366)
    await ma.sees("期限到了")
    await _offered_no_audit(street, ma)


async def test_an_admin_of_the_settings_who_started_the_bot_before_has_their_menu_when_it_comes_back(
    street: Street,
) -> None:
    boss = await moves_in(street, name="Ann", language_code="en")
    await boss.says("/start")
    await boss.sees("I am Yishi")
    await street.stop_bot()
    community = street.config.community.model_copy(update={"admins": [boss.id, 404]})
    await street.start_bot(street.config.model_copy(update={"community": community}), menus=True)
    await _sees_audit(street, boss, "verify the journal")


async def test_a_menu_that_telegram_refuses_keeps_nobody_else_from_theirs(quiet_street: Street) -> None:
    street = quiet_street
    boss = await moves_in(street, name="老板", language_code="zh")
    community = street.config.community.model_copy(update={"admins": [boss.id]})
    await street.start_bot(street.config.model_copy(update={"community": community}), menus=True)
    await street.remote.until(lambda: _all_set(street), _complaint)
    await street.remote.post(
        "faults", method="setMyCommands", do="error", code=400, description="Bad Request: chat not found"
    )
    await street.knock(street.lin)
    await street.knock(boss)
    await _sees_audit(street, boss)
    assert "audit" not in await offered(street, street.lin)


async def test_menus_that_could_not_be_set_are_set_later(quiet_street: Street) -> None:
    await quiet_street.remote.post("faults", method="setMyCommands", do="html", code=502)
    await quiet_street.start_bot(menus=True)
    await quiet_street.remote.until(lambda: _all_set(quiet_street), _complaint)
    assert (await offered(quiet_street, quiet_street.wang)).keys() >= PRIVATE


async def _sees_audit(street: Street, admin: Person, described: str = "核对台账") -> dict[str, str]:
    async def look() -> dict[str, str] | None:
        shown = await menu(street, admin)
        return shown if shown.get("audit") == described else None

    async def complaint() -> str:
        return f"{admin.name} is not offered /audit"

    return await street.remote.until(look, complaint)


async def _offered_no_audit(street: Street, person: Person) -> None:
    async def look() -> bool | None:
        return "audit" not in await menu(street, person) or None

    async def complaint() -> str:
        return f"/audit is still offered to {person.name}"

    await street.remote.until(look, complaint)


async def _all_set(street: Street) -> bool | None:
    calls = await street.remote.get("calls?method=setMyCommands")
    return sum(call["code"] == 200 for call in calls) >= 9 or None


async def _complaint() -> str:
    return "the menus were not set"
