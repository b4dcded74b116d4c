"""How a story is told in the terminal: each line of it is printed as it happens, and done by the real bot."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from rich.console import Console
from rich.markup import escape
from rich.panel import Panel

from bot.demo.play import Stage
from bot.sandbox.actors import Group, Json, Person, read
from handlers.kit.replies import Text, text
from handlers.kit.texts import plain, render


@dataclass(frozen=True, slots=True)
class Story:
    """Somebody tells it: each line is printed as it happens."""

    scene: Stage
    console: Console

    def words(self, said: Text) -> str:
        return plain(said, self.scene.language)

    def person(self, key: str) -> Person:
        return self.scene.neighbourhood.people[key]

    def chapter(self, title: str) -> None:
        self.console.print(f"\n[bold]— {self.words(text(title))} —[/]\n")

    async def says(self, who: Person, said: str, where: Group | None = None) -> None:
        self._line(who.name, self._place(where), said)
        await who.says(said, where)

    async def sends_photo(self, who: Person) -> None:
        self._line(who.name, "", self.words(text("tour-photo")))
        await who.sends_photo()

    async def sends_file(self, who: Person, name: Text, content: Text) -> None:
        self._line(who.name, "", f"📎 {self.words(name)}\n[dim]{self.words(content)}[/]")
        await who.sends_file(self.words(name), self.words(content).encode())

    async def presses(self, who: Person, said: Text, where: Group | None = None) -> None:
        label = self.words(said)
        self._line(who.name, self._place(where), f"[reverse] {escape(label)} [/]")
        answer = await who.presses(label, where)
        if answer:
            self.console.print(f"      [dim]↳ {answer}[/]")

    async def hears(self, who: Person, said: Text) -> None:
        """The bot says something to somebody in private."""
        self._bot(who.name, await who.sees(*self._signs(said)))

    async def shows(self, group: Group, said: Text) -> None:
        """The bot says something in a group."""
        self._bot(group.name, await group.shows(*self._signs(said)))

    async def waits(self, seconds: int, said: str) -> None:
        await self.scene.remote.advance(seconds)
        self.console.print(f"\n[dim]⏱  {self.words(text(said))}[/]\n")

    def _signs(self, said: Text) -> tuple[str, ...]:
        """Return the lines of a text as they are read in a chat."""
        written = html.unescape(re.sub(r"<[^>]+>", "", render(said, self.scene.language)))
        return tuple(line.strip() for line in written.splitlines() if line.strip())

    def _place(self, where: Group | None) -> str:
        return f" [dim]({where.name})[/]" if where else ""

    def _line(self, who: str, where: str, said: str) -> None:
        self.console.print(f"[bold cyan]{who}[/]{where}: {said}")

    def _bot(self, to: str, message: Json) -> None:
        shown = read(message)
        buttons = [
            "  ".join(f"[{button['text']}]" for button in row)
            for row in message.get("reply_markup", {}).get("inline_keyboard", [])
        ]
        body = "\n".join([shown, *(["", *buttons] if buttons else [])])
        title = self.words(text("tour-bot-to", whom=to))
        panel = Panel(escape(body), title=title, title_align="left", border_style="green", width=76)
        self.console.print(panel)
