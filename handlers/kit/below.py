"""What is left of a message once a newer one in its chat has taken its place."""

from __future__ import annotations

from datetime import datetime

from handlers.kit.replies import Words, text
from handlers.kit.routes import Routes
from handlers.kit.visit import Settings
from storage.cards import BELOW, Card
from storage.store import Tx


def register(routes: Routes) -> None:
    routes.cards[BELOW] = below


def below(_tx: Tx, _now: datetime, _settings: Settings, _card: Card) -> Words:
    """Say where to read on. Two buttons for one thing would be one too many, and the older would soon be untrue."""
    return Words(text("goes-on-below"))
