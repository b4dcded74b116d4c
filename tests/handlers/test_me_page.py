"""The page on which somebody finds all that is kept about them: whole, and escaped wherever people wrote."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from html.parser import HTMLParser
from zoneinfo import ZoneInfo

import pytest

from bot.app import routes
from handlers.kit.texts import LANGUAGES
from handlers.people.me_page import Drawing, page
from rules.access import Role
from rules.issue_answers import Verdict
from rules.issue_categories import Catalogue
from rules.issues import Issue, State
from rules.joining import Relation, RequestState
from rules.roles import end_of
from storage.drafts import Draft
from storage.people import Person
from storage.people_portrait import Answered, Asked, Home, Joined, Line, Office, Portrait, Reported, Step
from tests.rules.test_issues import an_issue

NOW = datetime(2026, 11, 23, 2, 30, tzinfo=UTC)
LANE = ZoneInfo("Asia/Shanghai")
NASTY = '<i onclick="x">&amp; { $name } \u202eרע 🙂\n%s {0}'
DRAWN = NASTY.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
EMPTY = ("meta",)


class Balance(HTMLParser):
    """Reads a page, and fails where an element is not closed, or one stands there that nobody drew."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag != "i", attrs
        self.seen.add(tag)
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def issue(state: State) -> Issue:
    return an_issue(
        number=17,
        words=NASTY,
        photos=("p", "q"),
        voice="v",
        named=True,
        private=True,
        state=state,
        outside=NASTY,
        reference=NASTY,
        why=NASTY,
        result=NASTY,
        rating=4,
        resolved_at=NOW,
        ended_at=NOW + timedelta(days=2),
    )


def asked(state: RequestState) -> Asked:
    return Asked(building=NASTY, unit=NASTY, relation=Relation.FAMILY, at=NOW, state=state, decided=NOW)


def portrait(**changed: object) -> Portrait:
    known: dict[str, object] = {
        "person": Person(id=1, telegram_id=101, name=NASTY, language=None, language_code=NASTY, reachable=True),
        "since": NOW,
        "homes": (Home(building=NASTY, unit=NASTY, relation=Relation.TENANT, since=NOW, until=None),),
        "offices": (Office(role=Role.ADMIN, place=NASTY, since=NOW, until=NOW),),
        "reported": tuple(Reported(issue=issue(state), place=NASTY, zone=LANE) for state in State),
        "asked": (asked(RequestState.DECLINED),),
        "joined": (Joined(number=18, place=NASTY, since=NOW),),
        "followed": (Joined(number=19, place=NASTY, since=NOW),),
        "answered": tuple(
            Answered(number=17, at=NOW, verdict=verdict, rating=None, words=NASTY) for verdict in Verdict
        ),
        "steps": (Step(number=17, at=NOW, verb=NASTY, words=NASTY), Step(number=17, at=NOW, verb="join", words="")),
        "drafts": (
            Draft(
                id=1,
                person_id=1,
                community_id=1,
                form="report",
                subject_id=1,
                field="words",
                answers={
                    "topic": "lighting",
                    "words": NASTY,
                    "photos": ["p"],
                    "urgent": "yes",
                    "voice": "v",
                    "kind": None,
                },
                touched_at=NOW,
            ),
            Draft(
                id=2,
                person_id=1,
                community_id=1,
                form="no-more",
                subject_id=1,
                field="x",
                answers={"x": NASTY, "y": 3},
                touched_at=NOW,
            ),
        ),
        "places": {5: "1单元401"},
        "journal": (Line(id=5, at=NOW, verb=NASTY, subject=NASTY, hash=None),),
    }
    return Portrait(**(known | changed))  # type: ignore[arg-type]


