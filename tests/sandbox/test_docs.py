"""docs/sandbox.md stays true."""

import re
from pathlib import Path

from bot.sandbox.control import Control
from bot.sandbox.faults import KINDS
from bot.sandbox.methods import METHODS
from bot.sandbox.world import World

DOCS = Path("docs/sandbox.md").read_text(encoding="utf-8")


def test_every_method_is_listed_and_no_other() -> None:
    section = DOCS.partition("## Methods")[2].partition("## ")[0]
    named = {name.lower() for name in re.findall(r"`([a-z][A-Za-z]+)`", section)}
    getters = {"getmyname", "getmydescription", "getmyshortdescription"}
    assert named | getters == set(METHODS) | {"getupdates"}


async def test_every_address_of_the_control_api_is_described() -> None:
    verbs = ("send", "edit", "delete", "press", "open", "vote", "react", "block", "join", "seen")
    for route in Control(World()).routes():
        path = route.path.replace("{person}", "{id}")
        for each in [path.replace("{verb}", verb) for verb in verbs] if "{verb}" in path else [path]:
            assert re.search(rf"`{route.method} {re.escape(each)}[`?]", DOCS), f"{route.method} {each}"


def test_every_fault_is_described() -> None:
    assert all(f'`"{kind}"`' in DOCS for kind in KINDS)
