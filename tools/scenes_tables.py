# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Food and drink on the pavement: bakery, café, pub and ice-cream parlour."""

from __future__ import annotations

from picture_book import scene
from picture_kit import (
    AMBER,
    DARKWOOD,
    DEEP,
    DUSK,
    GREEN,
    INK,
    LIGHT,
    PAPER,
    RED,
    SLATE,
    STONE,
    WOOD,
    Canvas,
    Colour,
    mix,
    rgb,
)
from picture_people import person
from picture_shopfront import FLOOR, Front, pot_plant, shopfront, sign_board
from picture_walls import EVENING, Hour
from picture_wares import cup, ice_cup, loaf, pretzel

MORNING = Hour(rgb("#f6e3c0"), 0.08, 0.3)


@scene("baeckerei-hoevel.jpg")
def bakery(c: Canvas) -> None:
    """The bakery's front with the old golden pretzel on its bracket."""

    def bread(c: Canvas, x: float, y: float, w: float, h: float) -> None:
        for row, base in enumerate((y + h * 0.52, y + h)):
            c.rect(x, base - 10, w, 12, WOOD)
            for i in range(7):
                loaf(c, x + 24 + i * w / 7.1, base - 10, 122, i * 2 + row)
        for i in range(3):
            c.poly(
                [
                    (x + 700 + 110 * i, y + h - 10),
                    (x + 790 + 110 * i, y + h - 10),
                    (x + 800 + 110 * i, y + h - 84),
                    (x + 690 + 110 * i, y + h - 84),
                ],
                rgb("#b9854f"),
            )
            for k in range(4):
                c.oval(x + 708 + 110 * i + 24 * k, y + h - 92, 22, 17, fill=rgb("#d9a362"))

    shopfront(c, Front("fachwerk", GREEN, "BÄCKEREI HÖVEL", GREEN, hour=MORNING), bread)
    c.line([(60, 236), (250, 236)], INK, 12)
    c.stroke([(60, 300), (120, 290), (170, 240)], INK, 8)
    c.oval(205, 350, 104, fill=mix(GREEN, INK, 0.35))
    c.ring(205, 350, 104, 8, AMBER)
    pretzel(c, 205, 340, 66, LIGHT)
    pot_plant(c, 1530, FLOOR + 30, 210)
    sign_board(c, 1130, FLOOR + 60, "Stollen")


@scene("cafe-lichtblick.jpg")
def cafe(c: Canvas) -> None:
    """Round tables in front of a bright corner café with a yellow awning."""

    def room(c: Canvas, x: float, y: float, w: float, h: float) -> None:
        for i in range(4):
            px = x + 130 + 270 * i
            c.line([(px, y), (px, y + 90)], INK, 4)
            c.slice(px, y + 140, 62, 180, 360, GREEN)
            c.oval(px, y + 142, 20, fill=PAPER)
        c.rect(x, y + h - 130, w * 0.46, 130, rgb("#b9854f"))
        c.rect(x, y + h - 142, w * 0.48, 18, DARKWOOD)
        for i in range(4):
            cup(c, x + 70 + 110 * i, y + h - 144, 44, PAPER, steam=False)
        person(c, x + 820, y + h + 60, 300, "guest-a")
        person(c, x + 960, y + h + 70, 290, "guest-b")

    shopfront(
        c, Front("plaster", rgb("#f0e4c4"), "CAFÉ LICHTBLICK", rgb("#f0b93a"), ink=DEEP), room
    )
    for i, px in enumerate((230, 640, 1060)):
        _cafe_table(c, px, 1010 + 20 * (i % 2))
    pot_plant(c, 1540, FLOOR + 50, 240)


def _cafe_table(c: Canvas, x: float, ground: float) -> None:
    for side in (-1, 1):
        cx = x + side * 150
        c.rect(cx + side * 44 - 5, ground - 230, 10, 230, DARKWOOD)
        c.rect(cx - side * 36 - 5, ground - 112, 10, 112, DARKWOOD)
        c.rect(cx - 56, ground - 124, 112, 15, WOOD, r=6)
        c.rect(cx + side * 44 - 9, ground - 236, 18, 74, WOOD, r=6)
    c.rect(x - 6, ground - 168, 12, 160, SLATE)
    c.oval(x, ground - 4, 62, 12, fill=SLATE)
    c.oval(x, ground - 172, 104, 19, fill=mix(PAPER, INK, 0.12))
    c.oval(x, ground - 178, 104, 18, fill=PAPER)
    cup(c, x - 38, ground - 178, 44, GREEN)
    cup(c, x + 46, ground - 180, 40, rgb("#d98a7c"))


