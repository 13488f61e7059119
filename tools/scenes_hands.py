# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Things for the hands: wool to knit, dice to throw."""

from __future__ import annotations

from picture_book import scene
from picture_kit import (
    AMBER,
    CREAM,
    DARKWOOD,
    GREEN,
    INK,
    LIGHT,
    PAPER,
    PLUM,
    RED,
    SAGE,
    WOOD,
    Canvas,
    Colour,
    chance,
    mix,
    rgb,
)
from picture_people import person
from picture_room import pendant, planks
from picture_wares import wool


@scene("wollstube-masche.jpg")
def wool_shop(c: Canvas) -> None:
    """Pigeonholes full of wool, sorted by colour."""
    c.rect(0, 0, 1600, 1067, rgb("#f1e4cb"))
    hues = (
        rgb("#b83b35"),
        rgb("#d9703a"),
        rgb("#e9b64a"),
        rgb("#8fae4c"),
        rgb("#2f7a55"),
        rgb("#2f7f8a"),
        rgb("#2b4f7a"),
        rgb("#6d3f75"),
    )
    for col in range(8):
        for row in range(4):
            x, y = 34 + col * 193, 30 + row * 188
            c.rect(x, y, 181, 176, rgb("#6a4a32"))
            c.rect(x + 8, y + 8, 165, 164, rgb("#4a3322"))
            tone = mix(hues[col], PAPER if row < 2 else INK, (0.34, 0.14, 0.06, 0.26)[row])
            for k, (dx, dy) in enumerate(
                ((44, 134), (92, 136), (138, 134), (66, 92), (116, 92), (92, 54))
            ):
                wool(c, x + dx, y + dy, 34, mix(tone, PAPER, 0.06 * (k % 3)))
    _knitting(c, hues)


def _knitting(c: Canvas, hues: tuple[Colour, ...]) -> None:
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
    c.blob(
        [
            (700, 880),
            (700, 980),
            (760, 1040),
            (920, 1046),
            (990, 1010),
            (960, 960),
            (850, 960),
            (826, 920),
            (830, 880),
        ],
        hues[5],
    )
    for k in range(4):
        c.stroke(
            [(700, 892 + 24 * k), (760, 898 + 24 * k), (828, 892 + 24 * k)],
            mix(hues[5], PAPER, 0.5),
            7,
        )
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
                _die(
                    c,
                    dice.uniform(x + 14, x + 92),
                    base - 12 - dice.uniform(0, 88),
                    20,
                    tones[dice.randint(0, 7)],
                )
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
