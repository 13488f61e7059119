# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What lists and neighbours need to know of a business without loading it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from plugins.businesses.model import Business, Status
from plugins.businesses.streets import split
from plugins.core.registry import Setting
from plugins.core.slug import slugify


class BusinessCard(NamedTuple):
    """A business in short. ``key`` is its place in the alphabet, ``hours`` its opening hours as
    they are evaluated: None where there are none or nobody comes to the door.
    """

    name: str
    key: tuple[str, str]
    listed: bool
    category: str
    street_address: str
    street: str
    number: str
    hours: str | None
    verified: date | None
    founded: date | None
    successor: str | None
    closed: bool


def business_card(business: Business, setting: Setting) -> BusinessCard:
    """The card of ``business``."""
    street = split(business.street_address)
    return BusinessCard(
        name=business.name,
        key=name_key(business),
        listed=is_listed(business),
        category=business.category,
        street_address=business.street_address or "",
        street=street.street,
        number=street.number,
        hours=None if is_away(business) else business.opening_hours,
        verified=business.verified,
        founded=business.founding_date,
        successor=business.successor,
        closed=business.status is Status.CLOSED,
    )


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
