# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Market, bridge and street: the town's squares through the year."""

from __future__ import annotations

from picture_book import scene
from picture_houses import (
    ADVENT,
    DAY,
    EVENING,
    GREY,
    LATE,
    WINTER,
    Hour,
    bridge,
    church,
    courses,
    garland,
    house,
    lamp,
    stall,
)
from picture_kit import (
    AMBER,
    CREAM,
    DARKWOOD,
    DEEP,
    DUSK,
    GREEN,
    HAZE,
    INK,
    LIGHT,
    MINT,
    NIGHT,
    PAPER,
    RED,
    RUST,
    SAGE,
    SKY,
    SLATE,
    SNOW,
    STONE,
    Canvas,
    Colour,
    chance,
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
    snowfall,
    stars,
)
from picture_people import crowd, person

FRUIT = (rgb("#c8453a"), rgb("#e39b34"), rgb("#6f9a3c"), rgb("#f0cf5a"), rgb("#7a4a78"))


@scene("wochenmarkt.jpg")
def weekly_market(c: Canvas) -> None:
    """Stalls with striped roofs around the fountain, timber-framed houses behind."""
    c.wash(0, 700, rgb("#cfe6e6"), rgb("#f6efdc"))
    cloud(c, 300, 130, 150, PAPER)
    cloud(c, 1290, 90, 190, PAPER)
    hill(c, "market-far", 400, 40, MINT)
    church(c, 1010, 720, 640, DAY)
    x = -40
    for kind, width, storeys, gable in (
        ("fachwerk", 250, 2, True), ("plaster", 230, 1, False), ("slate", 240, 2, True), ("mint", 220, 1, True),
    ):
        house(c, x, 720, width, storeys, kind, DAY, gable=gable)
        x += width + 8
    house(c, 1330, 720, 300, 1, "fachwerk", DAY)
    cobbles(c, 718, rgb("#d5ccb6"), "market")
    crowd(c, 60, 1540, 812, 128, 15, "market-back", shade=PAPER, depth=0.12)
    stall(c, 70, 860, 330, DAY, GREEN, FRUIT)
    stall(c, 1180, 860, 340, DAY, rgb("#b5603a"), (CREAM, LIGHT, rgb("#e8d9a0")))
    _fountain(c, 790, 880)
    stall(c, 330, 985, 400, DAY, rgb("#27647a"), (rgb("#6f9a3c"), rgb("#c8453a"), rgb("#8db360")))
    for i, px in enumerate((250, 770, 985, 1080, 1500)):
        person(c, px, 1010 + (i % 2) * 26, 230, f"buyer{i}")


def _fountain(c: Canvas, x: float, ground: float) -> None:
    c.oval(x, ground, 170, 34, fill=rgb("#8f948c"))
    c.rect(x - 150, ground - 78, 300, 78, rgb("#b3b5aa"))
    courses(c, x - 150, ground - 78, 300, 78, 26, SLATE)
    c.oval(x, ground - 78, 150, 28, fill=rgb("#8a8f88"))
    c.oval(x, ground - 80, 134, 22, fill=rgb("#9cc9cc"))
    c.rect(x - 20, ground - 250, 40, 180, rgb("#a3a69b"))
    c.rect(x - 32, ground - 262, 64, 18, rgb("#8a8f88"), r=4)
    c.oval(x, ground - 292, 24, 30, fill=GREEN)
    for side in (-1, 1):
        c.stroke([(x + side * 22, ground - 220), (x + side * 66, ground - 200), (x + side * 84, ground - 84)], rgb("#e4f3f2"), 7)


