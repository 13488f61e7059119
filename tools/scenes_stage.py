# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""People who perform: the watchman, the marksmen, dancers and the choir."""

from __future__ import annotations

from picture_book import scene
from picture_houses import house
from picture_kit import (
    AMBER,
    CREAM,
    DARKWOOD,
    DEEP,
    DUSK,
    GREEN,
    INK,
    LIGHT,
    PAPER,
    PLUM,
    RED,
    SAGE,
    SLATE,
    STONE,
    WOOD,
    Canvas,
    Point,
    chance,
    mix,
    rgb,
)
from picture_land import cloud, cobbles, stars
from picture_people import HAIRS, SKINS, crowd
from picture_room import planks
from picture_town import church
from picture_walls import DAY, LATE


@scene("nachtwaechter.jpg")
def night_watchman(c: Canvas) -> None:
    """A man with hat, halberd and lantern in a dark lane."""
    c.wash(0, 700, rgb("#0c1b2d"), rgb("#34495f"))
    stars(c, "watch", 320, 60)
    church(c, 700, 700, 430, LATE)
    house(c, 480, 720, 230, 1, "slate", LATE, shop=False)
    house(c, 930, 730, 250, 1, "plaster", LATE, shop=False)
    house(c, -120, 900, 600, 2, "fachwerk", LATE, shop=False)
    house(c, 1150, 900, 560, 2, "fachwerk", LATE, shop=False)
    cobbles(c, 716, rgb("#243341"), "watch")
    c.glow(980, 720, 560, AMBER, 0.62)
    c.poly([(640, 470), (960, 470), (1010, 1010), (590, 1010)], rgb("#23352f"))
    c.blob(
        [
            (660, 480),
            (600, 620),
            (560, 1010),
            (680, 1030),
            (800, 1000),
            (920, 1030),
            (1040, 1010),
            (1000, 620),
            (940, 480),
            (800, 440),
        ],
        rgb("#1f3d36"),
    )
    c.blob([(800, 450), (770, 640), (760, 1000), (850, 1000), (836, 640)], rgb("#2d5248"))
    c.poly([(690, 486), (800, 560), (910, 486), (930, 560), (800, 640), (670, 560)], rgb("#16302a"))
    c.oval(800, 410, 64, 74, fill=rgb("#d9a57c"))
    c.blob(
        [(740, 420), (760, 500), (800, 530), (840, 500), (860, 420), (830, 450), (770, 450)],
        rgb("#b9b2a0"),
    )
    c.oval(800, 356, 160, 24, fill=INK)
    c.blob([(716, 352), (730, 270), (800, 246), (870, 270), (884, 352)], INK)
    c.rect(722, 326, 156, 20, AMBER)
    for side in (-1, 1):
        c.oval(800 + side * 24, 404, 6, fill=INK)
    _halberd_and_lantern(c)


def _halberd_and_lantern(c: Canvas) -> None:
    c.line([(510, 1020), (510, 120)], WOOD, 17)
    c.poly([(510, 40), (534, 150), (510, 180), (486, 150)], STONE)
    c.blob([(514, 170), (600, 150), (630, 220), (596, 290), (514, 250)], STONE)
    c.poly([(506, 190), (440, 210), (506, 240)], STONE)
    c.line([(660, 560), (570, 640), (512, 600)], rgb("#1f3d36"), 62)
    c.oval(512, 596, 32, fill=rgb("#d9a57c"))
    c.line([(940, 560), (1020, 640), (1060, 610)], rgb("#1f3d36"), 62)
    c.oval(1064, 606, 32, fill=rgb("#d9a57c"))
    c.ring(1070, 650, 34, 6, INK)
    c.glow(1070, 750, 330, LIGHT, 0.6)
    c.poly([(1020, 690), (1120, 690), (1136, 820), (1004, 820)], rgb("#ffe7a3"))
    c.poly([(1004, 692), (1070, 650), (1136, 692)], INK)
    for x in (1012, 1066, 1120):
        c.line([(1070 + (x - 1070) * 0.9, 690), (x, 820)], INK, 8)
    c.rect(996, 816, 148, 18, INK, r=4)
    c.blob([(1070, 800), (1052, 770), (1070, 720), (1088, 770)], AMBER)


