"""Who belongs to a group and what they may do there."""

from __future__ import annotations

from typing import Any

from bot.sandbox import posting
from bot.sandbox.errors import Impossible
from bot.sandbox.world import INSIDE, Bot, Chat, Json, Member, Person, World

ADMIN_RIGHTS: Json = {
    "can_be_edited": False,
    "is_anonymous": False,
    "can_manage_chat": True,
    "can_delete_messages": True,
    "can_manage_video_chats": True,
    "can_restrict_members": True,
    "can_promote_members": False,
    "can_change_info": True,
    "can_invite_users": True,
    "can_post_stories": True,
    "can_edit_stories": True,
    "can_delete_stories": True,
    "can_pin_messages": True,
    "can_manage_topics": True,
    "can_manage_tags": True,
    "can_send_welcome_messages": False,
}
SENDING = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
)
RESTRICTED_RIGHTS: Json = {
    "is_member": True,
    **dict.fromkeys(SENDING, False),
    "can_edit_tag": False,
    "can_change_info": False,
    "can_invite_users": False,
    "can_pin_messages": False,
    "can_manage_topics": False,
    "until_date": 0,
}
STATUSES = ("creator", "administrator", "member", "restricted", "left", "kicked")


def shown(world: World, member: Member) -> Json:
    """A ChatMember."""
    user = world.user(member.user_id) or {"id": member.user_id, "is_bot": False, "first_name": ""}
    data: Json = {"user": user, "status": member.status}
    tag = {"tag": member.tag} if member.tag else {}
    if member.status == "creator":
        return data | {"is_anonymous": bool(member.rights.get("is_anonymous"))}
    if member.status in ("administrator", "restricted"):
        return data | member.rights | (tag if member.status == "restricted" else {})
    if member.status == "kicked":
        return data | {"until_date": 0}
    return data | (tag if member.status == "member" else {})


def rights_of(status: str, given: Json) -> Json:
    """What is usual for a status, with what was said on top."""
    usual = {"administrator": ADMIN_RIGHTS, "restricted": RESTRICTED_RIGHTS}.get(status, {})
    return {**usual, **given}


def settle(world: World, chat: Chat, user_id: int, status: str, rights: Json | None = None) -> Member:
    """Writes down a membership without a word to anybody."""
    if world.user(user_id) is None:
        raise Impossible(f"nobody has the id {user_id}", 404)
    if status not in STATUSES:
        raise Impossible(f"status must be one of {', '.join(STATUSES)}")
    if status == "restricted" and chat.type != "supergroup":
        raise Impossible("only a supergroup restricts its members")
    tag = chat.member(user_id).tag
    member = Member(user_id, status, rights_of(status, rights or {}), tag if status in INSIDE else "")
    chat.members[user_id] = member
    _index(world, chat, member)
    return member


def set_status(
    world: World, chat: Chat, user_id: int, status: str, rights: Json | None = None, by: int | None = None
) -> Member:
    """Changes a membership; the service messages and updates follow."""
    before = chat.member(user_id)
    old, was_inside = shown(world, before), before.inside
    actor = by or (user_id if status == "left" else _doer(world, chat, user_id))
    after = settle(world, chat, user_id, status, rights)
    if shown(world, after) == old:
        return after
    _tell_of_coming_and_going(world, chat, after, was_inside, actor)
    announce(world, chat, old, after, actor)
    return after


def join(world: World, chat: Chat, person: Person, *, approved_by: int | None = None) -> None:
    """Somebody comes in on their own, or because their request was approved."""
    old = shown(world, chat.member(person.id))
    after = settle(world, chat, person.id, "member")
    posting.service(world, chat, person.user(), joined(person.user()))
    approved = {"via_join_request": True} if approved_by else {}
    announce(world, chat, old, after, approved_by or person.id, approved)


def announce(world: World, chat: Chat, old: Json, member: Member, actor: int, extra: Json | None = None) -> None:
    """Tells the bot that it is about, and the admin bots."""
    body: Json = {
        "chat": chat.json(),
        "from": world.user(actor) or world.user(member.user_id),
        "date": world.clock.unix(),
        "old_chat_member": old,
        "new_chat_member": shown(world, member),
        **(extra or {}),
    }
    world.events.emit("member", **chat.where(), user=member.user_id, member=body["new_chat_member"])
    subject = world.bots.get(member.user_id)
    if subject is not None:
        subject.inbox.push("my_chat_member", body, chat.id)
    for bot in chat.bots.values():
        if bot is not subject and chat.member(bot.id).is_admin:
            bot.inbox.push("chat_member", body, chat.id)


def block(world: World, bot: Bot, person: Person, blocked: bool) -> None:
    """Somebody blocks a bot, or lets it in again."""
    chat = world.private(bot, person)
    if chat.blocked == blocked:
        return
    chat.blocked = blocked
    states = [{"user": bot.user(), "status": "member"}, {"user": bot.user(), "status": "kicked", "until_date": 0}]
    old, new = states if blocked else reversed(states)
    body = {"chat": chat.json(), "from": person.user(), "date": world.clock.unix()}
    bot.inbox.push("my_chat_member", body | {"old_chat_member": old, "new_chat_member": new}, chat.id)
    world.events.emit("member", **chat.where(), user=bot.id, member=new)


def joined(*users: Json) -> Json:
    """The content of the message that says so; Telegram still writes the first one by its old names as well."""
    return {"new_chat_participant": users[0], "new_chat_member": users[0], "new_chat_members": list(users)}


def _index(world: World, chat: Chat, member: Member) -> None:
    bot, person = world.bots.get(member.user_id), world.people.get(member.user_id)
    if bot is not None:
        _keep(chat.bots, bot.id, bot, member.inside)
        _keep(bot.groups, chat.id, chat, member.inside)
    if person is not None:
        _keep(person.groups, chat.id, chat, member.inside)


def _keep(index: dict[int, Any], key: int, value: Any, wanted: bool) -> None:
    if wanted:
        index[key] = value
    else:
        index.pop(key, None)


def _doer(world: World, chat: Chat, user_id: int) -> int:
    """Who does it where nobody was named: the owner, or some admin, or anybody."""
    humans = [member for member in chat.inside() if member.user_id in world.people]
    ranked = sorted(
        humans, key=lambda member: ("creator", "administrator").index(member.status) if member.is_admin else 2
    )
    return ranked[0].user_id if ranked else user_id


def _tell_of_coming_and_going(world: World, chat: Chat, member: Member, was_inside: bool, actor: int) -> None:
    if member.inside == was_inside:
        return
    user = world.user(member.user_id) or {}
    content = joined(user) if member.inside else {"left_chat_participant": user, "left_chat_member": user}
    posting.service(world, chat, world.user(actor) or user, content)
