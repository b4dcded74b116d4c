"""The notice into the group when an issue has ended: what it tells, and how it looked before and after."""

from __future__ import annotations

import pytest

from bot.sandbox.actors import Json
from handlers.kit.replies import Button, Words, text
from rules.issues import MOST_PHOTOS
from tests.conversations.stories import LIGHT, labels, passes, reports
from tests.owing import owing, settled
from tests.people import Street, read


async def is_closed(
    street: Street, *, before: int, after: int, words: str = LIGHT, how: str = "换了新灯泡"
) -> list[Json]:
    """Let an issue be reported and mended with so many photos, and closed. Return the outcome: each photo of it."""
    wang, li, group = street.wang, street.li, street.building_3
    await street.knock(li)
    await wang.says(f"/report {words}")
    await wang.presses("照明")
    for count in range(1, before + 1):
        await wang.sends_photo()
        await wang.sees(f"📷 {count} 张照片")
    await wang.presses("提交")
    await li.presses("接单")
    await li.presses("办完了")
    await li.says(how)
    await li.sees("有 #1 办好后的照片吗")
    if after:
        await li.sends(photo=[True] * after if after > 1 else True)
        await li.sees(f"收到 {after} 张照片" if after <= MOST_PHOTOS else "照片最多 5 张，多出来的没有加上")
        await li.presses("就这些")
    else:
        await li.presses("跳过")
    await wang.presses("5 分")
    outcome = await group.shows("#1 解决了")
    await settled(street)
    together = outcome.get("media_group_id")
    return [each for each in await group.messages() if together and each.get("media_group_id") == together] or [outcome]


async def photos_of(street: Street) -> list[str]:
    [row] = await street.rows("SELECT photos, result_photos FROM issues")
    return [file.strip('" ') for kind in ("photos", "result_photos") for file in row[kind].strip("[]").split(",")]


@pytest.mark.parametrize(("before", "after"), [(1, 1), (2, 3), (5, 5)])
async def test_before_and_after_stand_side_by_side_in_one_album(street: Street, before: int, after: int) -> None:
    album = await is_closed(street, before=before, after=after)
    assert [each["photo"][-1]["file_id"] for each in album] == await photos_of(street)
    assert len(album) == before + after
    said = read(album[0])
    assert f"📷 前 {before} 张是办之前，后 {after} 张是办好之后" in said
    assert said.splitlines()[:5] == [
        "✅ #1 解决了",
        "💡 照明 · 3号楼",
        f"问题：{LIGHT}",
        "结果：换了新灯泡",
        "办理：楼门院长 · 不到 1 小时",
    ]
    assert [read(each) for each in album[1:]] == [""] * (len(album) - 1)
    assert labels(album[0]) == []


@pytest.mark.parametrize(("before", "after", "shown"), [(0, 0, 0), (3, 0, 1), (0, 1, 1), (0, 3, 3)])
async def test_without_both_there_is_nothing_to_compare(street: Street, before: int, after: int, shown: int) -> None:
    outcome = await is_closed(street, before=before, after=after)
    assert sum("photo" in each for each in outcome) == shown
    assert "办之前" not in read(outcome[0])
    assert read(outcome[0]).rstrip().endswith("反映的邻居打分：5 分")


async def test_the_longest_words_fit_under_the_album(street: Street) -> None:
    album = await is_closed(street, before=5, after=5, words="🔥" * 500, how="💡" * 500)
    assert len(album) == 10
    said = read(album[0])
    assert "🔥🔥🔥…" in said
    assert "💡💡💡…" in said
    assert said.endswith("📷 前 5 张是办之前，后 5 张是办好之后")


async def test_an_album_of_the_result_takes_five_and_the_rest_is_no_mistake(street: Street) -> None:
    album = await is_closed(street, before=1, after=7)
    assert len(album) == 6
    await street.li.sees_no("我在呢")


