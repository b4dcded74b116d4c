"""Telegram's HTML, and what Telegram finds in plain words."""

import html as standard
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox import entities, html

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


@given(TEXTS)
def test_what_was_escaped_comes_back(text: str) -> None:
    assert html.parse(standard.escape(text, quote=False)) == (text, [])


@given(st.lists(st.tuples(st.sampled_from(["b", "i", "u", "s", "tg-spoiler"]), TEXTS.filter(bool)), max_size=5))
def test_entities_cover_what_stood_between_the_tags(parts: list[tuple[str, str]]) -> None:
    written = "".join(f"<{tag}>{standard.escape(text)}</{tag}>" for tag, text in parts)
    text, found = html.parse(written)
    units = text.encode("utf-16-le")
    covered = [units[2 * each["offset"] : 2 * (each["offset"] + each["length"])].decode("utf-16-le") for each in found]
    assert covered == [text for _, text in parts]
    assert [each["type"] for each in found] == [html.TAGS[tag] for tag, _ in parts]


@given(TEXTS)
def test_any_text_parses_or_is_refused(text: str) -> None:
    with suppress(html.Unparsable):
        html.parse(text)


@pytest.mark.parametrize(
    ("written", "text", "found"),
    [
        ("<b>粗<i>斜</i></b>", "粗斜", [("bold", 0, 2), ("italic", 1, 1)]),
        ("😀<B>b</B>", "😀b", [("bold", 2, 1)]),
        ("<b></b>x", "x", []),
        ("<strong>a</>", "a", [("bold", 0, 1)]),
        ('<span class="tg-spoiler">x</span>', "x", [("spoiler", 0, 1)]),
        ("<blockquote expandable>q</blockquote>", "q", [("expandable_blockquote", 0, 1)]),
        ("<blockquote>q</blockquote>", "q", [("blockquote", 0, 1)]),
        ("&lt;b&gt; &amp;&quot; &#65;&#x42; &nbsp;", '<b> &" AB &nbsp;', []),
        ("<ins>u</ins><del>s</del><em>i</em>", "usi", [("underline", 0, 1), ("strikethrough", 1, 1), ("italic", 2, 1)]),
        ("<a href='nowhere'>x</a>", "x", []),
    ],
)
def test_tags_become_entities(written: str, text: str, found: list[tuple[str, int, int]]) -> None:
    plain, marks = html.parse(written)
    assert (plain, [(each["type"], each["offset"], each["length"]) for each in marks]) == (text, found)


@pytest.mark.parametrize(
    ("written", "entity"),
    [
        ('<a href="https://a.cn/?b=1&amp;c">x</a>', {"type": "text_link", "url": "https://a.cn/?b=1&c"}),
        ('<a href="https://a.cn">x</a>', {"type": "text_link", "url": "https://a.cn/"}),
        ('<a href="tg://user?id=42">x</a>', {"type": "text_mention", "user_id": 42}),
        ('<pre><code class="language-sql">x</code></pre>', {"type": "pre", "language": "sql"}),
        ('<tg-emoji emoji-id="53">x</tg-emoji>', {"type": "custom_emoji", "custom_emoji_id": "53"}),
        (
            '<tg-time unix="1647531900" format="wDT">x</tg-time>',
            {"type": "date_time", "unix_time": 1647531900, "date_time_format": "wDT"},
        ),
    ],
)
def test_entities_that_carry_more(written: str, entity: dict[str, object]) -> None:
    assert html.parse(written) == ("x", [{"offset": 0, "length": 1, **entity}])


@pytest.mark.parametrize(
    ("written", "refusal"),
    [
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("王<b>x</i></b>", 'Unmatched end tag at byte offset 7, expected "</b>", found "</i>"'),
        ("<王>", 'Unsupported start tag "王" at byte offset 0'),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("a<3", "Unclosed start tag at byte offset 1"),
        ("<p>x</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<a href>x</a>", 'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0'),
        ("<a href=x/y>x</a>", "Unexpected end of name token at byte offset 8"),
        ('<tg-emoji emoji-id="x">x</tg-emoji>', "Invalid custom emoji identifier specified"),
    ],
)
def test_refusals_say_where(written: str, refusal: str) -> None:
    with pytest.raises(html.Unparsable) as error:
        html.parse(written)
    assert str(error.value) == refusal


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/start now", [("bot_command", "/start")]),
        ("/help@town_bot", [("bot_command", "/help@town_bot")]),
        ("和/或", []),
        ("王/help", []),
        ("a/b /c/d", []),
        ("请问 @wang_li 在吗", [("mention", "@wang_li")]),
        ("mail@x.com", [("email", "mail@x.com")]),
        ("看 https://t.me/a?b=c。", [("url", "https://t.me/a?b=c")]),
        ("t.me/town 见", [("url", "t.me/town")]),
        ("#维修 #2", [("hashtag", "#维修")]),
        ("😀 /x", [("bot_command", "/x")]),
    ],
)
def test_what_is_found_in_plain_words(text: str, found: list[tuple[str, str]]) -> None:
    units = text.encode("utf-16-le")

    def covered(each: html.Entity) -> str:
        return units[2 * each["offset"] : 2 * (each["offset"] + each["length"])].decode("utf-16-le")

    assert [(each["type"], covered(each)) for each in entities.find(text)] == found


def test_white_space_at_the_ends_is_cut_and_entities_move() -> None:
    text, found = entities.text_of("\n <b> x </b> ", "HTML", None)
    assert (text, found) == ("x", [{"offset": 0, "length": 1, "type": "bold"}])
