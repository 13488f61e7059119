# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Shop fronts seen from the pavement, one per business that has such a picture."""

from __future__ import annotations

import math

from picture_book import scene
from picture_houses import EVENING, Hour
from picture_kit import (
    AMBER,
    CREAM,
    DARKWOOD,
    DEEP,
    DUSK,
    GREEN,
    INK,
    LIGHT,
    NIGHT,
    PAPER,
    PLUM,
    RED,
    RUST,
    SAGE,
    SLATE,
    STONE,
    WOOD,
    Canvas,
    Colour,
    chance,
    mix,
    rgb,
)
from picture_people import person
from picture_shopfront import FLOOR, Front, pot_plant, shopfront, sign_board
from picture_wares import (
    bicycle,
    book_row,
    book_stack,
    bucket,
    cup,
    ice_cup,
    loaf,
    mannequin,
    pretzel,
    spinning_top,
)

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
            c.poly([(x + 700 + 110 * i, y + h - 10), (x + 790 + 110 * i, y + h - 10), (x + 800 + 110 * i, y + h - 84), (x + 690 + 110 * i, y + h - 84)], rgb("#b9854f"))
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


@scene("blumen-rosenthal.jpg")
def florist(c: Canvas) -> None:
    """Buckets of cut flowers before a green shop door."""

    def plants(c: Canvas, x: float, y: float, w: float, h: float) -> None:
        for i in range(6):
            bucket(c, x + 40 + 175 * i, y + h, 110, f"inside{i}")
        for i in range(5):
            c.line([(x + 120 + 200 * i, y), (x + 120 + 200 * i, y + 60)], SLATE, 3)
            c.oval(x + 120 + 200 * i, y + 96, 44, fill=rgb("#4b8a66"))
            for k in range(4):
                c.stroke([(x + 90 + 200 * i + 20 * k, y + 110), (x + 84 + 200 * i + 24 * k, y + 150), (x + 92 + 200 * i + 20 * k, y + 176)], rgb("#6aa37a"), 7)

    shopfront(c, Front("brick", rgb("#1c6b52"), "Blumen Rosenthal", rgb("#d98a7c")), plants)
    for row, (base, size, count, shift) in enumerate(((FLOOR + 20, 128, 7, 110), (FLOOR + 110, 158, 6, 190))):
        for i in range(count):
            bucket(c, shift + i * size * 1.13, base, size, f"row{row}{i}")


@scene("buchhandlung-kettler.jpg")
def bookshop(c: Canvas) -> None:
    """Stacked books and a reading lamp in the window, under the name Kettler."""

    def books(c: Canvas, x: float, y: float, w: float, h: float) -> None:
        for i in range(2):
            c.rect(x, y + 118 + i * 126, w, 9, DARKWOOD)
            book_row(c, x + 10, y + 118 + i * 126, w * 0.44, 106, f"kettler{i}")
            book_row(c, x + w * 0.56, y + 118 + i * 126, w * 0.43, 106, f"kettler-r{i}")
        for i, px in enumerate((40, 250, 620, 810)):
            book_stack(c, x + px, y + h, 170, 5 + i % 3, f"stack{i}")
        c.rect(x + 468, y + h - 16, 120, 16, DEEP, r=6)
        c.line([(x + 528, y + h - 16), (x + 560, y + h - 180), (x + 470, y + h - 250)], DEEP, 11)
        c.poly([(x + 486, y + h - 284), (x + 524, y + h - 222), (x + 426, y + h - 176), (x + 404, y + h - 214)], GREEN)
        c.glow(x + 440, y + h - 120, 190, AMBER, 0.35)

    shopfront(c, Front("fachwerk", rgb("#1d3f4e"), "KETTLER", None, "left", EVENING, LIGHT), books)
    c.oval(1440, 975, 74, 12, fill=mix(NIGHT, INK, 0.4))
    _cat(c, 1440, 980)


