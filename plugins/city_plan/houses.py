# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""In which house of the plan something is: by its position, else by its address."""

from __future__ import annotations

from typing import NamedTuple

from plugins.businesses.streets import split
from plugins.city_plan.geometry import Point, box_of, contains, distance_to, middle_of
from plugins.city_plan.town_map import SCALE, TownMap
from plugins.core.identity import made_once
from plugins.core.slug import slugify

#: How far, in metres, a position may lie from the house that has the address, and from any other.
_FROM_ADDRESS, _FROM_ANY = 60, 12
#: The side of a cell in units; a house is looked for in the cells around.
_CELL = 64


class Spot(NamedTuple):
    """A place on the plan: where its number stands, and the index of its house, -1 without one."""

    at: Point
    house: int


class Houses:
    """The footprints of a plan, found by position and by address."""

    def __init__(self, town: TownMap) -> None:
        self._town = town
        self._cells: dict[Point, list[int]] = {}
        self._by_address: dict[tuple[str, str], int] = {}
        for index, building in enumerate(town.buildings):
            left, top, right, bottom = box_of(building.ring)
            for column in range(left // _CELL, right // _CELL + 1):
                for line in range(top // _CELL, bottom // _CELL + 1):
                    self._cells.setdefault((column, line), []).append(index)
            if building.street and building.number:
                self._by_address.setdefault(_key(building.street, building.number), index)

    def find(self, position: tuple[float, float] | None, address: str) -> Spot | None:
        """Where something is that tells ``position`` (latitude, longitude), ``address``, or both.

        The house around the position; else the one with the address, if it is near; else the
        nearest one; else the mere position. None if it is not on the plan.
        """
        street, number = split(address)
        written = self._by_address.get(_key(street, number)) if street and number else None
        if position is None:
            return self._in(written) if written is not None else None
        point = self._town.frame.put(*position)
        if not self._town.frame.shows(point):
            return None
        near = sorted(
            (distance_to(self._town.buildings[index].ring, point), index)
            for index in self._around(point)
        )
        if near and not near[0][0]:
            return self._in(near[0][1])
        if written is not None:
            away = distance_to(self._town.buildings[written].ring, point)
            if away <= _FROM_ADDRESS * SCALE:
                return self._in(written)
        if near and near[0][0] <= _FROM_ANY * SCALE:
            return self._in(near[0][1])
        return Spot(point, -1)

    def _in(self, index: int) -> Spot | None:
        """In a house; what the plan's edge cuts through may have its middle beyond."""
        ring = self._town.buildings[index].ring
        at = middle_of(ring)
        return Spot(at, index) if self._town.frame.shows(at) or contains(ring, at) else None

    def _around(self, point: Point) -> set[int]:
        column, line = point[0] // _CELL, point[1] // _CELL
        cells = ((column + i, line + j) for i in (-1, 0, 1) for j in (-1, 0, 1))
        return {index for cell in cells for index in self._cells.get(cell, ())}


def _key(street: str, number: str) -> tuple[str, str]:
    """``Lange Str.``, ``12 A`` → what ``Lange Straße``, ``12a`` gives."""
    return (slugify(split(street).street), "".join(number.split()).casefold())


#: The houses of the plan of a build.
houses_of = made_once(Houses)
