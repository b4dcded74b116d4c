"""Issues in the chat: commands, buttons and forms, a file an errand."""

from __future__ import annotations

from handlers.issues.chat import (
    asking,
    assigning,
    following,
    inbox,
    incidents,
    lists,
    reading,
    reporting,
    rewording,
    stats,
    supplements,
    verdicts,
    withholding,
    work,
)
from handlers.kit.routes import Routes

PARTS = (
    reporting,
    following,
    reading,
    lists,
    inbox,
    work,
    assigning,
    incidents,
    withholding,
    verdicts,
    supplements,
    rewording,
    asking,
    stats,
)


def register(routes: Routes) -> None:
    for part in PARTS:
        part.register(routes)
