"""The desk: serves one update whole, in one transaction, and says what is to be answered at once.

`serve` runs inside `store.transact`. The mark that an update has been served commits with everything it
did, so that an update delivered twice, or in hand when the process was killed, has its effect exactly once.
What is said goes into the outbox; only the answer to a press is given right away.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from handlers.kit import access, asides, buttons
from handlers.kit.albums import keep_photo
from handlers.kit.faces import draw
from handlers.kit.replies import Replies, Reply, Say, Show, Text, Toast, Words, text
from handlers.kit.routes import Routes
from handlers.kit.texts import plain
from handlers.kit.updates import ANONYMOUS_ADMIN, Chat, Message, Press, Update, User
from handlers.kit.visit import Settings, Visit, spoken_by, spoken_in
from rules.notices import Urgency
from rules.refusals import Refused
from storage import cards, drafts, outbox, people, places, questions, updates
from storage.downloads import Download
from storage.store import Tx

_COMMAND = re.compile(r"/([a-z0-9_]+)(?:@([a-z0-9_]+))?(.*)", re.DOTALL | re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, slots=True)
class Answer:
    """What Telegram is told at once about a press, so that the button stops waiting."""

    query_id: str
    text: str = ""
    alert: bool = False


@dataclass(frozen=True, slots=True)
class Desk:
    """Where updates are served, with what the operator set and where everything leads."""

    settings: Settings
    routes: Routes

    def serve(self, tx: Tx, now: datetime, update: Update) -> Answer | None:
        """Do what an update asks for. Raises `Refused` where it may not be done: then `refuse` says so."""
        if not updates.mark_served(tx, bot_id=self.settings.bot_id, update_id=update.update_id):
            return None
        if update.callback_query:
            return _serve_press(self._press_visit(tx, now, update.callback_query))
        if update.message:
            self._serve_message(tx, now, update.message)
        if update.my_chat_member:
            member = update.my_chat_member
            if member.closes_private and people.by_telegram(tx, member.from_.id) is None:
                return None  # somebody who was forgotten shuts the door: that is no reason to write them down anew
            visit = self._visit(tx, now, member.from_, member.chat)
            _say(visit, self.routes.events["membership"](visit, member))
        return None

    def refuse(self, tx: Tx, now: datetime, update: Update, refused: Refused) -> Answer | None:
        """Say in one line why an update was not done, and show what was pressed as it stands by now. Nothing else is
        changed, and it counts as served.
        """
        if not updates.mark_served(tx, bot_id=self.settings.bot_id, update_id=update.update_id):
            return None
        line = text(refused.code, **refused.data)
        if update.callback_query:
            visit = self._press_visit(tx, now, update.callback_query)
            return _say(visit, (*self.routes.events["refused"](visit), Toast(line, alert=True)))
        return self._excuse(tx, now, update, line)

    def apologise(self, tx: Tx, now: datetime, update: Update, reference: str) -> Answer | None:
        """Say that an update was set aside, with the reference under which the log tells why."""
        return self._excuse(tx, now, update, text("went-wrong", reference=reference))

    def hand_over(self, tx: Tx, now: datetime, download: Download, content: Any) -> None:
        """Give a file that was fetched and read to whom it was sent for. Raises `Refused` where that may not be."""
        visit = self._absent_visit(tx, now, download.person_id)
        _say(visit, self.routes.files[download.kind].handler(visit, download, content))

    def tell(self, tx: Tx, now: datetime, person_id: int, line: Text) -> None:
        """Tell somebody in private what became of something they had asked for."""
        _say(self._absent_visit(tx, now, person_id), (Say(Words(line)),))

    def reach(self, tx: Tx, now: datetime, telegram_id: int, *, reachable: bool) -> None:
        """Keep whether the bot may write to somebody, as a message that was sent or received shows."""
        person = people.by_telegram(tx, telegram_id)
        if person and person.reachable is not reachable:
            self.routes.events["reach"](self._absent_visit(tx, now, person.id), reachable=reachable)

    def _excuse(self, tx: Tx, now: datetime, update: Update, line: Text) -> Answer | None:
        if update.callback_query:
            return _say(self._press_visit(tx, now, update.callback_query), (Toast(line, alert=True),))
        message = update.message
        if message and message.from_:
            visit = self._visit(tx, now, message.from_, message.chat, message)
            if visit.private:
                keep_photo(visit)
            _say(visit, (Say(Words(line), here=not visit.person.reachable),))
        return None

    def _serve_message(self, tx: Tx, now: datetime, message: Message) -> None:
        if message.migrate_to_chat_id:
            places.move_chat(tx, message.chat.id, message.migrate_to_chat_id)
            return
        sender = message.from_
        if sender is None or message.chat.type == "channel":
            return
        if sender.id == ANONYMOUS_ADMIN:
            command = _command(message, self.settings)
            if command and command[0] in self.routes.commands:
                _say_in_group(tx, now, self.settings, message, text("refused-anonymous"))
            return
        if sender.is_bot or message.sender_chat:
            return
        if message.chat.type == "private":
            self.reach(tx, now, sender.id, reachable=True)
        visit = self._visit(tx, now, sender, message.chat, message)
        _say(visit, _answer_message(visit, message))

    def _press_visit(self, tx: Tx, now: datetime, press: Press) -> Visit:
        chat = press.message.chat if press.message else Chat(id=press.from_.id, type="private")
        return self._visit(tx, now, press.from_, chat, press.message, press)

    def _visit(
        self,
        tx: Tx,
        now: datetime,
        user: User,
        chat: Chat,
        message: Message | None = None,
        press: Press | None = None,
    ) -> Visit:
        person = people.meet(tx, now, telegram_id=user.id, name=user.name, language_code=user.language_code)
        thread_id = message.thread_id if message else 0
        private = chat.type == "private"
        return Visit(
            tx=tx,
            now=now,
            settings=self.settings,
            routes=self.routes,
            person=person,
            chat_id=chat.id,
            thread_id=thread_id,
            private=private,
            bound=None if private else places.chat_here(tx, chat.id, thread_id),
            message=message,
            press=press,
        )

    def _absent_visit(self, tx: Tx, now: datetime, person_id: int) -> Visit:
        """Somebody is served who is neither saying nor pressing anything now."""
        person = people.by_id(tx, person_id)
        return Visit(
            tx=tx,
            now=now,
            settings=self.settings,
            routes=self.routes,
            person=person,
            chat_id=person.telegram_id,
            thread_id=0,
            private=True,
        )


def _serve_press(visit: Visit) -> Answer | None:
    assert visit.press is not None
    pressed = buttons.read(visit.press.data)
    route = visit.routes.buttons.get(pressed.verb)
    if route is None:
        raise Refused("refused-button")
    return _say(visit, route.serve(visit, pressed.arguments))


def _answer_message(visit: Visit, message: Message) -> Replies:
    rest_of_album = visit.private and keep_photo(visit)
    command = _command(message, visit.settings)
    if command:
        name, argument = command
        route = visit.routes.commands.get(name)
        if route:
            return access.serve(visit, route, argument)
        return _only_in_private(visit, text("unknown-command"))
    if not visit.private:
        return visit.routes.events["overheard"](visit)
    taken = visit.routes.events["document"](visit) if message.document else ()
    if taken:
        return taken
    meant = visit.routes.events["somebody"](visit) if message.forward_origin or message.contact else ()
    if meant:
        return meant
    draft = drafts.current(visit.tx, visit.person.id)
    taken = visit.routes.events["typed"](visit, draft)
    if taken:
        return taken
    if rest_of_album:
        return asides.rest_of_album(visit)
    if draft:
        return asides.answer(visit, draft)
    return visit.routes.events["unasked"](visit)


def _only_in_private(visit: Visit, line: Text) -> Replies:
    return (Say(Words(line)),) if visit.private else ()


def _command(message: Message, settings: Settings) -> tuple[str, str] | None:
    """Return the command of a message and what stands behind it, unless it is meant for another bot.

    The caption of a photo counts as well: people photograph what is broken and write `/report` beneath.
    Chinese is written without spaces: `/report灯坏了` is a command with words behind it.
    What is forwarded somebody else said: it is no command of whoever shows it.
    """
    found = _COMMAND.match(message.text or message.caption or "")
    if found is None or message.forward_origin:
        return None
    name, whom, argument = found.groups(default="")
    if whom and whom.lower() != settings.bot_username.lower():
        return None
    return name.lower(), argument.strip()


def _say(visit: Visit, replies: Replies) -> Answer | None:
    """Put what is said into the outbox; return the answer to the press, if it was one."""
    answer = Answer(visit.press.id) if visit.press else None
    for reply in replies:
        if isinstance(reply, Toast):
            if visit.press:
                line = plain(reply.text, spoken_by(visit.person, visit.settings))
                answer = Answer(visit.press.id, line[:200], reply.alert)
            else:
                _enqueue(visit, Say(Words(reply.text)))
        else:
            _enqueue(visit, reply)
    return answer


def _enqueue(visit: Visit, reply: Reply) -> None:
    """Owe the reply: in private chat, in place of the pressed message, or in the chat where it was asked for."""
    assert not isinstance(reply, Toast)
    assert reply.words.file is None, "what an answer says is kept as words: a file goes out with a notice"
    here = reply.here and not visit.private
    face = draw(reply.words, _language(visit) if here else spoken_by(visit.person, visit.settings))
    params = dict(face.params())
    in_place = here or visit.private
    if isinstance(reply, Show) and in_place and visit.press and visit.press.message:
        params["edit"] = visit.press.message.message_id
        params["under_photo"] = bool(visit.press.message.photo)
        cards.answered(visit.tx, visit.chat_id, visit.press.message.message_id)
    refers = reply.quote or (here and isinstance(reply, Say))
    if refers and visit.message and not visit.press:
        params["reply_to"] = visit.message.message_id
    keeps = reply.words.keeps
    if keeps:
        params |= {"keeps": keeps.kind, "subject": keeps.subject_id}
    to: dict[str, Any] = {
        "chat_id": visit.chat_id if here else visit.person.telegram_id,
        "thread_id": visit.thread_id if here else 0,
        "community_id": keeps.community_id if keeps else None,
        "kind": "reply",
        "params": params,
        "urgency": Urgency.ANSWER,
    }
    shown_so_far = isinstance(reply, Show) and visit.message and not visit.press
    album = visit.message.media_group_id if visit.message and shown_so_far else None
    if reply.words.asks is not None:
        questions.ask(visit.tx, visit.now, reply.words.asks, album=album, **to)
    elif album:
        outbox.put_right(visit.tx, visit.now, key=f"album:{to['chat_id']}:{album}", **to)
    else:
        outbox.enqueue(visit.tx, visit.now, **to)


def _language(visit: Visit) -> str:
    return spoken_in(visit.tx, visit.bound) if visit.bound else spoken_by(visit.person, visit.settings)


def _say_in_group(tx: Tx, now: datetime, settings: Settings, message: Message, line: Text) -> None:
    bound = places.chat_here(tx, message.chat.id, message.thread_id)
    language = spoken_in(tx, bound) if bound else settings.language
    outbox.enqueue(
        tx,
        now,
        chat_id=message.chat.id,
        thread_id=message.thread_id,
        kind="reply",
        params=draw(Words(line), language).params(),
        urgency=Urgency.ANSWER,
        key=f"anonymous:{message.chat.id}:{message.message_id}",
    )
