# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The time of day, and the patterns of the town's walls: slate and brick."""

from __future__ import annotations

from dataclasses import dataclass

from picture_kit import NIGHT, PAPER, Canvas, Colour, fade, mix, rgb


@dataclass(frozen=True, slots=True)
class Hour:
    """What the time of day does to colours, and how many windows are lit (0 to 1)."""

    shade: Colour
    depth: float
    lit: float
    snow: bool = False

    def tone(self, colour: Colour) -> Colour:
        """Return the colour as it looks at this hour."""
        return mix(colour, self.shade, self.depth)


DAY = Hour(shade=PAPER, depth=0.0, lit=0.0)

GREY = Hour(shade=rgb("#8fa3a8"), depth=0.22, lit=0.15)

WINTER = Hour(shade=rgb("#c9dbe2"), depth=0.12, lit=0.25, snow=True)

EVENING = Hour(shade=rgb("#17324a"), depth=0.52, lit=0.6)

ADVENT = Hour(shade=rgb("#17324a"), depth=0.52, lit=0.66, snow=True)

LATE = Hour(shade=NIGHT, depth=0.74, lit=0.3)

WALLS = {
    "fachwerk": rgb("#f3ead2"),
    "slate": rgb("#4c5d64"),
    "plaster": rgb("#e7d3a8"),
    "mint": rgb("#b9d3c4"),
    "rose": rgb("#e2b9a2"),
    "brick": rgb("#a5644c"),
}


def scales(
    canvas: Canvas, x: float, y: float, w: float, h: float, size: float, line: Colour
) -> None:
    """Hang a slate pattern: rows of small arcs, every second row shifted."""
    row = 0
    while (row + 1) * size * 0.8 < h:
        cy = y + row * size * 0.8
        shift = size / 2 if row % 2 else 0
        count = int((w - shift) / size)
        for i in range(count):
            left = x + shift + i * size
            canvas.line(
                [
                    (left, cy),
                    (left + size * 0.12, cy + size * 0.5),
                    (left + size / 2, cy + size * 0.72),
                    (left + size * 0.88, cy + size * 0.5),
                    (left + size, cy),
                ],
                (*line[:3], 120),
                max(1.0, size * 0.06),
            )
        row += 1


def courses(
    canvas: Canvas, x: float, y: float, w: float, h: float, size: float, joint: Colour
) -> None:
    """Draw the joints of a brick wall in stretcher bond."""
    row = 0
    while row * size < h:
        cy = y + row * size
        canvas.rect(x, cy, w, max(1.0, size * 0.08), fade(joint, 150))
        shift = size * 1.1 if row % 2 else 0
        cx = x + shift
        while cx < x + w:
            canvas.rect(cx, cy, max(1.0, size * 0.08), min(size, y + h - cy), fade(joint, 150))
            cx += size * 2.2
        row += 1
