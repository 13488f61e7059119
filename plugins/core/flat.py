# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Read: front matter in the form that nearly everybody writes, without a YAML parser.

One line is one field: ``key: value``, ``key: "value"``, ``key: [one, two]``, a comment, or nothing.
What a text of such lines says is the same to every reader of YAML. Anything else, and anything
wrong, is PyYAML's to judge (``frontmatter.compose``); ``docs/decisions/0012`` tells why.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.core.document import Mapped, Node, Scalar, Sequence
from plugins.regex import regex

#: Longer texts are not for here: whatever their letters, this many are within the limit in bytes.
LONGEST = 4 * 1024

#: The groups of ``_LINE``; what is in none of the first five needs a parser.
_KEY, _BARE, _LIST, _DOUBLE, _SINGLE = range(1, 6)
#: What no text of plain lines holds: controls, and what is no letter.
_NEVER = regex(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_FIRST = r"[^\n \-?:,\[\]{}#&*!|>'\"%@`]"
# A group is repeated atomically and not possessively. It is the same, but Python before 3.11.5, as
# in Debian 12, says of a possessive one with an alternative that it does not match (gh-106052).
#: A plain value: a colon before a space would begin a field, a ``#`` after one a comment.
_PLAIN = rf"{_FIRST}[^\n:#]*+(?>(?:(?::(?![ \n]|\Z)|(?<! )#)[^\n:#]*+)*)"
_IN_ITEM = r"[^\n:#,?\[\]{}]*+"
_ITEM = rf"{_FIRST}{_IN_ITEM}(?>(?::(?![ ,\[\]{{}}\n]){_IN_ITEM})*)"
_LINE = regex(
    r"^(?:([A-Za-z_][A-Za-z0-9_-]{0,60}):(?: +(?:"
    rf"({_PLAIN})"
    rf"|(\[ *(?:{_ITEM}(?>(?:, *{_ITEM})*))?\])"
    r"|\"([^\n\"\\]*+)\""
    r"|'([^\n']*+(?>(?:''[^\n']*+)*))'"
    r"))? *| *(?:#[^\n]*+)?)$"
    r"|^(.+)$",
    re.MULTILINE,
)


def flat_texts(text: str) -> dict[str, str | list[str]] | None:
    """The fields of ``text`` as they were written, or None if it needs a YAML parser."""
    if len(text) > LONGEST:
        return None
    # Few texts hold what is not printable, and that is seen at a glance.
    if not text.replace("\n", "").isprintable() and _NEVER.search(text):
        return None
    values: dict[str, str | list[str]] = {}
    for key, plain, listed, double, single, other in _LINE.findall(text):
        if key in values or other:
            return None
        if plain:
            values[key] = plain.rstrip(" ")
        elif listed:
            inner = listed[1:-1].strip(" ")
            values[key] = [item.strip(" ") for item in inner.split(",")] if inner else []
        elif key:
            values[key] = double or single.replace("''", "'")
    return values


def flat_tree(text: str, first_line: int, indent: int = 0) -> Mapped:
    """The fields with their places. ``flat_texts`` has understood ``text``, whose first line is
    ``first_line`` of the file, where its lines stand ``indent`` further in.
    """
    values: dict[str, Node] = {}
    keys: dict[str, Scalar] = {}
    for line, match in enumerate(_LINE.finditer(text), first_line):
        key, kind = match[1], match.lastindex
        if key is None or kind is None:
            continue
        keys[key] = Scalar(key, line, indent + 1)
        column = indent + match.start(kind) - match.start() + 1
        written = match[kind]
        if kind == _LIST:
            values[key] = Sequence(tuple(_items(written, line, column)), line, column)
        elif kind == _KEY:
            values[key] = Scalar("", line, indent + len(key) + 2)
        else:
            said = written.replace("''", "'") if kind == _SINGLE else written
            said = written.rstrip(" ") if kind == _BARE else said
            values[key] = Scalar(said, line, column, written.startswith(said))
    first = next(iter(keys.values())).line if keys else first_line
    return Mapped(values, keys, first, indent + 1)


def _items(written: str, line: int, column: int) -> Iterator[Scalar]:
    """The items of the list ``written``, which begins at ``column``."""
    inner = written[1:-1]
    column += 1
    for piece in inner.split(",") if inner.strip(" ") else ():
        item = piece.lstrip(" ")
        yield Scalar(item.rstrip(" "), line, column + len(piece) - len(item))
        column += len(piece) + 1
