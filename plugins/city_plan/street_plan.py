# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The small plan on the page of a street: the part of it where most of its businesses are."""

from __future__ import annotations

from collections.abc import Sequence

from plugins.businesses.card import position_of
from plugins.businesses.model import Business
from plugins.businesses.related import StreetOnPlan
from plugins.businesses.streets import split
from plugins.city_plan.geometry import Point
from plugins.city_plan.houses import Spot, houses_of
from plugins.city_plan.page import house_path, street_anchor
from plugins.city_plan.small_plan import (
    ADDRESS,
    SIZE,
    box_around,
    cell_of,
    corner,
    layers_around,
    names_around,
    part_address,
    town_of,
)
from plugins.city_plan.town_map import TownMap
from plugins.core.facts import Facts

#: How far, in units, a number keeps from the edge.
_EDGE = 12


def street_on_plan(facts: Facts, written: str) -> StreetOnPlan:
    """The rule behind the fact ``StreetOnPlan``: of the ids of businesses, a blank between each.

    Its drawing is that of one of them, so a street costs no file more.
    """
    town = town_of(facts)
    if town is None:
        return StreetOnPlan()
    found: list[tuple[Spot, str]] = []
    street = ""
    for business_id in written.split():
        business = facts.catalogue.the(Business, business_id)
        line = split(business.street_address)
        spot = houses_of(town).find(position_of(business), business.street_address or "")
        street = street or line.street
        if spot:
            found.append((spot, line.number))
    if not found:
        return StreetOnPlan()
    at = _middle(town, [spot.at for spot, _ in found])
    houses: dict[Point, tuple[str, int, int, str]] = {}
    for spot, number in found:
        if _sees(town, at, spot.at):
            path = house_path(town, spot.house) if spot.house >= 0 else ""
            houses.setdefault(spot.at, (path, *spot.at, number))
    return StreetOnPlan(
        ground=part_address(town, cell_of(town, at)),
        layers=layers_around(town, at),
        box=box_around(town, at),
        names=tuple(names_around(town, at)),
        houses=tuple(houses.values()),
        address=f"{ADDRESS}#{street_anchor(street)}",
    )


def _middle(town: TownMap, spots: Sequence[Point]) -> Point:
    """The spot around which most of the others are seen; of several the one in their midst."""
    ranks = []
    for turn, at in enumerate(spots):
        seen = [other for other, there in enumerate(spots) if _sees(town, at, there)]
        ranks.append((-len(seen), abs(2 * seen.index(turn) - len(seen)), turn))
    return spots[min(ranks)[2]]


def _sees(town: TownMap, at: Point, other: Point) -> bool:
    left, top = corner(town, at)
    return (
        left + _EDGE <= other[0] <= left + SIZE[0] - _EDGE
        and top + _EDGE <= other[1] <= top + SIZE[1] - _EDGE
    )
