# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Work benches and still lifes: what lies on the tables of the town."""

from __future__ import annotations

from picture_book import scene
from picture_houses import awning
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
    ROSE,
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
    smooth,
)
from picture_wares import bicycle, book_row, bottle, ice_cup, wine_glass
from scenes_rooms import pendant, planks


def bench(c: Canvas, top: float, fill: Colour, name: str) -> None:
    """Put a thick worn work bench across the picture."""
    c.rect(0, top, c.width, c.height - top, fill)
    dice = chance(name)
    for i in range(9):
        y = top + 30 + 34 * i
        c.stroke([(0, y), (500, y + dice.uniform(-8, 8)), (1000, y + dice.uniform(-8, 8)), (1600, y)], mix(fill, INK, 0.14), 3)
    c.rect(0, top, c.width, 12, mix(fill, PAPER, 0.25))


@scene("goldschmiede-ohm.jpg")
def goldsmith(c: Canvas) -> None:
    """A bench with its filing pin, a torch and two half-made rings."""
    c.rect(0, 0, 1600, 1067, rgb("#274a47"))
    for i in range(12):
        x = 90 + 124 * i
        c.rect(x, 60, 18, 130, (WOOD, DARKWOOD, RUST)[i % 3], r=8)
        c.rect(x + 5, 186, 8, 120 + 30 * (i % 3), STONE)
        if i % 3 == 1:
            c.oval(x + 9, 316 + 30 * (i % 3), 16, 10, fill=STONE)
    c.rect(40, 110, 1520, 26, DARKWOOD)
    bench(c, 610, rgb("#a5743f"), "goldsmith")
    c.blob([(420, 612), (560, 780), (800, 850), (1040, 780), (1180, 612)], rgb("#6a4a32"))
    c.blob([(450, 610), (580, 748), (800, 808), (1020, 748), (1150, 610)], rgb("#274a47"))
    c.poly([(700, 560), (900, 560), (868, 740), (816, 700), (800, 640), (784, 700), (732, 740)], rgb("#c99a64"))
    c.poly([(700, 560), (900, 560), (896, 586), (704, 586)], rgb("#dbb27e"))
    for x, y, r in ((690, 512, 66), (880, 496, 74)):
        c.ring(x, y, r, 17, rgb("#b9862b"))
        c.ring(x - 3, y - 3, r - 3, 9, LIGHT)
    c.rect(868, 408, 24, 26, rgb("#e9f4f2"), r=4)
    c.poly([(860, 420), (900, 420), (880, 446)], rgb("#bfe0de"))
    c.line([(1560, 430), (1260, 520), (1160, 500)], SLATE, 26)
    c.line([(1180, 504), (1128, 486)], AMBER, 20)
    c.blob([(1120, 470), (1000, 440), (930, 450), (1000, 476), (1116, 500)], rgb("#5db3e0"))
    c.blob([(1112, 476), (1050, 458), (1000, 456), (1050, 474), (1110, 492)], PAPER)
    c.glow(980, 456, 150, rgb("#3a86b0"), 0.5)
    for i, fill in enumerate((RED, GREEN, rgb("#3b7fa8"), LIGHT, PLUM)):
        c.poly([(130 + 62 * i, 690), (152 + 62 * i, 668), (174 + 62 * i, 690), (152 + 62 * i, 722)], fill)
        c.poly([(130 + 62 * i, 690), (152 + 62 * i, 668), (152 + 62 * i, 692)], mix(fill, PAPER, 0.5))
    c.line([(1240, 760), (1500, 700)], STONE, 16)
    c.line([(1440, 714), (1560, 684)], DARKWOOD, 30)
    c.line([(140, 880), (330, 800)], STONE, 12)
    c.line([(90, 900), (190, 858)], WOOD, 28)
    pendant(c, 800, 250, 84, DEEP)


