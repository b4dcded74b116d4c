"""What of an issue is withheld from neighbours, and who sees all of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from rules import issue_readers
from rules import issue_withholding as rules
from rules.access import HOLDERS, Role
from rules.issues import Hiding, Issue, Move, State
from rules.refusals import Refused
from tests.rules.test_issues import an_issue

WORDS = some.text(alphabet="ab张三😀 .*", min_size=1, max_size=20)


def told(words: str = "张三家，张三", **changed: object) -> Issue:
    return an_issue(words=words, **changed)


def test_a_part_is_covered_wherever_it_stands() -> None:
    covered = told(shown_words=rules.covered(told(), "张三")[0])
    assert covered.shown_words == "▇▇家，▇▇"
    assert rules.to_neighbours(covered).words == "▇▇家，▇▇"
    further = replace(covered, shown_words=rules.covered(covered, "三家")[0])
    assert further.shown_words == "▇▇▇，▇▇"
    assert rules.to_neighbours(further).words == "▇▇，▇▇"


def test_how_it_is_written_large_or_small_makes_no_difference() -> None:
    assert rules.covered(told("Mr Li, MR LI"), "mr li") == ("▇▇▇▇▇, ▇▇▇▇▇", None)


def test_a_number_plate_is_covered_however_it_is_spaced() -> None:
    covered = told("京A12345 堵门", shown_words=rules.covered(told("京A12345 堵门"), "京A12345")[0])
    assert rules.told_to_neighbours(covered, "联系了京 A 12345 的车主") == "联系了▇▇ 的车主"
    assert rules.covered(told("车是 京A 12345"), "京 A12345") == ("车是 ▇▇▇▇▇▇▇▇", None)


@pytest.mark.parametrize("part", ["", "李四", ".*", "张三家。"])
def test_what_does_not_occur_is_refused(part: str) -> None:
    with pytest.raises(Refused) as refused:
        rules.covered(told(), part)
    assert refused.value.code == "refused-part-not-there"


@given(WORDS, some.lists(some.tuples(some.integers(0, 19), some.integers(1, 5)), min_size=1, max_size=4))
def test_whatever_is_covered_is_read_nowhere_in_what_is_shown(words: str, cuts: list[tuple[int, int]]) -> None:
    issue, parts = told(words), []
    for start, length in cuts:
        part = words[start : start + length]
        if part:
            issue = replace(issue, shown_words=rules.covered(issue, part)[0])
            parts.append(part)
    shown = rules.to_neighbours(issue).words
    assert all(part not in shown for part in parts)
    assert issue.words == words
    assert issue.shown_words is None or len(issue.shown_words) == len(words)


def test_each_part_keeps_every_reason_given_for_it_as_long_as_it_is_withheld() -> None:
    issue = told(photos=("a",), result="劝过张三", result_photos=("b",))
    assert rules.occurs_in(issue, "张三") == (rules.WORDS, rules.RESULT)
    covered = replace(issue, shown_words="▇▇家，▇▇", shown_result="劝过▇▇", hidden=("result-1",))
    covered = replace(covered, hidden_because=rules.because(covered, (rules.WORDS, rules.RESULT), "a name"))
    covered = replace(covered, hidden_because=rules.because(covered, ("result-1",), "a face"))
    for why in ("a door", "a door"):
        covered = replace(covered, hidden_because=rules.because(covered, (rules.WORDS,), why))
    assert [rules.reasons(covered, what) for what in rules.withheld(covered)] == [
        ("a name", "a door"),
        ("a name",),
        ("a face",),
    ]
    anew = replace(covered, result="又劝过", shown_result=None, hidden=())
    again = replace(anew, hidden=("result-1",), hidden_because=rules.because(anew, ("result-1",), "a plate"))
    assert rules.withheld(again) == (rules.WORDS, "result-1")
    assert rules.reasons(again, "result-1") == ("a plate",)


def test_photos_and_the_voice_are_left_out_by_their_place() -> None:
    issue = told(photos=("a", "b", "c"), voice="v", named=True)
    assert rules.files_of(issue) == ("photo-1", "photo-2", "photo-3", "voice")
    issue = replace(issue, hidden=rules.without(issue, "photo-2"))
    issue = replace(issue, hidden=rules.without(issue, "photo-1"))
    assert issue.hidden == ("photo-1", "photo-2")
    assert rules.to_neighbours(issue).photos == ("c",)
    assert rules.to_neighbours(issue).voice == "v"
    issue = replace(issue, hidden=rules.without(issue, "voice"))
    assert rules.to_neighbours(issue).voice == rules.UNHEARD
    assert rules.to_neighbours(rules.to_neighbours(issue)) == rules.to_neighbours(issue)


def test_neighbours_hear_a_voice_only_where_it_is_signed_and_know_that_there_is_one() -> None:
    """A voice is as good as a name."""
    signed = told("", voice="v", named=True)
    assert rules.to_neighbours(signed).voice == "v"
    unsigned = replace(signed, named=False)
    assert rules.to_neighbours(unsigned).voice == rules.UNHEARD
    assert rules.to_neighbours(told("", voice=None, named=True)).voice is None
    assert rules.files_of(unsigned) == ()


@pytest.mark.parametrize("file", ["photo-0", "photo-4", "photo-x", "", "voice", "words"])
def test_a_file_that_it_does_not_have_is_refused(file: str) -> None:
    with pytest.raises(Refused):
        rules.without(told(photos=("a", "b", "c")), file)


def test_the_result_is_covered_and_left_out_like_the_report() -> None:
    issue = told(result="张三搬走了", result_photos=("x", "y"), photos=("a",))
    assert rules.covered(issue, "搬走") == (None, "张三▇▇了")
    words, result = rules.covered(issue, "张三")
    issue = replace(issue, shown_words=words, shown_result=result)
    assert rules.files_of(issue) == ("photo-1", "result-1", "result-2")
    issue = replace(issue, hidden=rules.without(issue, "photo-1"))
    issue = replace(issue, hidden=rules.without(issue, "result-2"))
    seen = rules.to_neighbours(issue)
    assert (seen.words, seen.result, seen.photos, seen.result_photos) == ("▇▇家，▇▇", "▇▇搬走了", (), ("x",))
    assert (rules.of_result(issue), rules.besides_result(issue)) == (("result-2",), ("photo-1",))


def test_what_is_covered_in_the_words_is_covered_in_all_that_is_said_about_them_after() -> None:
    issue = told("京A12345堵了门，找张三", shown_words="▇▇▇▇▇▇▇堵了门，找▇▇")
    assert rules.parts(issue) == ("京A12345", "张三")
    issue = replace(issue, result="联系京a12345车主张三", why="张三不肯", outside="张三的单位", reference="京A12345")
    seen = rules.to_neighbours(issue)
    assert (seen.result, seen.why) == ("联系▇▇车主▇▇", "▇▇不肯")
    assert (seen.outside, seen.reference) == ("▇▇的单位", "▇▇")
    assert rules.told_to_neighbours(issue, "交给张三") == "交给▇▇"


def test_what_of_the_result_is_covered_because_of_the_words_is_told_with_the_reason_for_those() -> None:
    because = (Hiding(rules.WORDS, "a name"),)
    issue = told(shown_words="▇▇家，▇▇", result="劝过张三", hidden_because=because)
    assert rules.withheld(issue) == (rules.WORDS, rules.RESULT)
    assert rules.reasons(issue, rules.RESULT) == ("a name",)
    assert rules.withheld(replace(issue, result="劝过")) == (rules.WORDS,)
    further = replace(issue, shown_result="▇过张三")
    assert rules.to_neighbours(further).result == "▇▇过▇▇"


@pytest.mark.parametrize("shown", [None, "张三▇，张三"])
def test_blocks_that_somebody_wrote_themselves_are_no_part(shown: str | None) -> None:
    issue = told("张三▇，张三", shown_words=shown, why="▇ 张三")
    assert rules.parts(issue) == ()
    assert rules.to_neighbours(issue).why == "▇ 张三"


READER, REPORTER = 77, an_issue().reporter_id


@pytest.mark.parametrize("role", Role)
def test_those_who_handle_it_see_all_and_others_what_neighbours_see(role: Role) -> None:
    handles = role in HOLDERS
    assert issue_readers.sees_all(frozenset({role}), READER, told()) is handles
    assert issue_readers.sees_all(frozenset({role}), READER, told(body=Role.PROPERTY_COMPANY)) is (
        handles or role is Role.PROPERTY_COMPANY
    )
    private = told(private=True)
    assert issue_readers.may_read(frozenset({role}), frozenset({role}), READER, private, takes_part=True) is handles
    assert issue_readers.may_read(frozenset({role}), frozenset({role}), READER, told(), takes_part=False)


def test_who_takes_part_reads_of_it_wherever_they_stand_and_a_stranger_never() -> None:
    nobody: frozenset[Role] = frozenset()
    assert issue_readers.may_read(nobody, nobody, READER, told(), takes_part=True)
    assert not issue_readers.may_read(nobody, nobody, READER, told(), takes_part=False)
    assert issue_readers.may_read(nobody, nobody, REPORTER, told(private=True), takes_part=False)


def test_followers_hear_of_few_moves() -> None:
    heard = {what for what in Move if issue_readers.tells_followers(what, State.ACCEPTED)}
    assert heard == {Move.ESCALATE, Move.LIFT, Move.PARTLY}
    assert issue_readers.tells_followers(Move.RESOLVE, State.RESOLVED)
    assert issue_readers.tells_followers(Move.DISPUTE, State.REOPENED)
    assert not issue_readers.tells_followers(Move.REMIND, State.REOPENED)


def covering(issue: Issue, *covers: str) -> Issue:
    for part in covers:
        words, result = rules.covered(issue, part)
        issue = replace(issue, shown_words=words, shown_result=result)
    return issue


def test_parts_that_stand_side_by_side_stay_apart_and_each_is_shown_again_by_itself() -> None:
    issue = covering(told("张三家在二楼", result="劝过张 三"), "张三", "二楼", "家在")
    assert rules.parts(issue) == ("张三", "家在", "二楼")
    assert rules.to_neighbours(issue).words == "▇▇"
    names = {part: name for name, part in rules.apart(issue).items()}
    left = rules.shown_again(issue, names["家在"])
    assert rules.to_neighbours(left).words == "▇▇家在▇▇"
    left = rules.shown_again(left, names["张三"])
    assert (rules.to_neighbours(left).words, left.shown_result) == ("张三家在▇▇", None)
    left = rules.shown_again(left, names["二楼"])
    assert (left.shown_words, rules.withheld(left)) == (None, ())
    with pytest.raises(Refused):
        rules.shown_again(left, names["二楼"])


def test_a_file_is_shown_again_by_itself_and_its_reasons_go() -> None:
    because = (Hiding("words", "name"), Hiding("photo-1", "face"))
    issue = covering(told(photos=("a", "b"), hidden=("photo-1", "photo-2"), hidden_because=because), "张三")
    left = rules.shown_again(issue, "photo-1")
    assert (left.hidden, left.hidden_because) == (("photo-2",), (Hiding("words", "name"),))


def test_the_reasons_for_a_part_go_with_it_alone() -> None:
    issue = told("张三的车京A12345", result="张三挪走了京A12345")
    for part, why in (("张三", "a name"), ("京A12345", "a plate"), ("三的车京A", "no matter")):
        shown, result = rules.covered(issue, part)
        given = rules.because(issue, rules.occurs_in(issue, part), why, part)
        issue = replace(issue, shown_words=shown, shown_result=result, hidden_because=given)
    names = {part: name for name, part in rules.apart(issue).items()}
    assert set(names) == {"张三的车京A12345", "张三", "京A12345"}
    left = rules.shown_again(issue, names["京A12345"])
    assert rules.reasons(left, rules.RESULT) == ("a name",)
    assert rules.reasons(left, rules.WORDS) == ("a name", "a plate", "no matter")
    assert (rules.is_open(left, "张三"), rules.is_open(left, "京A12345")) == (False, False)
    left = rules.shown_again(left, names["张三的车京A12345"])
    assert (rules.reasons(left, rules.WORDS), rules.reasons(left, rules.RESULT)) == ((), ("a name",))
    assert (rules.is_open(left, "张三"), rules.is_open(left, "京A12345")) == (False, True)


def test_of_a_result_only_the_reasons_for_what_stands_in_it_are_told() -> None:
    issue = told("张三的车京A12345", shown_words="▇▇的车▇▇▇▇▇▇▇", result="张三挪走了车")
    given = (Hiding("words", "a name", "张三"), Hiding("words", "a plate", "京A12345"))
    assert rules.reasons(replace(issue, hidden_because=given), rules.RESULT) == ("a name",)


def test_what_is_covered_in_merged_ones_is_covered_in_the_result_with_why() -> None:
    merged = covering(told(hidden_because=(Hiding("words", "name"),)), "张三")
    head = rules.with_merged(told("杂物", result="劝过张三"), [merged])
    assert (rules.to_neighbours(head).result, rules.reasons(head, rules.RESULT)) == ("劝过▇▇", ("name",))
    untouched = told("杂物", result="清走了")
    assert rules.with_merged(untouched, [merged]) == untouched