@scene("die-furt.jpg")
def pub(c: Canvas) -> None:
    """A pub by the river in the evening, warm light in small panes."""

    def panes(c: Canvas, x: float, y: float, w: float, h: float) -> None:
        c.rect(x, y, w, h, rgb("#f2b24c"))
        c.glow(x + w * 0.3, y + 120, 220, LIGHT, 0.4)
        for i, px in enumerate((130, 300, 600, 760, 930)):
            person(
                c, x + px, y + h + 120, 330 - 14 * (i % 3), f"pub{i}", shade=DARKWOOD, depth=0.62
            )
        frame = rgb("#173027")
        for i in range(1, 14):
            c.rect(x + w * i / 14 - 3, y, 6, h, frame)
        for i in range(1, 6):
            c.rect(x, y + h * i / 6 - 3, w, 6, frame)

    shopfront(c, Front("slate", rgb("#173f36"), "DIE FURT", None, "left", EVENING, LIGHT), panes)
    c.line([(1420, 120), (1560, 120)], INK, 10)
    c.rect(1440, 132, 110, 130, rgb("#f0d9a0"), r=8)
    c.stroke([(1460, 170), (1485, 156), (1510, 170), (1534, 156)], DUSK, 8)
    c.stroke([(1460, 200), (1485, 186), (1510, 200), (1534, 186)], DUSK, 8)
    c.stroke([(1460, 230), (1485, 216), (1510, 230), (1534, 216)], DUSK, 8)
    c.glow(960, 980, 420, rgb("#8a5a1f"), 0.45)
    for px in (560, 1180):
        c.rect(px, 966, 220, 14, WOOD)
        for dx in (20, 190):
            c.rect(px + dx, 978, 10, 60, DARKWOOD)
    c.rect(630, 916, 34, 50, rgb("#e9b64a"), r=5)
    c.rect(626, 906, 42, 16, PAPER, r=8)


@scene("eisdiele-dolomiti.jpg")
def ice_cream(c: Canvas) -> None:
    """The ice-cream parlour with striped awning and a big cone on its bracket."""

    shopfront(c, Front("rose", rgb("#2c7a78"), "Eis · DOLOMITI", RED, "left"), _ice_counter)
    _big_cone(c, flavours)


flavours = (
    rgb("#f4d3c8"),
    rgb("#8b5a3c"),
    rgb("#cfe3b4"),
    rgb("#f6e7b0"),
    rgb("#d06a78"),
    rgb("#f3efe2"),
    rgb("#8a5c8c"),
)


def _ice_counter(c: Canvas, x: float, y: float, w: float, h: float) -> None:
    c.rect(x, y + h - 190, w, 190, rgb("#d4e8e4"))
    c.rect(x, y + h - 200, w, 16, STONE)
    for i in range(9):
        fill = flavours[i % 7]
        px = x + 20 + i * 117
        c.rect(px, y + h - 120, 104, 64, SLATE, r=6)
        c.blob(
            [
                (px + 4, y + h - 108),
                (px + 20, y + h - 156),
                (px + 52, y + h - 172),
                (px + 84, y + h - 150),
                (px + 100, y + h - 108),
            ],
            fill,
        )
        c.stroke(
            [(px + 24, y + h - 140), (px + 48, y + h - 150), (px + 78, y + h - 136)],
            mix(fill, PAPER, 0.5),
            6,
        )
    for i, px in enumerate((140, 420, 820)):
        ice_cup(c, x + px, y + 212, 56, (flavours[i], flavours[i + 2], flavours[i + 4]))
    c.rect(x, y + 208, w, 8, mix(STONE, PAPER, 0.4))


def _big_cone(c: Canvas, flavours: tuple[Colour, ...]) -> None:
    c.line([(1390, 120), (1590, 120)], INK, 12)
    c.poly([(1420, 250), (1540, 250), (1480, 440)], rgb("#d9a362"))
    for i in range(4):
        c.line([(1432 + 28 * i, 254), (1468 + 8 * i, 400)], rgb("#b57c3d"), 4)
        c.line([(1528 - 28 * i, 254), (1492 - 8 * i, 400)], rgb("#b57c3d"), 4)
    for dx, dy, fill in ((-30, 0, flavours[4]), (30, 0, flavours[2]), (0, -54, flavours[0])):
        c.oval(1480 + dx, 232 + dy, 52, fill=fill)
        c.oval(1464 + dx, 214 + dy, 15, 10, fill=mix(fill, PAPER, 0.6))
    person(c, 760, 1050, 250, "gelato-a")
    person(c, 860, 1046, 170, "gelato-b")
