# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The town's houses, church, bridge, lamps and stalls, drawn at street scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from picture_kit import (
    AMBER,
    CREAM,
    DARKWOOD,
    DEEP,
    GREEN,
    INK,
    LIGHT,
    NIGHT,
    PAPER,
    RUST,
    SAGE,
    SAND,
    SLATE,
    SNOW,
    STONE,
    Canvas,
    Colour,
    chance,
    fade,
    mix,
    rgb,
)


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


def house(
    canvas: Canvas, x: float, ground: float, width: float, storeys: int, kind: str, hour: Hour,
    *, shop: bool = True, gable: bool = True,
) -> None:
    """Draw a house with its left foot at (x, ground); ``storeys`` upper floors over the shop."""
    dice = chance(f"{x:.0f}{kind}{width:.0f}")
    floor = width * 0.36
    wall = hour.tone(WALLS[kind])
    top = ground - floor * (storeys + 1)
    canvas.rect(x, top, width, ground - top, wall)
    _skin(canvas, x, top, width, ground - floor, kind, storeys, hour)
    _roof(canvas, x, top, width, kind, hour, gable)
    for storey in range(storeys):
        _windows(canvas, x, top + floor * storey + floor * 0.22, width, floor, kind, hour, dice)
    if gable:
        side = width * 0.13
        _window(canvas, x + width / 2 - side / 2, top - width * 0.26, side, side * 1.35, hour, dice)
    if shop:
        _shop(canvas, x, ground, width, floor, hour, dice)


def _skin(
    canvas: Canvas, x: float, top: float, width: float, low: float, kind: str, storeys: int, hour: Hour
) -> None:
    floor = width * 0.36
    if kind == "fachwerk":
        beam, thick = hour.tone(rgb("#2a2a22")), width * 0.026
        for storey in range(storeys + 1):
            canvas.rect(x, top + floor * storey - thick / 2, width, thick, beam)
        for bay in range(5):
            bx = x + (width - thick) * bay / 4
            canvas.rect(bx, top, thick, low - top, beam)
        for storey in range(storeys):
            y = top + floor * storey
            inner = width / 4
            canvas.line([(x + thick, y + floor), (x + inner, y)], beam, thick * 0.8)
            canvas.line([(x + width - thick, y + floor), (x + width - inner, y)], beam, thick * 0.8)
    elif kind == "slate":
        light = mix(hour.tone(WALLS["slate"]), SNOW, 0.12)
        scales(canvas, x, top, width, low - top, width * 0.06, light)
    elif kind == "brick":
        joint = mix(hour.tone(WALLS["brick"]), SAND, 0.35)
        courses(canvas, x, top, width, low - top, width * 0.045, joint)


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
                [(left, cy), (left + size * 0.12, cy + size * 0.5), (left + size / 2, cy + size * 0.72),
                 (left + size * 0.88, cy + size * 0.5), (left + size, cy)],
                (*line[:3], 120), max(1.0, size * 0.06),
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


def _roof(
    canvas: Canvas, x: float, top: float, width: float, kind: str, hour: Hour, gable: bool
) -> None:
    tile = hour.tone(rgb("#37464c") if kind != "plaster" else rgb("#8a4a38"))
    eave = width * 0.05
    if gable:
        tip = top - width * 0.56
        canvas.poly([(x - eave, top + eave * 0.4), (x + width / 2, tip), (x + width + eave, top + eave * 0.4)], tile)
        inner = hour.tone(WALLS[kind])
        canvas.poly([(x + eave, top), (x + width / 2, tip + width * 0.1), (x + width - eave, top)], inner)
        if kind == "fachwerk":
            beam = hour.tone(rgb("#2a2a22"))
            canvas.rect(x + width * 0.17, top - width * 0.15, width * 0.66, width * 0.022, beam)
            canvas.rect(x, top - width * 0.02, width, width * 0.026, beam)
        if hour.snow:
            _snow_line(canvas, [(x - eave, top + eave * 0.2), (x + width / 2, tip - 2), (x + width + eave, top + eave * 0.2)], width * 0.05)
    else:
        tip = top - width * 0.34
        canvas.rect(x + width * 0.72, tip - width * 0.1, width * 0.1, width * 0.24, hour.tone(RUST))
        canvas.poly([(x - eave, top + 2), (x + width * 0.08, tip), (x + width * 0.92, tip), (x + width + eave, top + 2)], tile)
        if hour.snow:
            canvas.poly([(x + width * 0.02, top - width * 0.14), (x + width * 0.08, tip - 4), (x + width * 0.92, tip - 4), (x + width * 0.98, top - width * 0.14), (x + width * 0.6, top - width * 0.18), (x + width * 0.3, top - width * 0.12)], hour.tone(SNOW))
        else:
            scales(canvas, x + width * 0.08, tip, width * 0.84, width * 0.3, width * 0.06, mix(tile, SNOW, 0.25))


def _snow_line(canvas: Canvas, points: Sequence[tuple[float, float]], width: float) -> None:
    canvas.line(list(points), mix(SNOW, NIGHT, 0.08), width)


