# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the first page tells of the next days: a few dates each, and the week at a glance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from msgspec import Struct

from plugins.core.facts import Facts
from plugins.events.agenda import ComingDays, DayPlace, Entry
from plugins.events.card import EventCard
from plugins.events.days import EventDay, event_day, holiday_name, next_weekend
from plugins.events.model import Event

#: So many dates of a day stand there. Of today there are some more to take the places of those that
#: are over: in the evening the evening's shall stand there.
MOST_EVENTS, RESERVE = 3, 10
WEEK = 7
#: What has more dates is always on, and leaves its place to what is not.
_SELDOM = 3

#: A day as an ordinal, its first dates, how many it has, and where all of them stand.
Shown = tuple[int, tuple[Entry, ...], int, str]
#: A day as an ordinal, what stands out of its events, how many there are, and where they stand.
WeekLine = tuple[int, str, int, str]


class WeekDay(Struct, frozen=True):
    """A day of the week at a glance. ``counts`` is how many businesses are open in each
    quarter-hour from 04:00, ``event`` the name of what stands out.
    """

    day: date
    holiday: str
    counts: tuple[int, ...]
    event: str
    events: int
    address: str


class Programme(NamedTuple):
    """The dates that the first page tells of; a fact of its own, for it looks at no business."""

    days: tuple[Shown, ...]
    week: tuple[WeekLine, ...]


def programme(facts: Facts) -> Mapping[str, Programme]:
    """The rule behind the fact ``Programme``, under ""."""
    return {"": Programme(_days(facts), _week(facts))}


def _days(facts: Facts) -> tuple[Shown, ...]:
    """Today, and the Saturday and Sunday that come next (or are)."""
    today = facts.now.today
    found = dict(facts.of(ComingDays, "").days)
    shown = []
    for day in sorted({today, *next_weekend(today)}):
        entries = found.get(day.toordinal(), ())
        most = RESERVE if day == today else MOST_EVENTS
        chosen = entries[:most] if day == today else _chosen_of(entries, most, facts)
        shown.append((day.toordinal(), chosen, len(entries), _address(day, facts)))
    return tuple(shown)


def _week(facts: Facts) -> tuple[WeekLine, ...]:
    """The next seven days."""
    found = dict(facts.of(ComingDays, "").days)
    lines = []
    for day in (facts.now.today + timedelta(days=n) for n in range(WEEK)):
        entries = found.get(day.toordinal(), ())
        first = _chosen_of(entries, 1, facts)
        event = first[0][0] if first else ""
        lines.append((day.toordinal(), event, len(entries), _address(day, facts)))
    return tuple(lines)


def _chosen_of(entries: Sequence[Entry], most: int, facts: Facts) -> tuple[Entry, ...]:
    """The ``most`` dates of a day that a visitor must not miss, in their order: what is seldom on
    comes before what is on every week, what is cancelled last.
    """
    cards: Mapping[str, EventCard] = facts.catalogue.cards(Event)

    def rank(place: int) -> tuple[bool, bool]:
        card = cards[entries[place][0]]
        return card.cancelled, len(card.dates) > _SELDOM

    ranked = sorted(range(len(entries)), key=rank)
    return tuple([entries[place] for place in sorted(ranked[:most])])


def _address(day: date, facts: Facts) -> str:
    place = facts.find(DayPlace, day.isoformat())
    return place.address if place else ""


def program_days(facts: Facts, shown: Sequence[Shown]) -> tuple[EventDay, ...]:
    """What the template sees of ``Programme.days``."""
    days = []
    for ordinal, entries, count, address in shown:
        hidden = max(count - len(entries), 0)
        more = (hidden, address) if count > MOST_EVENTS else ()
        days.append(event_day(facts, ordinal, entries, *more))
    return tuple(days)


def week_days(
    facts: Facts, lines: Sequence[WeekLine], profiles: Sequence[tuple[int, ...]]
) -> tuple[WeekDay, ...]:
    """What the template sees of ``Programme.week``; ``profiles`` are the ``counts`` of its days."""
    city, days = facts.catalogue.city, []
    for (ordinal, event_id, count, address), counts in zip(lines, profiles, strict=True):
        day = date.fromordinal(ordinal)
        event = facts.catalogue.the(Event, event_id).name if event_id else ""
        days.append(WeekDay(day, holiday_name(day, city), counts, event, count, address))
    return tuple(days)
