# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Names on the plan: which of them fit at which zoom, and where.

Names keep their size on the screen while the plan is zoomed, so the further one looks in, the more
of them find room. A name that fits at one zoom fits at all closer ones: it only becomes smaller.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from plugins.city_plan.geometry import Point, Way, length_of
from plugins.city_plan.tags import ROAD_KINDS
from plugins.city_plan.town_map import Street, TownMap
from plugins.core.identity import made_once

#: Units of the plan to the pixel at each level: a whole town on a phone, on a desk; nearer twice.
LEVELS = (5.6, 2.8, 1.4, 0.7)
#: Of a letter, in pixels: mean width, and half the height with some room.
_LETTER, _HALF = 6.9, 8.0
#: How far a name may bend, in degrees: from a letter to the next, and in all.
_BEND, _BENDS = 32, 75
#: The level at which a sign's name is first tried; how important it is among signs.
_FIRST = {"square": 0, "station": 0, "church": 1, "green": 1, "public": 2, "stop": 3}
#: How many pixels below its spot a name stands: below a stop's mark, or a great building.
_BELOW = {"stop": 16, "church": 24, "public": 20, "station": 22}


class StreetName(NamedTuple):
    """A name along a way, shown from ``level`` on; ``water`` says that it is a river's."""

    text: str
    way: Way
    level: int
    water: bool


class SpotName(NamedTuple):
    """A name at a spot, in up to two lines, shown from ``level`` on."""

    lines: tuple[str, ...]
    kind: str
    at: Point
    level: int


class Names(NamedTuple):
    """All names of a plan."""

    along: tuple[StreetName, ...]
    spots: tuple[SpotName, ...]


class Room:
    """What is taken at one zoom: discs along names, found by cells."""

    def __init__(self, scale: float) -> None:
        self._radius = _HALF * scale
        self._cells: dict[tuple[int, int], list[Point]] = {}

    def has(self, points: Iterable[Point]) -> bool:
        """Whether discs around ``points`` touch nothing that was taken."""
        least = (2 * self._radius) ** 2
        for x, y in points:
            for cell in self._near(x, y):
                for ox, oy in self._cells.get(cell, ()):
                    if (x - ox) ** 2 + (y - oy) ** 2 < least:
                        return False
        return True

    def take(self, points: Iterable[Point]) -> None:
        """Take the room of discs around ``points``."""
        for x, y in points:
            self._cells.setdefault(self._cell(x, y), []).append((x, y))

    def _cell(self, x: float, y: float) -> tuple[int, int]:
        size = 2 * self._radius
        return (math.floor(x / size), math.floor(y / size))

    def _near(self, x: float, y: float) -> Iterator[tuple[int, int]]:
        column, line = self._cell(x, y)
        return ((column + i, line + j) for i in (-1, 0, 1) for j in (-1, 0, 1))


def names_of(town: TownMap) -> Names:
    """The names of ``town``, each with the first level at which it has room."""
    streets = joined(town.streets)
    waters = joined(town.waters)
    along: list[StreetName] = []
    spots: list[SpotName] = []
    wanted = [sign for sign in town.signs if sign.name and sign.kind in _FIRST]
    wanted.sort(key=lambda sign: (_FIRST[sign.kind], sign.kind, sign.name, sign.at))
    for level, scale in enumerate(LEVELS):
        room = Room(scale)
        for name in along:
            room.take(discs_along(name.way, width_of(name.text, scale), scale))
        for spot in spots:
            room.take(_spot_discs(spot, scale))
        shown = {(spot.kind, spot.lines) for spot in spots}
        for sign in wanted:
            spot = SpotName(_lines(sign.name), sign.kind, sign.at, level)
            if _FIRST[sign.kind] <= level and (spot.kind, spot.lines) not in shown:
                discs = list(_spot_discs(spot, scale))
                if room.has(discs) and _on(town, discs):
                    room.take(discs)
                    spots.append(spot)
                    shown.add((spot.kind, spot.lines))
        for street, water in [*((w, True) for w in waters), *((s, False) for s in streets)]:
            along += _tried(town, street, water, level, room, along)
    return Names(tuple(along), tuple(spots))


#: The names of a build's plan: they are looked for once.
drawn_names = made_once(names_of)


def _tried(
    town: TownMap,
    street: Street,
    water: bool,
    level: int,
    room: Room,
    before: Sequence[StreetName],
) -> Iterator[StreetName]:
    """The names that a stretch of street gets at ``level``: one in every 500 pixels of it."""
    scale = LEVELS[level]
    width = width_of(street.name, scale) * (1.35 if water else 1)
    length = length_of(street.way)
    here = [name for name in before if name.text == street.name and name.way[0] in street.way]
    known = sum(1 for name in before if name.text == street.name)
    enough = known and (here or length < 700 * scale) and length < 900 * scale * known
    if width > length or enough:
        return
    starts = (length - width) / 2
    step = max(8 * scale, 1)
    tries = sorted(
        (place * step for place in range(int((length - width) / step) + 1)),
        key=lambda start: (abs(start - starts), start),
    )
    for start in tries:
        way = window(street.way, start, width)
        discs = list(discs_along(way, width, scale))
        if _is_smooth(way) and room.has(discs) and _on(town, discs):
            room.take(discs)
            yield StreetName(street.name, readable(way), level, water)
            return


