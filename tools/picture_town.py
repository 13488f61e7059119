# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Church, bridge, lamps, stalls and strings of light, drawn at street scale."""

from __future__ import annotations

from collections.abc import Sequence

from picture_kit import (
    AMBER,
    DARKWOOD,
    INK,
    LIGHT,
    NIGHT,
    PAPER,
    SNOW,
    Canvas,
    Colour,
    chance,
    mix,
    rgb,
)
from picture_walls import Hour, courses


def awning(
    canvas: Canvas, x: float, y: float, w: float, h: float, one: Colour, other: Colour, stripes: int
) -> None:
    """Draw a striped awning with scalloped edge."""
    step = w / stripes
    for i in range(stripes):
        fill = one if i % 2 == 0 else other
        left, right = x + step * i, x + step * (i + 1)
        canvas.poly([(left, y), (right, y), (right, y + h), (left, y + h)], fill)
        canvas.slice((left + right) / 2, y + h - 1, step / 2, 0, 180, fill, flat=0.8)


def church(canvas: Canvas, x: float, ground: float, tall: float, hour: Hour) -> None:
    """Draw St. Vitus: a square tower with a slate helm, and the nave to its right."""
    wide = tall * 0.24
    wall, roof = hour.tone(rgb("#cfc7b2")), hour.tone(rgb("#3f5158"))
    canvas.rect(x + wide, ground - tall * 0.3, tall * 0.62, tall * 0.3, hour.tone(rgb("#c2b9a3")))
    canvas.poly(
        [
            (x + wide, ground - tall * 0.3),
            (x + wide, ground - tall * 0.52),
            (x + wide + tall * 0.54, ground - tall * 0.52),
            (x + wide + tall * 0.66, ground - tall * 0.3),
        ],
        roof,
    )
    if hour.snow:
        canvas.poly(
            [
                (x + wide, ground - tall * 0.44),
                (x + wide, ground - tall * 0.53),
                (x + wide + tall * 0.55, ground - tall * 0.53),
                (x + wide + tall * 0.61, ground - tall * 0.43),
                (x + wide + tall * 0.3, ground - tall * 0.41),
            ],
            hour.tone(SNOW),
        )
    pane = LIGHT if hour.lit > 0.2 else mix(hour.tone(rgb("#7fa3a8")), NIGHT, 0.4)
    for i in range(4):
        arched(
            canvas,
            x + wide + tall * (0.07 + 0.14 * i),
            ground - tall * 0.24,
            tall * 0.055,
            tall * 0.17,
            pane,
        )
    _tower(canvas, x, ground, tall, hour, wide, wall, pane, roof)


def _tower(
    canvas: Canvas,
    x: float,
    ground: float,
    tall: float,
    hour: Hour,
    wide: float,
    wall: Colour,
    pane: Colour,
    roof: Colour,
) -> None:
    canvas.rect(x, ground - tall * 0.62, wide, tall * 0.62, wall)
    courses(canvas, x, ground - tall * 0.62, wide, tall * 0.62, tall * 0.028, mix(wall, INK, 0.25))
    canvas.rect(
        x - wide * 0.04, ground - tall * 0.42, wide * 1.08, tall * 0.012, mix(wall, INK, 0.2)
    )
    for i in range(2):
        arched(
            canvas, x + wide * (0.22 + 0.34 * i), ground - tall * 0.58, wide * 0.2, tall * 0.1, pane
        )
    canvas.oval(x + wide / 2, ground - tall * 0.36, wide * 0.17, fill=hour.tone(PAPER))
    canvas.line(
        [(x + wide / 2, ground - tall * 0.36), (x + wide / 2, ground - tall * 0.385)],
        INK,
        wide * 0.02,
    )
    canvas.line(
        [(x + wide / 2, ground - tall * 0.36), (x + wide * 0.6, ground - tall * 0.35)],
        INK,
        wide * 0.02,
    )
    arched(
        canvas, x + wide * 0.32, ground - tall * 0.14, wide * 0.36, tall * 0.14, hour.tone(DARKWOOD)
    )
    _helm(canvas, x, ground, tall, hour, wide, roof)


def _helm(
    canvas: Canvas, x: float, ground: float, tall: float, hour: Hour, wide: float, roof: Colour
) -> None:
    canvas.poly(
        [
            (x - wide * 0.08, ground - tall * 0.62),
            (x + wide * 0.22, ground - tall * 0.72),
            (x + wide / 2, ground - tall),
            (x + wide * 0.78, ground - tall * 0.72),
            (x + wide * 1.08, ground - tall * 0.62),
        ],
        roof,
    )
    if hour.snow:
        canvas.poly(
            [
                (x + wide * 0.22, ground - tall * 0.72),
                (x + wide / 2, ground - tall),
                (x + wide * 0.42, ground - tall * 0.78),
            ],
            hour.tone(SNOW),
        )
    canvas.rect(x + wide * 0.485, ground - tall * 1.07, wide * 0.03, tall * 0.08, AMBER)
    canvas.rect(x + wide * 0.43, ground - tall * 1.045, wide * 0.14, tall * 0.006, AMBER)


