# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Train, flood, fire, feast and music: the town's year."""

from __future__ import annotations

import math

from picture_book import scene
from picture_houses import (
    ADVENT,
    DAY,
    GREY,
    LATE,
    WINTER,
    Hour,
    bridge,
    church,
    garland,
    house,
    lamp,
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
    NIGHT,
    PAPER,
    PLUM,
    RED,
    RUST,
    SAGE,
    SLATE,
    SNOW,
    STONE,
    WOOD,
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
    fire,
    firs,
    hill,
    ripples,
    round_tree,
    snowfall,
    stars,
)
from picture_people import HAIRS, SKINS, crowd, person, silhouette
from scenes_rooms import planks


@scene("dampfzug.jpg")
def steam_train(c: Canvas) -> None:
    """A steam engine with three coaches in the snowy valley, smoke drifting over the hills."""
    c.wash(0, 620, rgb("#8fb3c6"), rgb("#f6e4cc"))
    firs(c, hill(c, "train-a", 380, 80, rgb("#c3d6de")), "train-f", rgb("#9db8c2"), 50)
    firs(c, hill(c, "train-b", 500, 50, rgb("#dbe7ea")), "train-g", rgb("#6f949c"), 74)
    church(c, 180, 640, 300, WINTER)
    for x, k in ((60, "fachwerk"), (420, "slate"), (540, "fachwerk")):
        house(c, x, 640, 120, 1, k, WINTER, shop=False)
    hill(c, "train-c", 640, 20, SNOW)
    dice = chance("smoke")
    for i in range(22):
        t = i / 21
        c.oval(1270 - 900 * t + dice.uniform(-20, 20), 470 - 250 * t ** 0.8 + dice.uniform(-24, 24), 36 + 70 * t, 30 + 50 * t, fill=fade(mix(PAPER, SLATE, 0.12 + 0.1 * (i % 2)), round(235 - 120 * t)))
    c.poly([(0, 790), (1600, 790), (1600, 850), (0, 850)], rgb("#b9c3c4"))
    c.rect(0, 786, 1600, 9, SLATE)
    for i in range(46):
        c.rect(36 * i, 796, 20, 12, DARKWOOD)
    for i in range(3):
        _coach(c, 20 + 330 * i, 784, (rgb("#6d2f35"), GREEN, rgb("#6d2f35"))[i])
    _engine(c, 1015, 784)
    c.blob([(-60, 1120), (-60, 850), (400, 836), (900, 870), (1300, 846), (1680, 860), (1680, 1120)], rgb("#e6eff1"))
    c.blob([(-60, 1120), (-60, 960), (300, 920), (760, 1000), (1200, 960), (1680, 1000), (1680, 1120)], SNOW)
    for x, g, t in ((110, 1010, 300), (250, 1040, 210), (1480, 1030, 330), (1350, 1050, 200)):
        fir(c, x, g, t, rgb("#2f5f55"), snow=True)
    snowfall(c, "train", 200)


def _coach(c: Canvas, x: float, base: float, fill: Colour) -> None:
    c.rect(x, base - 150, 312, 118, fill, r=6)
    c.rect(x - 6, base - 168, 324, 26, SLATE, r=12)
    c.rect(x - 2, base - 172, 316, 12, SNOW, r=6)
    for i in range(6):
        c.rect(x + 22 + 47 * i, base - 132, 34, 44, rgb("#ffe09a"), r=4)
    c.rect(x, base - 74, 312, 6, CREAM)
    for wx in (50, 100, 212, 262):
        c.oval(x + wx, base - 24, 24, fill=INK)
        c.oval(x + wx, base - 24, 9, fill=STONE)
    c.rect(x + 306, base - 48, 30, 8, INK)


