# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A node of JSON-LD: a type, an address, and what there is to say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

Node = dict[str, Any]
#: What the builders take; a plan keeps its nodes read-only.
NodeLike = Mapping[str, Any]

#: What a document names as its context, and where the vocabulary's names live.
CONTEXT = "https://schema.org"


def make_node(kind: str | Sequence[str], **properties: Any) -> Node:
    """Return a node of type ``kind`` with those properties that say something.

    None, empty text and empty lists are left out, and so is a node that has nothing but its
    type; 0 and False stay. A property named ``id`` becomes ``@id``.
    """
    node: Node = {"@type": kind if isinstance(kind, str) else list(kind)}
    for name, value in properties.items():
        said = plain(value)
        if said is not None:
            node["@id" if name == "id" else name] = said
    return node


def reference(address: str | None) -> Node | None:
    """Return a node that only points at the node with this ``@id``."""
    return {"@id": address} if address else None


def member(name: str) -> str:
    """Return the address of a member of one of schema.org's enumerations."""
    return f"{CONTEXT}/{name}"


def plain(value: Any) -> Any:
    """Return what JSON has for ``value``; None if there is nothing to say.

    Raises:
        ValueError: for a time without an offset.
        TypeError: for what JSON-LD has no form of.
    """
    match value:
        case bool() | int() | float():
            return value
        case str():
            return value or None
        case Decimal():
            return format(value, "f")
        case datetime():
            return _moment(value)
        case date():
            return value.isoformat()
        case Mapping():
            kept = {k: p for k, v in value.items() if (p := plain(v)) is not None}
            return kept if set(kept) - {"@type"} else None
        case list() | tuple():
            items = [p for item in value if (p := plain(item)) is not None]
            return items or None
        case None:
            return None
    raise TypeError(f"JSON-LD has no {type(value).__name__}")


def _moment(value: datetime) -> str:
    """RFC 3339 with the offset to UTC, without which a time means another one elsewhere."""
    if value.utcoffset() is None:
        raise ValueError(f"a time without an offset: {value.isoformat()}")
    return value.isoformat(timespec="seconds")
