"""Which groups there can be of a place: each level with each purpose."""

from __future__ import annotations

from itertools import product

import pytest

from rules.places import GROUPS, Level, require_group
from rules.refusals import Refused

THERE_ARE = {
    (Level.BUILDING, "neighbours"),
    (Level.GRID, "neighbours"),
    (Level.COMMUNITY, "neighbours"),
    (Level.COMMUNITY, "staff"),
}


@pytest.mark.parametrize(("level", "purpose"), list(product(Level, GROUPS)))
def test_a_group_speaks_for_neighbours_anywhere_but_at_home_and_for_the_staff_of_a_community(
    level: Level, purpose: str
) -> None:
    if (level, purpose) in THERE_ARE:
        require_group(level, purpose)
        return
    with pytest.raises(Refused):
        require_group(level, purpose)
