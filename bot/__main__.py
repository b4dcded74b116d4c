"""The command line: `python -m bot`."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Coroutine
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Annotated, Any, NoReturn, TypeVar

import typer
from rich.console import Console

from bot import logs
from bot.config import Config, ConfigError, load
from storage.store import StoreError

T = TypeVar("T")
VERSION = "0.1.0"
DEFAULT_CONFIG = Path("config.toml")

app = typer.Typer(
    name="python -m bot",
    help="Yishi, a Telegram bot with which a neighbourhood governs itself.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
console = Console()


class Language(StrEnum):
    """The languages that Yishi speaks."""

    CHINESE = "zh-Hans"
    ENGLISH = "en"


ConfigPath = Annotated[Path, typer.Option("--config", "-c", help="The settings. The environment stands above them.")]
Spoken = Annotated[Language, typer.Option("--language", "-l", help="The language it is played in.")]


@app.command()
def run(config: ConfigPath = DEFAULT_CONFIG) -> None:
    """Run the bot, until it is told to stop."""
    from telegram.error import InvalidToken

    settings = _settings(config)
    logs.configure(settings.log.level, settings.log.form)
    try:
        asyncio.run(_until_stopped(_run(settings)))
    except InvalidToken:
        _stop("telegram.token: Telegram does not know this token; ask @BotFather for the right one")
    except StoreError as error:
        _stop(str(error))


@app.command()
def demo(
    language: Spoken = Language.CHINESE,
    port: Annotated[int, typer.Option(help="Where the page is served; 0 takes a free port.")] = 8081,
) -> None:
    """Play a whole neighbourhood in the browser. No token, no network."""
    from bot.demo.play import play

    logs.configure("WARNING", "console")
    try:
        asyncio.run(_until_stopped(play(language.value, port, console)))
    except OSError:
        _stop(f"port {port} is taken; choose another one with --port")


@app.command()
def tour(language: Spoken = Language.CHINESE) -> None:
    """Tell a story in the terminal. Each step of it is done by the real bot."""
    from bot.demo.tour import tell

    logs.configure("WARNING", "console")
    sys.exit(0 if asyncio.run(tell(language.value, console)) else 1)


@app.command("check-config")
def check_config(config: ConfigPath = DEFAULT_CONFIG) -> None:
    """Check the settings, and say what is wrong with them."""
    settings = _settings(config)
    where = config if config.exists() else "the environment"
    _say(f"{where}: all settings are right.")
    if not settings.community.admins:
        _say("community.admins is empty: nobody can bind a group yet; put your own Telegram id there.", style="yellow")


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="A .csv or .xlsx file: grid, building, unit, area (in m²).")],
    community: Annotated[str, typer.Option(help="The name of the community that the households belong to.")],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Import without asking.")] = False,
    config: ConfigPath = DEFAULT_CONFIG,
) -> None:
    """Import the households of a community. All of them, or none where one is faulty."""
    from bot.importing import NotImportedError, import_list
    from handlers.households import sheet
    from handlers.kit.replies import text
    from handlers.kit.texts import plain

    settings = _settings(config, needs_token=False)
    language = settings.community.language
    name = sheet.clean(community)
    if not name or sheet.hidden_in(name):
        _stop(plain(text("import-no-community"), language))
    try:
        raw = file.read_bytes()
    except OSError:
        _stop(plain(text("import-no-file", file=str(file)), language))
    with console.status(plain(text("import-reading"), language)):
        read = sheet.read(raw)
    if read.faults:
        lines = [plain(text("import-refused", count=len(read.faults)), language)]
        _stop("\n".join([*lines, *(plain(fault, language) for fault in read.faults)]))
    try:
        _with_store(import_list(settings, name, read, console, yes=yes))
    except NotImportedError as error:
        _stop(plain(error.line, language))


@app.command()
def slips(
    community: Annotated[str, typer.Option(help="The name of the community whose slips are printed.")],
    output: Annotated[Path, typer.Option(help="Where the page is written; there must be no file yet.")],
    building: Annotated[str | None, typer.Option(help="One building; without it, slips for all of them.")] = None,
    bot: Annotated[str | None, typer.Option(help="The bot's username; without it, Telegram is asked.")] = None,
    config: ConfigPath = DEFAULT_CONFIG,
) -> None:
    """Print slips with codes for households. Those printed before stop working."""
    from bot.printing import NotPrintedError, print_slips
    from handlers.kit.texts import plain

    settings = _with_database(config)
    try:
        line = _with_store(print_slips(settings, community, building, output, bot))
    except NotPrintedError as error:
        _stop(plain(error.line, settings.community.language))
    _say(plain(line, settings.community.language))


@app.command()
def audit(config: ConfigPath = DEFAULT_CONFIG) -> None:
    """Verify the journal's chains, and say where one breaks."""
    if not _with_store(_audit(_with_database(config))):
        raise typer.Exit(1)


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(help="Where the copy is written; there must be no file yet.")],
    config: ConfigPath = DEFAULT_CONFIG,
) -> None:
    """Copy the database whole, while the bot is running."""
    _with_store(_backup(_with_database(config), file))
    _say(f"{file}: written.")


