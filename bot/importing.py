"""`python -m bot import`: what a list changes is shown first, then asked for, then done with a progress bar."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from bot.config import Config
from handlers.households import actions, import_words
from handlers.households.actions import Looked
from handlers.households.sheet import Sheet
from handlers.kit.replies import Text, text
from handlers.kit.texts import plain
from rules.refusals import Refused
from storage.store import Store, Tx, open_store


class NotImportedError(Exception):
    """Nothing was imported. `line` says what to do instead."""

    def __init__(self, line: Text) -> None:
        super().__init__(line.id)
        self.line = line


async def import_list(settings: Config, community: str, sheet: Sheet, console: Console, *, yes: bool) -> None:
    """Import a list without faults, once what it changes was looked over. Raises NotImportedError."""
    store = await open_store(settings.storage.url)
    try:
        looked = await store.read(lambda tx: actions.look_over(tx, community, sheet.homes(), sheet.sha256))
        language = settings.community.language
        for note in import_words.noted(sheet.notes):
            _say(console, note, language)
        if looked.preview.changes_nothing:
            _say(console, import_words.nothing(looked), language)
            return
        _show(console, looked, language)
        if not yes:
            _ask(language)
        await _write(store, settings, sheet, looked, console)
        _say(console, import_words.done(looked).text, language)
    finally:
        await store.close()


def _show(console: Console, looked: Looked, language: str) -> None:
    _say(console, import_words.heading(looked), language)
    table = Table()
    table.add_column(plain(text("import-what"), language))
    table.add_column(plain(text("import-how-many"), language), justify="right")
    table.add_column(plain(text("import-such-as"), language))
    for fact in import_words.facts(looked.preview):
        examples = "\n".join(plain(example, language) for example in fact.examples)
        table.add_row(plain(fact.what, language), f"{fact.count:,}", escape(examples))
    console.print(table)


def _ask(language: str) -> None:
    if not sys.stdin.isatty():
        raise NotImportedError(text("import-needs-yes"))
    if not typer.confirm(plain(text("import-ask"), language)):
        raise NotImportedError(text("import-declined"))


async def _write(store: Store, settings: Config, sheet: Sheet, looked: Looked, console: Console) -> None:
    """Import what was looked over, all in one transaction, unless somebody was quicker."""
    homes, language = sheet.homes(), settings.community.language
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task(plain(text("import-writing"), language), total=len(sheet.rows))

        def work(tx: Tx) -> None:
            now = actions.look_over(tx, looked.community, homes, sheet.sha256)
            if now.preview.fingerprint() != looked.preview.fingerprint():
                raise Refused("import-changed-meanwhile", community=looked.community)
            actions.import_households(
                tx,
                datetime.now(UTC),
                homes,
                community=looked.community,
                language=language,
                time_zone=settings.community.time_zone,
                sha256=sheet.sha256,
                so_far=lambda count: progress.update(task, completed=count),
            )

        try:
            await store.transact(work)
        except Refused as refused:
            raise NotImportedError(text(refused.code, **refused.data)) from None


def _say(console: Console, line: Text, language: str) -> None:
    console.print(plain(line, language), markup=False, highlight=False, soft_wrap=True)
