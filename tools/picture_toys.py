# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Books, toys and bicycles."""

from __future__ import annotations

import math

from picture_kit import (
    AMBER,
    CREAM,
    DARKWOOD,
    DUSK,
    GREEN,
    INK,
    LIGHT,
    PAPER,
    PLUM,
    RED,
    RUST,
    SAGE,
    SLATE,
    STONE,
    Canvas,
    Colour,
    Point,
    chance,
    mix,
    rgb,
)

SPINES = (GREEN, RUST, DUSK, AMBER, PLUM, SAGE, RED, CREAM, SLATE, rgb("#2f6f7c"))


def book_row(c: Canvas, x: float, base: float, w: float, tall: float, name: str) -> None:
    """Fill a shelf of width ``w`` with books, some leaning, some with a band on the spine."""
    dice = chance(name)
    cx = x
    while cx < x + w - tall * 0.16:
        thick, high = tall * dice.uniform(0.1, 0.2), tall * dice.uniform(0.68, 0.98)
        fill = dice.choice(SPINES)
        if dice.random() < 0.08 and cx + tall * 0.5 < x + w:
            c.poly(
                [
                    (cx, base),
                    (cx + thick, base),
                    (cx + thick + high * 0.3, base - high * 0.92),
                    (cx + high * 0.3, base - high * 0.96),
                ],
                fill,
            )
            cx += high * 0.34 + thick
            continue
        c.rect(cx, base - high, thick - 1.5, high, fill)
        band = mix(fill, CREAM if sum(fill[:3]) < 420 else INK, 0.5)
        c.rect(cx + thick * 0.16, base - high * 0.84, thick * 0.62, high * 0.05, band)
        if dice.random() < 0.5:
            c.rect(cx + thick * 0.3, base - high * 0.6, thick * 0.34, high * 0.3, band)
        cx += thick


def book_stack(c: Canvas, x: float, base: float, w: float, count: int, name: str) -> None:
    """Pile books flat on each other."""
    dice = chance(name)
    y = base
    for _ in range(count):
        high, wide = w * dice.uniform(0.12, 0.2), w * dice.uniform(0.8, 1)
        fill = dice.choice(SPINES)
        left = x + dice.uniform(0, w * 0.14)
        c.rect(left, y - high, wide, high - 1.5, fill, r=3)
        c.rect(left + wide * 0.1, y - high * 0.62, wide * 0.4, high * 0.2, mix(fill, PAPER, 0.5))
        y -= high


def spinning_top(c: Canvas, x: float, base: float, w: float) -> None:
    """Draw the big red humming top."""
    c.rect(x - w * 0.03, base - w * 1.18, w * 0.06, w * 0.4, STONE)
    c.oval(x, base - w * 1.2, w * 0.08, fill=DARKWOOD)
    c.blob(
        [
            (x - w * 0.5, base - w * 0.52),
            (x - w * 0.3, base - w * 0.78),
            (x, base - w * 0.86),
            (x + w * 0.3, base - w * 0.78),
            (x + w * 0.5, base - w * 0.52),
            (x + w * 0.28, base - w * 0.24),
            (x, base),
            (x - w * 0.28, base - w * 0.24),
        ],
        RED,
    )
    c.blob(
        [
            (x - w * 0.49, base - w * 0.55),
            (x, base - w * 0.47),
            (x + w * 0.49, base - w * 0.55),
            (x + w * 0.47, base - w * 0.45),
            (x, base - w * 0.36),
            (x - w * 0.47, base - w * 0.45),
        ],
        LIGHT,
    )
    for i in range(5):
        c.oval(
            x - w * 0.32 + w * 0.16 * i,
            base - w * (0.45 - 0.02 * abs(2 - i)),
            w * 0.035,
            fill=GREEN,
        )
    c.oval(x - w * 0.2, base - w * 0.68, w * 0.07, w * 0.045, fill=(255, 255, 255, 150))


