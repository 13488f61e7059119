# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A node of JSON-LD, and the text of it that stands in a page."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

Node = dict[str, Any]

_CONTEXT = "https://schema.org"
# "</script" and "<!--" end or change a script element, & is for readers that decode entities
# first, and U+2028/9 end a line in JavaScript. A lone surrogate cannot be written as UTF-8.
_UNSAFE = re.compile("[<>&\u2028\u2029\ud800-\udfff]")


def make_node(kind: str | Sequence[str], **properties: Any) -> Node:
    """Return a node of type ``kind`` with those properties that say something.

    None, empty text and empty lists are left out, and so is a node that has nothing but its
    type; 0 and False stay. A property named ``id`` becomes ``@id``.
    """
    node: Node = {"@type": kind if isinstance(kind, str) else list(kind)}
    for name, value in properties.items():
        plain = _plain(value)
        if plain is not None:
            node["@id" if name == "id" else name] = plain
    return node


def reference(address: str | None) -> Node | None:
    """Return a node that only points at the node with this ``@id``."""
    return {"@id": address} if address else None


def member(name: str) -> str:
    """Return the address of a member of one of schema.org's enumerations."""
    return f"{_CONTEXT}/{name}"


def serialise(node: Node | Sequence[Node]) -> str:
    """Return ``node`` as text for a ``<script type="application/ld+json">``.

    Several nodes become one ``@graph``. The text holds no ``<``, ``>`` or ``&``, so no content can
    end the element; properties keep their order, so the same node gives the same text.

    Raises:
        ValueError: for a number that JSON does not have (NaN, infinity).
    """
    content = dict(node) if isinstance(node, dict) else {"@graph": list(node)}
    document = {"@context": _CONTEXT, **(_plain(content) or {})}
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _plain(value: Any) -> Any:
    """What JSON has for ``value``; None if there is nothing to say."""
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
        case dict():
            kept = {k: p for k, v in value.items() if (p := _plain(v)) is not None}
            return kept if set(kept) - {"@type"} else None
        case list() | tuple():
            items = [p for item in value if (p := _plain(item)) is not None]
            return items or None
        case None:
            return None
    raise TypeError(f"JSON-LD has no {type(value).__name__}")


def _moment(value: datetime) -> str:
    """RFC 3339 with the offset to UTC, without which a time means another one elsewhere."""
    if value.utcoffset() is None:
        raise ValueError(f"a time without an offset: {value.isoformat()}")
    return value.isoformat(timespec="seconds")
