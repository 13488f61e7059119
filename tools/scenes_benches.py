# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Work benches and still lifes: what lies on the tables of the town."""

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
    PAPER,
    PLUM,
    RED,
    RUST,
    SLATE,
    STONE,
    WOOD,
    Canvas,
    Colour,
    mix,
    rgb,
)
from picture_room import bench, pendant, planks
from picture_toys import bicycle


@scene("goldschmiede-ohm.jpg")
def goldsmith(c: Canvas) -> None:
    """A bench with its filing pin, a torch and two half-made rings."""
    c.rect(0, 0, 1600, 1067, rgb("#274a47"))
    for i in range(12):
        x = 90 + 124 * i
        c.rect(x, 60, 18, 130, (WOOD, DARKWOOD, RUST)[i % 3], r=8)
        c.rect(x + 5, 186, 8, 120 + 30 * (i % 3), STONE)
        if i % 3 == 1:
            c.oval(x + 9, 316 + 30 * (i % 3), 16, 10, fill=STONE)
    c.rect(40, 110, 1520, 26, DARKWOOD)
    bench(c, 610, rgb("#a5743f"), "goldsmith")
    c.blob([(420, 612), (560, 780), (800, 850), (1040, 780), (1180, 612)], rgb("#6a4a32"))
    c.blob([(450, 610), (580, 748), (800, 808), (1020, 748), (1150, 610)], rgb("#274a47"))
    c.poly(
        [(700, 560), (900, 560), (868, 740), (816, 700), (800, 640), (784, 700), (732, 740)],
        rgb("#c99a64"),
    )
    c.poly([(700, 560), (900, 560), (896, 586), (704, 586)], rgb("#dbb27e"))
    for x, y, r in ((690, 512, 66), (880, 496, 74)):
        c.ring(x, y, r, 17, rgb("#b9862b"))
        c.ring(x - 3, y - 3, r - 3, 9, LIGHT)
    c.rect(868, 408, 24, 26, rgb("#e9f4f2"), r=4)
    c.poly([(860, 420), (900, 420), (880, 446)], rgb("#bfe0de"))
    _torch_and_stones(c)


def _torch_and_stones(c: Canvas) -> None:
    c.line([(1560, 430), (1260, 520), (1160, 500)], SLATE, 26)
    c.line([(1180, 504), (1128, 486)], AMBER, 20)
    c.blob([(1120, 470), (1000, 440), (930, 450), (1000, 476), (1116, 500)], rgb("#5db3e0"))
    c.blob([(1112, 476), (1050, 458), (1000, 456), (1050, 474), (1110, 492)], PAPER)
    c.glow(980, 456, 150, rgb("#3a86b0"), 0.5)
    for i, fill in enumerate((RED, GREEN, rgb("#3b7fa8"), LIGHT, PLUM)):
        c.poly(
            [(130 + 62 * i, 690), (152 + 62 * i, 668), (174 + 62 * i, 690), (152 + 62 * i, 722)],
            fill,
        )
        c.poly(
            [(130 + 62 * i, 690), (152 + 62 * i, 668), (152 + 62 * i, 692)], mix(fill, PAPER, 0.5)
        )
    c.line([(1240, 760), (1500, 700)], STONE, 16)
    c.line([(1440, 714), (1560, 684)], DARKWOOD, 30)
    c.line([(140, 880), (330, 800)], STONE, 12)
    c.line([(90, 900), (190, 858)], WOOD, 28)
    pendant(c, 800, 250, 84, DEEP)


