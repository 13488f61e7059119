# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The short cuts through Markdown give what the long ways give."""

import html
import re
from collections.abc import Callable

import pyromark
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plugins.core import markdown
from plugins.core.city import City
from plugins.core.city_file import read_city
from plugins.core.editors_markdown import editor_html
from plugins.core.markdown import (
    _OPTIONS,
    _demote,
    _is_clean,
    _merchant_cleaner,
    _object,
    merchant_html,
    objections,
)
from plugins.core.summary import _INLINE_TAG, summary_of
from plugins.pages import easy
from tests.building import DEMO_CONTENT

#: Pieces of CommonMark, of HTML and of nothing, in any order.
PIECES = st.one_of(
    st.sampled_from(
        ["a", "Brot ", "ä", "\n", "\n\n", "  \n", "\\\n", "\\", "*", "**", "***", "_", "__", "~~",
         "# ", "### ", "===", "\n---\n", "- ", "1. ", "7) ", "    ", "\t", "> ", "`", "```\n",
         "[x]", "](y)", "![", "<b>", "<", ">", "<!--", "<p>", "</p>", "&amp;", "&lt;", "&nbsp;",
         "&#13;", "&#0;", "&#x200b;", "&", '"', "'", "\xa0", "|", "|-|\n", "[^1]", "\f",
         "https://x.example", "<x@y.example>", "<https://x.example>", "[x]: https://x.example\n",
         "\u200b", "\ufeff", "=\n", "[x](https://x.example/a_b~c?d=e#f)", "(https://x.example)",
         "[", "]", "](http://y.example/*a*)", "[x](https://%5B.example)", "[x](https://)"]
    ),
    st.text(max_size=4),
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=25).map("".join)
DEEP = st.builds(
    lambda marks, inner: "".join(marks) + inner + "".join(reversed(marks)),
    st.lists(st.sampled_from(["*", "**", "~~", "_", "__", "> ", "- ", "1. "]), max_size=14),
    TEXTS,
)


def sanitised(text: str) -> str:
    """What the sanitiser makes of the engine's HTML."""
    return _merchant_cleaner().clean(_demote(pyromark.html(text, options=_OPTIONS), 2)).strip()


@settings(deadline=None, max_examples=1500)
@given(st.one_of(TEXTS, DEEP, st.one_of(TEXTS, DEEP).map(lambda text: text.replace("<", ""))))
@example("*a*" * 9 + "**b *c ~~d *e **f *g***** h")
@example("Kaffee & Kuchen, 3 < 4 > 2")
@example("# a\n\n###### b\n\n> - c\n>   1. d\n\n2. e")
@example("a\xa0b")
@example("a&#13;b")
@example("<p>")
@example("**[a *b*](https://x.example/c_d_)**\n\n- [e\n  f](http://y.example)")
@example('[a "b"](https://x.example)')
def test_what_passes_unsanitised_is_what_the_sanitiser_gives(text: str) -> None:
    """HTML that is let through unsanitised could not have come out otherwise."""
    assert merchant_html(text) == (sanitised(text) if text.strip() else "")


@pytest.mark.parametrize(
    "made",
    ["<p onclick=x>a</p>", "<a href=x>a</a>", "<script>", "<p>a&nbsp;b</p>", "<P>a</P>",
     "<p >a</p>", "<pre>\na</pre>", "<ol start=3>", "<br />", "<!-- a -->", "<p>a&#60;</p>",
     "a & b", "a\0", "a\r"],
)  # fmt: skip
def test_nothing_but_bare_known_tags_passes_unsanitised(made: str) -> None:
    """An attribute, an entity, another tag, another way of writing: that is the sanitiser's."""
    assert not _is_clean(made)


def test_plain_paragraphs_pass_unsanitised() -> None:
    """The usual text is quick; a slip here would not show but in the time."""
    texts = [f.read_text("utf-8").split("\n---\n", 1)[1] for f in DEMO_CONTENT.glob("offers/*.md")]
    quick = [t for t in texts if _is_clean(_demote(pyromark.html(t, options=_OPTIONS), 2))]
    assert len(quick) > 0.8 * len(texts)


@settings(deadline=None, max_examples=600)
@given(TEXTS)
def test_only_texts_with_brackets_can_be_objected_to(text: str) -> None:
    """A text that is not looked into has nothing to object to; nor has one of plain links."""
    assert objections(text) == tuple(_object(text))
    quiet = text.replace("<", "").replace("[", "")
    assert not tuple(_object(quiet))


def test_plain_links_need_no_sanitiser(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor does anybody look into their text: merchants link to their shop and their menu."""
    monkeypatch.setattr(markdown, "_object", None)
    monkeypatch.setattr(markdown, "_merchant_cleaner", None)
    text = "Zur [Karte](https://x.example/karte.pdf), zum [*Shop*](http://shop.x.example/?a=b#c)."
    assert objections(text) == ()
    assert merchant_html(text).count(' rel="noopener nofollow">') == 2


@pytest.mark.parametrize("sign", ["!", "\\!", "\\", "a"])
def test_a_picture_is_none_of_the_plain_links(sign: str) -> None:
    """What stands before the bracket tells them apart, as the engine reads it."""
    text = f"{sign}[Bild](https://beispiel.example/a.jpg) und [das](https://beispiel.example/)"
    assert objections(text) == tuple(_object(text))
    assert bool(objections(text)) == (sign == "!")


def whole_summary(text: str, longest: int) -> str:
    """The summary made from the whole text, however long it is."""
    bare = " ".join(re.sub(r"<[^>]+>", " ", _INLINE_TAG.sub("", text)).split())
    words = html.unescape(bare)
    if len(words) <= longest:
        return words
    return words[:longest].rpartition(" ")[0].rstrip(" ,;:–-") + " …"


@settings(deadline=None, max_examples=600)
@given(st.lists(st.one_of(PIECES, st.just("Brezel und Brot. ")), max_size=60).map("".join),
       st.integers(1, 60))  # fmt: skip
@example("a <a href='https://x.example/long/way/to/go/for/a/short/word'>b</a> c &amp; d " * 9, 20)
def test_a_summary_needs_only_the_beginning(text: str, longest: int) -> None:
    """The first words are the same, whether the rest was looked at or not."""
    made = merchant_html(text)
    assert summary_of(made, longest) == whole_summary(made, longest)
    headed = f"Bäckerei & Café, Lange Straße 1. {made}"
    assert summary_of(headed, longest) == whole_summary(headed, longest)


@pytest.mark.parametrize("written", [easy.first_page, easy.statement])
def test_plain_text_is_what_the_editors_markdown_says(written: Callable[[City], str]) -> None:
    """The pages that the program writes need no Python-Markdown: only the white space differs."""
    city = read_city(DEMO_CONTENT).city
    assert city
    text = written(city)
    plain, long = (editor_html(text, "../", plain=way) for way in (True, False))
    assert plain.split() == long.split()
    assert plain.count("<h2 id=") > 2
