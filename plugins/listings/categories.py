# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Businesses by category, and the index of all categories."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from plugins.businesses.card import BusinessCard
from plugins.businesses.model import Business
from plugins.businesses.plots import plots_of, walk
from plugins.businesses.streets import category_address_of
from plugins.businesses.table import table_of
from plugins.core.facts import Facts
from plugins.core.plan import Crumb, Page, Planning, planned_page
from plugins.listings.base import Group, Slice, plan_listing
from plugins.listings.businesses import (
    BusinessListing,
    IndexSection,
    Sibling,
    by_name,
    calendar_of,
    category_counts,
)
from plugins.listings.describing import with_names

ADDRESS = "kategorien/"
#: How many houses stand above a list: so many are walked past on a desk.
MOST_HOUSES = 8


class ByCategory(BusinessListing):
    """``/kategorien/<slug>/``."""

    template = "category.html"
    fixed = "kategorie"

    def groups(self, facts: Facts) -> Iterable[Group]:
        """A list for every category that a business has; the gone only where nobody is left."""
        by_tag: dict[str, list[tuple[str, BusinessCard]]] = {}
        for business_id, card in by_name(facts).items():
            by_tag.setdefault(card.category, []).append((business_id, card))
        table, name = table_of(facts.catalogue.city), facts.catalogue.city.name
        words = facts.words
        for tag in sorted(by_tag):
            category = table.find(tag)
            here = [item for item in by_tag[tag] if item[1].listed] or by_tag[tag]
            ids = tuple(business_id for business_id, _ in here)
            yield Group(
                category_address_of(category),
                category.plural,
                with_names(
                    words(
                        "%(category)s in %(city)s with their opening hours and offers.",
                        category=category.plural,
                        city=name,
                    ),
                    [card.name for _, card in here],
                ),
                ids,
                (Crumb(words("Categories"), ADDRESS),),
                calendar_of(ids, facts),
                indexed=here[0][1].listed,
            )

    def data(self, part: Slice[Business]) -> Mapping[str, Any]:
        """The register, and above it the houses of the first, where there are several."""
        several = len(part.ids) > 1 and part.group.indexed and part.pagination.number == 1
        first = part.ids[:MOST_HOUSES] if several else ()
        return {**super().data(part), "plots": walk(plots_of(first, part.facts))}

    def choose(self, ids: Sequence[str], facts: Facts) -> tuple[Any, ...]:
        """Offers, events, and the group that the category belongs to."""
        card: BusinessCard = facts.catalogue.cards(Business)[ids[0]]
        group = table_of(facts.catalogue.city).find(card.category).group
        return (*super().choose(ids, facts), group)

    def siblings(self, part: Slice[Business]) -> tuple[Sibling, ...]:
        """The other categories of the same group."""
        facts = part.facts
        group = part.chosen[2]
        return tuple(
            [Sibling(c.label, c.address) for c in category_counts(facts) if c.group == group]
        )


def plan(planning: Planning) -> None:
    """Receiver of ``plan``."""
    plan_listing(ByCategory(), planning)
    counts = category_counts(planning.facts)
    table = table_of(planning.catalogue.city)
    sections = [
        IndexSection(group.label, group.id, tuple(c for c in counts if c.group == group.id))
        for group in table.groups
    ]
    shown = tuple(section for section in sections if section.entries)
    planning.add(planned_page(ADDRESS, draw_index, shown, kind="Listen"))


def draw_index(facts: Facts, sections: tuple[IndexSection, ...]) -> Page:
    """The index of all categories."""
    words = facts.words
    entries = [entry for section in sections for entry in section.entries]
    return Page(
        template="index_list.html",
        title=words("Categories"),
        description=with_names(
            words("All categories of businesses in %(city)s.", city=facts.catalogue.city.name),
            [entry.label for entry in sorted(entries, key=lambda e: -e.count)],
        ),
        nav="directory",
        crumbs=(Crumb(words("Businesses"), "betriebe/"),),
        data={"sections": sections},
    )
