# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Businesses by category, and the index of all categories."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.businesses.model import Business
from plugins.businesses.streets import category_address_of
from plugins.businesses.table import table_of
from plugins.businesses.views import is_listed
from plugins.core.catalogue import Facts
from plugins.core.plan import Crumb, Page, Planning
from plugins.core.slug import slugify
from plugins.listings.base import Group, Slice, plan_listing
from plugins.listings.businesses import (
    BusinessListing,
    IndexSection,
    Sibling,
    calendar_of,
    category_counts,
    category_of,
    name_key,
)

ADDRESS = "kategorien/"


class ByCategory(BusinessListing):
    """``/kategorien/<slug>/``."""

    template = "category.html"

    def groups(self, facts: Facts) -> Iterable[Group[Business]]:
        """A list for every category that a business has; the gone only where nobody is left."""
        by_tag: dict[str, list[Business]] = {}
        for business in sorted(facts.catalogue.all(Business), key=name_key):
            by_tag.setdefault(business.category, []).append(business)
        table, name = table_of(facts.catalogue.city), facts.catalogue.city.name
        for tag in sorted(by_tag):
            category = table.find(tag)
            here = [b for b in by_tag[tag] if is_listed(b)] or by_tag[tag]
            yield Group(
                category_address_of(category),
                category.plural,
                f"{category.plural} in {name} mit Öffnungszeiten und Angeboten.",
                tuple(here),
                (Crumb("Kategorien", ADDRESS),),
                calendar_of(here, facts),
                indexed=is_listed(here[0]),
            )

    def siblings(self, part: Slice[Business]) -> tuple[Sibling, ...]:
        """The other categories of the same group."""
        facts = part.facts
        group = category_of(part.items[0], facts).group
        return tuple(
            Sibling(c.label, c.address) for c in category_counts(facts) if c.group == group
        )


def plan(planning: Planning) -> None:
    """Receiver of ``plan``."""
    plan_listing(ByCategory(), planning)
    counts = category_counts(planning.facts)
    table = table_of(planning.catalogue.city)
    sections = [
        IndexSection(
            group.label, slugify(group.label), tuple(c for c in counts if c.group == group.id)
        )
        for group in table.groups
    ]
    planning.page(
        Page(
            address=ADDRESS,
            template="index_list.html",
            title="Kategorien",
            description=f"Alle Kategorien von Betrieben in {planning.catalogue.city.name}.",
            nav="directory",
            crumbs=(Crumb("Betriebe", "betriebe/"),),
            data={"sections": tuple(section for section in sections if section.entries)},
            kind="Listen",
        )
    )
