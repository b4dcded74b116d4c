"""What is left of a message that is too old to be taken away, once a newer one in its chat has taken its place."""

from __future__ import annotations

from datetime import datetime

from handlers.kit.replies import Words, text
from handlers.kit.routes import Routes
from handlers.kit.visit import Settings
from storage.cards import BELOW, Card
from storage.store import Tx


def register(routes: Routes) -> None:
    def below(tx: Tx, _now: datetime, settings: Settings, card: Card) -> Words:
        """Say in one line what is told further down. The buttons would soon be untrue, and the words were read."""
        kind, subject_id = card.about
        named = routes.names.get(kind)
        return Words(text("goes-on-below-of", what=named(tx, settings, subject_id)) if named else text("goes-on-below"))

    routes.cards[BELOW] = below
