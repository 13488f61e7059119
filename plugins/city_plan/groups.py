# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pins that would overlap, grouped. The script groups them in the same way at every other zoom
(``theme/static/parts/plan/groups.js``); these are the groups of the whole plan on a phone.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from plugins.city_plan.geometry import Point

#: How many pixels two pins must be apart: 24 make a target (WCAG 2.5.8), and a little air.
APART = 25


class Group(NamedTuple):
    """Pins at one place: their indexes, in order."""

    at: Point
    members: tuple[int, ...]


def grouped(spots: Sequence[Point], scale: float) -> tuple[Group, ...]:
    """``spots`` in groups whose middles are at least ``APART`` pixels of ``scale`` units apart.

    Each spot joins the nearest group that it touches, which moves a little; then groups that have
    come to touch are joined, the nearest first.
    """
    least = APART * scale
    groups: list[tuple[float, float, list[int]]] = []
    for index, (x, y) in enumerate(spots):
        near = [(math.hypot(gx - x, gy - y), n) for n, (gx, gy, _) in enumerate(groups)]
        away, number = min(near, default=(least, -1))
        if away < least:
            gx, gy, members = groups[number]
            size = len(members)
            groups[number] = (
                (gx * size + x) / (size + 1), (gy * size + y) / (size + 1), [*members, index],
            )  # fmt: skip
        else:
            groups.append((x, y, [index]))
    while (pair := _closest(groups, least)) is not None:
        one, other = groups[pair[0]], groups.pop(pair[1])
        a, b = len(one[2]), len(other[2])
        middle = ((one[0] * a + other[0] * b) / (a + b), (one[1] * a + other[1] * b) / (a + b))
        groups[pair[0]] = (*middle, [*one[2], *other[2]])
    return tuple(Group((round(x), round(y)), tuple(sorted(members))) for x, y, members in groups)


def _closest(
    groups: Sequence[tuple[float, float, list[int]]], least: float
) -> tuple[int, int] | None:
    """The two groups that are nearest to each other, if they touch; the first one first."""
    best, found = least, None
    for one, (x, y, _) in enumerate(groups):
        for other in range(one + 1, len(groups)):
            away = math.hypot(groups[other][0] - x, groups[other][1] - y)
            if away < best:
                best, found = away, (one, other)
    return found
