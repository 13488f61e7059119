# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Houses at the water: the inn by the bridge, the mill and the terrace."""

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
    WOOD,
    Canvas,
    Colour,
    fade,
    rgb,
)
from picture_land import cloud, firs, hill, ripples, round_tree
from picture_lights import garland
from picture_people import crowd, person
from picture_town import bridge
from picture_walls import DAY, Hour, courses, scales


@scene("naturkost-muehlenladen.jpg")
def mill(c: Canvas) -> None:
    """An old water mill with crates of vegetables at the shop door."""
    c.wash(0, 700, rgb("#c3dfe2"), rgb("#f6eedb"))
    cloud(c, 1250, 150, 190, PAPER)
    firs(c, hill(c, "mill-a", 400, 60, rgb("#9cc4b4")), "mill-f", rgb("#7fae9a"), 50)
    hill(c, "mill-b", 560, 40, rgb("#7fb08c"))
    house(c, 420, 830, 560, 1, "fachwerk", DAY)
    c.rect(980, 520, 330, 310, rgb("#b9a98a"))
    courses(c, 980, 520, 330, 310, 34, SLATE)
    c.poly([(960, 530), (1040, 390), (1250, 390), (1330, 530)], rgb("#8a4a38"))
    scales(c, 1040, 400, 210, 120, 30, rgb("#b5755f"))
    round_tree(c, 250, 850, 470, rgb("#4f8a5a"))
    c.poly([(1180, 830), (1600, 800), (1600, 1067), (1100, 1067)], rgb("#7fb4c0"))
    ripples(c, 850, 1060, fade(PAPER, 130), "mill", 24)
    x, y, r = 1340, 730, 190
    c.rect(1330, 470, 300, 24, WOOD)
    c.poly([(1440, 494), (1560, 494), (1520, 830), (1480, 830)], (225, 242, 242, 190))
    c.ring(x, y, r, 20, DARKWOOD)
    c.ring(x, y, r * 0.7, 14, DARKWOOD)
    for i in range(12):
        turn = math.pi * i / 6
        px, py = x + math.cos(turn) * r, y + math.sin(turn) * r
        c.line([(x, y), (px, py)], DARKWOOD, 12)
        c.line(
            [(px, py), (px + math.cos(turn + 1.2) * 46, py + math.sin(turn + 1.2) * 46)], WOOD, 15
        )
    c.oval(x, y, 30, fill=SLATE)
    _mill_yard(c)


def _mill_yard(c: Canvas) -> None:
    c.rect(0, 826, 1190, 260, rgb("#d5c9a8"))
    c.blob([(-40, 840), (380, 822), (420, 880), (200, 960), (-40, 980)], rgb("#8db37a"))
    veg = (
        (RED, rgb("#c8453a")),
        (rgb("#e08a2f"), AMBER),
        (rgb("#5f9a4c"), rgb("#8db360")),
        (rgb("#f0cf5a"), LIGHT),
        (rgb("#7a4a78"), rgb("#94608f")),
    )
    for row in range(2):
        for i in range(5):
            _crate(c, 390 + 128 * i + 40 * row, 900 + 84 * row, 120, veg[(i + row * 2) % 5])
    person(c, 1060, 990, 240, "miller")
    person(c, 310, 1010, 250, "buyer")


def _crate(c: Canvas, x: float, base: float, w: float, fills: tuple[Colour, Colour]) -> None:
    for k in range(9):
        c.oval(x + w * (0.1 + 0.1 * k), base - w * 0.5 - 8 * (k % 3), w * 0.1, fill=fills[k % 2])
    c.rect(x, base - w * 0.48, w, w * 0.48, WOOD)
    for k in range(3):
        c.rect(x, base - w * 0.48 + w * 0.16 * k, w, w * 0.02, DARKWOOD)
    c.rect(x, base - w * 0.48, w * 0.07, w * 0.48, DARKWOOD)
    c.rect(x + w * 0.93, base - w * 0.48, w * 0.07, w * 0.48, DARKWOOD)


