"""`make tour`: a story told in the terminal, each step of it done by the real bot in the sandbox.

Who says what, what the bot answers, the clock moved on, the notice in the group. A step that does not come out
as the story says ends it.
"""

from __future__ import annotations

from rich.console import Console
from rich.panel import Panel

from bot.demo.play import stage
from bot.demo.story import Story
from bot.sandbox.actors import Group, NotSeen
from handlers.kit.replies import Text, text

BUILDING = 3
DAY = 24 * 3600
SPEED = 30.0
STARTED = ("wang", "zhang")
"""Neighbours who have pressed Start before the story begins, so that the bot may write to them."""


async def tell(language: str, console: Console) -> bool:
    """Tell the story. Return whether each step came out as the story says."""
    async with stage(language, speed=SPEED) as scene:
        story = Story(scene, console)
        try:
            await _story(story)
        except NotSeen as missing:
            console.print(Panel(str(missing), title=story.words(text("tour-broken")), border_style="red"))
            return False
        console.print(f"\n[bold green]{story.words(text('tour-end'))}[/]")
        return True


async def _story(story: Story) -> None:
    for who in STARTED:
        await story.person(who).says("/start")
    await _imported(story)
    await _joined(story)
    await _reported(story)
    await _joined_instead(story)
    await _escalated(story)
    await _resolved(story)
    await _reopened(story)
    await _judged(story)
    await _counted(story)


async def _imported(story: Story) -> None:
    lin = story.person("lin")
    story.chapter("tour-chapter-import")
    await story.sends_file(lin, text("tour-list-name"), text("tour-list"))
    await story.hears(lin, text("import-nothing-yet"))
    await story.presses(lin, text("import-confirm"))
    community = story.scene.neighbourhood.plan.community
    await story.hears(lin, text("import-done", community=community, new=1, areas=0, moved=0, unchanged=1))


async def _joined(story: Story) -> None:
    """Qian, who has just moved in, asks to belong to the household that was imported; the head vouches for her."""
    qian, li, group = story.person("qian"), story.person("li"), _group(story)
    home = {"building": _building(story), "unit": story.words(text("tour-unit"))}
    story.chapter("tour-chapter-join")
    await story.says(qian, "/join", group)
    await story.shows(group, text("join-prompt", name=qian.name))
    await story.presses(qian, text("join-go-private"), group)
    await story.hears(qian, text("join-ask-unit", building=home["building"]))
    await story.says(qian, home["unit"])
    await story.hears(qian, text("join-ask-relation", **home))
    await story.presses(qian, text("relation-tenant"))
    await story.presses(qian, text("form-send"))
    await story.hears(qian, text("join-asked", **home))
    await story.hears(li, text("join-request-waiting", name=qian.name, relation=text("relation-tenant"), **home))
    await story.presses(li, text("join-approve"))
    await story.hears(qian, text("join-welcome", relation=text("relation-tenant"), **home))


async def _reported(story: Story) -> None:
    wang, group = story.person("wang"), _group(story)
    story.chapter("tour-chapter-report")
    await story.says(wang, "/report", group)
    await story.shows(group, text("report-prompt", name=wang.name))
    await story.presses(wang, text("report-go-private"), group)
    first = {name: text("nothing") for name in ("alarm", "left_out", "before")}
    await story.hears(wang, text("report-ask-topic", **first))
    await story.presses(wang, text("issue-category-lighting"))
    await story.hears(wang, text("report-ask-words", category=text("issue-category-lighting"), **first))
    await story.says(wang, story.words(text("tour-words")))
    await story.hears(wang, text("report-without-photo"))
    await story.sends_photo(wang)
    await story.hears(wang, text("report-with-photos", count=1))
    await story.presses(wang, text("form-send"))
    await story.hears(wang, text("tour-number-one"))
    await story.shows(group, text("tour-words"))


