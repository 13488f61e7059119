# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The town's own houses: town hall, museum, cinema, mill, inn, church and terrace."""

from __future__ import annotations

import math

from picture_book import scene
from picture_houses import (
    ADVENT,
    DAY,
    EVENING,
    Hour,
    arched,
    bridge,
    church,
    courses,
    garland,
    house,
    lamp,
    scales,
)
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
    NIGHT,
    PAPER,
    RED,
    RUST,
    SAGE,
    SAND,
    SLATE,
    SNOW,
    STONE,
    WOOD,
    Canvas,
    Colour,
    fade,
    mix,
    rgb,
)
from picture_land import (
    bare_tree,
    cloud,
    cobbles,
    fir,
    firs,
    hill,
    ripples,
    round_tree,
    snowfall,
    stars,
)
from picture_people import crowd, person, silhouette


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
            c.oval(800 + math.sin(math.pi * i / 6) * 46, 272 - math.cos(math.pi * i / 6) * 46, 4, fill=INK)
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
    cobbles(c, 858, rgb("#d2cab4"), "hall")
    for i in range(6):
        c.rect(650 - 24 * i, 800 + 20 * i, 300 + 48 * i, 21, mix(STONE, PAPER, 0.25 + 0.1 * (i % 2)))
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


@scene("lenne-lichtspiele.jpg")
def cinema(c: Canvas) -> None:
    """The cinema of the fifties with its glowing sign at night."""
    c.wash(0, 800, rgb("#0e2036"), rgb("#3e5068"))
    stars(c, "cinema", 380)
    house(c, -70, 850, 300, 1, "fachwerk", EVENING)
    house(c, 1390, 850, 320, 1, "slate", EVENING)
    wall = rgb("#5e4a57")
    c.poly([(240, 860), (240, 230), (800, 150), (1360, 230), (1360, 860)], wall)
    c.line([(220, 236), (800, 152), (1380, 236)], mix(wall, PAPER, 0.25), 16)
    for i in range(9):
        c.rect(300 + 110 * i, 200, 14, 360, mix(wall, NIGHT, 0.3))
    c.rect(690, 60, 220, 420, rgb("#7c2f3a"), r=20)
    for i in range(12):
        for x in (704, 886):
            c.oval(x + 5, 84 + 34 * i, 9, fill=rgb("#fff0c0"))
    c.glow(800, 270, 330, rgb("#c8622a"), 0.5)
    for i, letter in enumerate("KINO"):
        c.text(800, 122 + 96 * i, letter, 92, LIGHT, 4)
    c.poly([(180, 540), (1420, 540), (1380, 640), (220, 640)], rgb("#f3e3b8"))
    c.rect(180, 528, 1240, 16, RED)
    c.rect(220, 636, 1160, 12, RED)
    c.text(800, 590, "LENNE-LICHTSPIELE", 66, rgb("#5f1a26"), 3)
    for i in range(30):
        c.oval(236 + 39 * i, 664, 8, fill=rgb("#fff0c0"))
    c.glow(800, 700, 620, AMBER, 0.5)
    for x in (270, 1090):
        for k in range(2):
            px = x + 130 * k
            c.rect(px, 700, 110, 150, PAPER)
            c.rect(px + 8, 708, 94, 134, (DUSK, RUST, GREEN, rgb("#6d3550"))[k + (x > 800) * 2])
            c.oval(px + 55, 760, 28, fill=LIGHT)
            c.poly([(px + 20, 836), (px + 55, 780), (px + 90, 836)], INK)
    c.rect(560, 680, 480, 180, rgb("#ffd987"))
    for i in range(5):
        c.rect(560 + 118 * i, 680, 10, 180, rgb("#5f1a26"))
    cobbles(c, 858, rgb("#2f3f4e"), "cinema")
    c.poly([(560, 860), (1040, 860), (1240, 1067), (360, 1067)], (255, 205, 110, 66))
    for i, px in enumerate((420, 640, 720, 900, 1180)):
        person(c, px, 950 + 30 * (i % 2), 190, f"cinema{i}", shade=NIGHT, depth=0.25)


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
        c.line([(px, py), (px + math.cos(turn + 1.2) * 46, py + math.sin(turn + 1.2) * 46)], WOOD, 15)
    c.oval(x, y, 30, fill=SLATE)
    c.rect(0, 826, 1190, 260, rgb("#d5c9a8"))
    c.blob([(-40, 840), (380, 822), (420, 880), (200, 960), (-40, 980)], rgb("#8db37a"))
    veg = ((RED, rgb("#c8453a")), (rgb("#e08a2f"), AMBER), (rgb("#5f9a4c"), rgb("#8db360")), (rgb("#f0cf5a"), LIGHT), (rgb("#7a4a78"), rgb("#94608f")))
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
    c.blob([(-60, 1120), (-60, 700), (420, 690), (540, 760), (600, 900), (520, 1120)], rgb("#6f935f"))
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
        c.poly([(x - 120, y - 110), (x + 120, y - 110), (x + 132, y - 60), (x - 132, y - 60)], PAPER)
        for k in range(6):
            c.rect(x - 118 + 40 * k, y - 104, 20, 40, fade(RED, 190))
        c.oval(x, y - 116, 108, 15, fill=PAPER)
        c.rect(x - 9, y - 164, 18, 46, rgb("#2f6b4e"), r=6)
        c.oval(x, y - 176, 7, 12, fill=LIGHT)
        c.glow(x, y - 170, 120, AMBER, 0.4)
        c.oval(x - 60, y - 118, 32, 7, fill=CREAM)
        c.oval(x + 60, y - 118, 32, 7, fill=CREAM)
    person(c, 480, 1040, 330, "waiter", shade=INK, depth=0.1)


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
    c.blob([(-60, 1680), (-60, 1530), (400, 1500), (800, 1540), (1130, 1510), (1130, 1680)], rgb("#d5e3ea"))
    bare_tree(c, 130, 1540, 380, INK)
    fir(c, 960, 1560, 250, DEEP, snow=True)
    for i, px in enumerate((380, 460, 640, 720)):
        person(c, px, 1560, 150, f"tower{i}", shade=NIGHT, depth=0.2, hat=True)
    snowfall(c, "tower", 260, 6)


