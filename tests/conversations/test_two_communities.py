"""One bot serves many communities, and nobody sees across: whatever those of one forge with the ids of another.

Willow Street stands beside Locust Lane on one bot. Its resident, its head and its admin press every button there is,
send every command and follow every link, each with what belongs to Locust Lane: nothing of that changes, and not a
word of it is told to them.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from typing import Any

import pytest

from bot import config
from bot.app import routes
from rules.access import Role
from rules.joining import Relation
from rules.places import Level, Place
from storage import households, people, places, roles
from storage.store import Store, Tx
from tests.conversations.homes import asks, comes_into
from tests.conversations.household_lists import HEADING, sends
from tests.conversations.stories import LIGHT, finishes, forms_group, moves_in, reports
from tests.conversations.test_slips import prints
from tests.owing import settled
from tests.people import Group, Json, Person, Street, read

BUTTONS: Mapping[str, Sequence[str]] = {
    "form:pick": ("{draft}:topic:lighting", "{own_draft}:topic:{issue}", "{grant}:grid:{grid}", "{grant}:role:{place}"),
    "form:page": ("{draft}:topic:1", "{own_draft}:topic:2"),
    "form:skip": ("{draft}:words",),
    "form:back": ("{draft}:words", "{draft}:"),
    "form:change": ("{draft}:photos",),
    "form:anew": ("{draft}:photos", "{own_draft}:photos"),
    "form:another": ("{draft}",),
    "form:send": ("{draft}",),
    "form:cancel": ("{draft}",),
    "issues:this": ("{issue}",),
    "issues:at": ("{place}",),
    "issues:buildings": ("1", "2"),
    "issues:join": ("{issue}",),
    "issues:anew": ("{issue}",),
    "issues:instead": ("{draft}:{issue}", "{own_draft}:{issue}", "{draft}:{own_issue}"),
    "issues:follow": ("{issue}",),
    "issues:details": ("{issue}",),
    "issues:see": ("{issue}:{spot}", "{own_issue}:{spot}"),
    "issues:take": ("join:{issue}:{spot}", "follow:{issue}:{spot}"),
    "issues:photos": ("{issue}:{spot}",),
    "issues:story": ("{issue}:1:{spot}",),
    "issues:list": ("{spot}",),
    "issues:inbox": ("1", "2"),
    "issues:overdue": ("1:1", "2:1", "1:2"),
    "issues:open": ("{issue}:1", "{issue}:0"),
    "issues:late": ("{issue}:1",),
    "issues:work": ("{issue}",),
    "issues:more": ("{issue}",),
    "issues:accept": ("{issue}",),
    "issues:bodies": ("{issue}",),
    "issues:assign": ("{issue}:property_company",),
    "issues:begin": ("{issue}",),
    "issues:ask": tuple(
        f"{what}:{{issue}}" for what in ("resolve", "decline", "return", "lift", "lower", "refer", "give-up")
    ),
    "issues:persons": ("{issue}:1", "{own_issue}:1", "{own_issue}:2"),
    "issues:person": ("{issue}:{person}", "{own_issue}:{person}", "{issue}:{own_person}"),
    "issues:heads": ("{issue}", "{own_issue}"),
    "issues:reference": ("{issue}", "{own_issue}"),
    "issues:reword": ("{issue}", "{own_issue}"),
    "issues:number": ("{issue}",),
    "issues:merge": ("{issue}:{own_issue}", "{own_issue}:{issue}"),
    "issues:parts": ("{issue}",),
    "issues:part": ("{issue}",),
    "issues:detach": ("{issue}",),
    "issues:withholding": ("{issue}",),
    "issues:cover": ("{issue}",),
    "issues:hide": ("{issue}",),
    "issues:reveal": ("{issue}",),
    "issues:revealed": ("{issue}",),
    "issues:revealone": ("{issue}:00000000",),
    "issues:solved": ("{issue}",),
    "issues:question": ("{issue}",),
    "issues:confirm": ("{issue}:5", "{issue}:1"),
    "issues:unhappy": ("{issue}:1",),
    "issues:partly": ("{issue}",),
    "issues:dispute": ("{issue}",),
    "issues:mispressed": ("{issue}",),
    "issues:rate": ("{issue}:1",),
    "issues:words": ("{issue}",),
    "issues:supplement": ("{issue}",),
    "issues:addto": ("{issue}",),
    "issues:along": ("{issue}",),
    "issues:appeal": ("{issue}",),
    "issues:lower": ("{issue}",),
    "issues:stay": ("{issue}",),
    "issues:withdraw": ("{issue}",),
    "issues:withdrawn": ("{issue}",),
    "issues:stats": ("{place}:month:", "{place}:year:{own_code}"),
    "issues:chart": ("{place}:month:", "{place}:year:{own_code}"),
    "households:another": ("{place}",),
    "households:at": ("{place}",),
    "households:around": ("{own_code}:1", "{forged_code}:1"),
    "households:beneath": ("{own_code}:{place}", "{forged_code}:{place}"),
    "households:approve": ("{request}",),
    "households:decline": ("{request}",),
    **dict.fromkeys(("households:undo", "households:undone", "households:decided"), ("{request}",)),
    "households:homes": ("{household}",),
    "households:back": ("{request}",),
    "households:waiting": ("1", "2"),
    "households:relation": ("{household}",),
    "households:leave": ("{household}",),
    "households:left": ("{household}",),
    "people:join": ("{household}",),
    "people:report": ("{issue}",),
    "people:language": ("{place}",),
    "people:me": ("{person}",),
    "people:file": ("{person}",),
    "people:leave": ("{person}",),
    "people:sure": ("{person}",),
    "people:forget": ("{person}",),
    "places:communities": ("1", "2"),
    "places:into": ("{place}", "{place}:1"),
    "places:page": ("{place}:1", "{place}:2"),
    "places:bind": ("{place}:neighbours", "{place}:staff"),
    "places:move": ("{place}:neighbours", "{place}:staff"),
    "places:stay": (),
    "places:language": ("{place}",),
    "households:communities": ("{list}:1", "{own_list}:1"),
    "households:into": ("{list}:{place}", "{own_list}:{place}", "{list}:{own_place}"),
    "households:found": ("{list}", "{own_list}"),
    "households:confirm": ("{list}",),
    "households:cancel": ("{list}",),
    "roles:page": ("1", "2"),
    "roles:tops": ("1", "2"),
    "roles:named": ("a:1", "王:1"),
    "roles:look": ("{place}:1",),
    "roles:beneath": ("{place}:1", "{place}:2"),
    "roles:whom": ("{person}",),
    "roles:held": ("1", "2"),
    "roles:theirs": ("a:1", "王:1"),
    "roles:ask": ("{office}",),
    "roles:revoke": ("{office}",),
    "roles:keep": ("{office}",),
    "households:buildings": ("1", "2"),
    "households:units": ("{place}:1",),
    "households:unit": ("{household}",),
    "households:away": ("{household}:{person}", "{own_household}:{person}"),
    "households:gone": ("{household}:{person}", "{own_household}:{person}"),
    "households:sheets": ("1", "2"),
    "households:sheet": ("{place}",),
    "households:print": ("{place}:{printed}", "{place}:0"),
}
"""Every button, with what it may be made to carry. Where several things have a name, each of them is tried."""

COMMANDS: Mapping[str, Sequence[str]] = {
    "report": ("3号楼", "701"),
    "issue": ("701", "#702", "703", "1"),
    "issues": ("", "槐树里社区"),
    "inbox": ("", "{issue}"),
    "stats": ("", "3号楼"),
    "join": ("{forged_home_code}", "3号楼 1单元301", "{request}"),
    "start": ("",),
    "help": ("",),
    "language": ("en",),
    "cancel": ("{draft}",),
    "me": ("{person}",),
    "bind": ("", "3号楼"),
    "audit": ("", "1"),
    "import": ("", "槐树里社区"),
    "roles": ("", "3号楼"),
    "grant": ("", "王秀兰", "10001"),
    "revoke": ("", "李大爷", "{office}"),
    "unit": ("101", "1单元301", "3号楼1单元301", "{household}"),
    "slips": ("", "3号楼"),
}
LINKS: Mapping[str, Sequence[str]] = {
    "report": ("{chat}", "{place}", "{forged_code}"),
    "issue": ("{issue}", "{issue}_{own_code}", "{issue}_{forged_code}"),
    "issues": ("{place}", "{chat}", "{forged_code}"),
    "stats": ("{place}", "{chat}", "{forged_code}"),
    "grant": ("{person}", "10001", "{office}"),
    "roles": ("{place}", "{chat}", "{forged_code}"),
    "join": ("{place}", "{chat}", "{forged_code}"),
    "home": ("{household}", "{code}", "{forged_home_code}"),
}
RUBBISH = "楼下堆了建筑垃圾"
QUARREL = "隔壁半夜吵架摔东西"
LIFT = "电梯一直在抖"
WILLOW = "柳荫道的长椅断了"
LIST = "网格,楼栋,房号,建筑面积\n甲网格,柳叶楼,801,88.5\n"
TELLTALES = (
    "槐树里", "第一网格", "第二网格", "1号楼", "2号楼", "3号楼", "1单元",
    "王秀兰", "张建国", "陈小梅", "李大爷", "赵敏", "孙立", "周芳", "吴强", "刘洋", "何主任", "马会计", "高师傅",
    "林静", "孙杨",
    LIGHT, "楼道灯", RUBBISH, QUARREL, LIFT, "换了新灯泡", "#70", "第三网格", "9号楼",
)  # fmt: skip
"""What is told of Locust Lane alone: its places, people, words and numbers."""

TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%community_id%'"
UNSEALED = ("seq", "hash")


@dataclass(eq=False)
class Willow:
    """Willow Street, those who press for it, and what they press with: the ids of Locust Lane, and their own."""

    street: Street
    store: Store
    group: Group
    people: Mapping[str, Person]
    names: Mapping[str, Sequence[object]]
    tables: Sequence[str]
    seen: int = field(default=0)

    def filled(self, template: str) -> list[str]:
        """Return what a template becomes with each thing that has one of its names."""
        found = [template]
        for name, values in self.names.items():
            mark = f"{{{name}}}"
            found = [each.replace(mark, str(value)) for each in found for value in (values if mark in each else ("",))]
        return found

    async def rows(self) -> Mapping[str, list[dict[str, Any]]]:
        """Return all that is kept of Locust Lane, and of its people."""

        def gather(tx: Tx) -> dict[str, list[dict[str, Any]]]:
            found = {
                table: [dict(row) for row in tx.all(f"SELECT * FROM {table} WHERE community_id = 1 ORDER BY 1, 2")]
                for table in self.tables
            }
            found["people"] = [dict(row) for row in tx.all("SELECT * FROM people WHERE telegram_id <= 10014")]
            found["lists"] = [dict(row) for row in tx.all("SELECT * FROM household_lists WHERE person_id <= 14")]
            for person in found["people"]:
                del person["own_menu"]
            for entry in found["journal"]:
                for name in UNSEALED:
                    del entry[name]
            return found

        return await self.store.read(gather)

    async def told(self) -> list[Json]:
        """Return what was owed since this was asked the last time: to whom, and in which words."""
        sql = "SELECT id, chat_id, params FROM was_owed WHERE id > :seen ORDER BY id"
        rows = await self.store.read(lambda tx: tx.all(sql, seen=self.seen))
        self.seen = max((row["id"] for row in rows), default=self.seen)
        return [dict(row) for row in rows]


@pytest.fixture
async def willow(quiet_street: Street) -> AsyncIterator[Willow]:
    """Both communities on one bot, which does not mind how often somebody presses."""
    street = quiet_street
    await street.start_bot(street.config.model_copy(update={"person": config.Person(updates_a_minute=10000)}))
    asker = await _live_on_locust_lane(street)
    group, those, own = await _found_willow_street(street)
    own_ids = await _live_on_willow_street(street, group, those, own)
    await settled(street)
    names = {**await _ids(street, asker), **own_ids}
    tables = [row["name"] for row in await street.rows(TABLES)]
    assert [name for name, values in names.items() if not values] == []
    async with street.database() as store:
        await store.transact(_keep_what_is_owed)
        yield Willow(street, store, group, those, names, tables)


def _keep_what_is_owed(tx: Tx) -> None:
    """Keep what is owed from now on: an answer's words leave the outbox as soon as it is sent."""
    tx.run("CREATE TABLE was_owed (id INTEGER, chat_id INTEGER, params TEXT)")
    tx.run(
        """
        CREATE TRIGGER keep_what_is_owed AFTER INSERT ON outbox
        BEGIN INSERT INTO was_owed VALUES (new.id, new.chat_id, new.params); END
        """
    )


