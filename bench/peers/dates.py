# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Days in words, and the dates of an event, for the peers' front matter."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from plugins.core import dates
from plugins.core.messages import catalogue_of, read_messages
from plugins.core.version import ROOT

#: The peers' pages say the same as ours.
GERMAN = read_messages(catalogue_of(ROOT / "theme", "de"))
_ZONE = ZoneInfo("Europe/Berlin")
#: So many of the dates to come stand on an event's page, as on ours.
_MOST = 12


def long_day(day: date) -> str:
    """``27. November 2026``."""
    return dates.long_date(day, GERMAN)


def weekday(day: date) -> str:
    """``Freitag``."""
    return dates.weekday(day, GERMAN)


def full_day(day: date) -> str:
    """``Freitag, 27. November 2026``."""
    return dates.full_date(day, GERMAN)


def short_day(day: date) -> str:
    """``27. November``."""
    return dates.day_month(day, GERMAN)


def month_name(year: int, month: int) -> str:
    """``November 2026``."""
    return dates.month_name(year, month, GERMAN)


def event_dates(given: dict[str, Any], today: date) -> dict[str, str | int | list[str]]:
    """What is said of the dates of an event; ``given`` is its front matter in the corpus."""
    begin, end = (datetime.fromisoformat(given[name]) for name in ("start_date", "end_date"))
    weeks = int(given["rrule"].rpartition("COUNT=")[2]) if "rrule" in given else 1
    begins = [begin + timedelta(weeks=week) for week in range(weeks)]
    coming = [moment for moment in begins if moment.date() >= today]
    shown = coming[0] if coming else begins[0]
    fields: dict[str, str | int | list[str]] = {
        "weight": shown.toordinal() * 1440 + shown.hour * 60 + shown.minute,
        "days": [f"{moment:%Y-%m-%d}" for moment in begins],
        "begins": _iso(shown),
        "ends": _iso(shown + (end - begin)),
        "clock": f"{begin:%H:%M}",
        "until": f"{end:%H:%M}",
        "numeral": str(shown.day),
        "weekday": weekday(shown),
        "day": full_day(shown),
        "short": f"{weekday(shown)[:2]}, {short_day(shown)}",
        "month": month_name(shown.year, shown.month),
        "month_address": f"{shown:%Y/%m}",
    }
    if not coming:
        fields["past"] = "ja"
    if weeks > 1:
        fields["recurring"] = f"jeden {weekday(begin)}"
        fields["repeated"] = f"jeden {weekday(begin)}, {weeks} Termine"
        fields["dates"] = [f"{weekday(m)[:2]}, {short_day(m)}" for m in coming[:_MOST]]
        fields["moments"] = [_iso(moment) for moment in coming[:_MOST]]
    return fields


def _iso(moment: datetime) -> str:
    return moment.replace(tzinfo=_ZONE).isoformat(timespec="minutes")
