# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A shop front seen from the pavement: wall, fascia, awning, window with its wares, door."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from picture_kit import (
    AMBER,
    CREAM,
    DARKWOOD,
    GREEN,
    INK,
    PAPER,
    SAND,
    SLATE,
    SNOW,
    STONE,
    Canvas,
    Colour,
    mix,
    rgb,
)
from picture_land import cobbles
from picture_town import awning
from picture_walls import DAY, WALLS, Hour, courses, scales

Wares = Callable[[Canvas, float, float, float, float], None]


@dataclass(frozen=True, slots=True)
class Front:
    """How a shop front looks; ``door`` is ``"left"`` or ``"right"``, ``awning`` may be missing."""

    kind: str
    board: Colour
    sign: str
    awning: Colour | None = None
    door: str = "right"
    hour: Hour = DAY
    ink: Colour = CREAM


FLOOR, SILL, HEAD = 940, 850, 420


def shopfront(canvas: Canvas, front: Front, wares: Wares) -> None:
    """Draw the front over the whole picture; ``wares`` fills the window (x, y, width, height)."""
    hour = front.hour
    wall = hour.tone(WALLS[front.kind])
    canvas.rect(0, 0, canvas.width, FLOOR, wall)
    _upper_wall(canvas, front, wall)
    board = hour.tone(front.board)
    left = 430 if front.door == "left" else 90
    canvas.rect(50, 290, 1500, FLOOR - 290, board)
    canvas.rect(30, 276, 1540, 22, mix(board, INK, 0.3))
    canvas.rect(70, 312, 1460, 84, mix(board, INK, 0.16), r=4)
    ink = front.ink if hour.lit > 0.2 else hour.tone(front.ink)  # lit signs keep their colour
    canvas.text(800, 352, front.sign, 56, ink, 2.4)
    _display(canvas, left, 1080, hour, board, wares)
    _door(canvas, 120 if front.door == "left" else 1240, hour, board)
    canvas.rect(50, FLOOR - 46, 1500, 46, hour.tone(SLATE))
    if front.awning is not None:
        awning(canvas, left - 20, 400, 1120, 96, hour.tone(front.awning), hour.tone(PAPER), 15)
        for step in range(4):
            canvas.rect(left, 500, 1080, 22 + 14 * step, (16, 36, 31, 16))
    cobbles(canvas, FLOOR, hour.tone(rgb("#bdb7a6")), front.sign)
    canvas.rect(0, FLOOR, canvas.width, 14, hour.tone(STONE))


def _upper_wall(canvas: Canvas, front: Front, wall: Colour) -> None:
    hour = front.hour
    if front.kind == "slate":
        scales(canvas, 0, 0, 1600, 290, 56, mix(wall, SNOW, 0.16))
    elif front.kind == "brick":
        courses(canvas, 0, 0, 1600, 290, 42, mix(wall, SAND, 0.35))
    for x in (200, 690, 1180):
        frame = hour.tone(PAPER)
        canvas.rect(x - 14, -10, 248, 224, frame)
        pane = (
            rgb("#ffdc8a")
            if hour.lit > 0.2 and x != 690
            else mix(hour.tone(rgb("#8fb3b5")), INK, 0.3)
        )
        canvas.rect(x, -10, 220, 210, pane)
        canvas.rect(x + 104, -10, 12, 210, frame)
        canvas.rect(x, 66, 220, 10, frame)
        canvas.rect(x - 26, 206, 272, 16, frame)
        if front.kind in ("plaster", "mint", "slate"):
            for dx in (-104, 234):
                canvas.rect(x + dx, -10, 90, 218, hour.tone(GREEN))
                for i in range(9):
                    canvas.rect(x + dx + 12, 8 + 21 * i, 66, 5, hour.tone(mix(GREEN, INK, 0.3)))
    if front.kind == "fachwerk":
        beam = hour.tone(rgb("#2f2b22"))
        canvas.rect(0, 236, 1600, 34, beam)
        for x in (0, 130, 470, 620, 960, 1110, 1450, 1566):
            canvas.rect(x, -10, 34, 250, beam)
        for x0, x1 in ((164, 10), (1450, 1590), (504, 610), (1110, 1000)):
            canvas.line([(x0, 240), (x1, 0)], beam, 24)


