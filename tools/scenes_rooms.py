# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Inside the shops: shelves, drawers, counters, an oven and a tiled stove."""

from __future__ import annotations

from picture_book import scene
from picture_houses import arched, courses
from picture_kit import (
    AMBER,
    CREAM,
    DARKWOOD,
    DEEP,
    DUSK,
    GREEN,
    INK,
    LIGHT,
    MINT,
    PAPER,
    PLUM,
    RED,
    ROSE,
    RUST,
    SAGE,
    SAND,
    SKY,
    SLATE,
    STONE,
    WOOD,
    Canvas,
    Colour,
    chance,
    fade,
    mix,
    rgb,
)
from picture_people import person
from picture_wares import SPINES, book_row, book_stack, bottle, cake, loaf, wine_glass, wool


def planks(c: Canvas, top: float, fill: Colour, name: str) -> None:
    """Lay a floor of boards that run towards the viewer."""
    c.rect(0, top, c.width, c.height - top, fill)
    dice = chance(name)
    for i in range(-4, 20):
        x = i * 110
        far = 800 + (x - 800) * 0.62
        c.line([(far, top), (x, c.height)], mix(fill, INK, 0.22), 3)
        c.line([(far + 30, top + 40), (x + 46, c.height)], (*mix(fill, PAPER, dice.uniform(0.05, 0.2))[:3], 70), 16)


def pendant(c: Canvas, x: float, drop: float, r: float, fill: Colour) -> None:
    """Hang a lamp with its light."""
    c.line([(x, 0), (x, drop)], INK, 4)
    c.glow(x, drop + r * 0.7, r * 4.4, AMBER, 0.42)
    c.slice(x, drop + r * 0.6, r, 180, 360, fill)
    c.oval(x, drop + r * 0.66, r * 0.34, fill=rgb("#fff3cf"))


def counter(c: Canvas, top: float, fill: Colour, low: float = 1067) -> None:
    """Put a panelled counter across the picture."""
    c.rect(0, top, c.width, low - top, fill)
    c.rect(0, top - 22, c.width, 26, mix(fill, INK, 0.4))
    c.rect(0, top - 22, c.width, 7, mix(fill, PAPER, 0.3))
    for i in range(6):
        c.rect(30 + 262 * i, top + 40, 230, low - top - 70, mix(fill, INK, 0.14), r=4)
        c.rect(44 + 262 * i, top + 54, 202, low - top - 98, mix(fill, PAPER, 0.06), r=3)


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
        c.oval(dice.uniform(560, 960), dice.uniform(700, 764), dice.uniform(3, 11), fill=dice.choice((LIGHT, AMBER, RED)))
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
            wood = mix(rgb("#a87848"), DARKWOOD if dice.random() < 0.5 else CREAM, dice.uniform(0, 0.16))
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
        c.poly([(i * 82 + 40, 336), (i * 82 + 74, 363), (i * 82 + 40, 390), (i * 82 + 6, 363)], rgb("#e7d9c0"))
    c.rect(60, 90, 1480, 14, SLATE, r=6)
    for i in range(11):
        x = 130 + 134 * i
        c.stroke([(x, 104), (x + 8, 126), (x, 140)], SLATE, 6)
        if i % 3 == 1:
            for k in (-1, 0, 1):
                c.stroke([(x, 140), (x + 26 * k, 190), (x + 24 * k, 270), (x + 10 * k, 330)], rgb("#8e3b30"), 20)
        else:
            tone = rgb("#9c4a36") if i % 2 else rgb("#b3604a")
            c.blob([(x, 138), (x + 30, 190), (x + 54, 280), (x + 24, 360), (x - 24, 360), (x - 54, 280), (x - 30, 190)], tone)
            c.blob([(x - 20, 200), (x - 34, 280), (x - 16, 330), (x - 6, 260)], mix(tone, CREAM, 0.35))
            c.oval(x + 2, 346, 24, 15, fill=rgb("#f2ddc0"))
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
            c.stroke([(x + 8, base - 8 - 13 * i), (x + 70, base - 20 - 13 * i), (x + 132, base - 8 - 13 * i)], meat, 15)
    else:
        c.rect(x + 8, base - 52, 124, 52, meat, r=14)
        c.rect(x + 8, base - 52, 124, 14, CREAM, r=7)


