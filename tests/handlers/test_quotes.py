"""What somebody wrote, as it is quoted back to them: on one line, and with nothing that would not be seen."""

from __future__ import annotations

import pytest

from handlers.kit.quotes import shown


@pytest.mark.parametrize(
    ("written", "quoted"),
    [
        ("三楼窗户破了\n没好", "三楼窗户破了 没好"),
        ("60\u202e", "60�"),
        ("啊" * 31, "啊" * 29 + "…"),
    ],
)
def test_what_is_quoted_stays_on_its_line(written: str, quoted: str) -> None:
    assert shown(written) == quoted
