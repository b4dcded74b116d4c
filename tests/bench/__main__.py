"""`python -m tests.bench`: measure our bot beside bare ones, in the same run, and write bench.json."""

import argparse
import json
from pathlib import Path
from statistics import median

from rich.console import Console
from rich.table import Table

from tests.bench import importing, yishi
from tests.bench.run import Command, Run, bare_aiogram, bare_ptb, ours, run

PEERS: dict[str, Command] = {"ptb": bare_ptb, "aiogram": bare_aiogram}
HOUSEHOLDS = 100_000
Runs = dict[str, list[Run]]
Imports = dict[str, list[float]]
Rows = dict[str, dict[str, float | str]]


def measured(bots: dict[str, Command], updates: int, rounds: int, console: Console, data: str = yishi.JOIN) -> Runs:
    """Each bot once a round, so that a machine that slows down slows them alike."""
    runs: Runs = {name: [] for name in bots}
    for number in range(rounds):
        for name, bot in bots.items():
            runs[name].append(run(bot, updates, data))
            console.print(f"round {number + 1} of {rounds}, {name}: {runs[name][-1]}", style="dim", highlight=False)
    return runs


def row(unit: str, value: list[float], baseline: list[float]) -> dict[str, float | str]:
    own, other = median(value), median(baseline)
    return {"value": round(own, 3), "unit": unit, "baseline": round(other, 3), "ratio": round(own / other, 3)}


def imported(households: int, rounds: int, console: Console) -> Imports:
    """Our import and the bare one in turns, of the same list."""
    raw = importing.a_list(households)
    ways = {"yishi": importing.ours, "sqlite3": importing.bare}
    seconds: Imports = {name: [] for name in ways}
    for number in range(rounds):
        for name, way in ways.items():
            seconds[name].append(way(raw))
            said = f"round {number + 1} of {rounds}, import by {name}: {seconds[name][-1]:.2f} s"
            console.print(said, style="dim", highlight=False)
    return seconds


def rows(busy: Runs, sent: Runs, starts: Runs, imports: Imports) -> Rows:
    def rate(name: str, runs: Runs) -> list[float]:
        return [one.updates_a_second for one in runs[name]]

    def start(name: str) -> list[float]:
        return [one.first_answer_seconds for one in starts[name]]

    def memory(name: str) -> list[float]:
        return [one.resident_mib for one in busy[name]]

    return {
        "press.join": row("updates/s", rate("yishi", busy), rate("ptb", busy)),
        "press.join.aiogram": row("updates/s", rate("yishi", busy), rate("aiogram", busy)),
        "report.send": row("updates/s", rate("yishi", sent), rate("ptb", sent)),
        "report.send.aiogram": row("updates/s", rate("yishi", sent), rate("aiogram", sent)),
        "startup": row("s", start("yishi"), start("ptb")),
        "memory": row("MiB", memory("yishi"), memory("ptb")),
        "import.households": row("s", imports["yishi"], imports["sqlite3"]),
    }


def table(rows: Rows) -> Table:
    shown = Table("measure", "ours", "baseline", "ratio", "unit")
    for name, cells in rows.items():
        shown.add_row(name, *(f"{cells[key]:,}" for key in ("value", "baseline", "ratio")), str(cells["unit"]))
    return shown


def main() -> None:
    arguments = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    arguments.add_argument("--updates", type=int, default=6000)
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--households", type=int, default=HOUSEHOLDS)
    arguments.add_argument("--output", type=Path, default=Path("bench.json"))
    arguments.add_argument("--peers-only", action="store_true", help="measure the bare bots and write nothing")
    given = arguments.parse_args()
    console = Console()
    bots = PEERS if given.peers_only else {**PEERS, "yishi": ours}
    busy = measured(bots, given.updates, given.rounds, console)
    sent = measured(bots, given.updates, given.rounds, console, yishi.SEND)
    starts = measured({name: bot for name, bot in bots.items() if name != "aiogram"}, 1, given.rounds, console)
    if given.peers_only:
        console.print(busy, sent, starts)
        return
    result = rows(busy, sent, starts, imported(given.households, given.rounds, console))
    given.output.write_text(json.dumps(result, indent=2) + "\n", "utf-8")
    console.print(table(result))


if __name__ == "__main__":
    main()
