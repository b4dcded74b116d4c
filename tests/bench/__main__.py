"""`python -m tests.bench`: measure our bot beside bare ones, in the same run, and write bench.json."""

import argparse
import json
from pathlib import Path
from statistics import median

from rich.console import Console
from rich.table import Table

from tests.bench.run import Command, Run, bare_aiogram, bare_ptb, ours, run

PEERS: dict[str, Command] = {"ptb": bare_ptb, "aiogram": bare_aiogram}
Rows = dict[str, dict[str, float | str]]


def measured(bots: dict[str, Command], updates: int, rounds: int, console: Console) -> dict[str, list[Run]]:
    """Each bot once a round, so that a machine that slows down slows them alike."""
    runs: dict[str, list[Run]] = {name: [] for name in bots}
    for number in range(rounds):
        for name, bot in bots.items():
            runs[name].append(run(bot, updates))
            console.print(f"round {number + 1} of {rounds}, {name}: {runs[name][-1]}", style="dim", highlight=False)
    return runs


def row(unit: str, value: list[float], baseline: list[float]) -> dict[str, float | str]:
    own, other = median(value), median(baseline)
    return {"value": round(own, 3), "unit": unit, "baseline": round(other, 3), "ratio": round(own / other, 3)}


def rows(busy: dict[str, list[Run]], starts: dict[str, list[Run]]) -> Rows:
    def rate(name: str) -> list[float]:
        return [one.updates_a_second for one in busy[name]]

    def start(name: str) -> list[float]:
        return [one.first_answer_seconds for one in starts[name]]

    def memory(name: str) -> list[float]:
        return [one.resident_mib for one in busy[name]]

    return {
        "press.join": row("updates/s", rate("yishi"), rate("ptb")),
        "press.join.aiogram": row("updates/s", rate("yishi"), rate("aiogram")),
        "startup": row("s", start("yishi"), start("ptb")),
        "memory": row("MiB", memory("yishi"), memory("ptb")),
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
    arguments.add_argument("--output", type=Path, default=Path("bench.json"))
    arguments.add_argument("--peers-only", action="store_true", help="measure the bare bots and write nothing")
    given = arguments.parse_args()
    console = Console()
    bots = PEERS if given.peers_only else {**PEERS, "yishi": ours}
    busy = measured(bots, given.updates, given.rounds, console)
    starts = measured({name: bot for name, bot in bots.items() if name != "aiogram"}, 1, given.rounds, console)
    if given.peers_only:
        console.print(busy, starts)
        return
    result = rows(busy, starts)
    given.output.write_text(json.dumps(result, indent=2) + "\n", "utf-8")
    console.print(table(result))


if __name__ == "__main__":
    main()
