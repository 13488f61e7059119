# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Shop fronts seen from the pavement, one per business that has such a picture."""

from __future__ import annotations

import math

from picture_book import scene
from picture_kit import (
    AMBER,
    CREAM,
    DARKWOOD,
    DEEP,
    DUSK,
    GREEN,
    INK,
    LIGHT,
    NIGHT,
    PAPER,
    RED,
    RUST,
    SAGE,
    SLATE,
    WOOD,
    Canvas,
    mix,
    rgb,
)
from picture_people import person
from picture_shopfront import FLOOR, Front, pot_plant, shopfront
from picture_toys import bear, bicycle, book_row, book_stack, spinning_top, wagon
from picture_walls import EVENING
from picture_wares import bucket
from scenes_tables import MORNING


@scene("blumen-rosenthal.jpg")
def florist(c: Canvas) -> None:
    """Buckets of cut flowers before a green shop door."""

    def plants(c: Canvas, x: float, y: float, w: float, h: float) -> None:
        for i in range(6):
            bucket(c, x + 40 + 175 * i, y + h, 110, f"inside{i}")
        for i in range(5):
            c.line([(x + 120 + 200 * i, y), (x + 120 + 200 * i, y + 60)], SLATE, 3)
            c.oval(x + 120 + 200 * i, y + 96, 44, fill=rgb("#4b8a66"))
            for k in range(4):
                c.stroke(
                    [
                        (x + 90 + 200 * i + 20 * k, y + 110),
                        (x + 84 + 200 * i + 24 * k, y + 150),
                        (x + 92 + 200 * i + 20 * k, y + 176),
                    ],
                    rgb("#6aa37a"),
                    7,
                )

    shopfront(c, Front("brick", rgb("#1c6b52"), "Blumen Rosenthal", rgb("#d98a7c")), plants)
    for row, (base, size, count, shift) in enumerate(
        ((FLOOR + 20, 128, 7, 110), (FLOOR + 110, 158, 6, 190))
    ):
        for i in range(count):
            bucket(c, shift + i * size * 1.13, base, size, f"row{row}{i}")


@scene("buchhandlung-kettler.jpg")
def bookshop(c: Canvas) -> None:
    """Stacked books and a reading lamp in the window, under the name Kettler."""

    def books(c: Canvas, x: float, y: float, w: float, h: float) -> None:
        for i in range(2):
            c.rect(x, y + 118 + i * 126, w, 9, DARKWOOD)
            book_row(c, x + 10, y + 118 + i * 126, w * 0.44, 106, f"kettler{i}")
            book_row(c, x + w * 0.56, y + 118 + i * 126, w * 0.43, 106, f"kettler-r{i}")
        for i, px in enumerate((40, 250, 620, 810)):
            book_stack(c, x + px, y + h, 170, 5 + i % 3, f"stack{i}")
        c.rect(x + 468, y + h - 16, 120, 16, DEEP, r=6)
        c.line([(x + 528, y + h - 16), (x + 560, y + h - 180), (x + 470, y + h - 250)], DEEP, 11)
        c.poly(
            [
                (x + 486, y + h - 284),
                (x + 524, y + h - 222),
                (x + 426, y + h - 176),
                (x + 404, y + h - 214),
            ],
            GREEN,
        )
        c.glow(x + 440, y + h - 120, 190, AMBER, 0.35)

    shopfront(c, Front("fachwerk", rgb("#1d3f4e"), "KETTLER", None, "left", EVENING, LIGHT), books)
    c.oval(1440, 975, 74, 12, fill=mix(NIGHT, INK, 0.4))
    _cat(c, 1440, 980)


