# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What calendars and neighbours need to know of an event without loading it."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from plugins.core.clock import Now, epoch_minute
from plugins.core.dates import day_start
from plugins.core.registry import Setting
from plugins.events.dates import dates_of
from plugins.events.kinds import kinds_of
from plugins.events.model import Event, EventStatus
from plugins.events.occurrence import Occurrence

#: One date of an event: its first and last day as ordinals (``date.toordinal``), the epoch minute
#: it begins at, and whether it has a time of day. A bare tuple: of a city's cards, most is dates.
EventDate = tuple[int, int, int, bool]


class EventCard(Struct, frozen=True, array_like=True):
    """An event in short. ``dates`` are all its dates in order, ``coming`` is the index of the
    first that is not over. ``involved`` are its place, its organizer and its participants, as
    written; ``kinds`` under which kinds it is found.
    """

    name: str
    dates: tuple[EventDate, ...]
    coming: int
    involved: tuple[str, ...]
    kinds: tuple[str, ...]
    cancelled: bool

    @property
    def begins(self) -> int:
        """The epoch minute at which its first date begins."""
        return self.dates[0][2]

    @property
    def next(self) -> int | None:
        """The epoch minute at which the first date that is not over begins; None if all are."""
        return self.dates[self.coming][2] if self.coming < len(self.dates) else None


def event_card(event: Event, setting: Setting) -> EventCard:
    """The card of ``event``."""
    now = setting.now
    found = dates_of(event, now.today, now.zone)
    involved = (event.location or "", event.organizer or "", *event.participants)
    return EventCard(
        name=event.name,
        dates=tuple([_date(occurrence, now) for occurrence in found.all]),
        coming=found.over,
        involved=tuple(dict.fromkeys(written for written in involved if written)),
        kinds=kinds_of(event),
        cancelled=event.event_status is EventStatus.CANCELLED,
    )


def _date(occurrence: Occurrence, now: Now) -> EventDate:
    start = occurrence.start
    begins = start if isinstance(start, datetime) else day_start(start, now)
    return (
        occurrence.first_day.toordinal(),
        occurrence.last_day.toordinal(),
        epoch_minute(begins),
        begins is start,
    )
