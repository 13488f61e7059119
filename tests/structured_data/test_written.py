# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Nodes that are written at once say what those say that the encoder writes."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.structured_data.node import make_node
from plugins.structured_data.nodes import item_list, serialise, write_list, write_node, written
from tests.structured_data.test_serialise import NAMES, TEXTS, VALUES

PROPERTIES = st.dictionaries(NAMES | st.just("id"), VALUES, max_size=5)


@settings(deadline=None)
@given(PROPERTIES)
def test_a_written_node_is_the_node_written(properties: dict[str, Any]) -> None:
    """Letter by letter, whatever the properties say."""
    assert serialise(write_node("Thing", **properties)) == serialise(
        make_node("Thing", **properties)
    )


@settings(deadline=None)
@given(PROPERTIES, PROPERTIES)
def test_a_written_node_is_part_of_another(inner: dict[str, Any], listed: dict[str, Any]) -> None:
    """Also in a list; one that has nothing but its type is left out, as everywhere."""
    parts, item = make_node("Place", **inner), make_node("Person", **listed)
    expected = serialise(make_node("Event", location=parts, contributor=[item]))
    for place, person in (
        (write_node("Place", **inner), write_node("Person", **listed)),
        (written(parts), written(item)),
        (parts, item),
    ):
        assert serialise(write_node("Event", location=place, contributor=[person])) == expected


@settings(deadline=None)
@given(st.lists(TEXTS.filter(bool), max_size=4), TEXTS)
def test_a_list_of_pages_is_the_node_written(urls: list[str], name: str) -> None:
    """The lists of a city stand on hundreds of pages and are not built node by node."""
    items = [make_node("ListItem", position=n, url=url) for n, url in enumerate(urls, 1)]
    node = make_node("ItemList", name=name, numberOfItems=len(urls), itemListElement=items)
    assert serialise(item_list(urls, name=name)) == serialise(node)


@settings(deadline=None)
@given(st.lists(VALUES, max_size=3))
def test_a_list_is_written_like_any_other(values: list[Any]) -> None:
    """What many nodes have in common; an empty one, and one of empty parts, is left out."""
    expected = serialise(make_node("Thing", image=values))
    assert serialise(write_node("Thing", image=write_list(values))) == expected


def test_a_node_of_two_types_names_both() -> None:
    """A museum with a ticket desk."""
    kinds = ("Museum", "LocalBusiness")
    assert serialise(write_node(kinds, name="Heimatmuseum")) == serialise(
        make_node(kinds, name="Heimatmuseum")
    )


def test_what_is_written_is_no_text() -> None:
    """It cannot end up in quotes, as the name of something."""
    with pytest.raises(TypeError):
        make_node("Thing", name=write_node("Place", name="Markt"))


def test_a_written_number_is_one_that_json_has() -> None:
    """NaN would make the whole block unreadable."""
    with pytest.raises(ValueError, match="JSON"):
        write_node("Thing", latitude=float("nan"))
