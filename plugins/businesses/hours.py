# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Opening hours: computed once a business, and shaped for the pages that show them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache, lru_cache

from msgspec import Struct

from plugins.businesses.card import is_away
from plugins.businesses.days import this_week, told_of_days
from plugins.businesses.hours_words import holiday_in, note_in
from plugins.businesses.model import Business
from plugins.businesses.region import hours_on
from plugins.core.clock import Now
from plugins.core.dates import minute_of_day
from plugins.core.facts import Facts
from plugins.core.identity import made_once
from plugins.core.messages import NO_MESSAGES, Messages
from plugins.opening_hours.schedule import State
from plugins.opening_hours.week import DayHours, Hours, Span, SpecialDays

#: The axis of every bar is a service day from 4 to 4, so that a pub's evening stays one bar.
AXIS_START = 4 * 60
AXIS_LENGTH = 24 * 60
#: For how many days the browser may say whether a business is open.
HORIZON_DAYS = 14


class SpanText(Struct, frozen=True):
    """One span in words: ``09:00``–``12:30``. ``end`` is "" for an open end."""

    start: str
    end: str
    note: str
    unknown: bool


class Bar(Struct, frozen=True):
    """One span on the axis: minutes after 04:00 and minutes of length."""

    x: int
    width: int
    unknown: bool


class DayView(Struct, frozen=True):
    """One day of a table or a list."""

    day: date
    text: tuple[SpanText, ...]
    state: str
    note: str
    holiday: str
    bars: tuple[Bar, ...]
    today: bool


class ToldHours(Struct, frozen=True):
    """What a browser is told of a text of opening hours: ``badge`` are the intervals (``badge``),
    ``days`` what is said of days besides their times (``told_of_days``).
    """

    badge: str
    days: str


class OpeningHours(Struct, frozen=True):
    """Opening hours as of the build's day, and what a list shows of them.

    ``badge`` and ``days`` are those of ``ToldHours``, ``horizon`` is the minute after which the
    browser must not speak, ``today`` the build's day. All are empty where no hours are known.
    """

    hours: Hours | None
    badge: str
    horizon: int
    today: DayView | None
    days: str


UNKNOWN_HOURS = OpeningHours(None, "", 0, None, "")


class SpecialView(Struct, frozen=True):
    """One special day, or a run of equal ones."""

    first: date
    last: date
    day: DayView
    reason: str


class HoursView(Struct, frozen=True):
    """Everything a page says of opening hours."""

    badge: str
    horizon: int
    days: str
    today: DayView
    text: str
    week: tuple[DayView, ...]
    specials: tuple[SpecialView, ...]
    notes: tuple[str, ...]
    silent_on_holidays: bool
    known: bool = True


def hours_here(business: Business, facts: Facts) -> OpeningHours:
    """The hours of a business; none where they mean nothing now."""
    text = business.opening_hours
    if text is None or is_away(business):
        return UNKNOWN_HOURS
    return facts.of(OpeningHours, text)


def opening_hours(facts: Facts, text: str) -> OpeningHours:
    """The rule behind the fact ``OpeningHours``, by the text: thousands keep the same hours."""
    found, told = hours_of(text, facts), facts.of(ToldHours, text)
    today = today_view(found, facts.words)
    return OpeningHours(found, told.badge, horizon(found, facts.now), today, told.days)


def told_hours(facts: Facts, text: str) -> ToldHours:
    """The rule behind the fact ``ToldHours``, by the text. Of a town's texts some lists need all;
    so what pages of businesses found out is told among the processes that draw.
    """
    found = hours_of(text, facts)
    return ToldHours(badge(found), told_of_days(found, facts.words))


def hours_of(opening_hours: str, facts: Facts) -> Hours:
    """What the text of ``opening_hours`` (a valid one) means in this city on the build's day."""
    return hours_on(opening_hours, facts.catalogue.city, facts.now.today)


#: Equal strings share their ``Hours``, and equal days their ``DayHours``: what is made of them is
#: made once as well.
_once = lru_cache(maxsize=16384)
#: The page of a business shows a kilobyte that no other shows, but those that are open alike.
_SOME = 1024


