# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Walls full of goods: dispensers, bottles, cloths, wool and dice."""

from __future__ import annotations

from random import Random

from picture_book import scene
from picture_kit import (
    AMBER,
    CREAM,
    DARKWOOD,
    DEEP,
    DUSK,
    GREEN,
    INK,
    PAPER,
    PLUM,
    RED,
    ROSE,
    RUST,
    SAND,
    SLATE,
    STONE,
    WOOD,
    Canvas,
    Colour,
    chance,
    mix,
    rgb,
)
from picture_room import barrel, counter, pendant, planks
from picture_town import arched
from picture_walls import courses
from picture_wares import bottle, wine_glass


@scene("unverpackt-korn-und-kanne.jpg")
def unpackaged(c: Canvas) -> None:
    """A row of glass dispensers with grain, beans and noodles."""
    c.rect(0, 0, 1600, 1067, rgb("#dfe6d8"))
    fills = (
        rgb("#d9b36a"),
        rgb("#7a3b2c"),
        rgb("#e9d9a8"),
        rgb("#c8743a"),
        rgb("#4d3a2a"),
        rgb("#b9c27a"),
        rgb("#f0e6d0"),
        rgb("#8b5a3c"),
    )
    for row in range(2):
        top = 70 + row * 400
        c.rect(40, top - 20, 1520, 20, WOOD)
        for i in range(8):
            _dispenser(
                c,
                66 + 188 * i,
                top,
                fills[(i + row * 3) % 8],
                f"disp{row}{i}",
                0.35 + 0.09 * ((i * 5 + row * 3) % 7),
            )
        c.rect(40, top + 346, 1520, 22, WOOD)
    counter(c, 920, rgb("#a87848"))
    for i in range(6):
        x = 120 + 230 * i
        c.rect(x, 800, 92, 100, (225, 238, 234, 220), r=10)
        c.rect(x + 6, 850 - 12 * (i % 3), 80, 46 + 12 * (i % 3), fills[(i + 2) % 8], r=8)
        c.rect(x + 4, 786, 84, 22, WOOD, r=5)
    c.blob(
        [(1420, 900), (1400, 820), (1440, 770), (1520, 770), (1560, 820), (1540, 900)],
        rgb("#e2d6bb"),
    )


def _dispenser(c: Canvas, x: float, top: float, fill: Colour, name: str, level: float) -> None:
    c.rect(x, top + 10, 150, 250, (236, 244, 241, 255), r=12)
    full = 238 * min(level, 0.92)
    c.rect(x + 8, top + 252 - full, 134, full, fill, r=8)
    dice = chance(name)
    for _ in range(70):
        gx, gy = dice.uniform(x + 14, x + 134), dice.uniform(top + 256 - full, top + 246)
        c.oval(gx, gy, 5, 3.4, fill=mix(fill, PAPER if dice.random() < 0.5 else INK, 0.28))
    c.poly(
        [(x + 6, top + 258), (x + 144, top + 258), (x + 96, top + 312), (x + 54, top + 312)],
        mix(fill, PAPER, 0.35),
    )
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
                bottle(
                    c,
                    x + 14 + 48 * i,
                    base,
                    118,
                    glass[(i + row) % 4],
                    (CREAM, PAPER, SAND)[(i * 2 + row) % 3],
                )
    pendant(c, 460, 200, 56, DEEP)
    pendant(c, 1150, 200, 56, DEEP)
    barrel(c, 800, 1030, 330)
    for i, dx in enumerate((-90, 0, 90)):
        wine_glass(c, 800 + dx, 716, 150, (rgb("#7a1f33"), rgb("#e8d27a"), rgb("#7a1f33"))[i])
    bottle(c, 836, 712, 210, rgb("#4a1f2a"), CREAM)
    c.glow(800, 700, 320, AMBER, 0.25)


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
            x += _goods(c, x, base, dice, tones)
        c.rect(60, base, 1480, 22, rgb("#9a6a41"))
    _cloths(c, tones)


def _goods(c: Canvas, x: float, base: float, dice: Random, tones: tuple[Colour, ...]) -> float:
    kind = dice.randint(0, 3)
    if kind == 0:
        for k in range(3):
            _packet(c, x + 66 * k, base, tones[dice.randint(0, 7)])
        return 214
    if kind == 1:
        _basket(c, x, base, 170, dice.choice((WOOD, rgb("#c99a5a"))), tones[dice.randint(0, 7)])
        return 190
    if kind == 2:
        for k in range(5):
            fill = tones[dice.randint(0, 7)]
            c.rect(x, base - 30 - 30 * k, 180, 28, fill, r=9)
            for s in range(6):
                c.rect(x + 14 + 28 * s, base - 24 - 30 * k, 12, 7, mix(fill, CREAM, 0.6))
        return 200
    _vase(c, x, base, tones[dice.randint(0, 7)])
    return 140


def _vase(c: Canvas, x: float, base: float, fill: Colour) -> None:
    c.blob(
        [
            (x + 20, base),
            (x, base - 80),
            (x + 40, base - 130),
            (x + 36, base - 170),
            (x + 84, base - 170),
            (x + 80, base - 130),
            (x + 120, base - 80),
            (x + 100, base),
        ],
        fill,
    )
    for s in range(5):
        c.poly(
            [
                (x + 12 + 20 * s, base - 70),
                (x + 22 + 20 * s, base - 92),
                (x + 32 + 20 * s, base - 70),
            ],
            CREAM,
        )


def _cloths(c: Canvas, tones: tuple[Colour, ...]) -> None:
    for i in range(7):
        fill = tones[(i * 3) % 8]
        c.poly(
            [(120 + 210 * i, 0), (250 + 210 * i, 0), (236 + 210 * i, 110), (134 + 210 * i, 110)],
            fill,
        )
        for k in range(3):
            c.rect(134 + 210 * i, 24 + 28 * k, 104, 9, mix(fill, CREAM, 0.55))


def _packet(c: Canvas, x: float, base: float, fill: Colour) -> None:
    c.rect(x, base - 146, 58, 146, fill, r=4)
    c.poly(
        [(x, base - 140), (x + 58, base - 140), (x + 50, base - 164), (x + 8, base - 164)],
        mix(fill, INK, 0.2),
    )
    c.rect(x + 8, base - 112, 42, 60, CREAM)
    c.oval(x + 29, base - 82, 13, 17, fill=DARKWOOD)
    c.stroke([(x + 29, base - 98), (x + 25, base - 82), (x + 31, base - 66)], CREAM, 3)


def _basket(c: Canvas, x: float, base: float, w: float, fill: Colour, band: Colour) -> None:
    c.stroke(
        [
            (x + 20, base - 90),
            (x + w * 0.3, base - 180),
            (x + w * 0.7, base - 180),
            (x + w - 20, base - 90),
        ],
        mix(fill, INK, 0.25),
        10,
    )
    c.poly([(x, base - 100), (x + w, base - 100), (x + w * 0.86, base), (x + w * 0.14, base)], fill)
    for row in range(5):
        for i in range(9):
            if (row + i) % 2:
                c.rect(
                    x + w * 0.1 + i * w * 0.09,
                    base - 94 + 19 * row,
                    w * 0.085,
                    13,
                    mix(fill, INK, 0.2),
                )
    c.rect(x + 8, base - 66, w - 16, 16, band)
