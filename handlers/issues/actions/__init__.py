"""What people can do with issues 诉求, and what happens to issues by themselves. Each is one transaction."""

from handlers.issues.actions.clocks import ANSWER, APPEAL, DUE, NUDGE, nudge, run_out
from handlers.issues.actions.handling import (
    accept,
    assign,
    begin,
    begin_move,
    decline,
    give_back,
    give_up,
    lift,
    lower,
    propose_lower,
    refer,
    resolve,
    stay,
)
from handlers.issues.actions.judging import appeal, confirm, dispute, forgo_appeal, lapse, partly
from handlers.issues.actions.keeping import FORGET, forget
from handlers.issues.actions.reporting import begin_reporting, begin_withdrawing, join, report, withdraw
from handlers.issues.actions.telling import CARD, CARDS, OUTCOME, PROMPT, VERDICT, WORK

__all__ = [
    "ANSWER",
    "APPEAL",
    "CARD",
    "CARDS",
    "DUE",
    "FORGET",
    "NUDGE",
    "OUTCOME",
    "PROMPT",
    "VERDICT",
    "WORK",
    "accept",
    "appeal",
    "assign",
    "begin",
    "begin_move",
    "begin_reporting",
    "begin_withdrawing",
    "confirm",
    "decline",
    "dispute",
    "forget",
    "forgo_appeal",
    "give_back",
    "give_up",
    "join",
    "lapse",
    "lift",
    "lower",
    "nudge",
    "partly",
    "propose_lower",
    "refer",
    "report",
    "resolve",
    "run_out",
    "stay",
    "withdraw",
]
