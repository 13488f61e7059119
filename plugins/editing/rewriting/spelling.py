# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""How a value is written so that every reader of YAML reads the same text.

Our loader takes every scalar for a text. Others do not: for PyYAML, which knows YAML 1.1,
``10:30`` is 630 and ``no`` is False; for a reader of YAML 1.2 ``0o7`` is 7. A value is plain only
where all of them give back what was written, and quoted everywhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import date

#: What no plain value begins with: signs that mean something to YAML.
_FIRST = r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=<.~]"
#: In a block: no colon before a space, no ``#`` after one, nothing but plain spaces.
_IN_BLOCK = re.compile(rf"{_FIRST}(?>(?:[^:#\s]|:(?!\s|\Z)|(?<!\s)#| )*)")
#: In a list in brackets, commas and brackets end a value, too; and for PyYAML a ``?`` does.
_IN_FLOW = re.compile(rf"{_FIRST}(?>(?:[^:#\s,?\[\]{{}}]|:(?![\s,\[\]{{}}]|\Z)|(?<!\s)#| )*)")
_WORDS = frozenset(["y", "n", "yes", "no", "on", "off", "true", "false", "null"])
#: Anything that some reader could take for a number, a date or a time.
_NUMBER = re.compile(r"[-+.]*[0-9][-+0-9_.:a-z]*", re.IGNORECASE)
_TIMESTAMP = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|\s)")
_MINUTE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}")
_WHOLE = re.compile(r"0|[1-9][0-9]{0,14}")
_DECIMAL = re.compile(r"(?:0|[1-9][0-9]{0,8})\.[0-9]{1,6}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def spelled(text: str, style: str = "", in_flow: bool = False) -> str:
    """One line of ``text`` as YAML.

    ``style`` is how the value that it takes the place of was written: ``'``, ``"`` or "" for plain.
    A quoted value stays quoted; a plain one becomes so where it must.
    """
    if style not in ("'", '"'):
        if is_plain(text, in_flow):
            return text
        style = '"'
    if style == '"' and not re.search(r'["\\]', text):
        return f'"{text}"'
    return "'{}'".format(text.replace("'", "''"))


def is_plain(text: str, in_flow: bool = False) -> bool:
    """Whether every reader gives back ``text`` if it is written without quotes."""
    if text.endswith(" ") or text.lower() in _WORDS:
        return False
    if not (_IN_FLOW if in_flow else _IN_BLOCK).fullmatch(text):
        return False
    if _TIMESTAMP.match(text):
        return bool(_MINUTE.fullmatch(text))
    return not _NUMBER.fullmatch(text) or _is_given_back(text)


def _is_given_back(number: str) -> bool:
    """Whether a number or day, read as such, is written as it was."""
    if _DAY.fullmatch(number):
        with suppress(ValueError):
            return str(date.fromisoformat(number)) == number
        return False
    if _DECIMAL.fullmatch(number):
        return str(float(number)) == number
    return bool(_WHOLE.fullmatch(number))


def listed(items: Iterable[str]) -> str:
    """A list in brackets."""
    return f"[{', '.join([spelled(item, in_flow=True) for item in items])}]"


def block(text: str, key_column: int, column: int, chomping: str = "", comment: str = "") -> str:
    """Lines of ``text`` below a ``|``.

    ``key_column`` (from 0) is where the field's name stands, ``column`` where the lines shall;
    ``comment`` stands behind the sign with its spaces.
    """
    # A first line that is indented itself would be taken for the measure of all.
    measure = str(column - key_column) if text.startswith(" ") else ""
    lines = [" " * column + line if line else "" for line in text.split("\n")]
    return "\n".join([f"|{measure}{chomping}{comment}", *lines])


def field_line(name: str, value: str | tuple[str, ...], column: int = 0) -> str:
    """``name: value``, without a line end."""
    if isinstance(value, tuple):
        return f"{' ' * column}{name}: {listed(value)}"
    if "\n" in value:
        return f"{' ' * column}{name}: {block(value, column, column + 2)}"
    return f"{' ' * column}{name}: {spelled(value)}"
