# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A business's house: drawn from its id, its trade and its facts, always the same one.

It states facts and only facts. Whether it is open is not in the drawing: the page's script sets
``is-lit`` or ``is-shut`` around it, and until then its windows mirror the sky.
"""

from __future__ import annotations

from functools import lru_cache
from zlib import crc32

from markupsafe import escape
from msgspec import Struct

from plugins.houses.pen import GROUND, PLOT
from plugins.houses.pieces import SIGN_PICTURE, SIGN_X, SIGN_Y, SIGNS
from plugins.houses.sets import HouseSet, wares_of
from plugins.houses.shops import (
    AWNINGS,
    BOARD,
    BOARD_TOP,
    BOTTOM,
    LAYOUTS,
    PHOTO_FRONTS,
    PHOTO_TOP,
    STYLES,
    Layout,
)

#: How many colours of walls and of wood there are, and kinds of boards: ``house.css`` has them.
WALLS = ("white", "cream", "sand", "rose", "sage", "grey")
WOODS = ("green", "petrol", "blue", "violet", "berry", "red", "ochre", "olive")
BOARDS = 4
#: Above the roofs there is room for the tallest house.
_VIEW = f"0 0 {PLOT} {GROUND}"
_LONGEST_NAME, _LARGEST, _SMALLEST = 19, 13.0, 8.5


class House(Struct, frozen=True):
    """What is drawn. ``seed`` is the record's id, ``text`` stands over the door, ``icon`` is that
    of its category; ``form``, ``wall`` and ``wood`` are what the business chose, or "".

    ``step``: there is one at the door. ``papers``: when its first running offers end, in epoch
    minutes. ``empty``: nobody is in there. ``away``: closed for a while. ``tables`` stand outside.
    """

    seed: str
    text: str
    icon: str
    form: str
    wall: str = ""
    wood: str = ""
    step: bool = False
    tables: bool = False
    empty: bool = False
    away: bool = False
    successor: bool = False
    papers: tuple[int, ...] = ()


def form_of(seed: str, icon: str, houses: HouseSet, avoid: tuple[str, ...]) -> str:
    """The form of a business that chose none, other than those of its neighbours, ``avoid``.

    The same as long as the neighbours' forms are the same.
    """
    forms = houses.forms_for(icon)
    start = crc32(seed.encode())
    for step in range(len(forms)):
        form = forms[(start + step) % len(forms)]
        if form not in avoid:
            return form
    return forms[start % len(forms)]


def draw(house: House, houses: HouseSet, sprite: str, icons: str) -> str:
    """The house as ``<svg>``, hidden from screen readers: its words stand beside it. About 1 KB.

    ``sprite`` and ``icons`` are the addresses of the two files that it takes its pieces from.
    """
    form = houses.forms.get(house.form) or houses.forms[houses.general[0]]
    chance = _Chance(crc32(f"{house.seed}/house".encode()))
    layouts = _GATES if form.gates else _DOORS
    name = layouts[chance.of(len(layouts))]
    layout, style = LAYOUTS[name], chance.of(STYLES)
    number = chance.of(len(form.plain))
    wall = house.wall or WALLS[chance.of(len(WALLS))]
    wood = house.wood or WOODS[chance.of(len(WOODS))]
    plain = form.plain[number]
    board, awning = chance.of(BOARDS if plain else BOARDS - 1), AWNINGS[chance.of(len(AWNINGS))]
    sign, beside = SIGNS[chance.of(len(SIGNS))], chance.of(6)
    display = wares_of(house.icon) if house.icon and not (house.empty or house.away) else ""
    parts = [_use(sprite, f"{form.name}-{number}"), _shop(sprite, name, style, display)]
    if house.empty:
        x, width = layout.windows[-1]
        parts.append(_use(sprite, "to-let", x + width / 2 - 22, BOTTOM - 8))
    elif house.away:
        parts.append(_use(sprite, f"down-{name}"))
    else:
        parts.append(_hours(sprite, name, awning))
        parts += [
            f'<use data-ends="{ends}" {_paper(sprite, name, place)}/>'
            for place, ends in enumerate(house.papers[:2])
        ]
    if not house.empty:
        parts.append(_name(house.text, layout.sign))
        if house.icon:
            parts.append(_sign(sprite, icons, sign, layout.sign, house.icon))
    parts += _before(house, layout, sprite, beside)
    return (
        f'<svg class="house wall-{wall} wood-{wood} board-{board}" viewBox="{_VIEW}" '
        f'aria-hidden="true">{"".join(parts)}</svg>'
    )


def nameless(number: int, houses: HouseSet) -> House:
    """A house of the set that is nobody's: what a vacant plot or an empty page stands between."""
    return House(f"nebenan-{number}", "", "", houses.general[number % len(houses.general)])


