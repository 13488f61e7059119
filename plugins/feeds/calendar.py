# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Events as an iCalendar file (RFC 5545, RFC 7986), written by icalendar.

There is no METHOD: a file that is downloaded or subscribed to is no invitation. There is no
ORGANIZER, which §3.8.4.3 forbids outside group scheduling and which Outlook takes for an
invitation; who holds the event is its CONTACT.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vDuration, vRecur, vText, vUri

from .calendar_item import STATUS, STATUS_NOTES, CalendarItem
from .timezone import vtimezone
from .wording import clean, clean_address, clean_line, in_utc

MEDIA_TYPE = "text/calendar"
PRODUCT = "-//Stadtfenster//Veranstaltungen//DE"
#: How often a subscriber should ask again. Some programs know only the older X- property.
_REFRESH = timedelta(hours=12)
_UNTIL = re.compile(r"UNTIL=([0-9]{8})(?:T([0-9]{6}))?(Z?)")
_END = b"END:VCALENDAR\r\n"


@dataclass(frozen=True, slots=True)
class CalendarHead:
    """What a calendar says of itself: its name, a description, its page, its own address."""

    name: str
    description: str = ""
    url: str = ""
    source: str = ""


def to_ics(head: CalendarHead, items: Sequence[CalendarItem], zone: ZoneInfo) -> bytes:
    """Return the events as one iCalendar file in UTF-8 with CRLF, lines of at most 75 octets.

    Events stand in the order given; the same input gives the same bytes. ValueError if an
    item's rule is none (`plugins.events.recurrence.parse_rule` tells people about that before).
    """
    parts = [_head(head).removesuffix(_END)]
    if not items or any(_is_timed(item) for item in items):
        parts.append(vtimezone(zone.key))  # §3.6 wants a component even in an empty calendar
    parts += [vevent(item, zone.key) for item in items]
    return b"".join([*parts, _END])


@lru_cache(maxsize=4096)
def vevent(item: CalendarItem, zone_key: str) -> bytes:
    """Return one VEVENT as iCalendar lines; an event of many lists is written once."""
    zone = ZoneInfo(zone_key)
    event = Event()
    stamp = in_utc(item.last_modified)
    event.add("UID", clean_line(item.uid))
    event.add("DTSTAMP", stamp)  # without METHOD: when the event was last revised (§3.8.7.2)
    event.add("LAST-MODIFIED", stamp)
    event.add("SEQUENCE", item.sequence)
    event.add("SUMMARY", clean_line(item.title))
    event.add("STATUS", STATUS[item.status])
    busy = not item.transparent and item.status != "cancelled"
    event.add("TRANSP", "OPAQUE" if busy else "TRANSPARENT")
    _add_texts(event, item)
    _add_times(event, item, zone)
    _add_recurrence(event, item, zone)
    return bytes(event.to_ical())


def _head(head: CalendarHead) -> bytes:
    calendar = Calendar()
    calendar.add("PRODID", PRODUCT)
    calendar.add("VERSION", "2.0")
    calendar.add("CALSCALE", "GREGORIAN")
    name, description = clean_line(head.name), clean(head.description)
    for key in ("NAME", "X-WR-CALNAME"):
        calendar.add(key, vText(name))
    if description:
        for key in ("DESCRIPTION", "X-WR-CALDESC"):
            calendar.add(key, vText(description))
    if clean_address(head.url):
        calendar.add("URL", vUri(clean_address(head.url)))
    if clean_address(head.source):
        calendar.add("SOURCE", vUri(clean_address(head.source)), {"VALUE": "URI"})
    calendar.add("REFRESH-INTERVAL", vDuration(_REFRESH), {"VALUE": "DURATION"})
    calendar.add("X-PUBLISHED-TTL", vDuration(_REFRESH))
    return bytes(calendar.to_ical())


