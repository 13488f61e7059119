# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The town's own houses: town hall, museum, cinema, mill, inn, church and terrace."""

from __future__ import annotations

import math

from picture_book import scene
from picture_houses import house
from picture_kit import (
    AMBER,
    DEEP,
    GREEN,
    INK,
    LIGHT,
    MINT,
    NIGHT,
    PAPER,
    RED,
    RUST,
    SLATE,
    SNOW,
    STONE,
    Canvas,
    mix,
    rgb,
)
from picture_land import cloud, cobbles, hill, round_tree, stars
from picture_lights import garland, lamp
from picture_people import person
from picture_town import arched
from picture_walls import DAY, Hour, courses, scales


@scene("museum-im-amtshaus.jpg")
def museum_day(c: Canvas) -> None:
    """The slate-hung Amtshaus with its double stair, by day."""
    c.wash(0, 800, rgb("#bcdbe2"), rgb("#f4ecd8"))
    cloud(c, 260, 150, 170, PAPER)
    cloud(c, 1380, 210, 150, PAPER)
    hill(c, "museum", 560, 60, MINT)
    round_tree(c, 170, 860, 430, rgb("#5f8f5a"))
    round_tree(c, 1470, 860, 380, rgb("#c98a3a"))
    _amtshaus(c, DAY)
    cobbles(c, 858, rgb("#cfc7b2"), "museum")
    _stair(c, DAY)
    for i, px in enumerate((330, 1210, 1290)):
        person(c, px, 985, 210, f"museum{i}")


@scene("museum-amtshaus.jpg")
def museum_night(c: Canvas) -> None:
    """The Amtshaus in the evening, every window lit."""
    c.wash(0, 820, rgb("#12263f"), rgb("#566b86"))
    stars(c, "museum-night", 400)
    hour = Hour(rgb("#17324a"), 0.5, 1.0)
    hill(c, "museum", 560, 60, rgb("#2b4760"))
    round_tree(c, 170, 860, 430, rgb("#24433f"))
    round_tree(c, 1470, 860, 380, rgb("#3a4436"))
    _amtshaus(c, hour)
    cobbles(c, 858, rgb("#3b4c58"), "museum")
    c.glow(800, 760, 420, rgb("#b9812f"), 0.4)
    _stair(c, hour)
    garland(c, (120, 560), (420, 520), 46, 12, 9)
    garland(c, (1180, 520), (1500, 560), 46, 12, 9)
    for i, px in enumerate((300, 400, 1180, 1270, 1360)):
        person(c, px, 990, 200, f"night{i}", shade=NIGHT, depth=0.2)


def _amtshaus(c: Canvas, hour: Hour) -> None:
    wall = hour.tone(rgb("#4c5d64"))
    c.rect(380, 330, 840, 530, wall)
    scales(c, 380, 330, 840, 390, 34, mix(wall, SNOW, 0.2))
    c.rect(380, 716, 840, 144, hour.tone(rgb("#c2b9a3")))
    courses(c, 380, 716, 840, 144, 36, hour.tone(SLATE))
    roof = hour.tone(rgb("#2f3d43"))
    c.poly([(340, 340), (440, 130), (1160, 130), (1260, 340)], roof)
    scales(c, 450, 140, 700, 180, 36, mix(roof, SNOW, 0.2))
    c.poly([(680, 340), (800, 160), (920, 340)], wall)
    c.line([(664, 346), (800, 146), (936, 346)], hour.tone(PAPER), 16)
    for x in (500, 1060):
        c.rect(x, 70, 46, 100, hour.tone(RUST))
    c.poly([(750, 140), (760, 60), (800, 10), (840, 60), (850, 140)], roof)
    c.rect(762, 62, 76, 76, hour.tone(PAPER))
    pane = LIGHT if hour.lit > 0.4 else mix(hour.tone(rgb("#8fb3b5")), NIGHT, 0.3)
    c.oval(800, 100, 26, fill=pane)
    for y in (390, 560):
        for x in (430, 560, 690, 840, 970, 1100):
            c.rect(x - 10, y - 10, 92, 132, hour.tone(PAPER))
            c.rect(x, y, 72, 112, pane)
            c.rect(x + 33, y, 6, 112, hour.tone(PAPER))
            c.rect(x, y + 36, 72, 6, hour.tone(PAPER))
            for dx in (-48, 84):
                c.rect(x + dx, y - 6, 36, 124, hour.tone(GREEN))
    arched(c, 766, 236, 68, 90, pane)


