# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The corpus as the peers get it: the same texts, with our program's own work already done.

What Stadtfenster works out while it builds (the address of a street, the name of a category, the
days of a weekly event, a price as people write it) stands finished in the peers' front matter.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import yaml

from plugins.businesses.categories import builtin
from plugins.businesses.streets import category_address_of, split, street_address_of

BUSINESSES, OFFERS, EVENTS = "betriebe", "angebote", "veranstaltungen"
#: The corpus' folders, and the first part of the addresses of what is in them.
SECTIONS = {"businesses": BUSINESSES, "offers": OFFERS, "events": EVENTS}
#: The fields by whose values there are lists, and the first part of the lists' addresses.
FOLDERS = {"kategorie": "kategorien", "strasse": "strassen"}

_WHEELCHAIR = {"yes": "stufenlos", "limited": "eingeschränkt", "no": "nicht barrierefrei"}
_PAYMENT = {"cash": "Bargeld", "girocard": "girocard"}
_KINDS = {
    "market": "Markt", "music": "Musik", "theatre": "Theater", "reading": "Lesung",
    "exhibition": "Ausstellung", "family": "Familie", "sport": "Sport", "food": "Essen",
    "tour": "Führung", "workshop": "Workshop",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """One page: ``section``/``name``/ is its address, ``fields`` its front matter."""

    section: str
    name: str
    fields: dict[str, str | list[str]]
    text: str


def entry_of(path: Path) -> Entry:
    """One file of the corpus; its folder says what it is."""
    section = SECTIONS[path.parent.name]
    _, head, text = path.read_text(encoding="utf-8").split("---\n", 2)
    given = yaml.load(head, yaml.CBaseLoader)  # noqa: S506  BaseLoader makes text, nothing else
    return Entry(section, path.stem, _FIELDS[section](given), text)


def _business(given: dict[str, Any]) -> dict[str, str | list[str]]:
    category = builtin().find(given["category"])
    street = split(given["street_address"]).street
    return {
        "title": given["name"],
        "kategorie": _last_part(category_address_of(category)),
        "category_name": category.plural,
        "strasse": _last_part(street_address_of(street)),
        "street": street,
        "kind": category.label,
        "street_address": given["street_address"],
        "telephone": given["telephone"],
        "email": given["email"],
        "website": given["url"],
        "opening_hours": given["opening_hours"],
        "wheelchair": _WHEELCHAIR[given["wheelchair"]],
        "payment": ", ".join(_PAYMENT[way] for way in given["payment"]),
        "keywords": given["keywords"],
    }


def _offer(given: dict[str, Any]) -> dict[str, str | list[str]]:
    return {
        "title": given["name"],
        "business": given["business"],
        "valid_from": _german(given["valid_from"]),
        "valid_through": _german(given["valid_through"]),
        "price": given["price"].replace(".", ",") + " €",
    }


def _event(given: dict[str, Any]) -> dict[str, str | list[str]]:
    begin, end = (datetime.fromisoformat(given[name]) for name in ("start_date", "end_date"))
    weeks = int(given["rrule"].rpartition("COUNT=")[2]) if "rrule" in given else 1
    fields: dict[str, str | list[str]] = {
        "title": given["name"],
        "when": f"{_german(given['start_date'])}, {begin:%H:%M} bis {end:%H:%M} Uhr",
        "time": f"{begin:%H:%M}–{end:%H:%M}",
        "days": [f"{begin + timedelta(weeks=week):%Y-%m-%d}" for week in range(weeks)],
        "location": given["location"],
        "kind": _KINDS[given["event_category"]],
        "price": "Eintritt frei" if given["price"] == "0" else f"{given['price']},00 €",
    }
    return fields | ({"repeated": f"jede Woche, {weeks} Termine"} if weeks > 1 else {})


def _german(iso: str) -> str:
    return f"{datetime.fromisoformat(iso):%d.%m.%Y}"


def _last_part(address: str) -> str:
    return address.rstrip("/").rpartition("/")[2]


_FIELDS = {BUSINESSES: _business, OFFERS: _offer, EVENTS: _event}
