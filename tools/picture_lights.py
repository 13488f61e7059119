# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Street lamps and strings of bulbs."""

from __future__ import annotations

from picture_kit import AMBER, INK, LIGHT, SLATE, Canvas, fade, rgb


def lamp(canvas: Canvas, x: float, ground: float, tall: float, lit: bool) -> None:
    """Draw a street lamp, with its light if lit."""
    canvas.rect(x - tall * 0.012, ground - tall * 0.8, tall * 0.024, tall * 0.8, INK)
    canvas.rect(x - tall * 0.035, ground - tall * 0.06, tall * 0.07, tall * 0.06, INK)
    pane = rgb("#ffe08f") if lit else rgb("#dfe6df")
    canvas.poly(
        [
            (x - tall * 0.03, ground - tall * 0.8),
            (x - tall * 0.055, ground - tall * 0.93),
            (x + tall * 0.055, ground - tall * 0.93),
            (x + tall * 0.03, ground - tall * 0.8),
        ],
        pane,
    )
    canvas.poly(
        [
            (x - tall * 0.065, ground - tall * 0.93),
            (x, ground - tall),
            (x + tall * 0.065, ground - tall * 0.93),
        ],
        INK,
    )
    if lit:
        canvas.glow(x, ground - tall * 0.87, tall * 0.42, AMBER, 0.5)


def garland(
    canvas: Canvas,
    start: tuple[float, float],
    end: tuple[float, float],
    sag: float,
    bulbs: int,
    size: float,
    glow: bool = True,
) -> None:
    """Hang a string of bulbs between two points."""
    points = []
    for i in range(bulbs + 1):
        t = i / bulbs
        y = start[1] + (end[1] - start[1]) * t + sag * 4 * t * (1 - t)
        points.append((start[0] + (end[0] - start[0]) * t, y))
    canvas.line(points, SLATE, max(1.2, size * 0.25))
    for i, (x, y) in enumerate(points[1:-1]):
        canvas.oval(x, y + size, size, fill=rgb("#ffe7a3"))
        if glow and i % 2 == 0:
            canvas.oval(x, y + size, size * 2.6, fill=fade(LIGHT, 44))
