# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Still lifes: sundaes, a voucher and the crib."""

from __future__ import annotations

import math

from picture_book import scene
from picture_kit import (
    AMBER,
    CREAM,
    DARKWOOD,
    GREEN,
    INK,
    LIGHT,
    PAPER,
    RED,
    SAGE,
    STONE,
    WOOD,
    Canvas,
    chance,
    mix,
    rgb,
    smooth,
)
from picture_room import bench
from picture_town import awning
from picture_wares import bottle, ice_cup, wine_glass


@scene("weinflaschen.jpg")
def wine_tasting(c: Canvas) -> None:
    """Bottles in a wooden rack, two glasses and a lit candle before them."""
    c.rect(0, 0, 1600, 1067, rgb("#3b2a2a"))
    glass = (rgb("#1f4a3a"), rgb("#4a1f2a"), rgb("#5c5a26"), rgb("#252a31"))
    for row, base in enumerate((330, 680)):
        c.rect(0, base, 1600, 24, rgb("#8f5e38"))
        for i in range(15):
            bottle(
                c,
                26 + 106 * i,
                base,
                270,
                glass[(i * 3 + row) % 4],
                (CREAM, PAPER, rgb("#d9c9a5"), rgb("#e6cfae"))[(i + row) % 4],
            )
    c.rect(0, 0, 1600, 760, (20, 12, 14, 90))
    bench(c, 800, rgb("#8f5e38"), "tasting")
    c.glow(800, 640, 460, AMBER, 0.65)
    c.rect(768, 640, 64, 240, CREAM, r=8)
    c.blob([(800, 640), (776, 606), (790, 570), (800, 530), (812, 572), (824, 606)], LIGHT)
    c.blob([(800, 634), (788, 610), (800, 572), (812, 610)], PAPER)
    c.oval(800, 884, 110, 22, fill=STONE)
    wine_glass(c, 480, 930, 420, rgb("#7a1f33"))
    wine_glass(c, 1110, 950, 430, rgb("#8e2438"))
    bottle(c, 1280, 930, 560, rgb("#2d1220"), CREAM)
    for i in range(4):
        c.poly(
            [(150 + 60 * i, 930 + 8 * i), (230 + 60 * i, 900 + 8 * i), (240 + 60 * i, 950 + 8 * i)],
            rgb("#f0cf7a"),
        )


@scene("eisbecher.jpg", pixels=700)
def sundaes(c: Canvas) -> None:
    """Three sundaes with wafer and paper umbrella on a round table before a striped awning."""
    c.rect(0, 0, 1600, 1067, rgb("#cde6e2"))
    awning(c, -40, 0, 1680, 190, RED, PAPER, 13)
    for i in range(3):
        c.rect(90 + 560 * i, 300, 300, 420, rgb("#e9f1ea"))
        c.rect(110 + 560 * i, 320, 260, 380, rgb("#a9cfc1"))
    c.oval(800, 1000, 820, 190, fill=mix(STONE, PAPER, 0.3))
    c.oval(800, 980, 820, 186, fill=PAPER)
    tones = (
        rgb("#f4b8bf"),
        rgb("#8b5a3c"),
        rgb("#cfe3b4"),
        rgb("#f6e7b0"),
        rgb("#d06a78"),
        rgb("#f3efe2"),
    )
    for i, (x, y, w) in enumerate(((420, 940, 250), (1180, 940, 250), (800, 1020, 290))):
        c.oval(x + 30, y + 6, w * 0.6, 22, fill=(40, 60, 60, 50))
        ice_cup(c, x, y, w, (tones[i], tones[(i + 2) % 6], tones[(i + 4) % 6]))


@scene("stadtgutschein.jpg")
def voucher(c: Canvas) -> None:
    """A voucher with the bridge's outline beside a ribbon and sprigs of fir."""
    c.rect(0, 0, 1600, 1067, rgb("#b98d5c"))
    for i in range(8):
        c.rect(0, 134 * i, 1600, 4, rgb("#9a7044"))
    for k, (x, y) in enumerate(((120, 180), (60, 420), (1500, 820), (1420, 980))):
        for i in range(26):
            t = i / 25
            px, py = x + (340 if k < 2 else -340) * t, y + 90 * t
            for side in (-1, 1):
                c.line(
                    [(px, py), (px + (52 if k < 2 else -52), py + side * 62 * (1.1 - t * 0.6))],
                    mix(GREEN, INK, 0.1 * (i % 3)),
                    8,
                )
        c.line([(x, y), (x + (340 if k < 2 else -340), y + 90)], DARKWOOD, 11)
    _card(c)


def _card(c: Canvas) -> None:
    c.poly([(286, 366), (1316, 246), (1382, 800), (352, 920)], (50, 30, 14, 90))
    c.poly([(270, 340), (1300, 220), (1366, 774), (336, 894)], PAPER)
    c.poly([(296, 364), (1280, 250), (1340, 750), (356, 866)], GREEN)
    c.poly([(310, 378), (1268, 266), (1326, 738), (368, 850)], rgb("#f3ead2"))
    _bridge_mark(c)
    for i, (x, y, w) in enumerate(((420, 462, 380), (428, 518, 250))):
        c.poly(
            [
                (x, y),
                (x + w, y - w * 0.117),
                (x + w + 3, y - w * 0.117 + 26 - 8 * i),
                (x + 3, y + 26 - 8 * i),
            ],
            (GREEN, STONE)[i],
        )
    _ribbon(c)


