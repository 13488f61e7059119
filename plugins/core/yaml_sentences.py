# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What PyYAML says of a broken text → a problem that a shop owner can use."""

from __future__ import annotations

import yaml

from plugins.core.malformed import YAML_SYNTAX
from plugins.core.problem import Place, Problem, problem
from plugins.regex import regex

_TOO_BIG = regex(r"\\U(?!000|0010)[0-9A-Fa-f]{8}")
_ESCAPE = (
    "Zwischen doppelten Anführungszeichen beginnt mit »\\« ein Sonderzeichen, dieses kennt YAML "
    "nicht.",
    "Schreiben Sie »\\\\« statt »\\«, oder nehmen Sie einfache Anführungszeichen.",
)
_IN_QUOTES = 'Setzen Sie den ganzen Wert in Anführungszeichen, etwa so: name: "{}".'
_SIGN = "Mit diesem Zeichen darf ein Wert nicht anfangen; in YAML hat es eine eigene Bedeutung."
_BRACKETS = "Eine Liste schreiben Sie so: [eins, zwei, drei]. Ist keine gemeint: {}"

#: A piece of PyYAML's problem and context → message and hint; the first that fits counts.
_SAID = (
    (
        "mapping values are not allowed",
        "Im Wert steht ein Doppelpunkt mit Leerzeichen; YAML hält ihn für ein neues Feld.",
        _IN_QUOTES.format("Hövel: die Bäckerei"),
    ),
    (
        r"'\t' that cannot start",
        "Hier steht ein Tabulator.",
        "Rücken Sie mit Leerzeichen ein: zwei für jede Stufe.",
    ),
    ("cannot start any token", _SIGN, _IN_QUOTES.format("@home")),
    ("while scanning an alias", _SIGN, _IN_QUOTES.format("*Neu* im Laden")),
    ("while scanning an anchor", _SIGN, _IN_QUOTES.format("& Partner")),
    ("while scanning a tag", _SIGN, _IN_QUOTES.format("!Aktion")),
    ("while scanning a block scalar", _SIGN, _IN_QUOTES.format("> 50 Jahre")),
    ("while scanning a directive", _SIGN, _IN_QUOTES.format("%-Wochen")),
    ("sequence entries are not allowed", _SIGN, _IN_QUOTES.format("- alles neu -")),
    ("mapping keys are not allowed", _SIGN, _IN_QUOTES.format("? Fragen")),
    ("unknown escape character", *_ESCAPE),
    ("escape sequence", *_ESCAPE),
    ("chr() arg", *_ESCAPE),
    (
        "could not find expected ':'",
        "In dieser Zeile fehlt der Doppelpunkt nach dem Feldnamen.",
        "Schreiben Sie »feld: Wert«, mit einem Leerzeichen nach dem Doppelpunkt.",
    ),
    (
        "quoted scalar",
        "Ein Anführungszeichen wird geöffnet und nicht geschlossen.",
        "Setzen Sie am Ende des Wertes dasselbe Anführungszeichen wie am Anfang.",
    ),
    (
        "flow",
        "Diese Klammer wird geöffnet und nicht richtig geschlossen.",
        _BRACKETS.format('name: "[Neu] Brot".'),
    ),
    (
        "expected <block end>, but found '<scalar>'",
        "Der Wert ist nach dem schließenden Anführungszeichen nicht zu Ende.",
        "Steht im Wert selbst ein solches Zeichen, nehmen Sie außen das andere: "
        'name: "Eva\'s Laden" oder name: \'Das "Eck"\'.',
    ),
    (
        "expected <block end>",
        "Diese Zeile ist anders eingerückt als die darüber.",
        "Beginnen Sie jedes Feld ganz links in der Zeile.",
    ),
)


def syntax_problem(path: str, error: Exception, first_line: int, text: str) -> Problem:
    """The problem behind PyYAML's ``error`` about ``text``, whose first line is ``first_line``."""
    said = f"{getattr(error, 'problem', None) or error} {getattr(error, 'context', None) or ''}"
    line, column = _where(error, text, said)
    opened = _unclosed(text.split("\n"), line, column) if "found '<scalar>'" in said else None
    if opened:
        said, (line, column) = "quoted scalar", opened
    message, hint = next(
        ((m, h) for piece, m, h in _SAID if piece in said),
        ("Diese Zeile ist nicht zu verstehen.", "Jede Zeile hat die Form »feld: Wert«."),
    )
    return problem(YAML_SYNTAX, Place(path, line + first_line, column + 1), message, hint)


def _where(error: Exception, text: str, said: str) -> tuple[int, int]:
    """Line and column from 0; PyYAML may name the line behind the last one."""
    mark, began = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    # An unclosed quote or bracket is found at the end of the text but was made where it began;
    # a strange sign is found behind it.
    opening = ("quoted scalar", "flow", "an alias", "an anchor", "a tag", "block scalar")
    if began is not None and "escape" not in said and any(word in said for word in opening):
        mark = began
    lines = text.split("\n")
    if not isinstance(mark, yaml.Mark):
        found = _TOO_BIG.search(text)
        before = text[: found.start()] if found else ""
        return before.count("\n"), len(before) - before.rfind("\n") - 1
    line = min(mark.line, len(lines) - 1)
    if mark.line > line or "could not find expected ':'" in said:
        line = _last_written(lines, line, error)
        return line, len(lines[line]) - len(lines[line].lstrip())
    return line, min(mark.column, max(0, len(lines[line]) - 1))


def _unclosed(lines: list[str], line: int, column: int) -> tuple[int, int] | None:
    """Where a quote was opened that the first quote of a later ``line`` closed, if one was."""
    before = lines[line][:column].rstrip()
    quote = before[-1:]
    if quote not in ("'", '"') or before.count(quote) % 2 == 0:
        return None
    for number in range(line - 1, -1, -1):
        if lines[number].count(quote) % 2:
            return number, lines[number].rindex(quote)
    return None


def _last_written(lines: list[str], line: int, error: Exception) -> int:
    """The line a lost colon belongs to: where the key began, not where the search ended."""
    began = getattr(error, "context_mark", None)
    line = began.line if isinstance(began, yaml.Mark) else line
    while line > 0 and not lines[line].strip():
        line -= 1
    return line
