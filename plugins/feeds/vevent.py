# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""An event as a VEVENT (RFC 5545 §3.6.1), ready to be joined into any number of calendars.

There is no ORGANIZER, which §3.8.4.3 forbids outside group scheduling and which Outlook takes
for an invitation; who holds the event is its CONTACT.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from .calendar_item import STATUS, STATUS_NOTES, CalendarItem
from .content_line import BREAK, basic_text, content_line, escaped, text_line, utc_text
from .rule_line import rule_text
from .timezone import is_utc
from .wording import clean, clean_address, clean_line

#: A moment in the form of DTSTART → its text.
_Form = Callable[[datetime | date], str]


class Vevent(bytes):
    """The lines of one event, each ended by CRLF."""

    __slots__ = ()

    @property
    def timed(self) -> bool:
        """Whether its times are in a zone, which its calendar must define (§3.2.19)."""
        return self.find(b"\r\nDTSTART;VALUE=DATE:") < 0


def vevent(item: CalendarItem, zone_key: str) -> Vevent:
    """Return the event's lines, of at most 75 octets each, in the zone of that IANA name.

    ValueError if the item's rule is none (`plugins.events.recurrence.parse_rule` tells people
    about that before).
    """
    stamp, status = utc_text(item.last_modified), item.status
    busy = not item.transparent and status != "cancelled"
    note = clean_line(item.status_note) or STATUS_NOTES.get(status, "")
    description = clean(item.description)
    if note:
        description = f"{note}\n\n{description}" if description else note
    address, organizer = clean_address(item.url), clean_line(item.organizer)
    location, geo = clean_line(item.location), item.geo
    repeats = item.rrule or item.rdate or item.exdate
    # DTSTAMP, without METHOD, is when the event was last revised (§3.8.7.2).
    lines = (
        f"BEGIN:VEVENT\r\n{text_line('SUMMARY', clean_line(item.title))}"
        f"{_times(item, zone_key)}DTSTAMP:{stamp}\r\n"
        f"{text_line('UID', clean_line(item.uid))}SEQUENCE:{item.sequence}\r\n"
        f"{''.join(_recurrence(item, zone_key)) if repeats else ''}{_categories(item.categories)}"
        f"{text_line('CONTACT', organizer) if organizer else ''}"
        f"{text_line('DESCRIPTION', description) if description else ''}"
        f"{f'GEO:{float(geo[0])};{float(geo[1])}{BREAK}' if geo else ''}LAST-MODIFIED:{stamp}\r\n"
        f"{text_line('LOCATION', location) if location else ''}STATUS:{STATUS[status]}\r\n"
        f"TRANSP:{'OPAQUE' if busy else 'TRANSPARENT'}\r\n"
        f"{content_line('URL', address) if address else ''}END:VEVENT\r\n"
    )
    return Vevent(lines.encode())


#: Events are of few kinds.
@lru_cache(maxsize=256)
def _categories(categories: tuple[str, ...]) -> str:
    names = [escaped(name) for name in map(clean_line, categories) if name]
    return content_line("CATEGORIES", ",".join(names)) if names else ""


@lru_cache(maxsize=64)
def _form(all_day: bool, zone_key: str) -> tuple[str, _Form]:
    """The parameter of a date in this zone, and how its value is written."""
    if all_day:
        return ";VALUE=DATE", basic_text
    if is_utc(zone_key):
        return "", lambda moment: f"{basic_text(moment)}Z"
    return f";TZID={zone_key}", basic_text


def _times(item: CalendarItem, zone_key: str) -> str:
    """DTSTART, and DTEND or a DURATION."""
    start, end = item.start, item.end
    if not isinstance(start, datetime):
        last = end.date() if isinstance(end, datetime) else end
        after = _day_after(max(last or start, start))  # exclusive here (§3.6.1)
        first_day, day_after = basic_text(start), basic_text(after)
        return f"DTSTART;VALUE=DATE:{first_day}\r\nDTEND;VALUE=DATE:{day_after}\r\n"
    parameter, form = _form(False, zone_key)
    first = _moment(start)
    length = _moment(end) - first if end is not None else timedelta()
    if length <= timedelta():
        # §3.6.1 gives an event without DTEND no length; not every program knows that.
        return f"DTSTART{parameter}:{form(first)}\r\nDURATION:P0D\r\n"
    last = first + length
    if not (item.rrule or item.rdate):
        # A single date can say what a skipped time means (§3.3.5) instead of relying on it.
        first, last = _resolved(first, last, zone_key)
    return f"DTSTART{parameter}:{form(first)}\r\nDTEND{parameter}:{form(last)}\r\n"


def _moment(value: datetime | date) -> datetime:
    """A naive local time; a bare date as an end lasts to that day's midnight."""
    if isinstance(value, datetime):
        return _naive(value)
    return datetime.combine(_day_after(value), time())


def _naive(moment: datetime) -> datetime:
    if moment.tzinfo is None and not moment.fold:
        return moment
    return moment.replace(tzinfo=None, fold=0)


def _day_after(day: date) -> date:
    return day if day == date.max else day + timedelta(days=1)


def _resolved(first: datetime, last: datetime, zone_key: str) -> tuple[datetime, datetime]:
    """Both times as the zone's clock shows them, the last still behind the first."""
    day, last_day = first.date(), last.date()
    if _even(day, zone_key) and (last_day == day or _even(last_day, zone_key)):
        return first, last
    zone = ZoneInfo(zone_key)
    start, end = (
        moment.replace(tzinfo=zone).astimezone(UTC).astimezone(zone) for moment in (first, last)
    )
    if end <= start:
        end = (start.astimezone(UTC) + (last - first)).astimezone(zone)
    return start, end


@lru_cache(maxsize=4096)
def _even(day: date, zone_key: str) -> bool:
    """Whether no clock change skips or repeats a local time of this day."""
    zone = ZoneInfo(zone_key)
    begin, after = (
        datetime.combine(day, clock, zone) for clock in (time(), time(23, 59, 59, 999999, fold=1))
    )
    return begin.utcoffset() == begin.replace(fold=1).utcoffset() == after.utcoffset()


def _recurrence(item: CalendarItem, zone_key: str) -> Iterator[str]:
    """RRULE, RDATE and EXDATE, as far as the item has them."""
    if item.rrule:
        timed = not item.all_day
        yield content_line("RRULE", rule_text(item.rrule, timed, zone_key))
    added = item.rdate
    if added and not item.rrule:
        # §3.8.5.2 counts DTSTART in anyway; ical.js, which Thunderbird uses, wants it named.
        added = (item.start, *added)
    for name, values in (("RDATE", added), ("EXDATE", item.exdate)):
        if values:
            parameter, form = _form(item.all_day, zone_key)
            moments = sorted({_in_kind(value, item.start) for value in values})
            yield content_line(name + parameter, ",".join(map(form, moments)))


def _in_kind(value: datetime | date, start: datetime | date) -> datetime | date:
    """An added or excepted date in the form of DTSTART, which §3.8.5.1 demands."""
    if not isinstance(start, datetime):
        return value.date() if isinstance(value, datetime) else value
    if isinstance(value, datetime):
        return _naive(value)
    return datetime.combine(value, start.time())
