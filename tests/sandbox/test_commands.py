"""Command menus, by scope and language."""

from typing import Any

import pytest

from tests.sandbox.town import BOT, CHEN, FORUM, GROUP, LI, WANG, Town


async def menu(town: Town, person: int, chat: int) -> list[str]:
    return [each["command"] for each in await town.ask("GET", f"/people/{person}/chats/{chat}/commands")]


def commands(name: str) -> list[dict[str, str]]:
    return [{"command": name, "description": name}]


async def test_the_narrowest_scope_wins(town: Town) -> None:
    scopes: list[tuple[dict[str, Any] | None, list[str]]] = [
        (None, ["default", "default", "default"]),
        ({"type": "all_private_chats"}, ["default", "default", "all_private_chats"]),
        ({"type": "all_group_chats"}, ["all_group_chats", "all_group_chats", "all_private_chats"]),
        ({"type": "all_chat_administrators"}, ["all_chat_administrators", "all_group_chats", "all_private_chats"]),
        ({"type": "chat", "chat_id": FORUM}, ["chat", "chat", "all_private_chats"]),
        ({"type": "chat_administrators", "chat_id": FORUM}, ["chat_administrators", "chat", "all_private_chats"]),
        (
            {"type": "chat_member", "chat_id": FORUM, "user_id": LI},
            ["chat_administrators", "chat_member", "all_private_chats"],
        ),
    ]
    for scope, seen in scopes:
        params = {"scope": scope} if scope else {}
        await town.ok("setMyCommands", commands=commands(scope["type"] if scope else "default"), **params)
        shown = [await menu(town, WANG, FORUM), await menu(town, LI, FORUM), await menu(town, LI, BOT)]
        assert [each[0] for each in shown] == seen


async def test_ones_own_language_before_any(town: Town) -> None:
    await town.ok("setMyCommands", commands=commands("any"))
    await town.ok("setMyCommands", commands=commands("chinese"), language_code="zh")
    assert await menu(town, WANG, BOT) == ["chinese"]
    assert await menu(town, LI, BOT) == ["any"]
    assert await town.ok("getMyCommands", language_code="zh") == commands("chinese")
    await town.ok("deleteMyCommands", language_code="zh")
    assert await menu(town, WANG, BOT) == ["any"]
    assert await town.ok("getMyCommands", language_code="zh") == []


async def test_menus_of_a_chat_with_somebody(town: Town) -> None:
    await town.says(LI, "/start")
    await town.ok("setMyCommands", commands=commands("hers"), scope={"type": "chat", "chat_id": LI})
    assert await menu(town, LI, BOT) == ["hers"]
    assert await menu(town, WANG, BOT) == []


async def test_a_chats_own_menu_in_any_language_comes_before_a_wider_one_in_ones_own(town: Town) -> None:
    await town.says(WANG, "/start")
    await town.ok(
        "setMyCommands", commands=commands("everybody"), scope={"type": "all_private_chats"}, language_code="zh"
    )
    await town.ok("setMyCommands", commands=commands("officer"), scope={"type": "chat", "chat_id": WANG})
    assert await menu(town, WANG, BOT) == ["officer"]
    await town.ok("deleteMyCommands", scope={"type": "chat", "chat_id": WANG})
    assert await menu(town, WANG, BOT) == ["everybody"]


@pytest.mark.parametrize("kind", ["chat_administrators", "chat_member"])
async def test_only_groups_have_menus_of_admins_and_members(town: Town, kind: str) -> None:
    await town.says(WANG, "/start")
    scope = {"type": kind, "chat_id": WANG, "user_id": WANG}
    refusal = await town.refused("setMyCommands", commands=commands("hers"), scope=scope)
    assert refusal == "400 Bad Request: can't use specified scope in private chats"


@pytest.mark.parametrize(
    ("params", "refusal"),
    [
        ({"commands": commands("Help")}, "BOT_COMMAND_INVALID"),
        ({"commands": commands("x" * 33)}, "command length must not exceed 32"),
        ({"commands": [{"command": "x"}]}, "can't parse BotCommand: Can't find field \"description\""),
        ({"commands": [{"command": "x", "description": ""}]}, "command description must be non-empty"),
        (
            {"commands": [{"command": "x", "description": "x" * 257}]},
            "command description length must not exceed 256",
        ),
        ({"commands": [{"command": f"c{n}", "description": "x"} for n in range(101)]}, "BOT_COMMANDS_TOO_MUCH"),
        ({"commands": {}, "language_code": "zh-hans"}, "invalid language code specified"),
        ({"scope": {"type": "moon"}}, "can't parse BotCommandScope: Unsupported type specified"),
        ({"scope": {}}, "can't parse BotCommandScope: Can't find field \"type\""),
        ({"scope": {"type": "chat"}}, "can't parse BotCommandScope: Can't find field \"chat_id\""),
        (
            {"scope": {"type": "chat_member", "chat_id": GROUP}},
            "can't parse BotCommandScope: Can't find field \"user_id\"",
        ),
        ({"scope": {"type": "chat", "chat_id": CHEN}}, "chat not found"),
    ],
)
async def test_refusals(town: Town, params: dict[str, Any], refusal: str) -> None:
    assert await town.refused("setMyCommands", **params) == f"400 Bad Request: {refusal}"


async def test_names_and_descriptions(town: Town) -> None:
    await town.ok("setMyName", name="议事")
    await town.ok("setMyDescription", description="any")
    await town.ok("setMyDescription", description="中文", language_code="zh")
    assert (await town.ok("getMe"))["first_name"] == "议事"
    assert await town.ok("getMyDescription") == {"description": "any"}
    assert await town.ok("getMyDescription", language_code="zh") == {"description": "中文"}
    assert await town.ok("getMyDescription", language_code="fr") == {"description": "any"}
    assert (await town.refused("setMyShortDescription", short_description="x" * 121)).startswith("400")