async def _live_on_locust_lane(street: Street) -> Person:
    """Let there be issues of every kind, somebody who asks to join, slips, a list, and a report half told."""
    wang, li, chen, zhang, lin = street.wang, street.li, street.chen, street.zhang, street.lin
    await street.knock(li, lin)
    await reports(chen, LIFT, category="电梯", kind="异响")
    await li.presses("接单")
    await finishes(li)
    await chen.presses("5 分")
    await street.building_3.shows("#1 解决了")
    await reports(wang, LIGHT)
    await li.presses("接单")
    await zhang.presses("我也遇到", street.building_3)
    await wang.says(f"/report {QUARREL}")
    await wang.presses("噪音")
    await wang.presses("邻居")
    await wang.presses("只给办事的人看")
    await wang.presses("提交")
    await li.sees("#3", QUARREL)
    await reports(zhang, RUBBISH, category="垃圾卫生", kind="建筑垃圾")
    await li.forges("1:issues:merge:4:2")
    asker = await comes_into(street, street.building_3)
    await asks(asker)
    await prints(street, lin)
    await sends(lin, HEADING + "第三网格,9号楼,1单元101,88.5\n")
    await chen.says(f"/report {RUBBISH}")
    await chen.sees("哪方面")
    return asker


async def _found_willow_street(street: Street) -> tuple[Group, Mapping[str, Person], Mapping[str, Place]]:
    """Found Willow Street, with a group, and three people who live in its one building."""
    those = {
        key: await moves_in(street, name=name, language_code="zh")
        for key, name in (("resident", "柳青"), ("head", "柳伯"), ("admin", "柳明"))
    }
    group = await forms_group(street, "柳叶楼", *those.values())
    now = street.sandbox.world.clock.moment()

    def found(tx: Tx) -> dict[str, Place]:
        root = places.found_community(tx, name="柳树街社区", language="zh-Hans", time_zone="Asia/Shanghai")

        def under(parent: Place, level: Level, name: str) -> Place:
            return places.add(tx, community_id=root.community_id, parent=parent, level=level, name=name)

        grid = under(root, Level.GRID, "甲网格")
        building = under(grid, Level.BUILDING, "柳叶楼")
        household = under(building, Level.HOUSEHOLD, "801")
        households.set_area(tx, household, 8850)
        places.bind(tx, telegram_id=group.id, thread_id=0, where=building, purpose="neighbours")
        met = {
            key: people.meet(tx, now, telegram_id=person.id, name=person.name, language_code="zh")
            for key, person in those.items()
        }
        for person in met.values():
            households.join(tx, now, household=household, person_id=person.id, relation=Relation.OWNER)
        roles.grant(tx, now, person_id=met["head"].id, role=Role.BUILDING_HEAD, where=building)
        roles.grant(tx, now, person_id=met["admin"].id, role=Role.ADMIN, where=root)
        return {"root": root, "building": building, "household": household}

    async with street.database() as store:
        return group, those, await store.transact(found)