@app.command("version")
def version_() -> None:
    """Say which version this is, and of what it is made."""
    _say(f"Yishi {VERSION}")
    for package in ("python-telegram-bot", "aiosqlite", "APScheduler", "pydantic"):
        try:
            _say(f"{package} {version(package)}")
        except PackageNotFoundError:
            _say(f"{package} is missing")


async def _run(settings: Config) -> None:
    from bot.app import running

    async with running(settings) as yishi:
        await yishi.ended


async def _until_stopped(work: Coroutine[Any, Any, None]) -> None:
    """Do something until it ends, or until somebody says stop."""
    loop = asyncio.get_running_loop()
    task = asyncio.ensure_future(work)
    for stop in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(stop, task.cancel)
    try:
        await task
    except asyncio.CancelledError:
        return


async def _audit(settings: Config) -> bool:
    from storage import journal
    from storage.store import open_store

    store = await open_store(settings.storage.url)
    try:
        report, names = await store.read(lambda tx: (journal.audit(tx), journal.community_names(tx)))
    finally:
        await store.close()
    for each, head in report.heads.items():
        _say(f"{names.get(each, each)}: a chain of {head.seq}, its head {head.hash}")
    _say(f"{report.verified} entries verified, {report.unsealed} not sealed yet.")
    for broken in report.breaks:
        of = names.get(broken.community_id, broken.community_id)
        _say(f"{of}: entry {broken.seq} is {broken.fault}", style="red")
    return not report.breaks


async def _backup(settings: Config, file: Path) -> None:
    from storage.store import open_store

    store = await open_store(settings.storage.url)
    try:
        await store.backup(file)
    finally:
        await store.close()


def _settings(path: Path, *, needs_token: bool = True) -> Config:
    try:
        return load(path if path.exists() or path != DEFAULT_CONFIG else None, needs_token=needs_token)
    except ConfigError as error:
        _stop(str(error))


def _with_database(path: Path) -> Config:
    """Return the settings, if the database is there: opening a file that isn't would make an empty one."""
    settings = _settings(path, needs_token=False)
    scheme, _, file = settings.storage.url.partition(":///")
    if scheme == "sqlite" and not Path(file).exists():
        _stop(f"there is no database {file} yet: is storage.url right?")
    return settings


def _with_store(work: Coroutine[Any, Any, T]) -> T:
    try:
        return asyncio.run(work)
    except StoreError as error:
        _stop(str(error))


def _say(line: str, style: str | None = None) -> None:
    """Print a line as it is: what stands in brackets is no markup, and what is long is not broken."""
    console.print(line, style=style, markup=False, highlight=False, soft_wrap=True)


def _stop(line: str) -> NoReturn:
    """End with what the operator can do about it, and no traceback."""
    Console(stderr=True, soft_wrap=True).print(line, markup=False, highlight=False)
    raise typer.Exit(1)


if __name__ == "__main__":
    app()
