# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a page has to say of opening hours at an instant, from the build's hours engine alone.

Nothing here knows badges, axes or scripts: it asks the engine for the times around the instant, and
for what it says of the day as if it were built on that day.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from plugins.opening_hours.reading import read
from plugins.opening_hours.region import Region
from plugins.opening_hours.schedule import Interval, State, intervals
from plugins.opening_hours.week import DayHours, hours

BERLIN = ZoneInfo("Europe/Berlin")
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
#: For how many days a page speaks, and how far its special days reach.
HORIZON, SPECIALS = 14, 60
WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
MONTHS = (
    *("Januar", "Februar", "März", "April", "Mai", "Juni"),
    *("Juli", "August", "September", "Oktober", "November", "Dezember"),
)


def wall(moment: datetime) -> datetime:
    """The town's clock at a moment, without a zone: what one calculates days with."""
    return moment.astimezone(BERLIN).replace(tzinfo=None)


def midnight(day: date) -> datetime:
    """The beginning of a day in the town."""
    return datetime.combine(day, time(), BERLIN)


@dataclass(frozen=True, slots=True)
class Said:
    """The two lines of a business's own page, "" for what was delivered; and the state."""

    state: str
    line: str
    next: str = ""


@dataclass(frozen=True)
class Shop:
    """One text of opening hours on the pages of one build."""

    text: str
    region: Region
    built: date

    @property
    def horizon(self) -> datetime:
        """From here on the page is silent."""
        return midnight(self.built + HORIZON * DAY)

    def said(self, now: datetime) -> Said:
        """What has to be said at `now`, an aware moment; its seconds do not count."""
        now = now.replace(second=0, microsecond=0)
        if now >= self.horizon:
            return Said("silent", "")
        known = _intervals(self.text, self.region, self.built)
        here = next((i for i in known if i.start <= now < i.end), None)
        if here and here.state is State.OPEN:
            return Said("open", self._open(known, here, now))
        today = wall(now).date()
        if here:
            service = (wall(now) - 4 * HOUR).date()
            note = self._note(service) if service >= self.built else ""
            return Said("unknown", note or self._note(today) or "Bitte nachfragen")
        if self._unknown_on(today, known):
            return Said("unknown", self._note(today) or "Bitte nachfragen")
        return self._closed(known, now)

    def _note(self, day: date) -> str:
        """What the merchant says of the day, or else of its hours that nobody can promise."""
        told = self._day(day)
        unknown = [span.comment for span in told.spans if span.state is State.UNKNOWN]
        return told.note or next(iter(unknown), "")

    def _day(self, day: date) -> DayHours:
        return _hours(self.text, self.region, day)

    def _open(self, known: tuple[Interval, ...], here: Interval, now: datetime) -> str:
        end = here.end
        for other in known:
            if other.start == end and other.state is State.OPEN:
                end = other.end
        if end >= self.horizon:
            begin = min(
                (i.start for i in _joined(known) if i.start <= now < i.end), default=here.start
            )
            long = self.horizon - max(begin, midnight(self.built)) > DAY
            return "Rund um die Uhr geöffnet" if long else "Geöffnet"
        left = (end - now) // timedelta(minutes=1)
        if left == 1:
            return "Geöffnet, schließt in einer Minute"
        if left <= 60:
            return f"Geöffnet, schließt in {left} Minuten"
        until = wall(end)
        spoken = "24 Uhr" if until.time() == time() else _spoken(until)
        if left < 24 * 60:
            return f"Geöffnet bis {spoken}"
        return f"Geöffnet bis {WEEKDAYS[(until - timedelta(minutes=1)).weekday()]}, {spoken}"

    def _unknown_on(self, day: date, known: tuple[Interval, ...]) -> bool:
        """Whether anything of a day is unknown."""
        return any(
            i.state is State.UNKNOWN and i.end > midnight(day) and i.start < midnight(day + DAY)
            for i in known
        )

    def _closed(self, known: tuple[Interval, ...], now: datetime) -> Said:
        coming = next((i for i in known if now < i.start < self.horizon), None)
        opens = ""
        if coming and coming.state is State.OPEN:
            opens = _opens(coming.start, now)
        today = wall(now).date()
        reason = self._note(today) or self._day(today).holiday
        if not reason or any(wall(i.start).date() == today for i in _joined(known)):
            return Said("closed", f"Geschlossen, {opens}" if opens else "Geschlossen")
        return Said("closed", self._why(reason, today), f"Ö{opens[1:]}" if opens else "")

    def _why(self, reason: str, today: date) -> str:
        first = (self._note(today), self._day(today).holiday)
        last, end = today, self.built + (SPECIALS - 1) * DAY
        while last < end:
            other = self._day(last + DAY)
            if (self._note(last + DAY), other.holiday) != first:
                break
            if last + DAY >= self.built + HORIZON * DAY and not other.special:
                last = end  # a usual day, beyond what the page knows
                break
            last += DAY
        if last == self.built + (HORIZON - 1) * DAY and not self._day(last).special:
            last = end
        if last == today:
            return f"Heute geschlossen: {reason}"
        if last >= end:
            return f"Geschlossen: {reason}"
        return f"Geschlossen bis {last.day}. {MONTHS[last.month - 1]}: {reason}"


@lru_cache(maxsize=100_000)
def _hours(text: str, region: Region, day: date) -> DayHours:
    return hours(read(text), region, day).today


@lru_cache(maxsize=1024)
def _intervals(text: str, region: Region, built: date) -> tuple[Interval, ...]:
    """Some days more than the pages know, at both ends."""
    return intervals(read(text).canonical, region, built - 2 * DAY, HORIZON + 6)


def _joined(known: tuple[Interval, ...]) -> list[Interval]:
    """Touching times of the same state are one, whatever is said of them."""
    joined: list[Interval] = []
    for one in known:
        if joined and joined[-1].end == one.start and joined[-1].state is one.state:
            joined[-1] = Interval(joined[-1].start, one.end, one.state, "")
        else:
            joined.append(one)
    return joined


def _spoken(moment: datetime) -> str:
    minutes = f":{moment.minute:02d}" if moment.minute else ""
    return f"{moment.hour}{minutes} Uhr"


def _opens(start: datetime, now: datetime) -> str:
    minutes = (start - now) // timedelta(minutes=1)
    if minutes == 1:
        return "öffnet in einer Minute"
    if minutes <= 60:
        return f"öffnet in {minutes} Minuten"
    at, days = _spoken(wall(start)), (wall(start).date() - wall(now).date()).days
    if days == 0:
        return f"öffnet heute um {at}"
    if days == 1:
        return f"öffnet morgen um {at}"
    if days < 7:
        return f"öffnet am {WEEKDAYS[wall(start).weekday()]} um {at}"
    return f"öffnet am {wall(start).day}. {MONTHS[wall(start).month - 1]} um {at}"