def _ribbon(c: Canvas) -> None:
    c.line([(1060, 200), (1180, 830)], RED, 44)
    for side in (-1, 1):
        c.blob(
            [
                (1118, 480),
                (1118 + side * 90, 390),
                (1118 + side * 190, 420),
                (1118 + side * 170, 510),
                (1118 + side * 60, 520),
            ],
            RED,
        )
        c.blob(
            [
                (1118 + side * 30, 474),
                (1118 + side * 90, 424),
                (1118 + side * 150, 440),
                (1118 + side * 120, 486),
            ],
            mix(RED, INK, 0.28),
        )
        c.poly(
            [
                (1118, 490),
                (1118 + side * 130, 660),
                (1118 + side * 70, 690),
                (1118 + side * 40, 640),
            ],
            mix(RED, INK, 0.1),
        )
    c.oval(1118, 478, 42, fill=mix(RED, INK, 0.15))


def _bridge_mark(c: Canvas) -> None:
    def at(u: float, v: float) -> tuple[float, float]:
        return (400 + 560 * u + 24 * v, 590 - 65 * u + 200 * v)

    c.poly([at(0, 0.2), at(1, 0.2), at(1, 0.8), at(0, 0.8)], GREEN)
    for i in range(4):
        x, y = at(0.14 + 0.24 * i, 0.82)
        c.oval(x, y, 54, 84, fill=rgb("#f3ead2"))
    c.poly([at(-0.04, 0.8), at(1.04, 0.8), at(1.04, 1.2), at(-0.04, 1.2)], rgb("#f3ead2"))
    for k in range(2):
        c.stroke(
            [
                at(0, 0.9 + 0.12 * k),
                at(0.25, 0.86 + 0.12 * k),
                at(0.5, 0.9 + 0.12 * k),
                at(0.75, 0.86 + 0.12 * k),
                at(1, 0.9 + 0.12 * k),
            ],
            SAGE,
            9,
        )


@scene("krippen.png")
def crib(c: Canvas) -> None:
    """Three crib figures of wood and a star under a bow of branches."""
    c.rect(0, 0, 1600, 1067, rgb("#1d3549"))
    c.oval(800, 620, 620, 520, fill=rgb("#284a62"))
    c.rect(0, 880, 1600, 187, rgb("#7d5536"))
    c.rect(0, 880, 1600, 14, rgb("#a5743f"))
    bow = [(230, 900), (200, 520), (420, 200), (800, 90), (1180, 200), (1400, 520), (1370, 900)]
    c.stroke(bow, DARKWOOD, 26)
    dice = chance("crib")
    for x, y in smooth(bow, closed=False, steps=26):
        for _ in range(5):
            tone = mix(GREEN, INK if dice.random() < 0.6 else SAGE, dice.uniform(0, 0.4))
            c.line([(x, y), (x + dice.uniform(-62, 62), y + dice.uniform(-62, 62))], tone, 6)
    for x, y in bow[1:-1]:
        c.oval(x, y + 20, 17, fill=RED)
    _holy_family(c)


def _holy_family(c: Canvas) -> None:
    points = [
        (
            800 + math.sin(math.pi * i / 8) * (92 if i % 2 == 0 else 36),
            300 - math.cos(math.pi * i / 8) * (92 if i % 2 == 0 else 36),
        )
        for i in range(16)
    ]
    c.oval(800, 300, 150, fill=rgb("#3a5d72"))
    c.poly(points, LIGHT)
    for x, tall, robe, cloak in (
        (560, 460, rgb("#b5603a"), rgb("#6a4a32")),
        (1030, 420, rgb("#dcebe3"), rgb("#2b5f86")),
    ):
        w = tall * 0.3
        c.blob(
            [
                (x - w, 890),
                (x - w * 0.66, 890 - tall * 0.5),
                (x - w * 0.4, 890 - tall * 0.8),
                (x + w * 0.4, 890 - tall * 0.8),
                (x + w * 0.66, 890 - tall * 0.5),
                (x + w, 890),
            ],
            cloak,
        )
        c.blob(
            [
                (x - w * 0.5, 890),
                (x - w * 0.3, 890 - tall * 0.7),
                (x + w * 0.3, 890 - tall * 0.7),
                (x + w * 0.5, 890),
            ],
            robe,
        )
        c.oval(x, 890 - tall * 0.86, tall * 0.15, fill=cloak)
        c.oval(x, 890 - tall * 0.84, tall * 0.1, tall * 0.115, fill=rgb("#e0b98c"))
    _manger(c)


def _manger(c: Canvas) -> None:
    c.line([(440, 900), (410, 430)], WOOD, 15)
    c.poly([(690, 800), (910, 800), (880, 890), (720, 890)], rgb("#a5743f"))
    for i in range(12):
        c.line([(700 + 18 * i, 806), (684 + 20 * i, 764)], rgb("#e9c46a"), 7)
    c.blob([(720, 800), (740, 752), (800, 740), (870, 756), (886, 800)], PAPER)
    c.oval(744, 764, 32, fill=rgb("#e8c39a"))
