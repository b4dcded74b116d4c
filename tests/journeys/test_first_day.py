"""The README's ten minutes: an empty database, a list of households, an admin, a group, and the first report."""

from __future__ import annotations

import asyncio
from pathlib import Path

from typer.testing import CliRunner

from bot import config
from bot.__main__ import app
from bot.app import running
from bot.demo.neighbourhood import BOT, TOKEN
from bot.demo.play import settings
from bot.sandbox.actors import Group, Person, Remote
from bot.sandbox.server import Sandbox
from tests.people import SPEED, TEN_O_CLOCK

ADMIN, NEIGHBOUR = 501, 502


async def test_from_an_empty_database_to_the_first_outcome(tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path}/yishi.db"
    (tmp_path / "config.toml").write_text(f'[storage]\nurl = "{database}"\n', encoding="utf-8")
    (tmp_path / "households.csv").write_text("网格,楼栋,户,面积\n第一网格,5号楼,101,54.30\n", encoding="utf-8")
    arguments = ["import", str(tmp_path / "households.csv"), "--community", "杨柳社区", "--yes"]
    settings_file = ["--config", str(tmp_path / "config.toml")]
    # The command line runs a loop of its own, so it gets a thread of its own.
    imported = await asyncio.to_thread(CliRunner().invoke, app, [*arguments, *settings_file])
    assert imported.exit_code == 0, imported.output

    async with Sandbox(start=TEN_O_CLOCK, speed=SPEED) as sandbox, Remote(sandbox.url) as remote:
        await remote.post("bots", token=TOKEN, username="yangliu_bot", name="议事")
        for person, name in ((ADMIN, "林静"), (NEIGHBOUR, "王秀兰")):
            await remote.post("people", id=person, first_name=name, language_code="zh-hans")
        admin, wang = Person(remote, ADMIN, "林静", BOT), Person(remote, NEIGHBOUR, "王秀兰", BOT)
        chat = await remote.post("chats", type="supergroup", title="杨柳5号楼", members=[ADMIN, NEIGHBOUR])
        group = Group(remote, chat["id"], "杨柳5号楼", NEIGHBOUR)
        made = settings(sandbox.url, database, "zh-Hans")
        mine = made.model_copy(update={"community": config.Community(admins=(ADMIN,))})

        async with running(mine):
            await remote.put(f"chats/{group.id}/members/{BOT}", status="member", by=ADMIN)
            await group.shows("/bind")
            await admin.says("/start")
            await admin.says("/bind", group)
            await admin.presses("第一网格 ▸", group)
            await admin.presses("5号楼 ▸", group)
            await admin.presses("5号楼邻居群", group)
            await group.shows("5号楼的群")

            await wang.says("/report", group)
            await wang.presses("去说说", group)
            await wang.presses("电梯")
            await wang.presses("停运")
            await wang.says("电梯按了没反应")
            await wang.presses("提交")
            await group.shows("#1", "电梯按了没反应", "等社区管理员接单")

            await admin.says("/audit")
            await admin.sees("杨柳社区", "核对无误")

            await admin.presses("接单")
            await group.shows("#1", "社区管理员已接单")
            await admin.presses("办完了")
            await admin.says("维修师傅换了按钮")
            await admin.presses("跳过")
            await wang.presses("4 分")
            await group.shows("#1 解决了", "维修师傅换了按钮", "社区管理员", "4 分")