def arched(canvas: Canvas, x: float, y: float, w: float, h: float, fill: Colour) -> None:
    """Draw a round-headed opening; (x, y) is the upper left corner of its box."""
    canvas.oval(x + w / 2, y + w / 2, w / 2, fill=fill)
    canvas.rect(x, y + w / 2, w, h - w / 2, fill)


def bridge(
    canvas: Canvas,
    x: float,
    y: float,
    length: float,
    deep: float,
    arches: int,
    hour: Hour,
    behind: Colour,
) -> None:
    """Draw the Alte Brücke: a stone deck at height ``y`` on round arches, seen from the bank."""
    wall = hour.tone(rgb("#b9a98a"))
    canvas.rect(x, y, length, deep, wall)
    courses(canvas, x, y, length, deep, deep * 0.1, mix(wall, INK, 0.3))
    step = length / arches
    for i in range(arches):
        cx, r = x + step * (i + 0.5), step * 0.38
        canvas.oval(cx, y + deep, r + deep * 0.07, deep * 0.72, fill=mix(wall, INK, 0.18))
        canvas.oval(cx, y + deep, r, deep * 0.64, fill=behind)
    canvas.rect(x, y - deep * 0.16, length, deep * 0.17, mix(wall, PAPER, 0.12))
    for i in range(arches + 1):
        cx = x + step * i
        canvas.poly(
            [(cx - deep * 0.16, y + deep), (cx, y + deep * 0.5), (cx + deep * 0.16, y + deep)],
            mix(wall, INK, 0.1),
        )
    if hour.snow:
        canvas.rect(x, y - deep * 0.2, length, deep * 0.06, SNOW, r=3)


def stall(
    canvas: Canvas,
    x: float,
    ground: float,
    width: float,
    hour: Hour,
    stripe: Colour,
    wares: Sequence[Colour],
) -> None:
    """Draw a market stall with a striped roof and crates of wares."""
    tall = width * 0.82
    post = hour.tone(DARKWOOD)
    if hour.lit > 0.2:
        canvas.rect(
            x + width * 0.06, ground - tall * 0.72, width * 0.88, tall * 0.4, rgb("#ffd884")
        )
    else:
        canvas.rect(
            x + width * 0.06,
            ground - tall * 0.72,
            width * 0.88,
            tall * 0.4,
            hour.tone(mix(stripe, INK, 0.55)),
        )
    for px in (0.04, 0.93):
        canvas.rect(x + width * px, ground - tall * 0.75, width * 0.03, tall * 0.75, post)
    _stall_wares(canvas, x, ground, width, hour, stripe, wares, tall, post)


def _stall_wares(
    canvas: Canvas,
    x: float,
    ground: float,
    width: float,
    hour: Hour,
    stripe: Colour,
    wares: Sequence[Colour],
    tall: float,
    post: Colour,
) -> None:
    dice = chance(f"stall{x:.0f}")
    canvas.rect(x, ground - tall * 0.36, width, tall * 0.36, hour.tone(rgb("#a87a4d")))
    for i in range(6):
        canvas.rect(
            x + width * i / 6, ground - tall * 0.36, width * 0.008, tall * 0.36, hour.tone(DARKWOOD)
        )
    for row, (dy, size) in enumerate(((0.36, 0.05), (0.43, 0.046))):
        for i in range(9 - row):
            fill = (
                hour.tone(wares[(i + row * 2) % len(wares)])
                if hour.lit <= 0.2
                else mix(wares[(i + row) % len(wares)], AMBER, 0.2)
            )
            cx = x + width * (0.09 + 0.104 * i + 0.05 * row)
            canvas.oval(cx, ground - tall * dy, width * size * dice.uniform(0.9, 1.12), fill=fill)
    canvas.rect(x - width * 0.01, ground - tall * 0.375, width * 1.02, tall * 0.05, post)
    _stall_roof(canvas, x, ground, width, hour, stripe, tall)


def _stall_roof(
    canvas: Canvas, x: float, ground: float, width: float, hour: Hour, stripe: Colour, tall: float
) -> None:
    awning(
        canvas,
        x - width * 0.06,
        ground - tall,
        width * 1.12,
        tall * 0.24,
        hour.tone(stripe),
        hour.tone(PAPER),
        11,
    )
    if hour.snow:
        canvas.rect(
            x - width * 0.07,
            ground - tall - width * 0.03,
            width * 1.14,
            width * 0.055,
            SNOW,
            r=width * 0.025,
        )
