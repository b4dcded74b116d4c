"""Cards show what is wanted, with few edits; and they survive whatever happens to their message or their group."""

from __future__ import annotations

import asyncio

import pytest

from bot.sandbox.actors import Group
from tests.conversations.stories import reports
from tests.owing import Owing, owing, settled
from tests.people import BOT, Street


@pytest.fixture
async def courier(quiet_street: Street, monkeypatch: pytest.MonkeyPatch) -> Owing:
    found = owing(quiet_street, monkeypatch)
    await found.start()
    await settled(quiet_street)
    return found


async def _joins(street: Street, group: Group, *joiners: int) -> None:
    """Let people press the card's button all at once, without waiting for an answer."""
    card = await group.shows("#1")
    data = card["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    await asyncio.gather(
        *(
            street.remote.post(
                f"people/{person}/press", chat=group.id, message_id=card["message_id"], data=data, forged=True
            )
            for person in joiners
        )
    )


async def _crowd(street: Street, group: Group, count: int) -> list[int]:
    crowd = []
    for number in range(count):
        person = await street.remote.post("people", first_name=f"Neighbour {number}", language_code="zh")
        await street.remote.put(f"chats/{group.id}/members/{person['id']}", status="member")
        crowd.append(person["id"])
    return crowd


async def test_fifty_who_join_at_once_make_few_edits_and_all_are_counted(courier: Owing) -> None:
    street, group = courier.street, courier.street.building_3
    crowd = await _crowd(street, group, 50)
    await reports(street.wang)
    await _joins(street, group, *crowd)
    await group.shows("50 位邻居也遇到了")
    await settled(street)
    edits = [call for call in await courier.calls("editMessageText") if call["params"]["chat_id"] == group.id]
    assert len(edits) < 20
    assert await courier.refused_for_haste() == []


async def test_two_hundred_presses_of_twenty_people_count_each_of_them_once(any_street: Street) -> None:
    street, group = any_street, any_street.building_3
    await settled(street)
    crowd = await _crowd(street, group, 20)
    await reports(street.wang)
    await _joins(street, group, *(crowd * 10))
    await settled(street)
    await group.shows("20 位邻居也遇到了")
    rows = await street.rows("SELECT COUNT(*) AS n FROM issue_supporters")
    assert rows[0]["n"] == 20


async def test_a_card_that_somebody_deleted_is_posted_anew(courier: Owing) -> None:
    street, group = courier.street, courier.street.building_3
    await reports(street.wang)
    card = await group.shows("#1")
    await street.remote.put(f"chats/{group.id}/members/{street.zhang.id}", status="administrator")
    await street.remote.post(f"people/{street.zhang.id}/delete", chat=group.id, message_id=card["message_id"])
    await street.knock(street.li)
    await street.li.presses("接单")
    anew = await group.shows("#1", "已接单")
    assert anew["message_id"] != card["message_id"]
    assert await group.count("#1") == 1


async def test_an_edit_that_changes_nothing_is_as_good_as_done(courier: Owing) -> None:
    street, group = courier.street, courier.street.building_3
    await reports(street.wang)
    await group.shows("#1")
    await settled(street)
    async with street.database() as store:
        await store.transact(lambda tx: tx.run("UPDATE cards SET face = 'unknown', wanted = wanted + 1"))
    await courier.stir()
    await settled(street)
    edit = (await courier.calls("editMessageText"))[-1]
    assert edit["params"]["chat_id"] == group.id
    assert "not modified" in edit["description"]
    assert await group.count("#1") == 1


async def test_a_card_that_has_to_go_while_it_is_wanted_again_comes_back(courier: Owing) -> None:
    street, group = courier.street, courier.street.building_3
    await street.wang.says("/report", group)
    await group.shows("王秀兰", "私聊")
    await settled(street)
    await street.remote.post("faults", method="deleteMessage", do="delay", seconds=0.5)
    await street.wang.presses("去说说", group)
    await street.wang.presses("不填了")
    await street.remote.until(lambda: _deleted(courier), _complaint)
    await street.wang.says("/report", group)
    await settled(street)
    assert await group.count("私聊") == 1


async def _deleted(courier: Owing) -> bool | None:
    return bool(await courier.calls("deleteMessage")) or None


async def _complaint() -> str:
    return "nothing was deleted"


async def _plain_group(street: Street) -> Group:
    """A group that is no supergroup yet, bound to building 3 instead of its own."""
    chat = await street.remote.post(
        "chats", type="group", title="Small group", members=[street.wang.id, street.zhang.id, BOT]
    )
    async with street.database() as store:
        await store.transact(
            lambda tx: tx.run(
                "UPDATE chats SET telegram_id = :new WHERE telegram_id = :old",
                new=chat["id"],
                old=street.building_3.id,
            )
        )
    await settled(street)
    return Group(street.remote, chat["id"], "Small group", street.wang.id)


async def test_a_group_that_becomes_a_supergroup_takes_everything_with_it(courier: Owing) -> None:
    street = courier.street
    group = await _plain_group(street)
    await reports(street.wang)
    await group.shows("#1")
    await settled(street)
    new = await street.remote.post(f"chats/{group.id}/migrate")
    await settled(street)
    moved = Group(street.remote, new["id"], "Supergroup", street.wang.id)
    card = await moved.shows("#1", "等楼门院长接单")
    assert card["chat"]["id"] == new["id"]
    await street.zhang.presses("我也遇到", moved)
    await moved.shows("1 位邻居也遇到了")
    assert await moved.count("#1") == 1


async def test_a_send_that_meets_a_migrated_group_moves_it(courier: Owing) -> None:
    """The service message may come later, or never."""
    street = courier.street
    group = await _plain_group(street)
    await street.stop_bot()
    new = await street.remote.post(f"chats/{group.id}/migrate")
    street.sandbox.world.bots[BOT].inbox.drop_all()
    await courier.owe(group, "owed before", "and this")
    await courier.start()
    moved = Group(street.remote, new["id"], "Supergroup", street.wang.id)
    await moved.shows("and this")
    assert await courier.texts(moved) == ["owed before", "and this"]
    bound = await street.rows("SELECT COUNT(*) AS n FROM chats WHERE telegram_id = :id", id=new["id"])
    assert bound[0]["n"] == 1


async def test_a_card_that_could_not_be_posted_comes_when_the_bot_is_back(courier: Owing) -> None:
    street, group = courier.street, courier.street.building_3
    await street.remote.put(f"chats/{group.id}/members/{BOT}", status="restricted")
    await reports(street.wang)
    await settled(street)
    assert await group.count("#1") == 0
    await street.remote.put(f"chats/{group.id}/members/{BOT}", status="member")
    await courier.owe(group, "heard again")
    await group.shows("#1")


async def test_one_card_without_words_holds_up_no_other(courier: Owing) -> None:
    street, group = courier.street, courier.street.building_3
    whole = courier.routes.cards["issue"]

    def half(tx, now, settings, card):  # type: ignore[no-untyped-def]
        if card.subject_id == 1:
            raise LookupError("no words")
        return whole(tx, now, settings, card)

    courier.routes.cards["issue"] = half
    await reports(street.wang)
    await reports(street.wang, "电梯坏了", category="电梯", kind="停运")
    await group.shows("#2")
    await settled(street)
    assert await group.count("#1") == 0
