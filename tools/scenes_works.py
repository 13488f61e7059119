# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The bridge street's road works, and the stars going up."""

from __future__ import annotations

import math

from picture_book import scene
from picture_houses import house
from picture_kit import AMBER, DARKWOOD, INK, PAPER, RED, RUST, SLATE, STONE, Canvas, mix, rgb
from picture_land import cloud, cobbles
from picture_people import crowd, person
from picture_walls import GREY, Hour


def star(x: float, y: float, r: float, points: int = 8) -> list[tuple[float, float]]:
    """Return the outline of a star with ``points`` rays around (x, y)."""
    shape = []
    for i in range(points * 2):
        turn, reach = math.pi * i / points, r if i % 2 == 0 else r * 0.4
        shape.append((x + math.sin(turn) * reach, y - math.cos(turn) * reach))
    return shape


@scene("weihnachtsbeleuchtung.jpg")
def hanging_the_stars(c: Canvas) -> None:
    """A lifting platform in front of a row of houses; a man hangs a star over the street."""
    c.wash(0, 760, rgb("#7c98ab"), rgb("#e9d9c4"))
    x = -60
    for kind, width, storeys, gable in (
        ("slate", 330, 1, True),
        ("fachwerk", 340, 2, True),
        ("plaster", 320, 2, False),
        ("mint", 330, 1, True),
        ("fachwerk", 380, 2, True),
    ):
        house(c, x, 860, width, storeys, kind, Hour(rgb("#3b5468"), 0.3, 0.35), gable=gable)
        x += width + 6
    c.rect(0, 858, 1600, 30, rgb("#8c9590"))
    cobbles(c, 880, rgb("#6d7a7b"), "stars")
    for x0, x1, y in ((-20, 640, 250), (640, 1620, 210)):
        c.stroke([(x0, y - 30), ((x0 + x1) / 2, y + 40), (x1, y - 30)], INK, 4)
    for sx, sy, lit in ((150, 258, True), (430, 262, True), (1120, 262, False), (1420, 226, False)):
        if lit:
            c.glow(sx, sy + 40, 190, AMBER, 0.6)
        c.poly(star(sx, sy + 40, 62, 8), rgb("#fff0b8") if lit else rgb("#e6dfc8"))
    c.glow(748, 330, 230, AMBER, 0.6)
    c.poly(star(748, 330, 74, 8), rgb("#fff0b8"))
    _platform(c)
    crowd(c, 80, 420, 950, 170, 4, "stars-left")
    crowd(c, 1180, 1540, 960, 170, 4, "stars-right")


def _platform(c: Canvas) -> None:
    c.rect(700, 850, 420, 90, rgb("#e0a52f"), r=10)
    c.rect(1010, 770, 120, 120, rgb("#e0a52f"), r=14)
    c.rect(1040, 790, 74, 54, rgb("#bcd5d6"), r=6)
    for wx in (780, 1060):
        c.oval(wx, 945, 48, fill=INK)
        c.oval(wx, 945, 20, fill=STONE)
    c.line([(900, 860), (1010, 640), (880, 470)], rgb("#c98b1d"), 26)
    c.oval(1010, 640, 22, fill=INK)
    person(c, 846, 470, 190, "fitter", hat=True)
    c.line([(830, 330), (790, 330)], RUST, 14)
    c.rect(780, 400, 140, 84, rgb("#e0a52f"), r=6)
    for i in range(5):
        c.poly(
            [(780 + 28 * i, 470), (794 + 28 * i, 470), (808 + 28 * i, 484), (794 + 28 * i, 484)],
            INK,
        )


