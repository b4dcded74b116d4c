"""People say and show what is on their mind, whatever is being asked: it is kept, and not asked for again."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conversations.stories import LIGHT, labels, restarts
from tests.conversations.test_forms import QUESTION, goes_to
from tests.conversations.test_forms_photos import PICTURE
from tests.people import Street

ADDED = "加上了，请再看一遍"

KEPT = "记下了，接着答下面这一问就行"

# What was sent instead of pressing a button, whether the words are still asked for, and what stands at the end.
SENT: dict[str, tuple[dict[str, Any], bool, tuple[str, ...]]] = {
    "words": ({"text": LIGHT}, False, (LIGHT, "没有照片")),
    "a photo": ({"photo": True}, True, ("三天了", "1 张照片")),
    "a photo with words": ({"photo": True, "caption": LIGHT}, False, (LIGHT, "1 张照片")),
    "a voice message": ({"voice": True}, False, ("🎤（语音）",)),
}


@pytest.mark.parametrize("step", ["topic", "kind"])
@pytest.mark.parametrize("what", SENT)
async def test_what_is_sent_instead_of_a_press_is_kept_and_the_press_is_all_that_is_missing(
    street: Street, step: str, what: str
) -> None:
    wang, (sent, asked, whole) = street.wang, SENT[what]
    await goes_to(wang, step)
    await wang.sends(**sent)
    await wang.sees(KEPT, QUESTION[step])
    await restarts(street)
    await wang.presses("照明" if step == "topic" else "健身、游乐设施")
    if asked:
        await wang.sees(QUESTION["words"])
        await wang.says("三天了")
    await wang.sees(QUESTION["check"], *whole)
    assert await wang.count(QUESTION["words"]) == int(asked)
    await wang.presses("提交")
    await wang.sees("已登记，编号 #1")


async def test_a_picture_sent_as_a_file_is_not_taken_with_its_words_and_that_is_said(street: Street) -> None:
    wang = street.wang
    await goes_to(wang, "topic")
    await wang.sends(document=PICTURE, caption=LIGHT)
    await wang.sees(KEPT, "我显示不了。请按「照片」再发一次", QUESTION["topic"])
    await wang.presses("照明")
    await wang.sees(QUESTION["check"], LIGHT, "没有照片")


async def test_what_is_said_in_two_messages_is_one_sentence_after_the_other(street: Street) -> None:
    wang = street.wang
    await goes_to(wang, "topic")
    await wang.says(LIGHT)
    await wang.says("三天了")
    await wang.presses("照明")
    await wang.sees(QUESTION["check"], f"{LIGHT}\n三天了")


async def test_a_photo_in_place_of_the_words_is_kept_and_they_are_asked_for_once_more(street: Street) -> None:
    wang = street.wang
    await goes_to(wang, "words")
    await wang.sends_photo()
    await wang.sees(KEPT, QUESTION["words"])
    await wang.says(LIGHT)
    await wang.sees(QUESTION["check"], LIGHT, "1 张照片")


async def test_words_under_a_photo_that_comes_later_are_added_to_what_was_said(street: Street) -> None:
    wang = street.wang
    await goes_to(wang, "check")
    await wang.sends_photo(caption="三楼也不亮")
    await wang.sees(QUESTION["check"], f"{LIGHT}\n三楼也不亮", "1 张照片")
    await wang.presses("加照片")
    await wang.sends_photo(caption="四楼也是")
    await wang.sees(QUESTION["check"], f"{LIGHT}\n三楼也不亮\n四楼也是", "2 张照片")


async def test_words_at_the_end_are_added_to_what_was_said_and_that_is_told(street: Street) -> None:
    wang = street.wang
    await goes_to(wang, "check")
    await wang.says("三楼也不亮")
    await wang.sees(ADDED, QUESTION["check"], f"{LIGHT}\n三楼也不亮")
    await wang.presses("提交")
    await street.building_3.shows("#1", "三楼也不亮")


@pytest.mark.parametrize("said", ["算了，不改了", "先不改", "就这样吧"])
async def test_who_would_rather_not_write_it_anew_keeps_what_it_said(street: Street, said: str) -> None:
    wang = street.wang
    await wang.says(f"/report {LIGHT}")
    await wang.says("照明")
    await wang.presses("改文字")
    await wang.sees("现在写的是", LIGHT)
    await wang.says(said)
    await wang.presses("提交")
    await street.building_3.shows("#1", LIGHT)
    await street.building_3.shows_no(said)


async def test_what_was_said_can_be_written_anew_before_it_is_sent_and_is_in_view_meanwhile(street: Street) -> None:
    wang = street.wang
    await wang.says(f"/report {LIGHT}")
    await wang.says("照明")
    await wang.says("哎呀说错了")
    await wang.sees(ADDED, f"{LIGHT}\n哎呀说错了")
    await wang.presses("改文字")
    await wang.sees("现在写的是", "哎呀说错了", "请重新写一遍")
    await wang.says("三层楼道灯坏了")
    whole = await wang.sees(QUESTION["check"], "三层楼道灯坏了")
    assert "说错了" not in whole["text"]
    await wang.presses("提交")
    await street.building_3.shows("#1", "三层楼道灯坏了")


async def test_a_report_said_only_aloud_is_told_that_neighbours_cannot_hear_it_and_gets_its_words(
    street: Street,
) -> None:
    wang = street.wang
    await goes_to(wang, "words")
    await wang.sends(voice=True)
    whole = await wang.sees(QUESTION["check"], "🎤（语音）", "群里听不到语音，再写几个字")
    assert "✏️ 改文字" not in labels(whole)
    await wang.says(LIGHT)
    whole = await wang.sees(ADDED, LIGHT, "🎤（语音）")
    assert "听不到语音" not in whole["text"]
    assert "✏️ 改文字" in labels(whole)


async def test_a_voice_message_at_the_end_is_added_and_takes_the_place_of_no_other_one(street: Street) -> None:
    wang = street.wang
    await goes_to(wang, "words")
    await wang.sends(voice=True, caption=LIGHT)
    await wang.sees(QUESTION["check"], LIGHT, "🎤（语音）")
    await wang.sends(voice=True)
    await wang.sees("语音只能留一条，前面那条还在", LIGHT, "🎤（语音）")
