"""Run one bot against the emulator, in processes of their own, and take its measures."""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import IO, Any

import psutil  # type: ignore[import-untyped]

from tests.bench import yishi

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
# A bot that has not answered everything by then is judged by what it has answered.
SECONDS = 60.0
Command = Callable[[Path, str, int], list[str]]


@dataclass(frozen=True, kw_only=True)
class Run:
    updates_a_second: float
    first_answer_seconds: float
    resident_mib: float

    def __str__(self) -> str:
        return (
            f"{self.updates_a_second:,.0f} updates/s, first answer after {self.first_answer_seconds:.2f} s, "
            f"{self.resident_mib:.0f} MiB"
        )


def bare_ptb(_: Path, url: str, __: int) -> list[str]:
    return [sys.executable, "-m", "tests.bench.bare_ptb", url, TOKEN]


def bare_aiogram(_: Path, url: str, __: int) -> list[str]:
    return [sys.executable, "-m", "tests.bench.bare_aiogram", url, TOKEN]


def ours(folder: Path, url: str, people: int) -> list[str]:
    return yishi.command(folder, url, TOKEN, people)


def run(bot: Command, updates: int, data: str = yishi.JOIN) -> Run:
    with emulator(updates, data) as (url, reports), tempfile.TemporaryDirectory() as folder:
        command = bot(Path(folder), url, updates)
        start = time.monotonic()
        with (Path(folder) / "log").open("w+") as log, process(command, stderr=log) as running:
            seen = list(reported(reports, running, updates))
            if not seen:
                log.seek(0)
                raise RuntimeError(f"{command[2]} answered nothing:\n{log.read()[-3000:]}")
            memory = resident(running.pid)
        first, last = seen[0], seen[-1]
        if bot is ours:
            yishi.check(Path(folder), data, last["answered"])
    return Run(
        updates_a_second=last["answered"] / (last["now"] - last["begin"]),
        first_answer_seconds=first["now"] - start,
        resident_mib=memory / 2**20,
    )


@contextmanager
def process(command: list[str], **streams: Any) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(command, text=True, **streams) as running:
        try:
            yield running
        finally:
            running.kill()


@contextmanager
def emulator(updates: int, data: str) -> Iterator[tuple[str, "Queue[dict[str, Any]]"]]:
    command = [sys.executable, "-m", "tests.bench.emulator", "--updates", str(updates), "--data", data]
    reports: Queue[dict[str, Any]] = Queue()
    with process(command, stdout=subprocess.PIPE) as running:
        lines = running.stdout
        assert lines is not None
        port = json.loads(lines.readline())["port"]
        reader = Thread(target=keep, args=(lines, reports), daemon=True)
        reader.start()
        yield f"http://127.0.0.1:{port}", reports
    reader.join()


def keep(lines: IO[str], reports: "Queue[dict[str, Any]]") -> None:
    for line in lines:
        reports.put(json.loads(line))


def reported(
    reports: "Queue[dict[str, Any]]", running: subprocess.Popen[str], updates: int
) -> Iterator[dict[str, Any]]:
    """What the emulator sees, until all is answered, or the time is up, or the bot has died."""
    until = time.monotonic() + SECONDS
    answered = 0
    while answered < updates and time.monotonic() < until and running.poll() is None:
        try:
            report = reports.get(timeout=0.5)
        except Empty:
            continue
        answered = report["answered"]
        yield report


def resident(pid: int) -> int:
    process = psutil.Process(pid)
    everything = [process, *process.children(recursive=True)]
    return sum(int(one.memory_info().rss) for one in everything)
