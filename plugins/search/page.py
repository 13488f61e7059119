# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""``/suche/``: results for who has scripts, and the ways that need none for everybody else."""

from __future__ import annotations

from msgspec import Struct

from plugins.businesses.streets import category_address_of
from plugins.businesses.table import table_of
from plugins.core.facts import Facts
from plugins.core.plan import Page
from plugins.listings.businesses import CategoryCount, StreetCount


class Way(Struct, frozen=True):
    """A category, with all that its businesses are looked for under."""

    label: str
    address: str
    icon: str
    businesses: int
    synonyms: str


class WaysSection(Struct, frozen=True):
    """The categories of one part of the trade."""

    title: str
    ways: tuple[Way, ...]


def draw_page(
    facts: Facts, categories: tuple[CategoryCount, ...], streets: tuple[StreetCount, ...]
) -> Page:
    """The page; both lists are in the order of the alphabet."""
    city, say = facts.catalogue.city, facts.words
    table = table_of(city)
    entries = {category_address_of(entry): entry for entry in table.entries}
    sections = [
        WaysSection(
            say(group.label),
            tuple(
                Way(c.label, c.address, c.icon, c.count, ", ".join(entries[c.address].synonyms))
                for c in categories
                if c.group == group.id
            ),
        )
        for group in table.groups
    ]
    return Page(
        template="search.html",
        title=say("Search"),
        description=say(
            "Find businesses, offers and events in %(city)s by name, ware, street or hours.",
            city=city.name,
        ),
        nav="search",
        data={
            "sections": tuple(section for section in sections if section.ways),
            "streets": streets,
        },
    )