@scene("schuhmacher-dreier.jpg")
def shoemaker(c: Canvas) -> None:
    """A bench with lasts, a hammer and boots half done."""
    c.rect(0, 0, 1600, 1067, rgb("#c99f6c"))
    for row in range(2):
        c.rect(0, 210 + 190 * row, 1600, 18, DARKWOOD)
        for i in range(11):
            _last(
                c,
                40 + 146 * i,
                208 + 190 * row,
                118,
                mix(rgb("#d9b37c"), DARKWOOD, 0.1 * ((i + row) % 4)),
            )
    bench(c, 700, rgb("#7d5536"), "shoemaker")
    _boot(c, 290, 850, 360, rgb("#6b3a22"))
    _boot(c, 700, 880, 380, rgb("#2f2a26"))
    c.line([(1130, 950), (1440, 760)], WOOD, 30)
    c.poly([(1390, 690), (1530, 770), (1500, 840), (1440, 830), (1452, 790), (1376, 742)], SLATE)
    for i in range(14):
        c.line(
            [
                (1120 + 22 * (i % 7), 1000 + 12 * (i // 7)),
                (1132 + 22 * (i % 7), 990 + 12 * (i // 7)),
            ],
            STONE,
            4,
        )
    c.oval(180, 960, 84, 20, fill=rgb("#4a2f1d"))
    c.rect(96, 870, 168, 92, RED)
    c.oval(180, 870, 84, 20, fill=mix(RED, INK, 0.3))
    c.rect(130, 800, 14, 90, WOOD)
    c.rect(116, 900, 130, 34, CREAM)
    c.stroke([(620, 1000), (760, 960), (900, 1010), (1060, 960)], CREAM, 5)
    pendant(c, 900, 60, 80, GREEN)


def _last(c: Canvas, x: float, base: float, w: float, fill: Colour) -> None:
    c.blob(
        [
            (x, base),
            (x - w * 0.02, base - w * 0.5),
            (x + w * 0.1, base - w * 0.92),
            (x + w * 0.36, base - w * 0.92),
            (x + w * 0.44, base - w * 0.5),
            (x + w * 0.8, base - w * 0.28),
            (x + w, base - w * 0.08),
            (x + w * 0.9, base),
        ],
        fill,
    )
    c.rect(x + w * 0.12, base - w * 0.92, w * 0.22, w * 0.06, mix(fill, INK, 0.3))


def _boot(c: Canvas, x: float, base: float, tall: float, fill: Colour) -> None:
    w = tall * 0.9
    c.blob(
        [
            (x, base - tall * 0.08),
            (x + w * 0.02, base - tall * 0.5),
            (x - w * 0.02, base - tall),
            (x + w * 0.42, base - tall * 1.02),
            (x + w * 0.44, base - tall * 0.5),
            (x + w * 0.8, base - tall * 0.34),
            (x + w * 1.02, base - tall * 0.16),
            (x + w, base - tall * 0.06),
        ],
        fill,
    )
    c.blob(
        [
            (x + w * 0.04, base - tall * 0.6),
            (x + w * 0.02, base - tall * 0.94),
            (x + w * 0.12, base - tall * 0.94),
            (x + w * 0.12, base - tall * 0.5),
        ],
        mix(fill, PAPER, 0.16),
    )
    c.rect(x - w * 0.03, base - tall * 0.1, w * 1.06, tall * 0.07, rgb("#d9b37c"), r=tall * 0.03)
    c.rect(x - w * 0.02, base - tall * 0.04, w * 0.34, tall * 0.1, INK, r=4)
    c.rect(x + w * 0.3, base - tall * 0.04, w * 0.72, tall * 0.04, INK, r=4)
    for i in range(5):
        y = base - tall * (0.46 + 0.11 * i)
        c.line([(x + w * 0.3, y), (x + w * 0.44, y - tall * 0.05)], CREAM, 6)
        c.oval(x + w * 0.3, y, 6, fill=AMBER)
    for i in range(24):
        c.oval(x + w * 0.04 * i + w * 0.02, base - tall * 0.065, 2.4, fill=DARKWOOD)


@scene("fahrrad-bergrad.jpg")
def bicycle_shop(c: Canvas) -> None:
    """A workshop: a bicycle on the stand, wheels and tools on the wall."""
    c.rect(0, 0, 1600, 1067, rgb("#d8dfd3"))
    planks(c, 850, rgb("#9a9384"), "bikes")
    c.rect(0, 836, 1600, 18, SLATE)
    for i in range(4):
        x = 180 + 220 * i
        c.ring(x, 190, 118, 13, INK)
        c.ring(x, 190, 104, 5, STONE)
        for k in range(12):
            turn = math.pi * k / 12
            c.line(
                [
                    (x - math.cos(turn) * 102, 190 - math.sin(turn) * 102),
                    (x + math.cos(turn) * 102, 190 + math.sin(turn) * 102),
                ],
                SLATE,
                2,
            )
        c.oval(x, 190, 13, fill=RUST)
    c.rect(1060, 70, 480, 400, GREEN)
    c.rect(1060, 70, 480, 400, mix(GREEN, INK, 0.15), r=6)
    for i in range(8):
        x = 1100 + 56 * i
        c.rect(x, 120, 12, 80 + 18 * (i % 4), STONE, r=5)
        c.ring(x + 6, 120, 17, 7, STONE)
    for i in range(5):
        x = 1100 + 90 * i
        c.rect(x, 310, 22, 76, (RED, LIGHT, RUST, LIGHT, RED)[i], r=8)
        c.rect(x + 8, 384, 6, 56, STONE)
    _repair_stand(c)


def _repair_stand(c: Canvas) -> None:
    c.line([(690, 330), (690, 900)], SLATE, 22)
    c.poly([(600, 930), (690, 880), (780, 930)], SLATE)
    c.line([(690, 470), (620, 480)], RED, 26)
    bicycle(c, 300, 780, 800, rgb("#0b5d4e"))
    c.rect(1140, 640, 400, 26, WOOD)
    c.rect(1160, 666, 24, 210, DARKWOOD)
    c.rect(1496, 666, 24, 210, DARKWOOD)
    for i, fill in enumerate((RED, DUSK, AMBER)):
        c.rect(1180 + 90 * i, 560 + 14 * i, 60, 80 - 14 * i, fill, r=6)
    c.rect(1440, 580, 70, 60, SLATE, r=6)
    pendant(c, 560, 60, 72, RED)
