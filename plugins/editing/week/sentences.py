# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Rules that no row shows, in German words."""

from __future__ import annotations

from collections.abc import Sequence

from plugins.opening_hours.rules import (
    Dates,
    Holiday,
    Joint,
    Months,
    Point,
    Rule,
    Says,
    TimeSpan,
    Weekdays,
    Weeks,
    Years,
    clock,
)

WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
MONTHS = (
    *("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September"),
    *("Oktober", "November", "Dezember"),
)
_HOLIDAYS = {"PH": "Feiertage", "SH": "Schulferien"}


def sentence_of(rule: Rule) -> str:
    """»Mai bis September, Samstag: 10:00–13:00 Uhr«."""
    when = ", ".join(
        part
        for part in (
            _joined([_years(y) for y in rule.years]),
            _joined([_dates(d) for d in rule.dates]),
            _joined([_weeks(w) for w in rule.weeks]),
            _joined([_holiday(h) for h in rule.only]),
            _joined([_day(d) for d in rule.days]),
        )
        if part
    )
    if rule.joint is Joint.FALLBACK:
        when = f"Sonst, {when}" if when else "Sonst"
    return f"{when or 'Immer'}: {_what(rule)}"


def _what(rule: Rule) -> str:
    times = _joined([_times(span) for span in rule.times])
    if rule.says is Says.OFF:
        said = f"{times} geschlossen" if times else "geschlossen"
    elif rule.says is Says.UNKNOWN and not rule.comment:
        said = f"{times} bitte nachfragen" if times else "bitte nachfragen"
    elif rule.always:
        said = "rund um die Uhr"
    else:
        said = times
    if not said:
        return rule.comment
    return f"{said} ({rule.comment})" if rule.comment else said


def _joined(parts: Sequence[str]) -> str:
    return " und ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)


def _years(part: Years) -> str:
    if part.last is None:
        return f"ab {part.first}"
    return str(part.first) if part.first == part.last else f"{part.first} bis {part.last}"


def _dates(part: Dates | Months) -> str:
    if isinstance(part, Months):
        year = "" if part.year is None else f" {part.year}"
        first, last = MONTHS[part.first - 1], MONTHS[part.last - 1]
        return f"{first}{year}" if part.first == part.last else f"{first} bis {last}{year}"
    first, last = _point(part.first), _point(part.last)
    return first if part.first == part.last else f"{first} bis {last}"


def _point(point: Point) -> str:
    year = "" if point.year is None else f" {point.year}"
    name = f"{point.day}. {MONTHS[point.month - 1]}{year}" if point.month else f"Ostersonntag{year}"
    return f"{_offset(point.offset)}{name}"


def _offset(days: int) -> str:
    if not days:
        return ""
    number = f"{abs(days)} {'Tag' if abs(days) == 1 else 'Tage'}"
    return f"{number} {'nach' if days > 0 else 'vor'} "


def _weeks(part: Weeks) -> str:
    if part.first == part.last:
        return f"Kalenderwoche {part.first}"
    step = {1: "", 2: "jede zweite Woche, "}.get(part.step, f"jede {part.step}. Woche, ")
    return f"{step}Kalenderwochen {part.first} bis {part.last}"


def _holiday(part: Holiday) -> str:
    name = _HOLIDAYS.get(part.kind, part.kind)
    return (
        f"{_offset(part.offset)}{name}n"
        if part.offset and part.kind == "PH"
        else (f"{_offset(part.offset)}{name}")
    )


def _day(part: Weekdays | Holiday) -> str:
    if isinstance(part, Holiday):
        return _holiday(part)
    first, last = WEEKDAYS[part.first], WEEKDAYS[part.last]
    if part.nth:
        return f"{_offset(part.offset)}{_joined([_nth(n) for n in part.nth])} {first} im Monat"
    return first if part.first == part.last else f"{first} bis {last}"


def _nth(number: int) -> str:
    if number > 0:
        return f"{number}."
    return "letzter" if number == -1 else f"{-number}.-letzter"


def _times(span: TimeSpan) -> str:
    if span.end is None:
        return f"ab {clock(span.start)} Uhr"
    later = " oder länger" if span.open_end else ""
    return f"{clock(span.start)}–{clock(span.end)} Uhr{later}"
