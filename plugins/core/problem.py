# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is wrong with the content, told so that it can be mended.

A problem has a stable code. Codes are declared once, by the module that finds the problem, and
looked up by the documentation test: each has a case in ``tests/errors/`` and a section in
``docs/fehler.md``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from enum import StrEnum

from msgspec import Struct


class Severity(StrEnum):
    """How bad it is: wrong data, poor data, or something read differently than written."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Place(Struct, frozen=True, order=True):
    """Where: a path below the content folder, line and column from 1, length in characters."""

    path: str
    line: int = 1
    column: int = 1
    length: int = 1


class Problem(Struct, frozen=True):
    """One problem: a stable code, a German sentence, and what to write instead."""

    code: str
    severity: Severity
    place: Place
    message: str
    hint: str = ""


_severities: dict[str, Severity] = {}
#: Not printable by the book, yet part of words and emoji: no-break space, soft hyphen, joiners.
_HARMLESS = "\xa0\xad\u200c\u200d"


def declare(code: str, severity: Severity = Severity.ERROR) -> str:
    """Register ``code`` with its severity and return it, so that modules can name it.

    Raises ``ValueError`` if the code is declared twice with different severities.
    """
    if _severities.setdefault(code, severity) is not severity:
        raise ValueError(f"problem code {code!r} is declared with two severities")
    return code


def declared_codes() -> dict[str, Severity]:
    """Every declared code with its severity, sorted by code."""
    return dict(sorted(_severities.items()))


def problem(code: str, place: Place, message: str, hint: str = "") -> Problem:
    """Make a problem of a declared code. Raises ``KeyError`` for an undeclared one.

    Message and hint may quote the content; what no terminal can show is spelled out.
    """
    return Problem(code, _severities[code], place, legible(message), legible(hint))


def legible(text: str) -> str:
    """``text`` in one line that any terminal can show.

    Line breaks become spaces, controls and halves of characters (file names may hold any byte)
    become ``\\x1b``: a file must not be able to write to the terminal of whoever checks it.
    """
    if text.isprintable():
        return text
    return "".join(_spelled(c) for c in " ".join(text.split("\n")))


def _spelled(char: str) -> str:
    if char.isprintable() or char in _HARMLESS:
        return char
    if char == "\t":
        return " "
    number = ord(char)
    # os.fsdecode keeps a byte that is no UTF-8 as U+DC80 … U+DCFF (PEP 383).
    return (
        f"\\x{number & 0xFF:02x}"
        if number <= 0xFF or 0xDC80 <= number <= 0xDCFF
        else (f"\\u{number:04x}")
    )


def is_declared(code: str) -> bool:
    """Whether ``code`` was declared."""
    return code in _severities


def ordered(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """All problems once, sorted by file, line, column and code."""
    return tuple(sorted(set(problems), key=lambda p: (p.place, p.code, p.message, p.hint)))


def has_errors(problems: Collection[Problem]) -> bool:
    """Whether any of ``problems`` is an error."""
    return bool(problems) and any(p.severity is Severity.ERROR for p in problems)
