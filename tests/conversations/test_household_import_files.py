"""How the file of a list of households comes, whatever happens to it on the way."""

from __future__ import annotations

from typing import Any

import pytest

from bot.fetcher import MOST_TRIES
from tests.conversations.household_lists import NEW, appoint, sends
from tests.conversations.stories import passes, until_called
from tests.owing import settled
from tests.people import Street, read


async def test_a_file_too_big_for_telegram_to_give_is_refused_at_once(street: Street) -> None:
    said = await sends(street.lin, bytes(20_000_001))
    assert read(said) == "文件太大了，Telegram 最多给我 20 MB，请分成几份再发。"
    assert await street.rows("SELECT id FROM downloads") == []


@pytest.mark.parametrize(
    ("description", "said"),
    [
        ("Bad Request: file is too big", "文件太大了，Telegram 最多给我 20 MB，请分成几份再发。"),
        ("Bad Request: invalid file_id", "文件没能从 Telegram 取回来，请再发一次。"),
    ],
)
async def test_what_telegram_never_gives_is_given_up_with_a_line(street: Street, description: str, said: str) -> None:
    await street.remote.post("faults", method="getFile", do="error", code=400, description=description)
    assert read(await sends(street.lin, NEW)) == said
    assert [row["state"] for row in await street.rows("SELECT state FROM downloads")] == ["failed"]


@pytest.mark.parametrize(
    "fault",
    [
        {"do": "cut"},
        {"do": "cut_answer"},
        {"do": "html", "code": 502},
        {"do": "error", "code": 500, "description": "Internal Server Error"},
        {
            "do": "error",
            "code": 429,
            "description": "Too Many Requests: retry after 3",
            "parameters": {"retry_after": 3},
        },
        {
            "do": "error",
            "code": 400,
            "description": "Bad Request: wrong file_id or the file is temporarily unavailable",
        },
    ],
    ids=lambda fault: f"{fault['do']}-{fault.get('code', '')}",
)
async def test_trouble_on_the_way_is_outlived(street: Street, fault: dict[str, Any]) -> None:
    await street.remote.post("faults", method="getFile", times=3, **fault)
    await sends(street.lin, NEW)
    await street.lin.presses("导入")
    await street.lin.sees("导入好了：槐树里社区，新住户 2 户")


async def test_trouble_without_end_is_given_up_with_a_line(street: Street) -> None:
    await street.remote.post("faults", method="getFile", do="error", code=502, description="Bad Gateway", times=99)
    await street.lin.sends_file("名单.csv", NEW.encode())
    await street.lin.sees("收到，我看一下名单。")
    for tries in range(1, MOST_TRIES + 1):
        await until_called(street, "getFile", tries)
        await passes(street, minutes=6)
    await street.lin.sees("文件没能从 Telegram 取回来，请再发一次。")


async def test_a_file_sent_while_the_bot_was_away_is_fetched_when_it_is_back(street: Street) -> None:
    await street.knock(street.lin)
    await street.stop_bot()
    await street.lin.sends_file("名单.csv", NEW.encode())
    await street.start_bot()
    await street.lin.sees("新住户：2")


async def test_what_was_still_to_be_fetched_at_a_stop_is_fetched_at_the_next_start(street: Street) -> None:
    await street.knock(street.lin)
    await street.remote.post("faults", method="getFile", do="error", code=502, description="Bad Gateway", times=99)
    await street.lin.sends_file("名单.csv", NEW.encode())
    await street.lin.sees("收到，我看一下名单。")
    await street.stop_bot()
    await street.remote.delete("faults")
    await street.start_bot()
    await street.lin.sees("新住户：2")
    await settled(street)
    assert await street.lin.count("新住户：2") == 1


async def test_a_list_may_come_in_the_middle_of_a_report(street: Street) -> None:
    zhang = street.zhang
    await appoint(street, zhang, "槐树里社区")
    await zhang.says("/report")
    await zhang.presses("照明")
    await sends(zhang, NEW)
    await zhang.says("二层楼道灯坏了")
    await zhang.sees("照片")
    await zhang.presses("✅ 导入")
    await zhang.sees("导入好了")


async def test_in_the_middle_of_a_report_a_neighbours_file_is_an_answer_like_any_other(street: Street) -> None:
    await street.wang.says("/report")
    await street.wang.presses("照明")
    said = await sends(street.wang, NEW)
    assert "请写给我，或者发一条语音" in read(said)


async def test_a_file_that_is_no_list_is_taken_as_one_only_with_the_command_beneath(street: Street) -> None:
    await sends(street.lin, b"%PDF-1.7", "通知.pdf")
    await street.lin.sees("我在呢。")
    said = await sends(street.lin, b"%PDF-1.7\0", "通知.pdf", caption="/import")
    assert "这份名单读不出表格来" in read(said)


async def test_in_a_group_nothing_is_read_and_how_it_is_done_is_said_in_private(street: Street) -> None:
    await street.remote.put(f"chats/{street.building_3.id}/members/{street.lin.id}", status="member")
    await street.lin.says("/import", street.building_3)
    await street.building_3.shows("这个我私聊发给您")
    await street.knock(street.lin)
    await street.lin.sends_file("名单.csv", NEW.encode(), street.building_3, caption="/import")
    await street.lin.sees("请把住户名单作为文件发给我")
    assert await street.rows("SELECT id FROM downloads") == []


async def test_a_file_that_breaks_its_reader_is_given_up_with_a_reference(
    street: Street, monkeypatch: pytest.MonkeyPatch
) -> None:
    await street.knock(street.lin)
    assert street.bot is not None
    monkeypatch.setattr("handlers.households.sheet.workbook.read", lambda raw: 1 / 0)
    said = await sends(street.lin, b"PK\x03\x04", "名单.xlsx")
    assert "把编号" in read(said)
    await sends(street.lin, NEW)
    await street.lin.sees("新住户：2")
