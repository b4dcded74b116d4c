"""Native polls: what may be asked, how votes count, when they end."""

from __future__ import annotations

from typing import Any

from bot.sandbox import entities
from bot.sandbox.errors import Impossible, bad_request
from bot.sandbox.html import length
from bot.sandbox.params import Params
from bot.sandbox.world import Json, Message, Person, Poll, World

MAX_QUESTION = 300
MAX_OPTION = 100
MAX_OPTIONS = 12
MAX_EXPLANATION = 200
LONGEST = 2_628_000
SHORTEST = 5


def asked(world: World, params: Params) -> Poll:
    """A poll as a bot sends it, checked."""
    quiz = params.text("type") == "quiz"
    data: Json = {
        "id": str(world.new_number()),
        **_question(params),
        "options": _options(params),
        "total_voter_count": 0,
        "is_closed": params.flag("is_closed"),
        "is_anonymous": params.flag("is_anonymous", default=True),
        "type": "quiz" if quiz else "regular",
        "allows_multiple_answers": params.flag("allows_multiple_answers"),
        "allows_revoting": params.flag("allows_revoting", default=not quiz),
        "members_only": False,
    }
    if params.flag("hide_results_until_closes"):
        data["hide_results_until_closes"] = True
    if quiz:
        data |= _right_answer(params, len(data["options"]))
    ending = _ending(world, params)
    return Poll(data | ending, closes=ending.get("close_date"))


def attach(world: World, message: Message, poll: Poll) -> None:
    """A poll that was sent waits for its end."""
    message.poll = poll
    world.polls[poll.data["id"]] = message
    if poll.closes is not None and not poll.data["is_closed"]:
        world.clock.call_at(poll.closes, lambda: close(world, message))


def copy(world: World, poll: Poll) -> Poll:
    """The same question, asked anew."""
    blank = [{**option, "voter_count": 0} for option in poll.data["options"]]
    return Poll({**poll.data, "id": str(world.new_number()), "options": blank, "total_voter_count": 0})


def vote(world: World, person: Person, message: Message, options: list[int]) -> Json:
    poll = _open(message)
    if len(set(options)) != len(options) or not all(0 <= each < len(poll.data["options"]) for each in options):
        raise Impossible("there are no such options")
    if len(options) > 1 and not poll.data["allows_multiple_answers"]:
        raise Impossible("only one option can be chosen")
    if person.id in poll.votes and not poll.data["allows_revoting"]:
        raise Impossible("this poll takes no second vote")
    poll.votes.pop(person.id, None)
    if options:
        poll.votes[person.id] = sorted(options)
    _count(message, poll)
    if not poll.data["is_anonymous"]:
        _tell_of_answer(world, message, poll, person)
    _tell(world, message, poll)
    return poll.data


def close(world: World, message: Message) -> None:
    """Ends a poll, unless it ended already or its message is gone."""
    poll = message.poll
    if poll is None or poll.data["is_closed"] or message.id not in message.chat.messages:
        return
    poll.data = {**poll.data, "is_closed": True}
    message.data = {**message.data, "poll": poll.data}
    _tell(world, message, poll)


def _open(message: Message) -> Poll:
    if message.poll is None:
        raise Impossible("there is no poll in this message")
    if message.poll.data["is_closed"]:
        raise Impossible("the poll is closed")
    return message.poll


def _count(message: Message, poll: Poll) -> None:
    counts = [0] * len(poll.data["options"])
    for chosen in poll.votes.values():
        for each in chosen:
            counts[each] += 1
    options = [{**option, "voter_count": count} for option, count in zip(poll.data["options"], counts, strict=True)]
    poll.data = {**poll.data, "options": options, "total_voter_count": len(poll.votes)}
    message.data = {**message.data, "poll": poll.data}


def _tell_of_answer(world: World, message: Message, poll: Poll, person: Person) -> None:
    owner = world.bots.get(message.actor)
    chosen = poll.votes.get(person.id, [])
    if owner is not None:
        body = {
            "poll_id": poll.data["id"],
            "user": person.user(),
            "option_ids": chosen,
            "option_persistent_ids": [poll.data["options"][each]["persistent_id"] for each in chosen],
        }
        owner.inbox.push("poll_answer", body, person.id)


def _tell(world: World, message: Message, poll: Poll) -> None:
    owner = world.bots.get(message.actor)
    if owner is not None:
        owner.inbox.push("poll", poll.data, message.chat.id)
    world.events.emit("poll", **message.chat.where(), message_id=message.id, poll=poll.data)


def _question(params: Params) -> Json:
    given = params.json("question_entities", "message entities")
    text, found = entities.trimmed(
        *entities.formatted(params.text("question"), params.text("question_parse_mode"), given)
    )
    if not text:
        raise bad_request("poll question must be non-empty")
    if length(text) > MAX_QUESTION:
        raise bad_request(f"poll question length must not exceed {MAX_QUESTION}")
    return {"question": text, **({"question_entities": found} if found else {})}


def _options(params: Params) -> list[Json]:
    raw = params.json("options", "options")
    if not isinstance(raw, list):
        raise bad_request("expected an Array of String as options")
    if not raw:
        raise bad_request("poll must have at least 1 option")
    if len(raw) > MAX_OPTIONS:
        raise bad_request(f"poll can't have more than {MAX_OPTIONS} options")
    return [_option(each, number) for number, each in enumerate(raw)]


def _option(raw: Any, number: int) -> Json:
    text = raw.get("text") if isinstance(raw, dict) else raw
    if not isinstance(text, str):
        raise bad_request("expected an option to be of type String")
    mode, given = (raw.get("text_parse_mode") or "", raw.get("text_entities")) if isinstance(raw, dict) else ("", None)
    plain, found = entities.trimmed(*entities.formatted(text, mode, given))
    if not plain:
        raise bad_request("poll options must be non-empty")
    if length(plain) > MAX_OPTION:
        raise bad_request(f"poll options length must not exceed {MAX_OPTION}")
    marks = {"text_entities": found} if found else {}
    return {"persistent_id": str(number), "text": plain, **marks, "voter_count": 0}


def _right_answer(params: Params, count: int) -> Json:
    right = params.json("correct_option_ids", "correct option ids")
    if not isinstance(right, list):
        right = [params.integer("correct_option_id", -1)]
    if not right or not all(isinstance(each, int) and 0 <= each < count for each in right):
        raise bad_request("wrong correct option ID specified")
    explanation = params.text("explanation")
    if length(explanation) > MAX_EXPLANATION:
        raise bad_request("message is too long")
    told = {"explanation": explanation} if explanation else {}
    return {"correct_option_id": right[0], "correct_option_ids": right, **told}


def _ending(world: World, params: Params) -> Json:
    period, date = params.integer("open_period"), params.integer("close_date")
    if period and date:
        raise bad_request("parameters open_period and close_date can't be used together")
    lasts = period or (date - world.clock.unix() if date else 0)
    if (period or date) and not SHORTEST <= lasts <= LONGEST:
        raise bad_request("POLL_CLOSE_DATE_INVALID" if date else "POLL_OPEN_PERIOD_INVALID")
    if period:
        return {"open_period": period, "close_date": world.clock.unix() + period}
    return {"close_date": date} if date else {}
