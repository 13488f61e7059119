# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Houses along streets: a board of square metres says what is taken, and houses are laid on it."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator, Sequence
from random import Random

from town_layout import HEIGHT, WIDTH, Point

#: How far the board reaches beyond the plan.
_EDGE = 60


class Board:
    """The ground in cells of a square metre."""

    def __init__(self) -> None:
        self._width = WIDTH + 2 * _EDGE
        self._height = HEIGHT + 2 * _EDGE
        self._taken = bytearray(self._width * self._height)

    def is_free(self, outline: Sequence[Point]) -> bool:
        """Whether nothing stands within ``outline``, and it lies on the board."""
        inside = all(-12 < x < WIDTH + 12 and -12 < y < HEIGHT + 12 for x, y in outline)
        return inside and not any(self._taken[cell] for cell in self._cells(outline))

    def take(self, outline: Sequence[Point]) -> None:
        """Let something stand within ``outline``."""
        for cell in self._cells(outline):
            self._taken[cell] = 1

    def take_way(self, way: Sequence[Point], half: float) -> None:
        """Let a street or a river of twice ``half`` metres run along ``way``."""
        for x, y in along(way, 1.0):
            for row in range(math.floor(y - half), math.ceil(y + half) + 1):
                reach = math.sqrt(max(half * half - (row - y) ** 2, 0))
                for column in range(math.floor(x - reach), math.ceil(x + reach) + 1):
                    self._mark(column, row)

    def _mark(self, x: int, y: int) -> None:
        column, row = x + _EDGE, y + _EDGE
        if 0 <= column < self._width and 0 <= row < self._height:
            self._taken[row * self._width + column] = 1

    def _cells(self, outline: Sequence[Point]) -> Iterator[int]:
        low = min(y for _, y in outline)
        high = max(y for _, y in outline)
        for row in range(math.ceil(low), math.floor(high) + 1):
            crossings = sorted(_crossings(outline, row + 0.01))
            for left, right in zip(crossings[::2], crossings[1::2], strict=False):
                for column in range(math.ceil(left), math.floor(right) + 1):
                    x, y = column + _EDGE, row + _EDGE
                    if 0 <= x < self._width and 0 <= y < self._height:
                        yield y * self._width + x


def _crossings(outline: Sequence[Point], y: float) -> Iterator[float]:
    for (ax, ay), (bx, by) in zip(outline, [*outline[1:], outline[0]], strict=True):
        if (ay > y) != (by > y):
            yield ax + (y - ay) / (by - ay) * (bx - ax)


def smooth(way: Sequence[Point], rounds: int = 2) -> list[Point]:
    """``way`` with its corners cut (Chaikin); its ends stay."""
    points = list(way)
    for _ in range(rounds):
        cut = [points[0]]
        for (ax, ay), (bx, by) in itertools.pairwise(points):
            cut.append((ax * 0.75 + bx * 0.25, ay * 0.75 + by * 0.25))
            cut.append((ax * 0.25 + bx * 0.75, ay * 0.25 + by * 0.75))
        points = [*cut, points[-1]]
    return points


def along(way: Sequence[Point], step: float) -> Iterator[Point]:
    """Points every ``step`` metres along ``way``."""
    for (ax, ay), (bx, by) in itertools.pairwise(way):
        pieces = max(1, math.ceil(math.hypot(bx - ax, by - ay) / step))
        for piece in range(pieces):
            share = piece / pieces
            yield (ax + (bx - ax) * share, ay + (by - ay) * share)
    yield way[-1]


def nearest(way: Sequence[Point], point: Point) -> tuple[Point, Point, float]:
    """Of ``way``: its point nearest to ``point``, its direction there (length 1), the distance."""
    best: tuple[float, Point, Point] | None = None
    for (ax, ay), (bx, by) in itertools.pairwise(way):
        length = math.hypot(bx - ax, by - ay)
        if not length:
            continue
        dx, dy = (bx - ax) / length, (by - ay) / length
        t = min(max((point[0] - ax) * dx + (point[1] - ay) * dy, 0), length)
        spot = (ax + dx * t, ay + dy * t)
        away = math.hypot(point[0] - spot[0], point[1] - spot[1])
        if best is None or away < best[0]:
            best = (away, spot, (dx, dy))
    if best is None:
        raise ValueError("a way has no length")
    return best[1], best[2], best[0]


def box(middle: Point, along_: Point, frontage: float, depth: float) -> list[Point]:
    """A rectangle around ``middle``, its front parallel to the direction ``along_``."""
    (x, y), (dx, dy) = middle, along_
    nx, ny = -dy, dx
    half, deep = frontage / 2, depth / 2
    return [
        (x + dx * a + nx * b, y + dy * a + ny * b)
        for a, b in ((-half, -deep), (half, -deep), (half, deep), (-half, deep))
    ]


def row(
    way: Sequence[Point], width: float, side: int, random: Random, town: bool
) -> Iterator[list[Point]]:
    """Outlines that would stand along one side of a street, closer in the old town."""
    points = list(along(way, 0.5))
    place = random.uniform(3, 9)
    while place * 2 < len(points) - 8:
        frontage = random.uniform(9, 16) if town else random.uniform(10, 17)
        depth = random.uniform(13, 19) if town else random.uniform(10, 15)
        index = min(len(points) - 2, int((place + frontage / 2) * 2))
        x, y = points[index]
        before, after = points[max(0, index - 6)], points[min(len(points) - 1, index + 6)]
        dx, dy = after[0] - before[0], after[1] - before[1]
        length = math.hypot(dx, dy) or 1.0
        dx, dy = dx / length * side, dy / length * side
        front = width / 2 + (1.5 if town else random.uniform(3, 8))
        off = front + depth / 2
        middle = (x - dy * off, y + dx * off)
        yield shaped(box(middle, (dx, dy), frontage, depth), random)
        place += frontage + (
            random.choice((0.6, 0.6, 0.6, 0.8, 4.0)) if town else random.uniform(7, 22)
        )


def shaped(outline: list[Point], random: Random) -> list[Point]:
    """Now and then a house has a wing behind: an outline of six corners."""
    if random.random() > 0.3:
        return outline
    a, b, c, d = outline

    def between(p: Point, q: Point, share: float) -> Point:
        return (p[0] + (q[0] - p[0]) * share, p[1] + (q[1] - p[1]) * share)

    share, back = random.uniform(0.45, 0.6), random.uniform(0.5, 0.65)
    top, inner = between(c, d, share), between(between(b, c, back), between(a, d, back), share)
    return [a, b, between(b, c, back), inner, top, d]


def inset(outline: Iterable[Point], by: float) -> list[Point]:
    """``outline`` a little smaller, so that neighbours may share a wall."""
    points = list(outline)
    mx = sum(x for x, _ in points) / len(points)
    my = sum(y for _, y in points) / len(points)
    reach = max(math.hypot(x - mx, y - my) for x, y in points)
    share = max(0.2, 1 - by / reach)
    return [(mx + (x - mx) * share, my + (y - my) * share) for x, y in points]
