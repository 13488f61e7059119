# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What every room has: floor boards, a hanging lamp, a counter, a bench, a barrel."""

from __future__ import annotations

from picture_kit import AMBER, DARKWOOD, INK, PAPER, SLATE, Canvas, Colour, chance, mix, rgb


def bench(c: Canvas, top: float, fill: Colour, name: str) -> None:
    """Put a thick worn work bench across the picture."""
    c.rect(0, top, c.width, c.height - top, fill)
    dice = chance(name)
    for i in range(9):
        y = top + 30 + 34 * i
        c.stroke(
            [(0, y), (500, y + dice.uniform(-8, 8)), (1000, y + dice.uniform(-8, 8)), (1600, y)],
            mix(fill, INK, 0.14),
            3,
        )
    c.rect(0, top, c.width, 12, mix(fill, PAPER, 0.25))


def planks(c: Canvas, top: float, fill: Colour, name: str) -> None:
    """Lay a floor of boards that run towards the viewer."""
    c.rect(0, top, c.width, c.height - top, fill)
    dice = chance(name)
    for i in range(-4, 20):
        x = i * 110
        far = 800 + (x - 800) * 0.62
        c.line([(far, top), (x, c.height)], mix(fill, INK, 0.22), 3)
        c.line(
            [(far + 30, top + 40), (x + 46, c.height)],
            (*mix(fill, PAPER, dice.uniform(0.05, 0.2))[:3], 70),
            16,
        )


def pendant(c: Canvas, x: float, drop: float, r: float, fill: Colour) -> None:
    """Hang a lamp with its light."""
    c.line([(x, 0), (x, drop)], INK, 4)
    c.glow(x, drop + r * 0.7, r * 4.4, AMBER, 0.42)
    c.slice(x, drop + r * 0.6, r, 180, 360, fill)
    c.oval(x, drop + r * 0.66, r * 0.34, fill=rgb("#fff3cf"))


def counter(c: Canvas, top: float, fill: Colour, low: float = 1067) -> None:
    """Put a panelled counter across the picture."""
    c.rect(0, top, c.width, low - top, fill)
    c.rect(0, top - 22, c.width, 26, mix(fill, INK, 0.4))
    c.rect(0, top - 22, c.width, 7, mix(fill, PAPER, 0.3))
    for i in range(6):
        c.rect(30 + 262 * i, top + 40, 230, low - top - 70, mix(fill, INK, 0.14), r=4)
        c.rect(44 + 262 * i, top + 54, 202, low - top - 98, mix(fill, PAPER, 0.06), r=3)


def barrel(c: Canvas, x: float, ground: float, tall: float) -> None:
    """Stand a hooped barrel on its end."""
    w = tall * 0.5
    c.blob(
        [
            (x - w * 0.78, ground - tall),
            (x - w, ground - tall * 0.5),
            (x - w * 0.78, ground),
            (x + w * 0.78, ground),
            (x + w, ground - tall * 0.5),
            (x + w * 0.78, ground - tall),
        ],
        rgb("#8f5e38"),
    )
    for i in range(-3, 4):
        c.stroke(
            [
                (x + w * 0.22 * i, ground - tall),
                (x + w * 0.285 * i, ground - tall * 0.5),
                (x + w * 0.22 * i, ground),
            ],
            DARKWOOD,
            4,
        )
    for share in (0.1, 0.3, 0.7, 0.9):
        half = w * (0.8 + 0.2 * (1 - abs(share - 0.5) * 2))
        c.rect(x - half, ground - tall * share - 9, half * 2, 18, SLATE, r=5)
    c.oval(x, ground - tall, w * 0.84, w * 0.2, fill=rgb("#b98a55"))
    c.oval(x, ground - tall - 8, w * 0.84, w * 0.2, fill=rgb("#cda06a"))