def _cat(c: Canvas, x: float, ground: float) -> None:
    c.blob(
        [
            (x - 36, ground),
            (x - 40, ground - 60),
            (x - 18, ground - 110),
            (x + 18, ground - 110),
            (x + 42, ground - 50),
            (x + 38, ground),
        ],
        INK,
    )
    c.oval(x - 4, ground - 128, 30, 26, fill=INK)
    for side in (-1, 1):
        c.poly(
            [
                (x - 4 + side * 28, ground - 134),
                (x - 4 + side * 24, ground - 172),
                (x - 4 + side * 4, ground - 150),
            ],
            INK,
        )
        c.oval(x - 4 + side * 11, ground - 130, 4.4, 5.6, fill=LIGHT)
    c.stroke(
        [(x + 34, ground - 8), (x + 80, ground - 14), (x + 92, ground - 50), (x + 80, ground - 70)],
        INK,
        13,
    )


@scene("markt-apotheke.jpg")
def pharmacy(c: Canvas) -> None:
    """A timber-framed house on the square with the red A over the door."""

    def jars(c: Canvas, x: float, y: float, w: float, h: float) -> None:
        for row in range(3):
            base = y + 128 + row * 140
            c.rect(x, base, w, 10, DARKWOOD)
            for i in range(13):
                px = x + 22 + i * 80
                fill = (PAPER, rgb("#7a4a26"), SAGE)[(i + row) % 3]
                c.rect(px, base - 78, 54, 78, fill, r=8)
                c.rect(px + 8, base - 94, 38, 18, mix(fill, INK, 0.35), r=5)
                c.rect(px + 8, base - 56, 38, 30, mix(CREAM, PAPER, 0.5))
                c.rect(px + 14, base - 44, 26, 4, SLATE)

    shopfront(c, Front("fachwerk", rgb("#31473f"), "MARKT-APOTHEKE", None), jars)
    c.rect(1282, 420, 156, 156, PAPER, r=10)
    c.rect(1290, 428, 140, 140, RED, r=8)
    c.line([(1318, 550), (1360, 448), (1402, 550)], PAPER, 17)
    c.line([(1334, 516), (1386, 516)], PAPER, 14)
    c.line([(1360, 448), (1360, 470)], PAPER, 17)
    pot_plant(c, 1540, FLOOR + 40, 220)
    bicycle(c, 150, FLOOR + 80, 330, DUSK)


@scene("spielwaren-brummkreisel.jpg")
def toys(c: Canvas) -> None:
    """A wooden railway and a big red humming top in the window."""

    shopfront(
        c,
        Front("mint", rgb("#9c3b35"), "BRUMMKREISEL", rgb("#e2a32c"), "left", MORNING),
        _toy_window,
    )
    person(c, 640, 1040, 190, "child-a", hat=True)
    person(c, 770, 1046, 160, "child-b")


def _toy_window(c: Canvas, x: float, y: float, w: float, h: float) -> None:
    c.rect(x, y + h - 40, w, 40, rgb("#7fae86"))
    spinning_top(c, x + 250, y + h - 24, 290)
    c.rect(x + 470, y + h - 56, 600, 14, WOOD)
    for i in range(15):
        c.rect(x + 478 + 40 * i, y + h - 44, 16, 10, DARKWOOD)
    for i, fill in enumerate((GREEN, LIGHT, RUST)):
        wagon(c, x + 490 + 180 * i, y + h - 58, fill, engine=i == 2)
    c.rect(x + 560, y + 250, w - 600, 12, WOOD)
    bear(c, x + 660, y + 250)
    for i, fill in enumerate((RED, LIGHT, DUSK, GREEN)):
        c.rect(x + 780 + 62 * (i % 3) + 30 * (i // 3), y + 194 - 56 * (i // 3), 56, 56, fill, r=4)
    for i in range(5):
        c.line([(x + 60 + 100 * i, y), (x + 60 + 100 * i, y + 70)], SLATE, 2)
        c.poly(
            [
                (
                    x
                    + 60
                    + 100 * i
                    + 26 * math.cos(math.pi * k / 5 - math.pi / 2) * (1 if k % 2 == 0 else 0.45),
                    y
                    + 92
                    + 26 * math.sin(math.pi * k / 5 - math.pi / 2) * (1 if k % 2 == 0 else 0.45),
                )
                for k in range(10)
            ],
            AMBER,
        )
