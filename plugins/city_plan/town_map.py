# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The plan of a town as it is drawn and kept: whole numbers, projected, simplified, clipped.

A unit is half a metre; x runs east from the western edge, y south from the northern one.
"""

from __future__ import annotations

import math

from msgspec import Struct

from plugins.city_plan.geometry import Point, Ring, Way

#: Units to the metre.
SCALE = 2
_METRES_PER_DEGREE = 111_320.0


class Frame(Struct, frozen=True, array_like=True):
    """What part of the world the plan shows, in degrees, and how large it is, in units."""

    west: float
    south: float
    east: float
    north: float

    @property
    def _east_units(self) -> float:
        middle = math.radians((self.south + self.north) / 2)
        return _METRES_PER_DEGREE * math.cos(middle) * SCALE

    @property
    def width(self) -> int:
        """From west to east."""
        return round((self.east - self.west) * self._east_units)

    @property
    def height(self) -> int:
        """From north to south."""
        return round((self.north - self.south) * _METRES_PER_DEGREE * SCALE)

    def put(self, latitude: float, longitude: float) -> Point:
        """Where a position lies on the plan; it may lie beyond its edges."""
        x = (longitude - self.west) * self._east_units
        y = (self.north - latitude) * _METRES_PER_DEGREE * SCALE
        return (round(x), round(y))

    def shows(self, point: Point) -> bool:
        """Whether a point is on the plan."""
        return 0 <= point[0] <= self.width and 0 <= point[1] <= self.height


class Building(Struct, frozen=True, array_like=True):
    """A footprint: its outline, its holes, and its address ("" where none is known)."""

    ring: Ring
    holes: tuple[Ring, ...] = ()
    street: str = ""
    number: str = ""
    #: Drawn strongly: a church, a town hall, a station.
    landmark: bool = False


class Street(Struct, frozen=True, array_like=True):
    """A stretch of a street: its name, and which of ``tags.ROADS`` it is."""

    name: str
    road: str
    way: Way


class Sign(Struct, frozen=True, array_like=True):
    """Something with a name and a place: ``kind`` is one of ``tags.SIGNS``."""

    kind: str
    name: str
    at: Point


class TownMap(Struct, frozen=True, array_like=True):
    """All of it. ``areas`` and ``lines`` are by kind, as ``tags`` names them."""

    frame: Frame
    buildings: tuple[Building, ...]
    streets: tuple[Street, ...]
    areas: dict[str, tuple[Ring, ...]]
    lines: dict[str, tuple[Way, ...]]
    #: Rivers and streams by name: what their names are written along.
    waters: tuple[Street, ...]
    signs: tuple[Sign, ...]
    trees: tuple[Point, ...]
