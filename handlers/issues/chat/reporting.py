"""How a report begins, from whatever somebody says or presses, and how neighbours join one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from handlers.issues import actions
from handlers.issues.chat import asked_after, asking, rest_of_album, said_before, supplements
from handlers.issues.chat.brought import NOTHING, Brought, brought
from handlers.issues.chat.danger_stays import in_danger_still
from handlers.issues.chat.named import replied_to
from handlers.issues.chat.report_form import REPORT, danger_told
from handlers.issues.chat.without_home import THIS, come_in_first
from handlers.issues.danger import alarm, alarm_first, danger_in, warning
from handlers.issues.kept import LINK
from handlers.issues.spots import as_neighbour, places_of
from handlers.issues.words import incident_words
from handlers.kit import forms, small_talk
from handlers.kit.albums import form_of, keep_photo
from handlers.kit.buttons import data
from handlers.kit.invitations import invite
from handlers.kit.pages import paged
from handlers.kit.replies import Button, Replies, Rows, Say, Show, Text, Toast, Words, text
from handlers.kit.routes import Routes
from handlers.kit.visit import Visit
from rules.issue_categories import topic_of
from rules.issues import Issue
from rules.places import Place
from rules.refusals import Refused
from storage import households, issue_supporters, issues, places
from storage.drafts import Draft


def register(routes: Routes) -> None:
    routes.command("report", report)
    routes.links[LINK] = report_from_link
    routes.forms[REPORT.name] = REPORT
    routes.events["unasked"] = unasked
    routes.events["rest of album"] = rest_of_album.another_photo
    routes.events["overheard"] = overheard
    routes.events["aside"] = aside
    routes.events["danger"] = danger
    routes.button(THIS, report_this)
    routes.button("issues:at", report_at)
    routes.button("issues:buildings", turn_buildings)
    routes.button("issues:join", join)
    routes.button("issues:anew", report_anew)
    routes.button("issues:instead", join_instead)


def report(visit: Visit, _said: str) -> Replies:
    """`/report`: in a group it leads to private chat; in private it asks at once. Answering a message reports that."""
    if not visit.private:
        keep_photo(visit)
        return _invite(visit, brought(visit))
    return _ask(visit, brought(visit))


def overheard(visit: Visit) -> Replies:
    """Photos of an album in a neighbours' group: one of them may be, or has been, sent with `/report`."""
    if visit.message and visit.message.media_group_id and visit.bound and visit.bound.purpose == "neighbours":
        draft = form_of(visit)
        if draft:
            answered = forms.answer(visit, draft)
            return answered if draft.asked and visit.person.reachable else ()
        keep_photo(visit)
    return ()


def unasked(visit: Visit) -> Replies:
    """Somebody wrote or sent something in private that nobody had asked for: perhaps they want to report it.

    Who tells of danger is told at once whom to call; who greets is greeted. Whoever is asked something may have meant
    to answer it.
    """
    assert visit.message is not None
    warns = warning(visit.settings.emergency, brought(visit).words)
    answered = asking.written_out(visit) or in_danger_still(visit)
    if answered:
        return answered
    asked = asking.asked_there(visit)
    if asked:
        return (Say(Words(warns)), *asked) if warns else asked
    chat = small_talk.kind_of(visit.message.text or "")
    if chat:
        return (Say(Words(small_talk.answer(chat))),)
    if visit.message.photo_as_file and not visit.message.caption:
        return (Say(Words(text("form-photo-as-file"))),)
    return _said_in_reply(visit, warns) or _offer_what_there_is(visit, warns)


def aside(visit: Visit, draft: Draft) -> Replies:
    """Somebody replies, in the middle of a form, to what the bot said of something else: the form has no part in it.
    Nor has one that can't be sent any more in a button that they write out: by that it may become one that can.
    """
    if asking.elsewhere_replied_to(visit, draft):
        return unasked(visit)
    return asking.written_out(visit) if visit.routes.forms[draft.form].over(visit, draft) else ()


def danger(visit: Visit, draft: Draft) -> Replies:
    """Somebody says in the middle of a form what is no answer to it: where it is danger, whom to call comes first.

    Where the form is about something else, that can be reported.
    """
    kind = danger_in("", brought(visit).words)
    if kind is None:
        return ()
    if draft.form == REPORT.name:
        return (Say(Words(alarm_first(visit.settings.emergency, kind))),)
    return _offer(alarm(visit.settings.emergency, kind))