async def _live_on_willow_street(
    street: Street, group: Group, those: Mapping[str, Person], own: Mapping[str, Place]
) -> Mapping[str, Sequence[object]]:
    """Let each of them have something under way, with which ids of Locust Lane can be mixed."""
    resident, head, admin = those["resident"], those["head"], those["admin"]
    await street.knock(resident, head, admin)
    await reports(resident, WILLOW, category="其他")
    await head.presses("接单")
    await resident.says(f"/report {WILLOW}")
    await resident.presses("其他")
    await resident.sees("请看一遍")
    await admin.says("/grant")
    await admin.presses("柳青")
    await admin.sees("请柳青担任什么")
    await sends(admin, LIST)
    [issue] = await street.rows("SELECT id FROM issues WHERE community_id <> 1")
    [chat] = await street.rows("SELECT code FROM chats WHERE telegram_id = :id", id=group.id)
    [person] = await street.rows("SELECT id FROM people WHERE telegram_id = :id", id=resident.id)
    [own_list] = await street.rows("SELECT id FROM household_lists ORDER BY id DESC LIMIT 1")
    drafts = {row["form"]: row["id"] for row in await street.rows("SELECT form, id FROM drafts ORDER BY id")}
    return {
        "own_issue": [issue["id"]],
        "own_draft": [drafts["report"]],
        "grant": [drafts["grant"]],
        "own_person": [person["id"]],
        "own_list": [own_list["id"]],
        "own_code": [chat["code"]],
        "own_place": [own["root"].id],
        "own_household": [own["household"].id],
    }