def width_of(text: str, scale: float) -> float:
    """How long a name is, in units, with some room at its ends."""
    return (len(text) * _LETTER + 14) * scale


def _lines(name: str) -> tuple[str, ...]:
    """A long name in two lines, parted where they become most alike."""
    words = name.split()
    if len(name) < 16 or len(words) < 2:
        return (name,)
    parted = [(" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words))]
    return min(parted, key=lambda pair: max(map(len, pair)))


def _spot_discs(spot: SpotName, scale: float) -> Iterator[Point]:
    x, y = spot.at
    top = y + _BELOW.get(spot.kind, 0) * scale
    if spot.kind == "stop":
        yield (x, y)
    for row, line in enumerate(spot.lines):
        half = len(line) * _LETTER * scale / 2
        height = round(top + (row - (len(spot.lines) - 1) / 2) * 14 * scale)
        steps = max(1, round(half / (_HALF * scale)))
        for step in range(-steps, steps + 1):
            yield (round(x + half * step / steps), height)


def below(kind: str) -> float:
    """How far below its spot a name stands, in heights of its letters."""
    return round(_BELOW.get(kind, 0) / 12.5, 2)


def discs_along(way: Way, width: float, scale: float) -> Iterator[Point]:
    """Points along the middle ``width`` of ``way``, so close that discs around them touch."""
    length = length_of(way)
    start = max(0.0, (length - width) / 2)
    step = _HALF * scale
    for place in range(int(min(width, length) / step) + 1):
        yield _at(way, start + place * step)


def _on(town: TownMap, points: Iterable[Point]) -> bool:
    return all(town.frame.shows(point) for point in points)


def _at(way: Way, far: float) -> Point:
    for a, b in itertools.pairwise(way):
        step = math.hypot(b[0] - a[0], b[1] - a[1])
        if far <= step and step:
            share = far / step
            return (round(a[0] + (b[0] - a[0]) * share), round(a[1] + (b[1] - a[1]) * share))
        far -= step
    return way[-1]


def window(way: Way, start: float, width: float) -> Way:
    """The stretch of ``way`` from ``start`` on, ``width`` long."""
    points = [_at(way, start)]
    gone = 0.0
    for a, b in itertools.pairwise(way):
        gone += math.hypot(b[0] - a[0], b[1] - a[1])
        if start < gone < start + width:
            points.append(b)
    points.append(_at(way, start + width))
    return tuple(p for p, q in zip(points, [(-1, -1), *points], strict=False) if p != q)


def _is_smooth(way: Way) -> bool:
    turns = []
    for a, b, c in zip(way, way[1:], way[2:], strict=False):
        before = math.atan2(b[1] - a[1], b[0] - a[0])
        after = math.atan2(c[1] - b[1], c[0] - b[0])
        turns.append(math.degrees(abs((after - before + math.pi) % (2 * math.pi) - math.pi)))
    return sum(turns) < _BENDS and max(turns, default=0) < _BEND


def readable(way: Way) -> Way:
    """From left to right; what runs straight up and down is read from below."""
    (ax, ay), (bx, by) = way[0], way[-1]
    return way if (bx - ax, ay - by) > (0, 0) else way[::-1]


def joined(streets: Sequence[Street]) -> list[Street]:
    """Named stretches joined where they go on; the most important first, then the longest."""
    by_name: dict[str, list[list[Point]]] = {}
    rank: dict[str, int] = {}
    for street in streets:
        if street.name and len(street.way) > 1:
            by_name.setdefault(street.name, []).append(list(street.way))
            kind = ROAD_KINDS.index(street.road) if street.road in ROAD_KINDS else 9
            rank[street.name] = max(rank.get(street.name, 0), kind)
    joined = [
        Street(name, str(rank[name]), tuple(way))
        for name, ways in sorted(by_name.items())
        for way in _chained(ways)
    ]
    return sorted(joined, key=lambda s: (-int(s.road), -length_of(s.way), s.name, s.way))


def _chained(ways: list[list[Point]]) -> list[list[Point]]:
    """Ways put end to end, as long as one begins where another ends."""
    left = sorted(ways)
    chains: list[list[Point]] = []
    while left:
        chain = left.pop(0)
        while True:
            for index, way in enumerate(left):
                if way[0] == chain[-1]:
                    chain += way[1:]
                elif way[-1] == chain[-1]:
                    chain += way[-2::-1]
                elif way[-1] == chain[0]:
                    chain = way[:-1] + chain
                elif way[0] == chain[0]:
                    chain = way[:0:-1] + chain
                else:
                    continue
                del left[index]
                break
            else:
                break
        chains.append(chain)
    return chains
