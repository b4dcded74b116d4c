"""Lists of issues, a page at a time, and one issue by its number."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from rules.issues import SETTLED, Issue, State
from rules.places import Level, Place
from storage import issues
from storage.issue_supporters import is_about
from storage.issues import issue_of
from storage.sql import listed
from storage.store import Tx, Value
from storage.tree import BENEATH

PAGE = 8
MOST_PAGES = 99

_HERE = f"""
    WITH RECURSIVE {BENEATH}
    SELECT i.id, i.number AS newest FROM beneath JOIN issues i ON i.place_id = beneath.id
    WHERE i.state IN ({{states}}) AND i.private <= :private AND {{not_about}}
"""  # noqa: S608
# Nearly all issues of a community have ended: the newest are met first, and no more are read than a page needs.
_OF_COMMUNITY = """
    SELECT i.id, i.number AS newest FROM issues i
    WHERE i.community_id = :community_id AND i.state IN ({states}) AND i.private <= :private AND {not_about}
"""
_GOES_ON = f"(i.state = '{State.MERGED}' AND i.ended_at IS NULL)"
# What one has goes on with the one that it was merged into: it is listed with what is open until that ends.
_MINE = f"""
    SELECT i.id, i.id AS newest FROM issues i
    WHERE i.id IN (
        SELECT id FROM issues WHERE reporter_id = :person_id
        UNION
        SELECT s.issue_id FROM issue_supporters s
        WHERE s.person_id = :person_id AND NOT {is_about(":person_id", "s.issue_id")}
    ) AND (i.private = 0 OR i.reporter_id = :person_id) AND (i.state IN ({{states}})) = (NOT {_GOES_ON})
"""  # noqa: S608
_FOLLOWED = """
    SELECT i.id, i.id AS newest FROM issue_followers f JOIN issues i ON i.id = f.issue_id
    WHERE f.person_id = :person_id AND i.private = 0 AND i.state IN ({states})
"""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list. `number` is the page that there is nearest to the one asked for, of `pages`."""

    issues: tuple[Issue, ...]
    number: int
    pages: int


def here(tx: Tx, where: Place, *, ended: bool, private: bool, page: int, headed: Collection[int] = frozenset()) -> Page:
    """Return issues of a place and of all beneath it, those that are private only where they may be read: by whoever
    heads a building not those there that are about its head.
    """
    asked: dict[str, Value] = {"private": int(private)}
    if ended and where.level is Level.COMMUNITY:
        return _page(tx, _OF_COMMUNITY, page, ended=ended, headed=headed, community_id=where.community_id, **asked)
    return _page(tx, _HERE, page, ended=ended, headed=headed, place_id=where.id, **asked)


def mine(tx: Tx, now: datetime, person_id: int, *, ended: bool, page: int) -> Page:
    """Return what somebody reported or joined; not what of others' is private and their own was merged into, nor what
    they joined and is about them by now.
    """
    return _page(tx, _MINE, page, ended=ended, person_id=person_id, now=now)


def followed(tx: Tx, person_id: int, *, ended: bool, page: int) -> Page:
    return _page(tx, _FOLLOWED, page, ended=ended, person_id=person_id)


def heads(tx: Tx, found: Iterable[Issue]) -> dict[int, int]:
    """Return the number of the one that each issue of a list was merged into, by its id."""
    return {each.id: issues.issue(tx, each.merged_into).number for each in found if each.merged_into}


def numbered(tx: Tx, number: int, communities: Iterable[int]) -> list[Issue]:
    """Return the issues of this number in some communities."""
    found = (issues.numbered(tx, community_id, number) for community_id in sorted(communities))
    return [issue for issue in found if issue]


def communities_of(tx: Tx, person_id: int) -> set[int]:
    """Return the communities in which somebody reported, joined or follows anything."""
    rows = tx.all(
        """
        SELECT community_id FROM issues WHERE reporter_id = :person_id
        UNION SELECT community_id FROM issue_supporters WHERE person_id = :person_id
        UNION SELECT community_id FROM issue_followers WHERE person_id = :person_id
        """,
        person_id=person_id,
    )
    return {row["community_id"] for row in rows}


def _page(tx: Tx, ids: str, page: int, *, ended: bool, headed: Collection[int] = frozenset(), **values: Value) -> Page:
    """Count no further than there are pages, and read of one page alone."""
    states = [state for state in State if (state in SETTLED) is ended]
    found = ids.format(states=listed(states), not_about=f"NOT {issues.kept_from_heads(headed)}")
    row = tx.one(
        f"SELECT COUNT(*) AS n FROM ({found} LIMIT :most) AS counted",  # noqa: S608
        most=PAGE * MOST_PAGES,
        **values,
    )
    assert row is not None
    pages = max(1, -(-row["n"] // PAGE))
    number = min(max(page, 1), pages)
    rows = tx.all(
        f"""
        SELECT issues.* FROM ({found} ORDER BY newest DESC LIMIT :size OFFSET :before) AS listed
        JOIN issues ON issues.id = listed.id ORDER BY listed.newest DESC
        """,  # noqa: S608
        size=PAGE,
        before=PAGE * (number - 1),
        **values,
    )
    return Page(tuple(issue_of(row) for row in rows), number, pages)
