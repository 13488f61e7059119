# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Half-timber: storeys in bays, and gables."""

from __future__ import annotations

from plugins.houses.pen import LEFT, MIDDLE, RIGHT, Sheet, level, upright, way

#: How the bays without a window are braced: the »wild man«, crosses, long struts.
BRACES = ("man", "cross", "long")
#: In which bays windows stand, by the number of bays.
OPEN_BAYS = {4: (1, 2), 5: (1, 3), 6: (1, 2, 3, 4), 7: (1, 3, 5)}
BEAM = 3.6


def bay_width(bays: int) -> float:
    """How wide a bay is."""
    return (RIGHT - LEFT - 4) / bays


def window_lefts(bays: int, width: float) -> tuple[float, ...]:
    """The left edges of the windows of a storey in ``bays``."""
    bay = bay_width(bays)
    return tuple(round(LEFT + 2 + k * bay + (bay - width) / 2, 1) for k in OPEN_BAYS[bays])


def storey(sheet: Sheet, top: float, bottom: float, bays: int, brace: str) -> None:
    """Sills, posts and struts of one storey."""
    bay, x0 = bay_width(bays), LEFT + 2
    data = [level(top, LEFT, RIGHT), level(bottom, LEFT, RIGHT)]
    data += [upright(x0 + k * bay, top, bottom) for k in range(bays + 1)]
    rail, half = bottom - 13, (top + bottom) / 2
    for k in range(bays):
        a, b = x0 + k * bay, x0 + (k + 1) * bay
        if k in OPEN_BAYS[bays]:
            data.append(level(rail, a, b))
            if brace == "cross":
                data += [way((a, rail), (b, bottom)), way((b, rail), (a, bottom))]
        else:
            data += _strut(brace, a, b, top, half, bottom, k * 2 < bays - 1)
    sheet.line("t", BEAM, *data)


def _strut(
    brace: str, a: float, b: float, top: float, half: float, bottom: float, rising: bool
) -> list[str]:
    if brace == "man":
        return [way((a, bottom), (b, top)) if rising else way((a, top), (b, bottom))]
    if brace == "long":
        strut = way((a, bottom), (b, half)) if rising else way((a, half), (b, bottom))
        return [level(half, a, b), strut]
    middle = (a + b) / 2
    return [level(half, a, b), way((a, bottom), (middle, half), (b, bottom))]


def gable(sheet: Sheet, eaves: float, rise: float, plain_tip: bool) -> None:
    """Rails, posts and struts of a gable; its tip is left out where something covers it."""
    w = RIGHT - LEFT
    rail = eaves - rise * 0.44
    half = w / 2 * 0.56
    data = [level(eaves, LEFT, RIGHT), level(rail, MIDDLE - half, MIDDLE + half)]
    for share in (0.26, 0.74):
        data.append(upright(LEFT + w * share, eaves - rise * 0.42, eaves))
    for share in (0.41, 0.59):
        data.append(upright(LEFT + w * share, rail, eaves))
    for share, foot in ((0.26, 0.08), (0.74, 0.92)):
        data.append(way((LEFT + w * share, eaves), (LEFT + w * foot, eaves - rise * 0.15)))
    if not plain_tip:
        data.append(upright(MIDDLE, eaves - rise, rail))
        data += [
            way((MIDDLE, rail), (MIDDLE + side * half * 0.5, eaves - rise * 0.72))
            for side in (-1, 1)
        ]
    sheet.line("t", BEAM, *data)


def jetty(sheet: Sheet, y: float) -> None:
    """The ends of the joists, where the upper storey stands out over the shop."""
    data = level(y, LEFT + 6, RIGHT - 4)
    sheet.dashes("t", 5, "7 7", data)
