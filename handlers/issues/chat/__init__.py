"""Issues in the chat: commands, buttons and forms, a file an errand."""

from __future__ import annotations

from handlers.issues.chat import (
    asking,
    assigning,
    following,
    inbox,
    incidents,
    lists,
    past,
    reading,
    referring,
    reporting,
    rewording,
    stats,
    supplements,
    verdicts,
    way_back,
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
    referring,
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
    routes.events["refused"] = lambda visit: way_back.as_it_stands(visit) or past.past_answering(visit)
