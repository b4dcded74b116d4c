"""The rest of an album with which somebody answers a question: each photo comes by itself, some once that is done."""

from __future__ import annotations

from handlers.issues import actions
from handlers.issues.words import supplement_words
from handlers.kit.replies import Replies, Say, Text, Words, text
from handlers.kit.visit import Visit
from rules.issues import Issue
from storage import albums, issues


def another_photo(visit: Visit) -> Replies:
    """Put one more photo of an album where the ones before it are: kept until somebody presses what they mean, or added
    to an issue with what they answered. That there is no room for it is said once.
    """
    assert visit.message is not None
    assert visit.message.media_group_id is not None
    album = albums.photos(visit.tx, visit.chat_id, visit.message.media_group_id)
    if actions.keep_rest(visit.tx, visit.now, visit.person.id, album):
        return ()
    photo, reported = visit.message.photo[-1].file_id, issues.reported_by(visit.tx, visit.person.id)
    issue = next((each for each in reported if {*each.photos} & {*album}), None)
    if issue is None or actions.supplement_rest(visit.tx, visit.now, visit.actor(), issue.id, photo):
        return ()
    left = {*album} - {*issue.photos}
    return (Say(Words(_no_room(visit, issue, taken=len(album) - len(left)))),) if left == {photo} else ()


def _no_room(visit: Visit, issue: Issue, *, taken: int) -> Text:
    """Say why there is no room for one more photo: of what was merged since, because another neighbour's it is."""
    head = actions.where_added(visit.tx, issue.id)
    return text("supplement-photos-left", taken=taken) if head.id == issue.id else supplement_words.no_photos(head)
