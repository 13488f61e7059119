# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A summary reads like the text it was taken from."""

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
