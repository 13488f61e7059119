# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The corpus as the peers get it: the same texts, with our program's own work already done.

What Stadtfenster works out while it builds (the address of a street, the name of a category, the
first words of a text, the dates of a weekly event, a price as people write it) stands finished in
the peers' front matter.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bench import corpus
from bench.peers.dates import GERMAN, event_dates, long_day, short_day
from plugins.businesses.categories import builtin
from plugins.businesses.streets import category_address_of, split, street_address_of
from plugins.businesses.words import PAYMENT, SERVICES, WHEELCHAIR
from plugins.core.markdown import merchant_html
from plugins.core.slug import slugify
from plugins.core.summary import summary_of
from plugins.events.kinds import SLUGS, kind_label, kinds, marks_of
from plugins.events.words import CATEGORY
from plugins.opening_hours.reading import read
from plugins.opening_hours.region import Region
from plugins.opening_hours.week import hours

BUSINESSES, OFFERS, EVENTS = "betriebe", "angebote", "veranstaltungen"
#: The corpus' folders, and the first part of the addresses of what is in them.
SECTIONS = {"businesses": BUSINESSES, "offers": OFFERS, "events": EVENTS}
#: The fields by whose values there are lists, and the first part of the lists' addresses.
FOLDERS = {"kategorie": "kategorien", "strasse": "strassen"}

Field = str | int | list[str]

_TODAY = date.fromisoformat(corpus.MOMENT[:10])
#: So much of its text stands in the row of an offer, and in the heads of pages behind other words.
_ROW = 140
_HEADS = {BUSINESSES: 110, OFFERS: 120, EVENTS: 160}


@dataclass(frozen=True, slots=True)
class Entry:
    """One page: ``section``/``name``/ is its address, ``fields`` its front matter."""

    section: str
    name: str
    fields: dict[str, Field]
    text: str
    #: The minute at which a business that opens on the build's day closes; no peer is told.
    closes: int | None = None


def list_of(entry: Entry, name: str) -> list[str]:
    """The field ``name`` of an entry, where it is a list; of any other entry none."""
    found = entry.fields.get(name, [])
    return found if isinstance(found, list) else []


def days_of(entry: Entry) -> list[str]:
    """The days of an event, ``2026-11-27``; of anything else none."""
    return list_of(entry, "days")


def entry_of(path: Path) -> Entry:
    """One file of the corpus; its folder says what it is."""
    section = SECTIONS[path.parent.name]
    _, head, text = path.read_text(encoding="utf-8").split("---\n", 2)
    given = yaml.load(head, yaml.CBaseLoader)  # noqa: S506  BaseLoader makes text, nothing else
    html = merchant_html(text)
    fields: dict[str, Field] = {
        "title": given["name"],
        "excerpt": summary_of(html, _HEADS[section]),
    }
    closes = _closes(given["opening_hours"]) if section == BUSINESSES else None
    return Entry(section, path.stem, fields | _FIELDS[section](given, html), text, closes)


@cache
def _closes(opening_hours: str) -> int | None:
    today = hours(read(opening_hours), Region(), _TODAY).today
    return max((span.end for span in today.spans), default=None)


def _business(given: dict[str, Any], html: str) -> dict[str, Field]:
    category = builtin().find(given["category"])
    place = split(given["street_address"])
    fields: dict[str, Field] = {
        "letter": slugify(given["name"])[0].upper(),
        "label": category.label,
        "icon": category.icon,
        "group": category.group,
        "kategorie": _last_part(category_address_of(category)),
        "category_name": category.plural,
        "strasse": _last_part(street_address_of(place.street)),
        "street": place.street,
        "number": place.number,
        "side": GERMAN("Odd numbers" if int(place.number) % 2 else "Even numbers"),
        "street_address": given["street_address"],
        "latitude": repr(float(given["latitude"])),
        "longitude": repr(float(given["longitude"])),
        "telephone": given["telephone"],
        "dial": given["telephone"].replace(" ", "-"),
        "email": given["email"],
        "website": given["url"],
        "website_name": given["url"].removeprefix("https://"),
        "wheelchair": GERMAN(WHEELCHAIR[given["wheelchair"]]),
        "payment": ", ".join(GERMAN(PAYMENT[way]) for way in given["payment"]),
        "services": ", ".join(GERMAN(SERVICES[service]) for service in given["services"]),
        "words": ", ".join(given["keywords"]),
        "verified": long_day(date.fromisoformat(given["verified"])),
    }
    if given["wheelchair"] == "yes":
        fields["step_free"] = GERMAN(WHEELCHAIR["yes"])
    if "voucher" in given["services"]:
        fields["voucher"] = GERMAN(SERVICES["voucher"])
    return fields


def _offer(given: dict[str, Any], html: str) -> dict[str, Field]:
    begin, end = (date.fromisoformat(given[name]) for name in ("valid_from", "valid_through"))
    future = begin > _TODAY
    return {
        "weight": begin.toordinal() + 1_000_000 if future else end.toordinal(),
        "business": given["business"],
        "summed_up": summary_of(html, _ROW),
        "state": "future" if future else "current",
        "price": given["price"].replace(".", ",") + " €",
        "from_iso": begin.isoformat(),
        "from": long_day(begin),
        "through_iso": end.isoformat(),
        "through": long_day(end),
        "till": f"ab {short_day(begin)}" if future else f"bis {short_day(end)}",
        "till_long": f"ab {long_day(begin)}" if future else f"bis {long_day(end)}",
    }


def _event(given: dict[str, Any], html: str) -> dict[str, Field]:
    free, price = given["price"] == "0", f"{given['price']},00 €"
    category = given["event_category"]
    found = kinds(category, category == "family", free)
    return {
        **event_dates(given, _TODAY),
        # What the events of one day are sorted by.
        "in_day": f"{given['start_date'][11:]} {given['name']}",
        "kinds": [SLUGS[kind] for kind in found],
        "kind_names": [kind_label(kind, GERMAN) for kind in found],
        "marks": sorted(marks_of(found)),
        "location": given["location"],
        "label": GERMAN(CATEGORY[category]),
        "price": "Eintritt frei" if free else price,
        "admission": "frei" if free else price,
    }


def _last_part(address: str) -> str:
    return address.rstrip("/").rpartition("/")[2]


_FIELDS = {BUSINESSES: _business, OFFERS: _offer, EVENTS: _event}
