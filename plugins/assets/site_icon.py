# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The sign of the portal, a house with one window lit: for a browser's tab and a home screen.

The pictures for home screens are drawn here, row by row: three colours and a gable need no library
for pictures, whose import alone takes longer than all of this.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil, floor
from struct import pack

from plugins.assets.asset import Asset, named

#: Sides of the square pictures in pixels: Apple's home screen, Android's, and its start picture.
SIZES = (180, 192, 512)
_GRID = 32
_HOUSE = ((16, 2), (29, 13), (29, 30), (3, 30), (3, 13))
_WINDOW, _PANES = (11.2, 14.2, 20.8, 24.8), ((12, 15), (16.6, 15), (12, 20.3), (16.6, 20.3))
_PANE = (3.4, 3.7)
#: Part of the square's side that the grid takes. Android cuts its icons to any shape within which
#: lies a circle of 0.8 of the side (W3C: maskable icons): at 0.66 the house is in it.
_SCALE = 0.66
#: Each row of pixels is looked at in so many lines.
_LINES = 4

Rgb = tuple[int, int, int]
Polygon = Sequence[tuple[float, float]]
_Span = tuple[float, float]


def build_site_icon(brand: str, lamp: str) -> Asset:
    """The drawing for a browser's tab: the house in the city's colour."""
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
        f'<path fill="{brand}" d="M16 2 3 13v17h26V13z"/>'
        f'<path fill="{lamp}" d="M12 15h8v9h-8z"/>'
        f'<path fill="none" stroke="{brand}" stroke-width="1.5" d="M16 15v9M12 19h8"/></svg>\n'
    )
    return named("symbol", "svg", svg.encode())


def build_home_icons(brand: str, house: str, lamp: str) -> dict[str, Asset]:
    """``icon-192.png`` and so on: the square in the city's colour, without a transparent pixel, for
    Apple paints those black.
    """
    return {f"icon-{n}.png": named(f"symbol-{n}", "png", _home_icon(n, brand, house, lamp))
            for n in SIZES}  # fmt: skip


def _home_icon(size: int, brand: str, house: str, lamp: str) -> bytes:
    scale = size * _SCALE / _GRID
    edge = size * (1 - _SCALE) / 2

    def placed(points: Polygon) -> Polygon:
        return [(edge + x * scale, edge + y * scale) for x, y in points]

    left, top, right, bottom = _WINDOW
    width, height = _PANE
    shapes = [
        (_rgb(house), placed(_HOUSE)),
        (_rgb(brand), placed(((left, top), (right, top), (right, bottom), (left, bottom)))),
        *[
            (_rgb(lamp), placed(((x, y), (x + width, y), (x + width, y + height), (x, y + height))))
            for x, y in _PANES
        ],
    ]
    return png(size, _rgb(brand), shapes)


def _rgb(colour: str) -> Rgb:
    red, green, blue = bytes.fromhex(colour[1:])
    return red, green, blue


def png(size: int, ground: Rgb, shapes: Sequence[tuple[Rgb, Polygon]]) -> bytes:
    """A square PNG of convex ``shapes`` on a ``ground``, the later above the earlier."""
    rows = []
    last: tuple[tuple[_Span, ...], ...] | None = None
    row = b""
    heights = [y for _, polygon in shapes for _, y in polygon]
    slanted = [p for _, polygon in shapes for p in pairwise([*polygon, polygon[0]]) if _leans(*p)]
    for y in range(size):
        # Between two corners, upright sides give one row like the other.
        if last is None or any(y - 1 < h < y + 1 for h in heights) or _meets(slanted, y):
            spans = tuple([tuple(_spans(polygon, y)) for _, polygon in shapes])
            if spans != last:
                last, row = spans, _row(size, ground, shapes, spans)
        rows.append(row)
    head = pack(">IIBBBBB", size, size, 8, 2, 0, 0, 0)
    body = zlib.compress(b"".join(rows), 6)
    chunks = ((b"IHDR", head), (b"IDAT", body), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        pack(">I", len(data)) + name + data + pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )


def _leans(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[0] != other[0] and one[1] != other[1]


def _meets(sides: Sequence[tuple[tuple[float, float], tuple[float, float]]], y: int) -> bool:
    return any(min(a[1], b[1]) - 1 < y < max(a[1], b[1]) + 1 for a, b in sides)


def _spans(polygon: Polygon, y: int) -> Iterator[_Span]:
    """From where to where each line of a row of pixels lies within ``polygon``."""
    for line in range(_LINES):
        height = y + (line + 0.5) / _LINES
        crossed = [
            x0 + (height - y0) * (x1 - x0) / (y1 - y0)
            for (x0, y0), (x1, y1) in pairwise([*polygon, polygon[0]])
            if (y0 <= height) != (y1 <= height)
        ]
        if crossed:
            yield min(crossed), max(crossed)


def _row(
    size: int,
    ground: Rgb,
    shapes: Sequence[tuple[Rgb, Polygon]],
    spans: Sequence[Sequence[_Span]],
) -> bytes:
    """A row of pixels, behind the byte that says they are told without a filter."""
    row = bytearray(bytes(ground) * size)
    for (colour, _), lines in zip(shapes, spans, strict=True):
        if not lines:
            continue
        first, end = floor(min(x for x, _ in lines)), ceil(max(x for _, x in lines))
        whole = ceil(max(x for x, _ in lines)), floor(min(x for _, x in lines))
        if len(lines) < _LINES or whole[1] <= whole[0]:
            whole = (end, end)
        row[3 * whole[0] : 3 * whole[1]] = bytes(colour) * (whole[1] - whole[0])
        for x in (*range(first, whole[0]), *range(whole[1], end)):
            part = sum(max(0.0, min(x + 1, b) - max(x, a)) for a, b in lines) / _LINES
            for place, tone in enumerate(colour, 3 * x):
                row[place] += round((tone - row[place]) * part)
    return b"\0" + bytes(row)
