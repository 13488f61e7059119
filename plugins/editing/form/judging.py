# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the models say of a record, field by field, in words for somebody who sees labels."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from plugins.businesses.table import table_of
from plugins.core.city import City
from plugins.core.decode import Rejected, decode
from plugins.core.document import Document
from plugins.core.intake import text_problems
from plugins.core.problem import Problem, Severity
from plugins.core.sentences import MISSING_FIELD
from plugins.editing.form.labels import LOOKS, OTHER_LABELS
from plugins.editing.rewriting.layout import document_of, layout_of
from plugins.editing.rewriting.order import MODELS, split_language
from plugins.editing.submission import TEXT, AnyKind

#: Where a problem is shown that the model puts somewhere else, or that names two fields.
_ELSEWHERE = {"address-or-position": "street_address", "offer-lowest-price": "lowest_price_30_days"}
_QUOTED = re.compile(r"»([a-z][a-z0-9_]*)(?:: ([^«]*))?«")
_NAME = re.compile(r"\b[a-z]+(?:_[a-z0-9]+)+\b|\b(?:latitude|longitude|email|url)\b")
_TAG = re.compile(r"»([a-z_]+=[a-z0-9_;-]+)«")
_MISSING = re.compile(r"»(\w+)«")
_FILE = re.compile(r" unter die zweite Zeile »---«")


def judged(source: str, kind: AnyKind, city: City) -> set[tuple[str, str]]:
    """Field and sentence of everything that is wrong; the field is "" where none is to blame.

    ``source`` is a file that our loader reads.
    """
    document = document_of(source)
    problems = [p for p in _problems(document, kind, city) if p.severity is Severity.ERROR]
    if not problems:
        return set()
    lines = _lines(document)
    return {(_field(found, lines), _sentence(found, kind, city)) for found in problems}


def _problems(document: Document, kind: AnyKind, city: City) -> Iterator[Problem]:
    try:
        decode(document, MODELS[kind], city)
    except Rejected as rejected:
        yield from rejected.problems
    yield from text_problems(document, MODELS[kind])


def _lines(document: Document) -> Callable[[int], str]:
    """Which field a line of the file belongs to."""
    layout = layout_of(document)
    spans = [
        (
            layout.text.count("\n", 0, field.start) + 1,
            layout.text.count("\n", 0, field.value.end) + 1,
            field.name,
        )
        for field in layout.fields
    ]
    body = layout.text.count("\n", 0, layout.body) + 1 if layout.is_markdown else 1 << 30

    def field_at(line: int) -> str:
        if line >= body:
            return TEXT
        return next((name for first, last, name in spans if first <= line <= last), "")

    return field_at


def _field(found: Problem, lines: Callable[[int], str]) -> str:
    if found.code in _ELSEWHERE:
        return _ELSEWHERE[found.code]
    if found.code == MISSING_FIELD and (named := _MISSING.search(found.message)):
        return named[1]
    return lines(found.place.line)


def _sentence(found: Problem, kind: AnyKind, city: City) -> str:
    """Message and hint with labels instead of names, and without talk of files."""
    text = f"{found.message} {found.hint}".strip()
    tags = {entry.tag: entry.label for entry in table_of(city).entries}
    text = _TAG.sub(lambda match: f"»{tags.get(match[1], match[1])}«", text)
    text = _QUOTED.sub(lambda match: _quoted(kind, match[1], match[2]), text)
    text = _NAME.sub(
        lambda match: f"»{label}«" if (label := label_of(kind, match[0])) else match[0], text
    )
    text = text.replace("mit Punkt statt Komma und ohne Einheit: 14.90", "zum Beispiel 14,90")
    text = text.replace("mit Punkt statt Komma: 14.90", "zum Beispiel 14,90")
    text = text.replace("nach dem Punkt: 14.90", "nach dem Komma: 14,90")
    return _FILE.sub(" in das Feld »Text«", text)


def _quoted(kind: AnyKind, name: str, value: str | None) -> str:
    label = label_of(kind, name)
    if not label:
        return f"»{name}: {value}«" if value is not None else f"»{name}«"
    return f"»{label}: {value}«" if value is not None else f"»{label}«"


def label_of(kind: AnyKind, name: str) -> str:
    """What the field is called, or "" if there is none."""
    own = split_language(kind, name)[0]
    if own == "verified":
        return "Alles stimmt noch"
    look = LOOKS.get(own)
    return OTHER_LABELS.get((kind, own), look.label) if look else ""
