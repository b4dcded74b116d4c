"""Communities, the tree of places, and the chats bound to them."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace

from rules.places import Level, Place
from storage import standing
from storage.store import Row, Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class Community:
    """A community 社区 or village, with the language and time zone in which it is addressed."""

    id: int
    name: str
    language: str
    time_zone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chat:
    """A group, or a topic of one, bound to a place. `code` is the secret in the links that lead from it."""

    id: int
    telegram_id: int
    thread_id: int
    community_id: int
    place_id: int
    purpose: str
    language: str | None
    code: str


def community(tx: Tx, community_id: int) -> Community:
    row = tx.one("SELECT * FROM communities WHERE id = :community_id", community_id=community_id)
    if row is None:
        raise LookupError(f"no community {community_id}")
    return _community(row)


def found_community(tx: Tx, *, name: str, language: str, time_zone: str) -> Place:
    """Return the place that is the community of this name, founded where it did not exist yet."""
    there = community_named(tx, name)
    if there:
        return there
    row = tx.one(
        """
        INSERT INTO communities (name, language, time_zone) VALUES (:name, :language, :time_zone)
        RETURNING id
        """,
        name=name,
        language=language,
        time_zone=time_zone,
    )
    assert row is not None
    return add(tx, community_id=row["id"], parent=None, level=Level.COMMUNITY, name=name)


def community_named(tx: Tx, name: str) -> Place | None:
    """Return the place that is the community of this name, if there is one."""
    row = tx.one(
        """
        SELECT p.id FROM communities c JOIN places p ON p.community_id = c.id AND p.parent_id IS NULL
        WHERE c.name = :name
        """,
        name=name,
    )
    return place(tx, row["id"]) if row else None


def add(tx: Tx, *, community_id: int, parent: Place | None, level: Level, name: str) -> Place:
    """Return the place of this name under its parent, added where it did not exist yet."""
    parent_id = parent.id if parent else None
    row = tx.one(
        "SELECT id FROM places WHERE community_id = :community_id AND parent_id = :parent_id AND name = :name",
        community_id=community_id,
        parent_id=parent_id,
        name=name,
    ) or tx.one(
        """
        INSERT INTO places (community_id, parent_id, level, name)
        VALUES (:community_id, :parent_id, :level, :name) RETURNING id
        """,
        community_id=community_id,
        parent_id=parent_id,
        level=level.value,
        name=name,
    )
    assert row is not None
    path = (row["id"], *(parent.path if parent else ()))
    return Place(id=row["id"], community_id=community_id, level=level, name=name, path=path)


def buildings(tx: Tx, community_id: int) -> dict[str, int]:
    """Return the ids of a community's buildings by their names."""
    rows = tx.all(
        "SELECT id, name FROM places WHERE community_id = :community_id AND level = 'building' ORDER BY id",
        community_id=community_id,
    )
    return {row["name"]: row["id"] for row in rows}


def buildings_at(tx: Tx, where: Place) -> list[Place]:
    """Return the buildings that stand at a place, or are it."""
    match where.level:
        case Level.BUILDING:
            return [where]
        case Level.GRID:
            return list(under(tx, where))
        case Level.COMMUNITY:
            grids = {grid.id: grid for grid in under(tx, where)}
            rows = tx.all(
                "SELECT b.* FROM places g JOIN places b ON b.parent_id = g.id WHERE g.parent_id = :where ORDER BY b.id",
                where=where.id,
            )
            return [_beneath(grids[row["parent_id"]], row) for row in rows]
        case _:
            return []


def under(tx: Tx, here: Place) -> tuple[Place, ...]:
    """Return the places right beneath this one that are not households."""
    rows = tx.all(
        "SELECT * FROM places WHERE parent_id = :here AND level <> 'household' ORDER BY id",
        here=here.id,
    )
    return tuple(_beneath(here, row) for row in rows)


def move(tx: Tx, moved: Place, parent: Place) -> Place:
    """Put a place with all that lies beneath it under another parent."""
    tx.run("UPDATE places SET parent_id = :parent_id WHERE id = :id", id=moved.id, parent_id=parent.id)
    return replace(moved, path=(moved.id, *parent.path))


def place(tx: Tx, place_id: int) -> Place:
    """Return a place with its path up to the community. Raises LookupError for an id that no place has."""
    rows = tx.all(
        """
        WITH RECURSIVE up (id, community_id, parent_id, level, name, height) AS (
            SELECT id, community_id, parent_id, level, name, 0 FROM places WHERE id = :place_id
            UNION ALL
            SELECT p.id, p.community_id, p.parent_id, p.level, p.name, up.height + 1
            FROM places p JOIN up ON p.id = up.parent_id
        )
        SELECT * FROM up ORDER BY height
        """,
        place_id=place_id,
    )
    if not rows:
        raise LookupError(f"no place {place_id}")
    here = rows[0]
    return Place(
        id=here["id"],
        community_id=here["community_id"],
        level=Level(here["level"]),
        name=here["name"],
        path=tuple(row["id"] for row in rows),
    )