def _engine(c: Canvas, x: float, base: float) -> None:
    c.rect(x, base - 190, 110, 150, INK, r=6)
    c.rect(x + 20, base - 170, 60, 56, rgb("#ffdf96"), r=4)
    c.rect(x - 12, base - 206, 140, 22, SLATE, r=6)
    c.rect(x + 100, base - 152, 260, 96, rgb("#22302e"), r=20)
    for i in range(3):
        c.rect(x + 150 + 70 * i, base - 152, 8, 96, AMBER)
    c.poly([(x + 290, base - 150), (x + 296, base - 240), (x + 280, base - 262), (x + 352, base - 262), (x + 336, base - 240), (x + 342, base - 150)], INK)
    c.slice(x + 200, base - 150, 30, 180, 360, rgb("#22302e"))
    c.oval(x + 366, base - 104, 22, 44, fill=SLATE)
    c.oval(x + 378, base - 116, 12, fill=LIGHT)
    c.rect(x, base - 62, 400, 22, RED)
    c.poly([(x + 372, base - 50), (x + 420, base - 6), (x + 350, base - 6)], RED)
    for i in range(3):
        wx = x + 90 + 92 * i
        c.oval(wx, base - 38, 42, fill=RED)
        c.ring(wx, base - 38, 42, 9, INK)
        c.oval(wx, base - 38, 10, fill=INK)
        for k in range(6):
            turn = math.pi * k / 6
            c.line([(wx - math.cos(turn) * 32, base - 38 - math.sin(turn) * 32), (wx + math.cos(turn) * 32, base - 38 + math.sin(turn) * 32)], INK, 4)
    c.line([(x + 90, base - 28), (x + 360, base - 28)], STONE, 11)


@scene("lenne-hochwasser.webp")
def flood(c: Canvas) -> None:
    """The Lenne in flood under a grey sky; a bench stands in the river up to its seat."""
    c.wash(0, 600, rgb("#77888e"), rgb("#c9cdc6"))
    for x, y, s in ((250, 120, 280), (760, 90, 330), (1300, 140, 300)):
        cloud(c, x, y, s, mix(SLATE, STONE, 0.6))
    firs(c, hill(c, "flood-a", 400, 60, rgb("#7c9390")), "flood-f", rgb("#667f7d"), 46)
    hill(c, "flood-b", 500, 30, rgb("#62807a"))
    for x, k, w in ((980, "fachwerk", 170), (1160, "slate", 150), (1320, "fachwerk", 180), (1510, "rose", 150)):
        house(c, x, 590, w, 1, k, GREY, shop=False)
    bridge(c, -40, 520, 900, 120, 3, GREY, rgb("#56676a"))
    c.mirror(610, 230, rgb("#7d7a66"), 0.5)
    c.rect(0, 838, 1600, 240, rgb("#7d7a66"))
    ripples(c, 620, 1060, fade(rgb("#c5c2aa"), 110), "flood", 150)
    ripples(c, 640, 1060, fade(rgb("#4c4f47"), 90), "flood-2", 80)
    for x, tall in ((250, 520), (1430, 560)):
        bare_tree(c, x, 900, tall, rgb("#2f3b3a"))
        c.oval(x, 902, 60, 9, fill=fade(rgb("#c5c2aa"), 120))
    for i in range(3):
        c.rect(640, 700 + 44 * i, 400, 26, mix(WOOD, INK, 0.12 * i))
    for x in (670, 990):
        c.rect(x, 680, 18, 190, SLATE)
    c.rect(620, 842, 440, 24, WOOD)
    c.wash(862, 900, (125, 122, 102, 255), (125, 122, 102, 255), x0=0)
    ripples(c, 868, 930, fade(rgb("#dedbc6"), 150), "bench", 26)
    c.rect(1180, 640, 14, 250, PAPER)
    for i in range(5):
        c.rect(1180, 640 + 50 * i, 14, 25, RED)
    dice = chance("rain")
    for _ in range(210):
        x, y = dice.uniform(0, 1620), dice.uniform(0, 1067)
        c.line([(x, y), (x - 8, y + 30)], (232, 238, 236, 70), 1.6)