def drawn(known: Portrait, language: str) -> str:
    return page(known, NOW, Drawing(language, LANE, Catalogue(), routes().forms))


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_people_wrote_is_escaped_everywhere(language: str) -> None:
    written = drawn(portrait(), language)
    reading = Balance()
    reading.feed(written)
    assert reading.open == []
    assert written.count("&lt;i onclick=") > 20
    assert reading.seen <= {
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "h1",
        "h2",
        "p",
        "ul",
        "li",
        "b",
        "div",
        "table",
        "tr",
        "td",
    }


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (RequestState.APPROVED, "通过"),
        (RequestState.DECLINED, "没有通过"),
        (RequestState.JOINED, "用住户码登记"),
        (RequestState.WITHDRAWN, "撤回"),
    ],
)
def test_what_became_of_asking_for_a_home_is_told(state: RequestState, said: str) -> None:
    written = drawn(portrait(asked=(asked(state),)), "zh-Hans")
    assert f"02:30 {said}</li>" in written


def test_answers_of_a_form_are_told_in_the_words_that_they_were_chosen_by() -> None:
    written = drawn(portrait(reported=(), steps=()), "en")
    drafts = written[written.index("Forms not finished") : written.index("What you did, in the journal")]
    for said in ("Lighting", "One photo", "Urgent", "voice message", "<li>3</li>"):
        assert said.casefold() in drafts.casefold(), said
    assert "lighting</li>" not in drafts


def test_to_whom_somebody_gave_work_is_told_in_words_and_not_as_what_they_said() -> None:
    gave = ("property_company", "one property_company", "")
    steps = tuple(Step(number=17, at=NOW, verb="assign", words=code) for code in gave)
    written = drawn(portrait(reported=(), steps=steps), "zh-Hans")
    for said in ("交给物业办理", "交给物业的一位师傅办理", "交办"):
        assert said in written, said
    assert "property_company" not in written


def test_an_answer_that_is_a_place_or_an_office_is_told_by_its_name_and_an_album_is_none() -> None:
    common = {"person_id": 1, "community_id": None, "subject_id": 1, "field": "x", "touched_at": NOW}
    joining = Draft(id=1, form="join", answers={"home": 5, "relation": "tenant"}, **common)  # type: ignore[arg-type]
    granting = Draft(id=2, form="grant", answers={"role": "building_head", "building": 6}, **common)  # type: ignore[arg-type]
    report = Draft(id=3, form="report", answers={"words": "5", "album": "13579", "left_out": "file"}, **common)  # type: ignore[arg-type]
    known = portrait(drafts=(joining, granting, report), places={5: "1单元401", 6: "3号楼"})
    written = drawn(known, "zh-Hans")
    for said in ("1单元401", "租户", "楼门院长", "3号楼", "5"):
        assert f"<li>{said}</li>" in written, said
    assert "13579" not in written
    assert "file" not in written[written.index("<body") :]


def test_times_are_told_as_clocks_go_there() -> None:
    assert "2026-11-23 10:30" in drawn(portrait(), "zh-Hans")


def test_days_are_told_as_they_are_there() -> None:
    """Also where the community's clocks go differently from those of the settings."""
    early = datetime(2026, 11, 22, 15, 30, tzinfo=UTC).astimezone(ZoneInfo("Asia/Tokyo"))
    home = Home(building="3号楼", unit="301", relation=Relation.OWNER, since=early, until=None)
    assert "2026年11月23日起" in drawn(portrait(homes=(home,)), "zh-Hans")


def test_an_office_is_told_with_the_last_day_on_which_it_is_held() -> None:
    until = end_of(date(2026, 12, 31), LANE).astimezone(LANE)
    office = Office(role=Role.ADMIN, place="槐树里社区", since=NOW.astimezone(LANE), until=until)
    assert "2026年11月23日到2026年12月31日" in drawn(portrait(offices=(office,)), "zh-Hans")


def test_of_whom_nothing_is_known_each_part_says_so() -> None:
    nothing = dict.fromkeys(("homes", "offices", "reported", "joined", "steps", "drafts", "journal"), ())
    assert drawn(portrait(**nothing), "en").count("<p>Nothing.</p>") == 7
