"""Callback data: what is written comes back, and whatever else comes is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from handlers.kit.buttons import MOST_BYTES, Pressed, data, read
from rules.refusals import Refused

names = some.text(some.characters(codec="utf-8", exclude_characters=":"), max_size=12)
verbs = some.tuples(names, names).map(":".join)
arguments = some.lists(names | some.integers(-(2**63), 2**63), max_size=3)


@pytest.mark.parametrize(
    ("written", "pressed"),
    [
        ("1:issues:join:42", Pressed("issues:join", ("42",))),
        ("1:people:report", Pressed("people:report", ())),
        ("1:form:pick:7:urgent:yes", Pressed("form:pick", ("7", "urgent", "yes"))),
        ("1:form:back:7:", Pressed("form:back", ("7", ""))),
        ("1::", Pressed(":", ())),
    ],
)
def test_callback_data_is_read(written: str, pressed: Pressed) -> None:
    assert read(written) == pressed


@pytest.mark.parametrize(
    "written",
    ["", "1", "1:", "1:issues", ":issues:join", "0:issues:join:42", "2:issues:join:42", "01:issues:join", "x"],
)
def test_what_this_release_does_not_know_is_refused(written: str) -> None:
    with pytest.raises(Refused) as refused:
        read(written)
    assert refused.value.code == "refused-button"


@given(verbs, arguments)
def test_what_is_written_comes_back(verb: str, given_: list[str | int]) -> None:
    try:
        written = data(verb, *given_)
    except ValueError:
        assert len(f"1:{verb}:{':'.join(map(str, given_))}".encode()) > MOST_BYTES
        return
    assert len(written.encode()) <= 64
    assert read(written) == Pressed(verb, tuple(map(str, given_)))


@given(some.text(max_size=80))
def test_anything_at_all_is_read_or_refused(written: str) -> None:
    try:
        pressed = read(written)
    except Refused:
        return
    assert ":".join(("1", pressed.verb, *pressed.arguments)) == written


@pytest.mark.parametrize(
    ("verb", "argument"),
    [("issues:join", "x" * 53), ("issues:join", "灯" * 18), ("issues:join", "4:2"), ("issues", "42"), ("a:b:c", "42")],
)
def test_what_would_not_come_back_is_not_written(verb: str, argument: str) -> None:
    with pytest.raises(ValueError, match="callback data"):
        data(verb, argument)


def test_sixty_four_bytes_fit() -> None:
    assert len(data("issues:join", "x" * 50).encode()) == 64
