# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Plane geometry on whole numbers: simplify, clip, measure.

Points are (x, y) with y downwards, in units of the plan; a ring is not closed by its first point.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence

Point = tuple[int, int]
Ring = tuple[Point, ...]
Way = tuple[Point, ...]
#: Left, top, right, bottom.
Box = tuple[int, int, int, int]


def simplified(way: Sequence[Point], tolerance: float) -> Way:
    """``way`` without the points within ``tolerance`` of what remains (Douglas and Peucker)."""
    if len(way) < 3:
        return tuple(way)
    keep = bytearray(len(way))
    keep[0] = keep[-1] = 1
    todo = [(0, len(way) - 1)]
    while todo:
        first, last = todo.pop()
        far, at = tolerance, 0
        for index in range(first + 1, last):
            away = _from_line(way[index], way[first], way[last])
            if away > far:
                far, at = away, index
        if at:
            keep[at] = 1
            todo += [(first, at), (at, last)]
    return tuple(point for point, kept in zip(way, keep, strict=True) if kept)


def simplified_ring(ring: Sequence[Point], tolerance: float) -> Ring:
    """The same for a ring, begun at two points that are far from each other; () for a mere line."""
    if len(ring) < 4:
        return tuple(ring) if len(set(ring)) > 2 else ()
    start = ring[0]
    far = max(range(len(ring)), key=lambda i: _apart(ring[i], start))
    there = simplified(ring[: far + 1], tolerance)
    back = simplified([*ring[far:], start], tolerance)
    kept = (*there, *back[1:-1])
    return kept if len(kept) > 2 else ()


def _from_line(point: Point, a: Point, b: Point) -> float:
    """How far ``point`` is from the stretch between ``a`` and ``b``."""
    (px, py), (ax, ay) = point, a
    dx, dy = b[0] - ax, b[1] - ay
    length = dx * dx + dy * dy
    share = ((px - ax) * dx + (py - ay) * dy) / length if length else 0.0
    share = min(max(share, 0.0), 1.0)
    return math.hypot(px - ax - share * dx, py - ay - share * dy)


def _apart(a: Point, b: Point) -> float:
    return math.hypot(a[0] - b[0], a[1] - b[1])


def length_of(way: Sequence[Point]) -> float:
    """How long a way is."""
    return sum(map(_apart, way, way[1:]))


def area_of(ring: Sequence[Point]) -> float:
    """The area of a ring: positive where it runs clockwise on the screen."""
    doubled = 0
    for (ax, ay), (bx, by) in zip(ring, (*ring[1:], *ring[:1]), strict=True):
        doubled += ax * by - bx * ay
    return doubled / 2


def box_of(points: Sequence[Point]) -> Box:
    """The box around some points."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return (min(xs), min(ys), max(xs), max(ys))


def meet(one: Box, other: Box) -> bool:
    """Whether two boxes have something in common."""
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def contains(ring: Sequence[Point], point: Point) -> bool:
    """Whether ``point`` lies within ``ring``."""
    x, y = point
    inside = False
    for (ax, ay), (bx, by) in zip(ring, (*ring[1:], *ring[:1]), strict=True):
        if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
            inside = not inside
    return inside


def distance_to(ring: Sequence[Point], point: Point) -> float:
    """How far ``point`` is from a ring; 0 within."""
    if contains(ring, point):
        return 0.0
    return min(_from_line(point, a, b) for a, b in zip(ring, (*ring[1:], ring[0]), strict=True))


def middle_of(ring: Sequence[Point]) -> Point:
    """Where a number stands on a ring: its centroid, or if that is outside (an L), the middle of
    the longest stretch of the ring's own on the line through it.
    """
    doubled = mx = my = 0.0
    for (ax, ay), (bx, by) in zip(ring, (*ring[1:], *ring[:1]), strict=True):
        cross = ax * by - bx * ay
        doubled, mx, my = doubled + cross, mx + (ax + bx) * cross, my + (ay + by) * cross
    if not doubled:
        return ring[0]
    middle = (round(mx / (3 * doubled)), round(my / (3 * doubled)))
    if contains(ring, middle):
        return middle
    y = middle[1] + 0.5
    cuts = sorted(
        ax + (y - ay) / (by - ay) * (bx - ax)
        for (ax, ay), (bx, by) in zip(ring, (*ring[1:], *ring[:1]), strict=True)
        if (ay > y) != (by > y)
    )
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    if not pairs:
        return middle
    left, right = max(pairs, key=lambda pair: pair[1] - pair[0])
    return (round((left + right) / 2), middle[1])


def clipped_ring(ring: Sequence[Point], box: Box) -> Ring:
    """The part of ``ring`` within ``box`` (Sutherland and Hodgman); () where there is none."""
    points: list[tuple[float, float]] = list(ring)
    for axis, limit, sign in ((0, box[0], 1), (0, box[2], -1), (1, box[1], 1), (1, box[3], -1)):
        if not points:
            return ()
        kept: list[tuple[float, float]] = []
        for before, here in zip((points[-1], *points[:-1]), points, strict=True):
            was_in = (before[axis] - limit) * sign >= 0
            is_in = (here[axis] - limit) * sign >= 0
            if was_in != is_in:
                share = (limit - before[axis]) / (here[axis] - before[axis])
                kept.append(
                    (
                        before[0] + (here[0] - before[0]) * share,
                        before[1] + (here[1] - before[1]) * share,
                    )
                )
            if is_in:
                kept.append(here)
        points = kept
    rounded = [(round(x), round(y)) for x, y in points]
    return tuple(p for p, q in zip(rounded, [*rounded[1:], *rounded[:1]], strict=True) if p != q)


def clipped_way(way: Sequence[Point], box: Box) -> Iterator[Way]:
    """The pieces of ``way`` within ``box`` (Liang and Barsky, stretch by stretch)."""
    piece: list[Point] = []
    for a, b in itertools.pairwise(way):
        shares = _within(a, b, box)
        if shares is None:
            if len(piece) > 1:
                yield tuple(piece)
            piece = []
            continue
        enter, leave = (_between(a, b, share) for share in shares)
        if not piece or piece[-1] != enter:
            if len(piece) > 1:
                yield tuple(piece)
            piece = [enter]
        if leave != enter:
            piece.append(leave)
        if shares[1] < 1:
            if len(piece) > 1:
                yield tuple(piece)
            piece = []
    if len(piece) > 1:
        yield tuple(piece)


def _between(a: Point, b: Point, share: float) -> Point:
    return (round(a[0] + (b[0] - a[0]) * share), round(a[1] + (b[1] - a[1]) * share))


def _within(a: Point, b: Point, box: Box) -> tuple[float, float] | None:
    """From which share of a stretch to which it is within ``box``."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    first, last = 0.0, 1.0
    for step, room in (
        (-dx, a[0] - box[0]), (dx, box[2] - a[0]), (-dy, a[1] - box[1]), (dy, box[3] - a[1]),
    ):  # fmt: skip
        if not step:
            if room < 0:
                return None
        elif step < 0:
            first = max(first, room / step)
        else:
            last = min(last, room / step)
    return (first, last) if first <= last else None
