"""What residents choose from: whatever is wrong has its place in it."""

from __future__ import annotations

import pytest

from rules.issue_categories import TOPICS, Catalogue, Own

DIVIDED = [topic for topic, kinds in TOPICS.items() if kinds]


@pytest.mark.parametrize("topic", DIVIDED)
def test_what_is_none_of_the_kinds_of_a_topic_is_filed_under_the_topic(topic: str) -> None:
    assert Catalogue().kinds(topic) == (*TOPICS[topic], topic)


def test_a_topic_divided_by_what_a_community_has_added_keeps_what_it_was_for() -> None:
    bees = Own(code="bees", names={}, under="greenery")
    assert Catalogue(own=(bees,)).kinds("greenery") == ("bees", "greenery")


def test_a_topic_without_kinds_or_with_all_of_them_left_out_is_not_divided() -> None:
    assert Catalogue().kinds("lighting") == ()
    assert Catalogue(without=frozenset(TOPICS["fire"])).kinds("fire") == ()
