# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where people read: the library and the bookshop's reading table."""

from __future__ import annotations

from picture_book import scene
from picture_kit import (
    AMBER,
    CREAM,
    DARKWOOD,
    DEEP,
    GREEN,
    INK,
    LIGHT,
    PAPER,
    RED,
    SAGE,
    SKY,
    STONE,
    WOOD,
    Canvas,
    mix,
    rgb,
)
from picture_people import person
from picture_room import planks
from picture_town import arched
from picture_toys import book_row, book_stack


@scene("lesung.jpg")
def reading(c: Canvas) -> None:
    """A reading table: lamp, glass of water, open book, full shelves behind."""
    c.rect(0, 0, 1600, 1067, rgb("#3a2a20"))
    for row in range(5):
        c.rect(0, 170 + 168 * row, 1600, 14, rgb("#7d5536"))
        book_row(c, -10, 170 + 168 * row, 1630, 146, f"reading{row}")
    c.rect(0, 0, 1600, 1067, (16, 24, 30, 105))
    c.rect(0, 800, 1600, 267, rgb("#5f2230"))
    c.rect(0, 796, 1600, 18, mix(RED, INK, 0.3))
    for i in range(14):
        c.poly(
            [(40 + 120 * i, 814), (70 + 120 * i, 814), (90 + 120 * i, 1067), (26 + 120 * i, 1067)],
            (20, 8, 12, 60),
        )
    c.glow(560, 560, 520, AMBER, 0.55)
    c.rect(370, 772, 190, 28, DEEP, r=10)
    c.line([(466, 780), (466, 470)], DEEP, 17)
    c.poly([(330, 500), (602, 500), (540, 320), (392, 320)], GREEN)
    c.oval(466, 500, 136, 16, fill=rgb("#fff0c0"))
    _book_and_glass(c)


def _book_and_glass(c: Canvas) -> None:
    for side in (-1, 1):
        c.blob(
            [
                (880, 772),
                (880 + side * 60, 742),
                (880 + side * 220, 742),
                (880 + side * 300, 764),
                (880 + side * 300, 790),
                (880 + side * 160, 780),
                (880, 798),
            ],
            PAPER,
        )
        for k in range(3):
            c.stroke(
                [
                    (880 + side * 40, 762 - k),
                    (880 + side * 130, 752 + 6 * k),
                    (880 + side * 260, 760 + 8 * k),
                ],
                STONE,
                3,
            )
    c.rect(1300, 630, 100, 166, (220, 236, 240, 120), r=8)
    c.rect(1306, 690, 88, 104, (190, 222, 230, 150), r=6)
    c.rect(1312, 640, 10, 140, (255, 255, 255, 140), r=4)


@scene("stadtbuecherei.jpg")
def library(c: Canvas) -> None:
    """A reading room with tall arched windows and a corner for children."""
    c.rect(0, 0, 1600, 1067, rgb("#efe6d0"))
    for i in range(3):
        x = 300 + 370 * i
        arched(c, x - 18, 62, 256, 600, rgb("#c9b48a"))
        arched(c, x, 80, 220, 570, SKY)
        c.oval(x + 110, 530, 98, 66, fill=rgb("#7fae9a"))
        c.rect(x, 540, 220, 110, rgb("#5f9b88"))
        c.rect(x + 106, 80, 8, 570, PAPER)
        for k in range(5):
            c.rect(x, 190 + 96 * k, 220, 6, PAPER)
        c.poly(
            [(x + 10, 820), (x + 230, 820), (x + 330, 1000), (x + 60, 1000)], (255, 244, 210, 60)
        )
    planks(c, 760, rgb("#b98d5c"), "library")
    for i in range(3):
        x = 310 + 370 * i
        c.poly([(x, 800), (x + 210, 800), (x + 290, 960), (x + 40, 960)], (255, 246, 214, 76))
    for x, w in ((-20, 260), (1400, 230)):
        c.rect(x, 60, w, 760, DARKWOOD)
        for row in range(6):
            c.rect(x + 10, 76 + 122 * row, w - 20, 108, rgb("#3f2a1c"))
            book_row(c, x + 14, 182 + 122 * row, w - 28, 100, f"lib{x}{row}")
    _reading_corner(c)


def _reading_corner(c: Canvas) -> None:
    c.oval(1130, 950, 330, 76, fill=RED)
    c.oval(1130, 950, 280, 60, fill=mix(RED, CREAM, 0.2))
    for bx, by, fill in ((960, 900, LIGHT), (1300, 900, SAGE)):
        c.blob(
            [
                (bx - 90, by + 30),
                (bx - 80, by - 50),
                (bx, by - 86),
                (bx + 80, by - 50),
                (bx + 90, by + 30),
                (bx, by + 50),
            ],
            fill,
        )
    person(c, 1000, 960, 190, "reader-a")
    person(c, 1240, 966, 170, "reader-b")
    person(c, 1120, 940, 300, "reader-c")
    c.poly([(1080, 760), (1120, 776), (1160, 760), (1160, 804), (1120, 820), (1080, 804)], PAPER)
    book_stack(c, 1370, 1000, 130, 5, "children")
    c.rect(330, 800, 430, 22, WOOD)
    for x in (350, 730):
        c.rect(x, 820, 16, 170, DARKWOOD)
    c.rect(540, 790, 60, 10, DEEP, r=5)
    c.line([(570, 790), (570, 690)], DEEP, 8)
    c.poly([(520, 700), (620, 700), (596, 640), (544, 640)], GREEN)
    c.glow(570, 740, 130, AMBER, 0.3)
    book_stack(c, 640, 800, 100, 3, "desk")
    person(c, 440, 1010, 350, "reader-d")
