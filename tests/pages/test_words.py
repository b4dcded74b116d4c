"""The page's own words."""

import re
from pathlib import Path

from playwright.async_api import expect

import bot.sandbox

from .neighbourhood import WANG
from .screen import Screen

PAGE = Path(bot.sandbox.__file__).parent / "page"


def test_both_languages_have_the_same_words() -> None:
    entry = re.compile(r"^  (\w+):", re.MULTILINE)
    chinese = entry.findall((PAGE / "words.zh-Hans.js").read_text("utf-8"))
    english = entry.findall((PAGE / "words.en.js").read_text("utf-8"))
    assert chinese == english


def test_every_word_is_used() -> None:
    words = re.findall(r"^  (\w+):", (PAGE / "words.en.js").read_text("utf-8"), re.MULTILINE)
    logic = "".join(each.read_text("utf-8") for each in PAGE.glob("*.js") if not each.name.startswith("words."))
    assert [word for word in words if f'"{word}"' not in logic] == []


def test_no_words_stand_in_the_logic() -> None:
    for module in PAGE.glob("*.js"):
        if not module.name.startswith("words."):
            assert not re.search(r"[\u4e00-\u9fff]", module.read_text("utf-8")), module.name


def test_data_never_becomes_markup() -> None:
    for module in PAGE.glob("*.js"):
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|eval\(", module.read_text("utf-8"))


async def test_the_page_speaks_chinese_and_changes_over_in_place(screen: Screen) -> None:
    await screen.opens(f"#/p/{WANG}", language="zh-Hans")
    await expect(screen.page.get_by_role("navigation", name="你是谁")).to_be_visible()
    await expect(screen.page.locator("html")).to_have_attribute("lang", "zh-Hans")
    await screen.page.get_by_role("link", name="English").click()
    await expect(screen.page.get_by_role("navigation", name="Who you are")).to_be_visible()
    assert screen.page.url.endswith(f"#/p/{WANG}")
