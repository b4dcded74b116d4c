"""What neighbours are not shown of an issue, as those read it who see all of it."""

from __future__ import annotations

from handlers.issues.words.shown_words import withheld
from handlers.kit.texts import render
from rules import issue_withholding as rules
from rules.issues import Hiding
from tests.rules.test_issues import an_issue


def note(whys: list[str], *, shown_words: str | None = "▇▇", hidden: tuple[str, ...] = ()) -> str:
    """Return what is read where the words, or else each file, are withheld for these reasons."""
    whats = (rules.WORDS,) if shown_words else hidden
    because = tuple(Hiding(what, why) for what in whats for why in whys)
    said = withheld(an_issue(words="张三", shown_words=shown_words, hidden=hidden, hidden_because=because))
    return said if isinstance(said, str) else render(said, "zh-Hans")


def test_nothing_is_said_where_all_is_shown() -> None:
    assert note([], shown_words=None) == ""


def test_what_is_withheld_for_the_same_reason_is_told_together() -> None:
    assert (
        note(["拍到了人脸"], shown_words=None, hidden=("photo-1", "voice"))
        == "🙈 邻居们看不到：照片 1、语音（拍到了人脸）"
    )


def test_where_the_reason_is_gone_it_is_still_told_what_is_withheld() -> None:
    assert note([]) == "🙈 邻居们看不到：文字里 ▇▇ 的地方"


def test_however_many_reasons_there_are_the_last_are_told_in_little_room() -> None:
    said = note([f"{number}" + "长" * 100 for number in range(100)])
    assert all(f"{number}长" in said for number in (97, 98, 99))
    assert "96长" not in said
    assert len(said) < 100