def children(tx: Tx, place_id: int) -> list[tuple[int, str]]:
    """Return the places right beneath this one that are not households, with their names."""
    rows = tx.all(
        "SELECT id, name FROM places WHERE parent_id = :place_id AND level <> 'household' ORDER BY id",
        place_id=place_id,
    )
    return [(row["id"], row["name"]) for row in rows]


def communities(tx: Tx) -> list[tuple[int, str]]:
    """Return the top place of every community, with its name."""
    rows = tx.all("SELECT id, name FROM places WHERE level = 'community' ORDER BY id")
    return [(row["id"], row["name"]) for row in rows]


def bind(tx: Tx, *, telegram_id: int, thread_id: int, where: Place, purpose: str) -> Chat:
    """Bind a group, or one of its topics, to a place; bound before, it moves there and its old links die."""
    row = tx.one(
        """
        INSERT INTO chats (telegram_id, thread_id, community_id, place_id, purpose, code)
        VALUES (:telegram_id, :thread_id, :community_id, :place_id, :purpose, :code)
        ON CONFLICT (telegram_id, thread_id) DO UPDATE
        SET community_id = excluded.community_id, place_id = excluded.place_id, purpose = excluded.purpose,
            code = excluded.code
        RETURNING *
        """,
        telegram_id=telegram_id,
        thread_id=thread_id,
        community_id=where.community_id,
        place_id=where.id,
        purpose=purpose,
        code=secrets.token_urlsafe(12),
    )
    assert row is not None
    return _chat(row)


def chat_here(tx: Tx, telegram_id: int, thread_id: int) -> Chat | None:
    """Return what this group or topic is bound to; a topic that is not bound itself is as its group."""
    row = tx.one(
        """
        SELECT * FROM chats WHERE telegram_id = :telegram_id AND thread_id IN (:thread_id, 0)
        ORDER BY thread_id DESC LIMIT 1
        """,
        telegram_id=telegram_id,
        thread_id=thread_id,
    )
    return _chat(row) if row else None


def chat_by_code(tx: Tx, code: str) -> Chat | None:
    row = tx.one("SELECT * FROM chats WHERE code = :code", code=code)
    return _chat(row) if row else None


def chats_of(tx: Tx, where: Place, purpose: str) -> list[Chat]:
    """Return the groups of a place: of the place itself, else of the nearest above.

    Where the bot was removed from one, what is owed there waits until it is back.
    """
    for place_id in where.path:
        rows = tx.all(
            "SELECT * FROM chats WHERE place_id = :place_id AND purpose = :purpose ORDER BY id",
            place_id=place_id,
            purpose=purpose,
        )
        if rows:
            return [_chat(row) for row in rows]
    return []


def set_chat_language(tx: Tx, chat_id: int, language: str) -> None:
    tx.run("UPDATE chats SET language = :language WHERE id = :chat_id", language=language, chat_id=chat_id)


def move_chat(tx: Tx, old: int, new: int) -> None:
    """A group became a supergroup: everything that was owed to the old id is owed to the new one.

    The old message ids mean nothing there, so live cards are posted anew. What the new one has already, because
    somebody was quicker, stays. Doing it twice changes nothing.
    """
    if old == new:
        return
    tx.run(
        """
        DELETE FROM chats WHERE telegram_id = :old AND EXISTS (
            SELECT 1 FROM chats n WHERE n.telegram_id = :new AND n.thread_id = chats.thread_id)
        """,
        old=old,
        new=new,
    )
    tx.run("UPDATE chats SET telegram_id = :new WHERE telegram_id = :old", old=old, new=new)
    tx.run("UPDATE outbox SET chat_id = :new WHERE chat_id = :old AND state <> 'sent'", old=old, new=new)
    standing.forget_chat(tx, old)
    tx.run(
        """
        DELETE FROM cards WHERE chat_id = :old AND (gone = 1 OR EXISTS (
            SELECT 1 FROM cards n WHERE n.chat_id = :new AND n.thread_id = cards.thread_id
              AND n.kind = cards.kind AND n.subject_id = cards.subject_id))
        """,
        old=old,
        new=new,
    )
    tx.run(
        """
        UPDATE cards SET chat_id = :new, message_id = NULL, reply_to = NULL, face = NULL, wanted = wanted + 1
        WHERE chat_id = :old
        """,
        old=old,
        new=new,
    )


def _beneath(parent: Place, row: Row) -> Place:
    return Place(
        id=row["id"],
        community_id=row["community_id"],
        level=Level(row["level"]),
        name=row["name"],
        path=(row["id"], *parent.path),
    )


def _community(row: Row) -> Community:
    return Community(id=row["id"], name=row["name"], language=row["language"], time_zone=row["time_zone"])


def _chat(row: Row) -> Chat:
    return Chat(
        id=row["id"],
        telegram_id=row["telegram_id"],
        thread_id=row["thread_id"],
        community_id=row["community_id"],
        place_id=row["place_id"],
        purpose=row["purpose"],
        language=row["language"],
        code=row["code"],
    )
