# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What people type in English beside names and wares."""

from __future__ import annotations

from plugins.search.english_trades import TRADES
from plugins.search.vocabulary import SearchWords

ENGLISH = SearchWords(
    filters={
        "open": ("open now", ("open", "open now", "now open", "currently open", "still open")),
        "today": ("today", ("today", "tonight", "open today")),
        "tomorrow": ("tomorrow", ("tomorrow", "open tomorrow")),
        "weekend": ("at the weekend", ("weekend", "this weekend", "at the weekend")),
        "day1": ("on Monday", ("monday", "mondays", "on monday", "on mondays")),
        "day2": ("on Tuesday", ("tuesday", "tuesdays", "on tuesday", "on tuesdays")),
        "day3": ("on Wednesday", ("wednesday", "wednesdays", "on wednesday", "on wednesdays")),
        "day4": ("on Thursday", ("thursday", "thursdays", "on thursday", "on thursdays")),
        "day5": ("on Friday", ("friday", "fridays", "on friday", "on fridays")),
        "day6": ("on Saturday", ("saturday", "saturdays", "on saturday", "on saturdays")),
        "day0": ("on Sunday", ("sunday", "sundays", "on sunday", "on sundays")),
        "vegan": ("vegan", ("vegan",)),
        "vegetarian": ("vegetarian", ("vegetarian", "veggie", "without meat")),
        "gluten_free": ("gluten-free", ("gluten free", "gluten-free", "glutenfree")),
        "lactose_free": ("lactose-free", ("lactose free", "lactose-free")),
        "halal": ("halal", ("halal",)),
        "kosher": ("kosher", ("kosher",)),
        "wheelchair": (
            "step-free",
            ("wheelchair", "wheelchair accessible", "accessible", "step free", "step-free",
             "barrier free", "no steps"),
        ),
        "voucher": ("takes the city voucher", ("voucher", "gift voucher", "gift card")),
        "delivery": ("delivers", ("delivery", "deliver", "delivers", "home delivery")),
        "takeaway": ("to take away", ("takeaway", "take away", "to go", "takeout", "take out")),
        "outdoor": (
            "seats outside",
            ("outside", "outdoor", "outdoors", "terrace", "sit outside", "outdoor seating",
             "outside seating", "al fresco"),
        ),
        "free": ("free of charge", ("free", "for free", "free of charge", "free entry",
                                   "free events", "free event", "free admission")),
        "family": ("for families", ("family", "families", "for kids", "with kids", "for children",
                                    "with children", "family friendly", "kids", "kid friendly")),
    },
    stop=(
        "where what who when which how is are there can i we you do does the a an any some in "
        "on at to of for with and or near me my buy get find need looking want good best around "
        "here town city"
    ),
    soft=(
        "shop store place eat drink cheap new book order things people business"
    ),
    cuisine={
        "italian": "Italian pizza pasta",
        "turkish": "Turkish kebab",
        "greek": "Greek gyros",
        "chinese": "Chinese Asian",
        "asian": "Asian",
        "indian": "Indian curry",
        "vietnamese": "Vietnamese Asian",
        "japanese": "Japanese sushi Asian",
        "coffee_shop": "coffee",
        "cake": "cake",
        "ice_cream": "ice cream",
        "breakfast": "breakfast brunch",
        "fish": "fish",
        "steak_house": "steak",
        "german": "German",
        "regional": "regional local",
    },
    events={
        "market": "market", "music": "music concert", "theatre": "theatre play stage",
        "reading": "reading literature books", "exhibition": "exhibition art",
        "family": "family children kids", "sport": "sport", "food": "food drink tasting",
        "tour": "tour guided", "workshop": "workshop", "training": "course class talk",
        "festival": "festival party", "other": "",
    },
    endings="es s ing",
    links="",
    no_plurals="",
    same=(
        "chemist drugstore", "film movie", "jewellery jewelry", "theatre theater", "tyres tires",
    ),
    trades=TRADES,
)  # fmt: skip
