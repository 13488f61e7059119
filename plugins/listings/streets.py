# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Businesses by street, in the order of the house numbers, and the index of all streets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plugins.businesses.card import BusinessCard
from plugins.businesses.model import Business
from plugins.businesses.streets import number_key, street_address_of
from plugins.core.facts import Facts
from plugins.core.plan import Crumb, Page, Planning, planned_page
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

    def groups(self, facts: Facts) -> Iterable[Group]:
        """A list for every street, walked from the lowest house number to the highest."""
        by_address: dict[str, list[tuple[str, BusinessCard]]] = {}
        cards: Mapping[str, BusinessCard] = facts.catalogue.cards(Business)
        for item in cards.items():
            if item[1].street:
                by_address.setdefault(street_address_of(item[1].street), []).append(item)
        for address in sorted(by_address):
            everyone = by_address[address]
            here = sorted((i for i in everyone if i[1].listed), key=_walk) or sorted(
                everyone, key=_walk
            )
            ids = tuple(business_id for business_id, _ in here)
            name = _spelling(here)
            yield Group(
                address,
                name,
                f"Die Betriebe der Straße {name} in {facts.catalogue.city.name}.",
                ids,
                (Crumb("Straßen", ADDRESS),),
                calendar_of(ids, facts),
                indexed=here[0][1].listed,
            )

    def siblings(self, part: Slice[Business]) -> tuple[Sibling, ...]:
        """The other streets."""
        return tuple(Sibling(s.name, s.address) for s in street_counts(part.facts))


def _walk(item: tuple[str, BusinessCard]) -> tuple[tuple[int, str], str]:
    return (number_key(item[1].number), item[0])


def _spelling(businesses: list[tuple[str, BusinessCard]]) -> str:
    """Of several spellings with one address the most common, then the first by alphabet."""
    counts = Counter(card.street for _, card in businesses)
    return min(counts, key=lambda street: (-counts[street], street))


def plan(planning: Planning) -> None:
    """Receiver of ``plan``."""
    plan_listing(ByStreet(), planning)
    entries = tuple(NavCount(s.name, s.address, s.count) for s in street_counts(planning.facts))
    sections = (IndexSection("", "", entries),) if entries else ()
    planning.add(planned_page(ADDRESS, draw_index, sections, kind="Listen"))


def draw_index(facts: Facts, sections: tuple[IndexSection, ...]) -> Page:
    """The index of all streets."""
    return Page(
        template="index_list.html",
        title="Straßen",
        description=f"Alle Straßen mit Betrieben in {facts.catalogue.city.name}.",
        nav="directory",
        crumbs=(Crumb("Betriebe", "betriebe/"),),
        data={"sections": sections},
    )
