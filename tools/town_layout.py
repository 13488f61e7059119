# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where things lie in the demo city, in metres east and north of the south-west corner of its plan.

Streets follow the businesses' addresses: even and odd numbers face each other across them.
"""

from __future__ import annotations

from typing import NamedTuple

Point = tuple[float, float]

#: The corner, and how many metres a degree has here.
WEST, SOUTH, EAST, NORTH = 7.8735, 51.2110, 7.8880, 51.2230
METRES_EAST, METRES_NORTH = 69724.0, 111200.0
WIDTH, HEIGHT = 1011, 1334


class Street(NamedTuple):
    """A street: its middle, OSM's class, its width in metres, and whether houses stand along it."""

    name: str
    kind: str
    width: float
    way: tuple[Point, ...]
    houses: bool = True


STREETS = (
    Street("Lange Straße", "pedestrian", 8, (
        (548, 757), (568, 771), (603, 790), (646, 812), (672, 826), (714, 849), (764, 872),
        (793, 884), (842, 901))),
    Street("Lange Straße", "tertiary", 9, ((842, 901), (930, 930), (1060, 965))),
    Street("Brückenstraße", "residential", 8, (
        (500, 712), (489, 672), (480, 640), (469, 588), (457, 540), (443, 484), (437, 455))),
    Street("Lennebrücke", "residential", 8, ((437, 455), (424, 405), (412, 345)), False),
    Street("Hammerstraße", "tertiary", 9, (
        (412, 345), (411, 297), (398, 259), (387, 222), (376, 185), (365, 146), (352, 90),
        (335, -30))),
    Street("Lennestraße", "residential", 7, (
        (437, 455), (468, 447), (500, 434), (564, 404), (597, 394), (629, 383), (663, 373),
        (727, 351), (765, 352))),
    Street("Am Wehr", "residential", 6, ((765, 352), (803, 347), (830, 328), (890, 312),
                                         (960, 292), (1060, 270))),
    Street("Gerberweg", "residential", 5, (
        (437, 455), (400, 449), (365, 455), (300, 457), (240, 450), (150, 440), (60, 446),
        (-40, 452))),
    Street("Mühlenweg", "residential", 6, (
        (472, 602), (441, 604), (412, 609), (383, 614), (355, 623), (327, 636), (300, 647),
        (274, 660), (248, 673), (200, 692), (110, 714), (-40, 735))),
    Street("Altenaer Straße", "secondary", 10, (
        (497, 746), (462, 742), (425, 741), (350, 788), (261, 842), (209, 876), (120, 930),
        (-40, 1010))),
    Street("Am Rathaus", "living_street", 6, (
        (499, 762), (475, 780), (440, 806), (407, 828), (370, 846), (318, 876), (272, 900))),
    Street("Kirchgasse", "living_street", 4, (
        (511, 762), (510, 785), (499, 806), (486, 832), (473, 853), (466, 883), (458, 906),
        (450, 934))),
    Street("Schulstraße", "residential", 7, (
        (450, 934), (419, 972), (399, 996), (374, 1016), (354, 1036))),
    Street("Schützenweg", "residential", 6, (
        (354, 1036), (354, 1079), (361, 1112), (361, 1152), (350, 1200), (336, 1262))),
    Street("Bahnhofstraße", "residential", 8, (
        (672, 826), (672, 842), (678, 866), (697, 899), (712, 930), (727, 966), (735, 995),
        (745, 1026), (762, 1081), (772, 1106))),
    Street("Poststraße", "residential", 7, (
        (764, 872), (763, 838), (771, 815), (783, 789), (790, 753), (797, 720), (806, 680),
        (802, 636))),
    Street("Drahtgasse", "living_street", 5, (
        (613, 795), (613, 778), (606, 724), (600, 648), (592, 595), (584, 540), (574, 470),
        (566, 404))),
    Street("Feldgasse", "living_street", 5, ((478, 630), (530, 628), (599, 642))),
    Street("Wiesenstraße", "residential", 6, (
        (594, 610), (660, 622), (740, 632), (802, 636), (868, 642))),
    Street("Gartenstraße", "residential", 7, (
        (842, 901), (858, 830), (870, 740), (868, 642), (852, 540), (836, 440), (830, 328))),
    Street("Ostwall", "residential", 7, ((930, 930), (948, 840), (944, 740), (926, 660),
                                         (868, 642))),
    Street("Am Eichelkamp", "residential", 6, ((944, 740), (1060, 722))),
    Street("Kolpingstraße", "residential", 6, ((852, 540), (930, 532), (1060, 520))),
    Street("Nordwall", "residential", 7, (
        (450, 934), (520, 952), (600, 958), (660, 962), (727, 966))),
    Street("Hochstraße", "residential", 6, (
        (842, 901), (852, 980), (838, 1040), (800, 1072), (762, 1081))),
    Street("Güterstraße", "unclassified", 6, (
        (745, 1026), (650, 1076), (560, 1124), (460, 1160), (361, 1152))),
    Street("Lindenweg", "residential", 6, ((600, 958), (592, 1030), (560, 1124))),
    Street("Bergstraße", "residential", 6, (
        (246, 852), (272, 900), (296, 960), (354, 1036))),
    Street("Am Hang", "residential", 5, (
        (272, 900), (200, 960), (150, 1030), (130, 1110), (150, 1180))),
    Street("Färberstraße", "residential", 6, ((300, 647), (318, 720), (350, 788))),
    Street("Neuer Weg", "residential", 5, ((200, 692), (190, 780), (209, 876))),
    Street("Uferstraße", "residential", 6, (
        (412, 318), (490, 312), (560, 288), (640, 260), (720, 238), (820, 222), (1060, 152))),
    Street("Talstraße", "tertiary", 8, (
        (398, 259), (320, 275), (230, 300), (120, 312), (-40, 306))),
    Street("Am Steinberg", "residential", 6, (
        (376, 185), (450, 192), (540, 198), (610, 214), (640, 260))),
    Street("Heideweg", "residential", 5, (
        (365, 146), (260, 152), (170, 182), (120, 240), (120, 312))),
    Street("Zur Höhe", "residential", 5, ((540, 198), (580, 130), (680, 100), (760, 120),
                                          (820, 222))),
    Street("Ziegelhof", "residential", 5, ((230, 300), (215, 235), (170, 182))),
)  # fmt: skip