async def _ids(street: Street, asker: Person) -> Mapping[str, Sequence[object]]:
    """Return the ids of everything on Locust Lane, whose issues get numbers that tell them apart at a glance."""
    async with street.database() as store:
        await store.transact(lambda tx: tx.run("UPDATE issues SET number = number + 700 WHERE community_id = 1"))

    async def ids(sql: str, **values: int) -> list[object]:
        return [row["id"] for row in await street.rows(sql, **values)]

    [chat] = await street.rows("SELECT code FROM chats WHERE telegram_id = :id", id=street.building_3.id)
    spots = await ids("SELECT id FROM places WHERE community_id = 1 AND name IN ('槐树里社区', '3号楼')")
    forged = f"{chat['code'][:8]}{chat['code'][:8]}"
    return {
        "issue": await ids("SELECT id FROM issues WHERE community_id = 1"),
        "draft": await ids("SELECT id FROM drafts WHERE community_id = 1 AND form = 'report' LIMIT 1"),
        "place": spots,
        "grid": await ids("SELECT id FROM places WHERE community_id = 1 AND level = 'grid'"),
        "household": await ids("SELECT id FROM places WHERE name = '1单元301'"),
        "person": await ids("SELECT id FROM people WHERE telegram_id IN (10001, 10004, :asker)", asker=asker.id),
        "office": await ids("SELECT id FROM roles WHERE community_id = 1 AND role IN ('admin', 'building_head')"),
        "request": await ids("SELECT id FROM join_requests WHERE community_id = 1"),
        "list": await ids("SELECT id FROM household_lists ORDER BY id LIMIT 1"),
        "code": await ids("SELECT id FROM household_codes LIMIT 1"),
        "chat": await ids("SELECT id FROM chats WHERE community_id = 1 LIMIT 1"),
        "printed": await ids("SELECT MAX(id) AS id FROM household_codes"),
        "spot": [f"ho1p{spots[0]}", f"he1c{forged}"],
        "forged_code": [forged],
        "forged_home_code": ["ABCDEFGHJKMN"],
    }


