# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The town's houses, church, bridge, lamps and stalls, drawn at street scale."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from picture_kit import (
    CREAM,
    DEEP,
    GREEN,
    INK,
    LIGHT,
    NIGHT,
    PAPER,
    RUST,
    SAND,
    SNOW,
    Canvas,
    Colour,
    chance,
    fade,
    mix,
    rgb,
)
from picture_town import awning
from picture_walls import WALLS, Hour, courses, scales


def house(
    canvas: Canvas,
    x: float,
    ground: float,
    width: float,
    storeys: int,
    kind: str,
    hour: Hour,
    *,
    shop: bool = True,
    gable: bool = True,
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
    canvas: Canvas,
    x: float,
    top: float,
    width: float,
    low: float,
    kind: str,
    storeys: int,
    hour: Hour,
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


def _roof(
    canvas: Canvas, x: float, top: float, width: float, kind: str, hour: Hour, gable: bool
) -> None:
    tile = hour.tone(rgb("#37464c") if kind != "plaster" else rgb("#8a4a38"))
    eave = width * 0.05
    if gable:
        _gable_roof(canvas, x, top, width, eave, kind, tile, hour)
    else:
        _hipped_roof(canvas, x, top, width, eave, tile, hour)


def _gable_roof(
    canvas: Canvas,
    x: float,
    top: float,
    width: float,
    eave: float,
    kind: str,
    tile: Colour,
    hour: Hour,
) -> None:
    tip = top - width * 0.56
    canvas.poly(
        [
            (x - eave, top + eave * 0.4),
            (x + width / 2, tip),
            (x + width + eave, top + eave * 0.4),
        ],
        tile,
    )
    inner = hour.tone(WALLS[kind])
    canvas.poly(
        [(x + eave, top), (x + width / 2, tip + width * 0.1), (x + width - eave, top)], inner
    )
    if kind == "fachwerk":
        beam = hour.tone(rgb("#2a2a22"))
        canvas.rect(x + width * 0.17, top - width * 0.15, width * 0.66, width * 0.022, beam)
        canvas.rect(x, top - width * 0.02, width, width * 0.026, beam)
    if hour.snow:
        _snow_line(
            canvas,
            [
                (x - eave, top + eave * 0.2),
                (x + width / 2, tip - 2),
                (x + width + eave, top + eave * 0.2),
            ],
            width * 0.05,
        )


def _hipped_roof(
    canvas: Canvas, x: float, top: float, width: float, eave: float, tile: Colour, hour: Hour
) -> None:
    tip = top - width * 0.34
    canvas.rect(x + width * 0.72, tip - width * 0.1, width * 0.1, width * 0.24, hour.tone(RUST))
    canvas.poly(
        [
            (x - eave, top + 2),
            (x + width * 0.08, tip),
            (x + width * 0.92, tip),
            (x + width + eave, top + 2),
        ],
        tile,
    )
    if hour.snow:
        canvas.poly(
            [
                (x + width * 0.02, top - width * 0.14),
                (x + width * 0.08, tip - 4),
                (x + width * 0.92, tip - 4),
                (x + width * 0.98, top - width * 0.14),
                (x + width * 0.6, top - width * 0.18),
                (x + width * 0.3, top - width * 0.12),
            ],
            hour.tone(SNOW),
        )
    else:
        scales(
            canvas,
            x + width * 0.08,
            tip,
            width * 0.84,
            width * 0.3,
            width * 0.06,
            mix(tile, SNOW, 0.25),
        )


def _snow_line(canvas: Canvas, points: Sequence[tuple[float, float]], width: float) -> None:
    canvas.line(list(points), mix(SNOW, NIGHT, 0.08), width)


def _windows(
    canvas: Canvas,
    x: float,
    y: float,
    width: float,
    floor: float,
    kind: str,
    hour: Hour,
    dice: Random,
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
    canvas.rect(
        x + width * 0.7, top + floor * 0.24, width * 0.2, floor * 0.68, mix(pane, board, 0.15)
    )
    canvas.rect(x + width * 0.79, top + floor * 0.24, width * 0.02, floor * 0.68, hour.tone(board))
    canvas.rect(x + width * 0.34, top + floor * 0.24, width * 0.02, floor * 0.55, hour.tone(board))
    wares = mix(board, INK, 0.35)
    for i in range(5):
        wx = x + width * (0.1 + 0.105 * i)
        tall = floor * dice.uniform(0.1, 0.28)
        canvas.rect(wx, top + floor * 0.79 - tall, width * 0.07, tall, fade(wares, 170), r=2)
    canvas.rect(
        x + width * 0.12,
        top + floor * 0.08,
        width * 0.46,
        floor * 0.05,
        fade(hour.tone(CREAM), 200),
        r=2,
    )
    awning(
        canvas,
        x + width * 0.05,
        top + floor * 0.2,
        width * 0.59,
        floor * 0.15,
        hour.tone(board),
        hour.tone(PAPER),
        9,
    )
