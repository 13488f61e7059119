# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Inside the shops: shelves, drawers, counters, an oven and a tiled stove."""

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
    RUST,
    SAGE,
    SLATE,
    STONE,
    WOOD,
    Canvas,
    Colour,
    chance,
    mix,
    rgb,
)
from picture_people import person
from picture_room import barrel, counter, pendant, planks
from picture_town import arched
from picture_walls import courses
from picture_wares import loaf


@scene("baeckerei-hoevel-backstube.jpg")
def bakehouse(c: Canvas) -> None:
    """The bakehouse at night: a glowing oven, loaves on the long peel."""
    c.rect(0, 0, 1600, 1067, rgb("#5a3a2c"))
    courses(c, 0, 0, 1600, 800, 46, rgb("#7d5642"))
    planks(c, 800, rgb("#3a2a22"), "bakehouse")
    c.rect(330, 170, 860, 640, rgb("#6e4434"))
    courses(c, 330, 170, 860, 640, 40, rgb("#9a6a52"))
    arched(c, 480, 300, 560, 470, rgb("#2b1712"))
    arched(c, 510, 330, 500, 430, rgb("#7a2c12"))
    arched(c, 570, 420, 380, 330, rgb("#d4652a"))
    c.oval(760, 736, 190, 60, fill=rgb("#f6b14a"))
    dice = chance("embers")
    for _ in range(90):
        c.oval(
            dice.uniform(560, 960),
            dice.uniform(700, 764),
            dice.uniform(3, 11),
            fill=dice.choice((LIGHT, AMBER, RED)),
        )
    c.rect(330, 756, 860, 54, rgb("#8a8279"))
    c.glow(760, 640, 640, rgb("#c8622a"), 0.6)
    c.line([(1590, 1000), (800, 800)], WOOD, 22)
    c.blob([(420, 800), (520, 762), (860, 772), (900, 806), (860, 838), (520, 836)], rgb("#c99a64"))
    for i, px in enumerate((470, 620, 760)):
        loaf(c, px, 806, 130, 3 * i)
    for i in range(4):
        c.rect(1240, 250 + 150 * i, 340, 12, DARKWOOD)
        for k in range(3):
            loaf(c, 1254 + 108 * k, 250 + 150 * i, 98, i + k)
    c.rect(30, 640, 260, 26, WOOD)
    c.rect(50, 666, 20, 190, DARKWOOD)
    c.rect(250, 666, 20, 190, DARKWOOD)
    c.blob([(70, 640), (60, 560), (100, 500), (170, 500), (220, 560), (210, 640)], rgb("#e8dcc2"))
    c.text(140, 580, "MEHL", 32, DARKWOOD, 1)
    person(c, 240, 1030, 460, "baker", shade=PAPER, depth=0.25, hat=True)


@scene("eisenwaren-luetke.jpg")
def hardware(c: Canvas) -> None:
    """An old shop: hundreds of small drawers behind the counter."""
    c.rect(0, 0, 1600, 1067, rgb("#6a4a32"))
    dice = chance("drawers")
    for row in range(9):
        for col in range(16):
            x, y = 20 + col * 98, 24 + row * 84
            wood = mix(
                rgb("#a87848"), DARKWOOD if dice.random() < 0.5 else CREAM, dice.uniform(0, 0.16)
            )
            c.rect(x, y, 92, 78, wood, r=3)
            c.rect(x + 6, y + 6, 80, 66, mix(wood, INK, 0.08), r=2)
            c.rect(x + 24, y + 16, 44, 20, CREAM)
            c.rect(x + 30, y + 24, dice.uniform(16, 32), 4, SLATE)
            c.oval(x + 46, y + 54, 9, fill=AMBER)
            c.oval(x + 44, y + 51, 3, fill=PAPER)
    c.rect(980, 276, 92, 78, rgb("#2b1d14"))
    c.rect(966, 300, 120, 82, rgb("#b98a55"), r=3)
    c.oval(1026, 346, 10, fill=AMBER)
    for side in (0, 1):
        c.line([(330 + side * 60, 60), (330 + side * 60, 800)], DARKWOOD, 14)
    for i in range(9):
        c.line([(330, 110 + i * 80), (390, 110 + i * 80)], DARKWOOD, 10)
    counter(c, 830, rgb("#4c6156"))
    c.rect(120, 690, 240, 120, rgb("#3d4a45"), r=10)
    c.rect(150, 640, 180, 70, rgb("#3d4a45"), r=8)
    for i in range(8):
        c.oval(156 + 25 * i, 740 + (i % 2) * 28, 9, fill=CREAM)
    c.rect(166, 654, 148, 30, CREAM)
    c.text(240, 669, "4,20", 24, INK, 0.6)
    for i, px in enumerate((1080, 1190, 1300)):
        c.slice(px, 806, 44, 180, 360, (STONE, AMBER, RUST)[i], flat=0.7)
    c.line([(620, 806), (640, 560)], WOOD, 20)
    c.rect(580, 540, 130, 44, SLATE, r=6)
    person(c, 870, 1010, 590, "ironmonger")
    c.rect(0, 830, 1600, 237, rgb("#4c6156"))
    counter(c, 830, rgb("#4c6156"))
    pendant(c, 800, 60, 70, GREEN)


