"""The command line, as an operator meets it: what it says, how it ends, and never with a traceback."""

from __future__ import annotations

import asyncio
import hashlib
import os
import pty
import re
import sqlite3
import subprocess
import sys
import tomllib
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from bot import importing
from bot.__main__ import VERSION, app
from rules.journal import Entry
from storage import journal
from storage.store import Tx, open_store
from tests.handlers.workbooks import workbook
from tests.storage.lane import found

ROOT = Path(__file__).parents[2]
COMMANDS = ("run", "demo", "tour", "check-config", "import", "slips", "audit", "backup", "version")
LIST = "网格,楼栋,户,面积\n第一网格,1号楼,101,88.5\n第一网格,1号楼,102,75.25\n"
Said = Callable[..., Result]


@pytest.fixture(autouse=True)
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, and an environment without settings."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("TERM", "dumb")
    for name in ("YISHI_TOKEN", "YISHI_STORAGE__URL", "FORCE_COLOR", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def say(office: Path) -> Said:
    """Say something on the command line."""

    def said(*arguments: str) -> Result:
        return CliRunner().invoke(app, list(arguments), prog_name="python -m bot")

    return said


def settings(folder: Path, text: str, name: str = "config.toml") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def at_the_database(work: Callable[[Tx], Any], folder: Path) -> Any:
    async def transact() -> Any:
        store = await open_store(f"sqlite:///{folder}/yishi.db")
        try:
            return await store.transact(work)
        finally:
            await store.close()

    return asyncio.run(transact())


def sealed(tx: Tx) -> None:
    """Three entries in a chain."""
    community_id = found(tx).community.community_id
    now = datetime(2026, 11, 23, tzinfo=UTC)
    for number in range(1, 4):
        journal.append(
            tx,
            Entry(
                community_id=community_id,
                at=now,
                actor_id=None,
                verb="issues.accept",
                subject=f"issue:{number}",
                data={},
            ),
        )
    journal.seal(tx)


def stops(result: Result, *said: str) -> None:
    """The command ended with what is wrong, on the standard error and without a traceback."""
    assert result.exit_code == 1, result.output
    assert isinstance(result.exception, SystemExit)
    assert result.stdout == ""
    for line in said:
        assert line in result.stderr
    assert "Traceback" not in result.stderr


def one_line(result: Result, said: str) -> None:
    stops(result, said)
    assert len(result.stderr.splitlines()) == 1, result.stderr


# The help


def test_the_help_lists_every_command_and_says_what_it_does(say: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    page = say("--help")
    assert page.exit_code == 0
    for command in COMMANDS:
        assert re.search(rf"^  {command} +[A-Z].*\w\.$", page.stdout, re.MULTILINE), command
    assert "python -m bot [OPTIONS] COMMAND" in page.stdout
    listed = re.findall(r"^  ([a-z][a-z-]*) {2,}", page.stdout, re.MULTILINE)
    assert tuple(listed) == COMMANDS


def test_without_a_command_the_help_is_shown(say: Said) -> None:
    assert "Commands" in say().output


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_explains_itself(say: Said, command: str) -> None:
    page = say(command, "--help")
    assert page.exit_code == 0
    assert f"python -m bot {command}" in page.stdout
    assert "bool" not in page.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["fly"], "No such command 'fly'"),
        (["import"], "Missing argument 'FILE'"),
        (["import", "list.csv"], "Missing option '--community'"),
        (["demo", "--language", "fr"], "'fr' is not one of"),
        (["backup"], "Missing argument 'FILE'"),
    ],
)
def test_what_was_mistyped_is_named(say: Said, arguments: list[str], said: str) -> None:
    result = say(*arguments)
    assert result.exit_code == 2
    assert said.lower() in result.stderr.lower()


def test_the_version_is_that_of_the_package(say: Said) -> None:
    assert tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"] == VERSION
    result = say("version")
    assert result.exit_code == 0
    first, *parts = result.stdout.splitlines()
    assert first == f"Yishi {VERSION}"
    assert all(re.fullmatch(r"[\w-]+ \d[\w.]*", part) for part in parts)
    assert "missing" not in result.stdout


# The settings


@pytest.mark.parametrize("command", [["run"], ["check-config"]])
def test_without_a_token_nothing_is_begun(say: Said, office: Path, command: list[str]) -> None:
    one_line(say(*command), "telegram.token is missing: ask @BotFather for one, or set YISHI_TOKEN")
    assert list(office.iterdir()) == []


