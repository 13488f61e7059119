# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What other features have to say on a business's page.

Offers and events know their business, and the plan knows where it is; a business knows none of
them. They define these facts by business id, and the page shows what there is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from plugins.core.facts import Facts
from plugins.feeds.subscription import Subscription
from plugins.structured_data.written import Written


class OffersHere(Struct, frozen=True):
    """Rows of the offers that hold or will hold, and schema.org nodes of those that hold."""

    rows: tuple[Any, ...] = ()
    nodes: tuple[Written, ...] = ()


class Papers(Struct, frozen=True, array_like=True):
    """When the offers end that hold: epoch minutes of the first two, which hang in its window."""

    ends: tuple[int, ...]


class OnPlan(Struct, frozen=True):
    """Where a business, a place of ``city.yaml`` under its own id, or what an event calls its place
    is on the city's plan.

    ``ground`` is the address of a drawing of its surroundings, "" for what is not on the plan, with
    its ``layers``; ``box`` the part of it to show (left, top, width, height); ``house`` path data
    of the building ("" where there is none); ``x`` and ``y`` the spot itself. ``address`` is where
    it stands on the large plan.
    """

    ground: str = ""
    layers: tuple[str, ...] = ()
    box: tuple[int, int, int, int] = (0, 0, 0, 0)
    house: str = ""
    #: Names of streets and rivers: text, where its middle is, degrees it is turned, if a river's.
    names: tuple[tuple[str, int, int, int, bool], ...] = ()
    x: int = 0
    y: int = 0
    address: str = ""


class StreetOnPlan(Struct, frozen=True):
    """Where the businesses of a street's page are on the city's plan, as ``OnPlan`` has it.

    ``houses`` are those that the ``box`` shows: path data, where the number stands, the number.
    """

    ground: str = ""
    layers: tuple[str, ...] = ()
    box: tuple[int, int, int, int] = (0, 0, 0, 0)
    names: tuple[tuple[str, int, int, int, bool], ...] = ()
    houses: tuple[tuple[str, int, int, str], ...] = ()
    address: str = ""


class TownOnPlan(Struct, frozen=True):
    """The middle of the town on its plan, as ``OnPlan`` has it: where most businesses are.

    ``houses`` is path data of all houses with a business that the ``box`` shows.
    """

    ground: str = ""
    layers: tuple[str, ...] = ()
    box: tuple[int, int, int, int] = (0, 0, 0, 0)
    names: tuple[tuple[str, int, int, int, bool], ...] = ()
    houses: str = ""
    address: str = ""


def town_on_plan(facts: Facts) -> TownOnPlan | None:
    """The middle of the town; None without a plan, or if nothing is on it."""
    return facts.find(TownOnPlan, "")


def street_on_plan(facts: Facts, businesses: Sequence[str]) -> StreetOnPlan | None:
    """Where businesses of one street, by id, are on the plan; None without it, or beyond it."""
    found = facts.find(StreetOnPlan, " ".join(businesses)) if businesses else None
    return found if found and found.ground else None


def on_plan(facts: Facts, written: str) -> OnPlan | None:
    """Where a business or a place is on the plan; None without a plan, or beyond it."""
    found = facts.find(OnPlan, written) if written else None
    return found if found and found.ground else None


class EventsHere(Struct, frozen=True):
    """Rows of the coming events that a business hosts, holds or takes part in, and how to subscribe
    to them, where there are several.
    """

    rows: tuple[Any, ...] = ()
    calendar: Subscription | None = None
