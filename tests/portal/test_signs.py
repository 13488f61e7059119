# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Signs beyond Latin-1 are written as references, and a page says the same."""

from __future__ import annotations

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core.messages import NO_MESSAGES
from plugins.portal.compiling import compile_well
from plugins.portal.signs import escaped_with_references, with_references
from plugins.portal.words import filters
from tests.portal.test_compiling import both
from tests.theme.stage import MESSAGES

TEXTS = st.text(st.sampled_from("aä<&;#1 –…„“€→ıЖ\u202f\u200d\u2028"), max_size=12) | st.text()


@given(TEXTS)
def test_a_text_says_the_same(text: str) -> None:
    """Whatever stands in it; what is HTML already stays that."""
    assert unescape(with_references(text)) == unescape(text)
    assert unescape(escaped_with_references(text)) == text


@pytest.mark.parametrize(
    ("html", "written"),
    [
        ("9–12 <b>Uhr</b>", "9&#8211;12 <b>Uhr</b>"),
        ("15\xa0€", "15\xa0&#8364;"),
        ("Köln", "Köln"),
        ("Kapı – açık", "Kapı – açık"),
        ("Відчинено – завжди", "Відчинено – завжди"),
    ],
)
def test_signs_are_written_as_references(html: str, written: str) -> None:
    """But not where letters make it wide anyway: it would only be longer."""
    assert with_references(html) == written


SOURCE = (
    "{{ name }}–<script>let a = '–'</script>–<style>b{content:'–'}</style>–"
    "<script>{{ name }}–{{ name }}</script>{% if name %}–{% endif %}"
    "{{ price|money }}–{{ price|price('USD') }}{{ [price|money]|join }}"
)


def test_only_html_is_written_with_references() -> None:
    """Neither scripts and styles, in which they mean nothing, nor what stands around these as far
    as the next value, nor other files; nor values, but for prices.
    """
    told = {"name": "–", "price": 1.5}
    sign, euro = "&#8211;", "&#8364;"
    html, other = "x.html", "x.js"
    ours = both(NO_MESSAGES, **{html: SOURCE, other: SOURCE})[1]
    ours.filters.update(filters("de", MESSAGES))
    compile_well(ours, NO_MESSAGES)
    scripts = "<script>let a = '–'</script>–<style>b{content:'–'}</style>–<script>–––</script>"
    dollars = "1,50\xa0$"
    assert ours.get_template(other).render(told) == f"––{scripts}–1,50\xa0€–{dollars}1,50\xa0€"
    assert ours.get_template(html).render(told) == (
        f"––{scripts}{sign}1,50\xa0{euro}{sign}{dollars}1,50\xa0€"
    )


def test_the_words_of_the_catalogue_are_written_with_references() -> None:
    """Also where a message has holes."""
    source = '{{ _("Name, ware, trade, street, or “open”, “today”, “vegan”") }}'
    ours = both(MESSAGES, **{"x.html": source})[1]
    written = ours.get_template("x.html").render()
    assert "&#8222;vegan&#8220;" in written
    assert "„vegan“" in unescape(written)