@_once
def badge(found: Hours | None) -> str:
    """The intervals for the browser: ``<open>-<close>`` in UTC epoch minutes, ``u`` = unknown."""
    if found is None:
        return ""
    return ",".join([f"{a}-{b}{'u' if kind == 2 else ''}" for a, b, kind in found.badge])


def horizon(found: Hours | None, now: Now) -> int:
    """Epoch minute after which the browser must not speak; 0 where there is nothing to say."""
    return horizon_of(now) if found else 0


@made_once
def horizon_of(now: Now) -> int:
    """Epoch minute after which no page of this build may speak of open or closed."""
    return minute_of_day(now.today + timedelta(days=HORIZON_DAYS), now)


@lru_cache(maxsize=_SOME)
def hours_view(found: Hours | None, now: Now, words: Messages = NO_MESSAGES) -> HoursView | None:
    """The hours for a business's own page, or None where none are known."""
    if found is None:
        return None
    today = now.today
    return HoursView(
        badge=badge(found),
        horizon=horizon(found, now),
        days=told_of_days(found, words),
        today=day_view(found.today, True, words),
        text=found.reading.canonical,
        week=tuple([day_view(day, day.day == today, words) for day in this_week(found)]),
        specials=tuple([_special(days, today, words) for days in found.special_days]),
        notes=tuple([note_in(words, note) for note in found.notes]),
        silent_on_holidays=found.silent_on_holidays,
    )


@_once
def _special(days: SpecialDays, today: date, words: Messages) -> SpecialView:
    shown = DayHours(days.first, days.spans, days.holiday, days.note, days.kind, True)
    view = day_view(shown, days.first <= today <= days.last, words)
    return SpecialView(days.first, days.last, view, view.holiday or view.note)


@_once
def today_view(found: Hours | None, words: Messages = NO_MESSAGES) -> DayView | None:
    """The build's own day for a list."""
    return day_view(found.today, True, words) if found else None


@_once
def day_view(day: DayHours, today: bool, words: Messages = NO_MESSAGES) -> DayView:
    """One day in words and bars."""
    text, drawn = _text_and_bars(day.spans, words)
    note, holiday = note_in(words, day.note), holiday_in(words, day.holiday)
    return DayView(day.day, text, day.kind, note, holiday, drawn, today)


@lru_cache(maxsize=4096)
def _text_and_bars(
    spans: tuple[Span, ...], words: Messages
) -> tuple[tuple[SpanText, ...], tuple[Bar, ...]]:
    text = tuple([_span_text(span, words) for span in spans if not _whole_unknown(span)])
    return text, bars(spans)


def _whole_unknown(span: Span) -> bool:
    """A day that is unknown from end to end has a note, no times."""
    return span.state is State.UNKNOWN and span.start <= 0 and span.end >= AXIS_LENGTH


def _span_text(span: Span, words: Messages) -> SpanText:
    end = "" if span.open_end else _clock(span.end)
    comment = note_in(words, span.comment)
    return SpanText(_clock(span.start), end, comment, span.state is State.UNKNOWN)


@cache
def _clock(minutes: int) -> str:
    """Minutes after midnight as ``09:30``; a day's own end is ``24:00``."""
    if minutes == AXIS_LENGTH:
        return "24:00"
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"


def bars(spans: Sequence[Span]) -> tuple[Bar, ...]:
    """Spans cut to the axis."""
    found = []
    for span in spans:
        start = max(span.start - AXIS_START, 0)
        end = min(span.end - AXIS_START, AXIS_LENGTH)
        if end > start:
            found.append(Bar(start, end - start, span.state is State.UNKNOWN))
    return tuple(found)


def profile(all_hours: Sequence[tuple[Hours, int]], ahead: int = 0) -> tuple[int, ...]:
    """How many are open in each quarter-hour of a service day, from 04:00: the build's, or the one
    so many days ahead (60 at most).

    Of each hours, the second member says how many businesses have them.
    """
    open_at: dict[Span, int] = defaultdict(int)
    for found, businesses in all_hours:
        for span in found.spans(ahead):
            open_at[span] += businesses
    counts = [0] * (AXIS_LENGTH // 15)
    for span, businesses in open_at.items():
        for bar in bars((span,)):
            if not bar.unknown:
                for quarter in range(bar.x // 15, -(-(bar.x + bar.width) // 15)):
                    counts[quarter] += businesses
    return tuple(counts)
