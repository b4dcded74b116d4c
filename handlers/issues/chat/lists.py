"""`/issues`: what there is here, what is one's own, what one follows; a page at a time, in place."""

from __future__ import annotations

from dataclasses import replace

from handlers.issues.shown import shown_to
from handlers.issues.spots import MOST_PLACES, Spot, Tab, first_spot, place_at, places_of, reader_at, spot_at
from handlers.issues.words import list_words
from handlers.issues.words.list_words import Listing
from handlers.kit.invitations import open_private
from handlers.kit.replies import Replies, Say, Show, Words
from handlers.kit.routes import Routes
from handlers.kit.visit import Visit
from rules.access import may
from rules.issue_officers import headed
from rules.places import Place
from rules.refusals import Refused
from storage import issue_lists, places
from storage.issue_lists import Page

LINK = "issues"
"""What the links begin with that lead from a group to the list of its place."""


def register(routes: Routes) -> None:
    routes.command("issues", issues)
    routes.button("issues:list", turn_to)
    routes.links[LINK] = issues_from_link


def issues(visit: Visit, _said: str) -> Replies:
    """`/issues`: the list goes to private chat; in a group stands at most the way there."""
    spot = first_spot(visit)
    if not visit.private and not visit.person.reachable:
        return open_private(visit, f"{LINK}_{spot.code}")
    return (Say(_listed(visit, spot)),)


def issues_from_link(visit: Visit, code: str) -> Replies:
    """Come from a group by its link: whoever has it stands in that group."""
    chat = places.chat_by_code(visit.tx, code)
    return (Say(_listed(visit, Spot(code=code) if chat else first_spot(visit))),)


def turn_to(visit: Visit, spot: str) -> Replies:
    return (Show(_listed(visit, spot_at(spot))),)


def _listed(visit: Visit, spot: Spot) -> Words:
    where, reader = place_at(visit, spot), reader_at(visit, spot)
    page = _page(visit, spot, where)
    shown = tuple(shown_to(visit.tx, visit.now, issue, reader) for issue in page.issues)
    return list_words.listing(
        Listing(
            spot=replace(spot, page=page.number),
            issues=shown,
            heads=issue_lists.heads(visit.tx, page.issues),
            pages=page.pages,
            catalogue=visit.settings.categories,
            place=where,
            places=tuple(places_of(visit)[:MOST_PLACES]),
        )
    )


def _page(visit: Visit, spot: Spot, where: Place | None) -> Page:
    person_id = visit.person.id
    match spot.tab:
        case Tab.MINE:
            return issue_lists.mine(visit.tx, visit.now, person_id, ended=spot.ended, page=spot.page)
        case Tab.FOLLOWED:
            return issue_lists.followed(visit.tx, person_id, ended=spot.ended, page=spot.page)
    if where is None:
        raise Refused("refused-role")
    acting = visit.actor()
    private = may(acting, "issues.handle", where.path)
    return issue_lists.here(
        visit.tx, where, ended=spot.ended, private=private, page=spot.page, headed=headed(acting.holds)
    )
