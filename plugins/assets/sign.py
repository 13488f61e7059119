# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The picture of a business that has none: a small shop, with its trade's sign hung out.

Drawn from what is known, the category's icon, and a seed, the record's id, that settles roof, wall,
awning, window, door and the shape of the sign; so it is the same on every page and in every build.
It says nothing that it does not know: its windows mirror the sky, neither lit nor dark.

Colours come by class from ``theme/static/css/components/sign.css``, none is in here: one drawing
serves the day and the blue hour. Units: 160 wide, the ground at y = 160.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b

_SIZE = 160
#: The house from side to side, and its levels downwards.
_LEFT, _RIGHT = 22, 138
_EAVES, _FASCIA, _GLASS, _PLINTH, _GROUND = 60, 97, 110, 148, 160
_DOOR = 22
_PLATE = 21.0


def sign(icon_path: str, seed: str) -> str:
    """An ``<svg>``, hidden from screen readers: what it shows stands beside it in words.

    ``icon_path`` is path data on a grid of 24 × 24, from ``icons.read_icons``. About 2 KB.
    """
    # A byte for each matter that is to be settled.
    settled = blake2b(seed.encode(), digest_size=8).digest()
    side, roof, wall, wood, awning, bars, pane, plate = settled
    return (
        f'<svg class="front front-wall-{wall % 3} front-wood-{wood % 3}" '
        f'viewBox="0 0 {_SIZE} {_SIZE}" aria-hidden="true">{_house(roof % 3)}'
        f"{_shop(side % 2 == 1, bars % 3, pane % 3, awning % 3)}"
        f"{_hanging(plate % 3, side % 2 == 1, icon_path)}</svg>"
    )


def _path(css_class: str, data: str) -> str:
    return f'<path class="{css_class}" d="{data}"/>'


def _box(x: float, y: float, width: float, height: float) -> str:
    return f"M{x:g} {y:g}h{width:g}v{height:g}h{-width:g}z"


# A town's fronts are put together from some hundreds of drawn parts.
_drawn_once = lru_cache(maxsize=1024)


@_drawn_once
def _house(kind: int) -> str:
    """Roof, upper floor with its windows, fascia board, shop front, plinth."""
    span = _RIGHT - _LEFT
    roof, wall, windows = _upper(kind)
    # A roof seen from its eaves lies behind the wall, every other edge before it.
    parts = [_path("front-roof", roof), _path("front-wall", wall)]
    return (
        "".join(parts if kind == 1 else reversed(parts))
        + _path("front-glass front-frame", windows)
        + _path("front-wood", _box(_LEFT, _FASCIA, span, _GROUND - _FASCIA))
        + _path("front-trim", _box(_LEFT - 3, _FASCIA - 3, span + 6, 4))
        + _path("front-plinth", _box(_LEFT, _PLINTH, span, _GROUND - _PLINTH))
    )


def _upper(kind: int) -> tuple[str, str, str]:
    """Path data of roof, wall and windows above the shop."""
    span, middle, base = _RIGHT - _LEFT, _SIZE / 2, _FASCIA - 3
    row = _box(middle - 34, 68, 16, 21) + _box(middle + 18, 68, 16, 21)
    if kind == 0:  # a gable towards the street
        left, right, half = _LEFT - 7, _RIGHT + 7, span / 2
        roof = (
            f"M{left} {_EAVES + 4}L{middle:g} 6 {right} {_EAVES + 4}l-4 4L{middle:g} 15 "
            f"{left + 4} {_EAVES + 8}z"
        )
        wall = (
            f"M{_LEFT} {_EAVES + 4}l{half:g} {11 - _EAVES} {half:g} {_EAVES - 11}V{base}H{_LEFT}z"
        )
        return roof, wall, _box(middle - 8, 40, 16, 21)
    if kind == 1:  # eaves towards the street
        roof = f"M{_LEFT - 6} {_EAVES}l16-36h{span - 20}l16 36z" + _box(middle + 24, 12, 11, 16)
        return roof, _box(_LEFT, _EAVES, span, base - _EAVES), row + _box(middle - 8, 68, 16, 21)
    roof = _box(_LEFT - 4, _EAVES - 4, span + 8, 5)  # the ledge of a stepped gable
    wall = f"M{_LEFT} {base}v-50h18v-14h22v-12h36v12h22v14h18v50z"
    return roof, wall, row + _box(middle - 8, 34, 16, 17)


