# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""An event as a calendar program is told of it, before any format."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Final

from msgspec import Struct

from .wording import in_utc, require_zone

#: The contract's `event_status` → RFC 5545 §3.8.1.11
STATUS: Final = {
    "scheduled": "CONFIRMED",
    "rescheduled": "CONFIRMED",
    "postponed": "TENTATIVE",
    "cancelled": "CANCELLED",
}
#: What a program that does not show STATUS still shows, as the description's first line.
STATUS_NOTES: Final = {
    "rescheduled": "Verlegt: Es gilt der hier genannte Termin.",
    "postponed": "Verschoben: Der neue Termin steht noch nicht fest.",
    "cancelled": "Abgesagt.",
}
_STAGES: Final = {"scheduled": 0, "rescheduled": 1, "postponed": 2, "cancelled": 3}
_SEQUENCE_ZERO = date(2020, 1, 1)


class CalendarItem(Struct):
    """An event, a series or a single date, with naive times on the clock of the city.

    Nobody changes one; it is not frozen because that would take three times as long to make.

    `uid` is `<id>@<host>` and never changes. `start` is a datetime, or a date for an all-day
    event; `end` is None or of the same kind, and an all-day end is the LAST day, inclusive.
    `rrule` is a valid RFC 5545 rule, `exdate` and `rdate` are starts in the kind of `start`
    (`plugins.events.recurrence` has `excluded` and `added` for them). `geo` is (latitude,
    longitude). `status` is one of STATUS; `status_note` replaces the German note that goes with
    it. `last_modified` (aware, else ValueError) and `sequence` come from the content, never
    from the build's clock; see `sequence_of`. A `transparent` event does not make its
    subscriber appear busy.
    """

    uid: str
    url: str
    title: str
    start: datetime | date
    last_modified: datetime
    end: datetime | date | None = None
    description: str = ""
    location: str = ""
    geo: tuple[float, float] | None = None
    rrule: str = ""
    exdate: tuple[datetime | date, ...] = ()
    rdate: tuple[datetime | date, ...] = ()
    status: str = "scheduled"
    status_note: str = ""
    categories: tuple[str, ...] = ()
    organizer: str = ""
    sequence: int = 0
    transparent: bool = True

    def __post_init__(self) -> None:
        """Refuse what would only fail, or silently shift, in the calendar file."""
        require_zone(self.last_modified)
        if self.status not in STATUS:
            raise ValueError(f"unknown event status {self.status!r}")

    @property
    def all_day(self) -> bool:
        """Whether the event takes whole days."""
        return not isinstance(self.start, datetime)


def sequence_of(status: str, last_modified: datetime | date | None = None) -> int:
    """Return SEQUENCE (RFC 5545 §3.8.7.4) from the content alone.

    It never falls as long as the date of the last change never does: four numbers for each day
    since 2020, of which the event's status takes one, so that a cancellation on the day of
    the announcement counts as well. Without a date only the status speaks. See
    docs/decisions/0006-ics-sequence.md.
    """
    if last_modified is None:
        return _STAGES[status]
    if isinstance(last_modified, datetime):
        last_modified = in_utc(last_modified).astimezone(UTC).date()
    return max((last_modified - _SEQUENCE_ZERO).days, 0) * len(_STAGES) + _STAGES[status]
