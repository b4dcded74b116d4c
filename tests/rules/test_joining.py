"""The rules of coming into a household: codes, and who decides on whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as some

from rules import joining
from rules.joining import (
    ALPHABET,
    LENGTH,
    MOST_WAITING,
    Code,
    Relation,
    Request,
    RequestState,
    as_typed,
    can_be_code,
    digest,
    grouped,
    looks_like_code,
    require_good,
    wrong_with,
)
from rules.refusals import Refused

NOW = datetime(2026, 11, 23, tzinfo=UTC)
GOOD = Code(
    id=1, community_id=1, household_id=5, uses=3, most_uses=4, expires_at=NOW + timedelta(seconds=1), replaced=False
)
codes = some.text(ALPHABET, min_size=LENGTH, max_size=LENGTH)


def test_a_code_can_be_neither_guessed_nor_misread() -> None:
    assert LENGTH * log2(len(set(ALPHABET))) >= 60
    assert not set("01OI") & set(ALPHABET)
    assert ALPHABET.upper() == ALPHABET


@given(codes)
def test_a_code_is_known_however_it_is_typed(code: str) -> None:
    wide = "".join(chr(ord(letter) - 0x21 + 0xFF01) for letter in code)
    ways = (code, grouped(code), grouped(code).lower(), grouped(code).replace("-", " "), f" {grouped(code)}。", wide)
    for written in ways:
        assert as_typed(written) == code
        assert looks_like_code(written)
    assert can_be_code(code.lower())


@pytest.mark.parametrize("written", ["3号楼2单元7层1201", "Block 3 Unit 12", "A" * 11, "A" * 13])
def test_what_has_other_letters_than_codes_or_more_of_them_is_none(written: str) -> None:
    assert not can_be_code(written)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "楼道灯坏了",
        "they left here",
        "unacceptable",
        "transferable",
        "ABCD-EFGH-JKL",
        "ABCD-EFGH-JKLMN",
        "ABCD-EFGH-JKL0",
        "ABCD-EFGH-JKLO",
        "码ABCD-EFGH-JKLM",
        "/report",
        "🙂" * 12,
        "13800138000",
        "x" * 5000,
    ],
)
def test_what_people_say_is_no_code(written: str) -> None:
    assert not looks_like_code(written)


@given(some.text())
def test_whatever_is_typed_can_be_looked_for(written: str) -> None:
    assert len(digest(as_typed(written))) == 64
    looks_like_code(written)


@given(codes, codes)
def test_what_is_kept_of_a_code_tells_it_from_any_other_and_does_not_hold_it(one: str, other: str) -> None:
    assert (digest(one) == digest(other)) == (one == other)
    assert one.lower() not in digest(one)


@pytest.mark.parametrize(
    ("code", "wrong"),
    [
        (GOOD, None),
        (replace(GOOD, uses=4), "refused-code-spent"),
        (replace(GOOD, uses=5), "refused-code-spent"),
        (replace(GOOD, expires_at=NOW), "refused-code-expired"),
        (replace(GOOD, replaced=True), "refused-code-replaced"),
        (replace(GOOD, replaced=True, uses=4, expires_at=NOW), "refused-code-replaced"),
    ],
)
def test_a_code_that_opens_nothing_any_more_says_why(code: Code, wrong: str | None) -> None:
    assert wrong_with(code, NOW) == wrong
    if wrong:
        with pytest.raises(Refused) as refused:
            require_good(code, NOW)
        assert refused.value.code == wrong
    else:
        require_good(code, NOW)


@pytest.mark.parametrize("state", RequestState)
def test_only_what_waits_is_decided(state: RequestState) -> None:
    request = Request(
        id=1,
        community_id=1,
        household_id=5,
        person_id=7,
        relation=Relation.TENANT,
        state=state,
        asked_at=NOW,
        decided_by=None,
    )
    joining.require_anothers(request, 8)
    with pytest.raises(Refused, match="refused-join-own"):
        joining.require_anothers(request, 7)
    if state is RequestState.WAITING:
        joining.require_waiting(request)
    else:
        with pytest.raises(Refused, match="refused-join-decided"):
            joining.require_waiting(request)


def test_nobody_asks_for_a_whole_building() -> None:
    joining.require_few(MOST_WAITING - 1)
    with pytest.raises(Refused, match="refused-join-many") as refused:
        joining.require_few(MOST_WAITING)
    assert refused.value.data == {"most": MOST_WAITING}


@pytest.mark.parametrize(
    ("ago", "days"),
    [(timedelta(0), 3), (timedelta(hours=1), 3), (timedelta(days=1), 2), (timedelta(days=2, hours=23), 1)],
)
def test_whoever_was_declined_hears_in_how_many_days_they_may_ask_again(ago: timedelta, days: int) -> None:
    with pytest.raises(Refused) as refused:
        joining.require_not_just_declined(NOW - ago, NOW)
    assert (refused.value.code, refused.value.data) == ("refused-join-declined", {"days": days})


@pytest.mark.parametrize("declined_at", [None, NOW - timedelta(days=3), NOW - timedelta(days=9)])
def test_whoever_was_never_declined_or_long_ago_may_ask(declined_at: datetime | None) -> None:
    joining.require_not_just_declined(declined_at, NOW)
