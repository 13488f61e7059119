# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The things that stand in windows and on shelves: bread, books, flowers, wool, bottles, toys."""

from __future__ import annotations

import math

from picture_kit import (
    AMBER,
    CREAM,
    DARKWOOD,
    INK,
    LIGHT,
    PAPER,
    PLUM,
    RED,
    ROSE,
    Canvas,
    Colour,
    chance,
    mix,
    rgb,
)

CRUST = (rgb("#b4703a"), rgb("#c98a4b"), rgb("#96572c"), rgb("#d9a362"))

PETALS = (RED, ROSE, AMBER, LIGHT, PAPER, PLUM, rgb("#c56aa0"))


def loaf(c: Canvas, x: float, base: float, w: float, kind: int) -> None:
    """Lay a loaf of width ``w`` on the line ``base``: round, long or a braid, by ``kind``."""
    crust = CRUST[kind % 4]
    dark = mix(crust, INK, 0.3)
    if kind % 3 == 0:
        c.slice(x + w / 2, base, w / 2, 180, 360, crust, flat=1.15)
        for i in (-1, 0, 1):
            c.stroke(
                [
                    (x + w * (0.5 + 0.2 * i) - w * 0.07, base - w * 0.36),
                    (x + w * (0.5 + 0.22 * i), base - w * 0.2),
                ],
                mix(crust, CREAM, 0.6),
                w * 0.04,
            )
    elif kind % 3 == 1:
        c.rect(x, base - w * 0.42, w, w * 0.42, crust, r=w * 0.2)
        for i in range(4):
            c.line(
                [
                    (x + w * (0.18 + 0.2 * i), base - w * 0.34),
                    (x + w * (0.26 + 0.2 * i), base - w * 0.12),
                ],
                mix(crust, CREAM, 0.5),
                w * 0.035,
            )
    else:
        for i in range(4):
            c.oval(x + w * (0.16 + 0.225 * i), base - w * 0.19, w * 0.17, w * 0.19, fill=crust)
            c.stroke(
                [
                    (x + w * (0.1 + 0.225 * i), base - w * 0.08),
                    (x + w * (0.2 + 0.225 * i), base - w * 0.3),
                ],
                dark,
                w * 0.03,
            )


def pretzel(c: Canvas, x: float, y: float, r: float, fill: Colour) -> None:
    """Draw a pretzel around (x, y)."""
    path = [
        (x + r * 0.35, y - r * 0.25),
        (x - r * 0.1, y + r * 0.3),
        (x - r * 0.6, y + r * 0.62),
        (x - r * 0.2, y + r * 0.78),
        (x + r * 0.5, y + r * 0.62),
        (x + r * 0.98, y),
        (x + r * 0.62, y - r * 0.68),
        (x + r * 0.1, y - r * 0.3),
        (x, y - r * 0.2),
    ]
    mirrored = [(2 * x - px, py) for px, py in path]
    for shape in (path, mirrored):
        c.stroke(shape, fill, r * 0.2)


def bucket(c: Canvas, x: float, base: float, w: float, name: str) -> None:
    """Stand a zinc bucket full of cut flowers."""
    dice = chance(name)
    petal = dice.choice(PETALS)
    heads = []
    for _ in range(15):
        turn = math.radians(dice.uniform(-62, 62))
        reach = w * dice.uniform(0.95, 1.5)
        heads.append(
            (
                x + w / 2 + math.sin(turn) * reach * 0.72,
                base - w * 0.75 - math.cos(turn) * reach * 0.62,
            )
        )
    for hx, hy in heads:
        c.stroke(
            [(x + w / 2, base - w * 0.6), ((hx + x + w / 2) / 2, (hy + base - w) / 2), (hx, hy)],
            rgb("#3c7a4d"),
            w * 0.022,
        )
    for hx, hy in heads:
        c.oval(hx - w * 0.08, hy + w * 0.15, w * 0.1, w * 0.045, fill=rgb("#4f8f5a"))
    for hx, hy in heads:
        flower(c, hx, hy, w * 0.11, mix(petal, PAPER, dice.uniform(0, 0.3)))
    _zinc(c, x, base, w)


