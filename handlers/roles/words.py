"""What people read about offices: who holds what, what is asked before one is given or taken back, what then was."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from handlers.kit.buttons import data
from handlers.kit.names import name_of, short_name_of, shortened
from handlers.kit.pages import Page, paged, turning
from handlers.kit.replies import Button, Text, Words, grid, text
from handlers.roles.reach import STEPS
from handlers.roles.views import View
from rules.access import Role
from rules.places import Place
from storage.people import Person

MOST_SEARCHED = 40
"""So many bytes of a name go onto a button, where Telegram takes 64 in all."""


def title(role: Role) -> Text:
    return text("role-title", body=role.value)


def until(day: date | None) -> Text:
    return text("role-until", day=day) if day else text("role-endless")


def choose_top(tops: Iterable[Place], number: int) -> Words:
    """Whose people: where somebody may give offices in several communities."""
    buttons = [Button(text("bind-into", place=top.name), data("roles:look", top.id, 1)) for top in tops]
    return Words(text("grant-ask-place"), paged(buttons, number, "roles:tops", columns=1))


def choose_person(
    here: Place, found: Sequence[Person], page: Page, beneath: Sequence[tuple[int, str]], number: int
) -> Words:
    """Whom to give an office: those whom the bot knows there, and a page of the places beneath to look closer."""
    whom = [Button(short_name_of(person), data("roles:whom", person.id)) for person in found]
    into = [Button(text("bind-into", place=place), data("roles:look", place_id, 1)) for place_id, place in beneath]
    said = text("grant-ask-whom" if found else "grant-nobody-known", place=here.name)
    closer = paged(into, number, "roles:beneath", here.id, columns=2)
    return Words(said, (*grid(whom, 2), *turning(page, "roles:look", here.id), *closer))


def searched(said: str) -> str:
    """Return the name that somebody looks for, as long as the buttons that turn the pages can carry it."""
    return said.replace(":", " ").strip().encode()[:MOST_SEARCHED].decode(errors="ignore").strip()


def choose_named(part: str, found: Sequence[Person], page: Page) -> Words:
    """Whom to give an office, of those with this in their name."""
    whom = [Button(short_name_of(person), data("roles:whom", person.id)) for person in found]
    said = text("grant-ask-whom-named" if found else "grant-nobody-named", part=part)
    return Words(said, (*grid(whom, 2), *turning(page, "roles:named", part)))


def option(place: Place, step: str) -> Text:
    """Return what stands on the button of a place: one on the way down, or the whole of where the way has come to."""
    whole = STEPS.get(place.level) == step
    return text("grant-whole" if whole else "plain", place=place.name, what=place.name)


def check(person: Person, role: Role, place: str, last_day: date | None) -> Text:
    """Everything once more before an office is given."""
    return text("grant-check", name=name_of(person), role=title(role), place=place, until=until(last_day))


def granted(view: View) -> Text:
    said = text("grant-done", **_values(view))
    return said if view.person.reachable else text("grant-done-waits", done=said, name=name_of(view.person))


def told(kind: str, view: View) -> Words:
    """Return the notice of a kind about an office."""
    return Words(text(f"role-told-{kind}", **_values(view)))


def offices(views: Iterable[View], page: Page) -> Words:
    """Which office is to be taken back."""
    rows = tuple(_to_revoke(view) for view in views)
    return Words(text("revoke-ask-which" if rows else "revoke-nothing"), (*rows, *turning(page, "roles:held")))


def offices_of(person: Person, views: Iterable[View]) -> Words:
    """Which of somebody's offices is to be taken back."""
    return Words(text("revoke-ask-which-of", name=name_of(person)), tuple(_to_revoke(view) for view in views))


def offices_of_named(part: str, views: Iterable[View], page: Page) -> Words:
    """Which office is to be taken back, of those whose holders have this in their name."""
    rows = tuple(_to_revoke(view) for view in views)
    said = text("revoke-ask-which-named" if rows else "revoke-nobody-named", part=part)
    return Words(said, (*rows, *turning(page, "roles:theirs", part)))


def ask_revoke(view: View, *, own: bool) -> Words:
    sure = Button(text("revoke-yes"), data("roles:revoke", view.office.id))
    not_so = Button(text("revoke-no"), data("roles:keep"))
    return Words(text("revoke-own-ask" if own else "revoke-ask", **_values(view)), ((sure,), (not_so,)))


def revoked(view: View, *, vacant: bool) -> Words:
    said = text("revoke-done", **_values(view))
    if not vacant:
        return Words(said)
    return Words(text("revoke-done-vacant", done=said, vacant=text("role-told-vacant", **_values(view))))


def roll(views: Iterable[View], page: Page) -> Words:
    """Who holds what, by place."""
    lines: list[Text] = []
    for place, here in groupby(views, key=lambda view: view.place):
        lines += [text("role-list-place", place=place), *map(_line, here)]
    said = text("role-list", lines=tuple(lines)) if lines else text("role-list-empty")
    return Words(said, turning(page, "roles:page"))


def to_turn_to(found: Iterable[tuple[str, Role, Sequence[Person]]]) -> Words:
    """Whom residents can turn to: for each office its place and who holds it, by name alone."""
    lines = tuple(
        text("role-list-holder", place=place, role=title(role), names=_names(holders)) for place, role, holders in found
    )
    return Words(text("role-turn-to", lines=lines))


def _line(view: View) -> Text:
    return text("role-list-line", role=title(view.office.role), name=name_of(view.person), until=until(view.last_day))


def _names(holders: Sequence[Person]) -> Text:
    if not holders:
        return text("role-nobody")
    said = name_of(holders[0])
    for person in holders[1:]:
        said = text("one-and-another", one=said, another=name_of(person))
    return said


def _to_revoke(view: View) -> tuple[Button, ...]:
    label = text(
        "revoke-which", name=short_name_of(view.person), role=title(view.office.role), place=shortened(view.place)
    )
    return (Button(label, data("roles:ask", view.office.id)),)


def _values(view: View) -> dict[str, str | Text]:
    body = view.office.role.value
    return {
        "name": name_of(view.person),
        "role": title(view.office.role),
        "body": body,
        "place": view.place,
        "serves": text("role-serves", body=body, place=view.place),
        "until": until(view.last_day),
    }
