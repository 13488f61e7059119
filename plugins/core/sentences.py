# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pydantic's error types as German sentences for a shop owner."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from plugins.core.problem import declare, is_declared
from plugins.core.suggest import did_you_mean
from plugins.regex import regex

UNKNOWN_FIELD = declare("unknown-field")
MISSING_FIELD = declare("missing-field")
WRONG_KIND = declare("wrong-kind")
NOT_A_DATE = declare("not-a-date")
NOT_A_NUMBER = declare("not-a-number")
OUT_OF_RANGE = declare("out-of-range")
UNKNOWN_VALUE = declare("unknown-value")
TOO_LONG = declare("too-long")
EMPTY_VALUE = declare("empty-value")
INVALID_VALUE = declare("invalid-value")

_GERMAN_DATE = regex(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\Z")
_AMOUNT = regex(r"(?:€|EUR)?\s*(\d+)(?:[.,](\d{1,2}|-))?\s*(?:€|EUR|Euro)?\Z", re.I)
#: Patterns of the models → what they ask for.
_PATTERNS = {
    "^[0-9]{5}$": (
        "»{written}« ist keine Postleitzahl.",
        "Eine Postleitzahl hat fünf Ziffern: 58999.",
    ),
    "^[a-z0-9][a-z0-9_]{1,40}$": (
        "»{written}« ist kein OSM-Wert.",
        "OSM-Werte sind englisch, klein und ohne Leerzeichen: regional, ice_cream, vegan.",
    ),
}

#: code, message, hint
Sentence = tuple[str, str, str]


def sentence(kind: str, context: Mapping[str, Any], value: object) -> Sentence:
    """Code, message and hint for pydantic's error ``kind`` on ``value``.

    A declared code of ours passes its own sentence in ``context``. An error type that is not
    known here still gets a sentence, never pydantic's English.
    """
    if is_declared(kind):
        return kind, str(context["message"]), str(context["hint"])
    written = value if isinstance(value, str) else ""
    if isinstance(value, list | dict) and kind in _FOR_ONE_VALUE:
        return _FIXED["string_type"]
    if kind == "string_pattern_mismatch" and context.get("pattern") in _PATTERNS:
        message, hint = _PATTERNS[context["pattern"]]
        return INVALID_VALUE, message.format(written=written), hint
    if kind.startswith("date") or kind.startswith("time"):
        return _date(written)
    if kind in ("enum", "literal_error"):
        return _choice(str(context.get("expected", "")), written)
    if kind.endswith(("_parsing", "_type")) and not kind.startswith(_STRUCTURES):
        return _number(written)
    if kind in _FIXED:
        code, message, hint = _FIXED[kind]
        return code, message.format(**context), hint
    if kind.startswith(("greater_than", "less_than")):
        return _range(kind, context, written)
    if kind.startswith("decimal"):
        return (
            NOT_A_NUMBER,
            f"»{written}« hat zu viele Stellen.",
            "Schreiben Sie höchstens zwei Stellen nach dem Punkt: 14.90.",
        )
    return INVALID_VALUE, f"»{written}« passt hier nicht.", "Bitte prüfen Sie diese Angabe."


#: Error types that a list or sub-items get where one value is meant.
_FOR_ONE_VALUE = frozenset(
    ["enum", "literal_error", "float_type", "int_type", "decimal_type", "date_type"]
)
_STRUCTURES = ("string", "list", "tuple", "set", "dict", "model", "mapping")

_FIXED: dict[str, Sentence] = {
    "string_too_short": (EMPTY_VALUE, "Hier fehlt der Text.", "Schreiben Sie einen Wert."),
    "string_too_long": (
        TOO_LONG,
        "Der Text ist länger als {max_length} Zeichen.",
        "Kürzen Sie ihn; Ausführliches gehört unter die zweite Zeile »---«.",
    ),
    "too_long": (TOO_LONG, "Die Liste hat mehr als {max_length} Einträge.", "Kürzen Sie sie."),
    "missing": (
        WRONG_KIND,
        "Die Liste hat zu wenige Einträge.",
        "Vergleichen Sie mit dem Beispiel: bounds: [7.87, 51.21, 7.89, 51.22].",
    ),
    "finite_number": (
        NOT_A_NUMBER,
        "Hier wird eine Zahl erwartet.",
        "Schreiben Sie nur Ziffern, mit Punkt statt Komma: 14.90.",
    ),
    "string_type": (
        WRONG_KIND,
        "Hier wird ein einzelner Wert erwartet, keine Liste und keine Unterpunkte.",
        "Schreiben Sie den Wert direkt hinter den Doppelpunkt.",
    ),
    "string_pattern_mismatch": (
        INVALID_VALUE,
        "Der Wert hat nicht die erwartete Form.",
        "Vergleichen Sie mit dem Beispiel in der Anleitung.",
    ),
    "list_type": (
        WRONG_KIND,
        "Hier wird eine Liste erwartet.",
        "Schreiben Sie sie so: [eins, zwei, drei].",
    ),
    "tuple_type": (
        WRONG_KIND,
        "Hier wird eine Liste erwartet.",
        "Schreiben Sie sie so: [eins, zwei, drei].",
    ),
    "dict_type": (
        WRONG_KIND,
        "Hier werden eingerückte Unterpunkte erwartet.",
        "Rücken Sie die Unterpunkte um zwei Leerzeichen ein: »  name: …«.",
    ),
    "model_type": (
        WRONG_KIND,
        "Hier werden eingerückte Unterpunkte erwartet.",
        "Rücken Sie die Unterpunkte um zwei Leerzeichen ein: »  name: …«.",
    ),
}


def unknown_field(name: str, owner: str, known: list[str]) -> Sentence:
    """Sentence for a field the model does not have."""
    hint = did_you_mean(name, known, "Erlaubt sind: " + ", ".join(sorted(known)) + ".")
    return UNKNOWN_FIELD, f"{owner} hat kein Feld »{name}«.", hint


def missing_field(name: str, part: str, owner: str, example: str, line: str) -> Sentence:
    """Sentence for a required field that is not there.

    ``part`` is the field it should stand under, "" at the top; ``line`` the line that names the
    field and gives no value, "" if there is none.
    """
    wanted = f"{name}: {example or '…'}"
    if "#" in line:
        return (
            MISSING_FIELD,
            f"Das Feld »{name}« ist leer: mit »#« beginnt in YAML eine Anmerkung.",
            f'Setzen Sie den Wert in Anführungszeichen: {name}: "#…".',
        )
    if line:
        return (
            MISSING_FIELD,
            f"Das Feld »{name}« ist leer, es wird aber gebraucht.",
            f"Schreiben Sie den Wert dahinter, zum Beispiel »{wanted}«.",
        )
    if part:
        return (
            MISSING_FIELD,
            f"Unter »{part}« fehlt das Feld »{name}«.",
            f"Ergänzen Sie dort eine eingerückte Zeile, zum Beispiel »  {wanted}«.",
        )
    return (
        MISSING_FIELD,
        f"{owner} braucht das Feld »{name}«.",
        f"Ergänzen Sie eine Zeile, zum Beispiel »{wanted}«.",
    )


def _date(written: str) -> Sentence:
    german = _GERMAN_DATE.match(written.strip())
    if german:
        day, month, year = (int(part) for part in german.groups())
        return (
            NOT_A_DATE,
            f"»{written}« ist nicht in der Form Jahr-Monat-Tag geschrieben.",
            f"Schreiben Sie »{year:04d}-{month:02d}-{day:02d}«.",
        )
    if re.match(r"\d{4}-\d{2}-\d{2}[T ]", written):
        return (
            NOT_A_DATE,
            "Hier gehört nur der Tag hin, ohne Uhrzeit.",
            f"Schreiben Sie »{written[:10]}«.",
        )
    if re.match(r"\d{4}-\d{2}-\d{2}\Z", written):
        return (
            NOT_A_DATE,
            f"»{written}« gibt es im Kalender nicht.",
            "Prüfen Sie Tag und Monat.",
        )
    return (
        NOT_A_DATE,
        f"»{written}« ist kein Datum.",
        "Schreiben Sie Jahr-Monat-Tag: 2026-12-24.",
    )


def _number(written: str) -> Sentence:
    amount = _AMOUNT.match(written.strip())
    cents = amount[2] if amount and amount[2] not in (None, "-") else ""
    hint = (
        f"Schreiben Sie »{amount[1]}{'.' + cents if cents else ''}«."
        if amount
        else "Schreiben Sie nur Ziffern, mit Punkt statt Komma und ohne Einheit: 14.90."
    )
    return NOT_A_NUMBER, f"»{written}« ist keine Zahl.", hint


def _choice(expected: str, written: str) -> Sentence:
    allowed = re.findall(r"'([^']+)'", expected)
    return (
        UNKNOWN_VALUE,
        f"»{written}« gibt es hier nicht.",
        did_you_mean(written, allowed, "Erlaubt sind: " + ", ".join(allowed) + "."),
    )


def _range(kind: str, context: Mapping[str, Any], written: str) -> Sentence:
    names = {
        "greater_than_equal": ("ge", "mindestens"),
        "greater_than": ("gt", "größer als"),
        "less_than_equal": ("le", "höchstens"),
        "less_than": ("lt", "kleiner als"),
    }
    key, word = names[kind]
    return (
        OUT_OF_RANGE,
        f"»{written}« liegt nicht im erlaubten Bereich.",
        f"Der Wert muss {word} {float(context[key]):g} sein.",
    )