def _zinc(c: Canvas, x: float, base: float, w: float) -> None:
    c.poly(
        [
            (x, base - w * 0.86),
            (x + w, base - w * 0.86),
            (x + w * 0.84, base),
            (x + w * 0.16, base),
        ],
        rgb("#9aa7a6"),
    )
    c.poly(
        [
            (x + w * 0.1, base - w * 0.86),
            (x + w * 0.3, base - w * 0.86),
            (x + w * 0.36, base),
            (x + w * 0.24, base),
        ],
        rgb("#c0cac8"),
    )
    c.rect(x - w * 0.03, base - w * 0.9, w * 1.06, w * 0.07, rgb("#7c8a8a"), r=3)


def flower(c: Canvas, x: float, y: float, r: float, fill: Colour) -> None:
    """Draw a blossom of six petals."""
    for i in range(6):
        turn = math.pi * i / 3
        c.oval(x + math.cos(turn) * r * 0.6, y + math.sin(turn) * r * 0.6, r * 0.5, fill=fill)
    c.oval(x, y, r * 0.36, fill=mix(fill, AMBER, 0.75))


def bottle(c: Canvas, x: float, base: float, tall: float, fill: Colour, label: Colour) -> None:
    """Stand a wine bottle."""
    w = tall * 0.27
    c.rect(x, base - tall * 0.62, w, tall * 0.62, fill, r=w * 0.12)
    c.blob(
        [
            (x, base - tall * 0.58),
            (x + w * 0.05, base - tall * 0.68),
            (x + w * 0.34, base - tall * 0.78),
            (x + w * 0.66, base - tall * 0.78),
            (x + w * 0.95, base - tall * 0.68),
            (x + w, base - tall * 0.58),
        ],
        fill,
    )
    c.rect(x + w * 0.33, base - tall, w * 0.34, tall * 0.3, fill)
    c.rect(x + w * 0.29, base - tall, w * 0.42, tall * 0.13, mix(label, RED, 0.5))
    c.rect(x + w * 0.06, base - tall * 0.46, w * 0.88, tall * 0.27, label)
    c.rect(x + w * 0.22, base - tall * 0.38, w * 0.56, tall * 0.03, mix(label, INK, 0.5))
    c.rect(x + w * 0.3, base - tall * 0.31, w * 0.4, tall * 0.02, mix(label, INK, 0.4))
    c.rect(x + w * 0.1, base - tall * 0.6, w * 0.08, tall * 0.1, (255, 255, 255, 90), r=3)


def wine_glass(c: Canvas, x: float, base: float, tall: float, wine: Colour) -> None:
    """Stand a glass, half full."""
    r = tall * 0.22
    c.rect(x - tall * 0.015, base - tall * 0.5, tall * 0.03, tall * 0.48, (235, 240, 238, 200))
    c.oval(x, base - tall * 0.02, r * 0.8, tall * 0.025, fill=(235, 240, 238, 200))
    c.oval(x, base - tall * 0.7, r, tall * 0.25, fill=(240, 246, 244, 120))
    c.slice(x, base - tall * 0.68, r * 0.92, 0, 180, wine, flat=1.05)
    c.rect(x - r * 0.6, base - tall * 0.85, r * 0.14, tall * 0.16, (255, 255, 255, 130), r=3)


def wool(c: Canvas, x: float, y: float, r: float, fill: Colour) -> None:
    """Draw a ball of wool with its windings."""
    c.oval(x, y, r, fill=fill)
    dark, light = mix(fill, INK, 0.22), mix(fill, PAPER, 0.3)
    for i in range(-3, 4):
        bend = i * r * 0.24
        edge = math.sqrt(max(0.0, r * r - bend * bend)) * 0.86
        c.stroke(
            [
                (x - edge * 0.7, y + bend - edge * 0.4),
                (x + bend * 0.2, y + bend),
                (x + edge * 0.7, y + bend + edge * 0.3),
            ],
            dark if i % 2 else light,
            r * 0.045,
        )
    for i in range(-2, 3):
        c.stroke(
            [
                (x + r * 0.22 * i - r * 0.2, y + r * 0.75),
                (x + r * 0.2 * i, y),
                (x + r * 0.22 * i + r * 0.3, y - r * 0.7),
            ],
            mix(fill, INK, 0.12),
            r * 0.04,
        )


