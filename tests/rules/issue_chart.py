"""Draws `docs/issue-states.md` from the table of moves: `python -m tests.rules.issue_chart` writes it anew."""

from __future__ import annotations

from pathlib import Path

from rules.issues import ENDED, MOVES, State

PAGE = Path(__file__).parents[2] / "docs" / "issue-states.md"
COMMAND = "python -m tests.rules.issue_chart"


def name(state: State) -> str:
    """Return a state's name as mermaid takes it: there a hyphen means something else."""
    return state.replace("-", "_")


def chart() -> str:
    lines = ["stateDiagram-v2", f"    [*] --> {name(State.REPORTED)}"]
    lines += [f"    {name(source)} --> {name(follows)} : {what}" for (source, what), follows in MOVES.items()]
    lines += [f"    {name(state)} --> [*]" for state in State if state in ENDED]
    return "\n".join(lines)


def page() -> str:
    return f"""# The states of an issue

What is not drawn here is refused, and the person reads in which state the issue is. `escalate`, `remind` and `lapse`
happen by themselves when a deadline passes, `forsake` when nobody is left of those whom the work was given to. Only
those who have the problem say that it is solved: `confirm` is the reporter's own word, or, where the reporter answers
nothing for days, that of those who joined, if they all say so.
`partly` and `dispute` are anybody's of them; out of `closed`, `dispute` is the reporter's alone, whose finger slipped
on “solved”. What is `merged` ends with the issue that it went into; `unsolved` has
ended too, and never counts as solved.

```mermaid
{chart()}
```

This page is made from the table `MOVES` in `rules/issues.py`; `{COMMAND}` writes it anew.
"""


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
