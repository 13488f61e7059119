# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""All businesses from A to Z, and those that are gone or whose shop stands empty."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from plugins.businesses.model import Business
from plugins.businesses.views import is_listed, row_of
from plugins.core.catalogue import Facts
from plugins.core.plan import Crumb, Planning
from plugins.listings.base import Group, Slice, anchor, plan_listing
from plugins.listings.businesses import (
    BusinessListing,
    RegisterGroup,
    Sibling,
    calendar_of,
    category_counts,
    listed,
    name_key,
    street_counts,
)

ADDRESS = "betriebe/"
GONE_ADDRESS = "betriebe/ehemalige/"


class AToZ(BusinessListing):
    """``/betriebe/``: the register of the whole city."""

    template = "directory.html"

    def groups(self, facts: Facts) -> Iterable[Group[Business]]:
        """One list of all."""
        name = facts.catalogue.city.name
        businesses = listed(facts)
        yield Group(
            ADDRESS,
            "Betriebe von A bis Z",
            f"Alle Betriebe in {name} mit Öffnungszeiten, von A bis Z.",
            businesses,
            calendar=calendar_of(businesses, facts),
        )

    def letter(self, item: Business) -> str:
        """The first letter of the name; digits and signs stand together."""
        first = name_key(item)[0][:1].upper()
        return first if "A" <= first <= "Z" else "0–9"

    def data(self, part: Slice[Business]) -> Mapping[str, Any]:
        """The register by letter, with the streets and the categories beside it."""
        facts = part.facts
        groups = tuple(
            RegisterGroup(letter, anchor(letter), tuple(row_of(b, facts) for b in items))
            for letter, items in groupby(part.items, self.letter)
        )
        return {
            **super().data(part),
            "groups": groups,
            "streets": street_counts(facts),
            "categories": category_counts(facts),
            "siblings": (Sibling("Geschlossen oder leer stehend", GONE_ADDRESS),)
            if _gone(facts)
            else (),
        }


class Gone(BusinessListing):
    """``/betriebe/ehemalige/``: an address once published stays reachable."""

    template = "directory.html"
    feeds = False

    def groups(self, facts: Facts) -> Iterable[Group[Business]]:
        """One list, if there is anybody to list."""
        businesses = _gone(facts)
        if businesses:
            yield Group(
                GONE_ADDRESS,
                "Geschlossen oder leer stehend",
                "Betriebe, die es nicht mehr gibt, und Ladenlokale, die frei sind.",
                businesses,
                (Crumb("Betriebe", ADDRESS),),
                indexed=False,
            )


def _gone(facts: Facts) -> tuple[Business, ...]:
    found = (b for b in facts.catalogue.all(Business) if not is_listed(b))
    return tuple(sorted(found, key=name_key))


def plan(planning: Planning) -> None:
    """Receiver of ``plan``."""
    plan_listing(AToZ(), planning)
    plan_listing(Gone(), planning)