async def test_photos_of_the_result_come_one_by_one_as_well_and_a_sixth_is_said_to_be_too_much(street: Street) -> None:
    wang, li = street.wang, street.li
    await street.knock(li)
    await reports(wang)
    await li.presses("接单")
    await li.presses("办完了")
    await li.sends_photo(caption="换了新灯泡")
    for count in range(1, 6):
        await li.sees(f"收到 {count} 张照片", "有 #1 办好后的照片吗")
        await li.sends_photo()
    assert "✔ 就这些" in labels(await li.sees("照片最多 5 张，多出来的没有加上", "有 #1 办好后的照片吗"))
    await li.says("好了")
    await li.sees("收到 5 张照片，还有就接着发；都发完了请点「✔ 就这些」")
    await li.presses("就这些")
    await li.sees("记下了，#1 已办完")
    await li.sees_no("我在呢")
    [row] = await street.rows("SELECT result_photos FROM issues")
    assert row["result_photos"].count(",") == 4


async def test_a_wrong_photo_of_the_result_is_taken_out_before_it_is_sent(street: Street) -> None:
    wang, li = street.wang, street.li
    await street.knock(li)
    await reports(wang)
    await li.presses("接单")
    await li.presses("办完了")
    await li.sends_photo(caption="换了新灯泡")
    await li.sees("收到 1 张照片")
    await li.presses("重新选照片")
    await li.presses("跳过")
    await li.sees("记下了，#1 已办完")
    [row] = await street.rows("SELECT result_photos FROM issues")
    assert row["result_photos"] == "[]"


async def test_that_is_all_can_be_written_out_as_well(street: Street) -> None:
    wang, li = street.wang, street.li
    await street.knock(li)
    await reports(wang)
    await li.presses("接单")
    await li.presses("办完了")
    await li.says("换了新灯泡")
    await li.sees("有 #1 办好后的照片吗")
    await li.sends(photo=[True, True])
    await li.sees("收到 2 张照片")
    await li.says("就这些")
    await li.sees("记下了，#1 已办完")
    [row] = await street.rows("SELECT result_photos FROM issues")
    assert row["result_photos"].count(",") == 1


async def test_an_issue_of_nobody_reached_shows_its_pictures_too(street: Street) -> None:
    wang, li, group = street.wang, street.li, street.building_3
    await street.knock(li)
    await reports(wang, photo=True)
    await li.presses("接单")
    await li.presses("办完了")
    await li.says("换了新灯泡")
    await li.sees("有 #1 办好后的照片吗")
    await li.sends_photo()
    await li.presses("就这些")
    await wang.sees("真的解决了吗")
    await passes(street, days=7, minutes=1)
    outcome = await group.shows("#1 办完了，没有等到反映的邻居回话")
    assert "前 1 张是办之前，后 1 张是办好之后" in read(outcome)


# What would flood a group


async def test_what_comes_together_is_one_digest_and_one_that_goes_alone_keeps_its_album(
    quiet_street: Street, monkeypatch: pytest.MonkeyPatch
) -> None:
    street, group = quiet_street, quiet_street.building_3
    owed = owing(street, monkeypatch)
    await owed.start()
    await street.knock(street.wang)
    album = tuple([(await street.wang.sends_photo())["photo"][-1]["file_id"] for _ in range(2)])
    await settled(street)
    button = Button(text("plain", what="看"), "1:people:report")

    def said(what: str) -> Words:
        words = text("plain", what=what)
        return Words(words, ((button,),)) if "按钮" in what else Words(words, album=album)

    owed.routes.notices["test.said"] = lambda _tx, _now, _settings, notice: said(notice.params["what"])
    await owed.owe(group, *(f"一起{number}" for number in range(4)))
    digest = await group.shows(*(f"一起{number}" for number in range(4)))
    assert "photo" not in digest
    await settled(street)
    await owed.owe(group, "单独", "按钮1", "按钮2", "按钮3")
    alone = await group.shows("单独")
    assert alone["media_group_id"]
    await settled(street)
    assert await group.count("按钮") == 3
