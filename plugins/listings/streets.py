# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Businesses by street, in the order of the house numbers, and the index of all streets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from plugins.businesses.model import Business
from plugins.businesses.streets import number_key, split, street_address_of
from plugins.businesses.views import is_listed
from plugins.core.catalogue import Facts
from plugins.core.plan import Crumb, Page, Planning
from plugins.listings.base import Group, Slice, plan_listing
from plugins.listings.businesses import (
    BusinessListing,
    IndexSection,
    Sibling,
    calendar_of,
    street_counts,
)

ADDRESS = "strassen/"


@dataclass(frozen=True, slots=True)
class NavCount:
    """An entry of an index."""

    label: str
    address: str
    count: int
    icon: str = ""


class ByStreet(BusinessListing):
    """``/strassen/<slug>/``."""

    template = "street.html"

    def groups(self, facts: Facts) -> Iterable[Group[Business]]:
        """A list for every street, walked from the lowest house number to the highest."""
        by_address: dict[str, list[Business]] = {}
        for business in facts.catalogue.all(Business):
            street = split(business.street_address).street
            if street:
                by_address.setdefault(street_address_of(street), []).append(business)
        for address in sorted(by_address):
            everyone = by_address[address]
            here = [b for b in everyone if is_listed(b)] or everyone
            name = _spelling(here)
            yield Group(
                address,
                name,
                f"Die Betriebe der Straße {name} in {facts.catalogue.city.name}.",
                tuple(sorted(here, key=_walk)),
                (Crumb("Straßen", ADDRESS),),
                calendar_of(here, facts),
                indexed=is_listed(here[0]),
            )

    def siblings(self, part: Slice[Business]) -> tuple[Sibling, ...]:
        """The other streets."""
        return tuple(Sibling(s.name, s.address) for s in street_counts(part.facts))


def _walk(business: Business) -> tuple[tuple[int, str], str]:
    return (number_key(split(business.street_address).number), business.id)


def _spelling(businesses: list[Business]) -> str:
    """Of several spellings with one address the most common, then the first by alphabet."""
    counts = Counter(split(b.street_address).street for b in businesses)
    return min(counts, key=lambda street: (-counts[street], street))


def plan(planning: Planning) -> None:
    """Receiver of ``plan``."""
    plan_listing(ByStreet(), planning)
    entries = tuple(NavCount(s.name, s.address, s.count) for s in street_counts(planning.facts))
    planning.page(
        Page(
            address=ADDRESS,
            template="index_list.html",
            title="Straßen",
            description=f"Alle Straßen mit Betrieben in {planning.catalogue.city.name}.",
            nav="directory",
            crumbs=(Crumb("Betriebe", "betriebe/"),),
            data={"sections": (IndexSection("", "", entries),) if entries else ()},
            kind="Listen",
        )
    )
