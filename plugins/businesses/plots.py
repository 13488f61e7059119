# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Plots: businesses as they stand in a street, for the pages that show one."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from plugins.businesses.drawn import StreetRow, row_key
from plugins.businesses.model import Business
from plugins.businesses.related import Papers
from plugins.businesses.streets import split
from plugins.businesses.views import BusinessRow
from plugins.core.facts import Facts
from plugins.houses.house import House, form_of
from plugins.houses.sets import house_set
from plugins.images.gallery import pictures_of
from plugins.images.view import PictureView

#: How many houses of each side stand beside the one that a page is about.
MOST_BESIDE = 2


class Plot(Struct, frozen=True):
    """A house with its words: ``row`` says what a list says. A photo stands in for the house."""

    row: BusinessRow
    house: House
    picture: PictureView | None = None


class Street(Struct, frozen=True):
    """The houses that stand before and after one, the nearest last and first."""

    before: tuple[Plot, ...]
    house: House
    after: tuple[Plot, ...]


def kind_of(plot: Plot) -> str:
    """What should not stand beside itself where the order is free: a form, or photos."""
    return "photo" if plot.picture else plot.house.form


def walk(plots: tuple[Plot, ...]) -> tuple[Plot, ...]:
    """``plots`` in an order in which no form stands beside itself, as far as that can be had."""
    left, found = list(plots), list[Plot]()
    while left:
        before = kind_of(found[-1]) if found else ""
        place = next((i for i, plot in enumerate(left) if kind_of(plot) != before), 0)
        found.append(left.pop(place))
    return tuple(found)


def drawn_plot(facts: Facts, business_id: str) -> Plot:
    """The rule behind the fact ``Plot``: a business with its drawn house."""
    row = facts.of(BusinessRow, business_id)
    street = split(row.street_line)
    found = facts.find(StreetRow, row_key(street.street, street.number))
    form = ""
    if found and business_id in found.ids:
        form = found.forms[found.ids.index(business_id)]
    return Plot(row, _complete(row.house, form, facts))


def plot_of(business_id: str, facts: Facts) -> Plot:
    """The plot of a business, with its photo if it has one."""
    plot = facts.of(Plot, business_id)
    if not plot.row.pictured:
        return plot
    pictures = pictures_of(facts.catalogue.the(Business, business_id), facts)
    return replace(plot, picture=pictures[0]) if pictures else plot


def _complete(house: House, form: str, facts: Facts) -> House:
    """The house with its form and its papers."""
    if not form:  # it has no street, or is gone from it
        houses = house_set(facts.catalogue.city.houses)
        form = house.form or form_of(house.seed, house.icon, houses, ())
    papers = facts.find(Papers, house.seed)
    return replace(house, form=form, papers=papers.ends if papers else ())


def plots_of(ids: Iterable[str], facts: Facts) -> tuple[Plot, ...]:
    """The plots of these businesses."""
    return tuple([plot_of(business_id, facts) for business_id in ids])


def street_of(business: Business, facts: Facts) -> Street:
    """The house of ``business``, and what stands beside it on its side of the street."""
    house = facts.of(Plot, business.id).house
    street = split(business.street_address)
    found = facts.find(StreetRow, row_key(street.street, street.number))
    if found is None or business.id not in found.ids:
        return Street((), house, ())
    ids, place = found.ids, found.ids.index(business.id)
    before = ids[max(0, place - MOST_BESIDE) : place]
    after = ids[place + 1 : place + 1 + MOST_BESIDE]
    return Street(tuple(facts.each(Plot, before)), house, tuple(facts.each(Plot, after)))
