"""Texts in the reader's language: what is escaped, what is counted, and what time it says."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from handlers.kit.replies import Text, text
from handlers.kit.texts import LANGUAGES, language_of, plain, render

ENGLISH, CHINESE = "en", "zh-Hans"
NOW = datetime(2026, 11, 23, 22, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("zh", "zh-Hans"),
        ("zh-hans", "zh-Hans"),
        ("zh-Hans", "zh-Hans"),
        ("zh-CN", "zh-Hans"),
        ("zh_CN", "zh-Hans"),
        ("zh-hant", "zh-Hans"),  # the nearest we have
        ("zh-TW", "zh-Hans"),
        ("ZH", "zh-Hans"),
        ("en", "en"),
        ("en-GB", "en"),
        ("en_US", "en"),
        ("fr", None),
        ("fr-CH", None),
        ("zho", None),
        ("e", None),
        ("-", None),
        ("", None),
        (None, None),
    ],
)
def test_the_nearest_of_our_languages(code: str | None, language: str | None) -> None:
    assert language_of(code) == language


@pytest.mark.parametrize(
    ("written", "rendered"),
    [
        ("<b>bold</b>", "&lt;b&gt;bold&lt;/b&gt;"),
        ("R&B", "R&amp;B"),
        ("&lt;", "&amp;lt;"),
        ("{ $name } %s", "{ $name } %s"),
        ('"quoted" it\'s', '"quoted" it\'s'),
        ("楼道灯 💡", "楼道灯 💡"),
        ("", ""),
    ],
)
def test_what_people_wrote_is_escaped_and_plain_where_no_markup_is_read(written: str, rendered: str) -> None:
    said = text("plain", what=written)
    assert render(said, ENGLISH) == rendered
    assert plain(said, ENGLISH) == written


@given(some.text())
def test_whatever_people_write_comes_back_as_it_was(written: str) -> None:
    said = text("plain", what=text("plain", what=written))
    assert plain(said, CHINESE) == written
    assert "<" not in render(said, CHINESE)


def test_a_text_within_a_text_is_in_the_same_language_and_escaped_once() -> None:
    said = text("issue-told-begun", number=1, body=text("role-grid_worker"))
    assert render(said, ENGLISH) == "🔧 #1: the grid worker has begun."
    assert "网格员" in render(said, CHINESE)
    nested = text("plain", what=text("plain", what=text("plain", what="<&>")))
    assert render(nested, ENGLISH) == "&lt;&amp;&gt;"


def test_several_texts_stand_one_a_line() -> None:
    lines = tuple(text("help-line", command=name, what=text(f"command-{name}")) for name in ("help", "cancel"))
    assert render(text("plain", what=lines), ENGLISH) == (
        "/help – see what I can do for you\n/cancel – cancel what you are filling in"
    )
    assert render(text("plain", what=()), ENGLISH) == ""


@pytest.mark.parametrize(
    ("language", "said"), [(ENGLISH, "until 31 December 2027"), (CHINESE, "到 2027年12月31日 为止")]
)
def test_a_day_is_written_with_its_year_as_people_do(language: str, said: str) -> None:
    assert render(text("role-until", day=date(2027, 12, 31)), language) == said


def test_markup_of_our_own_stays() -> None:
    assert "<i>" in render(text("form-question", step=text("plain", what="1"), question="?"), ENGLISH)


# Numbers


@pytest.mark.parametrize("language", [ENGLISH, CHINESE])
def test_a_number_is_written_as_it_is_pressed_and_searched_for(language: str) -> None:
    assert "#12345" in render(text("issue-joined", number=12345, count=2), language)


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "Noted: 0 neighbours have joined #7. You will see what becomes of it."),
        (1, "Noted: you are the first to join #7. You will see what becomes of it."),
        (2, "Noted: 2 neighbours have joined #7. You will see what becomes of it."),
        (1001, "Noted: 1001 neighbours have joined #7. You will see what becomes of it."),
    ],
)
def test_english_counts_one_and_many(count: int, said: str) -> None:
    assert render(text("issue-joined", number=7, count=count), ENGLISH) == said


@pytest.mark.parametrize(
    ("days", "hours", "english", "chinese"),
    [
        (0, 0, "less than an hour", "不到 1 小时"),
        (0, 1, "1 hour", "1 小时"),
        (0, 23, "23 hours", "23 小时"),
        (1, 0, "1 day", "1 天"),
        (1, 1, "1 day and 1 hour", "1 天 1 小时"),
        (1, 2, "1 day and 2 hours", "1 天 2 小时"),
        (2, 0, "2 days", "2 天"),
        (2, 1, "2 days and 1 hour", "2 天 1 小时"),
        (12, 12, "12 days and 12 hours", "12 天 12 小时"),
    ],
)
def test_how_long_it_took(days: int, hours: int, english: str, chinese: str) -> None:
    took = text("took", days=days, hours=hours)
    assert [render(took, language) for language in (ENGLISH, CHINESE)] == [english, chinese]


@pytest.mark.parametrize(
    ("years", "days", "english", "chinese"),
    [(0, 400, "400 days", "400 天"), (1, 365, "1 year", "1 年"), (2, 730, "2 years", "2 年")],
)
def test_how_long_things_are_kept(years: int, days: int, english: str, chinese: str) -> None:
    kept = text("me-kept", years=years, days=days)
    assert [render(kept, language) for language in (ENGLISH, CHINESE)] == [english, chinese]


@pytest.mark.parametrize(("count", "label"), [(0, "🙋 Me too"), (1, "🙋 Me too (1)"), (12, "🙋 Me too (12)")])
def test_a_button_counts_those_who_pressed_it(count: int, label: str) -> None:
    assert plain(text("issue-join", count=count), ENGLISH) == label


# Times


@pytest.mark.parametrize(
    ("language", "zone", "said"),
    [
        ("en", "Asia/Shanghai", "24 Nov, 06:05"),
        ("zh-Hans", "Asia/Shanghai", "11月24日 06:05"),
        ("en", "UTC", "23 Nov, 22:05"),
        ("en", "Europe/Berlin", "23 Nov, 23:05"),
        ("zh-Hans", "America/New_York", "11月23日 17:05"),
    ],
)
def test_a_time_is_told_as_the_clocks_of_its_zone_show_it(language: str, zone: str, said: str) -> None:
    by = NOW.astimezone(ZoneInfo(zone))
    assert said in render(text("issue-todo-accept", level="building", by=by, before=""), language)


# What is wrong in the house, and no resident's fault


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_that_does_not_exist_is_an_error(language: str) -> None:
    with pytest.raises(LookupError, match="no-such-text"):
        render(Text("no-such-text"), language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_value_that_is_missing_is_an_error(language: str) -> None:
    with pytest.raises(ValueError, match="help-line"):
        render(text("help-line", command="help"), language)