def _stair(c: Canvas, hour: Hour) -> None:
    stone = hour.tone(rgb("#b3aa94"))
    arched(c, 726, 560, 148, 210, hour.tone(rgb("#d9cdb0")))
    arched(c, 744, 582, 112, 190, hour.tone(GREEN))
    c.rect(796, 600, 8, 170, hour.tone(DEEP))
    for i in range(8):
        c.rect(640 - 28 * i, 770 + 18 * i, 320 + 56 * i, 19, mix(stone, INK, 0.05 * (i % 2)))
        c.rect(640 - 28 * i, 770 + 18 * i, 320 + 56 * i, 4, mix(stone, PAPER, 0.4))
    for side in (-1, 1):
        c.line([(800 + side * 170, 700), (800 + side * 380, 850)], INK, 8)
        for k in range(7):
            x = 800 + side * (170 + 35 * k)
            c.line([(x, 704 + 25 * k), (x, 776 + 20 * k)], INK, 4)


@scene("rathaus-buergerbuero.jpg")
def town_hall(c: Canvas) -> None:
    """The town hall with clock tower and steps, a ramp to the right."""
    c.wash(0, 800, rgb("#a9cfd8"), rgb("#f6eedb"))
    cloud(c, 300, 180, 190, PAPER)
    cloud(c, 1330, 130, 170, PAPER)
    hill(c, "hall", 600, 50, MINT)
    house(c, -60, 850, 260, 1, "fachwerk", DAY)
    house(c, 1420, 850, 270, 1, "mint", DAY)
    wall = rgb("#e9d7ae")
    c.rect(240, 420, 1120, 440, wall)
    c.poly([(210, 430), (280, 280), (1320, 280), (1390, 430)], rgb("#8a4a38"))
    scales(c, 290, 290, 1020, 130, 34, rgb("#b5755f"))
    c.rect(660, 190, 280, 670, mix(wall, PAPER, 0.3))
    c.poly([(636, 200), (720, 120), (800, 24), (880, 120), (964, 200)], SLATE)
    c.rect(794, 4, 12, 40, AMBER)
    c.oval(800, 272, 66, fill=rgb("#7c5a2c"))
    c.oval(800, 272, 57, fill=PAPER)
    for i in range(12):
        c.oval(
            800 + math.sin(math.pi * i / 6) * 46, 272 - math.cos(math.pi * i / 6) * 46, 4, fill=INK
        )
    c.line([(800, 272), (800, 234)], INK, 7)
    c.line([(800, 272), (828, 288)], INK, 7)
    for x in (290, 420, 550, 980, 1110, 1240):
        for y in (470, 650):
            c.rect(x - 12, y - 12, 94, 144, PAPER)
            c.rect(x, y, 70, 120, rgb("#5d8791"))
            c.rect(x + 32, y, 6, 120, PAPER)
            c.rect(x, y + 38, 70, 6, PAPER)
            c.rect(x - 6, y + 132, 82, 20, GREEN)
            for k in range(5):
                c.oval(x + 2 + 16 * k, y + 130, 9, fill=(RED, AMBER)[k % 2])
    for x in (700, 830):
        arched(c, x, 366, 70, 130, rgb("#5d8791"))
    arched(c, 730, 570, 140, 230, GREEN)
    c.rect(796, 600, 8, 200, DEEP)
    c.rect(660, 520, 280, 12, STONE)
    _hall_steps(c)


def _hall_steps(c: Canvas) -> None:
    cobbles(c, 858, rgb("#d2cab4"), "hall")
    for i in range(6):
        c.rect(
            650 - 24 * i, 800 + 20 * i, 300 + 48 * i, 21, mix(STONE, PAPER, 0.25 + 0.1 * (i % 2))
        )
    c.poly([(950, 806), (1390, 920), (1390, 950), (950, 920)], mix(STONE, PAPER, 0.3))
    c.line([(960, 730), (1400, 842)], GREEN, 10)
    for i in range(6):
        c.line([(960 + 88 * i, 730 + 22 * i), (960 + 88 * i, 812 + 22 * i)], GREEN, 7)
    _flag(c, 560, 300)
    for i, px in enumerate((420, 500, 1210)):
        person(c, px, 1000 - 40 * (i == 2), 200, f"hall{i}")
    lamp(c, 250, 985, 330, False)


def _flag(c: Canvas, x: float, y: float) -> None:
    c.line([(x, y + 190), (x - 90, y)], SLATE, 8)
    c.poly([(x - 90, y), (x - 20, y + 130), (x - 20, y + 260), (x - 90, y + 130)], GREEN)
    c.poly([(x - 66, y + 44), (x - 44, y + 86), (x - 44, y + 216), (x - 66, y + 174)], PAPER)