def betrayed(words: str) -> list[str]:
    """Return what is told of Locust Lane in these words."""
    return [each for each in TELLTALES if each in words]


def said(owed: Json) -> str:
    """Return what was owed in words. An example of a list is made up, and happens to be like Locust Lane's."""
    return re.sub("<pre>.*?</pre>", "", json.dumps(json.loads(owed["params"]), ensure_ascii=False))


def test_every_button_command_and_link_is_in_the_tables() -> None:
    every = routes()
    assert set(BUTTONS) == set(every.buttons)
    assert set(COMMANDS) == set(every.commands)
    assert set(LINKS) == set(every.links)


async def test_no_button_changes_or_tells_anything_across(willow: Willow) -> None:
    before, those = await willow.rows(), willow.people.values()
    for verb, templates in BUTTONS.items():
        forged = [f"1:{verb}:{arguments}" for template in templates for arguments in willow.filled(template)]
        in_group = presses(willow.people["resident"], forged, willow.group)
        await asyncio.gather(in_group, *(presses(person, forged) for person in those))
        await look_at_what_was_told(willow, verb)
        assert (verb, await willow.rows()) == (verb, before)
    await look_at_what_stands_there(willow)


async def test_no_command_and_no_link_changes_or_tells_anything_across(willow: Willow) -> None:
    before = await willow.rows()
    written = {f"/{name} ": every for name, every in COMMANDS.items()}
    written |= {f"/start {link}_": every for link, every in LINKS.items()}
    for begin, every in written.items():
        for command in [f"{begin}{each}".strip() for template in every for each in willow.filled(template)]:
            for person in willow.people.values():
                await person.says(command)
            await willow.people["resident"].says(command, willow.group)
        await settled(willow.street)
        # Who gives a form up, or starts anew, comes back to the one before: it quotes what they wrote in it.
        earlier = COMMANDS["report"] if begin.startswith(("/cancel", "/start")) else ()
        await look_at_what_was_told(willow, begin, *every, *earlier)
        assert (begin, await willow.rows()) == (begin, before)