@scene("schuetzenfest.jpg")
def marksmen(c: Canvas) -> None:
    """A parade with green flags and a brass band before decorated houses."""
    c.wash(0, 720, rgb("#9fd0de"), rgb("#f8f0dc"))
    cloud(c, 420, 110, 160, PAPER)
    cloud(c, 1200, 150, 190, PAPER)
    x = -50
    for kind, width, storeys in (
        ("fachwerk", 290, 1),
        ("plaster", 270, 1),
        ("slate", 290, 2),
        ("fachwerk", 300, 1),
        ("mint", 260, 1),
        ("fachwerk", 290, 1),
    ):
        house(c, x, 740, width, storeys, kind, DAY, gable=kind != "plaster")
        x += width + 4
    for y, x0, x1 in ((250, -20, 800), (230, 800, 1620)):
        for i in range(17):
            t = i / 17
            px, py = x0 + (x1 - x0) * t, y + 320 * t * (1 - t)
            c.poly(
                [(px, py), (px + 36, py + 5), (px + 18, py + 52)], (GREEN, PAPER, RED, PAPER)[i % 4]
            )
    cobbles(c, 738, rgb("#d5ccb6"), "parade")
    crowd(c, 20, 1580, 800, 130, 24, "parade-public")
    for i in range(8):
        _marcher(c, 1540 - 200 * i, 1000 - 20 * (i % 2), 290, f"march{i}", i)


def _marcher(c: Canvas, x: float, ground: float, tall: float, name: str, kind: int) -> None:
    dice = chance(name)
    skin, w = dice.choice(SKINS), tall * 0.24
    step = w * 0.36
    c.line([(x, ground - tall * 0.44), (x - step, ground - 8)], PAPER, w * 0.28)
    c.line([(x, ground - tall * 0.44), (x + step, ground - 8)], mix(PAPER, STONE, 0.3), w * 0.28)
    for side in (-1, 1):
        c.rect(x + side * step - w * 0.14, ground - 14, w * 0.44, 16, INK, r=7)
    c.poly(
        [
            (x - w * 0.42, ground - tall * 0.8),
            (x + w * 0.42, ground - tall * 0.8),
            (x + w * 0.46, ground - tall * 0.36),
            (x - w * 0.46, ground - tall * 0.36),
        ],
        GREEN,
    )
    c.rect(x - w * 0.46, ground - tall * 0.5, w * 0.92, tall * 0.035, AMBER)
    c.line(
        [(x - w * 0.3, ground - tall * 0.79), (x + w * 0.36, ground - tall * 0.5)], PAPER, w * 0.12
    )
    r = tall * 0.08
    c.oval(x, ground - tall * 0.89, r, r * 1.12, fill=skin)
    c.rect(x - r * 1.1, ground - tall * 0.99, r * 2.2, r * 0.85, DEEP, r=6)
    c.rect(x - r * 0.4, ground - tall * 0.925, r * 1.9, r * 0.26, INK, r=4)
    c.stroke(
        [
            (x - r * 0.8, ground - tall * 0.99),
            (x - r * 1.1, ground - tall * 1.07),
            (x - r * 0.3, ground - tall * 1.09),
        ],
        PAPER,
        7,
    )
    _carry(c, x, ground, tall, kind, w)


def _carry(c: Canvas, x: float, ground: float, tall: float, kind: int, w: float) -> None:
    arm = [
        (x + w * 0.4, ground - tall * 0.74),
        (x + w * 0.8, ground - tall * 0.6),
        (x + w * 0.72, ground - tall * 0.76),
    ]
    c.line(arm, mix(GREEN, INK, 0.2), w * 0.24)
    _instrument(c, x, ground, tall, kind, w, arm)


def _instrument(
    c: Canvas, x: float, ground: float, tall: float, kind: int, w: float, arm: list[Point]
) -> None:
    hand = arm[-1]
    if kind % 4 == 0:
        c.line([(hand[0], ground - tall * 0.5), (hand[0], ground - tall * 1.7)], WOOD, 10)
        c.blob(
            [
                (hand[0], ground - tall * 1.66),
                (hand[0] - 90, ground - tall * 1.62),
                (hand[0] - 190, ground - tall * 1.68),
                (hand[0] - 184, ground - tall * 1.2),
                (hand[0] - 90, ground - tall * 1.16),
                (hand[0], ground - tall * 1.22),
            ],
            GREEN,
        )
        c.oval(hand[0] - 95, ground - tall * 1.42, 44, fill=PAPER)
        c.oval(hand[0] - 95, ground - tall * 1.42, 26, fill=AMBER)
    elif kind % 4 == 2:
        c.oval(x + w * 0.9, ground - tall * 0.5, tall * 0.17, fill=PAPER)
        c.ring(x + w * 0.9, ground - tall * 0.5, tall * 0.17, 9, RED)
    else:
        c.line(
            [
                (hand[0] - w * 0.5, hand[1] - tall * 0.08),
                (hand[0] + w * 0.9, hand[1] - tall * 0.06),
            ],
            AMBER,
            12,
        )
        c.poly(
            [
                (hand[0] + w * 0.7, hand[1] - tall * 0.07),
                (hand[0] + w * 1.25, hand[1] - tall * 0.15),
                (hand[0] + w * 1.25, hand[1] + tall * 0.03),
            ],
            AMBER,
        )