@scene("osterfeuer.jpg")
def easter_fire(c: Canvas) -> None:
    """A tall fire on a meadow by the river, people in a ring around it, dark hills behind."""
    c.wash(0, 700, rgb("#0e1e33"), rgb("#4f4f66"))
    stars(c, "easter", 420, 130)
    firs(c, hill(c, "easter-a", 480, 90, rgb("#24364a")), "easter-f", rgb("#1c2c3e"), 50)
    hill(c, "easter-b", 620, 40, rgb("#1a2b38"))
    church(c, 1180, 700, 290, LATE)
    for x in (1080, 1420, 1520):
        house(c, x, 700, 120, 1, "fachwerk", LATE, shop=False)
    c.rect(0, 700, 1600, 70, rgb("#2f4a5e"))
    ripples(c, 706, 768, fade(AMBER, 150), "easter", 34)
    c.rect(0, 768, 1600, 300, rgb("#27392f"))
    c.oval(780, 900, 620, 120, fill=rgb("#4c4a2e"))
    c.oval(780, 900, 400, 76, fill=rgb("#7d5d2e"))
    crowd(c, 300, 1280, 850, 130, 12, "easter-back", shade=rgb("#6a3a1c"), depth=0.35)
    fire(c, 780, 915, 420)
    for i, x in enumerate((110, 230, 330, 1120, 1230, 1370, 1480)):
        silhouette(c, x, 1050 + 14 * (i % 3), 250 - 30 * (i % 2), rgb("#14211d"))
    silhouette(c, 440, 1060, 170, rgb("#14211d"))