def _windows(
    canvas: Canvas, x: float, y: float, width: float, floor: float, kind: str, hour: Hour, dice: Random
) -> None:
    count = 3
    w = width * 0.15
    for i in range(count):
        wx = x + width * (0.2 + 0.3 * i) - w / 2
        if kind in ("plaster", "mint", "slate"):
            canvas.rect(wx - w * 0.5, y, w * 0.42, floor * 0.6, hour.tone(GREEN))
            canvas.rect(wx + w * 1.08, y, w * 0.42, floor * 0.6, hour.tone(GREEN))
        _window(canvas, wx, y, w, floor * 0.6, hour, dice)


def _window(
    canvas: Canvas, x: float, y: float, w: float, h: float, hour: Hour, dice: Random
) -> None:
    lit = dice.random() < hour.lit
    pane = LIGHT if lit else mix(hour.tone(rgb("#7fa3a8")), NIGHT, 0.35)
    frame = hour.tone(PAPER)
    canvas.rect(x - w * 0.1, y - w * 0.1, w * 1.2, h + w * 0.2, frame)
    canvas.rect(x, y, w, h, pane)
    canvas.rect(x + w * 0.46, y, w * 0.08, h, frame)
    canvas.rect(x, y + h * 0.34, w, w * 0.08, frame)
    canvas.rect(x - w * 0.18, y + h + w * 0.08, w * 1.36, w * 0.1, SNOW if hour.snow else frame)


def _shop(
    canvas: Canvas, x: float, ground: float, width: float, floor: float, hour: Hour, dice: Random
) -> None:
    board = dice.choice([GREEN, DEEP, rgb("#7a3b31"), rgb("#27485c")])
    lit = hour.lit > 0.2
    pane = rgb("#ffdc8a") if lit else mix(hour.tone(CREAM), rgb("#8fb0b0"), 0.35)
    top = ground - floor * 0.92
    canvas.rect(x, top, width, floor * 0.92, hour.tone(board))
    canvas.rect(x + width * 0.07, top + floor * 0.24, width * 0.55, floor * 0.55, pane)
    canvas.rect(x + width * 0.7, top + floor * 0.24, width * 0.2, floor * 0.68, mix(pane, board, 0.15))
    canvas.rect(x + width * 0.79, top + floor * 0.24, width * 0.02, floor * 0.68, hour.tone(board))
    canvas.rect(x + width * 0.34, top + floor * 0.24, width * 0.02, floor * 0.55, hour.tone(board))
    wares = mix(board, INK, 0.35)
    for i in range(5):
        wx = x + width * (0.1 + 0.105 * i)
        tall = floor * dice.uniform(0.1, 0.28)
        canvas.rect(wx, top + floor * 0.79 - tall, width * 0.07, tall, fade(wares, 170), r=2)
    canvas.rect(x + width * 0.12, top + floor * 0.08, width * 0.46, floor * 0.05, fade(hour.tone(CREAM), 200), r=2)
    awning(canvas, x + width * 0.05, top + floor * 0.2, width * 0.59, floor * 0.15, hour.tone(board), hour.tone(PAPER), 9)


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
    canvas.poly([(x + wide, ground - tall * 0.3), (x + wide, ground - tall * 0.52), (x + wide + tall * 0.54, ground - tall * 0.52), (x + wide + tall * 0.66, ground - tall * 0.3)], roof)
    if hour.snow:
        canvas.poly([(x + wide, ground - tall * 0.44), (x + wide, ground - tall * 0.53), (x + wide + tall * 0.55, ground - tall * 0.53), (x + wide + tall * 0.61, ground - tall * 0.43), (x + wide + tall * 0.3, ground - tall * 0.41)], hour.tone(SNOW))
    pane = LIGHT if hour.lit > 0.2 else mix(hour.tone(rgb("#7fa3a8")), NIGHT, 0.4)
    for i in range(4):
        arched(canvas, x + wide + tall * (0.07 + 0.14 * i), ground - tall * 0.24, tall * 0.055, tall * 0.17, pane)
    canvas.rect(x, ground - tall * 0.62, wide, tall * 0.62, wall)
    courses(canvas, x, ground - tall * 0.62, wide, tall * 0.62, tall * 0.028, mix(wall, INK, 0.25))
    canvas.rect(x - wide * 0.04, ground - tall * 0.42, wide * 1.08, tall * 0.012, mix(wall, INK, 0.2))
    for i in range(2):
        arched(canvas, x + wide * (0.22 + 0.34 * i), ground - tall * 0.58, wide * 0.2, tall * 0.1, pane)
    canvas.oval(x + wide / 2, ground - tall * 0.36, wide * 0.17, fill=hour.tone(PAPER))
    canvas.line([(x + wide / 2, ground - tall * 0.36), (x + wide / 2, ground - tall * 0.385)], INK, wide * 0.02)
    canvas.line([(x + wide / 2, ground - tall * 0.36), (x + wide * 0.6, ground - tall * 0.35)], INK, wide * 0.02)
    arched(canvas, x + wide * 0.32, ground - tall * 0.14, wide * 0.36, tall * 0.14, hour.tone(DARKWOOD))
    canvas.poly([(x - wide * 0.08, ground - tall * 0.62), (x + wide * 0.22, ground - tall * 0.72), (x + wide / 2, ground - tall), (x + wide * 0.78, ground - tall * 0.72), (x + wide * 1.08, ground - tall * 0.62)], roof)
    if hour.snow:
        canvas.poly([(x + wide * 0.22, ground - tall * 0.72), (x + wide / 2, ground - tall), (x + wide * 0.42, ground - tall * 0.78)], hour.tone(SNOW))
    canvas.rect(x + wide * 0.485, ground - tall * 1.07, wide * 0.03, tall * 0.08, AMBER)
    canvas.rect(x + wide * 0.43, ground - tall * 1.045, wide * 0.14, tall * 0.006, AMBER)


