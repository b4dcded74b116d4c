"""Offices in the chat: `/grant` and `/revoke` for admins, `/roles` for everybody.

Who holds what is nobody else's business: in a group it begins with a reply to somebody, and goes on in private.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from handlers.households.views import buildings_open_to
from handlers.kit import access, forms
from handlers.kit.admins import meet_admins
from handlers.kit.invitations import open_private
from handlers.kit.names import name_of, shortened
from handlers.kit.pages import page
from handlers.kit.replies import Replies, Say, Show, Words, text
from handlers.kit.routes import Routes
from handlers.kit.updates import ANONYMOUS_ADMIN, Contact, Message, Origin, User
from handlers.kit.visit import Visit
from handlers.roles import actions, due, grant_form, notices, reach, words
from handlers.roles.views import view
from rules.access import Role, offers, refusal
from rules.building_names import called
from rules.places import Place
from rules.refusals import Refused
from rules.roles import TO_TURN_TO, Office
from storage import drafts, households, people, places, roles
from storage.people import Person
from storage.places import Chat


def register(routes: Routes) -> None:
    routes.command("roles", roles_, personal=True)
    routes.command("grant", grant, needs=reach.GRANT)
    routes.command("revoke", revoke, needs=reach.GRANT, personal=True)
    routes.links["roles"] = roles_from_link
    routes.links["grant"] = grant_from_link
    routes.button("roles:page", turn)
    routes.button("roles:tops", turn_tops)
    routes.button("roles:named", turn_named)
    routes.button("roles:look", look)
    routes.button("roles:beneath", look_beneath)
    routes.button("roles:whom", whom)
    routes.button("roles:held", held)
    routes.button("roles:theirs", held_by_named)
    routes.button("roles:ask", ask_revoke)
    routes.button("roles:revoke", do_revoke)
    routes.button("roles:keep", keep)
    routes.forms[grant_form.GRANT.name] = grant_form.GRANT
    routes.events["somebody"] = shown
    due.register(routes)
    notices.register(routes)


def grant(visit: Visit, argument: str) -> Replies:
    """`/grant`: as a reply it is about whom it replies to; in private one looks for somebody, or names them."""
    account = _replied_to(visit)
    if not visit.private and account is None:
        return _in_private_or(visit, (Say(Words(text("grant-reply-to"))),))
    if account is None and words.searched(argument):
        return (Say(_named(visit, words.searched(argument), 1)),)
    if account is None:
        tops = reach.tops(visit.tx, visit.actor())
        if not tops:
            return (Say(Words(text("bind-no-community"))),)
        return (Say(_look(visit, tops[0], 1) if len(tops) == 1 else words.choose_top(tops, 1)),)
    begun = grant_form.begin(visit, _met(visit, account))
    return _in_private_or(visit, (Say(begun),))


def grant_from_link(visit: Visit, _rest: str) -> Replies:
    """Go on in private with whom an admin meant in the group."""
    return forms.go_on(visit) or access.serve(visit, visit.routes.commands["grant"], "")


def turn_named(visit: Visit, part: str, number: int) -> Replies:
    """Show another page of those who were named."""
    if not offers(visit.actor(), reach.GRANT):
        raise refusal(reach.GRANT)
    return (Show(_named(visit, part, number)),)


def turn_tops(visit: Visit, number: int) -> Replies:
    """Show another page of the communities."""
    tops = reach.tops(visit.tx, visit.actor())
    if not tops:
        raise refusal(reach.GRANT)
    return (Show(words.choose_top(tops, number)),)


def look(visit: Visit, place_id: int, number: int) -> Replies:
    """Look whom the bot knows at a place."""
    where = visit.place(place_id)
    visit.require(reach.GRANT, where)
    return (Show(_look(visit, where, number)),)


def look_beneath(visit: Visit, place_id: int, number: int) -> Replies:
    """Look at another page of the places beneath one."""
    where = visit.place(place_id)
    visit.require(reach.GRANT, where)
    return (Show(_look(visit, where, 1, beneath=number)),)


def whom(visit: Visit, person_id: int) -> Replies:
    """Go on with somebody who was found. Whoever is known in other communities alone is not shown, and not chosen."""
    if not reach.knows(visit.tx, visit.now, visit.actor(), person_id):
        raise Refused("refused-button")
    return (Show(grant_form.begin(visit, people.by_id(visit.tx, person_id))),)


def shown(visit: Visit) -> Replies:
    """Somebody forwarded a message or a contact in private: an admin means whom it shows, unless asked for else."""
    assert visit.message is not None
    draft = drafts.current(visit.tx, visit.person.id)
    if not offers(visit.actor(), reach.GRANT) or (draft and draft.form != grant_form.GRANT.name):
        return ()
    return (Say(grant_form.begin(visit, _met(visit, _shown_user(visit.message)))),)


def revoke(visit: Visit, argument: str) -> Replies:
    """`/revoke`: as a reply it is about whom it replies to; else it is about all whose office one may take back, or
    those of them who are named.
    """
    account, part = _replied_to(visit), words.searched(argument)
    if account is None:
        return (Say(_held_by_named(visit, part, 1) if part else _held(visit, 1)),)
    meant = people.by_telegram(visit.tx, account.id)
    offices = reach.offices(visit.tx, visit.now, visit.actor())
    theirs = [each for each in offices if meant and each.person_id == meant.id]
    if meant and theirs:
        return (Say(words.offices_of(meant, [view(visit.tx, each) for each in theirs])),)
    if account.id in visit.settings.admins:
        return (Say(Words(text("revoke-named"))),)
    return (Say(Words(text("revoke-none", name=name_of(meant) if meant else account.name))),)


def held(visit: Visit, number: int) -> Replies:
    if not offers(visit.actor(), reach.GRANT):
        raise refusal(reach.GRANT)
    return (Show(_held(visit, number)),)


def held_by_named(visit: Visit, part: str, number: int) -> Replies:
    """Show another page of the offices of those who were named."""
    if not offers(visit.actor(), reach.GRANT):
        raise refusal(reach.GRANT)
    return (Show(_held_by_named(visit, part, number)),)


def ask_revoke(visit: Visit, office_id: int) -> Replies:
    office = actions.look_at(visit.tx, visit.now, visit.actor(), visit.settings, office_id)
    return (Show(words.ask_revoke(view(visit.tx, office), own=office.person_id == visit.person.id)),)


def do_revoke(visit: Visit, office_id: int) -> Replies:
    office = actions.revoke(visit.tx, visit.now, visit.actor(), visit.settings, office_id)
    vacant = actions.is_vacant(visit.tx, visit.now, office)
    return (Show(words.revoked(view(visit.tx, office), vacant=vacant)),)


def keep(visit: Visit) -> Replies:  # noqa: ARG001
    return (Show(Words(text("revoke-kept"))),)


def roles_(visit: Visit, argument: str) -> Replies:
    """`/roles`: officers see who holds what in their reach, residents whom they can turn to; of a building that is
    named all see that.
    """
    said = argument.strip()
    return (Say(_of_building(visit, said)),) if said else _roles(visit, visit.bound)


def roles_from_link(visit: Visit, code: str) -> Replies:
    """Come from a group by its link, to read what was asked for there."""
    return _roles(visit, places.chat_by_code(visit.tx, code))


def turn(visit: Visit, number: int) -> Replies:
    if not offers(visit.actor(), reach.LIST):
        raise refusal(reach.LIST)
    return (Show(_roll(visit, number)),)


def _in_private_or(visit: Visit, replies: Replies) -> Replies:
    """Answer in private; whoever never started the bot is asked in the group to do so first."""
    if visit.private or visit.person.reachable:
        return replies
    return open_private(visit, "grant")


def _replied_to(visit: Visit) -> User | None:
    """Return whose message somebody replied to in a group. Raises `Refused` for what is no person."""
    answered = visit.message.answered if visit.message and not visit.private else None
    if answered is None:
        return None
    if answered.sender_chat or answered.from_ is None or answered.from_.id == ANONYMOUS_ADMIN:
        raise Refused("grant-nobody-behind")
    return answered.from_


def _shown_user(message: Message) -> User:
    """Return whom a forwarded message or a contact shows. Raises `Refused` where that is nobody with an account."""
    match message.forward_origin, message.contact:
        case Origin(sender_user=User() as user), _:
            return user
        case None, Contact(user_id=int(id_)):
            return User(id=id_)  # the sender's own name for them is nobody else's business
        case Origin(type="hidden_user"), _:
            raise Refused("grant-hidden")
        case None, _:
            raise Refused("grant-contact-without")
        case _:
            raise Refused("grant-nobody-behind")


def _met(visit: Visit, user: User) -> Person:
    """Return the person of an account. What somebody else shows of them changes nothing of what is known, but tells
    their name where it was not.
    """
    if user.is_bot:
        raise Refused("grant-bot")
    known = people.by_telegram(visit.tx, user.id)
    if known and (known.name or not user.name):
        return known
    return people.meet(visit.tx, visit.now, telegram_id=user.id, name=user.name, language_code=user.language_code)


def _look(visit: Visit, where: Place, number: int, *, beneath: int = 1) -> Words:
    here = page(number, roles.count_known_at(visit.tx, visit.now, where.id))
    ids = roles.known_at(visit.tx, visit.now, where.id, limit=here.size, offset=here.offset)
    found = [people.by_id(visit.tx, person_id) for person_id in ids]
    return words.choose_person(where, found, here, places.children(visit.tx, where.id), beneath)


def _named(visit: Visit, part: str, number: int) -> Words:
    ids = reach.named(visit.tx, visit.now, visit.actor(), part)
    here = page(number, len(ids))
    return words.choose_named(part, [people.by_id(visit.tx, person_id) for person_id in here.of(ids)], here)


def _held(visit: Visit, number: int) -> Words:
    offices = reach.offices(visit.tx, visit.now, visit.actor())
    here = page(number, len(offices))
    return words.offices([view(visit.tx, office) for office in here.of(offices)], here)


def _held_by_named(visit: Visit, part: str, number: int) -> Words:
    meant = set(reach.named(visit.tx, visit.now, visit.actor(), part))
    offices = [each for each in reach.offices(visit.tx, visit.now, visit.actor()) if each.person_id in meant]
    here = page(number, len(offices))
    return words.offices_of_named(part, [view(visit.tx, office) for office in here.of(offices)], here)


def _roll(visit: Visit, number: int) -> Words:
    offices: list[Office] = reach.seen(visit.tx, visit.now, visit.actor())
    here = page(number, len(offices))
    return words.roll([view(visit.tx, office) for office in here.of(offices)], here)


def _roles(visit: Visit, asked_in: Chat | None) -> Replies:
    if offers(visit.actor(), reach.LIST):
        return (Say(_roll(visit, 1)),)
    at_home = _at_home(visit, asked_in)
    return (Say(_to_turn_to(visit, at_home) if at_home else Words(text("role-no-home"))),)


def _of_building(visit: Visit, said: str) -> Words:
    """Tell whom to turn to in the building that somebody names, of those of which they may know that."""
    there = {each.id: each for each in buildings_open_to(visit.tx, visit.actor(), reach.ASK)}
    meant = called(said, {each.id: each.name for each in there.values()})
    if not meant:
        return Words(text("role-unknown", said=shortened(said)))
    return _to_turn_to(visit, [there[each] for each in meant])


def _to_turn_to(visit: Visit, where: Iterable[Place]) -> Words:
    return words.to_turn_to(each for place in where for each in _offices_of(visit, place))


def _offices_of(visit: Visit, place: Place) -> list[tuple[str, Role, Sequence[Person]]]:
    """Return the offices to turn to at a place, with those who hold them: where nobody does, the admins too."""
    found: list[tuple[str, Role, Sequence[Person]]] = [
        (place.name, role, roles.holders(visit.tx, visit.now, {role}, place)) for role in TO_TURN_TO[place.level]
    ]
    if any(holders for _, _, holders in found):
        return found
    admins = [admin for admin in meet_admins(visit.tx, visit.now, visit.settings, place) if admin.name]
    return [*found, (place.name, Role.ADMIN, admins)] if admins else found


def _at_home(visit: Visit, asked_in: Chat | None) -> list[Place]:
    """Return where somebody may know whom to turn to: by the neighbours' group in which they ask, else at home.

    Whoever asks in a group, or has its code, stands in it. That of a whole community is nowhere to turn to anybody.
    """
    group = visit.place(asked_in.place_id) if asked_in and asked_in.purpose == "neighbours" else None
    if group and group.level in TO_TURN_TO:
        return [group]
    homes = [visit.place(each) for each in households.buildings_of(visit.tx, visit.now, visit.person.id)]
    for home in homes:
        visit.require(reach.ASK, home)
    return homes
