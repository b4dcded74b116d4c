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
    code_in,
    digest,
    grouped,
    require_good,
    wrong_with,
)
from rules.refusals import Refused

NOW = datetime(2026, 11, 23, tzinfo=UTC)
GOOD = Code(
    id=1, community_id=1, household_id=5, uses=3, most_uses=4, expires_at=NOW + timedelta(seconds=1), replaced=False
)
LETTERS = "".join(filter(str.isalpha, ALPHABET))
DIGITS = "".join(filter(str.isdigit, ALPHABET))
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
        assert code_in(written) == code
    assert can_be_code(code.lower())


@some.composite
def sure(draw: some.DrawFn) -> str:
    """Draw a code that nobody takes for a word or a number: as are all but three in a hundred."""
    digits = draw(some.integers(1, LENGTH // 3))
    letters = draw(some.text(LETTERS, min_size=LENGTH - digits, max_size=LENGTH - digits))
    numbers = draw(some.text(DIGITS, min_size=digits, max_size=digits))
    return "".join(draw(some.permutations(letters + numbers)))


@given(sure(), some.sampled_from(["我的码是{}", "{}，对吗？", "my code is {}, thanks", "您好！\n住户码：{}。3号楼301"]))
def test_a_code_is_found_within_a_sentence(code: str, sentence: str) -> None:
    for written in (code, grouped(code), grouped(code).lower(), grouped(code).replace("-", "—")):
        assert code_in(sentence.format(written)) == code


@given(sure(), some.sampled_from("1I1i"))
def test_what_is_read_as_one_or_an_i_is_the_only_letter_like_it(code: str, misread: str) -> None:
    written = grouped(code).replace("L", misread, 1)
    assert code_in(written) == code
    assert code_in(written.lower()) == code


@given(sure(), some.integers(0, LENGTH - 1), some.sampled_from("0O"))
def test_what_is_nearly_a_code_is_taken_for_one_that_never_was(code: str, at: int, misread: str) -> None:
    written = grouped(code)
    place = at + at // 4
    letter_short, letter_long = written[:place] + written[place + 1 :], written[:place] + "X" + written[place:]
    for near in (letter_short, letter_long, written[:place] + misread + written[place + 1 :]):
        meant = code_in(near)
        assert meant is not None
        assert not can_be_code(meant)


words = some.one_of(
    some.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=14),
    some.text("楼道灯坏了我家住在单元室门口漏水请快来修", min_size=1, max_size=9),
    some.integers(0, 10**18).map(str),
    some.sampled_from(["3号楼1单元401", "1-2-1203", "B301", "138-0013-8000", "four-year-old", "SF1234567890123"]),
)


@given(some.lists(words, min_size=1), some.sampled_from([" ", "，", "。\n", "、", ", "]))
def test_words_and_numbers_are_no_code(spoken: list[str], between: str) -> None:
    assert code_in(f"请问：{between.join(spoken)}") is None


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
        "a four-year-old child",
        "FIX THE LIGHT IMMEDIATELY",
        "unit 2204 door leaks",
        "Level 3 Unit 12",
        "B301 B302 B303 都停电了",
        "A222 A223 A224 漏水",
        "0571-8888-6666",
        "运单号 EA234567892CN",
        "微信 zhangsan2345",
        "wangxiulan85@example.com",
        "550e8400-e29b-41d4-a716-446655440000",
        "ABCD-EFGH-JKMN-PQ23",
        "ABCD-EFGH-J",
        "二维码在 2026-11-23 发的",
        "/report",
        "🙂" * 12,
        "13800138000",
        "x" * 5000,
    ],
)
def test_what_people_say_is_no_code(written: str) -> None:
    assert code_in(written) is None


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("我的码是 ABCD-EFGH-JKMN", "ABCDEFGHJKMN"),
        ("码ABCD-EFGH-JKLM", "ABCDEFGHJKLM"),
        ("我的码是ABCD EFGH JK2M。", "ABCDEFGHJK2M"),
        ("my code is abcd-efgh-jk2m, thanks", "ABCDEFGHJK2M"),
        ("https://t.me/yishi_bot?start=home_ABCDEFGHJK2M", "ABCDEFGHJK2M"),
        ("第一张 ABCD-EFGH-JK2，第二张 ABCD-EFGH-JK2M", "ABCDEFGHJK2M"),
        ("ABCD-EFGH-JK1M", "ABCDEFGHJKLM"),
        ("abcd-efgh-jk1m", "ABCDEFGHJKLM"),
        ("ABCD-EFGH-JKLO", "ABCDEFGHJKLO"),
        ("ABCD EFGH JK20", "ABCDEFGHJK20"),
        ("ABCD-EFGH-JKL", "ABCDEFGHJKL"),
        ("ABCDEFGHJK2", "ABCDEFGHJK2"),
        ("ABCD-EFGH-JKLMN", "ABCDEFGHJKLMN"),
    ],
)
def test_what_somebody_must_have_meant_is_looked_for(written: str, meant: str) -> None:
    assert code_in(written) == meant


@given(some.text())
def test_whatever_is_typed_can_be_looked_for(written: str) -> None:
    assert len(digest(as_typed(written))) == 64
    assert code_in(written) is None or len(str(code_in(written))) in (LENGTH - 1, LENGTH, LENGTH + 1)


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
        decided_at=None,
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
