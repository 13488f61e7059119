# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Read: front matter in the forms that nearly everybody writes, without a YAML parser.

A field is ``key: value``, with quotes or without, and a plain value may go on in lines further in;
or ``key: [one, two]``; or ``key:`` and below it lines ``- one``. Between fields there are comments
and empty lines. What such a text says is the same to every reader of YAML. Anything else, and
anything wrong, is PyYAML's to judge (``frontmatter.compose``); ``docs/decisions/0012`` tells why.
"""

from __future__ import annotations

import re

from plugins.core.document import Mapped, Node, Scalar, Sequence
from plugins.regex import regex

#: Longer texts are not for here: whatever their letters, this many are within the limit in bytes.
LONGEST = 4 * 1024

#: The groups of ``_FIELD``; what is in the last needs a parser.
_KEY, _BARE, _LIST, _DOUBLE, _SINGLE, _BLOCK = range(1, 7)
#: What no text of plain lines holds: controls, and what is no letter.
_NEVER = regex(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_FIRST = r"[^\n \-?:,\[\]{}#&*!|>'\"%@`]"
# A group is repeated atomically and not possessively. It is the same, but Python before 3.11.5, as
# in Debian 12, says of a possessive one with an alternative that it does not match (gh-106052).
#: A plain value: a colon before a space would begin a field, a ``#`` after one a comment.
_PLAIN = rf"{_FIRST}[^\n:#]*+(?>(?:(?::(?![ \n]|\Z)|(?<! )#)[^\n:#]*+)*)"
_IN_DOUBLE = r"[^\n\"\\]*+(?>(?:\\[\"\\xuU][^\n\"\\]*+)*)"
_IN_SINGLE = r"[^\n']*+(?>(?:''[^\n']*+)*)"
_QUOTED = rf"\"{_IN_DOUBLE}\"|'{_IN_SINGLE}'"
_IN_ITEM = r"[^\n:#,?\[\]{}]*+"
_BARE_ITEM = rf"{_FIRST}{_IN_ITEM}(?>(?::(?![ ,\[\]{{}}\n]){_IN_ITEM})*)"
_ITEM = rf"(?:{_BARE_ITEM}|(?:{_QUOTED}) *)"
_ENTRY = rf"- +(?:{_PLAIN}|(?:{_QUOTED}) *)"
_FIELD = regex(
    r"^(?:([A-Za-z_][A-Za-z0-9_-]{0,60}):(?: +(?:"
    rf"({_PLAIN}(?>(?:\n +{_PLAIN})*))"
    rf"|(\[ *(?:{_ITEM}(?>(?:, *{_ITEM})*))?\])"
    rf"|\"({_IN_DOUBLE})\""
    rf"|'({_IN_SINGLE})'"
    rf")| *(\n(?P<further> *){_ENTRY}(?>(?:\n(?P=further){_ENTRY})*)))?"
    r" *(?:(?<= )#[^\n]*+)?| *(?:#[^\n]*+)?)$"
    r"|^(.+)$",
    re.MULTILINE,
)
#: The items of a list in either form; a value is in the first, second or third group.
_IN_LIST = regex(rf"({_BARE_ITEM})|\"({_IN_DOUBLE})\"|'({_IN_SINGLE})'")
_IN_BLOCK = regex(rf"\n *- +(?:({_PLAIN})|\"({_IN_DOUBLE})\"|'({_IN_SINGLE})')")
_LINE_END = regex(r" *\n *")
_ESCAPE = regex(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|([\"\\])|)")


def flat_texts(text: str) -> dict[str, str | list[str]] | None:
    """The fields of ``text`` as they were written, or None if it needs a YAML parser."""
    if len(text) > LONGEST:
        return None
    # Few texts hold what is not printable, and that is seen at a glance.
    if not text.replace("\n", "").isprintable() and _NEVER.search(text):
        return None
    values: dict[str, str | list[str]] = {}
    try:
        for key, plain, listed, double, single, block, _, other in _FIELD.findall(text):
            if key in values or other:
                return None
            if plain:  # as nearly all are: without a call
                values[key] = plain.rstrip(" ") if "\n" not in plain else _said(plain, "", "")
            elif listed:
                values[key] = [_said(*item) for item in _IN_LIST.findall(listed)]
            elif block:
                values[key] = [_said(*item) for item in _IN_BLOCK.findall(block)]
            elif key:
                values[key] = _said(plain, double, single)
    except (ValueError, OverflowError):  # a letter that there is not, or not for here
        return None
    return values


def flat_tree(text: str, first_line: int, indent: int = 0) -> Mapped:
    """The fields with their places. ``flat_texts`` has understood ``text``, whose first line is
    ``first_line`` of the file, where its lines stand ``indent`` further in.
    """
    values: dict[str, Node] = {}
    keys: dict[str, Scalar] = {}
    line, counted = first_line, 0
    for match in _FIELD.finditer(text):
        key, kind = match[1], match.lastindex
        if key is None or kind is None:
            continue
        line += text.count("\n", counted, match.start())
        counted = match.start()
        keys[key] = Scalar(key, line, indent + 1)
        column = indent + match.start(kind) - match.start() + 1
        if kind == _LIST:
            values[key] = Sequence(_items(_IN_LIST, match[kind], line, column), line, column)
        elif kind == _BLOCK:
            items = _items(_IN_BLOCK, match[kind], line, indent + 1)
            values[key] = Sequence(items, line + 1, indent + len(match["further"]) + 1)
        elif kind == _KEY:
            values[key] = Scalar("", line, indent + len(key) + 2)
        else:
            said = _said(match[_BARE] or "", match[_DOUBLE] or "", match[_SINGLE] or "")
            values[key] = Scalar(said, line, column, match[kind].startswith(said))
    first = next(iter(keys.values())).line if keys else first_line
    return Mapped(values, keys, first, indent + 1)


def _items(pattern: re.Pattern[str], written: str, line: int, column: int) -> tuple[Scalar, ...]:
    """The items of a list. It is ``written`` from ``line`` on, and each of its lines begins at
    ``column``.
    """
    items = []
    for match in pattern.finditer(written):
        start = match.start(match.lastindex or 0)
        place = column + start - written.rfind("\n", 0, start) - 1
        said = _said(*match.groups(""))
        verbatim = match[match.lastindex or 0].startswith(said)
        items.append(Scalar(said, line + written.count("\n", 0, start), place, verbatim))
    return tuple(items)


def _said(plain: str, double: str, single: str) -> str:
    """What one of three ways to write a value says; the other two are empty. Raises ``ValueError``
    for a letter written with a backslash that is not for here.
    """
    if plain:
        return (_LINE_END.sub(" ", plain) if "\n" in plain else plain).rstrip(" ")
    if "\\" in double:
        said = _ESCAPE.sub(_letter, double)
        if "\n" in said or _NEVER.search(said):
            raise ValueError(said)
        return said
    return double or single.replace("''", "'")


def _letter(match: re.Match[str]) -> str:
    """The letter that an escape stands for (YAML 1.1, 5.6)."""
    if match[4]:
        return match[4]
    return chr(int(match[1] or match[2] or match[3] or "", 16))
