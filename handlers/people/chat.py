"""What everybody meets first: the start, the help, the language."""

from __future__ import annotations

from handlers.kit import access, forms
from handlers.kit.replies import Replies, Say, Show, Toast, Words, text
from handlers.kit.routes import Routes
from handlers.kit.visit import Visit
from handlers.people import actions, me, words
from handlers.places import chat as places_chat
from rules.refusals import Refused
from storage import joining


def register(routes: Routes) -> None:
    routes.command("start", start, private=False, group=False)
    routes.command("help", help_)
    routes.command("language", language)
    routes.command("cancel", cancel, group=False)
    routes.button("people:report", report)
    routes.button("people:join", join)
    routes.button("people:language", choose_language)
    routes.events["reach"] = reach
    me.register(routes)


def start(visit: Visit, payload: str) -> Replies:
    """`/start`, perhaps with what a deep link carries: `report_…` leads on to that, `me` answers `/me`."""
    if not visit.private:
        return ()
    actions.open_door(visit.tx, visit.now, visit.settings, visit.person)
    kind, _, rest = payload.partition("_")
    if not payload:
        said = words.welcome(visit.person.name, words.duties(visit.actor()), known=_is_known(visit))
        return (Say(said), *forms.go_on(visit))
    if kind in visit.routes.links:
        return visit.routes.links[kind](visit, rest)
    command = visit.routes.commands.get(kind)
    if command and command.personal:
        return access.serve(visit, command, "")
    raise Refused("refused-link")


def reach(visit: Visit, *, reachable: bool) -> Replies:
    """A message that was sent or received shows whether the bot may write to somebody."""
    actions.reach(visit.tx, visit.now, visit.settings, visit.person, reachable=reachable)
    return ()


def help_(visit: Visit, _argument: str) -> Replies:
    in_group = not visit.private and not visit.person.reachable
    actor = visit.actor()
    commands = access.help_lines(visit.routes, actor, group=in_group)
    return (Say(words.help_page(commands, () if in_group else words.duties(actor)), here=in_group),)


def report(visit: Visit) -> Replies:
    """The button under the welcome does what the command does."""
    return visit.routes.commands["report"].handler(visit, "")


def join(visit: Visit) -> Replies:
    """So does the button for one’s household."""
    return visit.routes.commands["join"].handler(visit, "")


def language(visit: Visit, _argument: str) -> Replies:
    """`/language`: one's own in private; in a group that of the group, for those who may."""
    question = text("language-ask")
    if visit.bound:
        if places_chat.may_choose_language(visit, visit.bound):
            return (Say(words.languages(text("language-ask-group"), "places:language"), here=True),)
        question = text("language-ask-own", who=access.those_who_may("places.language"))
    return (Say(words.languages(question, "people:language"), here=not visit.person.reachable),)


def choose_language(visit: Visit, chosen: str) -> Replies:
    actions.choose_language(visit.tx, visit.person, chosen)
    said = text(f"language-chosen-{chosen}")
    return (Show(Words(said)),) if visit.private else (Toast(said),)


def cancel(visit: Visit, _argument: str) -> Replies:
    return forms.cancel_current(visit)


def _is_known(visit: Visit) -> bool:
    """Tell whether somebody lives here, has asked to be noted down, or is here in office."""
    return bool(visit.actor().holds or joining.waiting_of(visit.tx, visit.person.id))
