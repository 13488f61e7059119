# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The demo city as it is drawn: its houses, streets and waters, and all of it as OSM data."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from random import Random
from typing import NamedTuple

from town_layout import (
    AREAS,
    BROOK,
    BROOK_HALF,
    FOOTPATHS,
    LANDMARKS,
    MARKET,
    RAILS,
    RIVER,
    RIVER_HALF,
    SIZES,
    STOPS,
    STREETS,
    Point,
)
from town_lots import Board, along, box, inset, nearest, row, smooth
from town_osm import Osm

OLD_TOWN: Point = (560, 740)


class House(NamedTuple):
    """A building: its address ("" where it has none), its outline, more tags."""

    street: str
    number: str
    outline: list[Point]
    tags: dict[str, str]
    #: Whether a business is in it: then its street is written as well.
    settled: bool = False


class Drawn:
    """The town as it grows."""

    def __init__(self, dense: bool) -> None:
        self.board, self.random, self.dense = Board(), Random(58999), dense  # noqa: S311 - a drawing
        self.houses: list[House] = []
        self.ways = [(street, smooth(street.way)) for street in STREETS]
        for street, way in self.ways:
            self.board.take_way(way, street.width / 2 + 0.5)
        self.board.take_way(smooth(RIVER), RIVER_HALF + 5)
        self.board.take_way(smooth(BROOK), BROOK_HALF + 3)
        for rail in RAILS:
            self.board.take_way(smooth(rail), 8)
        for _, outline in AREAS:
            self.board.take(outline)
        for tags, corners in LANDMARKS:
            self.houses.append(House("", "", list(corners), tags))
            self.board.take(corners)

    def place(self, street: str, number: str, spot: Point) -> House | None:
        """Set the house of an address as near to ``spot`` as there is room, or None."""
        address = f"{street} {number}"
        frontage, depth = SIZES.get(address, (14.5, 16.0))
        ways = [way for named, way in self.ways if named.name == street or not street]
        if street == "Markt":
            ways = [[*MARKET, MARKET[0]]]
        way = min(ways, key=lambda way: nearest(way, spot)[2])
        _, direction, _ = nearest(way, spot)
        for share in (1.0, 0.94, 0.88, 0.82, 0.76, 0.68, 0.6, 0.52):
            for dx, dy in _rings(1.0 if share > 0.7 else 4.0):
                middle = (spot[0] + dx, spot[1] + dy)
                outline = box(middle, direction, frontage * share, depth * share)
                if self.board.is_free(outline):
                    self.board.take(inset(outline, 0.6))
                    house = House(street, number, outline, {"building": "yes"}, True)
                    self.houses.append(house)
                    return house
        return None

    def fill(self) -> None:
        """Let houses without a business stand along all streets, then number them."""
        for street, way in self.ways:
            if not street.houses:
                continue
            for side in (1, -1):
                middle = way[len(way) // 2]
                town = math.hypot(middle[0] - OLD_TOWN[0], middle[1] - OLD_TOWN[1]) < 260
                for outline in row(way, street.width, side, self.random, town or self.dense):
                    if self.board.is_free(outline):
                        self.board.take(inset(outline, 0.5))
                        self.houses.append(House(street.name, "", outline, {"building": "yes"}))
        for house in list(self.houses):
            self._behind(house)
        self._number()

    def _behind(self, house: House) -> None:
        """A shed or garage in the yard of some houses; in a dense town of most."""
        ways = [way for named, way in self.ways if named.name == house.street]
        if self.random.random() > (0.85 if self.dense else 0.3) or not ways:
            return
        mx, my = middle_of(house.outline)
        spot, direction, away = min((nearest(w, (mx, my)) for w in ways), key=lambda n: n[2])
        if not away:
            return
        nx, ny = (mx - spot[0]) / away, (my - spot[1]) / away
        off = self.random.uniform(13, 20)
        size = self.random.uniform(4, 8)
        outline = box((mx + nx * off, my + ny * off), direction, size, size * 1.3)
        if self.board.is_free(outline):
            self.board.take(outline)
            self.houses.append(House("", "", outline, {"building": "shed"}))

    def _number(self) -> None:
        """Give the houses that have none numbers between those of their neighbours."""
        for name in sorted({house.street for house in self.houses if house.street}):
            way = [p for street, w in self.ways if street.name == name for p in w]
            if not way:
                continue
            sides: dict[bool, list[tuple[float, int]]] = defaultdict(list)
            for index, house in enumerate(self.houses):
                if house.street == name:
                    spot, (dx, dy), _ = nearest(way, middle_of(house.outline))
                    mx, my = middle_of(house.outline)
                    left = dx * (my - spot[1]) - dy * (mx - spot[0]) > 0
                    sides[left].append((_walked(way, spot), index))
            for side in sides.values():
                self._number_side(sorted(side))

    def _number_side(self, side: list[tuple[float, int]]) -> None:
        known = [int(re.sub(r"\D", "", self.houses[i].number)) for _, i in side
                 if self.houses[i].number]  # fmt: skip
        if known and known[0] > known[-1]:
            side = side[::-1]
        parity = known[0] % 2 if known else int(bool(side[0][1] % 2))
        last, letter = (2 - parity) - 2, 0
        upcoming = [self.houses[i].number for _, i in side]
        for at, (_, index) in enumerate(side):
            house = self.houses[index]
            if house.number:
                last, letter = int(re.sub(r"\D", "", house.number)), 0
                continue
            later = next((n for n in upcoming[at:] if n), "")
            limit = int(re.sub(r"\D", "", later)) if later else 10_000
            if last + 2 < limit:
                last, letter = last + 2, 0
                number = str(last)
            else:
                letter += 1
                number = f"{max(last, 2 - parity)}{chr(96 + letter)}" if letter < 9 else ""
            self.houses[index] = house._replace(number=number)


def _rings(step: float) -> Iterator[Point]:
    """Shifts in metres, the small ones first."""
    yield (0.0, 0.0)
    for ring in range(1, 5):
        for turn in range(8):
            angle = turn * math.pi / 4
            yield (math.cos(angle) * ring * step, math.sin(angle) * ring * step)


def _walked(way: Sequence[Point], spot: Point) -> float:
    """How far one has come along ``way`` at ``spot``."""
    points = list(along(way, 1.0))
    distances = [math.hypot(x - spot[0], y - spot[1]) for x, y in points]
    return float(distances.index(min(distances)))


def middle_of(outline: Sequence[Point]) -> Point:
    """The centroid of an outline."""
    doubled = mx = my = 0.0
    for (ax, ay), (bx, by) in zip(outline, [*outline[1:], outline[0]], strict=True):
        cross = ax * by - bx * ay
        doubled, mx, my = doubled + cross, mx + (ax + bx) * cross, my + (ay + by) * cross
    return (mx / (3 * doubled), my / (3 * doubled))


def contains(outline: Sequence[Point], point: Point) -> bool:
    """Whether ``point`` lies within ``outline``."""
    inside = False
    x, y = point
    for (ax, ay), (bx, by) in zip(outline, [*outline[1:], outline[0]], strict=True):
        if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
            inside = not inside
    return inside


def osm_of(town: Drawn) -> str:
    """The town as OSM XML."""
    osm = Osm()
    for street, way in town.ways:
        tags = {"highway": street.kind, "name": street.name}
        if street.name == "Lennebrücke":
            tags |= {"bridge": "yes", "layer": "1", "name": "Brückenstraße"}
        osm.way(smooth(street.way, 1) if len(way) > 6 else way, tags)
    for path in FOOTPATHS:
        osm.way(path, {"highway": "footway"})
    for rail in RAILS:
        osm.way(smooth(rail, 1), {"railway": "rail"})
    osm.way(smooth(RIVER), {"waterway": "river", "name": "Lenne"})
    osm.way(_banks(smooth(RIVER)), {"natural": "water", "water": "river", "name": "Lenne"}, True)
    osm.way(smooth(BROOK, 1), {"waterway": "stream", "name": "Nette"})
    for tags, outline in AREAS:
        osm.way(outline, tags, closed=True)
    for house in town.houses:
        tags = dict(house.tags)
        if house.number:
            tags |= {"addr:street": house.street} if house.settled else {}
            tags |= {"addr:housenumber": house.number}
        osm.way(house.outline, tags, closed=True)
    for name, point in STOPS:
        osm.node(point, {"highway": "bus_stop", "name": name})
    for point in _trees(town):
        osm.node(point, {"natural": "tree"})
    return osm.written()


def _banks(way: Sequence[Point]) -> list[Point]:
    left, right = [], []
    for at, (x, y) in enumerate(way):
        before, after = way[max(0, at - 1)], way[min(len(way) - 1, at + 1)]
        dx, dy = after[0] - before[0], after[1] - before[1]
        length = math.hypot(dx, dy)
        nx, ny = -dy / length * RIVER_HALF, dx / length * RIVER_HALF
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    return left + right[::-1]


def _trees(town: Drawn) -> Iterator[Point]:
    """Around the park and the church, and along the Lange Straße east of the old town."""
    for tags, outline in AREAS:
        if tags.get("leisure") == "park" or tags == {"landuse": "grass"}:
            for x, y in along([*outline, outline[0]], 17):
                mx, my = middle_of(outline)
                spot = (x + (mx - x) * 0.08, y + (my - y) * 0.08)
                if contains(outline, spot):
                    yield spot
