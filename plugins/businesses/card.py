# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What lists and neighbours need to know of a business without loading it."""

from __future__ import annotations

from datetime import date
from enum import IntFlag

from msgspec import Struct

from plugins.businesses.model import Business, Status
from plugins.businesses.region import hours_on
from plugins.businesses.streets import split
from plugins.core.registry import Setting
from plugins.core.slug import slugify


class BusinessCard(Struct, frozen=True, array_like=True):
    """A business in short. ``key`` is its place in the alphabet, ``hours`` its opening hours as
    they are evaluated: None where there are none or nobody comes to the door. ``traits`` is a sum
    of members of ``Trait``.
    """

    name: str
    key: tuple[str, str]
    listed: bool
    category: str
    street_address: str
    street: str
    number: str
    hours: str | None
    #: The minute at which it closes on the build's day, past 1440 on the next morning; None if it
    #: does not open.
    closes: int | None
    verified: date | None
    founded: date | None
    successor: str | None
    closed: bool
    traits: int
    #: Whether it has a house in its street, and the form that it chose for it.
    stands: bool
    house_form: str | None
    #: Latitude and longitude.
    position: tuple[float, float] | None


class Trait(IntFlag):
    """What a list can be narrowed to. The numbers are those of ``betriebe/verzeichnis.json``."""

    STEP_FREE = 1
    VOUCHER = 2
    DELIVERY = 4
    VEGETARIAN = 8
    VEGAN = 16
    OUTSIDE = 32
    SUCCESSOR_SOUGHT = 64
    AWAY = 128


def business_card(business: Business, setting: Setting) -> BusinessCard:
    """The card of ``business``."""
    street = split(business.street_address)
    hours = None if is_away(business) else business.opening_hours
    return BusinessCard(
        name=business.name,
        key=name_key(business),
        listed=is_listed(business),
        category=business.category,
        street_address=business.street_address or "",
        street=street.street,
        number=street.number,
        hours=hours,
        closes=_closes(hours, setting) if hours else None,
        verified=business.verified,
        founded=business.founding_date,
        successor=business.successor,
        closed=business.status is Status.CLOSED,
        traits=traits_of(business),
        stands=business.status is not Status.CLOSED,
        house_form=business.house_form,
        position=position_of(business),
    )


def _closes(hours: str, setting: Setting) -> int | None:
    today = hours_on(hours, setting.city, setting.now.today).today
    return max([span.end for span in today.spans]) if today.kind == "open" else None


def traits_of(business: Business) -> int:
    """A sum of members of ``Trait``. Who cooks vegan cooks vegetarian."""
    found = 0
    if business.wheelchair == "yes":
        found = _STEP_FREE
    if business.services:
        if "voucher" in business.services:
            found |= _VOUCHER
        if "delivery" in business.services:
            found |= _DELIVERY
    if business.delivery_url:
        found |= _DELIVERY
    if business.diet:
        if "vegan" in business.diet:
            found |= _VEGAN | _VEGETARIAN
        elif "vegetarian" in business.diet:
            found |= _VEGETARIAN
    if business.outdoor_seating == "yes":
        found |= _OUTSIDE
    if business.status is not Status.OPEN:
        if business.status is Status.SEEKING_SUCCESSOR:
            found |= _SUCCESSOR_SOUGHT
        elif business.status is Status.TEMPORARILY_CLOSED:
            found |= _IS_AWAY
    return found


# Plain numbers: the operators of an ``IntFlag`` take a hundred times as long.
(_STEP_FREE, _VOUCHER, _DELIVERY, _VEGETARIAN, _VEGAN, _OUTSIDE, _SUCCESSOR_SOUGHT, _IS_AWAY) = map(
    int, Trait
)


def position_of(business: Business) -> tuple[float, float] | None:
    """Latitude and longitude, if the record tells them."""
    latitude, longitude = business.latitude, business.longitude
    return (latitude, longitude) if latitude is not None and longitude is not None else None


def name_key(business: Business) -> tuple[str, str]:
    """Alphabetical as Germans look a name up: ä as a, ß as ss, case aside; then the id."""
    folded = slugify(business.name.translate(_WITHOUT_DOTS))
    return (folded.replace("-", " "), business.id)


_WITHOUT_DOTS = str.maketrans("äöü", "aou")


def is_listed(business: Business) -> bool:
    """Whether lists show it: there, or away for a while."""
    return business.status not in _GONE


def is_away(business: Business) -> bool:
    """Whether its opening hours mean nothing now."""
    return business.status in _AWAY


_GONE = (Status.CLOSED, Status.VACANT)
_AWAY = (*_GONE, Status.TEMPORARILY_CLOSED)
