# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A node of JSON-LD: a type, an address, and what there is to say."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

#: What the builders take; a plan keeps its nodes read-only.
NodeLike = Mapping[str, Any]

#: What a document names as its context, and where the vocabulary's names live.
CONTEXT = "https://schema.org"
_WITHOUT_OFFSET = len("2026-11-23T10:00:00")


class Node(dict[str, Any]):
    """What ``make_node`` returns: it holds plain JSON values already, none of them empty.

    So nobody looks through it again when it becomes part of another node, or text.
    """

    __slots__ = ()


def make_node(kind: str | Sequence[str], **properties: Any) -> Node:
    """Return a node of type ``kind`` with those properties that say something.

    None, empty text and empty lists are left out, and so is a node that has nothing but its
    type; 0 and False stay. A property named ``id`` becomes ``@id``.
    """
    node = Node({"@type": kind if isinstance(kind, str) else list(kind)})
    for name, value in properties.items():
        if value is None:
            continue
        said = _PLAIN.get(value.__class__, _other)(value)
        if said is not None:
            node["@id" if name == "id" else name] = said
    return node


def reference(address: str | None) -> Node | None:
    """Return a node that only points at the node with this ``@id``."""
    return Node({"@id": address}) if address else None


def member(name: str) -> str:
    """Return the address of a member of one of schema.org's enumerations."""
    return f"{CONTEXT}/{name}"


def plain(value: Any) -> Any:
    """Return what JSON has for ``value``; None if there is nothing to say.

    Raises:
        ValueError: for a time without an offset.
        TypeError: for what JSON-LD has no form of.
    """
    return _PLAIN.get(value.__class__, _other)(value)


def _itself(value: Any) -> Any:
    return value


def _text(value: str) -> str | None:
    return value or None


def _items(values: Sequence[Any]) -> list[Any] | None:
    items = [
        said for value in values if (said := _PLAIN.get(value.__class__, _other)(value)) is not None
    ]
    return items or None


def _mapping(value: NodeLike) -> NodeLike | None:
    kept = {
        name: said
        for name, part in value.items()
        if (said := _PLAIN.get(part.__class__, _other)(part)) is not None
    }
    return _node(kept)


def _node(value: NodeLike) -> NodeLike | None:
    return value if len(value) > ("@type" in value) else None


def _decimal(value: Decimal) -> str:
    return format(value, "f")


def _moment(value: datetime) -> str:
    """RFC 3339 with the offset to UTC, without which a time means another one elsewhere."""
    text = value.isoformat(timespec="seconds")
    if len(text) == _WITHOUT_OFFSET:
        raise ValueError(f"a time without an offset: {text}")
    return text


def _other(value: Any) -> Any:
    """A kind of value that is not in the table: perhaps derived from one that is."""
    for kind, form in _DERIVED.items():
        if isinstance(value, kind):
            return form(value)
    raise TypeError(f"JSON-LD has no {type(value).__name__}")


_PLAIN: dict[type, Callable[[Any], Any]] = {
    str: _text,
    Node: _node,
    list: _items,
    tuple: _items,
    dict: _mapping,
    bool: _itself,
    int: _itself,
    float: _itself,
    type(None): _itself,
    Decimal: _decimal,
    datetime: _moment,
    date: date.isoformat,
}
#: In this order: a moment is a date as well.
_DERIVED: dict[type, Callable[[Any], Any]] = {
    bool: _itself,
    int: _itself,
    float: _itself,
    str: _text,
    Decimal: _decimal,
    datetime: _moment,
    date: date.isoformat,
    Mapping: _mapping,
    list: _items,
    tuple: _items,
}