def _display(
    canvas: Canvas, x: float, width: float, hour: Hour, board: Colour, wares: Wares
) -> None:
    canvas.rect(x - 12, HEAD - 12, width + 24, SILL - HEAD + 24, mix(board, PAPER, 0.18))
    top = rgb("#ffe3a0") if hour.lit > 0.2 else rgb("#fbe9c6")
    low = rgb("#f4bd62") if hour.lit > 0.2 else rgb("#efd4a2")
    for row in range(SILL - HEAD):
        canvas.rect(x, HEAD + row, width, 1.5, mix(top, low, row / (SILL - HEAD)))
    wares(canvas, x, HEAD, width, SILL - HEAD)
    canvas.poly(
        [(x + 60, SILL), (x + 250, HEAD), (x + 330, HEAD), (x + 140, SILL)], (255, 255, 255, 26)
    )
    canvas.poly(
        [(x + 700, SILL), (x + 890, HEAD), (x + 920, HEAD), (x + 730, SILL)], (255, 255, 255, 26)
    )
    canvas.rect(x + width / 2 - 7, HEAD, 14, SILL - HEAD, mix(board, PAPER, 0.18))
    canvas.rect(x - 12, SILL, width + 24, 12, mix(board, PAPER, 0.18))
    canvas.rect(50, SILL + 12, 1500, FLOOR - SILL, board)
    canvas.rect(x - 24, SILL + 8, width + 48, 18, mix(board, INK, 0.25))


def _door(canvas: Canvas, x: float, hour: Hour, board: Colour) -> None:
    wood = mix(board, INK, 0.28)
    canvas.rect(x - 14, HEAD - 12, 268, FLOOR - HEAD + 12, mix(board, PAPER, 0.18))
    canvas.rect(x, HEAD, 240, FLOOR - HEAD, wood)
    pane = rgb("#ffd37a") if hour.lit > 0.2 else rgb("#f3ddb4")
    canvas.rect(x + 28, HEAD + 28, 184, 290, pane, r=6)
    canvas.rect(x + 28, HEAD + 350, 184, 120, mix(wood, PAPER, 0.09), r=4)
    canvas.rect(x + 114, HEAD + 28, 10, 290, wood)
    canvas.rect(x + 208, HEAD + 300, 14, 74, AMBER, r=7)
    canvas.rect(x + 58, HEAD + 126, 96, 62, PAPER, r=4)
    for i in range(3):
        canvas.rect(x + 70, HEAD + 140 + 14 * i, 72 - 16 * i, 5, SLATE)


def pot_plant(canvas: Canvas, x: float, ground: float, tall: float) -> None:
    """Stand a clipped bush in a pot beside the door."""
    canvas.poly(
        [
            (x - tall * 0.2, ground - tall * 0.34),
            (x + tall * 0.2, ground - tall * 0.34),
            (x + tall * 0.14, ground),
            (x - tall * 0.14, ground),
        ],
        rgb("#b5603a"),
    )
    canvas.rect(x - 5, ground - tall * 0.6, 10, tall * 0.3, DARKWOOD)
    canvas.oval(x, ground - tall * 0.72, tall * 0.28, fill=rgb("#2f6b4e"))
    canvas.oval(x - tall * 0.08, ground - tall * 0.8, tall * 0.15, fill=rgb("#4b8a66"))


def sign_board(canvas: Canvas, x: float, ground: float, words: str) -> None:
    """Stand a slate easel on the pavement, with a word and scribbles."""
    canvas.poly(
        [(x - 74, ground), (x - 60, ground - 190), (x + 60, ground - 190), (x + 74, ground)],
        DARKWOOD,
    )
    canvas.poly(
        [
            (x - 60, ground - 18),
            (x - 48, ground - 178),
            (x + 48, ground - 178),
            (x + 60, ground - 18),
        ],
        rgb("#26332f"),
    )
    canvas.text(x, ground - 146, words, 25, CREAM, 0.8)
    for i, half in enumerate((36, 28, 38, 20)):
        canvas.rect(x - half, ground - 116 + 23 * i, half * 2, 4, (235, 232, 215, 170))