@pytest.mark.parametrize(
    "command", [["run"], ["check-config"], ["audit"], ["backup", "copy.db"], ["import", "list.csv", "--community", "L"]]
)
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[log]\nlevel = "LOUD"', 'log.level = "LOUD": must be'),
        ("[log\n", "config.toml, "),
        ("[logs]\n", "logs: no such setting"),
    ],
)
def test_wrong_settings_end_every_command_before_it_begins(
    say: Said, office: Path, command: list[str], text: str, said: str
) -> None:
    settings(office, f'{text}\n[telegram]\ntoken = "123456:{"A" * 35}"')
    (office / "list.csv").write_text(LIST, encoding="utf-8")
    one_line(say(*command), said)
    assert {file.name for file in office.iterdir()} == {"config.toml", "list.csv"}


def test_a_settings_file_that_was_asked_for_must_be_there(say: Said) -> None:
    one_line(say("check-config", "--config", "elsewhere.toml"), "elsewhere.toml: no such file or directory")


def test_right_settings_are_said_to_be_right(say: Said, office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings(office, '[community]\nlanguage = "en"\nadmins = [7]', "mine[1].toml")
    monkeypatch.setenv("YISHI_TOKEN", "123456:" + "A" * 35)
    result = say("check-config", "-c", "mine[1].toml")
    assert (result.exit_code, result.stdout) == (0, "mine[1].toml: all settings are right.\n")
    assert say("check-config").stdout.splitlines()[0] == "the environment: all settings are right."


def test_settings_in_which_nobody_is_an_admin_are_right_but_lead_nowhere(
    say: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("YISHI_TOKEN", "123456:" + "A" * 35)
    result = say("check-config")
    assert (result.exit_code, result.stderr) == (0, "")
    _, warning = result.stdout.splitlines()
    assert warning.startswith("community.admins is empty: nobody can bind a group yet")
    monkeypatch.setenv("YISHI_COMMUNITY__ADMINS", "7")
    assert say("check-config").stdout == "the environment: all settings are right.\n"


# The import


def bring(say: Said, written: str | bytes, community: str = "槐树里", *more: str) -> Result:
    raw = written if isinstance(written, bytes) else written.encode()
    Path("list.csv").write_bytes(raw)
    return say("import", "list.csv", "--community", community, "--yes", *more)


def said_last(result: Result) -> str:
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout.splitlines()[-1]


def imported(folder: Path) -> int:
    return int(at_the_database(lambda tx: len(tx.all("SELECT place_id FROM households")), folder))


def test_a_list_is_imported_and_again(say: Said, office: Path) -> None:
    assert said_last(bring(say, LIST)) == "导入好了：槐树里，新住户 2 户，面积有变 0 户，没有变化 0 户。"
    mended = LIST.replace("75.25", "80")
    assert said_last(bring(say, mended)) == "导入好了：槐树里，新住户 0 户，面积有变 1 户，没有变化 1 户。"
    areas = at_the_database(
        lambda tx: [row["area"] for row in tx.all("SELECT area FROM households ORDER BY area")], office
    )
    assert areas == [8000, 8850]


def test_the_operators_language_is_spoken_and_brackets_stay(say: Said, office: Path) -> None:
    settings(office, '[community]\nlanguage = "en"')
    done = "Imported into [bold]Locust Lane: 2 new households, 0 with a changed area, 0 left as they were."
    assert said_last(bring(say, LIST, "[bold]Locust Lane")) == done


def test_what_a_list_changes_is_shown_first(say: Said, office: Path) -> None:
    settings(office, '[community]\nlanguage = "en"')
    page = bring(say, LIST.replace("1号楼,101", "[red]1,101"), "Locust Lane").stdout
    assert "Locust Lane: a new community. This is what the list would found." in page
    for row in (r"new grids +│ +1 │ – 第一网格", r"new buildings +│ +2 │ – \[red\]1 ", r"new households +│ +2 │"):
        assert re.search(row, page), row
    changed = LIST.replace("1号楼,101", "[red]1,101").replace("75.25", "80") + "第二网格,2号楼,1,60\n"
    page = bring(say, changed.replace("第一网格,[red]1", "第二网格,[red]1"), "Locust Lane").stdout
    assert "Locust Lane: this is what the list would change." in page
    for row in (
        r"changed areas +│ +1 │ – 1号楼 102: 75.25 → 80 m²",
        r"buildings that go to another grid +│ +1 │ – \[red\]1: 第一网格 → 第二网格",
        r"households that stay as they are +│ +1 │",
        r"new households +│ +1 │",
    ):
        assert re.search(row, page), row
    page = bring(say, LIST.splitlines()[0] + "\n第二网格,2号楼,2,60\n", "Locust Lane").stdout
    assert re.search(r"households that the list lacks, left as they are +│ +3 │", page)


def test_a_workbook_is_imported_and_what_is_passed_over_is_said(say: Said, office: Path) -> None:
    (office / "list.xlsx").write_bytes(
        workbook([("G", "B", 101, 88.5, "Wang")], heading=("网格", "楼号", "房号", "面积", "业主"))
    )
    result = say("import", "list.xlsx", "--community", "槐树里", "--yes")
    assert "有 1 列用不上，略过了：业主" in result.stdout
    assert said_last(result) == "导入好了：槐树里，新住户 1 户，面积有变 0 户，没有变化 0 户。"


def test_without_anybody_to_ask_it_is_shown_and_nothing_is_changed(say: Said, office: Path) -> None:
    (office / "list.csv").write_text(LIST, encoding="utf-8")
    result = say("import", "list.csv", "--community", "槐树里")
    assert result.exit_code == 1
    assert "新住户" in result.stdout
    assert result.stderr == "什么也没有导入。看过没问题的话，请加上 --yes 再运行一次。\n"
    assert imported(office) == 0


@pytest.mark.parametrize(("answer", "count"), [("y\n", 2), ("n\n", 0), ("\n", 0)])
def test_at_a_terminal_it_is_asked_first(office: Path, answer: str, count: int) -> None:
    (office / "list.csv").write_text(LIST, encoding="utf-8")
    ours, its = pty.openpty()
    os.write(ours, answer.encode())
    done = subprocess.run(
        [sys.executable, "-m", "bot", "import", "list.csv", "--community", "槐树里"],
        cwd=office,
        env={"PYTHONPATH": str(ROOT), "PATH": "", "TERM": "dumb", "COLUMNS": "100"},
        stdin=its,
        capture_output=True,
        text=True,
        check=False,
    )
    for end in (ours, its):
        os.close(end)
    assert "要导入吗？" in done.stdout
    assert ("导入好了" in done.stdout, done.returncode) == (bool(count), 0 if count else 1)
    assert done.stderr == ("" if count else "什么也没有导入。\n")
    assert imported(office) == count


def test_a_list_that_changes_nothing_is_not_asked_about(say: Said, office: Path) -> None:
    bring(say, LIST)
    result = say("import", "list.csv", "--community", "槐树里")
    assert result.stdout == "这份名单以前导入过，这次没有变化，槐树里已经都有了。\n"
    (office / "list.csv").write_text(LIST + "\n", encoding="utf-8")
    result = say("import", "list.csv", "--community", "槐树里")
    assert result.stdout == "这份名单没有带来变化，槐树里已经都有了。\n"
    assert at_the_database(lambda tx: len(tx.all("SELECT id FROM journal")), office) == 1


def test_what_changed_while_it_was_looked_over_is_not_imported(
    say: Said, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring(say, LIST)

    def meanwhile(_language: str) -> None:
        with closing(sqlite3.connect(office / "yishi.db")) as other, other:
            other.execute("UPDATE households SET area = 1")

    monkeypatch.setattr(importing, "_ask", meanwhile)
    (office / "list.csv").write_text(LIST.replace("75.25", "80"), encoding="utf-8")
    result = say("import", "list.csv", "--community", "槐树里")
    assert (result.exit_code, result.stderr) == (1, "您看过以后，槐树里有了变动，请再看一遍。\n")
    areas = at_the_database(lambda tx: [row["area"] for row in tx.all("SELECT area FROM households")], office)
    assert areas == [1, 1]


def test_a_faulty_list_is_refused_whole_with_each_row_that_is_wrong(say: Said, office: Path) -> None:
    settings(office, '[community]\nlanguage = "en"')
    result = bring(say, LIST + "第一网格,1号楼,103,-3\n第一网格,1号楼,101,60\n")
    stops(result, "2 things have to be mended first; nothing was imported:", "Row 4: ", "Row 5: ")
    assert len(result.stderr.splitlines()) == 3
    assert not (office / "yishi.db").exists()


def test_a_list_that_is_not_there_is_said_to_be_missing(say: Said, office: Path) -> None:
    one_line(say("import", "list.csv", "--community", "L"), "打不开 list.csv，请看看名字和位置对不对。")
    settings(office, '[community]\nlanguage = "en"')
    one_line(say("import", str(office), "--community", "L"), f"{office} can’t be opened. Is its name right?")


@pytest.mark.parametrize("community", ["", "  ", "\u3000\t", "槐\u202e树里"])
def test_a_community_without_a_name_is_refused(say: Said, office: Path, community: str) -> None:
    one_line(bring(say, LIST, community), "社区的名字不能空着，请写在 --community 后面。")
    assert not (office / "yishi.db").exists()


def test_the_name_of_a_community_is_taken_without_the_space_around_it(say: Said, office: Path) -> None:
    bring(say, LIST, " 槐树里\n")
    bring(say, LIST)
    assert at_the_database(lambda tx: len(tx.all("SELECT id FROM communities")), office) == 1


def test_an_import_stands_in_the_journal_with_the_hash_of_its_file(say: Said, office: Path) -> None:
    bring(say, LIST)
    data = at_the_database(lambda tx: tx.all("SELECT data FROM journal")[0]["data"], office)
    assert hashlib.sha256(LIST.encode()).hexdigest() in data


# The audit


def test_a_journal_that_holds_is_said_to_hold(say: Said, office: Path) -> None:
    at_the_database(sealed, office)
    result = say("audit")
    head = at_the_database(lambda tx: journal.head(tx, 1).hash, office)
    assert (result.exit_code, result.stdout.splitlines()) == (
        0,
        [f"Locust Lane: a chain of 3, its head {head}", "3 entries verified, 0 not sealed yet."],
    )


def test_a_journal_that_was_changed_ends_the_audit_with_where(say: Said, office: Path) -> None:
    at_the_database(sealed, office)
    at_the_database(lambda tx: tx.run("UPDATE journal SET verb = 'issues.lapse' WHERE seq = 2"), office)
    result = say("audit")
    assert result.exit_code == 1
    assert "Locust Lane: a chain of 1, its head " in result.stdout
    assert "Locust Lane: entry 2 is altered" in result.stdout


# The backup


def test_a_backup_holds_what_the_database_does(say: Said, office: Path) -> None:
    bring(say, LIST)
    result = say("backup", "copy.db")
    assert (result.exit_code, result.stdout) == (0, "copy.db: written.\n")
    copy = sqlite3.connect(office / "copy.db")
    try:
        assert copy.execute("SELECT COUNT(*) FROM households").fetchone() == (2,)
    finally:
        copy.close()


def test_a_backup_overwrites_nothing(say: Said, office: Path) -> None:
    bring(say, LIST)
    (office / "copy.db").write_text("mine")
    one_line(say("backup", "copy.db"), "there is a file already: copy.db")
    assert (office / "copy.db").read_text() == "mine"
    one_line(say("backup", "nowhere/copy.db"), "there is no folder nowhere")


# A database that can't be used


@pytest.mark.parametrize("command", [["audit"], ["backup", "copy.db"]])
def test_a_database_that_is_not_there_is_not_made_by_looking_for_it(
    say: Said, office: Path, command: list[str]
) -> None:
    one_line(say(*command), "there is no database yishi.db yet")
    assert list(office.iterdir()) == []


COMMANDS_WITH_DATABASE = [["audit"], ["backup", "copy.db"], ["import", "list.csv", "--community", "L"]]


@pytest.mark.parametrize("command", [["audit"], ["import", "list.csv", "--community", "L"]])
def test_a_file_that_is_no_database_is_named(say: Said, office: Path, command: list[str]) -> None:
    (office / "yishi.db").write_text("a letter to the committee " * 100)
    (office / "list.csv").write_text(LIST, encoding="utf-8")
    one_line(say(*command), "yishi.db is not a database")


@pytest.mark.parametrize("command", COMMANDS_WITH_DATABASE)
def test_a_newer_database_is_left_alone(say: Said, office: Path, command: list[str]) -> None:
    (office / "list.csv").write_text(LIST, encoding="utf-8")
    at_the_database(
        lambda tx: tx.run(
            "INSERT INTO schema_versions (version, name, applied_at) VALUES (9999, 'of_next_year', '2030')"
        ),
        office,
    )
    one_line(say(*command), "the database is newer than this program (schema 9999")
    assert not (office / "copy.db").exists()


@pytest.mark.parametrize("url", ["sqlite:///nowhere/yishi.db", "postgresql://nobody@127.0.0.1:1/yishi"])
def test_a_database_that_cannot_be_reached_is_one_line(
    say: Said, office: Path, monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv("YISHI_STORAGE__URL", url)
    (office / "list.csv").write_text(LIST, encoding="utf-8")
    result = say("import", "list.csv", "--community", "L")
    stops(result)
    assert len(result.stderr.splitlines()) == 1, result.stderr


# As it is really called


def test_it_can_be_called_as_a_module(office: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot", "check-config"],
        cwd=office,
        env={"PYTHONPATH": str(ROOT), "PATH": "", "YISHI_COMMUNITY__LANGUAGE": "fr"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith('community.language = "fr": must be "zh-Hans" or "en"')
    assert "Traceback" not in done.stderr
