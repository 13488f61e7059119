# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The page and the files of the plan."""

from __future__ import annotations

from collections.abc import Mapping

from plugins.businesses.card import BusinessCard
from plugins.businesses.model import Business
from plugins.city_plan.ground import ground_file
from plugins.city_plan.houses import houses_of
from plugins.city_plan.middle import draw_middle, listed_spots, middle_address, middle_box
from plugins.city_plan.page import plan_view
from plugins.city_plan.small_plan import (
    ADDRESS,
    cell_of,
    part_address,
    part_file,
    spot_of_place,
    town_of,
    whole_address,
)
from plugins.core.facts import Facts
from plugins.core.plan import Page, Planning, planned_file, planned_page


def plan_pages(planning: Planning) -> None:
    """Plan the plan's page, its ground, and the drawings for small plans."""
    town = town_of(planning.facts)
    if town is None:
        return
    planning.add(planned_page(ADDRESS, draw_plan, kind="Plan"))
    planning.add_once(planned_file(whole_address(town), draw_ground))
    cards: Mapping[str, BusinessCard] = planning.catalogue.cards(Business)
    houses, city = houses_of(town), planning.catalogue.city
    spots = [houses.find(card.position, card.street_address) for card in cards.values()]
    spots += [spot_of_place(town, city, place) for place in city.places]
    for cell in sorted({cell_of(town, spot.at) for spot in spots if spot}):
        planning.add_once(planned_file(part_address(town, cell), draw_part, *cell))
    if listed := listed_spots(town, planning.facts):
        box = middle_box(town, listed)
        planning.add_once(planned_file(middle_address(town, box), draw_middle, box))


def draw_plan(facts: Facts) -> Page:
    """The page of the plan."""
    town = town_of(facts)
    if town is None:
        raise LookupError("the plan was planned without an extract")
    return Page(
        template="plan.html",
        title=facts.words("Plan"),
        description=facts.words(
            "The plan of %(city)s: where each business is, and which is open.",
            city=facts.catalogue.city.name,
        ),
        nav="plan",
        data={"plan": plan_view(town, whole_address(town), facts)},
    )


def draw_ground(facts: Facts) -> bytes:
    """The ground of the whole plan."""
    town = town_of(facts)
    return ground_file(town) if town else b""


def draw_part(facts: Facts, column: int, line: int) -> bytes:
    """The ground of the small plans whose corners lie in one cell."""
    town = town_of(facts)
    return part_file(town, (column, line)) if town else b""
