# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The cinema: its front at night, and the projector."""

from __future__ import annotations

import math

from picture_book import scene
from picture_houses import house
from picture_kit import (
    AMBER,
    DUSK,
    GREEN,
    INK,
    LIGHT,
    NIGHT,
    PAPER,
    RED,
    RUST,
    STONE,
    Canvas,
    chance,
    mix,
    rgb,
)
from picture_land import cobbles, stars
from picture_people import person
from picture_walls import EVENING


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


@scene("kino-projektor.jpg")
def projector(c: Canvas) -> None:
    """An old film projector throws a bright beam over empty red seats."""
    c.rect(0, 0, 1600, 1067, rgb("#1d1522"))
    for i in range(12):
        c.rect(140 * i, 0, 70, 620, rgb("#251a2b"))
    c.poly([(600, 330), (1640, 60), (1640, 640), (600, 410)], (255, 240, 200, 60))
    c.poly([(600, 345), (1640, 130), (1640, 570), (600, 395)], (255, 244, 214, 70))
    dice = chance("dust")
    for _ in range(110):
        x = dice.uniform(640, 1600)
        half = 40 + (x - 600) * 0.24
        c.oval(
            x,
            365 + dice.uniform(-half, half) * 0.8,
            dice.uniform(1, 3.6),
            fill=(255, 250, 230, 170),
        )
    for row in range(3):
        y, size = 700 + 120 * row, 118 + 26 * row
        for i in range(-1, 13):
            x = i * (size + 14) + 30 * row
            tone = mix(rgb("#a1303a"), INK, 0.42 - 0.16 * row)
            c.rect(x, y, size, 200, tone, r=26)
            c.rect(x + 14, y + 18, size - 28, 90, mix(tone, PAPER, 0.08), r=18)
            c.rect(x - 9, y + 80, 18, 140, mix(tone, INK, 0.5), r=8)
    _machine(c)


def _machine(c: Canvas) -> None:
    c.rect(150, 300, 380, 250, rgb("#44545c"), r=20)
    c.rect(170, 320, 340, 130, rgb("#56686f"), r=12)
    c.rect(520, 330, 90, 84, STONE, r=8)
    c.oval(606, 372, 22, 44, fill=rgb("#fff3cf"))
    c.glow(606, 372, 190, LIGHT, 0.65)
    for x, y, r in ((250, 180, 150), (460, 640, 140)):
        c.oval(x, y, r, fill=rgb("#2b3438"))
        c.oval(x, y, r * 0.9, fill=rgb("#7d8a8c"))
        for k in range(5):
            turn = math.tau * k / 5 + 0.3
            c.oval(
                x + math.cos(turn) * r * 0.52,
                y + math.sin(turn) * r * 0.52,
                r * 0.25,
                fill=rgb("#2b3438"),
            )
        c.oval(x, y, r * 0.16, fill=AMBER)
    c.stroke([(392, 200), (500, 250), (520, 330)], INK, 12)
    c.stroke([(520, 420), (560, 500), (596, 620)], INK, 12)
    c.rect(300, 550, 90, 520, rgb("#33424a"))
    c.poly([(200, 1067), (300, 880), (390, 880), (500, 1067)], rgb("#2b3840"))
    for i in range(3):
        c.oval(220 + 46 * i, 490, 14, fill=(RED, LIGHT, GREEN)[i])