@_drawn_once
def _shop(door_right: bool, bars: int, pane: int, awning: int) -> str:
    """The shop window, the door beside it, and what hangs over them."""
    window_left = _LEFT + 8 if door_right else _LEFT + 16 + _DOOR
    window_right = _RIGHT - 16 - _DOOR if door_right else _RIGHT - 8
    door = window_right + 8 if door_right else _LEFT + 8
    return (
        _window(bars, window_left, window_right)
        + _door(pane, door)
        + _awning(awning, door_right, window_left - 3, window_right + 3)
    )


def _window(kind: int, left: float, right: float) -> str:
    """The shop window, with the bars of its kind."""
    width, height = right - left, _PLINTH - 3 - _GLASS
    bars = (
        f"M{left + width / 2:g} {_GLASS}v{height}",
        f"M{left + width / 3:g} {_GLASS}v{height}m{width / 3:g} 0v{-height}",
        f"M{left:g} {_GLASS + 20}h{width:g}m{-width / 2:g} 0v{height - 20}",
    )[kind]
    return _path("front-glass", _box(left, _GLASS, width, height)) + _path("front-bars", bars)


def _door(kind: int, x: float) -> str:
    """The door, level with the ground: a step would be a statement."""
    top, inner = _GLASS - 2, _DOOR - 8
    pane = (
        _box(x + 4, top + 5, inner, 26),
        _box(x + 4, top + 5, inner, 11) + _box(x + 4, top + 20, inner, 11),
        f"M{x + 4:g} {top + 31:g}v-19a{inner / 2:g} {inner / 2:g} 0 0 1 {inner} 0v19z",
    )[kind]
    return (
        _path("front-door", _box(x, top, _DOOR, _GROUND - top))
        + _path("front-glass", pane)
        + _path("front-knob", _box(x + 3, top + 34, 2, 6))
    )


def _awning(kind: int, door_right: bool, left: float, right: float) -> str:
    """Striped cloth with a scalloped or a straight edge, or a board with lettering."""
    width = right - left
    if kind == 2:
        length = width * 0.55
        x = right - length if door_right else left
        return _path("front-lettering", f"M{x:g} {_FASCIA + 7}h{length:g}")
    top, drop, count = _FASCIA + 6, 13, 7
    step = width / count
    cloth, stripes = _box(left, top, width, drop), ""
    for index in range(count):
        x = left + index * step
        hem = f"a{step / 2:g} {step / 2.4:g} 0 0 1{-step:g} 0" if kind == 0 else ""
        strip = f"M{x:g} {top}h{step:g}v{drop}{hem}" + (f"h{-step:g}z" if not hem else "z")
        if index % 2:
            cloth += strip
        else:
            stripes += strip
    return _path("front-cloth", cloth) + _path("front-stripe", stripes)


@_drawn_once
def _hanging(kind: int, door_right: bool, icon_path: str) -> str:
    """An iron bracket at the corner away from the door, two links, and the plate with the icon."""
    x, y, r = (_LEFT + 8.0 if door_right else _RIGHT - 8.0), 94.0, _PLATE
    plate = (
        f"M{x - r:g} {y:g}a{r:g} {r:g} 0 1 0 {2 * r:g} 0a{r:g} {r:g} 0 1 0 {-2 * r:g} 0z",
        f"M{x - r:g} {y - r:g}h{2 * r:g}v{2 * r:g}h{-2 * r:g}z",
        f"M{x - r:g} {y - r:g}h{2 * r:g}v{r * 1.1:g}"
        f"c0 {r * 0.7:g} {-r * 0.5:g} {r:g} {-r:g} {r * 1.25:g}"
        f"c{-r * 0.5:g} {-r * 0.25:g} {-r:g} {-r * 0.55:g} {-r:g} {-r * 1.25:g}z",
    )[kind]
    links = y - r - 66 + (5 if kind == 0 else 1)
    wall = x + 24 if door_right else x - 24
    iron = f"M{wall:g} 66H{2 * x - wall:g}M{x - 9:g} 66v{links:g}m18 0v{-links:g}"
    return (
        _path("front-iron", iron)
        + _path(f"front-plate front-plate-{kind}", plate)
        + f'<g class="front-icon front-icon-{kind}" '
        + f'transform="translate({x - 14.4:g} {y - 14.4:g}) scale(1.2)"><path d="{icon_path}"/></g>'
    )
