# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Windows above the shop. They mirror the sky: who lives there is nobody's business, and a light
would say that something is open.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from plugins.houses.pen import LEFT, RIGHT, Sheet, arch, box, level, upright, way

PANES = ("cross", "bars", "two", "arch", "wide", "one")
HOODS = ("", "gable", "flat", "arch", "brick")


class Row(Struct, frozen=True):
    """Windows side by side: their left edges, the upper edge, size, and what belongs to them."""

    lefts: tuple[float, ...]
    top: float
    width: float = 17
    height: float = 27
    panes: str = "cross"
    shutters: bool = False
    boxes: bool = False
    sill: bool = True
    hood: str = ""


def spread(count: int, width: float, left: float = LEFT, right: float = RIGHT) -> tuple[float, ...]:
    """The left edges of ``count`` windows, evenly from ``left`` to ``right``."""
    step = (right - left) / count
    return tuple(round(left + step * (i + 0.5) - width / 2, 1) for i in range(count))


def draw_row(sheet: Sheet, row: Row) -> None:
    """Draw a row of windows, with all that belongs to them."""
    y, w, h = row.top, row.width, row.height
    round_ = row.panes == "arch"
    if row.shutters:
        sheet.fill("s", *_beside(row))
    opening = [
        arch(x - 2.5, y - 4.5, w + 5, h + 7, 6) if round_ else box(x - 2.5, y - 2.5, w + 5, h + 5)
        for x in row.lefts
    ]
    sheet.fill("f", *opening)
    sheet.fill(
        "g", *(arch(x, y - 2, w, h + 2, 4) if round_ else box(x, y, w, h) for x in row.lefts)
    )
    sheet.line("f", 1.6, *(_bars(row.panes, x, y, w, h) for x in row.lefts))
    if row.sill:
        sheet.fill("f", *(box(x - 4, y + h + 2, w + 8, 2.6) for x in row.lefts))
    _hoods(sheet, row)
    if row.boxes:
        _flowers(sheet, row.lefts, y + h + (4.5 if row.sill else 1), w)


def _beside(row: Row) -> Sequence[str]:
    """Shutters, folded back; where two windows are near each other there is room for one wing."""
    y, h = row.top - 1, row.height + 2
    edges = sorted({round(x, 1) for x in row.lefts})
    near = len(edges) > 1 and edges[1] - edges[0] < row.width + 21
    wing = 5 if near else 7
    found = []
    for x in edges:
        found += [box(x - wing - 2.5, y, wing, h), box(x + row.width + 2.5, y, wing, h)]
    return found


def _bars(kind: str, x: float, y: float, w: float, h: float) -> str:
    middle = x + w / 2
    if kind == "cross":
        return upright(middle, y, y + h) + level(y + h / 3, x, x + w)
    if kind == "bars":
        return (
            upright(middle, y, y + h) + level(y + h / 3, x, x + w) + level(y + 2 * h / 3, x, x + w)
        )
    if kind == "two":
        return upright(middle, y, y + h)
    if kind == "arch":
        return upright(middle, y + 7, y + h) + level(y + 7, x, x + w)
    return upright(x + w * 0.64, y, y + h) if kind == "wide" else ""


def _hoods(sheet: Sheet, row: Row) -> None:
    y, w = row.top, row.width
    for x in row.lefts:
        if row.hood == "gable":
            sheet.line("f", 4, way((x - 6, y - 4), (x + w / 2, y - 11), (x + w + 6, y - 4)))
        elif row.hood == "flat":
            sheet.line("f", 4, level(y - 5, x - 5, x + w + 5))
        elif row.hood == "arch":
            sheet.line("f", 4, f"M{x - 5:g} {y - 4:g}q{w / 2 + 5:g}-10 {w + 10:g} 0")
        elif row.hood == "brick":  # a flat arch of upright bricks
            sheet.dashes("q", 7, "2.6 .7", level(y - 6.5, x - 3, x + w + 3))


def _flowers(sheet: Sheet, lefts: Sequence[float], y: float, width: float) -> None:
    sheet.fill("t", *(box(x - 3, y, width + 6, 5) for x in lefts))
    blossom = "".join(level(y - 1, x - 1, x + width + 2) for x in lefts)
    sheet.line("p", 6, blossom, more='stroke-dasharray="0 4.6" stroke-linecap="round"')


def dormers(sheet: Sheet, count: int, eaves: float, rise: float, cover: str, pointed: bool) -> None:
    """Small houses on the roof, each with a window."""
    from plugins.houses.surfaces import EDGES

    for x in spread(count, 26, LEFT + 8, RIGHT - 8):
        y = eaves - rise * 0.78
        sheet.fill("w", box(x, y + 6, 26, rise * 0.6))
        draw_row(sheet, Row((x + 6,), y + 10, 14, rise * 0.4, "two", sill=False))
        edge = (
            way((x - 4, y + 8), (x + 13, y - 5), (x + 30, y + 8))
            if pointed
            else level(y + 5, x - 4, x + 30)
        )
        sheet.line(EDGES[cover], 5, edge, more='stroke-linejoin="round"')