@scene("metzgerei-sonntag.jpg")
def butcher(c: Canvas) -> None:
    """A tiled shop with hams on the rail."""
    c.rect(0, 0, 1600, 1067, rgb("#eef0e8"))
    for row in range(12):
        for col in range(20):
            tile = mix(rgb("#e6ebe2"), SAGE, 0.05 + 0.06 * ((row * 7 + col * 3) % 4) / 3)
            c.rect(col * 82, row * 66, 79, 63, tile, r=3)
    c.rect(0, 330, 1600, 66, rgb("#a5463d"))
    for i in range(20):
        c.poly(
            [(i * 82 + 40, 336), (i * 82 + 74, 363), (i * 82 + 40, 390), (i * 82 + 6, 363)],
            rgb("#e7d9c0"),
        )
    c.rect(60, 90, 1480, 14, SLATE, r=6)
    for i in range(11):
        x = 130 + 134 * i
        c.stroke([(x, 104), (x + 8, 126), (x, 140)], SLATE, 6)
        if i % 3 == 1:
            for k in (-1, 0, 1):
                c.stroke(
                    [(x, 140), (x + 26 * k, 190), (x + 24 * k, 270), (x + 10 * k, 330)],
                    rgb("#8e3b30"),
                    20,
                )
        else:
            _ham(c, x, rgb("#9c4a36") if i % 2 else rgb("#b3604a"))
    _butcher_counter(c)


def _ham(c: Canvas, x: float, tone: Colour) -> None:
    c.blob(
        [
            (x, 138),
            (x + 30, 190),
            (x + 54, 280),
            (x + 24, 360),
            (x - 24, 360),
            (x - 54, 280),
            (x - 30, 190),
        ],
        tone,
    )
    c.blob([(x - 20, 200), (x - 34, 280), (x - 16, 330), (x - 6, 260)], mix(tone, CREAM, 0.35))
    c.oval(x + 2, 346, 24, 15, fill=rgb("#f2ddc0"))


def _butcher_counter(c: Canvas) -> None:
    person(c, 1180, 990, 560, "butcher", shade=PAPER, depth=0.1)
    c.poly([(1120, 600), (1240, 600), (1262, 780), (1100, 780)], PAPER)
    c.rect(0, 640, 1600, 200, (206, 228, 226, 235))
    for row, base in enumerate((730, 820)):
        c.rect(0, base, 1600, 8, STONE)
        for i in range(9):
            x = 40 + 176 * i + 30 * row
            c.rect(x, base - 10, 140, 12, PAPER, r=4)
            _cold_cuts(c, x, base - 10, i + row * 4)
    c.poly([(100, 640), (210, 640), (120, 840), (10, 840)], (255, 255, 255, 60))
    c.poly([(760, 640), (820, 640), (730, 840), (670, 840)], (255, 255, 255, 60))
    c.rect(0, 624, 1600, 18, SLATE)
    counter(c, 850, rgb("#8f3a33"))


