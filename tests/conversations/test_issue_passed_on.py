"""Somebody writes what they did while the issue goes to others: they read who has it, and what they wrote."""

from __future__ import annotations

from tests.conversations.stories import labels
from tests.conversations.test_issue_incidents import ALIKE, files, two
from tests.conversations.test_issue_officers import is_revoked
from tests.owing import settled
from tests.people import Street, read

WROTE = "您写的是：「换了新灯泡」，"


async def writes_what_was_done(street: Street) -> None:
    """Let Li take on what Chen reported, and begin to say what they did."""
    await street.li.forges("1:issues:accept:2")
    await street.chen.sees("楼门院长已经接单")
    await street.li.forges("1:issues:ask:resolve:2")
    await street.li.says("换了新灯泡")
    await street.li.sees("照片")


async def test_what_was_merged_into_what_others_have_is_for_them_to_use(street: Street) -> None:
    li, liu = street.li, street.liu
    await street.knock(li, liu)
    await files(street.wang)
    await liu.forges("1:issues:accept:1")
    await street.wang.sees("网格员已经接单")
    await files(street.chen, ALIKE)
    await writes_what_was_done(street)
    await liu.forges("1:issues:merge:2:1")
    await street.chen.sees("#2 和 #1 是同一件事")
    await li.presses("跳过")
    await li.sees(f"#2 不用再填了：已经并到 #1 一起办，现在由网格员（刘洋）负责。{WROTE}可以转给网格员接着用。")
    assert await street.rows("SELECT id FROM drafts") == []


async def test_what_was_merged_into_what_they_have_themselves_goes_on_there(street: Street) -> None:
    li, liu = street.li, street.liu
    await two(street, liu)
    await li.forges("1:issues:accept:1")
    await street.wang.sees("楼门院长已经接单")
    await writes_what_was_done(street)
    await liu.forges("1:issues:merge:2:1")
    await street.chen.sees("#2 和 #1 是同一件事")
    await li.presses("跳过")
    await li.sees("已经并到 #1 一起办，请到 #1 里接着办（发 /issue 1）", f"{WROTE}那边也用得上。")


async def test_whose_office_was_just_taken_back_reads_who_has_it_now(street: Street) -> None:
    li = street.li
    await two(street, street.lin, street.liu)
    await writes_what_was_done(street)
    await is_revoked(street, "李大爷")
    await li.presses("跳过")
    seen = read(
        await li.sees("3号楼的事已经不归您管了，这件事现在由网格员（刘洋）负责。", f"{WROTE}可以转给网格员接着用。")
    )
    assert "楼门院长" not in seen


async def test_what_was_parted_says_why_it_is_to_be_taken_on_anew(street: Street) -> None:
    li, liu = street.li, street.liu
    await two(street, liu)
    await li.forges("1:issues:accept:2")
    await li.forges("1:issues:accept:1")
    await li.forges("1:issues:merge:2:1")
    await street.chen.sees("#2 和 #1 是同一件事")
    await liu.forges("1:issues:part:2")
    card = await li.sees("📥 #2", "现在分开单独办了，所以要请您重新接单", "👉 请在")
    assert "✋ 接单" in labels(card)
    await li.forges("1:issues:accept:2")
    await settled(street)
    await li.sees_no("要请您重新接单")
