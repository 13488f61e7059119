# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The plan's page: the ground, the names, who is where, and the list beside it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from plugins.businesses.card import BusinessCard
from plugins.businesses.model import Business
from plugins.businesses.streets import number_key, street_address_of
from plugins.businesses.table import table_of
from plugins.businesses.views import BusinessRow
from plugins.city_plan import views
from plugins.city_plan.geometry import Box
from plugins.city_plan.ground import layers_in, path_of_rings, path_of_ways
from plugins.city_plan.groups import Group, grouped
from plugins.city_plan.houses import Spot, houses_of
from plugins.city_plan.names import SpotName, below, drawn_names
from plugins.city_plan.town_map import SCALE, TownMap
from plugins.core.city import City
from plugins.core.facts import Facts
from plugins.core.identity import made_once
from plugins.core.slug import slugify

#: How wide the plan is on a desk and on a phone, in pixels.
_DESK, _PHONE = 720, 360
#: Units to the pixel for which the style sheet has a class: ``plan-0``, ``plan-1``, …
STEPS = (0.7, 1.0, 1.4, 2.0, 2.8, 4.0, 5.6, 8.0, 11.2)
#: A walker goes 75 metres in a minute.
_MINUTE = 75

Found = tuple[str, BusinessCard, Spot]


def plan_view(town: TownMap, ground: str, facts: Facts) -> views.PlanView:
    """The page of ``town``, whose ground lies at the address ``ground``."""
    frame = town.frame
    found, elsewhere = _found(town, facts)
    streets = tuple(_streets(found, facts))
    entries = [entry for street in streets for entry in street.entries]
    scale = max(frame.width / _DESK, 0.01)
    step = min(range(len(STEPS)), key=lambda n: abs(math.log(STEPS[n] / scale)))
    used = sorted({spot.house for *_, spot in found if spot.house >= 0})
    drawn = _names(town)
    return views.PlanView(
        width=frame.width,
        height=frame.height,
        step=step,
        core=_core([(entry.x, entry.y) for entry in entries], town),
        ground=ground,
        layers=layers_in(town),
        rings=_rings(town, facts.catalogue.city),
        along=drawn.along,
        spots=drawn.spots,
        marks=drawn.marks,
        houses=tuple(views.House(house_id(n), house_path(town, n)) for n in used),
        pins=tuple(_pins(entries, STEPS[step] * _DESK / _PHONE, streets)),
        streets=streets,
        kinds=_kinds(entries, facts.catalogue.city),
        shown=len(found),
        elsewhere=elsewhere,
    )


def house_id(index: int) -> str:
    """The anchor of a house."""
    return f"haus-{index}"


def street_anchor(street: str) -> str:
    """The anchor of a street in the list."""
    return f"strasse-{slugify(street)}" if street else "ohne-strasse"


def house_path(town: TownMap, index: int) -> str:
    """The outline of a house as path data."""
    building = town.buildings[index]
    return path_of_rings((building.ring, *building.holes))


def _found(town: TownMap, facts: Facts) -> tuple[list[Found], int]:
    """The listed businesses that are on the plan, with their spots; and how many are not."""
    houses = houses_of(town)
    cards: Mapping[str, BusinessCard] = facts.catalogue.cards(Business)
    listed = [(key, card) for key, card in cards.items() if card.listed]
    found = [
        (key, card, spot)
        for key, card in listed
        if (spot := houses.find(card.position, card.street_address))
    ]
    return found, len(listed) - len(found)


def _streets(found: Sequence[Found], facts: Facts) -> Iterator[views.StreetGroup]:
    """By street as one looks it up, each from the lowest number to the highest; those without a
    street last.
    """
    table = table_of(facts.catalogue.city)
    by_street: dict[str, list[Found]] = {}
    for one in found:
        by_street.setdefault(one[1].street, []).append(one)
    for street in sorted(by_street, key=lambda street: (not street, slugify(street), street)):
        here = sorted(by_street[street], key=lambda one: (number_key(one[1].number), one[1].key))
        yield views.StreetGroup(
            street or facts.words("Without a street"),
            street_anchor(street),
            street_address_of(street) if street else "",
            tuple(
                views.Entry(
                    f"b-{key}",
                    facts.of(BusinessRow, key),
                    card.number,
                    table.find(card.category).group,
                    *spot.at,
                    house_id(spot.house) if spot.house >= 0 else "",
                )
                for key, card, spot in here
            ),
        )


def _pins(
    entries: Sequence[views.Entry], scale: float, streets: Sequence[views.StreetGroup]
) -> Iterator[views.Pin]:
    """The pins of the whole plan on a phone."""
    anchors = {entry.id: street.anchor for street in streets for entry in street.entries}
    for group in grouped([(entry.x, entry.y) for entry in entries], scale):
        yield _pin(group, [entries[n] for n in group.members], anchors)


def _pin(group: Group, here: Sequence[views.Entry], anchors: Mapping[str, str]) -> views.Pin:
    first = here[0]
    names = tuple(entry.row.name for entry in here)
    if len(here) == 1:
        icon = first.row.icon
        return views.Pin(*group.at, first.plate, icon, first.kind, first.id, names, 1)
    streets = {anchors[entry.id] for entry in here}
    target = anchors[first.id] if len(streets) == 1 else first.id
    return views.Pin(*group.at, "", "", "", target, names, len(here))


def _kinds(entries: Sequence[views.Entry], city: City) -> tuple[views.Kind, ...]:
    kinds = [entry.kind for entry in entries]
    return tuple(
        views.Kind(group.id, group.label, kinds.count(group.id))
        for group in table_of(city).groups
        if group.id in kinds
    )


def _core(spots: Sequence[tuple[int, int]], town: TownMap) -> Box:
    """Where most businesses are: a box around the middle half of them, and some room."""
    width, height = town.frame.width, town.frame.height
    if not spots:
        return (0, 0, width, height)
    xs, ys = sorted(x for x, _ in spots), sorted(y for _, y in spots)
    low, high = len(spots) // 5, len(spots) - 1 - len(spots) // 5
    left, right, top, bottom = xs[low], xs[high], ys[low], ys[high]
    room = 60
    left, top = max(0, left - room), max(0, top - room)
    return (left, top, min(width, right + room) - left, min(height, bottom + room) - top)


def _rings(town: TownMap, city: City) -> tuple[tuple[int, int, int, int], ...]:
    """Circles around the town's middle, two and four minutes' walk away: x, y, radius, minutes."""
    if city.latitude is None or city.longitude is None:
        return ()
    at = town.frame.put(city.latitude, city.longitude)
    if not town.frame.shows(at):
        return ()
    return tuple((*at, minutes * _MINUTE * SCALE, minutes) for minutes in (2, 4))


class _Drawn:
    """The names and marks of a plan, ready for the template."""

    def __init__(self, town: TownMap) -> None:
        names = drawn_names(town)
        self.along = tuple(
            views.Along(f"n{n}", path_of_ways([name.way]), name.text, name.level, name.water)
            for n, name in enumerate(names.along)
        )
        self.spots = tuple(map(_spot, names.spots))
        self.marks = tuple(
            views.Mark(*sign.at, sign.kind, 1 if sign.kind == "parking" else 2)
            for sign in town.signs
            if sign.kind in ("stop", "parking")
        )


_names = made_once(_Drawn)


def _spot(name: SpotName) -> views.Spot:
    first = -(len(name.lines) - 1) / 2 + 0.35 + below(name.kind)
    lines = tuple((round(first + n * 1.1, 2), line) for n, line in enumerate(name.lines))
    return views.Spot(*name.at, lines, name.kind, name.level)