def _cold_cuts(c: Canvas, x: float, base: float, kind: int) -> None:
    meat = (rgb("#c65b4e"), rgb("#8e3b30"), rgb("#e0a58f"), rgb("#b3604a"))[kind % 4]
    if kind % 3 == 0:
        for i in range(4):
            c.oval(x + 24 + 30 * i, base - 18, 20, 18, fill=meat)
            c.oval(x + 24 + 30 * i, base - 18, 8, 7, fill=mix(meat, CREAM, 0.6))
    elif kind % 3 == 1:
        for i in range(3):
            c.stroke(
                [
                    (x + 8, base - 8 - 13 * i),
                    (x + 70, base - 20 - 13 * i),
                    (x + 132, base - 8 - 13 * i),
                ],
                meat,
                15,
            )
    else:
        c.rect(x + 8, base - 52, 124, 52, meat, r=14)
        c.rect(x + 8, base - 52, 124, 14, CREAM, r=7)


@scene("gasthof-zur-alten-bruecke-stube.jpg")
def parlour(c: Canvas) -> None:
    """The inn's parlour: tiled stove, oak tables, the small barrel with bridge pennies."""
    c.rect(0, 0, 1600, 1067, rgb("#d8b47c"))
    c.rect(0, 430, 1600, 400, rgb("#7d5536"))
    for i in range(14):
        c.rect(16 + 116 * i, 450, 96, 340, rgb("#8a6040"), r=3)
    for i in range(6):
        c.rect(0, 20, 1600, 30, DARKWOOD)
        c.rect(80 + 290 * i, 0, 44, 60, DARKWOOD)
    planks(c, 820, rgb("#6a4a32"), "parlour")
    for x in (560, 860):
        c.rect(x - 14, 120, 228, 250, PAPER)
        c.rect(x, 134, 200, 222, rgb("#35566b"))
        for k in range(1, 4):
            c.rect(x + 50 * k - 2, 134, 4, 222, PAPER)
            c.rect(x, 134 + 56 * k - 2, 200, 4, PAPER)
        for side in (0, 1):
            c.poly(
                [(x - 14 + side * 228, 110), (x + 60 + side * 80, 110), (x - 14 + side * 228, 330)],
                RED,
            )
    for row in range(9):
        for col in range(4):
            c.rect(
                90 + 84 * col,
                180 + 74 * row,
                80,
                70,
                mix(GREEN, LIGHT, 0.05 + 0.1 * ((row + col) % 3)),
                r=6,
            )
            c.oval(130 + 84 * col, 215 + 74 * row, 20, fill=mix(GREEN, INK, 0.25))
    c.rect(74, 150, 372, 32, DEEP, r=6)
    c.rect(74, 830, 372, 40, DEEP, r=6)
    c.rect(190, 690, 150, 110, INK, r=8)
    c.rect(204, 704, 122, 82, rgb("#d4652a"), r=6)
    c.glow(265, 745, 230, AMBER, 0.5)
    _tables(c)


def _tables(c: Canvas) -> None:
    barrel(c, 1380, 650, 190)
    c.rect(1250, 650, 260, 20, DARKWOOD)
    for i in range(7):
        c.oval(1300 + 26 * i, 462 - 7 * (i % 2), 13, 7, fill=rgb("#c98a3a"))
    for i in range(5):
        c.rect(1180 + 84 * i, 240, 40, 56, STONE, r=6)
        c.ring(1226 + 84 * i, 268, 16, 6, STONE)
    c.rect(1150, 296, 430, 12, DARKWOOD)
    for x, y in ((760, 900), (1240, 950)):
        c.rect(x - 250, y - 60, 500, 32, rgb("#b07c48"))
        c.rect(x - 250, y - 34, 500, 8, DARKWOOD)
        for dx in (-210, 190):
            c.rect(x + dx, y - 28, 26, 160, DARKWOOD)
        for dx in (-120, 90):
            c.rect(x + dx, y - 132, 44, 72, rgb("#e9b64a"), r=6)
            c.rect(x + dx - 4, y - 146, 52, 22, PAPER, r=10)
            c.ring(x + dx + 50, y - 96, 20, 7, rgb("#e9d9b0"))
        c.oval(x, y - 66, 46, 10, fill=PAPER)
        loaf(c, x - 34, y - 66, 68, 1)
    pendant(c, 760, 330, 64, DEEP)
    pendant(c, 1240, 330, 64, DEEP)
