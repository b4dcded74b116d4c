"""What Telegram tells the bot: the part of an update that Yishi reads, checked as it comes in.

Fields that Yishi does not read, and kinds of update that it does not know, are passed over, so that a
newer Bot API does no harm.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

ANONYMOUS_ADMIN = 1087968824
"""The account in whose name Telegram shows a group's anonymous admins."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)


class User(_Part):
    id: int
    is_bot: bool = False
    first_name: str = ""
    last_name: str | None = None
    language_code: str | None = None

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name or ''}".strip()


class Chat(_Part):
    id: int
    type: Literal["private", "group", "supergroup", "channel"]
    title: str | None = None


class File(_Part):
    file_id: str


class Document(File):
    """Any file. Its name, its kind and its size in bytes are what the sender's program says."""

    file_name: str | None = None
    mime_type: str | None = None
    file_size: int | None = None


class Voice(File):
    """A voice message. Its duration is in seconds."""

    duration: int = 0


class Origin(_Part):
    """Where a forwarded message comes from. Whoever hides their account is a `hidden_user` without one."""

    type: str
    sender_user: User | None = None


class Contact(_Part):
    """Somebody out of the sender's address book, who may have no Telegram account."""

    user_id: int | None = None


class KeyboardButton(_Part):
    callback_data: str = ""


class Keyboard(_Part):
    """The buttons under a message of the bot's."""

    inline_keyboard: Sequence[Sequence[KeyboardButton]] = ()

    @property
    def data(self) -> list[str]:
        """Return what stands behind its buttons."""
        return [button.callback_data for row in self.inline_keyboard for button in row if button.callback_data]


class Message(_Part):
    message_id: int
    chat: Chat
    date: datetime | None = None
    from_: Annotated[User | None, Field(alias="from")] = None
    sender_chat: Chat | None = None
    message_thread_id: int | None = None
    is_topic_message: bool = False
    text: str | None = None
    caption: str | None = None
    photo: Sequence[File] = ()
    document: Document | None = None
    voice: Voice | None = None
    media_group_id: str | None = None
    reply_to_message: Message | None = None
    forward_origin: Origin | None = None
    contact: Contact | None = None
    reply_markup: Keyboard | None = None
    migrate_to_chat_id: int | None = None

    @property
    def thread_id(self) -> int:
        """The topic of a forum in which this stands, or 0."""
        return (self.message_thread_id or 0) if self.is_topic_message else 0

    @property
    def photo_as_file(self) -> bool:
        """Whether this is a photo sent as a file: Telegram shows no file as a photo later."""
        return self.document is not None and (self.document.mime_type or "").startswith("image/")

    @property
    def answered(self) -> Message | None:
        """What this replies to. In a topic, everything that replies to nothing replies to the topic's beginning."""
        to = self.reply_to_message
        return None if to and self.is_topic_message and to.message_id == self.message_thread_id else to


class Press(_Part):
    """A press on one of the bot's buttons. The message may be too old for Telegram to show."""

    id: str
    from_: Annotated[User, Field(alias="from")]
    message: Message | None = None
    data: str = ""


class Member(_Part):
    status: Literal["creator", "administrator", "member", "restricted", "left", "kicked"]
    is_member: bool = True

    @property
    def is_in(self) -> bool:
        return self.status not in ("left", "kicked") and self.is_member


class Membership(_Part):
    """The bot itself was added, removed, promoted or blocked."""

    chat: Chat
    from_: Annotated[User, Field(alias="from")]
    old_chat_member: Member
    new_chat_member: Member

    @property
    def closes_private(self) -> bool:
        """Whether somebody closed their private chat with the bot."""
        return self.chat.type == "private" and not self.new_chat_member.is_in


class Update(_Part):
    """One update, as `getUpdates` and the webhook give it."""

    update_id: int
    message: Message | None = None
    callback_query: Press | None = None
    my_chat_member: Membership | None = None

    @property
    def sender(self) -> User | None:
        """Who caused this: updates of one person are served in the order in which they came."""
        for part in (self.callback_query, self.message, self.my_chat_member):
            if part:
                return part.from_
        return None


KINDS = ("message", "callback_query", "my_chat_member")
"""The kinds of update that the bot asks Telegram for."""
