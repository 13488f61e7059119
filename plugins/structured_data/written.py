# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Nodes that are written at once, where thousands of pages have one each.

The text is that of the encoder for what ``make_node`` returns; the tests compare the two.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from json import JSONEncoder
from json.encoder import encode_basestring_ascii as _quoted
from math import isfinite
from typing import Any

from msgspec import Struct

from plugins.structured_data.node import Node, plain

#: In ASCII, as ``_quoted``: one letter beyond Latin-1 makes two bytes of each letter of what it is
#: joined with, up to the head of the page.
encode = JSONEncoder(allow_nan=False, separators=(",", ":")).encode


class Written(Struct, eq=False):
    """The JSON of a node: a page's own, or a part of another that ``write_node`` writes.

    No text on purpose: nobody can put it where a text is meant. ``says`` is False of a node that
    has nothing but its type.
    """

    text: str
    says: bool = True


def write_node(kind: str | Sequence[str], **properties: Any) -> Written:
    """``make_node`` with the same rules, as text; properties may be ``Written`` as well.

    Raises:
        ValueError: for a time without an offset, and a number that JSON does not have.
        TypeError: for what JSON-LD has no form of.
    """
    said = [f'{{"@type":{_quoted(kind) if isinstance(kind, str) else encode(list(kind))}']
    for name, value in properties.items():
        if value is None:
            continue
        if value.__class__ is str:  # what most of them are
            text = _quoted(value) if value else ""
        else:
            text = _TEXT.get(value.__class__, _other)(value)
        if text:
            said.append(f'"{"@id" if name == "id" else name}":{text}')
    return Written(f"{','.join(said)}}}", len(said) > 1)


def said(name: str, value: Any) -> str:
    """One property, for a node that is put together by hand since there are thousands of it; ""
    where ``value`` says nothing.
    """
    if value.__class__ is str:  # what most of them are
        return f',"{name}":{_quoted(value)}' if value else ""
    if value is None:
        return ""
    text = _TEXT.get(value.__class__, _other)(value)
    return f',"{name}":{text}' if text else ""


def written(node: Node) -> Written:
    """A node as a part of many others."""
    return Written(encode(node), len(node) > ("@type" in node))


def write_list(values: Sequence[Any]) -> Written:
    """A list that many nodes have in common, such as the opening hours of a chain."""
    text = _items(values)
    return Written(text, bool(text))


def write_items(kind: str, name: str | None, urls: Sequence[str]) -> Written:
    """A list of ``ListItem``s, each the address of a page, in order, with their number."""
    items = [
        f'{{"@type":"ListItem","position":{position},"url":{_quoted(url)}}}'
        for position, url in enumerate(urls, start=1)
    ]
    listed = Written(f"[{','.join(items)}]", bool(items))
    return write_node(kind, name=name, numberOfItems=len(items), itemListElement=listed)


def _written(value: Written) -> str:
    return value.text if value.says else ""


def _text(value: str) -> str:
    return _quoted(value) if value else ""


def _items(values: Sequence[Any]) -> str:
    items = [
        text
        for value in values
        if value is not None and (text := _TEXT.get(value.__class__, _other)(value))
    ]
    return f"[{','.join(items)}]" if items else ""


def _moment(value: datetime) -> str:
    return f'"{plain(value)}"'


def _day(value: date) -> str:
    return f'"{value.isoformat()}"'


def _decimal(value: Decimal) -> str:
    return f'"{value:f}"'


def _real(value: float) -> str:
    if not isfinite(value):
        raise ValueError(f"a number that JSON does not have: {value}")
    return float.__repr__(value)


def _truth(value: bool) -> str:
    return "true" if value else "false"


def _other(value: Any) -> str:
    """A kind of value that is not in the table: it goes by way of ``plain``."""
    said = plain(value)
    return "" if said is None else encode(said)


_TEXT: dict[type, Callable[[Any], str]] = {
    str: _text,
    Written: _written,
    list: _items,
    tuple: _items,
    bool: _truth,
    int: int.__repr__,
    float: _real,
    Decimal: _decimal,
    datetime: _moment,
    date: _day,
}