@scene("adventsmarkt.jpg")
def advent_market(c: Canvas) -> None:
    """The Alte Brücke in lights, wooden booths in the snow, the Lenne beneath."""
    c.wash(0, 640, rgb("#122c47"), rgb("#54718a"))
    stars(c, "advent", 330)
    firs(c, hill(c, "advent-a", 420, 60, rgb("#33526a")), "advent-f", rgb("#2b475d"), 46)
    firs(c, hill(c, "advent-b", 500, 40, rgb("#284459")), "advent-g", rgb("#20394c"), 60)
    church(c, 640, 640, 420, ADVENT)
    x = -30
    for kind, width, storeys in (("fachwerk", 190, 1), ("slate", 170, 2), ("plaster", 180, 1), ("fachwerk", 160, 1)):
        house(c, x, 645, width, storeys, kind, ADVENT, shop=True)
        x += width + 4
    for px, kind, width in ((1090, "mint", 170), (1264, "fachwerk", 190), (1458, "slate", 170)):
        house(c, px, 645, width, 1, kind, ADVENT)
    bridge(c, -40, 610, 1680, 150, 5, ADVENT, rgb("#1c3850"))
    for i in range(5):
        cx = 128 + 336 * i
        _light_arch(c, cx, 590, 138)
    crowd(c, 40, 1560, 604, 74, 22, "advent-bridge", shade=NIGHT, depth=0.35)
    c.mirror(770, 297, rgb("#12304a"), 0.62)
    c.rect(0, 768, 1600, 4, rgb("#5d7f92"))
    ripples(c, 800, 1060, fade(rgb("#9fc0cc"), 60), "advent", 60)
    c.blob([(-60, 1100), (-60, 912), (260, 908), (560, 940), (760, 1010), (860, 1100)], SNOW)
    c.blob([(-60, 1100), (-60, 960), (200, 975), (480, 1030), (560, 1100)], rgb("#d5e4ea"))
    c.blob([(1660, 1100), (1660, 930), (1400, 934), (1180, 985), (1020, 1100)], rgb("#e3edf1"))
    stall(c, 60, 985, 270, ADVENT, RED, (LIGHT, CREAM, RUST))
    stall(c, 1300, 1010, 250, ADVENT, GREEN, (LIGHT, CREAM, AMBER))
    c.glow(195, 850, 240, AMBER, 0.35)
    c.glow(1425, 880, 220, AMBER, 0.35)
    for i, px in enumerate((380, 440, 540, 1225, 1180)):
        person(c, px, 1030 - (px == 1180) * 6, 150, f"adv{i}", shade=NIGHT, depth=0.25, hat=True)
    snowfall(c, "advent", 320)


def _light_arch(c: Canvas, x: float, ground: float, r: float) -> None:
    import math

    for i in range(23):
        turn = math.pi * i / 22
        px, py = x - math.cos(turn) * r, ground - math.sin(turn) * r * 0.92
        c.oval(px, py, 12, fill=fade(LIGHT, 50))
        c.oval(px, py, 4.6, fill=rgb("#fff0bf"))
    c.glow(x, ground - r * 0.6, r * 1.5, rgb("#b67a2a"), 0.35)
    c.poly(_star(x, ground - r * 0.96, 24), rgb("#fff3cc"))


def _star(x: float, y: float, r: float, points: int = 8) -> list[tuple[float, float]]:
    import math

    shape = []
    for i in range(points * 2):
        turn, reach = math.pi * i / points, r if i % 2 == 0 else r * 0.4
        shape.append((x + math.sin(turn) * reach, y - math.cos(turn) * reach))
    return shape


@scene("lichterabend.jpg")
def evening_of_lights(c: Canvas) -> None:
    """A lane with lit shop windows and paper lanterns on strings between the houses."""
    c.wash(0, 620, rgb("#12283f"), rgb("#6b7f92"))
    c.wash(430, 640, (236, 170, 110, 0), (236, 170, 110, 120))
    church(c, 690, 640, 430, EVENING)
    cobbles(c, 630, rgb("#31434f"), "lights")
    sizes = ((190, 660), (270, 740), (390, 860))
    lefts = ((470, "plaster", 1), (216, "fachwerk", 2), (-150, "slate", 2))
    rights = ((905, "mint", 2), (1095, "fachwerk", 1), (1350, "rose", 2))
    for (width, ground), (lx, lk, ls), (rx, rk, rs) in zip(sizes, lefts, rights, strict=True):
        house(c, lx, ground, width, ls, lk, EVENING)
        house(c, rx, ground, width, rs, rk, EVENING)
    for y, sag, count, size, x0, x1 in ((430, 40, 8, 13, 560, 1010), (320, 60, 9, 21, 380, 1200), (150, 80, 9, 34, 120, 1480)):
        _lanterns(c, x0, x1, y, sag, count, size)
    c.glow(800, 640, 300, AMBER, 0.3)
    crowd(c, 640, 960, 700, 84, 12, "lights-far", shade=NIGHT, depth=0.4)
    crowd(c, 420, 1180, 830, 150, 10, "lights-mid", shade=NIGHT, depth=0.28)
    for i, px in enumerate((300, 505, 1010, 1260)):
        person(c, px, 1010 + 18 * (i % 2), 270, f"carrier{i}", shade=NIGHT, depth=0.02, hat=i % 2 == 0)
        c.line([(px + 42, 880), (px + 88, 845)], DARKWOOD, 5)
        c.glow(px + 90, 890, 110, AMBER, 0.55)
        _lantern(c, px + 90, 890, 28, (LIGHT, ROSEATE, rgb("#8fd0b0"), AMBER)[i])


