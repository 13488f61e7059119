# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The build's moment. Time enters at the command and is handed on as an argument."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from typing import NamedTuple, Self
from zoneinfo import ZoneInfo


class Now(NamedTuple):
    """One moment as the city sees it: an aware datetime in the city's zone, its calendar day, and
    that zone. They are asked for a hundred thousand times.
    """

    moment: datetime
    today: date
    zone: ZoneInfo

    @classmethod
    def at(cls, moment: datetime) -> Self:
        """``moment``, which is in the city's zone."""
        zone = moment.tzinfo
        if not isinstance(zone, ZoneInfo):
            raise TypeError("Now needs a ZoneInfo")
        return cls(moment, moment.date(), zone)


def moment_of(text: str | None, environ: Mapping[str, str], system_time: float) -> datetime:
    """The build's moment before the city's zone is known.

    ``--now`` (ISO 8601, with or without offset) wins over ``SOURCE_DATE_EPOCH``
    (reproducible-builds.org, seconds since 1970 UTC), which wins over ``system_time`` (the same
    unit). A text without offset stays naive: it is the city's wall time. Raises ``ValueError``.
    """
    if text:
        return datetime.fromisoformat(text)
    epoch = environ.get("SOURCE_DATE_EPOCH")
    seconds = int(epoch) if epoch else int(system_time)
    return datetime.fromtimestamp(seconds, UTC)


def day_of(moment: datetime, timezone: str) -> Now:
    """The beginning of the city's day in which ``moment`` lies.

    All that a site says holds for a day (a browser does the minutes), so that two builds of one
    day give the same pages; handing on midnight is what makes sure of it.
    """
    now = in_city(moment, timezone)
    return Now.at(datetime.combine(now.today, time(), now.zone))


def in_city(moment: datetime, timezone: str) -> Now:
    """``moment`` in the city's zone; a naive one is taken as the city's wall time."""
    zone = ZoneInfo(timezone)
    if moment.tzinfo is None:
        return Now.at(moment.replace(tzinfo=zone))
    return Now.at(moment.astimezone(zone))


def epoch_minute(moment: datetime) -> int:
    """Whole minutes since 1970-01-01 00:00 UTC: the unit of everything the browser compares."""
    if moment.tzinfo is not None:
        midnight = even_midnight(moment.tzinfo, moment.date())
        if midnight is not None:
            return midnight + moment.hour * 60 + moment.minute
    return int(moment.timestamp() // 60)


@lru_cache(maxsize=16384)
def even_midnight(zone: tzinfo, day: date) -> int | None:
    """The epoch minute at which a day begins, if no clock change touches the day, else None.

    On such a day each wall time is there just once, as many minutes after midnight as the clock
    shows. Most days are such days, and asking a zone for an offset takes longer than all the rest.
    No zone has ever changed its clock twice within a day.
    """
    begin = datetime.combine(day, time(), zone)
    after = datetime.combine(day + timedelta(days=1), time(fold=1), zone)
    seconds = int(begin.timestamp())
    even = begin.utcoffset() == after.utcoffset() and seconds % 60 == 0
    return seconds // 60 if even else None


def iso_seconds(moment: datetime) -> str:
    """``moment`` in ISO 8601 to the second, with its offset if it has one."""
    if moment.tzinfo is None or moment.microsecond:
        return moment.isoformat(timespec="seconds")
    day, offset = iso_day_and_offset(moment)
    return f"{day}T{moment.time().isoformat()}{offset}"


def iso_day_and_offset(moment: datetime) -> tuple[str, str]:
    """What ISO 8601 writes before a time of day and behind it: ``2026-11-23`` and ``+01:00``, or ""
    if ``moment`` is naive.
    """
    zone, day = moment.tzinfo, moment.date()
    return _even_iso(zone, day) or (day.isoformat(), _written_offset(moment))


@lru_cache(maxsize=16384)
def _even_iso(zone: tzinfo | None, day: date) -> tuple[str, str] | None:
    """The same of any moment of ``day``; None if a clock change touches it."""
    if zone is None:
        return day.isoformat(), ""
    if even_midnight(zone, day) is None:
        return None
    return day.isoformat(), _written_offset(datetime.combine(day, time(12), zone))


def _written_offset(moment: datetime) -> str:
    return moment.isoformat(timespec="minutes")[16:]
