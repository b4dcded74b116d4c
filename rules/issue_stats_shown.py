"""What neighbours may see of the figures of a place: no small number, and nothing from which one can be worked out.

Whoever reads a page knows these rules as well. So what is hidden could always be at least two different numbers.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping
from dataclasses import replace
from typing import TypeVar

from rules.issue_stats import Rate, Stats

K = TypeVar("K", bound=Hashable)

LEAST = 5
"""What is counted fewer times than this is not shown to neighbours: they could tell whose it is."""


def may_be_shown(count: int) -> bool:
    """Tell whether neighbours may see a number that stands alone, or a rate that is of so many."""
    return count == 0 or count >= LEAST


def shown(cells: Mapping[K, int], hiding: Collection[K] = ()) -> Mapping[K, int | None]:
    """Return the cells of a table as neighbours may see them, None for those that are hidden from them.

    Small ones are hidden, and those of `hiding`, which would tell something that is hidden elsewhere; and where what
    is missing from the sum would give them away, the next smallest with them. Where each is one, their names would
    tell it: there is no table.
    """
    if set(cells.values()) == {1}:
        return {}
    hidden = {key: count for key, count in cells.items() if not may_be_shown(count) or (count and key in hiding)}
    if len(set(hidden.values())) == 1 or 0 < sum(hidden.values()) < LEAST:
        others = {key: count for key, count in cells.items() if count and key not in hidden}
        hidden |= {key: count for key, count in others.items() if count == min(others.values())}
    return {key: None if key in hidden else count for key, count in cells.items()}


def between(rate: Rate) -> tuple[Rate, Rate]:
    """Return the ends between which neighbours may know a rate to lie: the rate itself, where that tells nothing.

    A rate and what it is of tell how many it counts and how many it does not. Where one of these is small, it could
    be any small number; where it is of so few that this would say too much, anything but none and all.
    """
    small, rest_small = not may_be_shown(rate.part), not may_be_shown(rate.whole - rate.part)
    if not small and not rest_small:
        return rate, rate
    few = rate.whole < 2 * LEAST - 1
    low = 1 if few or small else rate.whole - LEAST + 1
    high = rate.whole - 1 if few or rest_small else LEAST - 1
    return replace(rate, part=low), replace(rate, part=high)


def tells_who_is_left(stats: Stats) -> bool:
    """Tell whether the number of those for whom it is solved in part would tell, with the rate, a small number."""
    low, high = between(stats.resolution)
    left = stats.resolution.whole - stats.resolution.part - stats.partly
    return stats.partly >= LEAST and (low != high or not may_be_shown(left))


def may_show_time(stats: Stats) -> bool:
    """Tell whether neighbours may see how long it usually took: that says that it was not for a few."""
    return between(stats.resolution)[0].part >= LEAST
