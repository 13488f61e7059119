# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Small people, seen from a little distance: a head, a coat, legs, and what they hold."""

from __future__ import annotations

from random import Random

from picture_kit import (
    AMBER,
    DEEP,
    DUSK,
    GREEN,
    INK,
    PLUM,
    RED,
    RUST,
    SAGE,
    SLATE,
    Canvas,
    Colour,
    chance,
    mix,
    rgb,
)

COATS = (GREEN, RUST, DUSK, PLUM, AMBER, SLATE, SAGE, RED)

SKINS = (rgb("#f0c9a4"), rgb("#d9a57c"), rgb("#a8714c"), rgb("#f5d7b8"), rgb("#7b4d33"))

HAIRS = (rgb("#3a2a20"), rgb("#7a5230"), rgb("#b9a58a"), rgb("#1e1a18"), rgb("#c9963f"))


def person(
    canvas: Canvas,
    x: float,
    ground: float,
    tall: float,
    name: str,
    *,
    shade: Colour = INK,
    depth: float = 0.0,
    hat: bool = False,
) -> None:
    """Draw someone standing at (x, ground); ``depth`` (0 to 1) sinks them into ``shade``."""
    dice = chance(name)
    coat, skin, hair = (mix(dice.choice(s), shade, depth) for s in (COATS, SKINS, HAIRS))
    legs = mix(rgb("#2b3437"), shade, depth)
    w = tall * dice.uniform(0.2, 0.25)
    for side in (-1, 1):
        canvas.rect(
            x + side * w * 0.24 - w * 0.13, ground - tall * 0.34, w * 0.26, tall * 0.34, legs
        )
    skirt = dice.uniform(0.5, 0.68)
    canvas.poly(
        [
            (x - w * 0.4, ground - tall * 0.8),
            (x + w * 0.4, ground - tall * 0.8),
            (x + w * skirt, ground - tall * 0.26),
            (x - w * skirt, ground - tall * 0.26),
        ],
        coat,
    )
    canvas.oval(x, ground - tall * 0.8, w * 0.42, w * 0.2, fill=coat)
    for side in (-1, 1):
        arm = [
            (x + side * w * 0.4, ground - tall * 0.77),
            (x + side * w * 0.62, ground - tall * 0.48),
        ]
        canvas.line(arm, mix(coat, INK, 0.16), w * 0.24)
    _head(canvas, x, ground, tall, skin, hair, hat, shade, depth, dice, w)


def _head(
    canvas: Canvas,
    x: float,
    ground: float,
    tall: float,
    skin: Colour,
    hair: Colour,
    hat: bool,
    shade: Colour,
    depth: float,
    dice: Random,
    w: float,
) -> None:
    r = tall * 0.078
    canvas.oval(x, ground - tall * 0.9, r, r * 1.14, fill=skin)
    canvas.slice(x, ground - tall * 0.915, r * 1.1, 180, 360, hair, flat=1.1)
    if hat or dice.random() < 0.35:
        cap = mix(dice.choice(COATS), shade, depth)
        canvas.slice(x, ground - tall * 0.92, r * 1.15, 180, 360, cap, flat=1.2)
        canvas.oval(x, ground - tall * 0.92 - r * 1.3, r * 0.3, fill=cap)
    scarf = mix(dice.choice(COATS), shade, depth)
    canvas.rect(x - w * 0.3, ground - tall * 0.825, w * 0.6, tall * 0.04, scarf, r=tall * 0.02)


def crowd(
    canvas: Canvas,
    x0: float,
    x1: float,
    ground: float,
    tall: float,
    count: int,
    name: str,
    *,
    shade: Colour = INK,
    depth: float = 0.0,
) -> None:
    """Spread people between x0 and x1, the smaller ones first."""
    dice = chance(name)
    places = sorted(dice.uniform(0.82, 1.05) for _ in range(count))
    for i, size in enumerate(places):
        x = x0 + (x1 - x0) * ((i * 0.618) % 1) + dice.uniform(-12, 12)
        person(
            canvas,
            x,
            ground + (size - 1) * tall * 0.3,
            tall * size,
            f"{name}{i}",
            shade=shade,
            depth=depth,
        )


def silhouette(canvas: Canvas, x: float, ground: float, tall: float, fill: Colour = DEEP) -> None:
    """Draw someone as one dark shape, seen from behind."""
    w = tall * 0.3
    canvas.blob(
        [
            (x - w * 0.5, ground),
            (x - w * 0.52, ground - tall * 0.5),
            (x - w * 0.34, ground - tall * 0.74),
            (x, ground - tall * 0.8),
            (x + w * 0.34, ground - tall * 0.74),
            (x + w * 0.52, ground - tall * 0.5),
            (x + w * 0.5, ground),
        ],
        fill,
    )
    canvas.oval(x, ground - tall * 0.88, tall * 0.085, tall * 0.1, fill=fill)
