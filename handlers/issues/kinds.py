"""Kinds of notices about an issue that ask somebody to act."""

from __future__ import annotations

TASKS = (
    "to-accept",
    "unheard",
    "in-hand",
    "nudge",
    "overdue",
    "assigned",
    "reopened",
    "partly",
    "returned",
    "lower-refused",
    "handed-over",
    "forsaken",
)
"""Notices that ask somebody to do something about an issue: they show it, with its buttons."""

TO_OFFICERS = frozenset(
    {
        "accepted-former",
        "assigned-former",
        "assigned-former-one",
        "done",
        "escalated-former",
        "escalated-former-late",
        "lifted-former",
        "lowered-former",
        "merged-head",
        "merged-worker",
        "parted-former",
        "parted-head",
        "referred-former",
        "reopened-former",
        "returned-former",
        "unsolved-former",
        "withdrawn",
    }
)
"""News for those who handle an issue, or did until then: whoever has left office meanwhile is not told."""

CALLS = frozenset(
    {
        *TASKS,
        "accepted",
        "danger-staff",
        "escalated-reporter",
        "escalated-reporter-late",
        "escalated-staff",
        "lifted-reporter",
        "overdue-reporter",
        "overdue-staff",
        "supplemented",
    }
)
"""Those that come at night too where the issue is urgent: to whoever can act, and to its reporter, whether anybody
does. What else there is to know can wait for the morning.
"""
