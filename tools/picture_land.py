# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Sky, hills, trees, snow, water and stars: what lies around the town in the demo pictures."""

from __future__ import annotations

import math

from picture_kit import AMBER, DARKWOOD, DEEP, INK, SNOW, Canvas, Colour, Point, chance, fade, mix


def hill(canvas: Canvas, name: str, level: float, swing: float, fill: Colour) -> list[Point]:
    """Draw one range of hills down to the picture's foot; return its ridge."""
    dice = chance(name)
    first, second = dice.uniform(0, 6), dice.uniform(0, 6)
    ridge: list[Point] = [
        (
            x,
            level
            - swing * math.sin(x / canvas.width * dice_wave + first)
            - swing * 0.4 * math.sin(x / canvas.width * 9.5 + second),
        )
        for dice_wave in [dice.uniform(2.6, 4.4)]
        for x in range(-20, canvas.width + 40, 20)
    ]
    canvas.poly(
        [*ridge, (canvas.width + 40, canvas.height), (-20, canvas.height)],
        fill,
    )
    return ridge


def firs(canvas: Canvas, ridge: list[Point], name: str, fill: Colour, size: float) -> None:
    """Stand small firs along a ridge, in clumps."""
    dice = chance(name)
    for x, y in ridge:
        if math.sin(x / 130 + dice.random()) < -0.1:
            continue
        for _ in range(2):
            tall = size * dice.uniform(0.6, 1.15)
            fir(canvas, x + dice.uniform(-14, 14), y + 6, tall, fill)


def fir(
    canvas: Canvas, x: float, ground: float, tall: float, fill: Colour, snow: bool = False
) -> None:
    """Draw a fir of three tiers, with snow on its tiers if wanted."""
    wide = tall * 0.42
    canvas.rect(x - tall * 0.03, ground - tall * 0.12, tall * 0.06, tall * 0.12, DARKWOOD)
    for tier in range(3):
        foot = ground - tall * (0.08 + 0.26 * tier)
        half = wide * (0.5 - 0.11 * tier)
        tip = foot - tall * 0.42
        canvas.poly([(x - half, foot), (x, tip), (x + half, foot)], fill)
        if snow:
            canvas.poly(
                [
                    (x - half * 0.52, foot - tall * 0.2),
                    (x, tip),
                    (x + half * 0.52, foot - tall * 0.2),
                    (x + half * 0.2, foot - tall * 0.16),
                    (x - half * 0.1, foot - tall * 0.21),
                ],
                SNOW,
            )


def bare_tree(canvas: Canvas, x: float, ground: float, tall: float, fill: Colour) -> None:
    """Draw a leafless tree by halving branches."""
    _branch(canvas, (x, ground), -90, tall * 0.36, tall * 0.045, fill, 5, chance(f"tree{x}"))


def _branch(canvas, foot, angle, length, width, fill, depth, dice) -> None:  # type: ignore[no-untyped-def]
    turn = math.radians(angle)
    tip = (foot[0] + math.cos(turn) * length, foot[1] + math.sin(turn) * length)
    canvas.line([foot, tip], fill, max(width, 1.6))
    if depth == 0:
        return
    for side in (-1, 1):
        spread = angle + side * dice.uniform(16, 34)
        _branch(
            canvas,
            tip,
            spread,
            length * dice.uniform(0.66, 0.82),
            width * 0.66,
            fill,
            depth - 1,
            dice,
        )


def round_tree(canvas: Canvas, x: float, ground: float, tall: float, fill: Colour) -> None:
    """Draw a leafy tree with a lit side."""
    canvas.rect(x - tall * 0.035, ground - tall * 0.45, tall * 0.07, tall * 0.45, DARKWOOD)
    r = tall * 0.3
    for dx, dy, size in ((-0.7, 0.2, 0.8), (0.7, 0.2, 0.8), (0, -0.35, 1.0), (0, 0.3, 0.9)):
        canvas.oval(x + dx * r, ground - tall * 0.62 + dy * r, r * size, fill=fill)
    light = mix(fill, (255, 244, 200), 0.22)
    canvas.oval(x - r * 0.4, ground - tall * 0.78, r * 0.5, r * 0.4, fill=light)
    canvas.oval(x - r * 0.9, ground - tall * 0.62, r * 0.34, r * 0.26, fill=light)