@scene("konditorei-schlueter.jpg")
def pastry_shop(c: Canvas) -> None:
    """A glass case with cakes on stands, a tree cake behind."""
    c.rect(0, 0, 1600, 1067, rgb("#e7c9c2"))
    for i in range(20):
        c.rect(i * 82, 0, 40, 640, rgb("#ecd4cd"))
    c.rect(0, 560, 1600, 90, rgb("#f4ead8"))
    c.rect(930, 70, 480, 380, rgb("#8a5a3c"), r=6)
    c.rect(950, 90, 440, 340, rgb("#cfdedb"))
    c.poly([(970, 410), (1150, 110), (1240, 110), (1060, 410)], (255, 255, 255, 60))
    for i in range(9):
        c.oval(330, 520 - i * 44, 96 - i * 4 + (i % 2) * 8, 34, fill=mix(rgb("#a9693a"), CREAM, 0.1 * (i % 3)))
    c.rect(318, 60, 24, 90, WOOD, r=8)
    c.oval(330, 556, 150, 22, fill=STONE)
    pendant(c, 640, 120, 62, GREEN)
    pendant(c, 1500, 120, 62, GREEN)
    person(c, 700, 1000, 600, "confectioner", shade=PAPER, depth=0.1)
    c.rect(0, 590, 1600, 300, (218, 236, 232, 225))
    for i in range(7):
        cake(c, 130 + 226 * i, 870, 176, i)
    c.rect(0, 590, 1600, 14, AMBER)
    c.poly([(260, 604), (380, 604), (250, 880), (130, 880)], (255, 255, 255, 56))
    c.poly([(1080, 604), (1130, 604), (1000, 880), (950, 880)], (255, 255, 255, 56))
    counter(c, 900, rgb("#6d3550"))


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
        c.poly([(x + 10, 820), (x + 230, 820), (x + 330, 1000), (x + 60, 1000)], (255, 244, 210, 60))
    planks(c, 760, rgb("#b98d5c"), "library")
    for i in range(3):
        x = 310 + 370 * i
        c.poly([(x, 800), (x + 210, 800), (x + 290, 960), (x + 40, 960)], (255, 246, 214, 76))
    for x, w in ((-20, 260), (1400, 230)):
        c.rect(x, 60, w, 760, DARKWOOD)
        for row in range(6):
            c.rect(x + 10, 76 + 122 * row, w - 20, 108, rgb("#3f2a1c"))
            book_row(c, x + 14, 182 + 122 * row, w - 28, 100, f"lib{x}{row}")
    c.oval(1130, 950, 330, 76, fill=RED)
    c.oval(1130, 950, 280, 60, fill=mix(RED, CREAM, 0.2))
    for bx, by, fill in ((960, 900, LIGHT), (1300, 900, SAGE)):
        c.blob([(bx - 90, by + 30), (bx - 80, by - 50), (bx, by - 86), (bx + 80, by - 50), (bx + 90, by + 30), (bx, by + 50)], fill)
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


@scene("unverpackt-korn-und-kanne.jpg")
def unpackaged(c: Canvas) -> None:
    """A row of glass dispensers with grain, beans and noodles."""
    c.rect(0, 0, 1600, 1067, rgb("#dfe6d8"))
    fills = (rgb("#d9b36a"), rgb("#7a3b2c"), rgb("#e9d9a8"), rgb("#c8743a"), rgb("#4d3a2a"), rgb("#b9c27a"), rgb("#f0e6d0"), rgb("#8b5a3c"))
    for row in range(2):
        top = 70 + row * 400
        c.rect(40, top - 20, 1520, 20, WOOD)
        for i in range(8):
            _dispenser(c, 66 + 188 * i, top, fills[(i + row * 3) % 8], f"disp{row}{i}", 0.35 + 0.09 * ((i * 5 + row * 3) % 7))
        c.rect(40, top + 346, 1520, 22, WOOD)
    counter(c, 920, rgb("#a87848"))
    for i in range(6):
        x = 120 + 230 * i
        c.rect(x, 800, 92, 100, (225, 238, 234, 220), r=10)
        c.rect(x + 6, 850 - 12 * (i % 3), 80, 46 + 12 * (i % 3), fills[(i + 2) % 8], r=8)
        c.rect(x + 4, 786, 84, 22, WOOD, r=5)
    c.blob([(1420, 900), (1400, 820), (1440, 770), (1520, 770), (1560, 820), (1540, 900)], rgb("#e2d6bb"))