def arched(canvas: Canvas, x: float, y: float, w: float, h: float, fill: Colour) -> None:
    """Draw a round-headed opening; (x, y) is the upper left corner of its box."""
    canvas.oval(x + w / 2, y + w / 2, w / 2, fill=fill)
    canvas.rect(x, y + w / 2, w, h - w / 2, fill)


def bridge(
    canvas: Canvas, x: float, y: float, length: float, deep: float, arches: int, hour: Hour, behind: Colour
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
        canvas.poly([(cx - deep * 0.16, y + deep), (cx, y + deep * 0.5), (cx + deep * 0.16, y + deep)], mix(wall, INK, 0.1))
    if hour.snow:
        canvas.rect(x, y - deep * 0.2, length, deep * 0.06, SNOW, r=3)


def lamp(canvas: Canvas, x: float, ground: float, tall: float, lit: bool) -> None:
    """Draw a street lamp, with its light if lit."""
    canvas.rect(x - tall * 0.012, ground - tall * 0.8, tall * 0.024, tall * 0.8, INK)
    canvas.rect(x - tall * 0.035, ground - tall * 0.06, tall * 0.07, tall * 0.06, INK)
    pane = rgb("#ffe08f") if lit else rgb("#dfe6df")
    canvas.poly([(x - tall * 0.03, ground - tall * 0.8), (x - tall * 0.055, ground - tall * 0.93), (x + tall * 0.055, ground - tall * 0.93), (x + tall * 0.03, ground - tall * 0.8)], pane)
    canvas.poly([(x - tall * 0.065, ground - tall * 0.93), (x, ground - tall), (x + tall * 0.065, ground - tall * 0.93)], INK)
    if lit:
        canvas.glow(x, ground - tall * 0.87, tall * 0.42, AMBER, 0.5)


def stall(
    canvas: Canvas, x: float, ground: float, width: float, hour: Hour, stripe: Colour, wares: Sequence[Colour]
) -> None:
    """Draw a market stall with a striped roof and crates of wares."""
    tall = width * 0.82
    post = hour.tone(DARKWOOD)
    if hour.lit > 0.2:
        canvas.rect(x + width * 0.06, ground - tall * 0.72, width * 0.88, tall * 0.4, rgb("#ffd884"))
    else:
        canvas.rect(x + width * 0.06, ground - tall * 0.72, width * 0.88, tall * 0.4, hour.tone(mix(stripe, INK, 0.55)))
    for px in (0.04, 0.93):
        canvas.rect(x + width * px, ground - tall * 0.75, width * 0.03, tall * 0.75, post)
    dice = chance(f"stall{x:.0f}")
    canvas.rect(x, ground - tall * 0.36, width, tall * 0.36, hour.tone(rgb("#a87a4d")))
    for i in range(6):
        canvas.rect(x + width * i / 6, ground - tall * 0.36, width * 0.008, tall * 0.36, hour.tone(DARKWOOD))
    for row, (dy, size) in enumerate(((0.36, 0.05), (0.43, 0.046))):
        for i in range(9 - row):
            fill = hour.tone(wares[(i + row * 2) % len(wares)]) if hour.lit <= 0.2 else mix(wares[(i + row) % len(wares)], AMBER, 0.2)
            cx = x + width * (0.09 + 0.104 * i + 0.05 * row)
            canvas.oval(cx, ground - tall * dy, width * size * dice.uniform(0.9, 1.12), fill=fill)
    canvas.rect(x - width * 0.01, ground - tall * 0.375, width * 1.02, tall * 0.05, post)
    awning(canvas, x - width * 0.06, ground - tall, width * 1.12, tall * 0.24, hour.tone(stripe), hour.tone(PAPER), 11)
    if hour.snow:
        canvas.rect(x - width * 0.07, ground - tall - width * 0.03, width * 1.14, width * 0.055, SNOW, r=width * 0.025)


def garland(
    canvas: Canvas, start: tuple[float, float], end: tuple[float, float], sag: float, bulbs: int, size: float, glow: bool = True
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


def stone_tone(hour: Hour) -> Colour:
    """Return the colour of the town's stone at this hour."""
    return hour.tone(mix(STONE, SAGE, 0.1))