async def test_a_neighbour_of_locust_lane_is_told_what_they_are_not(willow: Willow) -> None:
    await willow.street.li.forges(f"1:issues:open:{willow.names['issue'][1]}:1")
    [owed] = await willow.told()
    assert betrayed(said(owed)) == ["3号楼", LIGHT, "楼道灯", "#70"]


async def presses(person: Person, forged: Sequence[str], within: Group | None = None) -> None:
    """Let somebody press each of these under a message of the bot."""
    [first, *_] = [each["message_id"] for each in await person.messages(within) if each["from"]["is_bot"]]
    for data in forged:
        answer = await person.forges(data, within, message_id=first)
        assert (person.name, data, answer, betrayed(answer)) == (person.name, data, answer, [])


async def look_at_what_was_told(willow: Willow, what: str, *written: str) -> None:
    """Raise unless it was told to them alone, and tells nothing but what they wrote themselves."""
    owed = await willow.told()
    own = sorted(filter(None, written), key=len, reverse=True)
    assert {each["chat_id"] for each in owed} <= {willow.group.id, *(person.id for person in willow.people.values())}
    for words in map(said, owed):
        theirs = reduce(lambda left, each: left.replace(each, ""), own, words)
        assert (what, words, betrayed(theirs)) == (what, words, [])


async def look_at_what_stands_there(willow: Willow) -> None:
    """Raise where their chats tell something in the end: much is put into words when it is sent."""
    await settled(willow.street)
    for person in willow.people.values():
        for within in (None, willow.group):
            stands = [read(message) for message in await person.messages(within)]
            assert [words for words in stands if betrayed(words)] == []