def _dispenser(c: Canvas, x: float, top: float, fill: Colour, name: str, level: float) -> None:
    c.rect(x, top + 10, 150, 250, (236, 244, 241, 255), r=12)
    full = 238 * min(level, 0.92)
    c.rect(x + 8, top + 252 - full, 134, full, fill, r=8)
    dice = chance(name)
    for _ in range(70):
        gx, gy = dice.uniform(x + 14, x + 134), dice.uniform(top + 256 - full, top + 246)
        c.oval(gx, gy, 5, 3.4, fill=mix(fill, PAPER if dice.random() < 0.5 else INK, 0.28))
    c.poly([(x + 6, top + 258), (x + 144, top + 258), (x + 96, top + 312), (x + 54, top + 312)], mix(fill, PAPER, 0.35))
    c.rect(x + 58, top + 306, 34, 30, SLATE, r=4)
    c.rect(x + 40, top + 296, 70, 14, INK, r=6)
    c.rect(x - 4, top, 158, 22, WOOD, r=6)
    c.rect(x + 34, top + 60, 82, 50, PAPER, r=4)
    c.rect(x + 44, top + 74, 58, 6, SLATE)
    c.rect(x + 44, top + 88, 38, 5, STONE)
    c.rect(x + 14, top + 30, 9, 200, (255, 255, 255, 120), r=4)


@scene("weinhandlung-fass-11.jpg")
def wine_cellar(c: Canvas) -> None:
    """A vaulted cellar with wine racks and a barrel for a table."""
    c.rect(0, 0, 1600, 1067, rgb("#7a6552"))
    courses(c, 0, 0, 1600, 860, 54, rgb("#a08a70"))
    for x in (-120, 560, 1240):
        arched(c, x, 120, 480, 760, rgb("#3a2c24"))
    planks(c, 850, rgb("#4b3a2e"), "cellar")
    glass = (rgb("#1f4a3a"), rgb("#4a1f2a"), rgb("#6b6a2c"), rgb("#2a2f36"))
    for x in (-60, 600, 1290):
        for row in range(4):
            base = 420 + row * 140
            c.rect(x, base, 400, 14, WOOD)
            for i in range(8):
                bottle(c, x + 14 + 48 * i, base, 118, glass[(i + row) % 4], (CREAM, PAPER, SAND)[(i * 2 + row) % 3])
    pendant(c, 460, 200, 56, DEEP)
    pendant(c, 1150, 200, 56, DEEP)
    _barrel(c, 800, 1030, 330)
    for i, dx in enumerate((-90, 0, 90)):
        wine_glass(c, 800 + dx, 716, 150, (rgb("#7a1f33"), rgb("#e8d27a"), rgb("#7a1f33"))[i])
    bottle(c, 836, 712, 210, rgb("#4a1f2a"), CREAM)
    c.glow(800, 700, 320, AMBER, 0.25)


def _barrel(c: Canvas, x: float, ground: float, tall: float) -> None:
    w = tall * 0.5
    c.blob([(x - w * 0.78, ground - tall), (x - w, ground - tall * 0.5), (x - w * 0.78, ground), (x + w * 0.78, ground), (x + w, ground - tall * 0.5), (x + w * 0.78, ground - tall)], rgb("#8f5e38"))
    for i in range(-3, 4):
        c.stroke([(x + w * 0.22 * i, ground - tall), (x + w * 0.285 * i, ground - tall * 0.5), (x + w * 0.22 * i, ground)], DARKWOOD, 4)
    for share in (0.1, 0.3, 0.7, 0.9):
        half = w * (0.8 + 0.2 * (1 - abs(share - 0.5) * 2))
        c.rect(x - half, ground - tall * share - 9, half * 2, 18, SLATE, r=5)
    c.oval(x, ground - tall, w * 0.84, w * 0.2, fill=rgb("#b98a55"))
    c.oval(x, ground - tall - 8, w * 0.84, w * 0.2, fill=rgb("#cda06a"))