def bicycle(c: Canvas, x: float, ground: float, w: float, fill: Colour) -> None:
    """Park a bicycle of width ``w`` with its rear wheel at ``x``."""
    r = w * 0.25
    hub, front = (x + r, ground - r), (x + w - r, ground - r)
    for cx, cy in (hub, front):
        c.ring(cx, cy, r, w * 0.022, INK)
        for i in range(8):
            turn = math.pi * i / 8
            c.line(
                [
                    (cx - math.cos(turn) * r * 0.93, cy - math.sin(turn) * r * 0.93),
                    (cx + math.cos(turn) * r * 0.93, cy + math.sin(turn) * r * 0.93),
                ],
                (120, 130, 130, 160),
                1.4,
            )
    _frame(c, x, ground, w, fill, r, hub, front)


def _frame(
    c: Canvas, x: float, ground: float, w: float, fill: Colour, r: float, hub: Point, front: Point
) -> None:
    crank, seat, head = (
        (x + w * 0.45, ground - r * 0.9),
        (x + w * 0.36, ground - w * 0.5),
        (x + w * 0.68, ground - w * 0.5),
    )
    for a, b in (
        (hub, crank),
        (crank, seat),
        (seat, hub),
        (crank, head),
        (seat, head),
        (head, front),
    ):
        c.line([a, b], fill, w * 0.026)
    c.line([seat, (seat[0] - w * 0.02, seat[1] - w * 0.07)], SLATE, w * 0.022)
    c.line(
        [(seat[0] - w * 0.09, seat[1] - w * 0.075), (seat[0] + w * 0.06, seat[1] - w * 0.075)],
        DARKWOOD,
        w * 0.035,
    )
    c.stroke(
        [head, (head[0] - w * 0.02, head[1] - w * 0.1), (head[0] + w * 0.05, head[1] - w * 0.13)],
        SLATE,
        w * 0.02,
    )
    c.line(
        [(head[0] + w * 0.05, head[1] - w * 0.13), (head[0] - w * 0.06, head[1] - w * 0.14)],
        DARKWOOD,
        w * 0.03,
    )
    c.oval(*crank, w * 0.05, fill=SLATE)
    c.oval(head[0] + w * 0.05, head[1] + w * 0.03, w * 0.03, fill=LIGHT)


def wagon(c: Canvas, x: float, base: float, fill: Colour, *, engine: bool) -> None:
    """Put a wooden railway wagon on the rails, or the engine."""
    c.rect(x, base - 96, 150, 70, fill, r=8)
    if engine:
        c.rect(x + 6, base - 160, 70, 80, mix(fill, INK, 0.2), r=6)
        c.rect(x + 20, base - 146, 40, 36, CREAM, r=3)
        c.rect(x + 106, base - 136, 26, 46, DARKWOOD, r=4)
    else:
        for i in range(3):
            c.oval(x + 34 + 40 * i, base - 100, 24, fill=(RED, SAGE, AMBER)[i])
        c.rect(x, base - 96, 150, 70, fill, r=8)
    for wx in (34, 116):
        c.oval(x + wx, base - 20, 24, fill=DARKWOOD)
        c.oval(x + wx, base - 20, 9, fill=AMBER)


def bear(c: Canvas, x: float, base: float) -> None:
    """Sit a teddy bear on a shelf."""
    fur = rgb("#a8733f")
    for side in (-1, 1):
        c.oval(x + side * 30, base - 118, 16, fill=fur)
        c.oval(x + side * 40, base - 14, 22, 17, fill=fur)
        c.oval(x + side * 44, base - 56, 14, 26, fill=mix(fur, INK, 0.12))
    c.oval(x, base - 42, 42, 46, fill=fur)
    c.oval(x, base - 94, 38, 34, fill=fur)
    c.oval(x, base - 84, 17, 13, fill=rgb("#e0bd8c"))
    c.oval(x, base - 89, 6, 5, fill=INK)
    for side in (-1, 1):
        c.oval(x + side * 15, base - 102, 4, fill=INK)
