# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Events."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from json.encoder import encode_basestring_ascii as _quoted

from plugins.structured_data.node import Node, NodeLike, make_node, member
from plugins.structured_data.written import Written, said

#: The record's ``event_category`` → schema.org type. A market is no SaleEvent: that is one
#: shop's sale, while people go to a market for itself.
EVENT_TYPES = {
    "music": "MusicEvent",
    "theatre": "TheaterEvent",
    "reading": "LiteraryEvent",
    "exhibition": "ExhibitionEvent",
    "family": "ChildrensEvent",
    "sport": "SportsEvent",
    "food": "FoodEvent",
    "festival": "Festival",
    "workshop": "EducationEvent",
    "training": "EducationEvent",
}
_STATUS = {
    "scheduled": "EventScheduled",
    "cancelled": "EventCancelled",
    "postponed": "EventPostponed",
    "rescheduled": "EventRescheduled",
}
#: What is said of every event of a status.
_ATTENDED = {
    status: f',"eventStatus":"{member(name)}"'
    f',"eventAttendanceMode":"{member("OfflineEventAttendanceMode")}"'
    for status, name in _STATUS.items()
}
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def event(
    *,
    name: str,
    url: str,
    start: date | datetime | str,
    location: NodeLike | Written,
    end: date | datetime | str | None = None,
    category: str = "other",
    status: str = "scheduled",
    previous_start: date | datetime | None = None,
    description: str | None = None,
    image: Sequence[str] = (),
    organizer: NodeLike | Written | None = None,
    contributors: Sequence[NodeLike] = (),
    price: Decimal | int | None = None,
    currency: str = "EUR",
    ticket_url: str | None = None,
    schedule: NodeLike | None = None,
    same_as: Sequence[str] = (),
    keywords: Sequence[str] = (),
    ages: str | None = None,
    language: str = "de",
) -> Written:
    """Return an event that people go to; ``url`` is its own page and its ``@id``.

    ``start`` and ``end`` are dates for an all-day event (``end`` is its last day) or times with an
    offset; who has their text (ISO 8601) at hand gives that. ``category`` and ``status`` are the
    record's values. A price of 0 is free entry. ``ages`` is a range of years: ``4-10``, ``4-``.

    Raises:
        ValueError: for a time without an offset, as it would mean another one elsewhere.
    """
    address = _quoted(url)
    # Most events have few of these; ``said`` is not asked about what is not there.
    return Written(
        f'{{"@type":"{EVENT_TYPES.get(category, "Event")}","@id":{address}'
        f',"name":{_quoted(name)},"url":{address}'
        f"{said('description', description) if description else ''}"
        f"{said('startDate', start)}"
        f"{said('endDate', end) if end else ''}"
        # The vocabulary allows a day here and no time.
        f"{said('previousStartDate', _day(previous_start)) if previous_start else ''}"
        f"{_ATTENDED[status]}"
        f"{said('eventSchedule', schedule) if schedule else ''}"
        f"{said('location', location)}"
        f"{said('image', image) if image else ''}"
        f"{said('organizer', organizer) if organizer else ''}"
        f"{said('contributor', contributors) if contributors else ''}"
        f"{_admission(price, currency, ticket_url)}"
        f"{said('sameAs', same_as) if same_as else ''}"
        f"{said('keywords', keywords) if keywords else ''}"
        f"{said('typicalAgeRange', ages) if ages else ''}"
        f"{said('inLanguage', language)}}}"
    )


def _admission(price: Decimal | int | None, currency: str, ticket_url: str | None) -> str:
    """Whether there are tickets left is nothing that the record knows."""
    if price is None and not ticket_url:
        return ""
    tickets = said("url", ticket_url)
    if price is None:
        return f',"offers":{{"@type":"Offer"{tickets}}}' if tickets else ""
    return (
        f',"offers":{{"@type":"Offer"{said("price", price)}{said("priceCurrency", currency)}'
        f'{tickets}}},"isAccessibleForFree":{"true" if price == 0 else "false"}'
    )


def schedule(
    *,
    start: date,
    end: date | None,
    frequency: str,
    weekdays: Sequence[int] = (),
    except_dates: Sequence[date] = (),
    timezone: str = "Europe/Berlin",
) -> Node:
    """Return when an event recurs: ``frequency`` as ISO 8601 (``P1W``), Monday is weekday 0."""
    return make_node(
        "Schedule",
        startDate=start,
        endDate=end,
        repeatFrequency=frequency,
        byDay=[member(_DAYS[day]) for day in weekdays],
        exceptDate=except_dates,
        scheduleTimezone=timezone,
    )


def _day(moment: date | datetime | None) -> date | None:
    return moment.date() if isinstance(moment, datetime) else moment
