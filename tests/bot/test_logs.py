"""Logs: their form, and what must never stand in one."""

import json
import logging
import subprocess
import sys
import threading
import warnings
from collections.abc import Callable, Iterator
from typing import Any, Literal

import pytest
import structlog

from bot import logs

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
SECRET = TOKEN.partition(":")[2]
FORMS: tuple[Literal["console", "json"], ...] = ("console", "json")


@pytest.fixture(autouse=True)
def as_before(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Logging belongs to the whole process: put it back for the tests that follow."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    levels = {name: logging.getLogger(name).level for name in logs.CHATTY}
    ours = structlog.get_config()
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    for name, old in levels.items():
        logging.getLogger(name).setLevel(old)
    logging.captureWarnings(False)
    structlog.configure(**ours)


def fails() -> None:
    text = "三楼漏水"  # stands in the frame, so that a traceback with variables would show it
    raise RuntimeError(f"The token `{TOKEN}` was rejected by the server ({len(text)})")


def says_it_plainly() -> None:
    structlog.get_logger().info(f"calling https://api.telegram.org/bot{TOKEN}/getMe")


def says_it_in_a_value() -> None:
    structlog.get_logger().warning("call", url=f"https://x/bot{TOKEN.replace(':', '%3A')}/getMe", nested=[TOKEN])


def says_it_through_the_library() -> None:
    logging.getLogger("telegram.Bot").warning("Set Bot API URL: %s", f"https://x/bot{TOKEN}")


def says_it_in_a_traceback() -> None:
    try:
        fails()
    except RuntimeError:
        structlog.get_logger().exception("failed")


def says_it_in_the_library_s_traceback() -> None:
    try:
        fails()
    except RuntimeError:
        logging.getLogger("telegram.ext").exception("failed")


def says_it_by_dying() -> None:
    try:
        fails()
    except RuntimeError as error:
        sys.excepthook(RuntimeError, error, error.__traceback__)


def says_it_by_dying_in_a_thread() -> None:
    thread = threading.Thread(target=fails)
    thread.start()
    thread.join()


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "says",
    [
        says_it_plainly,
        says_it_in_a_value,
        says_it_through_the_library,
        says_it_in_a_traceback,
        says_it_in_the_library_s_traceback,
        says_it_by_dying,
        says_it_by_dying_in_a_thread,
    ],
)
def test_a_token_is_never_logged(
    says: Callable[[], None],
    form: Literal["console", "json"],
    capsys: pytest.CaptureFixture[str],
) -> None:
    logs.configure("INFO", form)
    says()
    out, err = capsys.readouterr()
    assert SECRET not in out + err
    assert "<token>" in err
    assert "三楼漏水" not in out + err.replace('text = "三楼漏水"', "")


def logged(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().err.splitlines()]


def test_json_is_one_object_a_line_for_both_kinds_of_logger(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("INFO", "json")
    structlog.get_logger().info("serving", person=7, place="3号楼")
    logging.getLogger("telegram.ext.Application").info("Application %s", "started")
    ours, theirs = logged(capsys)
    assert (ours["event"], ours["level"], ours["person"], ours["place"]) == ("serving", "info", 7, "3号楼")
    assert (theirs["event"], theirs["logger"]) == ("Application started", "telegram.ext.Application")
    assert ours["timestamp"].endswith("Z")


def test_a_traceback_is_part_of_its_json_line(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("INFO", "json")
    says_it_in_a_traceback()
    [line] = logged(capsys)
    assert "RuntimeError: The token `<token>` was rejected" in line["exception"]


def test_what_people_wrote_and_are_called_is_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("DEBUG", "json")
    log = structlog.get_logger()
    log.info("reported", text="三楼漏水", first_name="王", user=7, name=None)
    log.debug("reported", text="三楼漏水")
    info, debug = logged(capsys)
    assert (info["text"], info["first_name"], info["user"], info["name"]) == ("…", "…", 7, None)
    assert debug["text"] == "三楼漏水"


def test_what_is_bound_to_the_context_is_in_each_line(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("INFO", "json")
    with structlog.contextvars.bound_contextvars(update_id=9):
        structlog.get_logger().info("one")
        logging.getLogger("telegram").warning("two")
    assert [line["update_id"] for line in logged(capsys)] == [9, 9]


def test_the_level_is_kept_and_may_be_changed(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("WARNING", "json")
    structlog.get_logger().info("unheard")
    logging.getLogger("telegram").info("unheard")
    logs.configure("INFO", "json")
    structlog.get_logger().info("heard")
    logging.getLogger("telegram").info("heard")
    assert [line["event"] for line in logged(capsys)] == ["heard", "heard"]


def test_the_chatty_are_heard_only_when_something_is_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("INFO", "json")
    for name in logs.CHATTY:
        logging.getLogger(name).info("POST /secret-path")
        logging.getLogger(name).warning("trouble")
    assert [line["event"] for line in logged(capsys)] == ["trouble"] * len(logs.CHATTY)


def test_warnings_of_the_language_are_logged(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("INFO", "json")
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(False)
        logging.captureWarnings(True)
        warnings.warn("old", DeprecationWarning, stacklevel=1)
    [line] = logged(capsys)
    assert "DeprecationWarning: old" in line["event"]


def test_a_line_for_people_has_no_colours_in_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("INFO", "console")
    structlog.get_logger().info("serving", person=7)
    err = capsys.readouterr().err
    assert "serving" in err
    assert "person=7" in err
    assert "\x1b" not in err


def test_a_program_that_is_interrupted_or_dies_says_so_itself() -> None:
    program = f"from bot import logs; logs.configure('INFO', 'json'); raise ValueError('{TOKEN}')"
    died = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert died.returncode == 1
    assert json.loads(died.stderr)["event"] == "uncaught error"
    assert SECRET not in died.stderr
