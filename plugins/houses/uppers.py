# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A house above its shop, put together as a house set says."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from plugins.houses import roofs, timber
from plugins.houses.pen import (
    LEFT,
    MIDDLE,
    RIGHT,
    SHOP_TOP,
    STOREY,
    Sheet,
    box,
    disc,
    level,
    upright,
)
from plugins.houses.windows import Row, dormers, draw_row, spread


class Upper(Struct, frozen=True, forbid_unknown_fields=True):
    """What a set says of one house above its shop; what each word draws is told in the set's file.

    Heights are units (a storey has 47), ``bays`` the bays of timber, ``windows`` those of a storey.
    """

    roof: str
    rise: float = 60
    cover: str = "slate"
    walls: str = "plaster"
    #: What the gable's wall is made of, and its tip; "" as the storeys.
    gable: str = ""
    tip: str = ""
    storeys: int = 1
    bays: int = 5
    brace: str = "man"
    windows: int = 3
    panes: str = "cross"
    shutters: bool = False
    boxes: bool = False
    hood: str = ""
    #: Windows in the gable, dormers on the roof; ``cross`` is a gable over the eaves' middle.
    gable_windows: int = 1
    dormers: int = 0
    pointed: bool = True
    cross: bool = False
    top: str = "gable"
    chimney: int = 1
    quoins: bool = False
    bands: bool = False
    jetty: bool = False
    hoist: bool = False


def draw_upper(upper: Upper) -> str:
    """Roof, walls and windows, from the shop's storey upwards."""
    sheet = Sheet()
    eaves = SHOP_TOP - STOREY * upper.storeys
    _ROOFS[upper.roof](sheet, upper, eaves)
    return str(sheet)


def _with_gable(sheet: Sheet, upper: Upper, eaves: float) -> None:
    material = upper.gable or upper.walls
    roofs.chimney(sheet, upper.chimney, eaves - upper.rise * 0.62 - 24)
    roofs.gable(sheet, eaves, upper.rise, material)
    roofs.walls(sheet, upper.walls, eaves, SHOP_TOP)
    if material == "timber":
        timber.gable(sheet, eaves, upper.rise, bool(upper.tip))
    if upper.tip:
        roofs.tip(sheet, eaves, upper.rise, upper.tip)
    _gable_windows(sheet, upper, eaves)
    _storeys(sheet, upper, eaves)
    roofs.verge(sheet, eaves, upper.rise, upper.cover)


def _half_hip(sheet: Sheet, upper: Upper, eaves: float) -> None:
    material = upper.gable or upper.walls
    roofs.chimney(sheet, upper.chimney, eaves - upper.rise * 0.62 - 24)
    roofs.half_hip(sheet, eaves, upper.rise, material)
    roofs.walls(sheet, upper.walls, eaves, SHOP_TOP)
    if material == "timber":
        y = eaves - upper.rise * 0.55
        posts = [upright(LEFT + 156 * at, y, eaves) for at in (0.36, 0.64)]
        sheet.line("t", timber.BEAM, level(eaves, LEFT, RIGHT), *posts)
    _gable_windows(sheet, upper, eaves)
    _storeys(sheet, upper, eaves)
    roofs.half_hip_verge(sheet, eaves, upper.rise, upper.cover)


def _stepped(sheet: Sheet, upper: Upper, eaves: float) -> None:
    roofs.stepped(sheet, eaves, upper.rise, upper.walls)
    roofs.walls(sheet, upper.walls, eaves, SHOP_TOP)
    _gable_windows(sheet, upper, eaves)
    _storeys(sheet, upper, eaves)


def _curved(sheet: Sheet, upper: Upper, eaves: float) -> None:
    roofs.curved(sheet, eaves, upper.rise, upper.walls)
    roofs.walls(sheet, upper.walls, eaves, SHOP_TOP)
    _storeys(sheet, upper, eaves)


def _with_eaves(sheet: Sheet, upper: Upper, eaves: float) -> None:
    roofs.chimney(sheet, upper.chimney, eaves - upper.rise - 17)
    roofs.eaves_roof(sheet, eaves, upper.rise, upper.cover)
    roofs.walls(sheet, upper.walls, eaves, SHOP_TOP)
    if upper.dormers:
        dormers(sheet, upper.dormers, eaves, upper.rise, upper.cover, upper.pointed)
    if upper.cross:
        roofs.cross_gable(sheet, eaves, upper.cover, upper.walls == "timber")
    _storeys(sheet, upper, eaves)
    if not upper.cross:
        roofs.gutter(sheet, eaves)


