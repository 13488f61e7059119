# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A summary reads like the text it was taken from."""

from hypothesis import given
from hypothesis import strategies as st

from plugins.core.markdown import merchant_html, summary_of


def test_emphasis_leaves_no_blank_before_a_full_stop() -> None:
    """A tag within a sentence is no space between words."""
    html = merchant_html("Ab **drei Uhr**. [Mehr](https://hoevel.example), auch *Sauer*teig.")
    assert summary_of(html) == "Ab drei Uhr. Mehr, auch Sauerteig."


def test_paragraphs_and_list_items_stay_apart() -> None:
    """A tag between blocks is a space, even where the Markdown has none."""
    html = merchant_html("Brot\n\n- Roggen\n- Dinkel\n\nund mehr")
    assert summary_of(html) == "Brot Roggen Dinkel und mehr"


def test_a_long_text_is_cut_between_words() -> None:
    """The summary ends with a whole word and an ellipsis."""
    summary = summary_of("<p>" + "Brezel " * 40 + "</p>", 50)
    assert len(summary) <= 52
    assert summary.removesuffix(" …").split() == ["Brezel"] * 7


def test_what_stands_before_is_text_and_counts() -> None:
    """A name in front is no HTML, and the summary of both is no longer than allowed."""
    assert summary_of("<p>Brot &amp; Brezel</p>", before="Hövel <&>  Sohn.") == (
        "Hövel <&> Sohn. Brot & Brezel"
    )
    assert summary_of("", before="Bäckerei.") == "Bäckerei."
    assert summary_of("<p>Brot und Brezel</p>", 20, "Hövel.") == "Hövel. Brot und …"


SPACES = "aß.  \n\t\r\x0b\x1c\x85\xa0\u2003\u2028\u3000\u200b"


@given(st.text(st.sampled_from(SPACES), max_size=20))
def test_white_space_of_any_kind_is_one_blank(text: str) -> None:
    """As ``str.split`` knows it, which is not asked about most texts."""
    assert summary_of(text) == " ".join(text.split())