@scene("weltladen.jpg")
def fair_trade(c: Canvas) -> None:
    """A shelf with coffee packets, baskets and bright cloths."""
    c.rect(0, 0, 1600, 1067, rgb("#d9b98a"))
    c.rect(50, 30, 1500, 1010, rgb("#7d5536"))
    dice = chance("fair")
    tones = (RED, GREEN, AMBER, DUSK, PLUM, RUST, rgb("#2f7f8a"), ROSE)
    for row in range(4):
        base = 270 + row * 246
        c.rect(74, base - 226, 1452, 226, rgb("#4e3423"))
        x = 90.0
        while x < 1380:
            kind = dice.randint(0, 3)
            if kind == 0:
                for k in range(3):
                    _packet(c, x + 66 * k, base, tones[dice.randint(0, 7)])
                x += 214
            elif kind == 1:
                _basket(c, x, base, 170, dice.choice((WOOD, rgb("#c99a5a"))), tones[dice.randint(0, 7)])
                x += 190
            elif kind == 2:
                for k in range(5):
                    fill = tones[dice.randint(0, 7)]
                    c.rect(x, base - 30 - 30 * k, 180, 28, fill, r=9)
                    for s in range(6):
                        c.rect(x + 14 + 28 * s, base - 24 - 30 * k, 12, 7, mix(fill, CREAM, 0.6))
                x += 200
            else:
                fill = tones[dice.randint(0, 7)]
                c.blob([(x + 20, base), (x, base - 80), (x + 40, base - 130), (x + 36, base - 170), (x + 84, base - 170), (x + 80, base - 130), (x + 120, base - 80), (x + 100, base)], fill)
                for s in range(5):
                    c.poly([(x + 12 + 20 * s, base - 70), (x + 22 + 20 * s, base - 92), (x + 32 + 20 * s, base - 70)], CREAM)
                x += 140
        c.rect(60, base, 1480, 22, rgb("#9a6a41"))
    for i in range(7):
        fill = tones[(i * 3) % 8]
        c.poly([(120 + 210 * i, 0), (250 + 210 * i, 0), (236 + 210 * i, 110), (134 + 210 * i, 110)], fill)
        for k in range(3):
            c.rect(134 + 210 * i, 24 + 28 * k, 104, 9, mix(fill, CREAM, 0.55))


def _packet(c: Canvas, x: float, base: float, fill: Colour) -> None:
    c.rect(x, base - 146, 58, 146, fill, r=4)
    c.poly([(x, base - 140), (x + 58, base - 140), (x + 50, base - 164), (x + 8, base - 164)], mix(fill, INK, 0.2))
    c.rect(x + 8, base - 112, 42, 60, CREAM)
    c.oval(x + 29, base - 82, 13, 17, fill=DARKWOOD)
    c.stroke([(x + 29, base - 98), (x + 25, base - 82), (x + 31, base - 66)], CREAM, 3)


def _basket(c: Canvas, x: float, base: float, w: float, fill: Colour, band: Colour) -> None:
    c.stroke([(x + 20, base - 90), (x + w * 0.3, base - 180), (x + w * 0.7, base - 180), (x + w - 20, base - 90)], mix(fill, INK, 0.25), 10)
    c.poly([(x, base - 100), (x + w, base - 100), (x + w * 0.86, base), (x + w * 0.14, base)], fill)
    for row in range(5):
        for i in range(9):
            if (row + i) % 2:
                c.rect(x + w * 0.1 + i * w * 0.09, base - 94 + 19 * row, w * 0.085, 13, mix(fill, INK, 0.2))
    c.rect(x + 8, base - 66, w - 16, 16, band)


@scene("wollstube-masche.jpg")
def wool_shop(c: Canvas) -> None:
    """Pigeonholes full of wool, sorted by colour."""
    c.rect(0, 0, 1600, 1067, rgb("#f1e4cb"))
    hues = (rgb("#b83b35"), rgb("#d9703a"), rgb("#e9b64a"), rgb("#8fae4c"), rgb("#2f7a55"), rgb("#2f7f8a"), rgb("#2b4f7a"), rgb("#6d3f75"))
    for col in range(8):
        for row in range(4):
            x, y = 34 + col * 193, 30 + row * 188
            c.rect(x, y, 181, 176, rgb("#6a4a32"))
            c.rect(x + 8, y + 8, 165, 164, rgb("#4a3322"))
            tone = mix(hues[col], PAPER if row < 2 else INK, (0.34, 0.14, 0.06, 0.26)[row])
            for k, (dx, dy) in enumerate(((44, 134), (92, 136), (138, 134), (66, 92), (116, 92), (92, 54))):
                wool(c, x + dx, y + dy, 34, mix(tone, PAPER, 0.06 * (k % 3)))
    c.rect(0, 800, 1600, 30, rgb("#cda06a"))
    c.rect(0, 826, 1600, 241, rgb("#a5743f"))
    for i in range(6):
        c.line([(0, 862 + 38 * i), (1600, 858 + 38 * i)], mix(rgb("#a5743f"), INK, 0.14), 3)
    for x, r, tone in ((250, 108, hues[4]), (470, 90, hues[2]), (1280, 116, hues[0])):
        c.oval(x + 10, 812 + r * 1.36, r * 1.05, r * 0.16, fill=(60, 38, 20, 90))
        wool(c, x, 840 + r * 0.5, r, tone)
    for x0, x1 in ((640, 1010), (700, 950)):
        c.line([(x0, 1000), (x1, 800)], PAPER, 13)
        c.oval(x1, 800, 14, fill=RED)
    c.blob([(700, 880), (700, 980), (760, 1040), (920, 1046), (990, 1010), (960, 960), (850, 960), (826, 920), (830, 880)], hues[5])
    for k in range(4):
        c.stroke([(700, 892 + 24 * k), (760, 898 + 24 * k), (828, 892 + 24 * k)], mix(hues[5], PAPER, 0.5), 7)
    c.stroke([(1200, 960), (1120, 1020), (1040, 1000), (985, 1010)], hues[0], 6)


