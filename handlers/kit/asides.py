"""What somebody says while a form is open: an answer to it, or to another one, or something aside. Whatever the first
photo of an album was, the rest of it is too.
"""

from __future__ import annotations

from handlers.kit import buttons, forms
from handlers.kit.albums import form_of
from handlers.kit.replies import Replies
from handlers.kit.updates import Message
from handlers.kit.visit import Visit
from storage import drafts, questions
from storage.drafts import Draft


def answer(visit: Visit, draft: Draft) -> Replies:
    """Take what somebody says as the answer to the form that is open, or to the one whose question they reply to.

    What they reply to something else that the bot said goes there, and the form comes back after it; unless another
    one was begun by that.
    """
    meant = _replied_to(visit)
    if meant:
        drafts.save(visit.tx, visit.now, meant)
        return forms.answer(visit, meant)
    aside = visit.routes.events["aside"](visit, draft)
    if not aside:
        return forms.answer(visit, draft)
    return (*aside, *forms.go_on(visit)) if drafts.current(visit.tx, visit.person.id) == draft else aside


def rest_of_album(visit: Visit) -> Replies:
    """Take one more photo of an album where its first one went: into that form, else where what nobody asked for is;
    never into another form, which others are going to see.
    """
    draft = form_of(visit)
    return forms.answer(visit, draft) if draft else visit.routes.events["rest of album"](visit)


def _replied_to(visit: Visit) -> Draft | None:
    """Return the form whose question somebody replies to, whether it is its last one or an earlier one."""
    answered = visit.message.answered if visit.message else None
    if answered is None:
        return None
    begun = (draft for draft in drafts.of_person(visit.tx, visit.person.id) if draft.form in visit.routes.forms)
    return next((draft for draft in begun if _asks_in(visit, draft, answered)), None)


def _asks_in(visit: Visit, draft: Draft, answered: Message) -> bool:
    """Tell whether a form asks in a message: that is known of what was sent lately, else by the buttons under it."""
    under = answered.reply_markup.data if answered.reply_markup else []
    asks = buttons.data("form:cancel", draft.id) in under
    return asks or questions.asked_in(visit.tx, draft.id, answered.message_id)