ROSEATE = rgb("#f08a70")


def _lanterns(c: Canvas, x0: float, x1: float, y: float, sag: float, count: int, size: float) -> None:
    fills = (LIGHT, ROSEATE, rgb("#9fdcc0"), rgb("#ffe7a3"), AMBER)
    points = []
    for i in range(count + 1):
        t = i / count
        points.append((x0 + (x1 - x0) * t, y + sag * 4 * t * (1 - t)))
    c.line(points, INK, 2.4)
    for i, (x, py) in enumerate(points[1:-1]):
        c.glow(x, py + size * 1.3, size * 3, fills[i % 5], 0.4)
    for i, (x, py) in enumerate(points[1:-1]):
        _lantern(c, x, py + size * 1.3, size, fills[i % 5])


def _lantern(c: Canvas, x: float, y: float, r: float, fill: Colour) -> None:
    c.oval(x, y, r, r * 1.06, fill=fill)
    for share in (-0.5, 0, 0.5):
        half = r * (1 - share * share) ** 0.5
        c.line([(x - half * 0.96, y + r * share), (x + half * 0.96, y + r * share)], mix(fill, RUST, 0.35), r * 0.06)
    c.rect(x - r * 0.3, y - r * 1.2, r * 0.6, r * 0.24, INK)
    c.rect(x - r * 0.3, y + r * 0.96, r * 0.6, r * 0.2, INK)


@scene("weihnachtsbeleuchtung.jpg")
def hanging_the_stars(c: Canvas) -> None:
    """A lifting platform in front of a row of houses; a man hangs a star over the street."""
    c.wash(0, 760, rgb("#7c98ab"), rgb("#e9d9c4"))
    x = -60
    for kind, width, storeys, gable in (("slate", 330, 1, True), ("fachwerk", 340, 2, True), ("plaster", 320, 2, False), ("mint", 330, 1, True), ("fachwerk", 380, 2, True)):
        house(c, x, 860, width, storeys, kind, Hour(rgb("#3b5468"), 0.3, 0.35), gable=gable)
        x += width + 6
    c.rect(0, 858, 1600, 30, rgb("#8c9590"))
    cobbles(c, 880, rgb("#6d7a7b"), "stars")
    for x0, x1, y in ((-20, 640, 250), (640, 1620, 210)):
        c.stroke([(x0, y - 30), ((x0 + x1) / 2, y + 40), (x1, y - 30)], INK, 4)
    for sx, sy, lit in ((150, 258, True), (430, 262, True), (1120, 262, False), (1420, 226, False)):
        if lit:
            c.glow(sx, sy + 40, 190, AMBER, 0.6)
        c.poly(_star(sx, sy + 40, 62, 8), rgb("#fff0b8") if lit else rgb("#e6dfc8"))
    c.glow(748, 330, 230, AMBER, 0.6)
    c.poly(_star(748, 330, 74, 8), rgb("#fff0b8"))
    _platform(c)
    crowd(c, 80, 420, 950, 170, 4, "stars-left")
    crowd(c, 1180, 1540, 960, 170, 4, "stars-right")


def _platform(c: Canvas) -> None:
    c.rect(700, 850, 420, 90, rgb("#e0a52f"), r=10)
    c.rect(1010, 770, 120, 120, rgb("#e0a52f"), r=14)
    c.rect(1040, 790, 74, 54, rgb("#bcd5d6"), r=6)
    for wx in (780, 1060):
        c.oval(wx, 945, 48, fill=INK)
        c.oval(wx, 945, 20, fill=STONE)
    c.line([(900, 860), (1010, 640), (880, 470)], rgb("#c98b1d"), 26)
    c.oval(1010, 640, 22, fill=INK)
    person(c, 846, 470, 190, "fitter", hat=True)
    c.line([(830, 330), (790, 330)], RUST, 14)
    c.rect(780, 400, 140, 84, rgb("#e0a52f"), r=6)
    for i in range(5):
        c.poly([(780 + 28 * i, 470), (794 + 28 * i, 470), (808 + 28 * i, 484), (794 + 28 * i, 484)], INK)


