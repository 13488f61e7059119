# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a house ends in: gables towards the street, and roofs behind their eaves."""

from __future__ import annotations

from itertools import pairwise

from plugins.houses.pen import (
    LEFT,
    MIDDLE,
    RIGHT,
    Sheet,
    arch,
    box,
    disc,
    level,
    number,
    shape,
    way,
)
from plugins.houses.surfaces import EDGES, PAINTS, Span, cover, straight
from plugins.houses.windows import Row, draw_row, spread

_JOIN = 'stroke-linejoin="round"'
_HALF = (RIGHT - LEFT) / 2


def slope(eaves: float, rise: float) -> Span:
    """The span of a gable: narrower with every unit of height."""

    def span(y: float) -> tuple[float, float]:
        inset = max(0.0, min(1.0, (eaves - y) / rise)) * _HALF
        return LEFT + inset, RIGHT - inset

    return span


def chimney(sheet: Sheet, side: int, top: float) -> None:
    """A chimney behind the roof; ``side`` is -1, 0 (none) or 1."""
    if side:
        x = MIDDLE + side * 32 - 5
        sheet.fill("c", box(x, top, 11, 36))
        sheet.fill("c", box(x - 2, top - 3, 15, 5))


def gable(sheet: Sheet, eaves: float, rise: float, material: str) -> None:
    """A pointed gable towards the street."""
    points = ((LEFT, eaves), (MIDDLE, eaves - rise), (RIGHT, eaves))
    cover(sheet, material, points, slope(eaves, rise))


def verge(sheet: Sheet, eaves: float, rise: float, roof: str) -> None:
    """The roof's edge before a gable."""
    edge = way((LEFT - 4, eaves + 3), (MIDDLE, eaves - rise - 1), (RIGHT + 4, eaves + 3))
    sheet.line(EDGES[roof], 6, edge, more=_JOIN)


def tip(sheet: Sheet, eaves: float, rise: float, material: str, share: float = 0.52) -> None:
    """The upper part of a gable under slates or boards."""
    y, inset = eaves - rise * share, _HALF * share
    points = ((LEFT + inset, y), (MIDDLE, eaves - rise), (RIGHT - inset, y))
    cover(sheet, material, points, slope(eaves, rise))


_CUT = 0.42


def half_hip(sheet: Sheet, eaves: float, rise: float, material: str) -> None:
    """A gable whose tip is hipped."""
    y, inset = eaves - rise * (1 - _CUT), _HALF * (1 - _CUT)
    points = ((LEFT, eaves), (LEFT + inset, y), (RIGHT - inset, y), (RIGHT, eaves))
    cover(sheet, material, points, slope(eaves, rise))


def half_hip_verge(sheet: Sheet, eaves: float, rise: float, roof: str) -> None:
    """Its edges and the hip itself."""
    y, inset = eaves - rise * (1 - _CUT), _HALF * (1 - _CUT)
    left, right = LEFT + inset, RIGHT - inset
    sheet.line(
        EDGES[roof],
        6,
        way((LEFT - 4, eaves + 3), (left, y)),
        way((RIGHT + 4, eaves + 3), (right, y)),
    )
    ridge = eaves - rise
    hip = ((left - 5, y + 3), (MIDDLE - 8, ridge), (MIDDLE + 8, ridge), (right + 5, y + 3))

    def span(at: float) -> tuple[float, float]:
        share = (y + 3 - at) / (y + 3 - ridge)
        inwards = share * (MIDDLE - 8 - left + 5)
        return left - 5 + inwards, right + 5 - inwards

    cover(sheet, roof, hip, span)


def eaves_roof(sheet: Sheet, eaves: float, rise: float, roof: str) -> None:
    """A roof behind its eaves."""
    points = (
        (LEFT - 4, eaves + 2), (LEFT + 5, eaves - rise), (RIGHT - 5, eaves - rise),
        (RIGHT + 4, eaves + 2),
    )  # fmt: skip

    def span(y: float) -> tuple[float, float]:
        inset = (eaves - y) / rise * 9 - 4
        return LEFT + inset, RIGHT - inset

    cover(sheet, roof, points, span)


def gutter(sheet: Sheet, eaves: float) -> None:
    """The ledge under the eaves."""
    sheet.fill("f", box(LEFT - 3, eaves, RIGHT - LEFT + 6, 4))


def mansard(sheet: Sheet, eaves: float, rise: float, roof: str) -> None:
    """A roof in two slopes, with round dormers."""
    top = eaves - rise
    upper = shape(
        (LEFT + 12, top), (LEFT + 26, top - 18), (RIGHT - 26, top - 18), (RIGHT - 12, top)
    )
    sheet.fill(PAINTS[roof], upper)
    lower = ((LEFT - 3, eaves + 2), (LEFT + 9, top), (RIGHT - 9, top), (RIGHT + 3, eaves + 2))

    def span(y: float) -> tuple[float, float]:
        inset = (eaves - y) / rise * 12 - 3
        return LEFT + inset, RIGHT - inset

    cover(sheet, roof, lower, span)
    for x in spread(2, 15, LEFT + 16, RIGHT - 16):
        sheet.fill("f", arch(x - 6, top + 5, 27, rise - 6, 8))
        draw_row(sheet, Row((x,), top + 13, 15, rise - 19, "arch", sill=False))