def report_this(visit: Visit) -> Replies:
    """Report what stands in the message under which this was offered."""
    return tuple(Show(reply.words) for reply in _ask(visit, brought(visit)))


def report_at(visit: Visit, building_id: int) -> Replies:
    """Report for one of the buildings in which somebody lives, or of those that their office is for."""
    if building_id not in {building.id for building in _buildings(visit)}:
        raise Refused("refused-role")
    return (Show(_begin(visit, building_id, said_before.with_before(visit, brought(visit)))),)


def turn_buildings(visit: Visit, number: int) -> Replies:
    """Show another page of the buildings for which somebody may report."""
    buildings = _buildings(visit)
    if not buildings:
        raise Refused("refused-role")
    return (Show(_which_building(visit, buildings, number)),)


def report_from_link(visit: Visit, code: str) -> Replies:
    """Come from a group by its link: whoever has it stands in that group."""
    chat = places.chat_by_code(visit.tx, code)
    if chat is None or chat.purpose != "neighbours":
        raise Refused("refused-link")
    return (Say(_begin(visit, chat.place_id, NOTHING)),)


def report_anew(visit: Visit, issue_id: int) -> Replies:
    """Report once more what has ended and is not solved for whoever has it: where, what and for whose eyes is known,
    and what they said of it where this was offered, or were about to add. What went with an answer was for those who
    handle it alone.
    """
    issue = actions.begin_anew(visit.tx, visit.now, visit.actor(), issue_id)
    known, left = supplements.taken_along(visit, issues.issue(visit.tx, issue_id), brought(visit))
    topic = topic_of(visit.settings.categories, issue.category)
    before = {
        "topic": topic,
        "kind": issue.category if issue.category != topic else None,
        "private": issue.private,
        "about_head": issue.about_head,
    }
    return (Say(_begin(visit, issue.place_id, known, before)), *left)


def join(visit: Visit, issue_id: int) -> Replies:
    issue, joined = actions.join(visit.tx, visit.now, visit.actor(), visit.settings, issue_id)
    count = issue_supporters.supporter_count(visit.tx, visit.now, issue.id)
    now = "issue-joined" if visit.person.reachable else "issue-joined-unheard"
    return (Toast(text(now if joined else "issue-joined-before", number=issue.number, count=count)),)


def join_instead(visit: Visit, draft_id: int, issue_id: int) -> Replies:
    """Join what was offered at the end of a report, instead of filing it: an issue of its place, or of one above. What
    was written can go along, for those who see to it.
    """
    draft = forms.own(visit, draft_id)
    if draft.form != REPORT.name:
        raise Refused("refused-button")
    where, issue = visit.place(draft.subject_id), issues.issue(visit.tx, issue_id)
    if issue.place_id not in where.path:
        raise Refused("refused-button")
    acting = as_neighbour(visit.actor(), issue.place_id)
    issue, _ = actions.join(visit.tx, visit.now, acting, visit.settings, issue_id)
    forms.drop(visit, draft)
    count, danger = issue_supporters.supporter_count(visit.tx, visit.now, issue.id), danger_told(draft)
    if danger:
        said = _joined_in_danger(visit, issue, count, draft, danger)
    else:
        along = supplements.keep_along(visit, issue, draft.answers.get("words"))
        said = incident_words.joined(issue, count, along=along)
    return (Show(said), *forms.go_on(visit))


def _joined_in_danger(visit: Visit, issue: Issue, count: int, draft: Draft, danger: str) -> Words:
    """Let those who see to an issue know at once what somebody tells of danger: it does not wait for another press."""
    words = draft.answers.get("words") or ""
    actions.heed(visit.tx, visit.now, visit.settings, issue, danger)
    if words:
        actions.supplement(visit.tx, visit.now, visit.actor(), visit.settings, issue.id, words=words, along=True)
    return incident_words.joined_in_danger(issue, count, alarm(visit.settings.emergency, danger), told=bool(words))


def _offer_what_there_is(visit: Visit, warns: Text | None) -> Replies:
    """Offer to report what somebody wrote, beside what else they may mean by it."""
    assert visit.message is not None
    again = asked_after.second_thoughts(visit, visit.message.text or visit.message.caption or "")
    asked = () if again else asked_after.ways(visit, visit.message.text or "")
    more = () if asked else asked_after.additions(visit)
    if not (again or asked):
        said_before.keep(visit)
    said = "asked-after" if asked else "nothing-asked-or-more" if more else "nothing-asked"
    told, further = (again.text, again.rows) if again else (text(said), ())
    return _offer(warns or told, (*further, *asked, *more, *asking.waiting(visit)))


