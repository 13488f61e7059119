# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Train, flood, fire, feast and music: the town's year."""

from __future__ import annotations

import math

from picture_book import scene
from picture_houses import house
from picture_kit import (
    AMBER,
    CREAM,
    DARKWOOD,
    GREEN,
    INK,
    LIGHT,
    PAPER,
    RED,
    SLATE,
    SNOW,
    STONE,
    WOOD,
    Canvas,
    Colour,
    chance,
    fade,
    mix,
    rgb,
)
from picture_land import bare_tree, cloud, fir, firs, hill, ripples, snowfall
from picture_town import bridge, church
from picture_walls import GREY, WINTER


@scene("dampfzug.jpg")
def steam_train(c: Canvas) -> None:
    """A steam engine with three coaches in the snowy valley, smoke drifting over the hills."""
    c.wash(0, 620, rgb("#8fb3c6"), rgb("#f6e4cc"))
    firs(c, hill(c, "train-a", 380, 80, rgb("#c3d6de")), "train-f", rgb("#9db8c2"), 50)
    firs(c, hill(c, "train-b", 500, 50, rgb("#dbe7ea")), "train-g", rgb("#6f949c"), 74)
    church(c, 180, 640, 300, WINTER)
    for x, k in ((60, "fachwerk"), (420, "slate"), (540, "fachwerk")):
        house(c, x, 640, 120, 1, k, WINTER, shop=False)
    hill(c, "train-c", 640, 20, SNOW)
    dice = chance("smoke")
    for i in range(22):
        t = i / 21
        c.oval(
            1270 - 900 * t + dice.uniform(-20, 20),
            470 - 250 * t**0.8 + dice.uniform(-24, 24),
            36 + 70 * t,
            30 + 50 * t,
            fill=fade(mix(PAPER, SLATE, 0.12 + 0.1 * (i % 2)), round(235 - 120 * t)),
        )
    c.poly([(0, 790), (1600, 790), (1600, 850), (0, 850)], rgb("#b9c3c4"))
    c.rect(0, 786, 1600, 9, SLATE)
    for i in range(46):
        c.rect(36 * i, 796, 20, 12, DARKWOOD)
    for i in range(3):
        _coach(c, 20 + 330 * i, 784, (rgb("#6d2f35"), GREEN, rgb("#6d2f35"))[i])
    _engine(c, 1015, 784)
    c.blob(
        [(-60, 1120), (-60, 850), (400, 836), (900, 870), (1300, 846), (1680, 860), (1680, 1120)],
        rgb("#e6eff1"),
    )
    c.blob(
        [(-60, 1120), (-60, 960), (300, 920), (760, 1000), (1200, 960), (1680, 1000), (1680, 1120)],
        SNOW,
    )
    for x, g, t in ((110, 1010, 300), (250, 1040, 210), (1480, 1030, 330), (1350, 1050, 200)):
        fir(c, x, g, t, rgb("#2f5f55"), snow=True)
    snowfall(c, "train", 200)


def _coach(c: Canvas, x: float, base: float, fill: Colour) -> None:
    c.rect(x, base - 150, 312, 118, fill, r=6)
    c.rect(x - 6, base - 168, 324, 26, SLATE, r=12)
    c.rect(x - 2, base - 172, 316, 12, SNOW, r=6)
    for i in range(6):
        c.rect(x + 22 + 47 * i, base - 132, 34, 44, rgb("#ffe09a"), r=4)
    c.rect(x, base - 74, 312, 6, CREAM)
    for wx in (50, 100, 212, 262):
        c.oval(x + wx, base - 24, 24, fill=INK)
        c.oval(x + wx, base - 24, 9, fill=STONE)
    c.rect(x + 306, base - 48, 30, 8, INK)


