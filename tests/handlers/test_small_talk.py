"""Small talk in what people write: courtesies with whatever hangs on them, and what is more than a courtesy."""

from __future__ import annotations

import pytest

from handlers.kit.small_talk import kind_of


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("早啊", "greeting"),
        ("您好呀，在吗？", "greeting"),
        ("谢谢你啊", "thanks"),
        ("谢谢您哦！", "thanks"),
        ("谢谢你们啦", "thanks"),
        ("好的，谢谢您", "thanks"),
        ("好嘞 谢谢啊", "thanks"),
        ("Thanks a lot!", "thanks"),
        ("ok, thank you so much", "thanks"),
        ("够了", "nod"),
        ("嗯呢", "nod"),
        ("知道了哈", "nod"),
        ("ok then", "nod"),
    ],
)
def test_what_is_nothing_but_small_talk(words: str, kind: str) -> None:
    assert kind_of(words) == kind


@pytest.mark.parametrize(
    "words",
    [
        "",
        "？",
        "谢谢，三楼也不亮",
        "好了",
        "灯怎么样了都没人管",
        "你好啊，二层楼道灯坏了",
        "thanks for nothing, it leaks",
    ],
)
def test_what_is_more_than_small_talk(words: str) -> None:
    assert kind_of(words) is None
