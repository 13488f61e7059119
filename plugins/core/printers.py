# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Problems for the terminal, for GitHub and GitLab, and as JSON."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from plugins.core.problem import Place, Problem, Severity, legible

Lines = Mapping[str, Sequence[str]]

WORDS = {Severity.ERROR: "Fehler", Severity.WARNING: "Warnung", Severity.NOTE: "Hinweis"}
#: A longer source line is cut around the caret; a terminal is 100 columns wide.
_WIDEST = 100


def terminal(problems: Sequence[Problem], lines: Lines, content: str) -> str:
    """Each problem with its source line and a caret; paths as the reader would type them."""
    blocks = [_block(p, lines, content) for p in problems]
    return "\n".join([*blocks, summary(problems)])


def summary(problems: Sequence[Problem]) -> str:
    """One line: how many errors, warnings and notes."""
    if not problems:
        return "Alles in Ordnung.\n"
    counts = {s: sum(p.severity is s for p in problems) for s in Severity}
    plural = {
        Severity.ERROR: ("Fehler", "Fehler"),
        Severity.WARNING: ("Warnung", "Warnungen"),
        Severity.NOTE: ("Hinweis", "Hinweise"),
    }
    parts = [f"{n} {plural[s][n != 1]}" for s, n in counts.items() if n]
    return ", ".join(parts) + ".\n"


def _block(found: Problem, lines: Lines, content: str) -> str:
    head = f"{address(found.place, content)}: {WORDS[found.severity]} [{found.code}]"
    parts = [head, *excerpt(found.place, lines), f"  {found.message}"]
    if found.hint:
        parts.append(f"  {found.hint}")
    return "\n".join(parts) + "\n"


def address(place: Place, content: str) -> str:
    """``content/offers/brezn.md:3:1``, as an editor or a terminal opens it."""
    return f"{legible(f'{content}/{place.path}')}:{place.line}:{place.column}"


def excerpt(place: Place, lines: Lines) -> list[str]:
    """The source line and a line with a caret below the place; nothing if the line is not known."""
    known = lines.get(place.path, ())
    if not 0 < place.line <= len(known) or not known[place.line - 1].strip():
        return []
    text = known[place.line - 1].replace("\t", " ")
    column, length = place.column - 1, place.length
    if len(text) > _WIDEST:
        start = max(0, min(column - 20, len(text) - _WIDEST))
        text = ("…" if start else "") + text[start : start + _WIDEST]
        column += (1 if start else 0) - start
    gutter = f"  {place.line} | "
    marks = "^" * max(1, _width(text[column : column + length]))
    before = " " * _width(text[:column])
    return [f"{gutter}{text}", " " * (len(gutter) - 2) + "| " + before + marks]


def _width(text: str) -> int:
    """Columns of a terminal that ``text`` takes: accents none, emoji and Chinese two each."""
    if text.isascii():
        return len(text)
    return sum(
        0
        if unicodedata.combining(c) or unicodedata.category(c) in ("Cf", "Mn", "Me")
        else 2
        if unicodedata.east_asian_width(c) in "WF"
        else 1
        for c in text
    )


def github(problems: Sequence[Problem], lines: Lines, content: str) -> str:
    """Workflow commands (GitHub docs, "Workflow commands"): an annotation a problem."""
    words = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}

    def value(text: str) -> str:
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    def attribute(text: str) -> str:
        return value(text).replace(":", "%3A").replace(",", "%2C")

    return "".join(
        f"::{words[p.severity]} file={attribute(legible(f'{content}/{p.place.path}'))},"
        f"line={p.place.line},col={p.place.column},title={attribute(p.code)}"
        f"::{value(f'{p.message} {p.hint}'.strip())}\n"
        for p in problems
    )


def gitlab(problems: Sequence[Problem], lines: Lines, content: str) -> str:
    """GitLab's code quality report (docs.gitlab.com, "Code Quality report format").

    A fingerprint does not change when lines above are added: GitLab tells old problems from new
    ones by it. Problems alike in one file are told apart by their order.
    """
    alike: Counter[tuple[str, str, str]] = Counter()

    def fingerprint(p: Problem) -> str:
        key = (p.code, p.place.path, p.message)
        alike[key] += 1
        text = "\0".join((*key, str(alike[key])))
        return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()[:32]

    words = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.NOTE: "info"}
    return _json(
        {
            "description": f"{p.message} {p.hint}".strip(),
            "check_name": p.code,
            "fingerprint": fingerprint(p),
            "severity": words[p.severity],
            "location": {
                "path": legible(f"{content}/{p.place.path}"),
                "lines": {"begin": p.place.line},
                "positions": {"begin": {"line": p.place.line, "column": p.place.column}},
            },
        }
        for p in problems
    )


def as_json(problems: Sequence[Problem], lines: Lines, content: str) -> str:
    """An array of objects; ``path`` is relative to the content folder."""
    return _json(
        {
            "code": p.code,
            "severity": str(p.severity),
            "path": legible(p.place.path),
            "line": p.place.line,
            "column": p.place.column,
            "message": p.message,
            "hint": p.hint,
        }
        for p in problems
    )


def _json(objects: object) -> str:
    return json.dumps(list(objects), ensure_ascii=False, indent=2) + "\n"  # type: ignore[call-overload]


#: The formats of ``check --format``.
FORMATS: Mapping[str, Callable[[Sequence[Problem], Lines, str], str]] = {
    "text": terminal,
    "github": github,
    "gitlab": gitlab,
    "json": as_json,
}
