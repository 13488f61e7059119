# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Businesses by street, in the order of the house numbers, and the index of all streets."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct

from plugins.businesses.card import BusinessCard
from plugins.businesses.drawn import side_of
from plugins.businesses.model import Business
from plugins.businesses.plots import Plot, plots_of
from plugins.businesses.related import street_on_plan
from plugins.businesses.streets import number_key, split, street_address_of
from plugins.core.facts import Facts
from plugins.core.plan import Crumb, Page, Planning, planned_page
from plugins.core.slug import slugify
from plugins.listings.base import Group, Slice, plan_listing
from plugins.listings.businesses import (
    BusinessListing,
    Sibling,
    calendar_of,
    street_counts,
)
from plugins.listings.describing import with_names

ADDRESS = "strassen/"
#: How many streets a street's page names: itself, and as many before it as after it.
MOST_BESIDE = 25


class NavCount(Struct, frozen=True):
    """An entry of an index."""

    label: str
    address: str
    count: int
    icon: str = ""


class ByStreet(BusinessListing):
    """``/strassen/<slug>/``."""

    template = "street.html"
    fixed = "strasse"

    def groups(self, facts: Facts) -> Iterable[Group]:
        """A list for every street, walked from the lowest house number to the highest."""
        words, city = facts.words, facts.catalogue.city.name
        by_street: dict[str, list[_Stop]] = {}
        cards: Mapping[str, BusinessCard] = facts.catalogue.cards(Business)
        numbers = sorted({card.number for card in cards.values()}, key=number_key)
        places = {number: place for place, number in enumerate(numbers)}
        for business_id, card in cards.items():
            if card.street:
                stop = (places[card.number], business_id, card)
                by_street.setdefault(card.street, []).append(stop)
        by_address: dict[str, list[_Stop]] = {}
        for street, stops in by_street.items():
            by_address.setdefault(street_address_of(street), []).extend(stops)
        for address in sorted(by_address):
            everyone = by_address[address]
            here = sorted([stop for stop in everyone if stop[2].listed]) or sorted(everyone)
            ids = tuple([business_id for _, business_id, _ in here])
            name = _spelling([card.street for *_, card in here])
            yield Group(
                address,
                name,
                with_names(
                    words(
                        "The businesses of the street %(street)s in %(city)s.",
                        street=name,
                        city=city,
                    ),
                    [card.name for *_, card in here],
                ),
                ids,
                (Crumb(words("Streets"), ADDRESS),),
                calendar_of(ids, facts),
                indexed=here[0][2].listed,
            )

    def data(self, part: Slice[Business]) -> Mapping[str, Any]:
        """The houses of both sides, and the register of them all."""
        plots = plots_of(part.ids, part.facts)
        by_side: dict[str, list[Plot]] = {}
        for plot in plots:
            street = split(plot.row.street_line)
            by_side.setdefault(side_of(street.street, street.number), []).append(plot)
        sides = tuple([(side, tuple(by_side[side])) for side in sorted(by_side)])
        plan = street_on_plan(part.facts, part.ids) if part.group.indexed else None
        return {**super().data(part), "sides": sides, "on_plan": plan}

    def siblings(self, part: Slice[Business]) -> tuple[Sibling, ...]:
        """The streets that stand beside it in the alphabet."""
        found = part.facts.find(StreetsBeside, part.group.address)
        return found.streets if found else ()


#: A business on the way along a street: the place of its number among all numbers, its id.
_Stop = tuple[int, str, BusinessCard]


class StreetsBeside(Struct, frozen=True):
    """What stands beside one street in the alphabet, and the way to all of them."""

    streets: tuple[Sibling, ...]


def streets_beside(facts: Facts) -> Mapping[str, StreetsBeside]:
    """The rule behind the fact ``StreetsBeside``, by address; also of streets that are not listed.

    A town has hundreds of streets, and nobody looks for a street among hundreds.
    """
    streets = [Sibling(street.name, street.address) for street in street_counts(facts)]
    order = [slugify(street.label) for street in streets]
    rest = (Sibling(facts.words("All streets"), ADDRESS),) if len(streets) > MOST_BESIDE else ()
    cards: Mapping[str, BusinessCard] = facts.catalogue.cards(Business)
    found = {}
    for street in {card.street for card in cards.values() if card.street}:
        place = bisect_left(order, slugify(street))
        first = max(0, min(place - MOST_BESIDE // 2, len(streets) - MOST_BESIDE))
        beside = (*streets[first : first + MOST_BESIDE], *rest)
        found[street_address_of(street)] = StreetsBeside(beside)
    return found


def _spelling(streets: list[str]) -> str:
    """Of several spellings with one address the most common, then the first by alphabet."""
    if len({*streets}) == 1:
        return streets[0]
    counts = Counter(streets)
    return min(counts, key=lambda street: (-counts[street], street))


def plan(planning: Planning) -> None:
    """Receiver of ``plan``."""
    plan_listing(ByStreet(), planning)
    entries = tuple(NavCount(s.name, s.address, s.count) for s in street_counts(planning.facts))
    planning.add(planned_page(ADDRESS, draw_index, entries, kind="Listen"))


def draw_index(facts: Facts, streets: tuple[NavCount, ...]) -> Page:
    """The index of all streets."""
    words = facts.words
    return Page(
        template="streets.html",
        title=words("Streets"),
        description=with_names(
            words("All streets with businesses in %(city)s.", city=facts.catalogue.city.name),
            [entry.label for entry in sorted(streets, key=lambda s: -s.count)],
        ),
        nav="directory",
        crumbs=(Crumb(words("Businesses"), "betriebe/"),),
        data={"streets": streets},
    )
