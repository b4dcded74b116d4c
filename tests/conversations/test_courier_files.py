"""What a notice can bring besides words: an album, a voice message, a file that is made when it is sent."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.sandbox.actors import Json
from handlers.kit.replies import Button, File, Words, text
from tests.owing import Owing, owing, settled
from tests.people import Street

HELLO = text("plain", what="看这里")


@pytest.fixture
async def at_work(quiet_street: Street, monkeypatch: pytest.MonkeyPatch) -> Owing:
    owed = owing(quiet_street, monkeypatch)
    await owed.start()
    await quiet_street.knock(quiet_street.wang)
    return owed


def brings(owed: Owing, words: Callable[[], Words]) -> None:
    """Let the notices of the test say this, made anew each time one is sent."""
    owed.routes.notices["test.said"] = lambda _tx, _now, _settings, _notice: words()


async def received(owed: Owing) -> list[Json]:
    """Return what Wang has received that is more than words."""
    await owed.owe(owed.street.wang, "看")
    await settled(owed.street)
    return [message for message in await owed.street.wang.messages() if message["from"]["is_bot"]][1:]


async def photos(street: Street, count: int) -> tuple[str, ...]:
    sent = [await street.wang.sends_photo() for _ in range(count)]
    return tuple(message["photo"][-1]["file_id"] for message in sent)


async def test_an_album_comes_with_its_words_under_the_first_photo(at_work: Owing) -> None:
    album = await photos(at_work.street, 3)
    await settled(at_work.street)
    brings(at_work, lambda: Words(HELLO, album=album))
    shown = [message for message in await received(at_work) if message.get("media_group_id")]
    assert [message["photo"][-1]["file_id"] for message in shown] == list(album)
    assert [message.get("caption") for message in shown] == ["看这里", None, None]


async def test_an_album_with_a_photo_that_is_gone_leaves_its_words(at_work: Owing) -> None:
    brings(at_work, lambda: Words(HELLO, album=("AgACnothing", "AgACnowhere")))
    assert [message.get("text") for message in await received(at_work)] == ["看这里"]


async def test_a_voice_message_can_have_buttons(at_work: Owing) -> None:
    voice = (await at_work.street.wang.sends(voice=True))["voice"]["file_id"]
    await settled(at_work.street)
    brings(at_work, lambda: Words(HELLO, ((Button(HELLO, "1:people:report"),),), voice=voice))
    shown = (await received(at_work))[-1]
    assert shown["voice"]["file_id"] == voice
    assert shown["caption"] == "看这里"
    assert shown["reply_markup"]["inline_keyboard"][0][0]["text"] == "看这里"


async def test_a_file_is_made_when_it_is_sent_and_again_when_that_failed(at_work: Owing) -> None:
    made: list[int] = []

    def make() -> bytes:
        made.append(1)
        return "一二三".encode()

    brings(at_work, lambda: Words(HELLO, file=File("名单.txt", make)))
    await at_work.street.remote.post("faults", do="error", code=500, method="sendDocument")
    shown = (await received(at_work))[-1]
    assert shown["document"]["file_name"] == "名单.txt"
    assert shown["caption"] == "看这里"
    assert len(made) == 2


async def test_a_picture_is_shown_in_the_chat(at_work: Owing) -> None:
    sandbox = at_work.street.sandbox
    picture = sandbox.world.files.make_up("photo").content
    brings(at_work, lambda: Words(HELLO, file=File("图.jpg", lambda: picture, picture=True)))
    shown = (await received(at_work))[-1]
    assert shown["photo"]
    assert shown["caption"] == "看这里"
