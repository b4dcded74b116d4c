"""One browser for all pages; for each test a neighbourhood and a page of its own."""

import os
import shutil
from collections.abc import AsyncIterator
from inspect import iscoroutinefunction
from pathlib import Path

import aiohttp
import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright, expect

from bot.sandbox.server import Sandbox

from .neighbourhood import Neighbourhood
from .screen import Screen

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 8000
HERE = Path(__file__).parent

expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The browser belongs to one loop, so the tests that use it run on that one."""
    for item in items:
        if item.path.parent == HERE and iscoroutinefunction(getattr(item, "function", None)):
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    program = next((found for name in NAMES if (found := shutil.which(name))), None)
    if program is None:
        missing = f"no browser: none of {', '.join(NAMES)} is installed"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def town() -> AsyncIterator[Neighbourhood]:
    async with Sandbox() as sandbox, aiohttp.ClientSession() as http:
        yield await Neighbourhood(sandbox.url, http).settle()


@pytest_asyncio.fixture(loop_scope="session")
async def screen(browser: Browser, town: Neighbourhood) -> AsyncIterator[Screen]:
    async with await browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        context.set_default_timeout(PATIENCE)
        screen = Screen(await context.new_page(), town.url)
        yield screen
        assert screen.troubles == []
