# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The ball, the bonfire and the concert by the river."""

from __future__ import annotations

import math
from random import Random

from picture_book import scene
from picture_houses import house
from picture_kit import (
    AMBER,
    DEEP,
    DUSK,
    GREEN,
    INK,
    LIGHT,
    NIGHT,
    PAPER,
    PLUM,
    RED,
    RUST,
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
from picture_land import bare_tree, fir, fire, firs, hill, ripples, snowfall, stars
from picture_lights import garland
from picture_people import crowd, person, silhouette
from picture_room import planks
from picture_town import church
from picture_walls import ADVENT, LATE


@scene("kirchturm.jpg", 1067, 1600)
def tower_music(c: Canvas) -> None:
    """The tower of St. Vitus in the snow, light in the belfry, stars above."""
    c.wash(0, 1300, rgb("#0f2440"), rgb("#6a86a0"))
    stars(c, "tower", 700, 130)
    c.oval(840, 240, 70, fill=rgb("#f8f0d0"))
    c.oval(866, 226, 62, fill=rgb("#16304f"))
    firs(c, hill(c, "tower", 1130, 50, rgb("#38566e")), "tower-f", rgb("#2b475d"), 70)
    church(c, 380, 1440, 1200, ADVENT)
    c.glow(524, 800, 200, AMBER, 0.5)
    for i in range(3):
        silhouette(c, 448 + 74 * i, 946, 100, NIGHT)
        c.line([(452 + 74 * i, 866), (500 + 74 * i, 846)], AMBER, 7)
        c.oval(506 + 74 * i, 843, 13, 17, fill=AMBER)
    c.rect(366, 926, 316, 20, ADVENT.tone(STONE))
    house(c, -60, 1450, 280, 1, "fachwerk", ADVENT)
    house(c, 890, 1450, 260, 1, "slate", ADVENT)
    c.blob([(-60, 1680), (-60, 1450), (300, 1432), (700, 1448), (1130, 1430), (1130, 1680)], SNOW)
    c.blob(
        [(-60, 1680), (-60, 1530), (400, 1500), (800, 1540), (1130, 1510), (1130, 1680)],
        rgb("#d5e3ea"),
    )
    bare_tree(c, 130, 1540, 380, INK)
    fir(c, 960, 1560, 250, DEEP, snow=True)
    for i, px in enumerate((380, 460, 640, 720)):
        person(c, px, 1560, 150, f"tower{i}", shade=NIGHT, depth=0.2, hat=True)
    snowfall(c, "tower", 260, 6)


@scene("osterfeuer.jpg")
def easter_fire(c: Canvas) -> None:
    """A tall fire on a meadow by the river, people in a ring around it, dark hills behind."""
    c.wash(0, 700, rgb("#0e1e33"), rgb("#4f4f66"))
    stars(c, "easter", 420, 130)
    firs(c, hill(c, "easter-a", 480, 90, rgb("#24364a")), "easter-f", rgb("#1c2c3e"), 50)
    hill(c, "easter-b", 620, 40, rgb("#1a2b38"))
    church(c, 1180, 700, 290, LATE)
    for x in (1080, 1420, 1520):
        house(c, x, 700, 120, 1, "fachwerk", LATE, shop=False)
    c.rect(0, 700, 1600, 70, rgb("#2f4a5e"))
    ripples(c, 706, 768, fade(AMBER, 150), "easter", 34)
    c.rect(0, 768, 1600, 300, rgb("#27392f"))
    c.oval(780, 900, 620, 120, fill=rgb("#4c4a2e"))
    c.oval(780, 900, 400, 76, fill=rgb("#7d5d2e"))
    crowd(c, 300, 1280, 850, 130, 12, "easter-back", shade=rgb("#6a3a1c"), depth=0.35)
    fire(c, 780, 915, 420)
    for i, x in enumerate((110, 230, 330, 1120, 1230, 1370, 1480)):
        silhouette(c, x, 1050 + 14 * (i % 3), 250 - 30 * (i % 2), rgb("#14211d"))
    silhouette(c, 440, 1060, 170, rgb("#14211d"))


@scene("sommerkonzert.jpg")
def summer_concert(c: Canvas) -> None:
    """A stage with coloured light at the river, people on blankets under lanterns."""
    c.wash(0, 640, rgb("#2b3f73"), rgb("#f0a77f"))
    stars(c, "summer", 220, 50)
    firs(c, hill(c, "summer-a", 480, 70, rgb("#5a5578")), "summer-f", rgb("#4a4868"), 48)
    hill(c, "summer-b", 570, 30, rgb("#3f4a5f"))
    c.rect(0, 610, 1600, 110, rgb("#8a7f92"))
    ripples(c, 620, 712, fade(rgb("#ffd9a8"), 150), "summer", 50)
    c.rect(0, 712, 1600, 360, rgb("#3f6350"))
    c.blob(
        [(-60, 1120), (-60, 800), (500, 760), (1100, 780), (1660, 760), (1660, 1120)],
        rgb("#35564a"),
    )
    c.rect(470, 700, 660, 70, INK)
    c.rect(500, 360, 600, 350, rgb("#231b38"))
    c.poly([(440, 370), (520, 270), (1080, 270), (1160, 370)], DEEP)
    for x, colour in (
        (560, (214, 90, 120)),
        (700, (240, 190, 90)),
        (900, (90, 190, 180)),
        (1040, (150, 110, 220)),
    ):
        c.poly([(x - 10, 372), (x + 10, 372), (x + 110, 706), (x - 110, 706)], (*colour, 84))
        c.oval(x, 374, 15, fill=colour)
        c.glow(x, 520, 190, colour, 0.35)
    for i, x in enumerate((620, 760, 880, 1000)):
        person(c, x, 704, 210, f"band{i}", shade=NIGHT, depth=0.15)
        c.rect(x - 40, 590, 80, 36, (RED, WOOD, AMBER, PLUM)[i], r=8)
        for k in range(6):
            c.rect(x - 34 + 12 * k, 596, 4, 24, PAPER)
    for x in (440, 1110):
        c.rect(x, 520, 56, 190, INK, r=4)
        c.oval(x + 28, 570, 20, fill=SLATE)
        c.oval(x + 28, 640, 24, fill=SLATE)
    garland(c, (-10, 380), (470, 330), 70, 13, 12)
    garland(c, (1130, 330), (1610, 380), 70, 13, 12)
    _blankets(c)


def _blankets(c: Canvas) -> None:
    tones = (RED, GREEN, AMBER, DUSK, PLUM, RUST)
    for i in range(11):
        x, y = 110 + 270 * (i % 6) + 120 * (i // 6), 840 + 120 * (i // 6)
        c.poly([(x - 110, y), (x + 90, y), (x + 120, y + 44), (x - 130, y + 44)], tones[i % 6])
        for k in range(3):
            c.line(
                [(x - 90 + 70 * k, y), (x - 100 + 76 * k, y + 44)], mix(tones[i % 6], PAPER, 0.4), 4
            )
        silhouette(c, x - 40, y + 26, 110 + 20 * (i // 6), rgb("#16261f"))
        silhouette(c, x + 32, y + 30, 104 + 20 * (i // 6), rgb("#1c2f27"))


@scene("silvesterball.jpg")
def new_years_ball(c: Canvas) -> None:
    """Dancing couples as silhouettes before tall windows, fireworks over the roofs."""
    c.rect(0, 0, 1600, 1067, rgb("#7a2f3a"))
    dice = chance("ball")
    for k in range(3):
        x = 130 + 480 * k
        c.rect(x - 26, 90, 432, 700, rgb("#e9cf9a"))
        c.rect(x, 116, 380, 650, rgb("#10223c"))
        _fireworks(c, x, dice, k)
        for i in range(5):
            rx = x + 76 * i
            c.poly(
                [
                    (rx, 766),
                    (rx, 640 - 20 * (i % 2)),
                    (rx + 38, 590 - 20 * (i % 2)),
                    (rx + 76, 640 - 20 * (i % 2)),
                    (rx + 76, 766),
                ],
                rgb("#0a1524"),
            )
            c.rect(rx + 28, 680, 18, 26, LIGHT)
        c.rect(x, 700, 380, 66, rgb("#dfe9ee"))
        for i in (1, 2):
            c.rect(x + 380 * i / 3 - 5, 116, 10, 650, rgb("#e9cf9a"))
        for y in (300, 500):
            c.rect(x, y, 380, 9, rgb("#e9cf9a"))
        _curtains(c, x)
    _dancers(c, dice)


def _curtains(c: Canvas, x: float) -> None:
    for side in (0, 1):
        px = x - 40 + side * 400
        c.blob(
            [
                (px, 70),
                (px + 60, 70),
                (px + 50 - 30 * side, 400),
                (px + 70 - 60 * side, 800),
                (px - 10, 800),
                (px, 400),
            ],
            rgb("#a5463d"),
        )


def _fireworks(c: Canvas, x: float, dice: Random, k: int) -> None:
    for i in range(4):
        bx, by = x + dice.uniform(60, 320), dice.uniform(180, 420)
        tone = (LIGHT, rgb("#f08a70"), rgb("#9fdcc0"), PAPER)[(i + k) % 4]
        for ray in range(18):
            turn, reach = math.pi * ray / 9, dice.uniform(30, 58)
            tip = (bx + math.cos(turn) * reach, by + math.sin(turn) * reach)
            c.line([(bx + math.cos(turn) * 14, by + math.sin(turn) * 14), tip], tone, 3)
            c.oval(*tip, 4, fill=tone)


def _dancers(c: Canvas, dice: Random) -> None:
    planks(c, 800, rgb("#8a5c32"), "ball")
    for x in (400, 1200):
        c.line([(x, 0), (x, 60)], AMBER, 6)
        for i in range(9):
            c.oval(x - 120 + 30 * i, 110 - 14 * abs(4 - i), 12, fill=rgb("#fff0c0"))
        c.stroke([(x - 130, 70), (x, 150), (x + 130, 70)], AMBER, 8)
        c.glow(x, 110, 330, AMBER, 0.4)
    for i, (x, y, s) in enumerate(
        ((250, 980, 1.0), (560, 900, 0.8), (800, 1030, 1.1), (1080, 910, 0.82), (1370, 990, 1.0))
    ):
        _couple(c, x, y, 380 * s, (PLUM, GREEN, rgb("#27485c"), RUST, DEEP)[i])
    for _ in range(80):
        c.rect(
            dice.uniform(0, 1600),
            dice.uniform(0, 1060),
            9,
            9,
            fade(dice.choice((LIGHT, PAPER, ROSEATE, rgb("#9fdcc0"))), 210),
            r=2,
        )


ROSEATE = rgb("#f08a70")


def _couple(c: Canvas, x: float, ground: float, tall: float, dress: Colour) -> None:
    dark = rgb("#1a1418")
    c.oval(x, ground, tall * 0.32, tall * 0.04, fill=(20, 8, 6, 110))
    for dx in (-0.2, -0.08):
        c.line(
            [(x + tall * dx, ground - tall * 0.45), (x + tall * (dx - 0.02), ground)],
            dark,
            tall * 0.075,
        )
    c.blob(
        [
            (x - tall * 0.26, ground - tall * 0.4),
            (x - tall * 0.26, ground - tall * 0.76),
            (x - tall * 0.14, ground - tall * 0.84),
            (x - tall * 0.02, ground - tall * 0.76),
            (x - tall * 0.03, ground - tall * 0.4),
        ],
        dark,
    )
    c.oval(x - tall * 0.13, ground - tall * 0.92, tall * 0.066, tall * 0.078, fill=dark)
    _lady(c, x, ground, tall, dress, dark)


def _lady(c: Canvas, x: float, ground: float, tall: float, dress: Colour, dark: Colour) -> None:
    c.blob(
        [
            (x + tall * 0.04, ground - tall * 0.76),
            (x + tall * 0.17, ground - tall * 0.76),
            (x + tall * 0.15, ground - tall * 0.54),
            (x + tall * 0.36, ground - tall * 0.02),
            (x + tall * 0.1, ground + 4),
            (x - tall * 0.06, ground - tall * 0.02),
            (x + tall * 0.05, ground - tall * 0.54),
        ],
        dress,
    )
    c.oval(
        x + tall * 0.1, ground - tall * 0.86, tall * 0.058, tall * 0.07, fill=mix(dress, INK, 0.5)
    )
    c.oval(x + tall * 0.15, ground - tall * 0.88, tall * 0.04, fill=mix(dress, INK, 0.6))
    c.line(
        [(x - tall * 0.05, ground - tall * 0.74), (x + tall * 0.15, ground - tall * 0.62)],
        dark,
        tall * 0.05,
    )
    c.line(
        [(x - tall * 0.2, ground - tall * 0.76), (x - tall * 0.36, ground - tall * 0.74)],
        dark,
        tall * 0.05,
    )
    c.line(
        [(x + tall * 0.06, ground - tall * 0.73), (x - tall * 0.34, ground - tall * 0.75)],
        mix(dress, INK, 0.35),
        tall * 0.035,
    )