def snowfall(canvas: Canvas, name: str, count: int = 260, biggest: float = 5) -> None:
    """Let flakes fall over the whole picture, small ones more often."""
    dice = chance(name)
    for _ in range(count):
        size = 1.2 + (biggest - 1.2) * dice.random() ** 3
        flake = fade(SNOW, dice.randint(120, 235))
        canvas.oval(dice.uniform(0, canvas.width), dice.uniform(0, canvas.height), size, fill=flake)


def stars(canvas: Canvas, name: str, low: float, count: int = 90) -> None:
    """Sprinkle stars over the sky down to ``low``."""
    dice = chance(name)
    for _ in range(count):
        y = low * dice.random() ** 1.3
        canvas.oval(
            dice.uniform(0, canvas.width),
            y,
            dice.uniform(0.8, 2.1),
            fill=fade(SNOW, dice.randint(90, 220)),
        )


def cloud(canvas: Canvas, x: float, y: float, size: float, fill: Colour) -> None:
    """Draw a flat-bottomed cloud."""
    for dx, dy, r in (
        (-0.62, 0.02, 0.3),
        (-0.2, -0.16, 0.42),
        (0.28, -0.1, 0.36),
        (0.66, 0.04, 0.26),
    ):
        canvas.oval(x + dx * size, y + dy * size, r * size, r * size * 0.62, fill=fill)
    canvas.rect(x - size * 0.86, y - size * 0.02, size * 1.74, size * 0.2, fill, r=size * 0.1)


def cobbles(canvas: Canvas, top: float, colour: Colour, name: str) -> None:
    """Pave the ground below ``top`` with rows of stones that grow towards the viewer."""
    dice = chance(name)
    canvas.rect(0, top, canvas.width, canvas.height - top, colour)
    y, row = top + 8, 0
    while y < canvas.height:
        deep = 9 + 20 * (y - top) / max(1, canvas.height - top)
        x = -dice.uniform(0, 60)
        while x < canvas.width:
            wide = deep * dice.uniform(2.2, 3.6)
            if dice.random() < 0.4:
                tone = mix(colour, INK if dice.random() < 0.5 else SNOW, dice.uniform(0.05, 0.12))
                canvas.rect(x, y, wide - 4, deep - 3, tone, r=deep * 0.28)
            x += wide
        y += deep
        row += 1


def ripples(
    canvas: Canvas, top: float, low: float, fill: Colour, name: str, count: int = 70
) -> None:
    """Draw short waves on water, longer towards the viewer."""
    dice = chance(name)
    for _ in range(count):
        share = dice.random() ** 0.8
        y = top + (low - top) * share
        half = 14 + 60 * share * dice.random()
        x = dice.uniform(0, canvas.width)
        canvas.stroke(
            [
                (x - half, y),
                (x - half / 2, y - 2 - 3 * share),
                (x, y),
                (x + half / 2, y + 2),
                (x + half, y),
            ],
            fill,
            1.6 + 2 * share,
        )


def fire(canvas: Canvas, x: float, ground: float, tall: float) -> None:
    """Draw a bonfire: logs, three tongues of flame, sparks and its light."""
    canvas.glow(x, ground - tall * 0.4, tall * 1.9, (226, 120, 40), 0.42)
    for lean in (-1, -0.5, 0.1, 0.6, 1):
        canvas.line(
            [(x + lean * tall * 0.55, ground), (x - lean * tall * 0.12, ground - tall * 0.42)],
            DEEP,
            tall * 0.06,
        )
    for size, fill in ((1.0, (206, 84, 40)), (0.74, AMBER), (0.46, (252, 226, 140))):
        h, w = tall * size, tall * 0.36 * size
        canvas.blob(
            [
                (x, ground),
                (x - w, ground - h * 0.18),
                (x - w * 0.75, ground - h * 0.48),
                (x - w * 0.2, ground - h * 0.62),
                (x - w * 0.05, ground - h),
                (x + w * 0.3, ground - h * 0.66),
                (x + w * 0.55, ground - h * 0.78),
                (x + w * 0.85, ground - h * 0.4),
                (x + w, ground - h * 0.14),
            ],
            fill,
        )
    dice = chance(f"sparks{x}")
    for _ in range(60):
        rise = dice.random()
        canvas.oval(
            x + dice.uniform(-0.5, 0.6) * tall * (0.4 + rise),
            ground - tall * (0.6 + rise * 1.2),
            dice.uniform(1, 3.4),
            fill=fade(AMBER, round(230 * (1 - rise * 0.7))),
        )
