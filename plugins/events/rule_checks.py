# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which parts of a recurrence rule go together, and whether the rule ever names a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from itertools import islice

from .rule import Rule, RuleError
from .rule_dates import local_times
from .rule_values import Piece

_MOST_TIMES_A_DAY = 24
#: A rule without a day in so many years never has one: 29 February on a given weekday comes
#: round within 28 years, and within 40 across a century that is no leap year.
_REACH_YEARS = 40
#: Half a day more than any offset from UTC: two times further apart are in order in any zone.
_ANY_ZONE = timedelta(days=1)

#: (part, frequencies that may not have it), after the table and notes of RFC 5545 §3.3.10
_FORBIDDEN = (
    ("BYWEEKNO", ("DAILY", "WEEKLY", "MONTHLY")),
    ("BYYEARDAY", ("DAILY", "WEEKLY", "MONTHLY")),
    ("BYMONTHDAY", ("WEEKLY",)),
)


def check_combination(rule: Rule, parts: Mapping[str, Piece]) -> None:
    """Raise RuleError for parts that RFC 5545 §3.3.10 does not let stand together."""
    if "COUNT" in parts and "UNTIL" in parts:
        raise _at_later(parts, "COUNT", "UNTIL").error(
            "COUNT und UNTIL schließen einander aus.",
            "Nennen Sie entweder die Zahl der Termine oder den letzten Tag.",
        )
    for key, frequencies in _FORBIDDEN:
        if key in parts and rule.freq in frequencies:
            raise parts[key].error(
                f"{key} passt nicht zu FREQ={rule.freq}.", _other_frequency(key, rule.freq)
            )
    _check_weekdays(rule, parts)
    _check_positions(parts)
    _check_times(rule, parts)


def _at_later(parts: Mapping[str, Piece], *keys: str) -> Piece:
    """The one of the parts that is written last: the one that was one too many."""
    return max((parts[key] for key in keys), key=lambda piece: piece.offset)


def _other_frequency(key: str, freq: str) -> str:
    if key == "BYMONTHDAY":
        return "Nehmen Sie FREQ=MONTHLY."
    return "Nehmen Sie FREQ=YEARLY." if freq != "YEARLY" else ""


def _check_weekdays(rule: Rule, parts: Mapping[str, Piece]) -> None:
    counted = any(ordinal for ordinal, _ in rule.by_day)
    if counted and rule.freq in ("DAILY", "WEEKLY"):
        raise parts["BYDAY"].error(
            f"Abgezählte Wochentage passen nicht zu FREQ={rule.freq}.",
            "Für den ersten Samstag im Monat: FREQ=MONTHLY;BYDAY=1SA.",
        )
    if counted and rule.by_week_no:
        raise parts["BYDAY"].error(
            "Abgezählte Wochentage passen nicht zu BYWEEKNO.", "Lassen Sie die Zahl weg."
        )
    if rule.by_week_no and not rule.by_day:
        raise parts["BYWEEKNO"].error(
            "Zu BYWEEKNO gehört der Wochentag.", "Ergänzen Sie zum Beispiel BYDAY=SA."
        )


def _check_positions(parts: Mapping[str, Piece]) -> None:
    others = [key for key in parts if key.startswith("BY") and key != "BYSETPOS"]
    if "BYSETPOS" in parts and not others:
        raise parts["BYSETPOS"].error(
            "BYSETPOS wählt unter den Terminen anderer BY-Teile aus, hier fehlt einer.",
            "Zum Beispiel FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1.",
        )


def _check_times(rule: Rule, parts: Mapping[str, Piece]) -> None:
    for key in ("BYHOUR", "BYMINUTE"):
        if key in parts and rule.all_day:
            raise parts[key].error(
                "Ein ganztägiger Termin hat keine Uhrzeiten.",
                "Lassen Sie den Teil weg, oder geben Sie »start_date« mit Uhrzeit an.",
            )
    if len(rule.times) > _MOST_TIMES_A_DAY:
        key = "BYMINUTE" if "BYMINUTE" in parts else "BYHOUR"
        raise parts[key].error(
            f"Das sind mehr als {_MOST_TIMES_A_DAY} Termine am Tag.",
            "Nennen Sie weniger Uhrzeiten.",
        )


def check_reach(rule: Rule, parts: Mapping[str, Piece]) -> None:
    """Raise RuleError if the rule ends before it starts, or names no time from the start on.

    With COUNT the start must be one of the rule's own times: RFC 5545 leaves undefined
    whether another start counts, and calendar programs differ.
    """
    _check_until(rule, parts)
    horizon = rule.start_day.replace(day=1, year=rule.start_day.year + _REACH_YEARS)
    first = next(islice(local_times(rule, horizon), 1), None)
    begin, end = _extent(parts)
    if first is None:
        raise RuleError(
            "Diese Wiederholung ergibt nie einen Termin.",
            "Prüfen Sie, ob es den Tag gibt: einen 31. Februar etwa gibt es nicht.",
            begin,
            end - begin,
        )
    if rule.until is not None and first.date() > _latest_day(rule.until):
        raise parts["UNTIL"].error(
            "Bis zu diesem Tag ergibt die Wiederholung keinen Termin.",
            f"Der erste Termin nach der Regel wäre am {first:%d.%m.%Y}.",
        )
    if rule.count is not None and not _is_start(rule, first):
        raise parts["COUNT"].error(
            "Der erste Termin passt nicht zur Wiederholung, darum ist die Anzahl mehrdeutig.",
            f"Beginnen Sie mit dem {first:%d.%m.%Y}, oder nennen Sie statt COUNT ein UNTIL.",
        )


def _is_start(rule: Rule, first: datetime) -> bool:
    return first == rule.start if isinstance(rule.start, datetime) else first.date() == rule.start


def _check_until(rule: Rule, parts: Mapping[str, Piece]) -> None:
    until = rule.until
    if until is None:
        return
    if isinstance(rule.start, datetime) and isinstance(until, datetime):
        if until.tzinfo is None:
            early = until < rule.start
        else:  # the zone is not known here: only what is wrong in every zone is refused
            early = until < rule.start.replace(tzinfo=UTC) - _ANY_ZONE
    else:
        early = _day(until) < rule.start_day
    if early:
        raise parts["UNTIL"].error(
            "Die Wiederholung endet vor dem ersten Termin.",
            f"Der erste Termin ist am {rule.start_day:%d.%m.%Y}.",
        )


def _day(moment: datetime | date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _latest_day(until: datetime | date) -> date:
    """The last day that UNTIL can admit, whatever the zone."""
    utc = isinstance(until, datetime) and until.tzinfo is not None
    return _day(until) + _ANY_ZONE if utc else _day(until)


def _extent(parts: Mapping[str, Piece]) -> tuple[int, int]:
    """Where the parts' values begin and end, from FREQ's name on."""
    pieces = parts.values()
    begin = min(piece.offset for piece in pieces) - len("FREQ=")
    return max(begin, 0), max(piece.offset + len(piece.text) for piece in pieces)