FOOTPATHS: tuple[tuple[Point, ...], ...] = (
    ((424, 405), (480, 392), (560, 362), (640, 332), (740, 306), (803, 347)),
    ((60, 446), (100, 412), (237, 424), (330, 416), (424, 405)),
    ((626, 600), (650, 560), (720, 530), (790, 560), (802, 636)),
    ((584, 540), (650, 560)),
    ((660, 622), (700, 575), (720, 530), (740, 480), (836, 440)),
    ((520, 952), (522, 880), (560, 850), (613, 795)),
    ((130, 1110), (60, 1160), (20, 1250), (60, 1334)),
    ((336, 1262), (250, 1290), (150, 1270), (60, 1334)),
    ((365, 146), (420, 80), (520, 40), (680, 40), (840, 30), (1011, 60)),
)

#: The middle of the river and of its brook, and half their widths.
RIVER: tuple[Point, ...] = (
    (-60, 366), (60, 384), (150, 396), (260, 396), (340, 386), (417, 372), (500, 350), (579, 326),
    (660, 296), (740, 274), (820, 260), (900, 242), (1080, 196),
)  # fmt: skip
RIVER_HALF = 17.0
BROOK: tuple[Point, ...] = (
    (70, 1360), (108, 1240), (104, 1130), (120, 1030), (168, 945), (176, 850), (168, 760),
    (176, 690), (206, 600), (222, 520), (214, 450), (226, 396),
)  # fmt: skip
BROOK_HALF = 3.0

