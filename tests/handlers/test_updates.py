"""Updates as Telegram really sends them: what Yishi reads of them, and that nothing else does any harm."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from handlers.kit.updates import KINDS, Chat, Contact, Document, File, Member, Message, Origin, Update, User, Voice

WANG = {
    "id": 101,
    "is_bot": False,
    "first_name": "秀兰",
    "last_name": "王",
    "username": "wang",
    "language_code": "zh-hans",
    "is_premium": True,
}
PRIVATE = {"id": 101, "first_name": "秀兰", "type": "private"}
GROUP = {"id": -1001201, "title": "槐树里3号楼", "type": "supergroup", "is_forum": True}


def message(**more: Any) -> dict[str, Any]:
    return {"message_id": 9, "date": 1795400000, "chat": GROUP, "from": WANG, **more}


def read(**parts: Any) -> Update:
    return Update.model_validate({"update_id": 1, **parts})


def test_a_text_in_a_topic() -> None:
    update = read(
        message=message(
            text="/report@yishi_bot 灯坏了",
            entities=[{"offset": 0, "length": 17, "type": "bot_command"}],
            message_thread_id=4,
            is_topic_message=True,
        )
    )
    assert update.message is not None
    assert update.message.text == "/report@yishi_bot 灯坏了"
    assert update.message.chat == Chat(id=-1001201, type="supergroup", title="槐树里3号楼")
    assert update.message.thread_id == 4
    assert update.sender == User(id=101, first_name="秀兰", last_name="王", language_code="zh-hans")
    assert update.sender.name == "秀兰 王"


def test_a_reply_outside_a_forum_has_a_thread_and_no_topic() -> None:
    update = read(message=message(text="yes", message_thread_id=4))
    assert update.message is not None
    assert update.message.thread_id == 0


def test_in_a_topic_what_replies_to_its_beginning_replies_to_nothing() -> None:
    def sent(to: int, *, topic: bool = True) -> Message:
        began = message(message_id=to)
        update = read(
            message=message(text="/grant", message_thread_id=4, is_topic_message=topic, reply_to_message=began)
        )
        assert update.message is not None
        return update.message

    assert sent(4).answered is None
    for replied in (sent(8), sent(4, topic=False)):
        assert replied.answered is not None
        assert replied.answered.from_ == User(id=101, first_name="秀兰", last_name="王", language_code="zh-hans")


def test_what_is_forwarded_and_a_contact_say_whom_they_show() -> None:
    origin = {"type": "user", "date": 1795400000, "sender_user": WANG}
    forwarded = read(message=message(text="早", forward_origin=origin)).message
    hidden = read(message=message(text="早", forward_origin={"type": "hidden_user", "sender_user_name": "王"})).message
    contact = read(message=message(contact={"phone_number": "+86", "first_name": "王", "user_id": 101})).message
    assert forwarded is not None
    assert forwarded.forward_origin is not None
    assert forwarded.forward_origin.sender_user == User(
        id=101, first_name="秀兰", last_name="王", language_code="zh-hans"
    )
    assert hidden is not None
    assert hidden.forward_origin == Origin(type="hidden_user")
    assert contact is not None
    assert contact.contact == Contact(user_id=101)


def test_a_photo_in_an_album_with_its_caption() -> None:
    sizes = [
        {"file_id": f"photo-{n}", "file_unique_id": "u", "width": n, "height": n, "file_size": n} for n in (90, 1280)
    ]
    update = read(message=message(photo=sizes, caption="/report", media_group_id="album"))
    assert update.message is not None
    assert list(update.message.photo) == [File(file_id="photo-90"), File(file_id="photo-1280")]
    assert (update.message.caption, update.message.media_group_id) == ("/report", "album")


def test_a_file_with_its_name_and_size() -> None:
    sent = {
        "file_id": "d",
        "file_unique_id": "u",
        "file_name": "名单.xlsx",
        "mime_type": "x/y",
        "file_size": 20_000_000,
    }
    update = read(message=message(document=sent, caption="/import"))
    assert update.message is not None
    assert update.message.document == Document(
        file_id="d", file_name="名单.xlsx", mime_type="x/y", file_size=20_000_000
    )
    bare = read(message=message(document={"file_id": "d", "file_unique_id": "u"}))
    assert bare.message is not None
    assert bare.message.document == Document(file_id="d")


def test_a_voice_message_with_how_long_it_is() -> None:
    voice = {"file_id": "v", "file_unique_id": "u", "duration": 7, "mime_type": "audio/ogg", "file_size": 900}
    update = read(message=message(voice=voice))
    assert update.message is not None
    assert update.message.voice == Voice(file_id="v", duration=7)


def test_what_people_wrote_stands_in_no_error() -> None:
    with pytest.raises(ValidationError) as caught:
        read(message=message(text={"what I wrote": "the light is broken"}))
    assert "broken" not in str(caught.value)


def test_a_group_that_becomes_a_supergroup() -> None:
    update = read(message=message(chat={"id": -201, "type": "group", "title": "g"}, migrate_to_chat_id=-1001201))
    assert update.message is not None
    assert (update.message.chat.id, update.message.migrate_to_chat_id) == (-201, -1001201)


def test_a_message_in_the_name_of_a_channel() -> None:
    channel = {"id": -1009, "type": "channel", "title": "news"}
    update = read(message=message(sender_chat=channel, is_automatic_forward=True))
    assert update.message is not None
    assert update.message.sender_chat == Chat(id=-1009, type="channel", title="news")


def test_a_press_on_a_button() -> None:
    update = read(
        callback_query={
            "id": "77",
            "from": WANG,
            "message": message(text="card"),
            "chat_instance": "-1",
            "data": "1:issues:join:42",
        }
    )
    assert update.callback_query is not None
    assert (update.callback_query.id, update.callback_query.data) == ("77", "1:issues:join:42")
    assert update.callback_query.message is not None
    assert update.sender == update.callback_query.from_


def test_a_press_under_a_message_that_is_too_old_to_be_shown() -> None:
    old = {"chat": GROUP, "message_id": 9, "date": 0}
    update = read(callback_query={"id": "77", "from": WANG, "message": old, "data": "1:issues:join:42"})
    assert update.callback_query is not None
    assert update.callback_query.message is not None
    assert (update.callback_query.message.message_id, update.callback_query.message.from_) == (9, None)


@pytest.mark.parametrize("more", [{"inline_message_id": "i", "data": "x"}, {"game_short_name": "chess"}])
def test_a_press_without_a_message(more: dict[str, Any]) -> None:
    update = read(callback_query={"id": "77", "from": WANG, "chat_instance": "-1", **more})
    assert update.callback_query is not None
    assert update.callback_query.message is None
    assert update.callback_query.data == more.get("data", "")
    assert update.sender is not None


MEMBER = {"user": {**WANG, "id": 999, "is_bot": True}}


@pytest.mark.parametrize(
    ("member", "is_in"),
    [
        ({"status": "creator", "is_anonymous": False}, True),
        ({"status": "administrator", "can_manage_chat": True}, True),
        ({"status": "member"}, True),
        ({"status": "restricted", "is_member": True, "can_send_messages": False}, True),
        ({"status": "restricted", "is_member": False}, False),
        ({"status": "left"}, False),
        ({"status": "kicked", "until_date": 0}, False),
    ],
)
def test_the_bot_comes_and_goes(member: dict[str, Any], is_in: bool) -> None:
    change = {
        "chat": GROUP,
        "from": WANG,
        "date": 1795400000,
        "old_chat_member": MEMBER | {"status": "left"},
        "new_chat_member": MEMBER | member,
    }
    update = read(my_chat_member=change)
    assert update.my_chat_member is not None
    assert not update.my_chat_member.old_chat_member.is_in
    assert update.my_chat_member.new_chat_member.is_in is is_in
    assert update.sender == update.my_chat_member.from_


@pytest.mark.parametrize(
    "parts",
    [
        {},
        {"channel_post": {"message_id": 1, "date": 1, "chat": {"id": -1, "type": "channel"}, "text": "news"}},
        {"edited_message": message(text="mended")},
        {"poll": {"id": "1", "question": "?", "options": []}},
        {"something_of_next_year": {"id": 1}},
    ],
)
def test_kinds_that_are_not_read_are_passed_over(parts: dict[str, Any]) -> None:
    update = read(**parts)
    assert update == Update(update_id=1)
    assert update.sender is None


def test_a_channels_post_has_no_sender() -> None:
    channel = message(chat={"id": -1009, "type": "channel", "title": "news"})
    del channel["from"]
    assert read(message=channel).sender is None


@pytest.mark.parametrize(
    "raw",
    [
        {},
        {"update_id": "one"},
        {"update_id": 1, "message": "hello"},
        {"update_id": 1, "message": {"chat": GROUP}},
        {"update_id": 1, "message": message(chat={"id": 1, "type": "planet"})},
        {"update_id": 1, "callback_query": {"id": "1"}},
    ],
)
def test_what_is_no_update_cannot_be_read(raw: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Update.model_validate(raw)


def test_an_update_never_changes() -> None:
    with pytest.raises(ValidationError):
        Member(status="member").status = "left"


def test_the_kinds_asked_for_are_those_that_are_read() -> None:
    assert set(KINDS) == set(Update.model_fields) - {"update_id"}
