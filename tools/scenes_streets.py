# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Market, bridge and street: the town's squares through the year."""

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
    MINT,
    NIGHT,
    PAPER,
    RED,
    RUST,
    SLATE,
    SNOW,
    Canvas,
    Colour,
    fade,
    mix,
    rgb,
)
from picture_land import cloud, cobbles, firs, hill, ripples, snowfall, stars
from picture_people import crowd, person
from picture_town import bridge, church, stall
from picture_walls import ADVENT, DAY, EVENING, courses
from scenes_feasts import ROSEATE
from scenes_works import star

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
        ("fachwerk", 250, 2, True),
        ("plaster", 230, 1, False),
        ("slate", 240, 2, True),
        ("mint", 220, 1, True),
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
        c.stroke(
            [
                (x + side * 22, ground - 220),
                (x + side * 66, ground - 200),
                (x + side * 84, ground - 84),
            ],
            rgb("#e4f3f2"),
            7,
        )


@scene("adventsmarkt.jpg")
def advent_market(c: Canvas) -> None:
    """The Alte Brücke in lights, wooden booths in the snow, the Lenne beneath."""
    c.wash(0, 640, rgb("#122c47"), rgb("#54718a"))
    stars(c, "advent", 330)
    firs(c, hill(c, "advent-a", 420, 60, rgb("#33526a")), "advent-f", rgb("#2b475d"), 46)
    firs(c, hill(c, "advent-b", 500, 40, rgb("#284459")), "advent-g", rgb("#20394c"), 60)
    church(c, 640, 640, 420, ADVENT)
    x = -30
    for kind, width, storeys in (
        ("fachwerk", 190, 1),
        ("slate", 170, 2),
        ("plaster", 180, 1),
        ("fachwerk", 160, 1),
    ):
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
    for i in range(23):
        turn = math.pi * i / 22
        px, py = x - math.cos(turn) * r, ground - math.sin(turn) * r * 0.92
        c.oval(px, py, 12, fill=fade(LIGHT, 50))
        c.oval(px, py, 4.6, fill=rgb("#fff0bf"))
    c.glow(x, ground - r * 0.6, r * 1.5, rgb("#b67a2a"), 0.35)
    c.poly(star(x, ground - r * 0.96, 24), rgb("#fff3cc"))


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
    for y, sag, count, size, x0, x1 in (
        (430, 40, 8, 13, 560, 1010),
        (320, 60, 9, 21, 380, 1200),
        (150, 80, 9, 34, 120, 1480),
    ):
        _lanterns(c, x0, x1, y, sag, count, size)
    c.glow(800, 640, 300, AMBER, 0.3)
    crowd(c, 640, 960, 700, 84, 12, "lights-far", shade=NIGHT, depth=0.4)
    crowd(c, 420, 1180, 830, 150, 10, "lights-mid", shade=NIGHT, depth=0.28)
    for i, px in enumerate((300, 505, 1010, 1260)):
        person(
            c, px, 1010 + 18 * (i % 2), 270, f"carrier{i}", shade=NIGHT, depth=0.02, hat=i % 2 == 0
        )
        c.line([(px + 42, 880), (px + 88, 845)], DARKWOOD, 5)
        c.glow(px + 90, 890, 110, AMBER, 0.55)
        _lantern(c, px + 90, 890, 28, (LIGHT, ROSEATE, rgb("#8fd0b0"), AMBER)[i])


def _lanterns(
    c: Canvas, x0: float, x1: float, y: float, sag: float, count: int, size: float
) -> None:
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
        c.line(
            [(x - half * 0.96, y + r * share), (x + half * 0.96, y + r * share)],
            mix(fill, RUST, 0.35),
            r * 0.06,
        )
    c.rect(x - r * 0.3, y - r * 1.2, r * 0.6, r * 0.24, INK)
    c.rect(x - r * 0.3, y + r * 0.96, r * 0.6, r * 0.2, INK)
