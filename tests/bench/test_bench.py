"""The bench itself: that it counts what was answered, and that a bot that answers nothing is told."""

import json
import sys
from pathlib import Path

import pytest

from tests.bench import importing, yishi
from tests.bench.__main__ import row, rows, table
from tests.bench.emulator import FIRST_UPDATE, Presses, press
from tests.bench.run import Run, bare_ptb, ours, run


def test_a_bare_bot_answers_every_press() -> None:
    measured = run(bare_ptb, updates=250)
    assert measured.updates_a_second > 0
    assert measured.first_answer_seconds > 0
    assert measured.resident_mib > 10


def test_a_bot_that_dies_is_told_with_what_it_said() -> None:
    def dying(folder: Path, url: str, people: int) -> list[str]:
        return [sys.executable, "-c", "raise SystemExit('no such table')"]

    with pytest.raises(RuntimeError, match="no such table"):
        run(dying, updates=1)


def test_presses_are_given_from_the_offset_on_and_counted_once(capsys: pytest.CaptureFixture[str]) -> None:
    presses = Presses(3, "1:issues:join:1")
    batch = presses.batch(FIRST_UPDATE + 1)
    assert batch is not None
    given = json.loads(batch.partition(b"\r\n\r\n")[2])["result"]
    assert given == [press(1, "1:issues:join:1"), press(2, "1:issues:join:1")]
    assert presses.batch(FIRST_UPDATE + 3) is None
    for number in (0, 0, 1, 2):
        presses.answered(number)
    assert [json.loads(line)["answered"] for line in capsys.readouterr().out.splitlines()] == [1, 3]


def test_a_row_is_the_median_beside_the_baseline_s() -> None:
    assert row("s", [3, 1, 2], [4, 4, 8]) == {"value": 2, "unit": "s", "baseline": 4, "ratio": 0.5}


def test_the_table_and_the_file_have_a_row_for_each_measure() -> None:
    run = Run(updates_a_second=1000, first_answer_seconds=0.5, resident_mib=50)
    busy = {name: [run] for name in ("ptb", "aiogram", "yishi")}
    result = rows(busy, busy, {"ptb": [run], "yishi": [run]}, {"yishi": [3.0], "sqlite3": [1.0]})
    presses = {"press.join", "press.join.aiogram", "report.send", "report.send.aiogram"}
    assert set(result) == presses | {"startup", "memory", "import.households"}
    assert table(result).row_count == 7


def test_our_bot_files_each_report_that_it_says_it_has_filed() -> None:
    assert run(ours, updates=20, data=yishi.SEND).updates_a_second > 0


def test_a_press_in_private_is_of_a_button_of_one_s_own() -> None:
    query = press(6, yishi.SEND)["callback_query"]
    assert query["data"] == "1:form:send:7"
    assert query["message"]["chat"]["id"] == query["from"]["id"]


def test_both_imports_bring_in_the_same_list() -> None:
    raw = importing.a_list(250)
    assert raw.count(b"\n") == 250
    assert importing.ours(raw) > 0
    assert importing.bare(raw) > 0
