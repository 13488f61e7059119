# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What may be chosen, in German words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import get_args

from plugins.businesses import words as business_words
from plugins.businesses.table import table_of
from plugins.core.city import LANGUAGES, City
from plugins.core.messages import Messages, catalogue_of, read_messages
from plugins.editing.form.fields import Option
from plugins.editing.submission import Kind
from plugins.events import words as event_words
from plugins.events.model import Event
from plugins.houses.sets import house_set
from plugins.offers.currencies import CURRENCIES
from plugins.offers.pricing import UNITS

_THEME = Path(__file__).resolve().parents[3] / "theme"
_STATUS = {
    "open": "offen",
    "temporarily_closed": "macht eine längere Pause",
    "closed": "für immer geschlossen",
    "vacant": "Leerstand",
    "seeking_successor": "offen, Nachfolge gesucht",
}
_EVENT_STATUS = {
    "scheduled": "wie geplant",
    "cancelled": "abgesagt",
    "postponed": "verschoben, der neue Termin ist offen",
    "rescheduled": "verlegt auf den Termin, der oben steht",
}
_MADE_IN = {"easy_language": "Leichte Sprache", "sign_language": "Gebärdensprache"}
_WALLS = {"white": "weiß", "cream": "creme", "sand": "sandfarben", "rose": "rosé",
          "sage": "salbeigrün", "grey": "grau"}  # fmt: skip
_WOODS = {"green": "grün", "petrol": "petrol", "blue": "blau", "violet": "violett",
          "berry": "beere", "red": "rot", "ochre": "ocker", "olive": "oliv"}  # fmt: skip
#: What is posted where nothing is chosen.
NOTHING = Option("", "keine Angabe")


@cache
def german() -> Messages:
    """The German words of the portal's pages."""
    return read_messages(catalogue_of(_THEME, "de"))


def options_of(
    kind: Kind, name: str, city: City, businesses: Mapping[str, str]
) -> tuple[Option, ...]:
    """The options of a field, without what a record has beyond them."""
    if name == "category":
        return tuple([Option(e.label, e.label, e.synonyms) for e in table_of(city).entries])
    if name in ("successor", "organizer", "participants"):
        return _named(businesses)
    if name == "location":
        places = {key: place.name for key, place in city.places.items()}
        return _named({**businesses, **places})
    if name == "house_form":
        forms = house_set(city.houses).forms.values()
        return (
            Option("", "wie es zu Ihrem Betrieb passt"),
            *(Option(f.name, f.label) for f in forms),
        )
    if name == "price_currency":
        known = get_args(Event.model_fields[name].annotation)
        if kind == "offer":
            known = (known[0], *sorted(CURRENCIES - {known[0]}))
        return tuple([Option(code, code) for code in known])
    if name == "price_unit":
        return tuple([Option(unit, unit) for unit in UNITS])
    if name == "languages":
        return tuple([Option(label, label) for label in sorted(language_names().values())])
    if name == "cuisine":
        return tuple([Option(label, label) for label in words_of(name).values()])
    table = words_of(name)
    nothing = (NOTHING,) if name in ("wheelchair", "outdoor_seating") else ()
    if name in ("house_wall", "house_wood"):
        nothing = (Option("", "wie es zum Haus passt"),)
    return (*nothing, *(Option(value, label) for value, label in table.items()))


def words_of(name: str) -> dict[str, str]:
    """The values of a field and what they are called."""
    own = {"status": _STATUS, "event_status": _EVENT_STATUS, "house_wall": _WALLS,
           "house_wood": _WOODS, "made_in": _MADE_IN}  # fmt: skip
    if name in own:
        return own[name]
    tables: dict[str, Mapping[str, str]] = {
        "wheelchair": business_words.WHEELCHAIR,
        "payment": business_words.PAYMENT,
        "services": business_words.SERVICES,
        "cuisine": business_words.CUISINE,
        "diet": business_words.DIET,
        "outdoor_seating": business_words.OUTDOOR_SEATING,
        "event_category": event_words.CATEGORY,
    }
    return {value: german()(label) for value, label in tables.get(name, {}).items()}


@cache
def language_names() -> dict[str, str]:
    """Codes of languages and their German names."""
    from babel import Locale  # 40 ms

    names = Locale.parse("de").languages
    return {code: names[code] for code in sorted(LANGUAGES) if code in names} | {
        "gsg": german()("German Sign Language")
    }


def _named(things: Mapping[str, str]) -> tuple[Option, ...]:
    return tuple([Option(name, name) for name in sorted(set(things.values()))])


def ids_by_name(city: City, name: str, businesses: Mapping[str, str]) -> dict[str, str]:
    """What the field ``name`` shows → what it is in a file, for those where that differs."""
    if name == "category":
        entries = table_of(city).entries
        found = {synonym: entry.tag for entry in entries for synonym in entry.synonyms}
        return found | {entry.label: entry.tag for entry in entries}
    if name == "languages":
        return _turned(language_names())
    if name == "cuisine":
        return _turned(words_of(name))
    if name == "location":
        return _turned(businesses) | {place.name: key for key, place in city.places.items()}
    return _turned(businesses) if name in ("successor", "organizer", "participants") else {}


def _turned(names: Mapping[str, str]) -> dict[str, str]:
    return {label: value for value, label in names.items()}


def found_name(typed: str, ids: Mapping[str, str]) -> str:
    """What ``typed`` is in a file: by its exact name, else by the name in any case, else itself."""
    if typed in ids:
        return ids[typed]
    wanted = typed.casefold()
    return next((ids[name] for name in ids if name.casefold() == wanted), typed)


def with_more(options: tuple[Option, ...], values: Iterable[str]) -> tuple[Option, ...]:
    """The options, and those that a record has beyond them."""
    known = {option.value for option in options}
    return (*options, *(Option(value, value) for value in values if value not in known))