def _add_texts(event: Event, item: CalendarItem) -> None:
    note = clean_line(item.status_note) or STATUS_NOTES.get(item.status, "")
    description = "\n\n".join(filter(None, [note, clean(item.description)]))
    texts = {
        "DESCRIPTION": description,
        "LOCATION": clean_line(item.location),
        "CONTACT": clean_line(item.organizer),
    }
    for key, text in texts.items():
        if text:
            event.add(key, text)
    if clean_address(item.url):
        event.add("URL", vUri(clean_address(item.url)))
    categories = [name for name in map(clean_line, item.categories) if name]
    if categories:
        event.add("CATEGORIES", categories)
    if item.geo is not None:
        event.add("GEO", item.geo)


def _is_timed(item: CalendarItem) -> bool:
    return isinstance(item.start, datetime)


def _add_times(event: Event, item: CalendarItem, zone: ZoneInfo) -> None:
    start, end = item.start, item.end
    if not isinstance(start, datetime):
        last = end.date() if isinstance(end, datetime) else end
        event.add("DTSTART", start)
        event.add("DTEND", _day_after(max(last or start, start)))  # exclusive here (§3.6.1)
        return
    first = _local(start, zone)
    event.add("DTSTART", first)
    if end is None or (length := _moment(end) - _moment(start)) <= timedelta():
        # §3.6.1 gives an event without DTEND no length; not every program knows that.
        event.add("DURATION", timedelta())
        return
    last = _local(_moment(end), zone)
    if not (item.rrule or item.rdate):
        # A single date can say what a skipped time means (§3.3.5) instead of relying on it.
        first, last = (moment.astimezone(UTC).astimezone(zone) for moment in (first, last))
        if last <= first:
            last = (first.astimezone(UTC) + length).astimezone(zone)
        del event["DTSTART"]
        event.add("DTSTART", first)
    event.add("DTEND", last)


def _day_after(day: date) -> date:
    return day if day == date.max else day + timedelta(days=1)


def _moment(value: datetime | date) -> datetime:
    """A naive local time; a bare date as an end lasts to that day's midnight."""
    if isinstance(value, datetime):
        return value.replace(tzinfo=None, fold=0)
    return datetime.combine(_day_after(value), time())


def _local(value: datetime, zone: ZoneInfo) -> datetime:
    return value.replace(tzinfo=zone, fold=0)


def _add_recurrence(event: Event, item: CalendarItem, zone: ZoneInfo) -> None:
    if item.rrule:
        event.add("RRULE", vRecur.from_ical(_rule_text(item, zone)))
    added = item.rdate
    if added and not item.rrule:
        # §3.8.5.2 counts DTSTART in anyway; ical.js, which Thunderbird uses, wants it named.
        added = (item.start, *added)
    for key, values in (("EXDATE", item.exdate), ("RDATE", added)):
        if values:
            event.add(key, sorted({_in_kind(value, item.start, zone) for value in values}))


def _in_kind(value: datetime | date, start: datetime | date, zone: ZoneInfo) -> datetime | date:
    """An exception in the form of DTSTART, which §3.8.5.1 demands."""
    if not isinstance(start, datetime):
        return value.date() if isinstance(value, datetime) else value
    if not isinstance(value, datetime):
        value = datetime.combine(value, start.time())
    return _local(value, zone)


def _rule_text(item: CalendarItem, zone: ZoneInfo) -> str:
    """The rule with UNTIL in UTC, or as a date for an all-day event, as §3.3.10 demands."""

    def ending(match: re.Match[str]) -> str:
        day, clock, utc = match.groups()
        moment = datetime.strptime(day + (clock or "235959"), "%Y%m%d%H%M%S")  # noqa: DTZ007
        until = moment.replace(tzinfo=UTC if utc else zone)
        if _is_timed(item):
            return f"UNTIL={until.astimezone(UTC):%Y%m%dT%H%M%SZ}"
        return f"UNTIL={until.astimezone(zone):%Y%m%d}"

    return _UNTIL.sub(ending, item.rrule.upper())
