# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What walls and roofs are made of: an area, and what is to be seen on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from plugins.houses.pen import LEFT, RIGHT, Sheet, level, number, shape, upright

#: Where a surface begins and ends at a height: ``span(y)`` → left, right.
Span = Callable[[float], tuple[float, float]]
Points = tuple[tuple[float, float], ...]

#: Material → the paint of its area. Plaster, timber frames and boards are painted by their owners.
PAINTS = {
    "plaster": "w", "timber": "w", "slate": "r", "tile": "z", "brick": "k", "stone": "n",
    "boards": "b", "thatch": "e",
}  # fmt: skip
#: Roof → the paint of its edge before a gable: the roof's own, but in print and forced colours.
EDGES = {"slate": "r1", "tile": "z1", "thatch": "e1"}


def cover(sheet: Sheet, material: str, points: Points, span: Span) -> None:
    """Fill the polygon ``points`` with ``material``; ``span`` says how wide it is at a height."""
    sheet.fill(PAINTS[material], shape(*points))
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    draw = _TEXTURES.get(material)
    if draw:
        draw(sheet, span, top, bottom)


def straight(left: float = LEFT, right: float = RIGHT) -> Span:
    """A surface with upright sides."""
    return lambda y: (left, right)


def _courses(
    span: Span, top: float, bottom: float, pitch: float
) -> Iterator[tuple[int, float, float, float]]:
    """Number, height, left and right of every course that is wide enough to be seen."""
    count = int((bottom - top) / pitch)
    for course in range(1, count + 1):
        y = bottom - course * pitch + pitch / 2
        left, right = span(y)
        if right - left > 6:
            yield course, y, left + 1, right - 1


def _slates(sheet: Sheet, span: Span, top: float, bottom: float) -> None:
    """Scallops, every other course moved by half a slate."""
    data = []
    for course, y, left, right in _courses(span, top, bottom, 7):
        first = left + (4 if course % 2 else 0)
        count = int((right - first) / 8)
        data.append(f"M{number(first)} {number(y)}" + "q4 5 8 0" * count)
    sheet.line("x", 0.9, "".join(data))


def _tiles(sheet: Sheet, span: Span, top: float, bottom: float) -> None:
    """Pantiles: upright waves under level courses."""
    for _, y, left, right in _courses(span, top, bottom, 7):
        sheet.dashes("y", 5.5, ".9 4.6", level(y, left, right))


def _bricks(sheet: Sheet, span: Span, top: float, bottom: float) -> None:
    """Level joints, and short upright ones between them."""
    joints: list[str] = []
    heads: tuple[list[str], list[str]] = ([], [])
    for course, y, left, right in _courses(span, top, bottom, 5):
        joints.append(level(y + 2.5, left, right))
        heads[course % 2].append(level(y, left, right))
    sheet.line("j", 0.5, "".join(joints))
    sheet.dashes("j", 4.4, ".6 9.4", "".join(heads[0]))
    sheet.dashes("j", 4.4, ".6 9.4", "".join(heads[1]), offset=5)


def _stones(sheet: Sheet, span: Span, top: float, bottom: float) -> None:
    """Rubble in courses: stones of many lengths."""
    joints: list[str] = []
    for course, y, left, right in _courses(span, top, bottom, 9):
        joints.append(level(y + 4.5, left, right))
        sheet.dashes("m", 8, ".9 13 .9 19 .9 9 .9 16", level(y, left, right), offset=course * 23)
    sheet.line("m", 0.9, "".join(joints))


def _boards(sheet: Sheet, span: Span, top: float, bottom: float) -> None:
    """Upright boards; of a gable they reach up to the slope."""
    data = []
    x = LEFT + 7
    while x < RIGHT:
        y = bottom
        while y - 3 > top and span(y - 3)[0] < x < span(y - 3)[1]:
            y -= 3
        if bottom - y > 2:
            data.append(upright(x, y, bottom))
        x += 7
    sheet.line("c", 1, "".join(data))


def _thatch(sheet: Sheet, span: Span, top: float, bottom: float) -> None:
    """Bundles of reed."""
    for course, y, left, right in _courses(span, top, bottom, 9):
        sheet.dashes("a", 6, ".8 3.4", level(y, left, right), offset=course * 2)


_TEXTURES: dict[str, Callable[[Sheet, Span, float, float], None]] = {
    "slate": _slates, "tile": _tiles, "brick": _bricks, "stone": _stones, "boards": _boards,
    "thatch": _thatch,
}  # fmt: skip
