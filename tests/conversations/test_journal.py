"""`/audit` in chat: an admin looks whether the journal holds, and what the bot could not do."""

from __future__ import annotations

import asyncio

import pytest

from storage import journal, updates
from tests.conversations.stories import EVERYBODY, forms_group, moves_in, of, reports
from tests.people import BOT, TEN_O_CLOCK, Person, Street, read

WHOLE = "核对无误"


async def seal(street: Street) -> None:
    """Let the pass that seals the journal come by, and not only in some seconds."""
    async with street.database() as store:
        await store.transact(journal.seal)


async def test_the_admin_reads_that_the_journal_holds_and_what_was_not_delivered(street: Street) -> None:
    await street.knock(street.lin)
    await reports(street.wang)
    await street.building_3.shows("#1")
    await seal(street)
    entries = await street.rows("SELECT hash FROM journal ORDER BY seq")
    await street.lin.says("/audit")
    page = read(await street.lin.sees("槐树里社区", WHOLE))
    assert f"台账 {len(entries)} 条" in page
    assert entries[-1]["hash"][:12] in page
    assert entries[-1]["hash"] not in page
    assert "先搁下的消息：0 条" in page


async def test_what_waits_for_somebody_who_blocked_the_bot_is_counted(street: Street) -> None:
    wang, li = street.wang, street.li
    await street.knock(street.lin, li)
    await reports(wang)
    await street.remote.post(f"people/{wang.id}/block", bot=wang.bot, blocked=True)
    await li.presses("接单")
    await street.building_3.shows("楼门院长已接单")

    async def look() -> bool | None:
        return bool(await street.rows("SELECT id FROM outbox WHERE state = 'parked'")) or None

    async def complaint() -> str:
        return "nothing is kept for who blocked the bot"

    await street.remote.until(look, complaint)
    await street.lin.says("/audit")
    await street.lin.sees("没送到的消息：1 条留着")


async def test_what_was_set_aside_is_counted(street: Street) -> None:
    async with street.database() as store:
        await store.transact(
            lambda tx: updates.receive(tx, TEN_O_CLOCK, bot_id=BOT, updates={1: "nothing that can be read"})
        )
        await store.transact(lambda tx: updates.set_aside(tx, bot_id=BOT, update_id=1, reference="A1"))
    await street.lin.says("/audit")
    await street.lin.sees("先搁下的消息：1 条")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("UPDATE journal SET verb = 'issues.lapse' WHERE seq = 2", "台账第 2 条被改过"),
        ("DELETE FROM journal WHERE seq = 1", "台账缺了第 1 条"),
    ],
)
async def test_a_journal_that_was_tampered_with_is_said_to_be(street: Street, change: str, said: str) -> None:
    await street.knock(street.lin, street.li)
    await reports(street.wang)
    await street.li.presses("接单")
    await street.building_3.shows("楼门院长已接单")
    await seal(street)
    async with street.database() as store:
        await store.transact(lambda tx: tx.run(change))
    await street.lin.says("/audit")
    await street.lin.sees("槐树里社区", said)
    await street.lin.sees_no(WHOLE)


async def test_nobody_else_audits(street: Street) -> None:
    async def is_refused(person: Person) -> None:
        await person.says("/audit")
        await person.sees("这件事要由社区管理员来做，请找他们帮忙。")
        await person.sees_no("台账")

    await asyncio.gather(*(is_refused(of(street, name)) for name in EVERYBODY if name != "lin"))


async def test_in_a_group_nothing_of_it_is_said(street: Street) -> None:
    lin = street.lin
    group = await forms_group(street, "新群", lin, street.wang)
    await lin.says("/audit", group)
    await group.shows("这个我私聊发给您")
    await street.knock(lin)
    await lin.says("/audit", group)
    await lin.sees("槐树里社区", WHOLE)
    await group.shows_no("台账")


async def test_an_admin_of_the_settings_audits_every_community(street: Street) -> None:
    boss = await moves_in(street, name="老板", language_code="zh")
    await street.stop_bot()
    async with street.database() as store:
        await store.transact(
            lambda tx: tx.run("INSERT INTO communities VALUES (9, '柳树里', 'zh-Hans', 'Asia/Shanghai')")
        )
        await store.transact(
            lambda tx: tx.run("INSERT INTO places (community_id, level, name) VALUES (9, 'community', '柳树里')")
        )
    community = street.config.community.model_copy(update={"admins": [boss.id]})
    await street.start_bot(street.config.model_copy(update={"community": community}))
    await boss.says("/audit")
    await boss.sees("槐树里社区", "柳树里：台账 0 条")
    await street.lin.says("/audit")
    await street.lin.sees("槐树里社区")
    await street.lin.sees_no("柳树里")