#: The railway, and its second track.
RAILS: tuple[tuple[Point, ...], ...] = (
    ((360, 1370), (470, 1298), (600, 1236), (720, 1180), (830, 1136), (930, 1100), (1060, 1058)),
    ((560, 1260), (640, 1222), (722, 1185), (832, 1141), (932, 1105), (1062, 1063)),
)

MARKET: tuple[Point, ...] = ((497, 716), (544, 722), (553, 760), (508, 764), (496, 758))

#: OSM tags and outline of what is neither street nor house.
AREAS: tuple[tuple[dict[str, str], tuple[Point, ...]], ...] = (
    ({"place": "square", "name": "Markt", "highway": "pedestrian", "area": "yes"}, MARKET),
    ({"place": "square", "name": "Mühlenplatz", "highway": "pedestrian", "area": "yes"},
     ((344, 592), (378, 589), (380, 611), (347, 620))),
    ({"place": "square", "name": "Bahnhofsplatz", "highway": "pedestrian", "area": "yes"},
     ((752, 1092), (788, 1080), (800, 1112), (764, 1126))),
    ({"landuse": "grass"}, ((505, 812), (566, 818), (572, 872), (512, 880), (492, 860))),
    ({"leisure": "park", "name": "Stadtpark"},
     ((598, 586), (660, 604), (760, 616), (824, 620), (836, 560), (812, 470), (760, 440),
      (680, 452), (600, 470), (592, 530))),
    ({"natural": "water", "name": "Parkteich"},
     ((688, 520), (716, 506), (752, 514), (764, 538), (740, 556), (706, 552))),
    ({"landuse": "meadow", "name": "Lennewiesen"},
     ((40, 412), (150, 424), (260, 426), (330, 414), (412, 396), (412, 432), (365, 440),
      (300, 444), (240, 438), (150, 428), (60, 434), (-10, 440), (-10, 404))),
    ({"landuse": "cemetery", "name": "Friedhof"},
     ((20, 1000), (120, 950), (150, 985), (110, 1060), (30, 1090))),
    ({"natural": "wood", "name": "Nettewald"},
     ((-10, 1344), (-10, 1100), (40, 1110), (90, 1150), (130, 1220), (220, 1250), (300, 1300),
      (320, 1344))),
    ({"natural": "wood", "name": "Steinberg"},
     ((-10, -10), (1021, -10), (1021, 96), (900, 84), (780, 88), (660, 66), (540, 86), (440, 60),
      (390, 100), (320, 80), (220, 110), (90, 90), (-10, 130))),
    ({"natural": "wood"}, ((1021, 1344), (760, 1344), (800, 1260), (900, 1200), (1021, 1160))),
    ({"leisure": "pitch"}, ((250, 1190), (300, 1172), (322, 1232), (272, 1250))),
    ({"leisure": "playground"}, ((620, 490), (656, 484), (660, 510), (626, 516))),
    ({"amenity": "parking"}, ((640, 742), (700, 756), (696, 792), (640, 776))),
    ({"amenity": "parking"}, ((690, 1062), (738, 1040), (752, 1082), (706, 1100))),
    ({"amenity": "parking"}, ((760, 960), (800, 948), (808, 984), (770, 996))),
    ({"amenity": "parking"}, ((276, 1140), (330, 1132), (336, 1166), (284, 1176))),
    ({"railway": "platform"}, ((742, 1180), (844, 1139), (846, 1144), (744, 1185))),
)  # fmt: skip