@scene("baustelle-brueckenstrasse.jpg")
def road_works(c: Canvas) -> None:
    """Excavator and red-and-white barriers before houses, a footbridge for walkers at the side."""
    c.wash(0, 700, rgb("#a9bcc2"), rgb("#e4e2d6"))
    cloud(c, 380, 120, 200, rgb("#cfd8d8"))
    cloud(c, 1180, 90, 260, rgb("#c5d0d2"))
    x = -30
    for kind, width, storeys, gable in (("plaster", 280, 1, False), ("fachwerk", 300, 1, True), ("slate", 280, 2, True), ("rose", 270, 1, False), ("mint", 300, 1, True), ("brick", 280, 1, True)):
        house(c, x, 690, width, storeys, kind, GREY, gable=gable)
        x += width + 4
    c.rect(0, 688, 1600, 22, STONE)
    c.rect(0, 708, 1600, 400, rgb("#8a857a"))
    c.blob([(380, 1100), (350, 880), (520, 812), (900, 800), (1220, 830), (1340, 930), (1380, 1100)], rgb("#6b5138"))
    c.blob([(520, 1100), (560, 920), (760, 870), (1000, 880), (1140, 960), (1180, 1100)], rgb("#4e3a28"))
    for i in range(3):
        c.oval(640 + 150 * i, 960, 52, 46, fill=rgb("#b5603a"))
        c.oval(640 + 150 * i, 960, 36, 32, fill=rgb("#2f2219"))
    c.blob([(1010, 850), (1120, 690), (1240, 660), (1370, 740), (1450, 850)], rgb("#80623f"))
    _digger(c, 300, 840)
    for i in range(4):
        _barrier(c, 30 + 205 * i, 1010)
    _barrier(c, 1140, 990)
    _footbridge(c)


def _digger(c: Canvas, x: float, ground: float) -> None:
    body = rgb("#e2a32c")
    c.rect(x - 40, ground - 60, 300, 66, INK, r=32)
    for i in range(4):
        c.oval(x + 5 + 68 * i, ground - 26, 22, fill=SLATE)
    c.rect(x - 20, ground - 150, 240, 96, body, r=14)
    c.rect(x + 90, ground - 280, 130, 140, body, r=12)
    c.rect(x + 112, ground - 262, 90, 84, rgb("#c5dbdb"), r=6)
    c.oval(x + 157, ground - 214, 20, fill=rgb("#d9a57c"))
    c.slice(x + 157, ground - 220, 23, 180, 360, RED)
    c.line([(x + 215, ground - 130), (x + 420, ground - 380), (x + 610, ground - 250)], body, 40)
    c.line([(x + 300, ground - 200), (x + 410, ground - 330)], SLATE, 14)
    c.line([(x + 610, ground - 250), (x + 570, ground - 90)], mix(body, INK, 0.15), 30)
    c.poly([(x + 520, ground - 110), (x + 640, ground - 100), (x + 620, ground - 10), (x + 560, ground + 20), (x + 510, ground - 30)], SLATE)
    for i in range(4):
        c.poly([(x + 516 + 26 * i, ground - 20 + 9 * i), (x + 538 + 26 * i, ground - 14 + 6 * i), (x + 520 + 26 * i, ground + 14)], STONE)


def _barrier(c: Canvas, x: float, ground: float) -> None:
    for px in (x + 16, x + 168):
        c.rect(px, ground - 120, 10, 120, SLATE)
        c.rect(px - 26, ground - 8, 62, 12, INK, r=4)
    for dy in (118, 66):
        c.rect(x, ground - dy, 192, 32, PAPER)
        for i in range(4):
            c.poly([(x + 48 * i + 8, ground - dy + 32), (x + 48 * i + 30, ground - dy), (x + 48 * i + 54, ground - dy), (x + 48 * i + 32, ground - dy + 32)], RED)
        c.rect(x + 192, ground - dy, 12, 32, rgb("#8a857a"))
    c.oval(x + 96, ground - 136, 15, 19, fill=AMBER)


def _footbridge(c: Canvas) -> None:
    c.poly([(1330, 720), (1480, 720), (1560, 1080), (1290, 1080)], rgb("#b98d5c"))
    for i in range(9):
        y = 735 + i * i * 4.6
        c.line([(1328 - i * 4, y), (1482 + i * 9, y)], DARKWOOD, 3)
    for x0, x1 in ((1330, 1290), (1480, 1562)):
        c.line([(x0, 620), (x1, 870)], RED, 11)
        for t in (0, 0.5, 1):
            px, py = x0 + (x1 - x0) * t, 620 + 250 * t
            c.line([(px, py), (px, py + 105 + 105 * t)], PAPER, 11)
    person(c, 1398, 830, 178, "walker-a")
    person(c, 1445, 1000, 250, "walker-b", hat=True)

