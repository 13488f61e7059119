# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A recurrence rule as the value of an RRULE (RFC 5545 §3.3.10), its UNTIL as DTSTART asks."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from plugins.regex import regex

from .content_line import basic_text

_UNTIL = regex(r"([0-9]{8})(?:T([0-9]{6}))?(Z?)")
_NUMBERS = regex(r"[+-]?[0-9]{1,9}(?:,[+-]?[0-9]{1,9})*")
_WEEKDAY = "[+-]?[0-9]{0,2}(?:SU|MO|TU|WE|TH|FR|SA)"
#: Part of a rule → what it may hold; in the order in which the parts are written.
_PARTS: Final = {
    "FREQ": regex("SECONDLY|MINUTELY|HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY"),
    "UNTIL": _UNTIL,
    "COUNT": _NUMBERS,
    "INTERVAL": _NUMBERS,
    "BYSECOND": _NUMBERS,
    "BYMINUTE": _NUMBERS,
    "BYHOUR": _NUMBERS,
    "BYDAY": regex(f"{_WEEKDAY}(?:,{_WEEKDAY})*"),
    "BYMONTHDAY": _NUMBERS,
    "BYYEARDAY": _NUMBERS,
    "BYWEEKNO": _NUMBERS,
    "BYMONTH": _NUMBERS,
    "BYSETPOS": _NUMBERS,
    "WKST": regex(_WEEKDAY),
}


@lru_cache(maxsize=4096)
def rule_text(rule: str, timed: bool, zone_key: str) -> str:
    """Return `rule` in one order of its parts; ValueError if it is no rule.

    §3.3.10 wants UNTIL in UTC for a series with times, as a date for one of whole days. What
    makes sense is for `plugins.events.recurrence.parse_rule` to say; here only the form counts.
    """
    parts = dict(part.partition("=")[::2] for part in rule.upper().split(";") if part)
    if "FREQ" not in parts:
        raise ValueError(f"a recurrence rule without FREQ: {rule!r}")
    for name, value in parts.items():
        form = _PARTS.get(name)
        found = form.fullmatch(value) if form else None
        if found is None:
            raise ValueError(f"not a part of a recurrence rule: {name}={value}")
        if form is _NUMBERS:
            parts[name] = ",".join(str(int(number)) for number in value.split(","))
        elif form is _UNTIL:
            parts[name] = _until_text(found, timed, ZoneInfo(zone_key))
    return ";".join(f"{name}={parts[name]}" for name in _PARTS if name in parts)


def _until_text(until_part: re.Match[str], timed: bool, zone: ZoneInfo) -> str:
    day, clock, utc = until_part.groups()
    if (clock or "60").endswith("60"):  # a whole day, or a leap second (§3.3.12)
        clock = f"{(clock or '2359')[:4]}59"
    until = datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=UTC if utc else zone)
    try:
        if timed:
            return f"{basic_text(until.astimezone(UTC))}Z"
        return basic_text(until.astimezone(zone).date())
    except OverflowError:  # a day at the end of the calendar, which is there as good as never
        return f"{basic_text(until)}Z" if timed else day