def _cat(c: Canvas, x: float, ground: float) -> None:
    c.blob([(x - 36, ground), (x - 40, ground - 60), (x - 18, ground - 110), (x + 18, ground - 110), (x + 42, ground - 50), (x + 38, ground)], INK)
    c.oval(x - 4, ground - 128, 30, 26, fill=INK)
    for side in (-1, 1):
        c.poly([(x - 4 + side * 28, ground - 134), (x - 4 + side * 24, ground - 172), (x - 4 + side * 4, ground - 150)], INK)
        c.oval(x - 4 + side * 11, ground - 130, 4.4, 5.6, fill=LIGHT)
    c.stroke([(x + 34, ground - 8), (x + 80, ground - 14), (x + 92, ground - 50), (x + 80, ground - 70)], INK, 13)


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

    shopfront(c, Front("plaster", rgb("#f0e4c4"), "CAFÉ LICHTBLICK", rgb("#f0b93a"), ink=DEEP), room)
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
            person(c, x + px, y + h + 120, 330 - 14 * (i % 3), f"pub{i}", shade=DARKWOOD, depth=0.62)
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
    flavours = (rgb("#f4d3c8"), rgb("#8b5a3c"), rgb("#cfe3b4"), rgb("#f6e7b0"), rgb("#d06a78"), rgb("#f3efe2"), rgb("#8a5c8c"))

    def counter(c: Canvas, x: float, y: float, w: float, h: float) -> None:
        c.rect(x, y + h - 190, w, 190, rgb("#d4e8e4"))
        c.rect(x, y + h - 200, w, 16, STONE)
        for i in range(9):
            fill = flavours[i % 7]
            px = x + 20 + i * 117
            c.rect(px, y + h - 120, 104, 64, SLATE, r=6)
            c.blob([(px + 4, y + h - 108), (px + 20, y + h - 156), (px + 52, y + h - 172), (px + 84, y + h - 150), (px + 100, y + h - 108)], fill)
            c.stroke([(px + 24, y + h - 140), (px + 48, y + h - 150), (px + 78, y + h - 136)], mix(fill, PAPER, 0.5), 6)
        for i, px in enumerate((140, 420, 820)):
            ice_cup(c, x + px, y + 212, 56, (flavours[i], flavours[i + 2], flavours[i + 4]))
        c.rect(x, y + 208, w, 8, mix(STONE, PAPER, 0.4))

    shopfront(c, Front("rose", rgb("#2c7a78"), "Eis · DOLOMITI", RED, "left"), counter)
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


@scene("markt-apotheke.jpg")
def pharmacy(c: Canvas) -> None:
    """A timber-framed house on the square with the red A over the door."""

    def jars(c: Canvas, x: float, y: float, w: float, h: float) -> None:
        for row in range(3):
            base = y + 128 + row * 140
            c.rect(x, base, w, 10, DARKWOOD)
            for i in range(13):
                px = x + 22 + i * 80
                fill = (PAPER, rgb("#7a4a26"), SAGE)[(i + row) % 3]
                c.rect(px, base - 78, 54, 78, fill, r=8)
                c.rect(px + 8, base - 94, 38, 18, mix(fill, INK, 0.35), r=5)
                c.rect(px + 8, base - 56, 38, 30, mix(CREAM, PAPER, 0.5))
                c.rect(px + 14, base - 44, 26, 4, SLATE)

    shopfront(c, Front("fachwerk", rgb("#31473f"), "MARKT-APOTHEKE", None), jars)
    c.rect(1282, 420, 156, 156, PAPER, r=10)
    c.rect(1290, 428, 140, 140, RED, r=8)
    c.line([(1318, 550), (1360, 448), (1402, 550)], PAPER, 17)
    c.line([(1334, 516), (1386, 516)], PAPER, 14)
    c.line([(1360, 448), (1360, 470)], PAPER, 17)
    pot_plant(c, 1540, FLOOR + 40, 220)
    bicycle(c, 150, FLOOR + 80, 330, DUSK)


@scene("modehaus-brinkschulte.jpg")
def fashion(c: Canvas) -> None:
    """A broad window with three dummies in winter coats."""

    def coats(c: Canvas, x: float, y: float, w: float, h: float) -> None:
        c.rect(x, y + h - 26, w, 26, rgb("#c9b48a"))
        for i in range(9):
            c.rect(x + 20 + 124 * i, y, 70, h - 26, (255, 255, 255, 30))
        for i, (coat, trim) in enumerate(((PLUM, CREAM), (GREEN, rgb("#d9c9a5")), (rgb("#b5603a"), PAPER))):
            mannequin(c, x + 190 + i * 350, y + h - 20, 410, coat, trim)
        c.rect(x + 316, y + h - 84, 96, 62, DARKWOOD, r=8)
        c.ring(x + 364, y + h - 92, 26, 8, DARKWOOD)
        for sx in (640, 730):
            c.blob([(x + sx, y + h - 24), (x + sx + 4, y + h - 120), (x + sx + 40, y + h - 120), (x + sx + 44, y + h - 60), (x + sx + 84, y + h - 40), (x + sx + 86, y + h - 24)], rgb("#3a2a20"))

    shopfront(c, Front("plaster", rgb("#efe8d8"), "BRINKSCHULTE", None, ink=DEEP), coats)