#: Buildings that are themselves: tags, corner points.
LANDMARKS: tuple[tuple[dict[str, str], tuple[Point, ...]], ...] = (
    ({"building": "church", "amenity": "place_of_worship", "religion": "christian",
      "name": "St. Vitus", "addr:street": "Kirchgasse", "addr:housenumber": "4"},
     ((514, 836), (524, 834), (524, 828), (536, 828), (537, 833), (556, 832), (561, 841),
      (557, 850), (538, 851), (538, 857), (526, 857), (525, 852), (515, 853))),
    ({"building": "train_station", "railway": "station", "name": "Bahnhof Lennebrück",
      "addr:street": "Bahnhofstraße", "addr:housenumber": "34"},
     ((768, 1136), (806, 1121), (811, 1134), (773, 1149))),
    ({"building": "public", "name": "Schützenhalle", "addr:street": "Schützenweg",
      "addr:housenumber": "12"},
     ((300, 1194), (334, 1184), (341, 1210), (307, 1220))),
    ({"building": "school", "name": "Grundschule"},
     ((386, 914), (420, 890), (427, 900), (404, 917), (416, 934), (407, 940))),
)  # fmt: skip

#: Where people wait: bus stops by name.
STOPS: tuple[tuple[str, Point], ...] = (
    ("Markt", (462, 749)), ("Bahnhof", (756, 1098)), ("Lennebrücke", (431, 452)),
    ("Schulzentrum", (430, 962)), ("Hammerstraße", (392, 222)), ("Gartenstraße", (873, 742)),
    ("Mühlenweg", (274, 655)), ("Nordwall", (600, 953)), ("Schützenhalle", (355, 1180)),
)  # fmt: skip

#: Businesses whose house must stand elsewhere than their file says, and places likewise.
MOVED: dict[str, Point] = {
    "Markt 2": (488, 714), "Markt 3": (484, 732), "Markt 5": (485, 758), "Markt 6": (500, 773),
    "Markt 7": (497, 788), "Markt 8": (521, 773), "Markt 10": (535, 771), "Markt 11": (549, 775),
    "Markt 13": (563, 750), "Markt 14": (558, 732), "Markt 15": (552, 712),
    "Lange Straße 1": (563, 784), "Lange Straße 2": (577, 764), "Lange Straße 28": (753, 856),
    "Lange Straße 30": (781, 867), "Poststraße 1": (777, 850), "Poststraße 3": (774, 834),
    "Lennestraße 5": (588, 408), "Brückenstraße 2": (450, 468),
    # These businesses tell an address and no position: the plan finds them by it.
    "Altenaer Straße 4": (372, 786), "Altenaer Straße 6": (318, 820), "Gerberweg 1": (393, 464),
    "Poststraße 5": (787, 810), "Schulstraße 12": (388, 1025),
}  # fmt: skip
PLACES: dict[str, Point] = {
    "marktplatz": (524, 741), "st-vitus-kirche": (536, 842), "bahnhof": (789, 1134),
    "muehlenplatz": (362, 604), "schuetzenhalle": (320, 1202), "lennewiesen": (237, 432),
    "lenneufer": (570, 352), "brueckenkopf": (450, 468),
}  # fmt: skip
#: Frontage and depth in metres of houses that are no ordinary ones, by address.
SIZES: dict[str, tuple[float, float]] = {
    "Am Rathaus 1": (20, 15), "Markt 2": (13, 15), "Bahnhofstraße 20": (30, 30),
    "Bahnhofstraße 30": (24, 18), "Gerberweg 3": (26, 20), "Schulstraße 9": (30, 24),
    "Hammerstraße 7": (28, 24), "Hammerstraße 9": (30, 24), "Hammerstraße 13": (30, 26),
    "Lennestraße 10": (22, 20), "Am Wehr 2": (24, 18), "Lennestraße 18": (22, 16),
    "Altenaer Straße 2": (22, 14), "Kirchgasse 6": (11, 12), "Markt 6": (10, 10),
    "Markt 7": (10, 10), "Markt 8": (11, 11), "Markt 10": (13, 12), "Markt 11": (11, 11),
}  # fmt: skip