def _engine(c: Canvas, x: float, base: float) -> None:
    c.rect(x, base - 190, 110, 150, INK, r=6)
    c.rect(x + 20, base - 170, 60, 56, rgb("#ffdf96"), r=4)
    c.rect(x - 12, base - 206, 140, 22, SLATE, r=6)
    c.rect(x + 100, base - 152, 260, 96, rgb("#22302e"), r=20)
    for i in range(3):
        c.rect(x + 150 + 70 * i, base - 152, 8, 96, AMBER)
    c.poly(
        [
            (x + 290, base - 150),
            (x + 296, base - 240),
            (x + 280, base - 262),
            (x + 352, base - 262),
            (x + 336, base - 240),
            (x + 342, base - 150),
        ],
        INK,
    )
    c.slice(x + 200, base - 150, 30, 180, 360, rgb("#22302e"))
    c.oval(x + 366, base - 104, 22, 44, fill=SLATE)
    c.oval(x + 378, base - 116, 12, fill=LIGHT)
    c.rect(x, base - 62, 400, 22, RED)
    c.poly([(x + 372, base - 50), (x + 420, base - 6), (x + 350, base - 6)], RED)
    for i in range(3):
        wx = x + 90 + 92 * i
        c.oval(wx, base - 38, 42, fill=RED)
        c.ring(wx, base - 38, 42, 9, INK)
        c.oval(wx, base - 38, 10, fill=INK)
        for k in range(6):
            turn = math.pi * k / 6
            c.line(
                [
                    (wx - math.cos(turn) * 32, base - 38 - math.sin(turn) * 32),
                    (wx + math.cos(turn) * 32, base - 38 + math.sin(turn) * 32),
                ],
                INK,
                4,
            )
    c.line([(x + 90, base - 28), (x + 360, base - 28)], STONE, 11)


@scene("lenne-hochwasser.webp")
def flood(c: Canvas) -> None:
    """The Lenne in flood under a grey sky; a bench stands in the river up to its seat."""
    c.wash(0, 600, rgb("#77888e"), rgb("#c9cdc6"))
    for x, y, s in ((250, 120, 280), (760, 90, 330), (1300, 140, 300)):
        cloud(c, x, y, s, mix(SLATE, STONE, 0.6))
    firs(c, hill(c, "flood-a", 400, 60, rgb("#7c9390")), "flood-f", rgb("#667f7d"), 46)
    hill(c, "flood-b", 500, 30, rgb("#62807a"))
    for x, k, w in (
        (980, "fachwerk", 170),
        (1160, "slate", 150),
        (1320, "fachwerk", 180),
        (1510, "rose", 150),
    ):
        house(c, x, 590, w, 1, k, GREY, shop=False)
    bridge(c, -40, 520, 900, 120, 3, GREY, rgb("#56676a"))
    c.mirror(610, 230, rgb("#7d7a66"), 0.5)
    c.rect(0, 838, 1600, 240, rgb("#7d7a66"))
    ripples(c, 620, 1060, fade(rgb("#c5c2aa"), 110), "flood", 150)
    ripples(c, 640, 1060, fade(rgb("#4c4f47"), 90), "flood-2", 80)
    for x, tall in ((250, 520), (1430, 560)):
        bare_tree(c, x, 900, tall, rgb("#2f3b3a"))
        c.oval(x, 902, 60, 9, fill=fade(rgb("#c5c2aa"), 120))
    for i in range(3):
        c.rect(640, 700 + 44 * i, 400, 26, mix(WOOD, INK, 0.12 * i))
    for x in (670, 990):
        c.rect(x, 680, 18, 190, SLATE)
    c.rect(620, 842, 440, 24, WOOD)
    c.wash(862, 900, (125, 122, 102, 255), (125, 122, 102, 255), x0=0)
    ripples(c, 868, 930, fade(rgb("#dedbc6"), 150), "bench", 26)
    c.rect(1180, 640, 14, 250, PAPER)
    for i in range(5):
        c.rect(1180, 640 + 50 * i, 14, 25, RED)
    dice = chance("rain")
    for _ in range(210):
        left, top = dice.uniform(0, 1620), dice.uniform(0, 1067)
        c.line([(left, top), (left - 8, top + 30)], (232, 238, 236, 70), 1.6)
