# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The one form in which values are compared, and given to whoever fills a form with them."""

from __future__ import annotations

from plugins.core.problem import Place, problem
from plugins.core.source import CONTROL_CHARACTER, SourceFile, Unreadable, text_of
from plugins.editing.rewriting.refused import Refused
from plugins.editing.submission import TEXT, Value


def has_lines(name: str) -> bool:
    """Whether the field's text may have several lines; any other is one line."""
    return name == TEXT or name.startswith(f"{TEXT}_")


def normal(name: str, value: Value) -> Value:
    """``value`` as the field ``name`` will be read: clean, composed (NFC), trimmed, and None where
    nothing is said. Raises ``Refused`` for characters that the loader refuses.
    """
    if value is None:
        return None
    if isinstance(value, tuple):
        return tuple([line for item in value if (line := _line(_clean(name, item)))]) or None
    text = _clean(name, value)
    return (_lines(text) if has_lines(name) else _line(text)) or None


def same(found: Value, wanted: Value) -> bool:
    """Whether a file that says ``found`` says ``wanted``, both normal: a list of one may be written
    as a single value, but what is wanted as one text must not be a list.
    """
    return found == wanted or (isinstance(found, str) and wanted == (found,))


def _line(text: str) -> str:
    return " ".join(filter(None, [line.strip() for line in text.split("\n")]))


def _lines(text: str) -> str:
    """Without blank lines around it, and without white space in blank ones."""
    lines = [line if line.strip(" \t") else "" for line in text.rstrip().split("\n")]
    return "\n".join(lines).lstrip("\n") if text.strip() else ""


def _clean(name: str, value: str) -> str:
    try:
        return text_of(SourceFile(name, value.encode()))[0]
    except UnicodeEncodeError:
        found = problem(
            CONTROL_CHARACTER,
            Place(name),
            "Hier steht ein Zeichen, das keines ist.",
            "Löschen Sie die Stelle und tippen Sie sie neu.",
        )
        raise Refused(found, name) from None
    except Unreadable as unreadable:
        raise Refused(unreadable.problem, name) from unreadable
