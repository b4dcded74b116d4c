"""What neighbours may see of the figures: nothing from which a small number can be worked out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from rules import issue_stats
from rules.issue_categories import Catalogue
from rules.issue_facts import Measure
from rules.issue_limits import Limits
from rules.issue_stats import Period, Rate
from rules.issue_stats_shown import LEAST, between, may_be_shown, may_show_time, shown, tells_who_is_left

Truth = tuple[int, ...]
DAWN = datetime(2026, 11, 1, tzinfo=UTC)
(NOTHING,) = issue_stats.count(
    {}, Measure(limits=Limits(), catalogue=Catalogue(), zone=UTC), [Period(begin=DAWN, end=DAWN)]
)


@pytest.mark.parametrize(
    ("cells", "seen"),
    [
        ({}, {}),
        ({"a": 5, "b": 9}, {"a": 5, "b": 9}),
        ({"a": 0, "b": 9}, {"a": 0, "b": 9}),
        ({"a": 4, "b": 9, "c": 7}, {"a": None, "b": 9, "c": None}),
        ({"a": 4, "b": 3, "c": 7}, {"a": None, "b": None, "c": 7}),
        ({"a": 1, "b": 1, "c": 7}, {"a": None, "b": None, "c": None}),
        ({"a": 4, "b": 0}, {"a": None, "b": 0}),
        ({"a": 5, "b": 4, "c": 4}, {"a": None, "b": None, "c": None}),
        ({"a": 9, "b": 8, "c": 8, "d": 3}, {"a": 9, "b": None, "c": None, "d": None}),
        ({"a": 9, "b": 8, "c": 2, "d": 1}, {"a": 9, "b": None, "c": None, "d": None}),
        ({"a": 1, "b": 1, "c": 1, "d": 1, "e": 1}, {}),
    ],
)
def test_small_cells_are_hidden_and_what_would_give_them_away(
    cells: Mapping[str, int], seen: Mapping[str, int | None]
) -> None:
    assert shown(cells) == seen


def test_a_cell_that_would_tell_what_is_hidden_elsewhere_is_hidden_with_another() -> None:
    assert shown({"a": 8, "b": 12, "c": 9}, hiding=("a",)) == {"a": None, "b": 12, "c": None}
    assert shown({"a": 8, "b": 12}, hiding=("c",)) == {"a": 8, "b": 12}


@given(some.integers(LEAST, 60).flatmap(lambda whole: some.tuples(some.integers(0, whole), some.just(whole))))
def test_a_rate_lies_where_it_is_said_to_and_a_small_number_stays_open(numbers: tuple[int, int]) -> None:
    part, whole = numbers
    low, high = between(Rate(part=part, whole=whole))
    assert low.part <= part <= high.part
    assert 0 <= low.part <= high.part <= whole
    small = 0 < part < LEAST or 0 < whole - part < LEAST
    assert (high.part - low.part >= LEAST - 2) is small


def given_away(pictures: Iterable[tuple[Hashable, Truth, Truth]]) -> Iterator[tuple[Hashable, Truth]]:
    """Yield each picture that only one small number can lie behind, somewhere in it.

    A picture comes with what it shows in truth, and with which of that it names, by their places.
    """
    behind: defaultdict[Hashable, list[tuple[Truth, Truth]]] = defaultdict(list)
    for picture, truth, named in pictures:
        behind[picture].append((truth, named))
    for picture, truths in behind.items():
        for place in truths[0][1]:
            numbers = {truth[place] for truth, _ in truths}
            if len(numbers) == 1 and not may_be_shown(*numbers):
                yield picture, truths[0][0]


def ways(cells: int, total: int) -> Iterator[Truth]:
    """Yield all ways to divide a total among some cells, with something in each."""
    if cells == 1:
        yield (total,)
        return
    for first in range(1, total - cells + 2):
        yield from ((first, *others) for others in ways(cells - 1, total - first))


@pytest.mark.parametrize("hiding", [(), (0,)])
@pytest.mark.parametrize(("cells", "most"), [(1, 40), (2, 40), (3, 35), (4, 28), (5, 22), (6, 18)])
def test_behind_what_is_hidden_of_a_table_at_least_two_numbers_can_lie(
    cells: int, most: int, hiding: tuple[int, ...]
) -> None:
    def pictures() -> Iterator[tuple[Hashable, Truth, Truth]]:
        for truth in (way for total in range(max(LEAST, cells), most + 1) for way in ways(cells, total)):
            seen = shown(dict(enumerate(truth)), hiding)
            named = tuple(place for place, count in seen.items() if count is None)
            yield (sum(truth), tuple(seen.items())), truth, named

    assert list(given_away(pictures())) == []


@pytest.mark.parametrize("whole", range(LEAST, 40))
def test_behind_a_rate_and_what_stands_beside_it_at_least_two_numbers_can_lie(whole: int) -> None:
    """Of those who were reached it is solved for some, in part for some, and not at all for those who are left."""

    def pictures() -> Iterator[tuple[Hashable, Truth, Truth]]:
        for solved in range(whole + 1):
            for partly in range(whole - solved + 1):
                stats = replace(NOTHING, resolution=Rate(part=solved, whole=whole), partly=partly)
                said = 0 if tells_who_is_left(stats) else partly if may_be_shown(partly) else "few"
                took = bool(solved) and may_show_time(stats)
                picture = between(stats.resolution), said, took
                yield picture, (solved, partly, whole - solved - partly), (0, 1, 2)

    assert list(given_away(pictures())) == []
