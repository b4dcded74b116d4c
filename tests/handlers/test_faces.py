"""Messages as they are sent: in the reader's language, with their buttons."""

from __future__ import annotations

import json
from dataclasses import replace

from handlers.kit.faces import Face, draw
from handlers.kit.replies import Button, Value, Words, grid, text

ENGLISH = "en"
CHINESE = "zh-Hans"
WORDS = Words(
    text("plain", what="R&B <loud>"),
    (
        (Button(text("plain", what="R&B"), data="1:a:b"), Button(text("form-skip"), url="https://t.me/yishi_bot")),
        (Button(text("form-cancel"), data="1:form:cancel:1"),),
    ),
    "photo-1",
)


def test_a_message_is_drawn_with_its_buttons_and_its_photo() -> None:
    assert draw(WORDS, ENGLISH) == Face(
        text="R&amp;B &lt;loud&gt;",
        keyboard=[
            [{"text": "R&B", "callback_data": "1:a:b"}, {"text": "Skip", "url": "https://t.me/yishi_bot"}],
            [{"text": "✖ Cancel", "callback_data": "1:form:cancel:1"}],
        ],
        photo="photo-1",
    )


def test_each_gets_their_language() -> None:
    assert draw(WORDS, CHINESE).keyboard[1][0]["text"] == "✖ 不填了"


def test_a_line_that_says_nothing_leaves_no_hole_at_the_end() -> None:
    card = text("issue-outcome-closed", number=1, category="c", place="p", words="w", result="r")
    said: dict[str, Value] = {
        "who": "x",
        "took": "1",
        "supporters": 0,
        "verdict": "5 of 5",
        "answers": "",
        "pictures": "",
    }
    assert draw(Words(replace(card, values={**card.values, **said})), ENGLISH).text.endswith("5 of 5")


def test_a_fingerprint_tells_faces_apart_and_outlives_the_database() -> None:
    face = draw(WORDS, ENGLISH)
    assert Face(**json.loads(json.dumps(face.params()))).fingerprint() == face.fingerprint()
    others = [draw(WORDS, CHINESE), replace(face, photo=None), replace(face, keyboard=[]), replace(face, text="other")]
    assert len({face.fingerprint(), *(other.fingerprint() for other in others)}) == 5
    assert "loud" not in face.fingerprint()


def test_buttons_are_laid_out_in_rows() -> None:
    buttons = [Button(text("plain", what=str(n)), data=f"1:a:{n}") for n in range(5)]
    assert [len(row) for row in grid(buttons, 2)] == [2, 2, 1]
    assert [button for row in grid(buttons, 2) for button in row] == buttons
    assert grid([], 2) == ()