@scene("schuhmacher-dreier.jpg")
def shoemaker(c: Canvas) -> None:
    """A bench with lasts, a hammer and boots half done."""
    c.rect(0, 0, 1600, 1067, rgb("#c99f6c"))
    for row in range(2):
        c.rect(0, 210 + 190 * row, 1600, 18, DARKWOOD)
        for i in range(11):
            _last(c, 40 + 146 * i, 208 + 190 * row, 118, mix(rgb("#d9b37c"), DARKWOOD, 0.1 * ((i + row) % 4)))
    bench(c, 700, rgb("#7d5536"), "shoemaker")
    _boot(c, 290, 850, 360, rgb("#6b3a22"))
    _boot(c, 700, 880, 380, rgb("#2f2a26"))
    c.line([(1130, 950), (1440, 760)], WOOD, 30)
    c.poly([(1390, 690), (1530, 770), (1500, 840), (1440, 830), (1452, 790), (1376, 742)], SLATE)
    for i in range(14):
        c.line([(1120 + 22 * (i % 7), 1000 + 12 * (i // 7)), (1132 + 22 * (i % 7), 990 + 12 * (i // 7))], STONE, 4)
    c.oval(180, 960, 84, 20, fill=rgb("#4a2f1d"))
    c.rect(96, 870, 168, 92, RED)
    c.oval(180, 870, 84, 20, fill=mix(RED, INK, 0.3))
    c.rect(130, 800, 14, 90, WOOD)
    c.rect(116, 900, 130, 34, CREAM)
    c.stroke([(620, 1000), (760, 960), (900, 1010), (1060, 960)], CREAM, 5)
    pendant(c, 900, 60, 80, GREEN)


def _last(c: Canvas, x: float, base: float, w: float, fill: Colour) -> None:
    c.blob([(x, base), (x - w * 0.02, base - w * 0.5), (x + w * 0.1, base - w * 0.92), (x + w * 0.36, base - w * 0.92), (x + w * 0.44, base - w * 0.5), (x + w * 0.8, base - w * 0.28), (x + w, base - w * 0.08), (x + w * 0.9, base)], fill)
    c.rect(x + w * 0.12, base - w * 0.92, w * 0.22, w * 0.06, mix(fill, INK, 0.3))


def _boot(c: Canvas, x: float, base: float, tall: float, fill: Colour) -> None:
    w = tall * 0.9
    c.blob([(x, base - tall * 0.08), (x + w * 0.02, base - tall * 0.5), (x - w * 0.02, base - tall), (x + w * 0.42, base - tall * 1.02), (x + w * 0.44, base - tall * 0.5), (x + w * 0.8, base - tall * 0.34), (x + w * 1.02, base - tall * 0.16), (x + w, base - tall * 0.06)], fill)
    c.blob([(x + w * 0.04, base - tall * 0.6), (x + w * 0.02, base - tall * 0.94), (x + w * 0.12, base - tall * 0.94), (x + w * 0.12, base - tall * 0.5)], mix(fill, PAPER, 0.16))
    c.rect(x - w * 0.03, base - tall * 0.1, w * 1.06, tall * 0.07, rgb("#d9b37c"), r=tall * 0.03)
    c.rect(x - w * 0.02, base - tall * 0.04, w * 0.34, tall * 0.1, INK, r=4)
    c.rect(x + w * 0.3, base - tall * 0.04, w * 0.72, tall * 0.04, INK, r=4)
    for i in range(5):
        y = base - tall * (0.46 + 0.11 * i)
        c.line([(x + w * 0.3, y), (x + w * 0.44, y - tall * 0.05)], CREAM, 6)
        c.oval(x + w * 0.3, y, 6, fill=AMBER)
    for i in range(24):
        c.oval(x + w * 0.04 * i + w * 0.02, base - tall * 0.065, 2.4, fill=DARKWOOD)


@scene("fahrrad-bergrad.jpg")
def bicycle_shop(c: Canvas) -> None:
    """A workshop: a bicycle on the stand, wheels and tools on the wall."""
    c.rect(0, 0, 1600, 1067, rgb("#d8dfd3"))
    planks(c, 850, rgb("#9a9384"), "bikes")
    c.rect(0, 836, 1600, 18, SLATE)
    import math

    for i in range(4):
        x = 180 + 220 * i
        c.ring(x, 190, 118, 13, INK)
        c.ring(x, 190, 104, 5, STONE)
        for k in range(12):
            turn = math.pi * k / 12
            c.line([(x - math.cos(turn) * 102, 190 - math.sin(turn) * 102), (x + math.cos(turn) * 102, 190 + math.sin(turn) * 102)], SLATE, 2)
        c.oval(x, 190, 13, fill=RUST)
    c.rect(1060, 70, 480, 400, GREEN)
    c.rect(1060, 70, 480, 400, mix(GREEN, INK, 0.15), r=6)
    for i in range(8):
        x = 1100 + 56 * i
        c.rect(x, 120, 12, 80 + 18 * (i % 4), STONE, r=5)
        c.ring(x + 6, 120, 17, 7, STONE)
    for i in range(5):
        x = 1100 + 90 * i
        c.rect(x, 310, 22, 76, (RED, LIGHT, RUST, LIGHT, RED)[i], r=8)
        c.rect(x + 8, 384, 6, 56, STONE)
    c.line([(690, 330), (690, 900)], SLATE, 22)
    c.poly([(600, 930), (690, 880), (780, 930)], SLATE)
    c.line([(690, 470), (620, 480)], RED, 26)
    bicycle(c, 300, 780, 800, rgb("#0b5d4e"))
    c.rect(1140, 640, 400, 26, WOOD)
    c.rect(1160, 666, 24, 210, DARKWOOD)
    c.rect(1496, 666, 24, 210, DARKWOOD)
    for i, fill in enumerate((RED, DUSK, AMBER)):
        c.rect(1180 + 90 * i, 560 + 14 * i, 60, 80 - 14 * i, fill, r=6)
    c.rect(1440, 580, 70, 60, SLATE, r=6)
    pendant(c, 560, 60, 72, RED)


@scene("lesung.jpg")
def reading(c: Canvas) -> None:
    """A reading table: lamp, glass of water, open book, full shelves behind."""
    c.rect(0, 0, 1600, 1067, rgb("#3a2a20"))
    for row in range(5):
        c.rect(0, 170 + 168 * row, 1600, 14, rgb("#7d5536"))
        book_row(c, -10, 170 + 168 * row, 1630, 146, f"reading{row}")
    c.rect(0, 0, 1600, 1067, (16, 24, 30, 105))
    c.rect(0, 800, 1600, 267, rgb("#5f2230"))
    c.rect(0, 796, 1600, 18, mix(RED, INK, 0.3))
    for i in range(14):
        c.poly([(40 + 120 * i, 814), (70 + 120 * i, 814), (90 + 120 * i, 1067), (26 + 120 * i, 1067)], (20, 8, 12, 60))
    c.glow(560, 560, 520, AMBER, 0.55)
    c.rect(370, 772, 190, 28, DEEP, r=10)
    c.line([(466, 780), (466, 470)], DEEP, 17)
    c.poly([(330, 500), (602, 500), (540, 320), (392, 320)], GREEN)
    c.oval(466, 500, 136, 16, fill=rgb("#fff0c0"))
    for side in (-1, 1):
        c.blob([(880, 772), (880 + side * 60, 742), (880 + side * 220, 742), (880 + side * 300, 764), (880 + side * 300, 790), (880 + side * 160, 780), (880, 798)], PAPER)
        for k in range(3):
            c.stroke([(880 + side * 40, 762 - k), (880 + side * 130, 752 + 6 * k), (880 + side * 260, 760 + 8 * k)], STONE, 3)
    c.rect(1300, 630, 100, 166, (220, 236, 240, 120), r=8)
    c.rect(1306, 690, 88, 104, (190, 222, 230, 150), r=6)
    c.rect(1312, 640, 10, 140, (255, 255, 255, 140), r=4)


@scene("weinflaschen.jpg")
def wine_tasting(c: Canvas) -> None:
    """Bottles in a wooden rack, two glasses and a lit candle before them."""
    c.rect(0, 0, 1600, 1067, rgb("#3b2a2a"))
    glass = (rgb("#1f4a3a"), rgb("#4a1f2a"), rgb("#5c5a26"), rgb("#252a31"))
    for row, base in enumerate((330, 680)):
        c.rect(0, base, 1600, 24, rgb("#8f5e38"))
        for i in range(15):
            bottle(c, 26 + 106 * i, base, 270, glass[(i * 3 + row) % 4], (CREAM, PAPER, rgb("#d9c9a5"), rgb("#e6cfae"))[(i + row) % 4])
    c.rect(0, 0, 1600, 760, (20, 12, 14, 90))
    bench(c, 800, rgb("#8f5e38"), "tasting")
    c.glow(800, 640, 460, AMBER, 0.65)
    c.rect(768, 640, 64, 240, CREAM, r=8)
    c.blob([(800, 640), (776, 606), (790, 570), (800, 530), (812, 572), (824, 606)], LIGHT)
    c.blob([(800, 634), (788, 610), (800, 572), (812, 610)], PAPER)
    c.oval(800, 884, 110, 22, fill=STONE)
    wine_glass(c, 480, 930, 420, rgb("#7a1f33"))
    wine_glass(c, 1110, 950, 430, rgb("#8e2438"))
    bottle(c, 1280, 930, 560, rgb("#2d1220"), CREAM)
    for i in range(4):
        c.poly([(150 + 60 * i, 930 + 8 * i), (230 + 60 * i, 900 + 8 * i), (240 + 60 * i, 950 + 8 * i)], rgb("#f0cf7a"))


@scene("eisbecher.jpg", pixels=700)
def sundaes(c: Canvas) -> None:
    """Three sundaes with wafer and paper umbrella on a round table before a striped awning."""
    c.rect(0, 0, 1600, 1067, rgb("#cde6e2"))
    awning(c, -40, 0, 1680, 190, RED, PAPER, 13)
    for i in range(3):
        c.rect(90 + 560 * i, 300, 300, 420, rgb("#e9f1ea"))
        c.rect(110 + 560 * i, 320, 260, 380, rgb("#a9cfc1"))
    c.oval(800, 1000, 820, 190, fill=mix(STONE, PAPER, 0.3))
    c.oval(800, 980, 820, 186, fill=PAPER)
    tones = (rgb("#f4b8bf"), rgb("#8b5a3c"), rgb("#cfe3b4"), rgb("#f6e7b0"), rgb("#d06a78"), rgb("#f3efe2"))
    for i, (x, y, w) in enumerate(((420, 940, 250), (1180, 940, 250), (800, 1020, 290))):
        c.oval(x + 30, y + 6, w * 0.6, 22, fill=(40, 60, 60, 50))
        ice_cup(c, x, y, w, (tones[i], tones[(i + 2) % 6], tones[(i + 4) % 6]))


@scene("stadtgutschein.jpg")
def voucher(c: Canvas) -> None:
    """A voucher with the bridge's outline beside a ribbon and sprigs of fir."""
    c.rect(0, 0, 1600, 1067, rgb("#b98d5c"))
    for i in range(8):
        c.rect(0, 134 * i, 1600, 4, rgb("#9a7044"))
    for k, (x, y) in enumerate(((120, 180), (60, 420), (1500, 820), (1420, 980))):
        for i in range(26):
            t = i / 25
            px, py = x + (340 if k < 2 else -340) * t, y + 90 * t
            for side in (-1, 1):
                c.line([(px, py), (px + (52 if k < 2 else -52), py + side * 62 * (1.1 - t * 0.6))], mix(GREEN, INK, 0.1 * (i % 3)), 8)
        c.line([(x, y), (x + (340 if k < 2 else -340), y + 90)], DARKWOOD, 11)
    c.poly([(286, 366), (1316, 246), (1382, 800), (352, 920)], (50, 30, 14, 90))
    c.poly([(270, 340), (1300, 220), (1366, 774), (336, 894)], PAPER)
    c.poly([(296, 364), (1280, 250), (1340, 750), (356, 866)], GREEN)
    c.poly([(310, 378), (1268, 266), (1326, 738), (368, 850)], rgb("#f3ead2"))
    _bridge_mark(c)
    for i, (x, y, w) in enumerate(((420, 462, 380), (428, 518, 250))):
        c.poly([(x, y), (x + w, y - w * 0.117), (x + w + 3, y - w * 0.117 + 26 - 8 * i), (x + 3, y + 26 - 8 * i)], (GREEN, STONE)[i])
    c.line([(1060, 200), (1180, 830)], RED, 44)
    for side in (-1, 1):
        c.blob([(1118, 480), (1118 + side * 90, 390), (1118 + side * 190, 420), (1118 + side * 170, 510), (1118 + side * 60, 520)], RED)
        c.blob([(1118 + side * 30, 474), (1118 + side * 90, 424), (1118 + side * 150, 440), (1118 + side * 120, 486)], mix(RED, INK, 0.28))
        c.poly([(1118, 490), (1118 + side * 130, 660), (1118 + side * 70, 690), (1118 + side * 40, 640)], mix(RED, INK, 0.1))
    c.oval(1118, 478, 42, fill=mix(RED, INK, 0.15))


def _bridge_mark(c: Canvas) -> None:
    def at(u: float, v: float) -> tuple[float, float]:
        return (400 + 560 * u + 24 * v, 590 - 65 * u + 200 * v)

    c.poly([at(0, 0.2), at(1, 0.2), at(1, 0.8), at(0, 0.8)], GREEN)
    for i in range(4):
        x, y = at(0.14 + 0.24 * i, 0.82)
        c.oval(x, y, 54, 84, fill=rgb("#f3ead2"))
    c.poly([at(-0.04, 0.8), at(1.04, 0.8), at(1.04, 1.2), at(-0.04, 1.2)], rgb("#f3ead2"))
    for k in range(2):
        c.stroke([at(0, 0.9 + 0.12 * k), at(0.25, 0.86 + 0.12 * k), at(0.5, 0.9 + 0.12 * k), at(0.75, 0.86 + 0.12 * k), at(1, 0.9 + 0.12 * k)], SAGE, 9)


@scene("krippen.png")
def crib(c: Canvas) -> None:
    """Three crib figures of wood and a star under a bow of branches."""
    c.rect(0, 0, 1600, 1067, rgb("#1d3549"))
    c.oval(800, 620, 620, 520, fill=rgb("#284a62"))
    c.rect(0, 880, 1600, 187, rgb("#7d5536"))
    c.rect(0, 880, 1600, 14, rgb("#a5743f"))
    bow = [(230, 900), (200, 520), (420, 200), (800, 90), (1180, 200), (1400, 520), (1370, 900)]
    c.stroke(bow, DARKWOOD, 26)
    dice = chance("crib")
    for x, y in smooth(bow, closed=False, steps=26):
        for _ in range(5):
            tone = mix(GREEN, INK if dice.random() < 0.6 else SAGE, dice.uniform(0, 0.4))
            c.line([(x, y), (x + dice.uniform(-62, 62), y + dice.uniform(-62, 62))], tone, 6)
    for x, y in bow[1:-1]:
        c.oval(x, y + 20, 17, fill=RED)
    import math

    points = [(800 + math.sin(math.pi * i / 8) * (92 if i % 2 == 0 else 36), 300 - math.cos(math.pi * i / 8) * (92 if i % 2 == 0 else 36)) for i in range(16)]
    c.oval(800, 300, 150, fill=rgb("#3a5d72"))
    c.poly(points, LIGHT)
    for x, tall, robe, cloak in ((560, 460, rgb("#b5603a"), rgb("#6a4a32")), (1030, 420, rgb("#dcebe3"), rgb("#2b5f86"))):
        w = tall * 0.3
        c.blob([(x - w, 890), (x - w * 0.66, 890 - tall * 0.5), (x - w * 0.4, 890 - tall * 0.8), (x + w * 0.4, 890 - tall * 0.8), (x + w * 0.66, 890 - tall * 0.5), (x + w, 890)], cloak)
        c.blob([(x - w * 0.5, 890), (x - w * 0.3, 890 - tall * 0.7), (x + w * 0.3, 890 - tall * 0.7), (x + w * 0.5, 890)], robe)
        c.oval(x, 890 - tall * 0.86, tall * 0.15, fill=cloak)
        c.oval(x, 890 - tall * 0.84, tall * 0.1, tall * 0.115, fill=rgb("#e0b98c"))
    c.line([(440, 900), (410, 430)], WOOD, 15)
    c.poly([(690, 800), (910, 800), (880, 890), (720, 890)], rgb("#a5743f"))
    for i in range(12):
        c.line([(700 + 18 * i, 806), (684 + 20 * i, 764)], rgb("#e9c46a"), 7)
    c.blob([(720, 800), (740, 752), (800, 740), (870, 756), (886, 800)], PAPER)
    c.oval(744, 764, 32, fill=rgb("#e8c39a"))


