"""The form of `/report`: what it asks for, the whole before it is sent, and its filing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Annotated, Any

from pydantic import BaseModel

from handlers.issues import actions
from handlers.issues.chat.brought import LEFT_OUT, LeftOut
from handlers.issues.chat.sentences import Sentence
from handlers.issues.danger import alarm_first, danger_in
from handlers.issues.likeness import weighed
from handlers.issues.spots import as_neighbour
from handlers.issues.views import view_of
from handlers.issues.words import incident_words, issue_words, since_words
from handlers.kit.fields import Ask, Choices, Form
from handlers.kit.replies import Kept, Replies, Show, Text, Words, text
from handlers.kit.visit import Visit
from rules.access import Role, may, roles_at
from rules.issue_categories import DANGER
from rules.issue_likeness import similar
from rules.issue_officers import is_about
from rules.issues import Issue, Report
from storage import cards, issues, roles
from storage.drafts import Draft


def _topics(visit: Visit, _draft: Draft) -> Choices:
    catalogue = visit.settings.categories
    return tuple((code, issue_words.category(catalogue, code)) for code in catalogue.topics())


def _kinds(visit: Visit, draft: Draft) -> Choices:
    catalogue, topic = visit.settings.categories, draft.answers.get("topic", "")
    rest = text("issue-category-other")
    kinds = catalogue.kinds(topic)
    return tuple((code, rest if code == topic else issue_words.category(catalogue, code)) for code in kinds)


def _always(_visit: Visit, _draft: Draft) -> bool:
    return True


def _either(no: str, yes: str, open_to: Callable[[Visit, Draft], bool] = _always) -> Ask:
    """Return how one of two is chosen with everything in view."""
    return Ask(choices=(("no", no), ("yes", yes)), later=True, open_to=open_to)


def danger_told(draft: Draft) -> str | None:
    """Return of which danger somebody tells in their report, by what they chose and wrote so far."""
    category = draft.answers.get("kind") or draft.answers.get("topic", "")
    return danger_in(category, draft.answers.get("words") or "")


def _may_wait(_visit: Visit, draft: Draft) -> bool:
    """Tell whether somebody can choose how urgent it is: danger always is."""
    return danger_told(draft) is None


def _in_office(visit: Visit, draft: Draft) -> bool:
    """Tell whether somebody may report for a neighbour there."""
    return may(visit.actor(), "issues.report_for", visit.place(draft.subject_id).path)


def _has_words(_visit: Visit, draft: Draft) -> bool:
    return bool(draft.answers.get("words"))


def _headed(visit: Visit, draft: Draft) -> bool:
    """Tell whether somebody else heads the building, so that something can be about them."""
    heads = roles.holders(visit.tx, visit.now, {Role.BUILDING_HEAD}, visit.place(draft.subject_id))
    return bool(heads) and visit.person.id not in {head.id for head in heads}


def _may_sign(_visit: Visit, draft: Draft) -> bool:
    """Tell whether somebody can let neighbours read their name: not those whom it is about."""
    return not draft.answers.get("about_head")


_LEFT_OUT_LINES: Mapping[LeftOut, tuple[int, str]] = {
    "album": (1, "report-album-alone"),
    "file": (0, "form-photo-as-file"),
}
"""What is said of what was left out, as long as there are so many photos: as soon as others come it is made good."""


class ReportForm(BaseModel):
    """What the form of `/report` asks for, and what can be added to it before it is sent."""

    topic: Annotated[str, Ask(question="report-ask-topic", choices=_topics, columns=3)]
    kind: Annotated[str | None, Ask(question="report-ask-kind", choices=_kinds)] = None
    words: Annotated[
        Sentence | None,
        Ask(question="report-ask-words", takes="words", button="report-change-words", open_to=_has_words),
    ]
    photos: Annotated[
        tuple[str, ...], Ask(question="report-ask-photos", takes="photos", later=True, button="report-add-photos")
    ] = ()
    urgent: Annotated[bool, _either("report-not-urgent", "report-urgent", _may_wait)] = False
    named: Annotated[bool, _either("report-unnamed", "report-named", _may_sign)] = False
    private: Annotated[bool, _either("report-public", "report-private")] = False
    about_head: Annotated[bool, _either("report-about-any", "report-about-head", _headed)] = False
    for_whom: Annotated[
        Sentence | None,
        Ask(
            question="report-ask-for-whom",
            later=True,
            skip=True,
            button="report-for-neighbour",
            open_to=_in_office,
        ),
    ] = None
    voice: Annotated[str | None, Ask(takes="voice", later=True)] = None
    left_out: Annotated[LeftOut | None, Ask(later=True)] = None

    @property
    def category(self) -> str:
        return self.kind or self.topic

    @property
    def signed(self) -> bool:
        """Tell whether neighbours may read who reported it: whom it is about is one of them."""
        return self.named and not self.private and not self.about_head


def _check_report(visit: Visit, draft: Draft, filled: ReportForm) -> Words:
    danger = danger_in(filled.category, filled.words or "")
    photos = text("report-with-photos", count=len(filled.photos)) if filled.photos else text("report-without-photo")
    shown = text("report-private" if filled.private else "report-named" if filled.signed else "report-unnamed")
    who = text("report-for-whom", whom=filled.for_whom, shown=shown) if filled.for_whom else shown
    check = text(
        "report-check",
        alarm=alarm_first(visit.settings.emergency, danger) if danger else text("nothing"),
        left_out=_left_out(draft),
        place=visit.place(draft.subject_id).name,
        category=issue_words.category(visit.settings.categories, filled.category),
        words=_said(filled),
        photos=photos,
        urgent=text("report-urgent" if danger or filled.urgent else "report-not-urgent"),
        who=text("report-check-about-head", who=who, private=int(filled.private)) if filled.about_head else who,
    )
    alike = _similar(visit, draft, filled)
    own = [issue for issue in alike if issue.reporter_id == visit.person.id]
    others = [issue for issue in alike if issue not in own]
    said = incident_words.with_own(check, [view_of(visit, issue) for issue in own])
    said = incident_words.with_similar(said, [view_of(visit, issue) for issue in others])
    return Words(said, incident_words.instead(draft.id, others))


def _said(filled: ReportForm) -> Text:
    """Show what was written and said aloud, and who will hear that. In the group nobody does: so a few words help."""
    words = text("plain", what=filled.words) if filled.words else None
    voice = text(_heard(filled)) if filled.voice else None
    alone = text("report-voice-alone") if voice and not words and not filled.private else None
    return text("lines", lines=tuple(line for line in (words, voice, alone) if line))


def _heard(filled: ReportForm) -> str:
    """Return the text that says who will hear a voice message: neighbours only where it is signed."""
    if filled.private:
        return "issue-by-voice"
    return "report-voice-heard" if filled.signed else "issue-by-voice-unheard"


def _similar(visit: Visit, draft: Draft, filled: ReportForm) -> list[Issue]:
    """Return what they or neighbours have reported already and is much like this: one of them may be enough.

    What is about them is for others to report and to join.
    """
    where, holds = visit.place(draft.subject_id), visit.actor().holds
    found = issues.open_above(visit.tx, where, by=visit.person.id)
    nearby = [issue for issue in found if not is_about(roles_at(holds, visit.place(issue.place_id).path), issue)]
    return similar(filled.category, weighed(filled.words or "", nearby), visit.settings.categories)


def _file(visit: Visit, draft: Draft, filled: ReportForm) -> Replies:
    where = visit.place(draft.subject_id)
    issue = actions.report(
        visit.tx,
        visit.now,
        as_neighbour(visit.actor(), where.id),  # the form began in its group, or in a home there: so it was checked
        visit.settings,
        where,
        Report(
            category=filled.category,
            words=filled.words or "",
            photos=filled.photos,
            voice=filled.voice,
            urgent=filled.urgent,
            named=filled.signed,
            private=filled.private,
            about_head=filled.about_head,
            for_whom=filled.for_whom,
        ),
    )
    cards.remove(visit.tx, actions.PROMPT, visit.person.id)
    kept = Kept(actions.FILED, issue.id, issue.community_id)
    return (Show(replace(since_words.filed(view_of(visit, issue)), keeps=kept)),)


def _left_out(draft: Draft) -> Text:
    """Say what did not come along of the photos that somebody showed where they began."""
    left_out = draft.answers.get(LEFT_OUT)
    count, line = _LEFT_OUT_LINES[left_out] if left_out else (-1, "nothing")
    return text(line if len(draft.answers.get("photos") or ()) == count else "nothing")


def _written_before(draft: Draft) -> Text:
    """Keep in view what was written before, where it is asked for once more."""
    before = draft.answers.get("words")
    return text("report-words-before", words=before) if before else text("nothing")


def _about_report(visit: Visit, draft: Draft) -> dict[str, Any]:
    catalogue, topic = visit.settings.categories, draft.answers.get("topic", "")
    category, danger = draft.answers.get("kind") or topic, danger_told(draft)
    return {
        "before": _written_before(draft),
        "topic": issue_words.category(catalogue, topic) if topic else "",
        "category": issue_words.category(catalogue, category) if category else "",
        "alarm": alarm_first(visit.settings.emergency, danger) if danger else text("nothing"),
        "left_out": _left_out(draft),
    }


def _implied(visit: Visit, draft: Draft) -> Mapping[str, Any]:
    """Return the category where the words tell of danger: nobody is to look for it among fifteen meanwhile."""
    catalogue, kind = visit.settings.categories, danger_in("", draft.answers.get("words") or "")
    chosen = draft.answers.get("topic", DANGER)
    fits = chosen == DANGER and DANGER in catalogue.topics() and kind in catalogue.kinds(DANGER)
    return {"topic": DANGER, "kind": kind} if fits else {}


def _drop_report(visit: Visit, _draft: Draft) -> None:
    cards.remove(visit.tx, actions.PROMPT, visit.person.id)


REPORT = Form(
    name="report",
    model=ReportForm,
    finish=_file,
    about=_about_report,
    check=_check_report,
    implied=_implied,
    dropped=_drop_report,
    title="command-report",
)
