"""The number that an issue has outside, as people write it down."""

from __future__ import annotations

import pytest

from handlers.issues.chat.referring import number_alone


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("JJ-7", "JJ-7"),
        ("编号是 LD-9", "LD-9"),
        ("编号是LD-9", "LD-9"),
        ("受理编号：2026-11", "2026-11"),
        ("工单号为 88", "88"),
        ("The number is A 12", "A 12"),
        ("Case number: 7", "7"),
        ("REF-2024", "REF-2024"),
        ("Number9", "Number9"),
        ("编号", "编号"),
        ("编号是", "编号是"),
    ],
)
def test_the_number_alone_is_kept(written: str, number: str) -> None:
    assert number_alone(written) == number
