"""Databases and neighbourhoods for the tests."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from hypothesis import settings

from bot import logs
from tests.databases import (
    database,
    empty_url,
    make_store,
    migrated_template,
    migrated_url,
    postgres_server,
    sqlite_store,
    sqlite_template,
    sqlite_url,
    store,
)
from tests.people import Street, street_at

__all__ = [
    "database",
    "empty_url",
    "make_store",
    "migrated_template",
    "migrated_url",
    "postgres_server",
    "sqlite_store",
    "sqlite_template",
    "sqlite_url",
    "store",
]


# As the program does: what structlog does by itself draws each frame of a traceback, which takes seconds.
logs.configure("INFO", "console")

# Hypothesis measures no time: the machine that runs the tests may be busy with other things.
settings.register_profile("yishi", deadline=None)
settings.load_profile("yishi")


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: many a story waits until Telegram lets the bot say the next thing."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture
async def quiet_street(sqlite_url: str, tmp_path: Path) -> AsyncIterator[Street]:
    """Locust Lane at ten in the morning, before the bot comes to work."""
    async with street_at(sqlite_url, tmp_path) as lane:
        yield lane


@pytest.fixture
async def street(quiet_street: Street) -> Street:
    """Locust Lane with the bot at work."""
    await quiet_street.start_bot()
    return quiet_street


@pytest.fixture
async def any_street(migrated_url: str, tmp_path: Path) -> AsyncIterator[Street]:
    """Locust Lane with the bot at work, on each of both databases."""
    async with street_at(migrated_url, tmp_path) as lane:
        await lane.start_bot()
        yield lane
