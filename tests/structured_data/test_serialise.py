# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Nodes as text in a page."""

import json
from collections import OrderedDict
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.structured_data.node import CONTEXT, plain
from plugins.structured_data.nodes import (
    breadcrumbs,
    breadcrumbs_text,
    geo,
    make_node,
    serialise,
    website,
)
from tests.structured_data.samples import ROOT
from tests.structured_data.vocabulary import document_problems


def test_several_nodes_are_one_graph() -> None:
    """A page with two nodes has one context."""
    site = website(name="Unser Lennebrück", url=ROOT)
    text = serialise([site, breadcrumbs([("Start", ROOT)])])
    assert document_problems(text) == []
    assert len(json.loads(text)["@graph"]) == 2
    assert serialise([site]) == serialise(site)


def test_what_says_nothing_is_left_out() -> None:
    """Empty text, empty lists and bare nodes go; False and 0 are facts and stay."""
    node = make_node("Thing", a=None, b="", c=[], d=[None, ""], e=make_node("Place"), f=0, g=False)
    assert node == {"@type": "Thing", "f": 0, "g": False}


def test_a_number_that_json_lacks_is_refused() -> None:
    """NaN would make the whole block unreadable."""
    with pytest.raises(ValueError, match="JSON"):
        serialise(make_node("Bakery", geo=geo(latitude=float("nan"), longitude=7)))


@settings(deadline=None, max_examples=150)
@given(
    st.text() | st.sampled_from(["</script><script>alert(1)</script>", "<!--", "]]>", "&quot;"]),
)
def test_no_text_leaves_the_script_element(text: str) -> None:
    """Any name survives the round trip, and none can close or change the element."""
    block = serialise({"@type": "Bakery", "name": text})
    assert not set(block) & set("<>&\u2028\u2029")
    assert json.loads(block).get("name", "") == text


@settings(deadline=None, max_examples=50)
@given(st.characters(categories=["Cs"]))
def test_a_lone_surrogate_can_be_written(character: str) -> None:
    """What is no Unicode text still becomes bytes of a page."""
    block = serialise({"@type": "Bakery", "name": character})
    assert json.loads(block.encode("utf-8"))["name"] == character


class Word(StrEnum):
    """A text that is of a type derived from it, as records have them."""

    OPEN = "open"
    NOTHING = ""


TEXTS = st.text(max_size=8) | st.sampled_from(["<b>", "a & b", "\u2028", "„ä“", "\ud800", ""])
LEAVES = st.one_of(
    TEXTS,
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.decimals(allow_nan=False, allow_infinity=False, places=2),
    st.dates(),
    st.datetimes(timezones=st.just(UTC)),
    st.sampled_from(Word),
)
NAMES = st.sampled_from(["name", "url", "image", "geo", "offers"])
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.lists(inner, max_size=3).map(tuple),
        st.dictionaries(NAMES | st.just("@type"), inner, max_size=3),
        st.dictionaries(NAMES, inner, max_size=3).map(OrderedDict),
        st.dictionaries(NAMES, inner, max_size=3).map(MappingProxyType),
        st.dictionaries(NAMES, inner, max_size=3).map(lambda named: make_node("Thing", **named)),
    ),
    max_leaves=12,
)


def said(value: Any) -> Any:
    """What there is to say of a value, told in the plainest way: the rule of ``make_node``."""
    if isinstance(value, MappingProxyType | dict):
        parts = {name: said(part) for name, part in value.items()}
        kept = {name: part for name, part in parts.items() if part is not None}
        return kept if set(kept) - {"@type"} else None
    if isinstance(value, list | tuple):
        return [part for part in map(said, value) if part is not None] or None
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    return None if value == "" else value


@settings(deadline=None)
@given(st.dictionaries(NAMES | st.just("id"), VALUES, max_size=5))
def test_a_node_says_what_its_properties_say(properties: dict[str, Any]) -> None:
    """Values of every kind, nested at will; the text is what ``json`` reads back."""
    node = make_node("Thing", **properties)
    expected = {"@type": "Thing"} | {
        "@id" if name == "id" else name: part
        for name, value in properties.items()
        if (part := said(value)) is not None
    }
    assert node == expected
    text = serialise(node)
    assert json.loads(text) == {"@context": CONTEXT, **expected}
    assert not set(text) & set("<>&\u2028\u2029")
    text.encode()


@settings(deadline=None)
@given(VALUES)
def test_a_value_is_told_plainly(value: Any) -> None:
    """A node that nobody made with ``make_node`` is looked through."""
    assert plain(value) == said(value)
    assert json.loads(serialise({"a": value})) == {
        "@context": CONTEXT,
        **(said({"a": value}) or {}),
    }


@pytest.mark.parametrize("value", [datetime(2026, 11, 23, 10), object(), {1}, b"x"])  # noqa: DTZ001
def test_what_has_no_form_is_refused(value: Any) -> None:
    """A time that means another one elsewhere, and what is no JSON."""
    with pytest.raises((TypeError, ValueError)):
        make_node("Thing", name=[{"a": value}])


STEPS = st.tuples(TEXTS, st.sampled_from(["", ROOT, f"{ROOT}a/?b=1&c=<2>"]))


@settings(deadline=None)
@given(st.lists(STEPS, max_size=3).map(tuple), STEPS)
def test_the_way_to_a_page_is_its_breadcrumbs(
    way: tuple[tuple[str, str], ...], page: tuple[str, str]
) -> None:
    """The same text, whether put together or written at once."""
    assert breadcrumbs_text(way, page) == serialise(breadcrumbs([*way, page]))