def _said_in_reply(visit: Visit, warns: Text | None) -> Replies:
    """Add what somebody says in reply to what the bot said of an issue, unless they think better of what they said of
    it; where that can't be, offer to report it.
    """
    about, said = replied_to(visit), brought(visit).words
    again = asked_after.second_thoughts(visit, said, about) if about else None
    if again:
        return _offer(warns or again.text, again.rows)
    try:
        added = supplements.said_in_reply(visit)
    except Refused as refused:
        why = text(refused.code, **refused.data)
        told = text("lines", lines=(warns, why)) if warns else why
        anew = supplements.anew_in_private(visit, about, told) if about else None
        return (Say(anew),) if anew else _offer(told, asking.waiting(visit))
    return (*_offer(warns, asking.waiting(visit)), *added) if warns and added else added


def _invite(visit: Visit, known: Brought) -> Replies:
    """Lead somebody from the group to private chat, where what they said or showed already is not asked again.

    One invitation at a time stands there for one person; whoever asks again with it standing is asked in private.
    Whom to call in danger is said at once, wherever they read it first.
    """
    if visit.bound is None:
        return (Say(Words(text("group-not-bound")), here=True),)
    if visit.bound.purpose != "neighbours":
        return (Say(Words(text("report-in-staff-group")), here=True),)
    if invite(visit, actions.PROMPT):
        return (Show(_begin(visit, visit.bound.place_id, known)),)
    if known.anything:
        _prepare(visit, visit.bound.place_id, known)
    warns = warning(visit.settings.emergency, known.words)
    return (Say(Words(warns), here=True),) if warns else ()


def _offer(said: Text, further: Rows = ()) -> Replies:
    """Offer to make a report of the message that is answered, and what else it may have been for: of an album once."""
    return (Show(Words(said, ((Button(text("report-this"), data(THIS)),), *further)), quote=True),)


def _ask(visit: Visit, known: Brought) -> tuple[Say | Show, ...]:
    """Ask in private for what has to be known, of the building first where somebody has homes in several."""
    buildings = _buildings(visit)
    if not buildings:
        return (Say(come_in_first(visit, known, warning(visit.settings.emergency, known.words)), quote=known.anything),)
    if len(buildings) == 1:
        return (Show(_begin(visit, buildings[0].id, said_before.with_before(visit, known))),)
    return (Say(_which_building(visit, buildings, 1), quote=True),)


def _buildings(visit: Visit) -> list[Place]:
    """Return the buildings in which somebody lives; of an officer who lives in none, those that their office is for."""
    homes = households.buildings_of(visit.tx, visit.now, visit.person.id)
    if homes:
        return [visit.place(home) for home in homes]
    return [building for place in places_of(visit) for building in places.buildings_at(visit.tx, place)]


def _which_building(visit: Visit, buildings: Sequence[Place], number: int) -> Words:
    """Ask for one of these buildings. Where they are of several communities there may be two of the same name."""
    several = len({building.community_id for building in buildings}) > 1

    def name(building: Place) -> Text:
        if not several:
            return text("plain", what=building.name)
        community = places.community(visit.tx, building.community_id).name
        return text("inbox-place", place=building.name, community=community)

    offered = [Button(name(each), data("issues:at", each.id)) for each in buildings]
    return Words(text("report-ask-building"), paged(offered, number, "issues:buildings", columns=2))


def _begin(
    visit: Visit, building_id: int, known: Brought, before: Mapping[str, str | bool | None] = MappingProxyType({})
) -> Words:
    """Begin a report with what is known, and what was so `before`, where it is reported once more."""
    where = _where(visit, building_id)
    return forms.begin(
        visit,
        REPORT,
        subject_id=where.id,
        community_id=where.community_id,
        album=known.album,
        **known.answers,
        **{field: chosen for field, chosen in before.items() if chosen},
    )


def _prepare(visit: Visit, building_id: int, known: Brought) -> None:
    """Keep what somebody brought in a group until they come to private."""
    where = _where(visit, building_id)
    forms.prepare(
        visit,
        REPORT,
        subject_id=where.id,
        community_id=where.community_id,
        album=known.album,
        **known.answers,
    )


def _where(visit: Visit, building_id: int) -> Place:
    """Return the building about which somebody may report now."""
    actions.begin_reporting(visit.tx, visit.now, visit.actor(), visit.settings.issues)
    return visit.place(building_id)
