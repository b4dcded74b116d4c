"""What a notice can bring besides words: an album, a voice message, a file that is made when it is sent."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.sandbox.actors import Json
from handlers.kit.replies import Button, File, ToRead, Words, text
from storage.store import StoreError, Tx
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


async def test_a_file_that_can_not_be_read_for_just_now_comes_a_moment_later(
    at_work: Owing, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[int] = []

    def read(_tx: Tx) -> Words:
        tried.append(1)
        if len(tried) == 1:
            raise StoreError("another program holds the database")
        return Words(HELLO, file=File("名单.txt", lambda: b"1"))

    monkeypatch.setattr("bot.courier.STORE_AGAIN", 0.05)
    brings(at_work, lambda: Words(HELLO, file=ToRead(read, "zh-Hans")))
    shown = await received(at_work)
    assert [each.get("document", {}).get("file_name") for each in shown] == ["名单.txt"]


def cannot(*_: object) -> bytes:
    raise ZeroDivisionError


@pytest.mark.parametrize("file", [File("名单.txt", cannot), ToRead(cannot, "zh-Hans")])  # type: ignore[arg-type]
async def test_whoever_waits_for_a_file_that_can_not_be_made_is_told_so_once(
    at_work: Owing, file: File | ToRead
) -> None:
    brings(at_work, lambda: Words(HELLO, file=file))
    assert [each["text"] for each in await received(at_work)] == [
        "抱歉，您要的文件这次没能给您。请再要一次；仍不行的话，请告诉管理员。"
    ]
    assert await at_work.states() == {"failed": 1}


async def test_whoever_waits_for_a_file_that_telegram_refuses_is_told_so(at_work: Owing) -> None:
    brings(at_work, lambda: Words(HELLO, file=File("名单.txt", lambda: b"1")))
    await at_work.street.remote.post("faults", do="error", code=400, method="sendDocument")
    assert "没能给您" in (await received(at_work))[-1]["text"]
