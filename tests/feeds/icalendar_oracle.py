# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Calendars written by the icalendar library: what our own writer must equal byte for byte."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import (
    Calendar,
    Event,
    Timezone,
    TimezoneDaylight,
    TimezoneStandard,
    vDuration,
    vRecur,
    vText,
    vUri,
)

from plugins.feeds.calendar import PRODUCT, CalendarHead
from plugins.feeds.calendar_item import STATUS, STATUS_NOTES, CalendarItem
from plugins.feeds.wording import clean, clean_address, clean_line, in_utc

_REFRESH = timedelta(hours=12)
_UNTIL = re.compile(r"UNTIL=([0-9]{8})(?:T([0-9]{6}))?(Z?)")
_END = b"END:VCALENDAR\r\n"


def calendar_by_icalendar(
    head: CalendarHead, items: Sequence[CalendarItem], vtimezone: bytes, zone: ZoneInfo
) -> bytes:
    """The items as one file; `vtimezone` is taken as it is."""
    parts = [_head(head).removesuffix(_END)]
    if not items or any(isinstance(item.start, datetime) for item in items):
        parts.append(vtimezone)
    parts += [vevent_by_icalendar(item, zone) for item in items]
    return b"".join([*parts, _END])


def vevent_by_icalendar(item: CalendarItem, zone: ZoneInfo) -> bytes:
    """One VEVENT."""
    event = Event()
    stamp = in_utc(item.last_modified)
    event.add("UID", clean_line(item.uid))
    event.add("DTSTAMP", stamp)
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


def berlin_by_icalendar() -> bytes:
    """The VTIMEZONE of Europe/Berlin, from Directive 2000/84/EC."""
    component = Timezone()
    component.add("TZID", "Europe/Berlin")
    summer, winter = TimezoneDaylight(), TimezoneStandard()
    for part, onset, month, before, name in (
        (summer, datetime.fromisoformat("1970-03-29T02:00"), 3, 1, "CEST"),
        (winter, datetime.fromisoformat("1970-10-25T03:00"), 10, 2, "CET"),
    ):
        part.add("DTSTART", onset)
        part.add("RRULE", {"FREQ": "YEARLY", "BYMONTH": month, "BYDAY": "-1SU"})
        part.add("TZOFFSETFROM", timedelta(hours=before))
        part.add("TZOFFSETTO", timedelta(hours=3 - before))
        part.add("TZNAME", name)
        component.add_component(part)
    return bytes(component.to_ical())


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


def _add_times(event: Event, item: CalendarItem, zone: ZoneInfo) -> None:
    start, end = item.start, item.end
    if not isinstance(start, datetime):
        last = end.date() if isinstance(end, datetime) else end
        event.add("DTSTART", start)
        event.add("DTEND", _day_after(max(last or start, start)))
        return
    first = _local(start, zone)
    if end is None or (length := _moment(end) - _moment(start)) <= timedelta():
        event.add("DTSTART", first)
        event.add("DURATION", timedelta())
        return
    last = _local(_moment(end), zone)
    if not (item.rrule or item.rdate):
        first, last = (moment.astimezone(UTC).astimezone(zone) for moment in (first, last))
        if last <= first:
            last = (first.astimezone(UTC) + length).astimezone(zone)
    event.add("DTSTART", first)
    event.add("DTEND", last)


def _day_after(day: date) -> date:
    return day if day == date.max else day + timedelta(days=1)


def _moment(value: datetime | date) -> datetime:
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
        added = (item.start, *added)
    for key, values in (("EXDATE", item.exdate), ("RDATE", added)):
        if values:
            event.add(key, sorted({_in_kind(value, item.start, zone) for value in values}))


def _in_kind(value: datetime | date, start: datetime | date, zone: ZoneInfo) -> datetime | date:
    if not isinstance(start, datetime):
        return value.date() if isinstance(value, datetime) else value
    if not isinstance(value, datetime):
        value = datetime.combine(value, start.time())
    return _local(value, zone)


def _rule_text(item: CalendarItem, zone: ZoneInfo) -> str:
    def ending(match: re.Match[str]) -> str:
        day, clock, utc = match.groups()
        moment = datetime.strptime(day + (clock or "235959"), "%Y%m%d%H%M%S")  # noqa: DTZ007
        until = moment.replace(tzinfo=UTC if utc else zone)
        if isinstance(item.start, datetime):
            return f"UNTIL={until.astimezone(UTC):%Y%m%dT%H%M%SZ}"
        return f"UNTIL={until.astimezone(zone):%Y%m%d}"

    return _UNTIL.sub(ending, item.rrule.upper())