@scene("gasthof-zur-alten-bruecke.jpg")
def inn(c: Canvas) -> None:
    """A timber-framed inn at the end of the arched stone bridge."""
    c.wash(0, 620, rgb("#f3c98f"), rgb("#fbeed2"))
    c.oval(1180, 300, 84, fill=rgb("#fff3cf"))
    firs(c, hill(c, "inn-a", 420, 70, rgb("#8fb5a8")), "inn-f", rgb("#78a296"), 46)
    firs(c, hill(c, "inn-b", 520, 40, rgb("#5f8f80")), "inn-g", rgb("#4d7d70"), 60)
    hour = Hour(rgb("#e9a860"), 0.14, 0.55)
    c.rect(0, 660, 640, 400, hour.tone(rgb("#7a9a6a")))
    house(c, 90, 690, 430, 1, "fachwerk", hour)
    house(c, -190, 690, 270, 1, "slate", hour)
    bridge(c, 500, 640, 1160, 170, 3, hour, rgb("#6f98a0"))
    crowd(c, 760, 1540, 636, 92, 6, "inn-bridge")
    c.mirror(810, 257, rgb("#7a9aa0"), 0.4)
    ripples(c, 840, 1060, fade(PAPER, 120), "inn", 50)
    c.blob(
        [(-60, 1120), (-60, 700), (420, 690), (540, 760), (600, 900), (520, 1120)], rgb("#6f935f")
    )
    c.blob([(-60, 1120), (-60, 860), (300, 880), (430, 1000), (440, 1120)], rgb("#587d50"))
    for i, px in enumerate((70, 220)):
        c.rect(px, 800, 120, 12, WOOD)
        c.rect(px + 54, 812, 10, 50, DARKWOOD)
        person(c, px + 20, 874, 120, f"inn{i}")
    round_tree(c, 30, 960, 330, rgb("#4b7a4c"))
    c.line([(520, 430), (600, 430)], INK, 7)
    c.rect(540, 436, 76, 86, GREEN, r=6)
    c.slice(578, 496, 28, 180, 360, LIGHT)
    c.rect(550, 496, 56, 8, LIGHT)


@scene("trattoria-da-enzo.jpg")
def terrace(c: Canvas) -> None:
    """A terrace above the river with a string of lights and small tables."""
    c.wash(0, 560, rgb("#e58f6a"), rgb("#fbe3b4"))
    c.oval(420, 470, 76, fill=rgb("#fff1c4"))
    firs(c, hill(c, "enzo-a", 470, 60, rgb("#a9796c")), "enzo-f", rgb("#8f6660"), 44)
    hill(c, "enzo-b", 560, 30, rgb("#7b6460"))
    bridge(c, -60, 560, 700, 80, 3, Hour(rgb("#7b4a50"), 0.4, 0.4), rgb("#94686a"))
    c.mirror(640, 200, rgb("#b5806c"), 0.3)
    ripples(c, 660, 830, fade(rgb("#fff0c8"), 130), "enzo", 40)
    house(c, 1260, 800, 460, 1, "rose", Hour(rgb("#7b4a50"), 0.25, 0.9))
    c.rect(0, 820, 1600, 247, rgb("#a5743f"))
    for i in range(9):
        c.rect(0, 846 + 28 * i, 1600, 4, rgb("#8a5c32"))
    c.rect(0, 716, 1240, 14, DARKWOOD)
    for i in range(26):
        c.rect(10 + 48 * i, 726, 8, 96, DARKWOOD)
    for x in (60, 640, 1220):
        c.rect(x, 330, 16, 500, DARKWOOD)
    garland(c, (66, 346), (648, 346), 60, 15, 12)
    garland(c, (648, 346), (1228, 346), 60, 15, 12)
    for x, y in ((240, 960), (640, 1010), (1040, 950)):
        for side in (-1, 1):
            c.rect(x + side * 150 - 40, y - 60, 80, 12, WOOD)
            c.rect(x + side * 182 - 5, y - 160, 10, 220, DARKWOOD)
        c.rect(x - 7, y - 90, 14, 150, DARKWOOD)
        c.poly(
            [(x - 120, y - 110), (x + 120, y - 110), (x + 132, y - 60), (x - 132, y - 60)], PAPER
        )
        for k in range(6):
            c.rect(x - 118 + 40 * k, y - 104, 20, 40, fade(RED, 190))
        c.oval(x, y - 116, 108, 15, fill=PAPER)
        c.rect(x - 9, y - 164, 18, 46, rgb("#2f6b4e"), r=6)
        c.oval(x, y - 176, 7, 12, fill=LIGHT)
        c.glow(x, y - 170, 120, AMBER, 0.4)
        c.oval(x - 60, y - 118, 32, 7, fill=CREAM)
        c.oval(x + 60, y - 118, 32, 7, fill=CREAM)
    person(c, 480, 1040, 330, "waiter", shade=INK, depth=0.1)