@scene("baustelle-brueckenstrasse.jpg")
def road_works(c: Canvas) -> None:
    """Excavator and red-and-white barriers before houses, a footbridge for walkers at the side."""
    c.wash(0, 700, rgb("#a9bcc2"), rgb("#e4e2d6"))
    cloud(c, 380, 120, 200, rgb("#cfd8d8"))
    cloud(c, 1180, 90, 260, rgb("#c5d0d2"))
    x = -30
    for kind, width, storeys, gable in (
        ("plaster", 280, 1, False),
        ("fachwerk", 300, 1, True),
        ("slate", 280, 2, True),
        ("rose", 270, 1, False),
        ("mint", 300, 1, True),
        ("brick", 280, 1, True),
    ):
        house(c, x, 690, width, storeys, kind, GREY, gable=gable)
        x += width + 4
    c.rect(0, 688, 1600, 22, STONE)
    c.rect(0, 708, 1600, 400, rgb("#8a857a"))
    c.blob(
        [(380, 1100), (350, 880), (520, 812), (900, 800), (1220, 830), (1340, 930), (1380, 1100)],
        rgb("#6b5138"),
    )
    c.blob(
        [(520, 1100), (560, 920), (760, 870), (1000, 880), (1140, 960), (1180, 1100)],
        rgb("#4e3a28"),
    )
    for i in range(3):
        c.oval(640 + 150 * i, 960, 52, 46, fill=rgb("#b5603a"))
        c.oval(640 + 150 * i, 960, 36, 32, fill=rgb("#2f2219"))
    c.blob([(1010, 850), (1120, 690), (1240, 660), (1370, 740), (1450, 850)], rgb("#80623f"))
    _digger(c, 300, 840)
    for i in range(4):
        _barrier(c, 30 + 205 * i, 1010)
    _barrier(c, 1140, 990)
    _footbridge(c)


def _digger(c: Canvas, x: float, ground: float) -> None:
    body = rgb("#e2a32c")
    c.rect(x - 40, ground - 60, 300, 66, INK, r=32)
    for i in range(4):
        c.oval(x + 5 + 68 * i, ground - 26, 22, fill=SLATE)
    c.rect(x - 20, ground - 150, 240, 96, body, r=14)
    c.rect(x + 90, ground - 280, 130, 140, body, r=12)
    c.rect(x + 112, ground - 262, 90, 84, rgb("#c5dbdb"), r=6)
    c.oval(x + 157, ground - 214, 20, fill=rgb("#d9a57c"))
    c.slice(x + 157, ground - 220, 23, 180, 360, RED)
    c.line([(x + 215, ground - 130), (x + 420, ground - 380), (x + 610, ground - 250)], body, 40)
    c.line([(x + 300, ground - 200), (x + 410, ground - 330)], SLATE, 14)
    c.line([(x + 610, ground - 250), (x + 570, ground - 90)], mix(body, INK, 0.15), 30)
    c.poly(
        [
            (x + 520, ground - 110),
            (x + 640, ground - 100),
            (x + 620, ground - 10),
            (x + 560, ground + 20),
            (x + 510, ground - 30),
        ],
        SLATE,
    )
    for i in range(4):
        c.poly(
            [
                (x + 516 + 26 * i, ground - 20 + 9 * i),
                (x + 538 + 26 * i, ground - 14 + 6 * i),
                (x + 520 + 26 * i, ground + 14),
            ],
            STONE,
        )


def _barrier(c: Canvas, x: float, ground: float) -> None:
    for px in (x + 16, x + 168):
        c.rect(px, ground - 120, 10, 120, SLATE)
        c.rect(px - 26, ground - 8, 62, 12, INK, r=4)
    for dy in (118, 66):
        c.rect(x, ground - dy, 192, 32, PAPER)
        for i in range(4):
            c.poly(
                [
                    (x + 48 * i + 8, ground - dy + 32),
                    (x + 48 * i + 30, ground - dy),
                    (x + 48 * i + 54, ground - dy),
                    (x + 48 * i + 32, ground - dy + 32),
                ],
                RED,
            )
        c.rect(x + 192, ground - dy, 12, 32, rgb("#8a857a"))
    c.oval(x + 96, ground - 136, 15, 19, fill=AMBER)


def _footbridge(c: Canvas) -> None:
    c.poly([(1330, 720), (1480, 720), (1560, 1080), (1290, 1080)], rgb("#b98d5c"))
    for i in range(9):
        y = 735 + i * i * 4.6
        c.line([(1328 - i * 4, y), (1482 + i * 9, y)], DARKWOOD, 3)
    for x0, x1 in ((1330, 1290), (1480, 1562)):
        c.line([(x0, 620), (x1, 870)], RED, 11)
        for t in (0, 0.5, 1):
            px, py = x0 + (x1 - x0) * t, 620 + 250 * t
            c.line([(px, py), (px, py + 105 + 105 * t)], PAPER, 11)
    person(c, 1398, 830, 178, "walker-a")
    person(c, 1445, 1000, 250, "walker-b", hat=True)
