# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A calendar (RFC 5545, RFC 7986): a head, and events that are written already.

There is no METHOD: a file that is downloaded or subscribed to is no invitation. A calendar is
never cut, however long: an event that leaves it would vanish from the subscriber's calendar.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from zoneinfo import ZoneInfo

from msgspec import Struct

from .calendar_item import CalendarItem
from .content_line import content_line, escaped, text_line
from .timezone import vtimezone
from .vevent import Vevent, vevent
from .wording import clean, clean_address, clean_line

MEDIA_TYPE = "text/calendar"
PRODUCT = "-//Stadtfenster//Veranstaltungen//DE"
#: How often a subscriber should ask again. Some programs know only the older X- property.
_REFRESH = "PT12H"
_REFRESH_LINE = f"REFRESH-INTERVAL;VALUE=DURATION:{_REFRESH}\r\n"
_TTL_LINE = f"X-PUBLISHED-TTL:{_REFRESH}\r\n"
_BEGIN = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:{PRODUCT}\r\nCALSCALE:GREGORIAN\r\n"
_END = b"END:VCALENDAR\r\n"


class CalendarHead(Struct, frozen=True):
    """What a calendar says of itself: its name, a description, its page, its own address."""

    name: str
    description: str = ""
    url: str = ""
    source: str = ""


def calendar(head: CalendarHead, events: Iterable[bytes | memoryview], zone_key: str) -> bytes:
    """Return the events as one iCalendar file in UTF-8 with CRLF, lines of at most 75 octets.
    Each is a `Vevent`, or its bytes.

    Events stand in the order given; the same input gives the same bytes. `zone_key` is the
    zone that the events were written in.
    """
    written = list(events)
    if not written or any(Vevent(event).timed for event in written):
        # §3.6 wants a component even in an empty calendar
        return b"".join([_head(head), vtimezone(zone_key), *written, _END])
    return b"".join([_head(head), *written, _END])


def to_ics(head: CalendarHead, items: Sequence[CalendarItem], zone: ZoneInfo) -> bytes:
    """Return the items as one iCalendar file. ValueError if an item's rule is none."""
    return calendar(head, [vevent(item, zone.key) for item in items], zone.key)


def _head(head: CalendarHead) -> bytes:
    name = escaped(clean_line(head.name))
    lines = [_BEGIN]
    if description := clean(head.description):
        lines += (text_line("DESCRIPTION", description), text_line("X-WR-CALDESC", description))
    lines += (content_line("NAME", name), content_line("X-WR-CALNAME", name), _REFRESH_LINE)
    if source := clean_address(head.source):
        lines.append(content_line("SOURCE;VALUE=URI", source))
    if page := clean_address(head.url):
        lines.append(content_line("URL", page))
    lines.append(_TTL_LINE)
    return "".join(lines).encode()