def cross_gable(sheet: Sheet, eaves: float, roof: str, timbered: bool) -> None:
    """A gable in the middle of the eaves."""
    left, right = MIDDLE - 36, MIDDLE + 36
    body = (
        (left, eaves),
        (left, eaves - 18),
        (MIDDLE, eaves - 58),
        (right, eaves - 18),
        (right, eaves),
    )
    sheet.fill("w", shape(*body))
    if timbered:
        sheet.line(
            "t", 3.2,
            level(eaves, left, right), level(eaves - 20, left, right),
            way((left + 2, eaves), (left + 2, eaves - 18)),
            way((right - 2, eaves), (right - 2, eaves - 18)),
            way((MIDDLE, eaves - 52), (MIDDLE, eaves - 20)),
            way((MIDDLE - 18, eaves - 36), (MIDDLE, eaves - 21), (MIDDLE + 18, eaves - 36)),
        )  # fmt: skip
    else:
        sheet.fill("f", disc(MIDDLE, eaves - 31, 6))
        sheet.fill("g", disc(MIDDLE, eaves - 31, 4))
    height = 13 if timbered else 16
    draw_row(sheet, Row((MIDDLE - 21, MIDDLE + 7), eaves - 15, 14, height, "two", sill=False))
    edge = way((left - 5, eaves - 13), (MIDDLE, eaves - 60), (right + 5, eaves - 13))
    sheet.line(EDGES[roof], 6, edge, more=_JOIN)


def stepped(sheet: Sheet, eaves: float, rise: float, material: str, steps: int = 5) -> None:
    """A gable in steps, as the Hanse built them."""
    run, lift = _HALF / (steps + 0.5), rise / steps
    left = [(LEFT + k * run, eaves - k * lift) for k in range(steps + 1)]
    points: list[tuple[float, float]] = []
    for (x, y), (_, above) in pairwise(left):
        points += [(x, y), (x, above)]
    mirrored = [(2 * MIDDLE - x, y) for x, y in reversed(points)]

    def span(y: float) -> tuple[float, float]:
        step = max(0, min(steps - 1, int((eaves - y) / lift)))
        return LEFT + step * run, RIGHT - step * run

    cover(sheet, material, (*points, *mirrored), span)
    for k in range(steps):
        x, y = LEFT + k * run, eaves - (k + 1) * lift
        far = MIDDLE * 2 - x
        ends = (
            ((x - 1, run + 3), (far - run - 2, run + 3))
            if k < steps - 1
            else ((x - 1, far - x + 2),)
        )
        sheet.fill("c", *(box(at, y - 2, wide, 3) for at, wide in ends))


def curved(sheet: Sheet, eaves: float, rise: float, material: str) -> None:
    """A gable in baroque curves; a flat material only."""
    w = number
    top, y = eaves - rise, eaves - rise * 0.48
    half = (
        f"M{w(LEFT)} {w(eaves)}V{w(eaves - 8)}q22-2 26-{w(rise * 0.34)}h8"
        f"q2-{w(rise * 0.3)} 26-{w(rise * 0.36)}"
    )
    body = (
        f"{half}Q{w(MIDDLE)} {w(top - 8)} {w(MIDDLE + 18)} {w(eaves - 8 - rise * 0.7)}"
        f"q24 {w(rise * 0.06)} 26 {w(rise * 0.36)}h8"
        f"q4 {w(rise * 0.32)} 26 {w(rise * 0.34)}V{w(eaves)}z"
    )
    sheet.fill(PAINTS[material], body)
    sheet.line("f", 3.4, body.replace(f"V{w(eaves)}z", ""))
    sheet.fill("f", disc(MIDDLE, y - 6, 8))
    sheet.fill("g", disc(MIDDLE, y - 6, 5.5))


def parapet(sheet: Sheet, eaves: float, kind: str, material: str) -> None:
    """What stands above the cornice of a town house: ``gable``, ``arch`` or ``rail``."""
    paint = PAINTS[material]
    if kind == "gable":
        x = MIDDLE
        sheet.fill(
            paint,
            shape(
                (x - 34, eaves),
                (x - 34, eaves - 12),
                (x, eaves - 34),
                (x + 34, eaves - 12),
                (x + 34, eaves),
            ),
        )
        sheet.line("f", 4, way((x - 38, eaves - 11), (x, eaves - 36), (x + 38, eaves - 11)))
    elif kind == "arch":
        sheet.fill(paint, f"M50 {number(eaves)}v-10q30-34 60 0v10z")
        sheet.line("f", 4, f"M47 {number(eaves - 9)}q33-36 66 0")
    else:
        posts = (LEFT + 6, MIDDLE - 5, RIGHT - 14)
        sheet.fill("f", box(LEFT + 4, eaves - 18, RIGHT - LEFT - 8, 4))
        sheet.fill("f", *(box(x, eaves - 18, 9, 18) for x in posts))
        sheet.dashes("f", 12, "4 5", level(eaves - 7, LEFT + 18, RIGHT - 14))
    if kind != "rail":
        sheet.fill("f", disc(MIDDLE, eaves - 13, 5))
        sheet.fill("g", disc(MIDDLE, eaves - 13, 3))
    sheet.fill("f", box(LEFT - 3, eaves - 2, RIGHT - LEFT + 6, 5))
    sheet.line("m", 1, level(eaves + 7, LEFT + 2, RIGHT - 2))


def flat(sheet: Sheet, eaves: float, roof: str, low: bool) -> None:
    """The roof of the fifties: nothing, or a low hip behind the edge."""
    if low:
        sheet.fill(
            PAINTS[roof],
            shape(
                (LEFT, eaves - 5),
                (LEFT + 14, eaves - 22),
                (RIGHT - 14, eaves - 22),
                (RIGHT, eaves - 5),
            ),
        )
    sheet.fill("c", box(LEFT - 3, eaves - 6, RIGHT - LEFT + 6, 6))


def walls(sheet: Sheet, material: str, top: float, bottom: float) -> None:
    """The upper storeys' wall."""
    points = ((LEFT, top), (RIGHT, top), (RIGHT, bottom), (LEFT, bottom))
    cover(sheet, material, points, straight())
