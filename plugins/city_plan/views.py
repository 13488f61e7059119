# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the page of the plan shows: complete, nothing left to decide in a template."""

from __future__ import annotations

from typing import NamedTuple

from plugins.businesses.views import BusinessRow


class Along(NamedTuple):
    """A name along a way: ``path`` is its line, ``id`` that line's, ``level`` when it is shown."""

    id: str
    path: str
    text: str
    level: int
    water: bool


class Spot(NamedTuple):
    """A name at a spot, its lines with their distance from it in ``em``, and its kind."""

    x: int
    y: int
    lines: tuple[tuple[float, str], ...]
    kind: str
    level: int


class Mark(NamedTuple):
    """A mark without a name: a bus stop, a car park, a tree."""

    x: int
    y: int
    kind: str
    level: int


class House(NamedTuple):
    """A footprint with a business in it."""

    id: str
    path: str


class Entry(NamedTuple):
    """A business in the list beside the plan. ``plate`` is what stands on its pin."""

    id: str
    row: BusinessRow
    plate: str
    kind: str
    x: int
    y: int
    house: str


class Pin(NamedTuple):
    """A pin, or several that would overlap: what stands on a single one, a house number or an
    icon, whom it leads to, and of how many businesses it is.
    """

    x: int
    y: int
    text: str
    icon: str
    kind: str
    target: str
    names: tuple[str, ...]
    many: int


class StreetGroup(NamedTuple):
    """The businesses of one street."""

    name: str
    anchor: str
    address: str
    entries: tuple[Entry, ...]


class Kind(NamedTuple):
    """One of the groups of categories: how many there are on the plan."""

    id: str
    label: str
    many: int


class PlanView(NamedTuple):
    """The whole page. ``step`` is the class that says how many units are a pixel on a desk;
    ``core`` is where most businesses are: left, top, width, height. ``ground`` is the address of
    the drawing that holds the ``layers``.
    """

    width: int
    height: int
    step: int
    core: tuple[int, int, int, int]
    ground: str
    layers: tuple[str, ...]
    rings: tuple[tuple[int, int, int, int], ...]
    along: tuple[Along, ...]
    spots: tuple[Spot, ...]
    marks: tuple[Mark, ...]
    houses: tuple[House, ...]
    pins: tuple[Pin, ...]
    streets: tuple[StreetGroup, ...]
    kinds: tuple[Kind, ...]
    shown: int
    elsewhere: int
