"""Withholding in words: what can be withheld, what is, and what the reporter reads of it."""

from __future__ import annotations

from handlers.issues.words.issue_words import said_of
from handlers.issues.words.shown_words import file_name, listed, part_name, shortened, withheld
from handlers.issues.words.view import View
from handlers.kit.buttons import data
from handlers.kit.replies import Button, Text, Words, text
from rules import issue_withholding as rules
from rules.issues import Issue

MOST_OF_WHY = 120
MOST_OF_PART = 16
MOST_APART = 8
"""So many things can be shown again by themselves at once."""


def choice(view: View, neighbours: Issue) -> Words:
    """Ask what shall be withheld, with the words as neighbours read them now."""
    issue, buttons = view.issue, []
    if issue.words or issue.result:
        buttons.append(Button(text("withhold-part"), data("issues:cover", issue.id)))
    if set(rules.files_of(issue)) - set(issue.hidden):
        buttons.append(Button(text("withhold-file"), data("issues:hide", issue.id)))
    if rules.withheld(issue):
        buttons.append(Button(text("withhold-reveal"), data("issues:reveal", issue.id)))
    said = text(
        "withhold-ask",
        number=issue.number,
        shown=said_of(neighbours, None),
        result=text("issue-whole-result", result=neighbours.result) if neighbours.result else "",
        note=withheld(issue, MOST_OF_WHY),
    )
    back = Button(text("form-back"), data("issues:work", issue.id))
    return Words(said, (*((button,) for button in buttons), (back,)))


def sure_to_reveal(view: View) -> Words:
    """Ask once more, saying what neighbours will see again, and where."""
    issue = view.issue
    sure = Button(text("withhold-reveal-sure"), data("issues:revealed", issue.id))
    rather_not = Button(text("form-back"), data("issues:withholding", issue.id))
    what = listed([part_name(each) for each in rules.withheld(issue)])
    said = text("withhold-reveal-ask", number=issue.number, what=what, place=view.place)
    apart = rules.apart(issue)
    single = [_reveal_one(issue, name, each) for name, each in apart.items()][:MOST_APART] if len(apart) > 1 else []
    return Words(said, ((sure,), *((button,) for button in single), (rather_not,)))


def _reveal_one(issue: Issue, name: str, what: str) -> Button:
    """Return the button that shows a part, or a file, again by itself."""
    return Button(text("withhold-reveal-one", what=_called(issue, what)), data("issues:revealone", issue.id, name))


def _called(issue: Issue, what: str) -> Text:
    """Return what a file is called, or a part, which is quoted."""
    if what in rules.files_of(issue):
        return file_name(what)
    return text("withhold-quoted", what=shortened(what, MOST_OF_PART))


def done(issue: Issue) -> Words:
    return Words(text("withheld-done", number=issue.number))


def told(view: View) -> Words | None:
    """What the reporter reads, unless everything is shown again by then."""
    if not rules.withheld(view.issue):
        return None
    note = withheld(view.issue, MOST_OF_WHY)
    return Words(text("withheld-told", number=view.issue.number, note=note))


def told_of_opening(view: View, what: str) -> Words:
    note = withheld(view.issue, MOST_OF_WHY)
    return Words(text("withheld-less-told", number=view.issue.number, what=_called(view.issue, what), note=note))


def told_of_revealing(issue: Issue) -> Words:
    return Words(text("withheld-no-more-told", number=issue.number))
