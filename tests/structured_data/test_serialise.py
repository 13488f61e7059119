# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Nodes as text in a page."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.structured_data.nodes import (
    breadcrumbs,
    geo,
    make_node,
    serialise,
)
from tests.structured_data.samples import (
    ROOT,
    business,
)
from tests.structured_data.vocabulary import document_problems


def test_several_nodes_are_one_graph() -> None:
    """A page with two nodes has one context."""
    text = serialise([business(), breadcrumbs([("Start", ROOT)])])
    assert document_problems(text) == []
    assert len(json.loads(text)["@graph"]) == 2
    assert serialise([business()]) == serialise(business())


def test_what_says_nothing_is_left_out() -> None:
    """Empty text, empty lists and bare nodes go; False and 0 are facts and stay."""
    node = make_node("Thing", a=None, b="", c=[], d=[None, ""], e=make_node("Place"), f=0, g=False)
    assert node == {"@type": "Thing", "f": 0, "g": False}


def test_a_number_that_json_lacks_is_refused() -> None:
    """NaN would make the whole block unreadable."""
    with pytest.raises(ValueError, match="JSON"):
        serialise(business(geo=geo(latitude=float("nan"), longitude=7)))


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
