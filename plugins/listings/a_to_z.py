# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""All businesses from A to Z, and those that are gone or whose shop stands empty."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from string import ascii_lowercase, ascii_uppercase
from typing import Any

from msgspec import Struct

from plugins.businesses.card import BusinessCard
from plugins.businesses.model import Business
from plugins.businesses.views import BusinessRow
from plugins.core.facts import Facts
from plugins.core.plan import Crumb, Planning
from plugins.listings.base import Group, Slice, anchor, plan_listing
from plugins.listings.businesses import (
    BusinessListing,
    RegisterGroup,
    Sibling,
    by_name,
    calendar_of,
    category_counts,
    listed,
    street_counts,
)

ADDRESS = "betriebe/"
GONE_ADDRESS = "betriebe/ehemalige/"


class AToZ(BusinessListing):
    """``/betriebe/``: the register of the whole city."""

    template = "directory.html"

    def groups(self, facts: Facts) -> Iterable[Group]:
        """One list of all."""
        words, name = facts.words, facts.catalogue.city.name
        found = listed(facts)
        ids = tuple(found)
        yield Group(
            ADDRESS,
            words("Businesses from A to Z"),
            words("All businesses in %(city)s with their opening hours, from A to Z.", city=name),
            ids,
            calendar=calendar_of(ids, facts),
            letters=tuple([letter_of(card.key) for card in found.values()]),
        )

    def names(self, part: Slice[Business]) -> Iterable[str]:
        """Those that stand on it."""
        return [row.name for row in part.facts.each(BusinessRow, part.ids)]

    def choose(self, ids: Sequence[str], facts: Facts) -> tuple[tuple[str, ...], ...]:
        """Offers, events, and the letter that each business stands under."""
        cards: Mapping[str, BusinessCard] = facts.catalogue.cards(Business)
        return (*super().choose(ids, facts), tuple([letter_of(cards[i].key) for i in ids]))

    def register(
        self, part: Slice[Business], rows: Sequence[BusinessRow]
    ) -> tuple[RegisterGroup, ...]:
        """The register by letter."""
        by_letter: dict[str, list[BusinessRow]] = {}
        for letter, row in zip(part.chosen[2], rows, strict=True):
            by_letter.setdefault(letter, []).append(row)
        return tuple(
            RegisterGroup(letter, anchor(letter), tuple(found))
            for letter, found in by_letter.items()
        )

    def data(self, part: Slice[Business]) -> Mapping[str, Any]:
        """The register, with the streets and the categories beside it."""
        facts = part.facts
        return {
            **super().data(part),
            "streets": street_counts(facts),
            "categories": category_counts(facts),
            "siblings": (Sibling(facts.words("Closed or vacant"), GONE_ADDRESS),)
            if facts.all(GoneBusiness)
            else (),
        }


class Gone(BusinessListing):
    """``/betriebe/ehemalige/``: an address once published stays reachable."""

    template = "directory.html"
    feeds = False

    def groups(self, facts: Facts) -> Iterable[Group]:
        """One list, if there is anybody to list."""
        ids, words = tuple(facts.all(GoneBusiness)), facts.words
        if ids:
            yield Group(
                GONE_ADDRESS,
                words("Closed or vacant"),
                words("Businesses that are no longer there, and shops that are free."),
                ids,
                (Crumb(words("Businesses"), ADDRESS),),
                indexed=False,
            )


def letter_of(key: tuple[str, str]) -> str:
    """The first letter of the name; digits and signs stand together."""
    return _LETTERS.get(key[0][:1], "0–9")


_LETTERS = dict(zip(ascii_lowercase, ascii_uppercase, strict=True))


class GoneBusiness(Struct, frozen=True):
    """A business that is closed, or whose shop stands empty."""

    name: str


def gone(facts: Facts) -> Mapping[str, GoneBusiness]:
    """The rule behind the fact ``GoneBusiness``, by name."""
    found = by_name(facts)
    return {i: GoneBusiness(card.name) for i, card in found.items() if not card.listed}


def plan(planning: Planning) -> None:
    """Receiver of ``plan``."""
    plan_listing(AToZ(), planning)
    plan_listing(Gone(), planning)
