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
    await _imported(story)
    await _reported(story)
    await _escalated(story)
    await _resolved(story)
    await _judged(story)


async def _imported(story: Story) -> None:
    lin = story.person("lin")
    story.chapter("tour-chapter-import")
    await story.sends_file(lin, text("tour-list-name"), text("tour-list"))
    await story.hears(lin, text("import-nothing-yet"))
    await story.presses(lin, text("import-confirm"))
    await story.hears(lin, text("import-done", community=story.scene.neighbourhood.plan.community, count=2))


async def _reported(story: Story) -> None:
    wang, zhang, group = story.person("wang"), story.person("zhang"), _group(story)
    story.chapter("tour-chapter-report")
    await story.says(wang, "/report", group)
    await story.shows(group, text("report-prompt", name=wang.name))
    await story.presses(wang, text("report-go-private"), group)
    await story.hears(wang, text("report-ask-topic"))
    await story.presses(wang, text("issue-category-lighting"))
    await story.hears(wang, text("report-ask-words", category=text("issue-category-lighting"), alarm=text("nothing")))
    await story.says(wang, story.words(text("tour-words")))
    await story.hears(wang, text("tour-words"))
    await story.sends_photo(wang)
    await story.hears(wang, text("report-with-photos", count=1))
    await story.presses(wang, text("form-send"))
    await story.hears(wang, text("tour-number-one"))
    await story.shows(group, text("tour-words"))
    await story.presses_part(zhang, story.words(text("issue-join", count=0)), group)
    await story.shows(group, _supported(story))


async def _escalated(story: Story) -> None:
    wang, li, liu = story.person("wang"), story.person("li"), story.person("liu")
    story.chapter("tour-chapter-escalation")
    await story.waits(DAY + 3600, "tour-a-day-later")
    grid = text("role-grid_worker")
    await story.hears(li, text("issue-told-escalated-former", number=1, holder=grid))
    await story.hears(wang, text("issue-told-escalated-reporter", number=1, holder=grid))
    await story.hears(liu, text("tour-words"))
    await story.presses(liu, text("issue-do-accept"))
    await story.hears(wang, text("issue-told-accepted", number=1, holder=grid))


async def _resolved(story: Story) -> None:
    wang, liu, gao = story.person("wang"), story.person("liu"), story.person("gao")
    story.chapter("tour-chapter-work")
    await story.presses(liu, text("issue-do-assign"))
    await story.presses(liu, text("role-title", body="property_company"))
    await story.hears(gao, text("tour-words"))
    await story.presses(gao, text("issue-do-resolve"))
    await story.hears(gao, text("resolve-ask-words", number=1))
    await story.says(gao, story.words(text("tour-result")))
    await story.sends_photo(gao)
    await story.hears(gao, text("issue-done-resolve", number=1))
    await story.hears(wang, text("tour-result"))


async def _judged(story: Story) -> None:
    wang, group = story.person("wang"), _group(story)
    story.chapter("tour-chapter-outcome")
    await story.presses(wang, text("issue-star", rating=5))
    await story.hears(wang, text("issue-thanks", number=1, rating=5))
    await story.shows(group, text("tour-solved"))


def _group(story: Story) -> Group:
    names = list(story.scene.neighbourhood.groups)
    return story.scene.neighbourhood.groups[names[BUILDING - 1]]


def _supported(story: Story) -> Text:
    return text("plain", what=story.words(text("tour-supported")))
