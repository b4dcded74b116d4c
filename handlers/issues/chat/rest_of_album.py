"""The rest of an album with which somebody answers a question: each photo comes by itself, some once that is done."""

from __future__ import annotations

from handlers.issues import actions
from handlers.issues.chat.asking import written_out
from handlers.issues.chat.verdicts import keep_words
from handlers.issues.words import supplement_words
from handlers.kit.albums import keep_caption
from handlers.kit.replies import Replies, Say, Text, Words, text
from handlers.kit.visit import Visit
from rules.issue_answers import Question
from rules.issues import Issue
from rules.refusals import Refused
from storage import albums, issues


def another_photo(visit: Visit) -> Replies:
    """Put one more photo of an album where the ones before it are: kept until somebody presses what they mean, or added
    to an issue with what they answered. What stands under it is kept as well, or else is what nobody had asked for.
    """
    assert visit.message is not None
    assert visit.message.media_group_id is not None
    album = albums.photos(visit.tx, visit.chat_id, visit.message.media_group_id)
    kept = actions.keep_rest(visit.tx, visit.now, visit.person.id, album)
    if kept:
        return _with_caption(visit, *kept)
    added = _added(visit, album, visit.message.photo[-1].file_id)
    if not visit.message.caption:
        return added
    keep_caption(visit)
    return (*added, *visit.routes.events["unasked"](visit))


def _with_caption(visit: Visit, issue: Issue, question: Question | None) -> Replies:
    """Keep what stands under a photo beside what is kept with the ones before it, unless it says what is meant."""
    if not (visit.message and visit.message.caption):
        return ()
    answered = written_out(visit)
    if answered:
        return answered
    try:
        keep_words(visit, issue, question, visit.message.caption)
    except Refused as refused:
        return () if refused.code == "form-too-short" else (Say(Words(text(refused.code, **refused.data))),)
    return ()


def _added(visit: Visit, album: list[str], photo: str) -> Replies:
    """Add one more photo to the issue that has the ones before it. That there is no room for it is said once."""
    reported = issues.reported_by(visit.tx, visit.person.id)
    issue = next((each for each in reported if {*each.photos} & {*album}), None)
    if issue is None or actions.supplement_rest(visit.tx, visit.now, visit.actor(), issue.id, photo):
        return ()
    left = {*album} - {*issue.photos}
    return (Say(Words(_no_room(visit, issue, taken=len(album) - len(left)))),) if left == {photo} else ()


def _no_room(visit: Visit, issue: Issue, *, taken: int) -> Text:
    """Say why there is no room for one more photo: of what was merged since, because another neighbour's it is."""
    head = actions.where_added(visit.tx, issue.id)
    return text("supplement-photos-left", taken=taken) if head.id == issue.id else supplement_words.no_photos(head)
