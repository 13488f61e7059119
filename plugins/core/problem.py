# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is wrong with the content, told so that it can be mended.

A problem has a stable code. Codes are declared once, by the module that finds the problem, and
looked up by the documentation test: each has a case in ``tests/errors/`` and a section in
``docs/fehler.md``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad it is: wrong data, poor data, or something read differently than written."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where: a path below the content folder, line and column from 1, length in characters."""

    path: str
    line: int = 1
    column: int = 1
    length: int = 1


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem: a stable code, a German sentence, and what to write instead."""

    code: str
    severity: Severity
    place: Place
    message: str
    hint: str = ""


_severities: dict[str, Severity] = {}


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
    """Make a problem of a declared code. Raises ``KeyError`` for an undeclared one."""
    return Problem(code, _severities[code], place, message, hint)


def is_declared(code: str) -> bool:
    """Whether ``code`` was declared."""
    return code in _severities


def ordered(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """All problems once, sorted by file, line, column and code."""
    return tuple(sorted(set(problems), key=lambda p: (p.place, p.code, p.message, p.hint)))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of ``problems`` is an error."""
    return any(p.severity is Severity.ERROR for p in problems)