@scene("spielwaren-brummkreisel.jpg")
def toys(c: Canvas) -> None:
    """A wooden railway and a big red humming top in the window."""

    def window(c: Canvas, x: float, y: float, w: float, h: float) -> None:
        c.rect(x, y + h - 40, w, 40, rgb("#7fae86"))
        spinning_top(c, x + 250, y + h - 24, 290)
        c.rect(x + 470, y + h - 56, 600, 14, WOOD)
        for i in range(15):
            c.rect(x + 478 + 40 * i, y + h - 44, 16, 10, DARKWOOD)
        for i, fill in enumerate((GREEN, LIGHT, RUST)):
            _wagon(c, x + 490 + 180 * i, y + h - 58, fill, engine=i == 2)
        c.rect(x + 560, y + 250, w - 600, 12, WOOD)
        _bear(c, x + 660, y + 250)
        for i, fill in enumerate((RED, LIGHT, DUSK, GREEN)):
            c.rect(x + 780 + 62 * (i % 3) + 30 * (i // 3), y + 194 - 56 * (i // 3), 56, 56, fill, r=4)
        for i in range(5):
            c.line([(x + 60 + 100 * i, y), (x + 60 + 100 * i, y + 70)], SLATE, 2)
            c.poly([(x + 60 + 100 * i + 26 * math.cos(math.pi * k / 5 - math.pi / 2) * (1 if k % 2 == 0 else 0.45), y + 92 + 26 * math.sin(math.pi * k / 5 - math.pi / 2) * (1 if k % 2 == 0 else 0.45)) for k in range(10)], AMBER)

    shopfront(c, Front("mint", rgb("#9c3b35"), "BRUMMKREISEL", rgb("#e2a32c"), "left", MORNING), window)
    person(c, 640, 1040, 190, "child-a", hat=True)
    person(c, 770, 1046, 160, "child-b")


def _wagon(c: Canvas, x: float, base: float, fill: Colour, *, engine: bool) -> None:
    c.rect(x, base - 96, 150, 70, fill, r=8)
    if engine:
        c.rect(x + 6, base - 160, 70, 80, mix(fill, INK, 0.2), r=6)
        c.rect(x + 20, base - 146, 40, 36, CREAM, r=3)
        c.rect(x + 106, base - 136, 26, 46, DARKWOOD, r=4)
    else:
        for i in range(3):
            c.oval(x + 34 + 40 * i, base - 100, 24, fill=(RED, SAGE, AMBER)[i])
        c.rect(x, base - 96, 150, 70, fill, r=8)
    for wx in (34, 116):
        c.oval(x + wx, base - 20, 24, fill=DARKWOOD)
        c.oval(x + wx, base - 20, 9, fill=AMBER)


def _bear(c: Canvas, x: float, base: float) -> None:
    fur = rgb("#a8733f")
    for side in (-1, 1):
        c.oval(x + side * 30, base - 118, 16, fill=fur)
        c.oval(x + side * 40, base - 14, 22, 17, fill=fur)
        c.oval(x + side * 44, base - 56, 14, 26, fill=mix(fur, INK, 0.12))
    c.oval(x, base - 42, 42, 46, fill=fur)
    c.oval(x, base - 94, 38, 34, fill=fur)
    c.oval(x, base - 84, 17, 13, fill=rgb("#e0bd8c"))
    c.oval(x, base - 89, 6, 5, fill=INK)
    for side in (-1, 1):
        c.oval(x + side * 15, base - 102, 4, fill=INK)


@scene("tourist-information.jpg")
def visitor_centre(c: Canvas) -> None:
    """A town map and a rack of leaflets in the window."""

    def maps(c: Canvas, x: float, y: float, w: float, h: float) -> None:
        c.rect(x + 60, y + 60, 420, 320, PAPER)
        c.rect(x + 72, y + 72, 396, 296, rgb("#dcebd5"))
        c.stroke([(x + 72, y + 300), (x + 180, y + 250), (x + 260, y + 300), (x + 360, y + 230), (x + 468, y + 250)], rgb("#7fb4c9"), 30)
        dice = chance("townplan")
        for i in range(30):
            bx, by = x + 90 + 60 * (i % 6) + dice.uniform(0, 14), y + 86 + 34 * (i // 6)
            c.rect(bx, by, dice.uniform(22, 40), 22, dice.choice((RUST, WOOD, SAGE, SLATE)))
        c.line([(x + 80, y + 200), (x + 460, y + 160)], PAPER, 9)
        c.oval(x + 270, y + 168, 20, fill=RED)
        c.oval(x + 270, y + 168, 8, fill=PAPER)
        for row in range(4):
            for i in range(5):
                px, py = x + 590 + 92 * i, y + 44 + 94 * row
                fill = dice.choice((GREEN, AMBER, DUSK, RUST, SAGE, PLUM))
                c.rect(px, py, 70, 86, fill, r=3)
                c.poly([(px + 4, py + 70), (px + 28, py + 40), (px + 44, py + 58), (px + 56, py + 46), (px + 66, py + 70)], mix(fill, PAPER, 0.55))
                c.rect(px + 10, py + 10, 50, 8, PAPER)
            c.rect(x + 574, y + 124 + 94 * row, 476, 8, DARKWOOD)

    shopfront(c, Front("slate", rgb("#0b5d4e"), "TOURIST-INFORMATION", None), maps)
    c.rect(1290, 80, 150, 150, RED, r=10)
    c.text(1365, 152, "i", 130, PAPER, 5)
    bicycle(c, 640, FLOOR + 90, 340, RUST)
    sign_board(c, 1130, FLOOR + 60, "Heute")

