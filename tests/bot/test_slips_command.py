"""`python -m bot slips`, as an operator meets it."""

from __future__ import annotations

import asyncio
import re
import stat
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from bot import printing
from bot.__main__ import app
from bot.demo.neighbourhood import TOKEN
from bot.sandbox.actors import Remote
from bot.sandbox.server import Sandbox
from rules.joining import as_typed
from storage import household_codes, households
from storage.store import Tx, open_store
from tests.storage.lane import found

CODE = re.compile(r'<p class="code">([A-Z2-9-]{14})</p>')
LANE = ["--community", "Locust Lane"]
BOT = ["--bot", "@lane_bot"]


@pytest.fixture(autouse=True)
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a database in which Locust Lane has two buildings with homes."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("TERM", "dumb")
    for name in ("YISHI_TOKEN", "YISHI_STORAGE__URL", "FORCE_COLOR", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)

    def move_in(tx: Tx) -> None:
        lane = found(tx)
        households.write(tx, lane.building, {"101": 5000, "102": 5000})
        households.write(tx, lane.next_door, {"201": 5000})

    at_the_database(move_in)
    return tmp_path


def at_the_database(work: Any) -> Any:
    async def transact() -> Any:
        store = await open_store("sqlite:///yishi.db")
        try:
            return await store.transact(work)
        finally:
            await store.close()

    return asyncio.run(transact())


def slips(*arguments: str, output: str = "slips.html") -> Result:
    return CliRunner().invoke(app, ["slips", *arguments, "--output", output], prog_name="python -m bot")


def stops(result: Result, said: str) -> None:
    assert result.exit_code == 1, result.output
    assert result.stdout == ""
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1, result.stderr


def codes_in(page: Path) -> list[str]:
    return [as_typed(code) for code in CODE.findall(page.read_text("utf-8"))]


def good(code: str) -> bool:
    known = at_the_database(lambda tx: household_codes.by_code(tx, code))
    return known is not None and not known.replaced


def test_slips_for_a_whole_community(office: Path) -> None:
    result = slips(*LANE, *BOT)
    assert result.exit_code == 0, result.output
    assert result.stdout.strip() == "slips.html：3 张纸条。以前的纸条已经作废。"
    page = office / "slips.html"
    assert len(codes_in(page)) == 3
    assert all(good(code) for code in codes_in(page))
    assert page.read_text("utf-8").count('<section class="sheet">') == 2
    assert "@lane_bot" in page.read_text("utf-8")
    assert stat.S_IMODE(page.stat().st_mode) == 0o600
    [entry, _] = at_the_database(lambda tx: tx.all("SELECT * FROM journal ORDER BY id"))
    assert (entry["verb"], entry["actor_id"], entry["data"]) == ("households.slips", None, '{"households":2}')


def test_one_building_printed_anew_leaves_the_other_as_it_is(office: Path) -> None:
    slips(*LANE, *BOT)
    first, second, beside = codes_in(office / "slips.html")
    result = slips(*LANE, *BOT, "--building", "Building 1", output="anew.html")
    assert result.exit_code == 0, result.output
    assert [good(code) for code in (first, second, beside)] == [False, False, True]
    assert all(good(code) for code in codes_in(office / "anew.html"))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--community", "Nowhere", *BOT], "没有「Nowhere」这个社区"),
        ([*LANE, *BOT, "--building", "Building 9"], "Locust Lane没有「Building 9」这栋楼"),
        (LANE, "加上 --bot"),
    ],
)
def test_what_can_not_be_printed_is_one_line_and_no_file(office: Path, arguments: list[str], said: str) -> None:
    stops(slips(*arguments), said)
    assert not (office / "slips.html").exists()


@pytest.mark.parametrize(
    "bot", ["https://t.me/lane_bot", "t.me/lane_bot", "lane bot", "巷子机器人", "bot", "@", "x" * 33]
)
def test_a_name_that_no_bot_can_have_prints_nothing_and_no_slip_dies(office: Path, bot: str) -> None:
    slips(*LANE, *BOT)
    stops(slips(*LANE, "--bot", bot, output="anew.html"), "不是机器人的用户名")
    assert not (office / "anew.html").exists()
    assert all(good(code) for code in codes_in(office / "slips.html"))


def test_names_are_understood_as_an_import_understands_them(office: Path) -> None:
    result = slips("--community", " Locust  Lane ", "--building", "Building １", *BOT)
    assert result.exit_code == 0, result.output
    assert len(codes_in(office / "slips.html")) == 2


def test_a_file_that_is_there_is_not_overwritten_and_no_slip_dies(office: Path) -> None:
    slips(*LANE, *BOT)
    before = codes_in(office / "slips.html")
    stops(slips(*LANE, *BOT), "slips.html 已经有了")
    stops(slips(*LANE, *BOT, output="nowhere/slips.html"), "写不进去")
    assert codes_in(office / "slips.html") == before
    assert all(good(code) for code in before)


def test_where_printing_fails_the_file_is_taken_away_and_no_slip_dies(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slips(*LANE, *BOT)

    def fail(*_: Any, **__: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr(printing, "printing_of", fail)
    assert slips(*LANE, *BOT, output="anew.html").exit_code == 1
    assert not (office / "anew.html").exists()
    assert all(good(code) for code in codes_in(office / "slips.html"))


async def test_without_a_name_telegram_is_asked_for_it(office: Path) -> None:
    async with Sandbox() as sandbox, Remote(sandbox.url) as remote:
        await remote.post("bots", token=TOKEN, username="yangliu_bot", name="议事")
        (office / "config.toml").write_text(f'[telegram]\ntoken = "{TOKEN}"\napi_url = "{sandbox.url}"\n', "utf-8")
        result = await asyncio.to_thread(slips, *LANE)
    assert result.exit_code == 0, result.output
    assert "@yangliu_bot" in (office / "slips.html").read_text("utf-8")


def test_where_telegram_is_out_of_reach_it_says_what_to_do(office: Path) -> None:
    address = "http://127.0.0.1:9"
    (office / "config.toml").write_text(f'[telegram]\ntoken = "{TOKEN}"\napi_url = "{address}"\n', "utf-8")
    stops(slips(*LANE), "连不上 Telegram")
