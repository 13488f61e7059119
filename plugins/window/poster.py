# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The poster of a business: an A4 sheet for its door, with its hours and the way to its page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from plugins.businesses.card import BusinessCard
from plugins.businesses.hours import DayView, SpecialView, hours_here, hours_view
from plugins.businesses.model import Business
from plugins.businesses.streets import number_key
from plugins.businesses.table import table_of
from plugins.businesses.views import postal_line
from plugins.core.facts import Facts
from plugins.core.plan import Page
from plugins.core.slug import slugify
from plugins.window.qr import QrCode, qr_code, short_address

#: How a poster looks: black and the city's colour on white paper, or white on the city's colour.
LOOKS = ("hell", "farbig")
#: Names up to so many letters are written huge, large; longer ones smaller.
_HUGE, _LARGE, _MIDDLE = 12, 22, 36
#: So many coming dates stand on the poster of who is open on few days only.
_MOST_DATES = 6
#: So many rows of hours need the smallest letters.
_MANY_ROWS = 8
#: The longest word counts as well: it must fit on a line.
_LONG_WORD = 2


class PosterDays(NamedTuple):
    """Days of the week, one after another, that have the same hours."""

    first: date
    last: date
    hours: DayView


class Poster(NamedTuple):
    """What stands on one poster. ``size`` tells how large its name can be, from 1, the largest, and
    ``rows`` its hours.
    """

    name: str
    size: int
    rows: int
    category: str
    icon: str
    number: str
    street_line: str
    postal_line: str
    telephone: str
    week: tuple[PosterDays, ...]
    #: The next days, where there is no regular week.
    dates: tuple[SpecialView, ...]
    notes: tuple[str, ...]
    changes_on: date | None
    silent_on_holidays: bool
    qr: QrCode
    short_address: str


def poster_ids(facts: Facts) -> tuple[str, ...]:
    """The businesses that lists show, street by street, as one walks along with a stack of them."""
    cards: Mapping[str, BusinessCard] = facts.catalogue.cards(Business)
    walk = sorted(
        [
            (not card.street, slugify(card.street), number_key(card.number), card.key, business_id)
            for business_id, card in cards.items()
            if card.listed
        ]
    )
    return tuple([business_id for *_, business_id in walk])


def poster_of(facts: Facts, business_id: str) -> Poster:
    """The poster of one business."""
    catalogue = facts.catalogue
    city = catalogue.city
    business = catalogue.the(Business, business_id)
    category = table_of(city).find(business.category)
    known = hours_here(business, facts).hours
    hours = hours_view(known, facts.now)
    week = together(hours.week) if hours else ()
    regular = any(days.hours.state != "closed" for days in week)
    dates = _dates(hours.specials) if hours and not regular else ()
    url = city.absolute(catalogue.address_of(business))
    card: BusinessCard = catalogue.cards(Business)[business_id]
    return Poster(
        name=business.name,
        size=_size(business.name),
        rows=_rows(week if regular else (), dates),
        category=category.label,
        icon=category.icon,
        number=card.number,
        street_line=business.street_address or "",
        postal_line=postal_line(business, city),
        telephone=business.telephone or "",
        week=week if regular else (),
        dates=dates,
        notes=hours.notes if hours else (),
        changes_on=known.changes_on if known else None,
        silent_on_holidays=hours.silent_on_holidays if hours else False,
        qr=qr_code(url),
        short_address=short_address(url),
    )


def posters_page(facts: Facts, ids: Sequence[str], look: str) -> Page:
    """All posters in one document, a sheet each."""
    words = facts.words
    return Page(
        template="poster.html",
        title=words("Posters"),
        data={"posters": tuple([poster_of(facts, i) for i in ids]), "look": look},
    )


def together(week: Sequence[DayView]) -> tuple[PosterDays, ...]:
    """Monday to Sunday with equal neighbours joined."""
    found: list[PosterDays] = []
    for day in week:
        said = (day.text, day.state, day.note)
        if found and (found[-1].hours.text, found[-1].hours.state, found[-1].hours.note) == said:
            found[-1] = found[-1]._replace(last=day.day)
        else:
            found.append(PosterDays(day.day, day.day, day))
    return tuple(found)


def _dates(specials: Sequence[SpecialView]) -> tuple[SpecialView, ...]:
    return tuple([special for special in specials if special.day.state != "closed"][:_MOST_DATES])


def _rows(week: Sequence[PosterDays], dates: Sequence[SpecialView]) -> int:
    """Few rows are large; from the third size on, a day with two spans keeps to one line."""
    said = [*[days.hours for days in week], *[special.day for special in dates]]
    if any(len(day.text) > 1 or (day.note and day.text) for day in said):
        return 3 if len(said) < _MANY_ROWS else 4
    return 1 + sum(len(said) >= limit for limit in (4, 6, _MANY_ROWS))


def _size(name: str) -> int:
    longest = max(map(len, name.replace("-", "- ").split()))
    length = max(len(name), longest * _LONG_WORD)
    return 1 + sum(length > limit for limit in (_HUGE, _LARGE, _MIDDLE))