def cup(c: Canvas, x: float, base: float, w: float, fill: Colour, steam: bool = True) -> None:
    """Stand a coffee cup on its saucer."""
    c.oval(x, base, w * 0.86, w * 0.16, fill=mix(fill, INK, 0.12))
    c.oval(x, base - w * 0.04, w * 0.8, w * 0.13, fill=fill)
    c.ring(x + w * 0.52, base - w * 0.4, w * 0.24, w * 0.08, fill)
    c.poly(
        [
            (x - w * 0.5, base - w * 0.7),
            (x + w * 0.5, base - w * 0.7),
            (x + w * 0.36, base - w * 0.16),
            (x + w * 0.2, base - w * 0.06),
            (x - w * 0.2, base - w * 0.06),
            (x - w * 0.36, base - w * 0.16),
        ],
        fill,
    )
    c.oval(x, base - w * 0.7, w * 0.5, w * 0.12, fill=mix(fill, PAPER, 0.5))
    c.oval(x, base - w * 0.69, w * 0.44, w * 0.095, fill=rgb("#5b3520"))
    c.oval(x - w * 0.06, base - w * 0.69, w * 0.24, w * 0.045, fill=rgb("#c99a6b"))
    if steam:
        for dx in (-0.18, 0.06, 0.28):
            c.stroke(
                [
                    (x + w * dx, base - w * 0.84),
                    (x + w * (dx + 0.1), base - w * 1.02),
                    (x + w * (dx - 0.03), base - w * 1.2),
                    (x + w * (dx + 0.08), base - w * 1.42),
                ],
                (255, 255, 255, 120),
                w * 0.05,
            )


def ice_cup(
    c: Canvas, x: float, base: float, w: float, scoops: tuple[Colour, Colour, Colour]
) -> None:
    """Stand an ice-cream sundae with a wafer and a paper umbrella."""
    c.oval(x, base, w * 0.36, w * 0.06, fill=rgb("#c9d9d6"))
    c.rect(x - w * 0.04, base - w * 0.4, w * 0.08, w * 0.4, rgb("#c9d9d6"))
    c.line(
        [(x + w * 0.28, base - w * 1.1), (x + w * 0.42, base - w * 1.9)], rgb("#d9a362"), w * 0.12
    )
    for dx, dy, fill in ((-0.28, 1.16, scoops[0]), (0.26, 1.18, scoops[1]), (0, 1.44, scoops[2])):
        c.oval(x + w * dx, base - w * dy, w * 0.33, fill=fill)
        c.oval(
            x + w * (dx - 0.1), base - w * (dy + 0.1), w * 0.1, w * 0.07, fill=mix(fill, PAPER, 0.5)
        )
    c.line([(x - w * 0.2, base - w * 1.3), (x - w * 0.5, base - w * 2.05)], DARKWOOD, w * 0.03)
    c.slice(x - w * 0.5, base - w * 1.92, w * 0.34, 180, 360, RED, flat=0.7)
    c.slice(x - w * 0.5, base - w * 1.92, w * 0.14, 180, 360, LIGHT, flat=1.7)
    c.poly(
        [
            (x - w * 0.66, base - w * 1.1),
            (x + w * 0.66, base - w * 1.1),
            (x + w * 0.2, base - w * 0.36),
            (x - w * 0.2, base - w * 0.36),
        ],
        (214, 232, 228, 215),
    )
    c.poly(
        [
            (x - w * 0.5, base - w * 0.9),
            (x + w * 0.5, base - w * 0.9),
            (x + w * 0.18, base - w * 0.42),
            (x - w * 0.18, base - w * 0.42),
        ],
        mix(scoops[0], PAPER, 0.35),
    )
    c.oval(x, base - w * 1.8, w * 0.09, fill=RED)