def _mansard(sheet: Sheet, upper: Upper, eaves: float) -> None:
    roofs.chimney(sheet, upper.chimney, eaves - upper.rise - 34)
    roofs.mansard(sheet, eaves, upper.rise, upper.cover)
    roofs.walls(sheet, upper.walls, eaves, SHOP_TOP)
    _storeys(sheet, upper, eaves)
    roofs.gutter(sheet, eaves)


def _town_house(sheet: Sheet, upper: Upper, eaves: float) -> None:
    roofs.walls(sheet, upper.walls, eaves, SHOP_TOP)
    _storeys(sheet, upper, eaves)
    roofs.parapet(sheet, eaves, upper.top, upper.walls)
    sheet.fill("f", box(LEFT - 1, SHOP_TOP - 3, RIGHT - LEFT + 2, 4))


def _flat(sheet: Sheet, upper: Upper, eaves: float) -> None:
    eaves += 6
    roofs.walls(sheet, upper.walls, eaves, SHOP_TOP)
    _storeys(sheet, upper, eaves)
    roofs.flat(sheet, eaves, upper.cover, upper.top == "low")


_ROOFS: dict[str, Callable[[Sheet, Upper, float], None]] = {
    "gable": _with_gable, "half_hip": _half_hip, "stepped": _stepped, "curved": _curved,
    "eaves": _with_eaves, "mansard": _mansard, "town": _town_house, "flat": _flat,
}  # fmt: skip
ROOFS = tuple(_ROOFS)
#: What a town house ends in; ``low`` is the roof of a flat one.
PARAPETS = ("gable", "arch", "rail", "low")


def _gable_windows(sheet: Sheet, upper: Upper, eaves: float) -> None:
    y, count, rise = eaves - upper.rise * 0.4, upper.gable_windows, upper.rise
    if upper.hoist:  # a loft door under a beam
        sheet.fill("f", box(MIDDLE - 13, y - 6, 26, 32))
        sheet.fill("s", box(MIDDLE - 11, y - 4, 22, 28))
        sheet.line("f", 1.5, f"M{MIDDLE - 11:g} {y - 4:g}l22 28M{MIDDLE:g} {eaves - rise + 4:g}v9")
    elif count == 0:  # an eye
        sheet.fill("f", disc(MIDDLE, y + 3, 9))
        sheet.fill("g", disc(MIDDLE, y + 3, 6.5))
        sheet.line("f", 1.5, upright(MIDDLE, y - 3, y + 9), level(y + 3, MIDDLE - 6, MIDDLE + 6))
    elif count:
        lefts = spread(count, 14, MIDDLE - 13 * count, MIDDLE + 13 * count)
        panes = upper.panes if upper.panes in ("arch", "bars") else "two"
        row = Row(lefts, y, 14, rise * 0.27, panes, sill=upper.walls != "timber", hood=upper.hood)
        draw_row(sheet, row)


def _storeys(sheet: Sheet, upper: Upper, eaves: float) -> None:
    for floor in range(upper.storeys):
        y = eaves + STOREY * floor
        last = floor == upper.storeys - 1
        if upper.walls == "timber":
            timber.storey(sheet, y, y + STOREY, upper.bays, upper.brace)
            width = min(17, timber.bay_width(upper.bays) - 6)
            lefts = timber.window_lefts(upper.bays, width)
            row = Row(lefts, y + 6, width, 24, upper.panes, sill=False, boxes=upper.boxes and last)
        elif upper.panes == "wide":
            width = 36 if upper.bands else 40
            if upper.bands:
                sheet.fill("v", box(LEFT, y + 4, RIGHT - LEFT, 36))
            lefts = spread(3 if upper.bands else 2, width)
            boxes = upper.boxes and last
            row = Row(lefts, y + 8, width, 27, "wide", sill=not upper.bands, boxes=boxes)
        else:
            lefts = spread(upper.windows, 17)
            row = Row(
                lefts, y + 10, 17, 27, upper.panes, upper.shutters, upper.boxes and last,
                hood=upper.hood,
            )  # fmt: skip
            if upper.bands:
                sheet.line("f", 2.4, level(y + 1, LEFT, RIGHT))
        draw_row(sheet, row)
    top = eaves + 4
    if upper.quoins:
        for x in (LEFT + 3, RIGHT - 3):
            sheet.dashes("f", 7, "8 3", upright(x, top, SHOP_TOP))
    if upper.jetty:
        timber.jetty(sheet, SHOP_TOP + 1)
