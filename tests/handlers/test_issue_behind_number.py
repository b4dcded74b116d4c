"""Which number somebody means behind `/issue`, and what they say of that."""

from __future__ import annotations

import pytest

from handlers.issues.chat.named import number_and_words


@pytest.mark.parametrize(
    ("said", "number", "words"),
    [
        ("17", 17, ""),
        ("第17号诉求。", 17, ""),
        ("２ 3楼也黑", 2, "3楼也黑"),
        ("#2，三楼也黑。", 2, "三楼也黑。"),
        ("2三楼也黑", 2, "三楼也黑"),
        ("No. 3 dark", 3, "dark"),
        ("#1 😀", 1, ""),
        ("1 2", None, ""),
        ("灯", None, ""),
        ("3号楼", 3, ""),
    ],
)
def test_the_number_comes_first_and_the_words_behind_it_stay_as_they_are(
    said: str, number: int | None, words: str
) -> None:
    assert number_and_words(said) == (number, words)