async def _joined_instead(story: Story) -> None:
    """Zhang begins to report the same: he is shown that it is reported, joins it instead, and gives his words along."""
    zhang, group = story.person("zhang"), _group(story)
    story.chapter("tour-chapter-similar")
    await story.says(zhang, f"/report {story.words(text('tour-words-again'))}")
    await story.presses(zhang, text("issue-category-lighting"))
    await story.hears(zhang, text("tour-similar"))
    await story.presses(zhang, text("similar-join", number=1))
    along = text("similar-words-along", number=1)
    await story.hears(zhang, text("similar-joined", number=1, count=1, left=along))
    await story.presses(zhang, text("similar-along"))
    await story.hears(zhang, text("supplement-kept", number=1))
    await story.shows(group, text("tour-supported"))


async def _escalated(story: Story) -> None:
    """Nobody takes it on: from the building to the grid, from the grid to the community."""
    wang, li, liu, he = (story.person(who) for who in ("wang", "li", "liu", "he"))
    story.chapter("tour-chapter-escalation")
    for former, holder in ((li, "grid_worker"), (liu, "residents_committee")):
        above = text(f"role-{holder}")
        await story.waits(DAY + 3600, "tour-a-day-later")
        await story.hears(former, text("issue-told-escalated-former", number=1, holder=above))
        await story.hears(wang, text("tour-passed-up", holder=above))
    await story.hears(he, text("tour-words"))
    await story.presses(he, text("issue-do-accept"))
    await story.hears(wang, text("tour-taken-on", holder=text("role-residents_committee")))


async def _resolved(story: Story) -> None:
    wang, he, gao = story.person("wang"), story.person("he"), story.person("gao")
    story.chapter("tour-chapter-work")
    await story.presses(he, text("issue-do-assign"))
    await story.presses(he, text("role-title", body="property_company"))
    await story.hears(gao, text("tour-words"))
    await _done(story, text("tour-result"))
    await story.hears(wang, text("tour-result"))


async def _reopened(story: Story) -> None:
    """It is not solved: it goes back to those who were at it, with a new clock."""
    wang, gao, group = story.person("wang"), story.person("gao"), _group(story)
    story.chapter("tour-chapter-reopened")
    await story.presses(wang, text("issue-not-solved"))
    await story.hears(wang, text("issue-reopened", number=1, body=text("role-property_company")))
    await story.shows(group, text("tour-reopened"))
    await story.hears(gao, text("tour-reopened"))
    await _done(story, text("tour-result-again"))
    await story.hears(wang, text("tour-result-again"))


async def _judged(story: Story) -> None:
    wang, zhang, group = story.person("wang"), story.person("zhang"), _group(story)
    story.chapter("tour-chapter-outcome")
    await story.presses(zhang, text("issue-star", rating=4))
    await story.presses(wang, text("issue-star", rating=5))
    await story.hears(wang, text("issue-thanks", number=1, rating=5))
    await story.shows(group, text("tour-solved"))


async def _counted(story: Story) -> None:
    """What the committee reads of the month: the three rates, each with the number that it is of, and a picture."""
    he = story.person("he")
    story.chapter("tour-chapter-stats")
    await story.says(he, "/stats")
    await story.hears(he, text("stats-rate-response", percent=0, whole=1))
    await story.hears(he, text("stats-chart", place=story.scene.neighbourhood.plan.community))


async def _done(story: Story, result: Text) -> None:
    """Gao says how he mended it, and shows it."""
    gao = story.person("gao")
    await story.presses(gao, text("issue-do-resolve"))
    await story.hears(gao, text("resolve-ask-words", number=1, readers=text("ask-readers", private=0)))
    await story.says(gao, story.words(result))
    await story.sends_photo(gao)
    await story.presses(gao, text("form-enough"))
    await story.hears(gao, text("issue-done-resolve", number=1, left=0, awaits=""))


def _building(story: Story) -> str:
    return story.scene.neighbourhood.plan.buildings()[BUILDING - 1].name


def _group(story: Story) -> Group:
    return story.scene.neighbourhood.groups[_building(story)]
