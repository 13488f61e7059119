# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""``betriebe/verzeichnis.json``: every listed business in columns, for filters over whole lists.

A list's page shows sixty rows; whoever narrows the list wants all that fit. What the browser needs
for a row and for the filters is in this file, the hours are in ``betriebe/stunden.json``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import json

from plugins.businesses import words
from plugins.businesses.card import BusinessCard
from plugins.businesses.model import Status
from plugins.businesses.streets import category_address_of, street_address_of
from plugins.businesses.table import table_of
from plugins.core.facts import Facts
from plugins.core.plan import Planning, planned_file
from plugins.listings.base import slug_of
from plugins.listings.businesses import listed

ADDRESS = "betriebe/verzeichnis.json"

#: Of one business: id, name, OSM tag of its category, street, number, traits.
Line = tuple[str, str, str, str, str, int]


def plan(planning: Planning) -> None:
    """Receiver of ``plan``: the file, planned with all that it says."""
    lines = tuple([_line(i, card) for i, card in listed(planning.facts).items()])
    planning.add(planned_file(ADDRESS, draw_directory, lines))


def _line(business_id: str, card: BusinessCard) -> Line:
    return (business_id, card.name, card.category, card.street, card.number, card.traits)


def draw_directory(facts: Facts, lines: Sequence[Line]) -> bytes:
    """Columns of equal length, businesses by name.

    ``category`` and ``street`` are places in the tables ``categories`` (slug, what one is called,
    what many are called, icon) and ``streets`` (slug, name); -1 is no street. Slugs are those of
    the lists' addresses, ``traits`` sums of ``Trait``.
    """
    table = table_of(facts.catalogue.city)
    kinds = [table.find(tag) for tag in sorted({line[2] for line in lines})]
    streets = sorted({line[3] for line in lines} - {""})
    category_at = {kind.tag: place for place, kind in enumerate(kinds)}
    street_at = {"": -1, **{name: place for place, name in enumerate(streets)}}
    told: dict[str, Any] = {
        "away": facts.words(words.STATUS[Status.TEMPORARILY_CLOSED].in_lists),
        "categories": [
            (slug_of(category_address_of(kind)), kind.label, kind.plural, kind.icon)
            for kind in kinds
        ],
        "streets": [(slug_of(street_address_of(name)), name) for name in streets],
        "id": [line[0] for line in lines],
        "name": [line[1] for line in lines],
        "category": [category_at[line[2]] for line in lines],
        "street": [street_at[line[3]] for line in lines],
        "number": [line[4] for line in lines],
        "traits": [line[5] for line in lines],
    }
    return json.encode(told, enc_hook=str)  # of a text that says its language, the text
