"""Which open issues are offered before another one is filed, and which an officer may handle as one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from rules.issue_categories import TOPICS, Catalogue, Own
from rules.issue_likeness import ENOUGH, MOST_HEADS, MOST_OFFERED, OUTAGES, SAME_KIND, SAME_TOPIC, Near, heads, similar
from tests.rules.test_issues import an_issue

CATALOGUE = Catalogue(own=(Own(code="bees", names={"zh-Hans": "蜜蜂", "en": "Bees"}, under="greenery"),))
KINDS = sorted({kind for topic, kinds in TOPICS.items() for kind in kinds or (topic,)})


def near(number: int, words: int, category: str = "lighting") -> Near:
    return Near(issue=an_issue(id=100 + number, number=number, category=category), words=words)


def numbers(category: str, *candidates: Near) -> list[int]:
    return [issue.number for issue in similar(category, candidates, CATALOGUE)]


def test_the_nearer_the_category_the_less_has_to_be_said_alike() -> None:
    for category, other, enough in (
        ("doors", "doors", ENOUGH - SAME_KIND),
        ("doors", "walls", ENOUGH - SAME_TOPIC),
        ("bees", "greenery", ENOUGH - SAME_TOPIC),
        ("doors", "lighting", ENOUGH),
    ):
        assert numbers(category, near(1, enough, other)) == [1]
        assert numbers(category, near(1, enough - 1, other)) == []


def test_the_likest_come_first_and_of_those_the_newest_and_three_at_most() -> None:
    candidates = (near(1, 70), near(2, 90), near(3, 70), near(4, 60), near(5, 40))
    assert numbers("lighting", *candidates) == [2, 3, 1]


def test_of_an_outage_no_word_has_to_be_the_same() -> None:
    for kind in OUTAGES:
        assert numbers(kind, near(1, 0, kind)) == [1]
    assert numbers("lift-noise", near(1, 0, "lift-noise")) == []


def test_two_outages_of_one_topic_are_two_things() -> None:
    assert numbers("water", near(1, ENOUGH - 1, "power")) == []


def test_an_officer_is_offered_the_whole_topic_as_well_but_not_the_issue_itself() -> None:
    issue = an_issue(id=101, number=1, category="doors")
    candidates = (
        near(1, 100, "doors"),
        near(2, 0, "walls"),
        near(3, 0, "lighting"),
        near(4, ENOUGH, "lighting"),
        near(5, 0, "doors"),
    )
    assert [head.number for head in heads(issue, candidates, CATALOGUE)] == [4, 5, 2]


@given(some.lists(some.tuples(some.integers(0, 100), some.sampled_from(KINDS)), max_size=30), some.sampled_from(KINDS))
def test_what_is_offered_is_among_what_there_is_each_once_and_never_too_many(
    there: list[tuple[int, str]], category: str
) -> None:
    candidates = [near(number, words, other) for number, (words, other) in enumerate(there)]
    offered = similar(category, candidates, CATALOGUE)
    assert len(offered) == len({issue.id for issue in offered}) <= MOST_OFFERED
    merged = heads(an_issue(id=1, category=category), candidates, CATALOGUE)
    assert len(merged) == len({issue.id for issue in merged}) <= MOST_HEADS
    assert {issue.id for issue in (*offered, *merged)} <= {each.issue.id for each in candidates}