def draw_front(house: House, sprite: str, icons: str) -> str:
    """The frame of a photo, as large as a house: roof, board, sign. The photo stands behind it."""
    chance = _Chance(crc32(f"{house.seed}/house".encode()))
    wood = house.wood or WOODS[chance.of(len(WOODS))]
    sign, board = SIGNS[chance.of(len(SIGNS))], chance.of(BOARDS - 1)
    front = chance.of(PHOTO_FRONTS)
    moved = PHOTO_TOP - BOARD - 3 - BOARD_TOP
    parts = _use(sprite, f"photo-{front}") + _use(sprite, "photo-open", kind="house-open")
    return (
        f'<svg class="house wood-{wood} board-{board}" viewBox="{_VIEW}" aria-hidden="true">'
        f'{parts}<g transform="translate(0 {moved})">{_name(house.text, 1)}'
        f"{_sign(sprite, icons, sign, 1, house.icon)}</g></svg>"
    )


_DOORS = ("left", "right", "middle", "flat")
_GATES = ("gate-left", "gate-right")


_WORD = 2**64 - 1


class _Chance:
    """One number, taken apart: a decision after the other."""

    def __init__(self, number: int) -> None:
        self._number = number

    def of(self, count: int) -> int:
        """A number below ``count``: Knuth's generator, whose upper bits are good."""
        self._number = self._number * 6364136223846793005 + 1442695040888963407 & _WORD
        return (self._number >> 33) % count


@lru_cache(maxsize=4096)
def _use(sprite: str, name: str, x: float = 0, y: float = 0, kind: str = "") -> str:
    place = f' x="{x:g}"' * bool(x) + f' y="{y:g}"' * bool(y)
    css = f' class="{kind}"' if kind else ""
    return f'<use{css} href="{sprite}#{name}"{place}/>'


#: What follows is put together once for all houses that have it.
@lru_cache(maxsize=4096)
def _shop(sprite: str, name: str, style: int, display: str) -> str:
    """The shop with what lies in its windows, "" for nothing, behind their bars."""
    edges = LAYOUTS[name].wares if display else ()
    wares = "".join([_use(sprite, f"wares-{display}", x, BOTTOM) for x in edges])
    return f"{_use(sprite, f'shop-{name}-{style}')}{wares}{_use(sprite, f'bars-{name}-{style}')}"


@lru_cache(maxsize=1024)
def _hours(sprite: str, name: str, awning: str) -> str:
    """What is to be seen while it is shut, and while it is open."""
    shut = _use(sprite, f"shut-{name}", kind="house-shut")
    return shut + _use(sprite, f"open-{name}-{awning}", kind="house-open")


@lru_cache(maxsize=1024)
def _paper(sprite: str, name: str, place: int) -> str:
    """A paper for one of the first two offers that run; the script takes off what has ended."""
    x, width = LAYOUTS[name].windows[-1]
    return (
        f'href="{sprite}#paper" x="{x + width - 16 - place * 15:g}" y="{BOTTOM - 19 + place * 4}"'
    )


def _name(text: str, corner: int) -> str:
    """The name on the board."""
    return f"<text {_lettering(len(text), corner)}>{escape(text)}</text>" if text else ""


@lru_cache(maxsize=1024)
def _lettering(letters: int, corner: int) -> str:
    """As large as it fits beside the hanging sign."""
    size = min(_LARGEST, max(_SMALLEST, 112 / (letters * 0.56)))
    x, y = PLOT / 2 - corner * 14, BOARD_TOP + 8 + size * 0.34
    return f'x="{x:g}" y="{y:.1f}" font-size="{size:.1f}"'


@lru_cache(maxsize=1024)
def _sign(sprite: str, icons: str, kind: str, corner: int, icon: str) -> str:
    half = SIGN_PICTURE / 2
    x, y = SIGN_X[corner] - half, SIGN_Y - half
    plate = _use(sprite, f"sign-{kind}-{'l' if corner < 0 else 'r'}")
    return (
        f'{plate}<use class="house-icon" href="{icons}#{icon}" x="{x:g}" y="{y:g}" '
        f'width="{SIGN_PICTURE}" height="{SIGN_PICTURE}"/>'
    )


def _before(house: House, layout: Layout, sprite: str, beside: int) -> list[str]:
    """What stands before the house."""
    x, width = layout.door
    parts = []
    if house.step:
        wide = width > 40
        parts.append(_use(sprite, "step-wide" if wide else "step", x - 5, GROUND))
    if house.successor:
        parts.append(_use(sprite, "notice", x + width / 2 - 6, GROUND - 34))
    if house.tables:
        parts.append(_use(sprite, "tables", layout.windows[0][0] + 6, GROUND))
    elif beside < 4 and not house.empty:
        thing = ("tub", "tree", "cat", "tub")[beside]
        parts.append(_use(sprite, thing, x - 17 if x > 40 else x + width + 5, GROUND))
    return parts


def board_text(name: str, category: str) -> str:
    """What stands over the door: the name; the trade where the name is too long; else its
    beginning, whole words only, and none that joins it to the rest.
    """
    if len(name) <= _LONGEST_NAME:
        return name
    if len(category) <= 14:
        return category
    text = ""
    for word in name.split():
        if len(text) + len(word) >= _LONGEST_NAME:
            break
        text = f"{text} {word}".strip()
    return text.rstrip(" &+–-,") or name[:_LONGEST_NAME]