@scene("wuerfelwinkel.jpg")
def games_shop(c: Canvas) -> None:
    """A small shop with bright dice in jars and tables to play at."""
    c.rect(0, 0, 1600, 1067, rgb("#284b57"))
    planks(c, 790, rgb("#8a6440"), "games")
    tones = (RED, LIGHT, GREEN, rgb("#3b7fa8"), PLUM, AMBER, PAPER, SAGE)
    dice = chance("dice")
    for row in range(3):
        base = 210 + row * 200
        c.rect(40, base, 1520, 16, WOOD)
        for i in range(9):
            x = 64 + i * 168
            if row == 2 and i % 2:
                for k in range(4):
                    c.rect(x, base - 38 - 38 * k, 130, 34, tones[(i + k) % 8], r=3)
                    c.rect(x + 20, base - 26 - 38 * k, 60, 9, CREAM)
                continue
            c.rect(x, base - 140, 120, 140, (220, 236, 236, 90), r=16)
            for _ in range(26):
                _die(c, dice.uniform(x + 14, x + 92), base - 12 - dice.uniform(0, 88), 20, tones[dice.randint(0, 7)])
            c.rect(x + 8, base - 156, 104, 22, DARKWOOD, r=6)
    pendant(c, 440, 300, 70, RED)
    pendant(c, 1160, 300, 70, RED)
    for x in (440, 1160):
        c.oval(x, 850, 290, 56, fill=rgb("#b98d5c"))
        c.oval(x, 842, 290, 54, fill=rgb("#d2a976"))
        c.rect(x - 16, 890, 32, 150, DARKWOOD)
        c.poly([(x - 120, 820), (x + 90, 814), (x + 130, 862), (x - 90, 870)], GREEN)
        for i in range(6):
            c.oval(x - 80 + 34 * i, 832 + 6 * (i % 3), 9, 7, fill=tones[i])
        _die(c, x + 150, 840, 34, RED)
        _die(c, x - 190, 846, 30, LIGHT)
    for i, px in enumerate((170, 700, 900, 1430)):
        person(c, px, 1030, 400, f"player{i}")


def _die(c: Canvas, x: float, y: float, size: float, fill: Colour) -> None:
    c.rect(x, y - size, size, size, fill, r=size * 0.18)
    dot = INK if sum(fill[:3]) > 420 else PAPER
    for dx, dy in ((0.25, 0.25), (0.5, 0.5), (0.75, 0.75)):
        c.oval(x + size * dx, y - size * dy, size * 0.08, fill=dot)


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
            c.poly([(x - 14 + side * 228, 110), (x + 60 + side * 80, 110), (x - 14 + side * 228, 330)], RED)
    for row in range(9):
        for col in range(4):
            c.rect(90 + 84 * col, 180 + 74 * row, 80, 70, mix(GREEN, LIGHT, 0.05 + 0.1 * ((row + col) % 3)), r=6)
            c.oval(130 + 84 * col, 215 + 74 * row, 20, fill=mix(GREEN, INK, 0.25))
    c.rect(74, 150, 372, 32, DEEP, r=6)
    c.rect(74, 830, 372, 40, DEEP, r=6)
    c.rect(190, 690, 150, 110, INK, r=8)
    c.rect(204, 704, 122, 82, rgb("#d4652a"), r=6)
    c.glow(265, 745, 230, AMBER, 0.5)
    _barrel(c, 1380, 650, 190)
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


