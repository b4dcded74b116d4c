"""The guard of every command, and the help and menus: all derived from the same table."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce

from handlers.kit.invitations import open_private
from handlers.kit.replies import Replies, Say, Text, Words, text
from handlers.kit.routes import Command, Routes
from handlers.kit.texts import plain
from handlers.kit.visit import Visit
from rules.access import MAY, OFFICES, Actor, offers, who_may


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """One line of Telegram's command menu."""

    command: str
    description: str


def serve(visit: Visit, command: Command, argument: str) -> Replies:
    """Answer a command. Where this person may use it nowhere, it is said who may; where what it answers is for them
    alone and they can't be told, how to come to private chat, where it is answered then.
    """
    if command.needs and not offers(visit.actor(), command.needs):
        refused = text("refused-command", who=those_who_may(command.needs))
        return (Say(Words(refused), here=not visit.person.reachable),)
    if command.personal and not visit.private and not visit.person.reachable:
        code = f"_{visit.bound.code}" if visit.bound and command.name in visit.routes.links else ""
        return open_private(visit, f"{command.name}{code}")
    return command.handler(visit, argument)


def those_who_may(what: str) -> Text:
    """Return the roles that may do something, as a list to be read; where every office may, it says that."""
    if MAY[what] >= OFFICES:
        return text("role-any-office")
    roles = [text(f"role-{role}") for role in who_may(what)]
    return reduce(lambda before, role: text("one-or-another", one=before, another=role), roles)


def commands_of(routes: Routes, actor: Actor | None) -> list[Command]:
    """Return the commands that somebody may use; for None, those for everybody. What stands in no menu is left out."""
    return [
        command
        for command in routes.commands.values()
        if (command.private or command.group)
        and (command.needs is None or (actor is not None and offers(actor, command.needs)))
    ]


def private_commands(routes: Routes, actor: Actor) -> list[str]:
    """Return the names of the commands that stand in somebody's private menu."""
    return [command.name for command in commands_of(routes, actor) if command.private]


def help_lines(routes: Routes, actor: Actor, *, group: bool) -> tuple[Text, ...]:
    """Return a line for each command that this person may use; what a group reads has those of groups alone."""
    return tuple(
        text("help-line", command=command.name, what=text(f"command-{command.name}"))
        for command in commands_of(routes, actor)
        if command.group or not group
    )


def menu(routes: Routes, actor: Actor | None, language: str, *, group: bool) -> list[MenuEntry]:
    """Return the command menu of private chats, or of groups, for somebody or for everybody."""
    return [
        MenuEntry(command.name, plain(text(f"command-{command.name}"), language))
        for command in commands_of(routes, actor)
        if (command.group if group else command.private)
    ]