@scene("chor.jpg")
def choir(c: Canvas) -> None:
    """Singers in three rows, a woman before them beats time."""
    c.rect(0, 0, 1600, 1067, rgb("#e9d9b4"))
    for i in range(4):
        x = 130.0 + 380 * i
        c.rect(x, 60, 220, 340, PAPER)
        c.rect(x + 12, 72, 196, 316, rgb("#35566b"))
        c.rect(x + 105, 72, 10, 316, PAPER)
        c.rect(x + 12, 190, 196, 8, PAPER)
    c.rect(0, 470, 1600, 16, WOOD)
    planks(c, 760, rgb("#a5743f"), "choir")
    for row, (y, count, size) in enumerate(((620, 11, 330), (740, 10, 350), (880, 9, 370))):
        c.rect(60, y + 40, 1480, 160, mix(DARKWOOD, WOOD, 0.25 * row))
        for i in range(count):
            x = 130 + (1340 / (count - 1)) * i + (18 if row == 1 else 0)
            _singer(c, x, y, size, f"singer{row}{i}")
    c.rect(0, 960, 1600, 110, rgb("#8a5c32"))
    c.blob([(690, 1110), (700, 860), (740, 780), (860, 780), (900, 860), (910, 1110)], PLUM)
    c.oval(800, 712, 60, 70, fill=rgb("#6a3f22"))
    c.oval(800, 690, 66, 58, fill=rgb("#5a3218"))
    c.oval(800, 636, 28, fill=rgb("#5a3218"))
    c.line([(720, 830), (590, 760), (560, 640)], PLUM, 44)
    c.line([(880, 830), (1010, 770), (1050, 660)], PLUM, 44)
    c.oval(560, 628, 26, fill=rgb("#e0b98c"))
    c.oval(1052, 648, 26, fill=rgb("#e0b98c"))
    c.line([(1052, 648), (1110, 560)], PAPER, 7)


def _singer(c: Canvas, x: float, y: float, size: float, name: str) -> None:
    dice = chance(name)
    coat, skin, hair = (
        dice.choice((GREEN, DEEP, DUSK, SAGE, SLATE)),
        dice.choice(SKINS),
        dice.choice(HAIRS),
    )
    w = size * 0.19
    c.blob(
        [
            (x - w, y + 110),
            (x - w, y - size * 0.06),
            (x - w * 0.5, y - size * 0.17),
            (x + w * 0.5, y - size * 0.17),
            (x + w, y - size * 0.06),
            (x + w, y + 110),
        ],
        coat,
    )
    c.rect(x - w * 0.2, y - size * 0.22, w * 0.4, size * 0.1, mix(skin, INK, 0.12))
    r = size * 0.11
    if dice.random() < 0.5:
        c.oval(x, y - size * 0.3, r * 1.22, r * 1.34, fill=hair)
    c.oval(x, y - size * 0.3, r, r * 1.16, fill=skin)
    c.slice(x, y - size * 0.325, r * 1.08, 180, 360, hair, flat=1.05)
    c.oval(x, y - size * 0.255, r * 0.22, r * dice.uniform(0.2, 0.42), fill=rgb("#7a2430"))
    for side in (-1, 1):
        c.oval(x + side * r * 0.38, y - size * 0.31, r * 0.1, fill=INK)
    c.poly(
        [
            (x - w * 0.75, y - size * 0.02),
            (x, y + size * 0.03),
            (x + w * 0.75, y - size * 0.02),
            (x + w * 0.75, y + size * 0.14),
            (x, y + size * 0.19),
            (x - w * 0.75, y + size * 0.14),
        ],
        PAPER if dice.random() < 0.5 else CREAM,
    )
    c.line([(x, y + size * 0.03), (x, y + size * 0.19)], STONE, 3)
