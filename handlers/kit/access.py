"""Help and menus, derived from the same table that guards every command."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.kit.replies import Text, text
from handlers.kit.routes import Command, Routes
from handlers.kit.texts import Reader, plain
from rules.access import Actor, offers


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """One line of Telegram's command menu."""

    command: str
    description: str


def commands_of(routes: Routes, actor: Actor | None) -> list[Command]:
    """Return the commands that somebody may use; for None, those for everybody. What stands in no menu is left out."""
    return [
        command
        for command in routes.commands.values()
        if (command.private or command.group)
        and (command.needs is None or (actor is not None and offers(actor, command.needs)))
    ]


def help_lines(routes: Routes, actor: Actor) -> tuple[Text, ...]:
    """Return a line for each command that this person may use."""
    return tuple(
        text("help-line", command=command.name, what=text(f"command-{command.name}"))
        for command in commands_of(routes, actor)
    )


def menu(routes: Routes, actor: Actor | None, reader: Reader, *, group: bool) -> list[MenuEntry]:
    """Return the command menu of private chats, or of groups, for somebody or for everybody."""
    return [
        MenuEntry(command.name, plain(text(f"command-{command.name}"), reader))
        for command in commands_of(routes, actor)
        if (command.group if group else command.private)
    ]