@scene("sommerkonzert.jpg")
def summer_concert(c: Canvas) -> None:
    """A stage with coloured light at the river, people on blankets under lanterns."""
    c.wash(0, 640, rgb("#2b3f73"), rgb("#f0a77f"))
    stars(c, "summer", 220, 50)
    firs(c, hill(c, "summer-a", 480, 70, rgb("#5a5578")), "summer-f", rgb("#4a4868"), 48)
    hill(c, "summer-b", 570, 30, rgb("#3f4a5f"))
    c.rect(0, 610, 1600, 110, rgb("#8a7f92"))
    ripples(c, 620, 712, fade(rgb("#ffd9a8"), 150), "summer", 50)
    c.rect(0, 712, 1600, 360, rgb("#3f6350"))
    c.blob([(-60, 1120), (-60, 800), (500, 760), (1100, 780), (1660, 760), (1660, 1120)], rgb("#35564a"))
    c.rect(470, 700, 660, 70, INK)
    c.rect(500, 360, 600, 350, rgb("#231b38"))
    c.poly([(440, 370), (520, 270), (1080, 270), (1160, 370)], DEEP)
    for x, colour in ((560, (214, 90, 120)), (700, (240, 190, 90)), (900, (90, 190, 180)), (1040, (150, 110, 220))):
        c.poly([(x - 10, 372), (x + 10, 372), (x + 110, 706), (x - 110, 706)], (*colour, 84))
        c.oval(x, 374, 15, fill=colour)
        c.glow(x, 520, 190, colour, 0.35)
    for i, x in enumerate((620, 760, 880, 1000)):
        person(c, x, 704, 210, f"band{i}", shade=NIGHT, depth=0.15)
        c.rect(x - 40, 590, 80, 36, (RED, WOOD, AMBER, PLUM)[i], r=8)
        for k in range(6):
            c.rect(x - 34 + 12 * k, 596, 4, 24, PAPER)
    for x in (440, 1110):
        c.rect(x, 520, 56, 190, INK, r=4)
        c.oval(x + 28, 570, 20, fill=SLATE)
        c.oval(x + 28, 640, 24, fill=SLATE)
    garland(c, (-10, 380), (470, 330), 70, 13, 12)
    garland(c, (1130, 330), (1610, 380), 70, 13, 12)
    tones = (RED, GREEN, AMBER, DUSK, PLUM, RUST)
    for i in range(11):
        x, y = 110 + 270 * (i % 6) + 120 * (i // 6), 840 + 120 * (i // 6)
        c.poly([(x - 110, y), (x + 90, y), (x + 120, y + 44), (x - 130, y + 44)], tones[i % 6])
        for k in range(3):
            c.line([(x - 90 + 70 * k, y), (x - 100 + 76 * k, y + 44)], mix(tones[i % 6], PAPER, 0.4), 4)
        silhouette(c, x - 40, y + 26, 110 + 20 * (i // 6), rgb("#16261f"))
        silhouette(c, x + 32, y + 30, 104 + 20 * (i // 6), rgb("#1c2f27"))


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
    c.blob([(660, 480), (600, 620), (560, 1010), (680, 1030), (800, 1000), (920, 1030), (1040, 1010), (1000, 620), (940, 480), (800, 440)], rgb("#1f3d36"))
    c.blob([(800, 450), (770, 640), (760, 1000), (850, 1000), (836, 640)], rgb("#2d5248"))
    c.poly([(690, 486), (800, 560), (910, 486), (930, 560), (800, 640), (670, 560)], rgb("#16302a"))
    c.oval(800, 410, 64, 74, fill=rgb("#d9a57c"))
    c.blob([(740, 420), (760, 500), (800, 530), (840, 500), (860, 420), (830, 450), (770, 450)], rgb("#b9b2a0"))
    c.oval(800, 356, 160, 24, fill=INK)
    c.blob([(716, 352), (730, 270), (800, 246), (870, 270), (884, 352)], INK)
    c.rect(722, 326, 156, 20, AMBER)
    for side in (-1, 1):
        c.oval(800 + side * 24, 404, 6, fill=INK)
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
    for kind, width, storeys in (("fachwerk", 290, 1), ("plaster", 270, 1), ("slate", 290, 2), ("fachwerk", 300, 1), ("mint", 260, 1), ("fachwerk", 290, 1)):
        house(c, x, 740, width, storeys, kind, DAY, gable=kind != "plaster")
        x += width + 4
    for y, x0, x1 in ((250, -20, 800), (230, 800, 1620)):
        for i in range(17):
            t = i / 17
            px, py = x0 + (x1 - x0) * t, y + 320 * t * (1 - t)
            c.poly([(px, py), (px + 36, py + 5), (px + 18, py + 52)], (GREEN, PAPER, RED, PAPER)[i % 4])
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
    c.poly([(x - w * 0.42, ground - tall * 0.8), (x + w * 0.42, ground - tall * 0.8), (x + w * 0.46, ground - tall * 0.36), (x - w * 0.46, ground - tall * 0.36)], GREEN)
    c.rect(x - w * 0.46, ground - tall * 0.5, w * 0.92, tall * 0.035, AMBER)
    c.line([(x - w * 0.3, ground - tall * 0.79), (x + w * 0.36, ground - tall * 0.5)], PAPER, w * 0.12)
    r = tall * 0.08
    c.oval(x, ground - tall * 0.89, r, r * 1.12, fill=skin)
    c.rect(x - r * 1.1, ground - tall * 0.99, r * 2.2, r * 0.85, DEEP, r=6)
    c.rect(x - r * 0.4, ground - tall * 0.925, r * 1.9, r * 0.26, INK, r=4)
    c.stroke([(x - r * 0.8, ground - tall * 0.99), (x - r * 1.1, ground - tall * 1.07), (x - r * 0.3, ground - tall * 1.09)], PAPER, 7)
    arm = [(x + w * 0.4, ground - tall * 0.74), (x + w * 0.8, ground - tall * 0.6), (x + w * 0.72, ground - tall * 0.76)]
    c.line(arm, mix(GREEN, INK, 0.2), w * 0.24)
    hand = arm[-1]
    if kind % 4 == 0:
        c.line([(hand[0], ground - tall * 0.5), (hand[0], ground - tall * 1.7)], WOOD, 10)
        c.blob([(hand[0], ground - tall * 1.66), (hand[0] - 90, ground - tall * 1.62), (hand[0] - 190, ground - tall * 1.68), (hand[0] - 184, ground - tall * 1.2), (hand[0] - 90, ground - tall * 1.16), (hand[0], ground - tall * 1.22)], GREEN)
        c.oval(hand[0] - 95, ground - tall * 1.42, 44, fill=PAPER)
        c.oval(hand[0] - 95, ground - tall * 1.42, 26, fill=AMBER)
    elif kind % 4 == 2:
        c.oval(x + w * 0.9, ground - tall * 0.5, tall * 0.17, fill=PAPER)
        c.ring(x + w * 0.9, ground - tall * 0.5, tall * 0.17, 9, RED)
    else:
        c.line([(hand[0] - w * 0.5, hand[1] - tall * 0.08), (hand[0] + w * 0.9, hand[1] - tall * 0.06)], AMBER, 12)
        c.poly([(hand[0] + w * 0.7, hand[1] - tall * 0.07), (hand[0] + w * 1.25, hand[1] - tall * 0.15), (hand[0] + w * 1.25, hand[1] + tall * 0.03)], AMBER)


@scene("silvesterball.jpg")
def new_years_ball(c: Canvas) -> None:
    """Dancing couples as silhouettes before tall windows, fireworks over the roofs."""
    c.rect(0, 0, 1600, 1067, rgb("#7a2f3a"))
    dice = chance("ball")
    for k in range(3):
        x = 130 + 480 * k
        c.rect(x - 26, 90, 432, 700, rgb("#e9cf9a"))
        c.rect(x, 116, 380, 650, rgb("#10223c"))
        for i in range(4):
            bx, by = x + dice.uniform(60, 320), dice.uniform(180, 420)
            tone = (LIGHT, rgb("#f08a70"), rgb("#9fdcc0"), PAPER)[(i + k) % 4]
            for ray in range(18):
                turn, reach = math.pi * ray / 9, dice.uniform(30, 58)
                tip = (bx + math.cos(turn) * reach, by + math.sin(turn) * reach)
                c.line([(bx + math.cos(turn) * 14, by + math.sin(turn) * 14), tip], tone, 3)
                c.oval(*tip, 4, fill=tone)
        for i in range(5):
            rx = x + 76 * i
            c.poly([(rx, 766), (rx, 640 - 20 * (i % 2)), (rx + 38, 590 - 20 * (i % 2)), (rx + 76, 640 - 20 * (i % 2)), (rx + 76, 766)], rgb("#0a1524"))
            c.rect(rx + 28, 680, 18, 26, LIGHT)
        c.rect(x, 700, 380, 66, rgb("#dfe9ee"))
        for i in (1, 2):
            c.rect(x + 380 * i / 3 - 5, 116, 10, 650, rgb("#e9cf9a"))
        for y in (300, 500):
            c.rect(x, y, 380, 9, rgb("#e9cf9a"))
        for side in (0, 1):
            px = x - 40 + side * 400
            c.blob([(px, 70), (px + 60, 70), (px + 50 - 30 * side, 400), (px + 70 - 60 * side, 800), (px - 10, 800), (px, 400)], rgb("#a5463d"))
    planks(c, 800, rgb("#8a5c32"), "ball")
    for x in (400, 1200):
        c.line([(x, 0), (x, 60)], AMBER, 6)
        for i in range(9):
            c.oval(x - 120 + 30 * i, 110 - 14 * abs(4 - i), 12, fill=rgb("#fff0c0"))
        c.stroke([(x - 130, 70), (x, 150), (x + 130, 70)], AMBER, 8)
        c.glow(x, 110, 330, AMBER, 0.4)
    for i, (x, y, s) in enumerate(((250, 980, 1.0), (560, 900, 0.8), (800, 1030, 1.1), (1080, 910, 0.82), (1370, 990, 1.0))):
        _couple(c, x, y, 380 * s, (PLUM, GREEN, rgb("#27485c"), RUST, DEEP)[i])
    for _ in range(80):
        c.rect(dice.uniform(0, 1600), dice.uniform(0, 1060), 9, 9, fade(dice.choice((LIGHT, PAPER, ROSEATE, rgb("#9fdcc0"))), 210), r=2)


ROSEATE = rgb("#f08a70")


def _couple(c: Canvas, x: float, ground: float, tall: float, dress: Colour) -> None:
    dark = rgb("#1a1418")
    c.oval(x, ground, tall * 0.32, tall * 0.04, fill=(20, 8, 6, 110))
    for dx in (-0.2, -0.08):
        c.line([(x + tall * dx, ground - tall * 0.45), (x + tall * (dx - 0.02), ground)], dark, tall * 0.075)
    c.blob([(x - tall * 0.26, ground - tall * 0.4), (x - tall * 0.26, ground - tall * 0.76), (x - tall * 0.14, ground - tall * 0.84), (x - tall * 0.02, ground - tall * 0.76), (x - tall * 0.03, ground - tall * 0.4)], dark)
    c.oval(x - tall * 0.13, ground - tall * 0.92, tall * 0.066, tall * 0.078, fill=dark)
    c.blob([(x + tall * 0.04, ground - tall * 0.76), (x + tall * 0.17, ground - tall * 0.76), (x + tall * 0.15, ground - tall * 0.54), (x + tall * 0.36, ground - tall * 0.02), (x + tall * 0.1, ground + 4), (x - tall * 0.06, ground - tall * 0.02), (x + tall * 0.05, ground - tall * 0.54)], dress)
    c.oval(x + tall * 0.1, ground - tall * 0.86, tall * 0.058, tall * 0.07, fill=mix(dress, INK, 0.5))
    c.oval(x + tall * 0.15, ground - tall * 0.88, tall * 0.04, fill=mix(dress, INK, 0.6))
    c.line([(x - tall * 0.05, ground - tall * 0.74), (x + tall * 0.15, ground - tall * 0.62)], dark, tall * 0.05)
    c.line([(x - tall * 0.2, ground - tall * 0.76), (x - tall * 0.36, ground - tall * 0.74)], dark, tall * 0.05)
    c.line([(x + tall * 0.06, ground - tall * 0.73), (x - tall * 0.34, ground - tall * 0.75)], mix(dress, INK, 0.35), tall * 0.035)


@scene("chor.jpg")
def choir(c: Canvas) -> None:
    """Singers in three rows, a woman before them beats time."""
    c.rect(0, 0, 1600, 1067, rgb("#e9d9b4"))
    for i in range(4):
        x = 130 + 380 * i
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
    coat, skin, hair = dice.choice((GREEN, DEEP, DUSK, SAGE, SLATE)), dice.choice(SKINS), dice.choice(HAIRS)
    w = size * 0.19
    c.blob([(x - w, y + 110), (x - w, y - size * 0.06), (x - w * 0.5, y - size * 0.17), (x + w * 0.5, y - size * 0.17), (x + w, y - size * 0.06), (x + w, y + 110)], coat)
    c.rect(x - w * 0.2, y - size * 0.22, w * 0.4, size * 0.1, mix(skin, INK, 0.12))
    r = size * 0.11
    if dice.random() < 0.5:
        c.oval(x, y - size * 0.3, r * 1.22, r * 1.34, fill=hair)
    c.oval(x, y - size * 0.3, r, r * 1.16, fill=skin)
    c.slice(x, y - size * 0.325, r * 1.08, 180, 360, hair, flat=1.05)
    c.oval(x, y - size * 0.255, r * 0.22, r * dice.uniform(0.2, 0.42), fill=rgb("#7a2430"))
    for side in (-1, 1):
        c.oval(x + side * r * 0.38, y - size * 0.31, r * 0.1, fill=INK)
    c.poly([(x - w * 0.75, y - size * 0.02), (x, y + size * 0.03), (x + w * 0.75, y - size * 0.02), (x + w * 0.75, y + size * 0.14), (x, y + size * 0.19), (x - w * 0.75, y + size * 0.14)], PAPER if dice.random() < 0.5 else CREAM)
    c.line([(x, y + size * 0.03), (x, y + size * 0.19)], STONE, 3)


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
        c.oval(x, 365 + dice.uniform(-half, half) * 0.8, dice.uniform(1, 3.6), fill=(255, 250, 230, 170))
    for row in range(3):
        y, size = 700 + 120 * row, 118 + 26 * row
        for i in range(-1, 13):
            x = i * (size + 14) + 30 * row
            tone = mix(rgb("#a1303a"), INK, 0.42 - 0.16 * row)
            c.rect(x, y, size, 200, tone, r=26)
            c.rect(x + 14, y + 18, size - 28, 90, mix(tone, PAPER, 0.08), r=18)
            c.rect(x - 9, y + 80, 18, 140, mix(tone, INK, 0.5), r=8)
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
            c.oval(x + math.cos(turn) * r * 0.52, y + math.sin(turn) * r * 0.52, r * 0.25, fill=rgb("#2b3438"))
        c.oval(x, y, r * 0.16, fill=AMBER)
    c.stroke([(392, 200), (500, 250), (520, 330)], INK, 12)
    c.stroke([(520, 420), (560, 500), (596, 620)], INK, 12)
    c.rect(300, 550, 90, 520, rgb("#33424a"))
    c.poly([(200, 1067), (300, 880), (390, 880), (500, 1067)], rgb("#2b3840"))
    for i in range(3):
        c.oval(220 + 46 * i, 490, 14, fill=(RED, LIGHT, GREEN)[i])


