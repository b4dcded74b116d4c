"""getChat and its members, join requests, leaving."""

from __future__ import annotations

from bot.sandbox import members
from bot.sandbox.errors import bad_request
from bot.sandbox.params import Call
from bot.sandbox.reach import Access, chat_of, check_right
from bot.sandbox.world import Chat, Json, Member, Person

GIFTS = dict.fromkeys(
    ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), False
)
MAX_TAG = 16


def get_chat(call: Call) -> Json:
    chat = chat_of(call, Access.READ)
    pinned = chat.pinned()
    full: Json = {
        **chat.json(),
        "accent_color_id": abs(chat.id) % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": GIFTS,
        **({"pinned_message": pinned.data} if pinned else {}),
    }
    if chat.person is not None:
        names = {"active_usernames": [chat.person.username]} if chat.person.username else {}
        return full | names | ({"bio": chat.person.about} if chat.person.about else {})
    allowed = dict.fromkeys((*members.SENDING, "can_invite_users"), True)
    return full | {"permissions": {**allowed, "can_change_info": False, "can_pin_messages": False}}


def get_chat_member(call: Call) -> Json:
    chat = chat_of(call, Access.MEMBERS)
    user_id = call.params.user_id()
    if call.world.user(user_id) is None:
        raise bad_request("user not found")
    if chat.private:
        inside = user_id in (chat.id, call.bot.id)
        return members.shown(call.world, Member(user_id, "member" if inside else "left"))
    return members.shown(call.world, chat.member(user_id))


def get_chat_administrators(call: Call) -> list[Json]:
    chat = chat_of(call, Access.MEMBERS)
    if chat.private:
        raise bad_request("there are no administrators in the private chat")
    admins = [member for member in chat.inside() if member.is_admin]
    # Other bots are left out, as Telegram does it.
    shown = [each for each in admins if each.user_id not in call.world.bots or each.user_id == call.bot.id]
    return [members.shown(call.world, member) for member in shown]


def get_chat_member_count(call: Call) -> int:
    chat = chat_of(call, Access.MEMBERS)
    return 2 if chat.private else len(chat.inside())


def leave_chat(call: Call) -> bool:
    chat = chat_of(call, Access.READ)
    if chat.private:
        raise bad_request("chat member status can't be changed in private chats")
    members.set_status(call.world, chat, call.bot.id, "left", by=call.bot.id)
    return True


def approve(call: Call) -> bool:
    chat, person = _request(call)
    del chat.requests[person.id]
    members.join(call.world, chat, person, approved_by=call.bot.id)
    return True


def decline(call: Call) -> bool:
    chat, person = _request(call)
    del chat.requests[person.id]
    call.world.events.emit("member", chat=chat.id, user=person.id, declined=True)
    return True


def set_tag(call: Call) -> bool:
    chat = chat_of(call, Access.WRITE)
    user_id, tag = call.params.user_id(), call.params.text("tag").strip()
    if chat.private:
        raise bad_request("method is available only for supergroups")
    check_right(call.bot, chat, "can_manage_tags", "not enough rights to manage member tags")
    member = chat.members.get(user_id)
    if member is None or not member.inside or member.is_admin:
        raise bad_request("USER_NOT_PARTICIPANT" if member is None or not member.inside else "USER_IS_ADMIN")
    if len(tag) > MAX_TAG:
        raise bad_request("TAG_INVALID")
    member.tag = tag
    call.world.events.emit("member", chat=chat.id, user=user_id, member=members.shown(call.world, member))
    return True


def _request(call: Call) -> tuple[Chat, Person]:
    chat = chat_of(call, Access.WRITE)
    user_id = call.params.user_id()
    if chat.private:
        raise bad_request("can't manage join requests in a private chat")
    check_right(call.bot, chat, "can_invite_users", "not enough rights to manage chat invite link")
    if chat.member(user_id).inside:
        raise bad_request("USER_ALREADY_PARTICIPANT")
    if user_id not in chat.requests:
        raise bad_request("HIDE_REQUESTER_MISSING")
    return chat, call.world.people[user_id]


METHODS = {
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getChatAdministrators": get_chat_administrators,
    "getChatMemberCount": get_chat_member_count,
    "leaveChat": leave_chat,
    "approveChatJoinRequest": approve,
    "declineChatJoinRequest": decline,
    "setChatMemberTag": set_tag,
}
