# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""All pieces of a house set in one SVG file, which pages refer to: a house is a few ``<use>``."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.houses import roofs
from plugins.houses.forms import uppers_of
from plugins.houses.pen import GROUND, LEFT, RIGHT, SHOP_TOP, Sheet, box, disc, painted
from plugins.houses.pieces import pieces
from plugins.houses.sets import DEFAULT, set_data, set_names, wares
from plugins.houses.shops import (
    AWNINGS,
    BOARD,
    LAYOUTS,
    PHOTO_BOTTOM,
    PHOTO_FRONTS,
    PHOTO_TOP,
    STYLES,
    draw_bars,
    draw_open,
    draw_shop,
    draw_shut,
)
from plugins.houses.surfaces import PAINTS
from plugins.houses.uppers import Upper, draw_upper


def build(name: str) -> bytes:
    """The file of the set ``name``; of the default one where there is none.

    Presentation attributes only: our pages' policy allows no style in a file.

    Areas have an outline in ``--pen`` where the page sets it: in forced colours and in print.
    """
    groups = "".join(
        f'<g id="{name}" stroke="var(--pen,none)" stroke-width=".8">{drawing}</g>'
        for name, drawing in _groups(name if name in set_names() else DEFAULT)
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg">{groups}</svg>\n'.encode()


def _groups(set_name: str) -> Iterator[tuple[str, str]]:
    for house, upper, shop in uppers_of(set_name, set_data(set_name)):
        yield house, _walls(upper, shop)
    for name, layout in LAYOUTS.items():
        for style in range(STYLES):
            yield f"shop-{name}-{style}", draw_shop(layout, style)
            yield f"bars-{name}-{style}", draw_bars(layout, style)
        for awning in AWNINGS:
            yield f"open-{name}-{awning}", draw_open(layout, awning)
        yield f"shut-{name}", draw_shut(layout)
        yield f"down-{name}", draw_shut(layout, whole=True)
    cover = set_data(set_name)["cover"]
    for front in range(PHOTO_FRONTS):
        yield f"photo-{front}", _photo_front(front, cover)
    yield "photo-open", _photo_light()
    yield from pieces()
    for name, path in wares().items():
        yield f"wares-{name}", f'<path fill="{painted("d")}" d="{path}"/>'


def _photo_front(front: int, cover: str) -> str:
    """A house whose whole front is a photo: its roof, and a wall with a hole in it."""
    sheet = Sheet()
    eaves = PHOTO_TOP - BOARD - 6
    if front == 0:
        roofs.chimney(sheet, 1, PHOTO_TOP - 66)
        roofs.gable(sheet, eaves, 58, cover)
    elif front == 1:
        roofs.chimney(sheet, -1, PHOTO_TOP - 84)
        roofs.eaves_roof(sheet, eaves, 44, cover)
    else:
        roofs.half_hip(sheet, eaves, 60, "boards")
    hole = (
        f"M{LEFT + 6:g} {PHOTO_TOP}v{PHOTO_BOTTOM - PHOTO_TOP}h{RIGHT - LEFT - 12:g}V{PHOTO_TOP}z"
    )
    sheet.fill("s", box(LEFT, eaves, RIGHT - LEFT, GROUND - eaves) + hole)
    sheet.fill("os", box(LEFT + 3, eaves + 3, RIGHT - LEFT - 6, BOARD))
    sheet.fill("u", box(LEFT, GROUND - 8, RIGHT - LEFT, 8))
    if front == 0:
        roofs.verge(sheet, eaves, 58, cover)
    elif front == 2:
        roofs.half_hip_verge(sheet, eaves, 60, cover)
    return str(sheet)


def _photo_light() -> str:
    sheet = Sheet()
    sheet.light(f"M{LEFT:g} {GROUND}H{RIGHT:g}l9 15H{LEFT - 9:g}z")
    sheet.fill("b2", *(disc(x, PHOTO_TOP + 2, 3.2) for x in (40, 80, 120)))
    return str(sheet)


def _walls(upper: Upper, shop: str) -> str:
    sheet = Sheet()
    sheet.fill(PAINTS[shop], box(LEFT, SHOP_TOP, RIGHT - LEFT, GROUND - SHOP_TOP))
    return str(sheet) + draw_upper(upper)
