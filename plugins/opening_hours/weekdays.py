# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Weekdays and holidays of a rule: ``Mo-Fr,PH``, ``Sa[1]``, ``Montag bis Freitag``."""

from __future__ import annotations

from plugins.opening_hours.cursor import Cursor
from plugins.opening_hours.rules import WEEKDAYS, Holiday, Weekdays

_SIMPLE = frozenset({"weekday", "holiday", "daily", "weekend", "ordinal"})


def begins_days(cursor: Cursor, ahead: int = 0) -> bool:
    """True if a weekday or holiday stands ``ahead`` of the finger, fillers not counted."""
    while cursor.kind(ahead) == "filler":
        ahead += 1
    if cursor.kind(ahead) == "ordinal_number":
        # »2. und 4. Samstag«, but not »24. und 31. Dezember«
        while cursor.kind(ahead) in ("ordinal_number", "comma", "filler"):
            ahead += 1
        return cursor.kind(ahead) == "weekday"
    return cursor.kind(ahead) in _SIMPLE


def read_days(cursor: Cursor) -> tuple[Weekdays | Holiday, ...]:
    """Read a list of weekdays and holidays; each is an alternative."""
    days: list[Weekdays | Holiday] = []
    while True:
        cursor.skip("filler")
        days.append(_one(cursor))
        if cursor.kind() in ("comma", "plus", "slash") and begins_days(cursor, 1):
            cursor.take()
            continue
        if (
            cursor.kind() in ("weekday", "daily", "weekend")
            and isinstance(days[-1], Weekdays)
            and not days[-1].nth
        ):
            raise cursor.wrong(
                "Zwischen den Wochentagen fehlt ein Zeichen.",
                "Schreiben Sie »Mo-Fr« für »von Montag bis Freitag« oder »Mo,Fr« für beide Tage.",
            )
        return tuple(days)


def _one(cursor: Cursor) -> Weekdays | Holiday:
    first = cursor.at
    token = cursor.take()
    if token.kind == "daily":
        return Weekdays(0, 6)
    if token.kind == "weekend":
        return Weekdays(5, 6)
    if token.kind == "holiday":
        return Holiday(str(token.value), days_offset(cursor, 6))
    if token.kind in ("ordinal", "ordinal_number"):
        numbers = [int(str(token.value))]
        while cursor.kind() == "comma" and cursor.kind(1) in ("ordinal", "ordinal_number"):
            cursor.take()
            numbers.append(int(str(cursor.take().value)))
        return _ordinal_weekday(cursor, first, tuple(dict.fromkeys(numbers)))
    weekday = int(str(token.value))
    if cursor.kind() == "open":
        nth = _nth(cursor)
        return Weekdays(weekday, weekday, nth, days_offset(cursor, 6))
    if not cursor.take_if("dash"):
        return Weekdays(weekday, weekday)
    last = cursor.take_if("weekday")
    if last is None:
        raise cursor.wrong(
            "Hinter dem Strich fehlt der letzte Wochentag.",
            "Schreiben Sie zum Beispiel »Mo-Fr«.",
            first,
        )
    if cursor.kind() == "dash" or last.value == weekday:
        raise cursor.wrong(
            "Diese Spanne von Wochentagen ist nicht eindeutig.",
            "Schreiben Sie »Mo-Fr« für eine Spanne oder »Mo,We,Fr« für einzelne Tage.",
            first,
        )
    return Weekdays(weekday, int(str(last.value)))


def _ordinal_weekday(cursor: Cursor, first: int, numbers: tuple[int, ...]) -> Weekdays:
    token = cursor.take_if("weekday")
    if token is None or not all(number == -1 or 1 <= number <= 5 for number in numbers):
        raise cursor.wrong(
            "Diese Angabe eines Tages wird nicht verstanden.",
            "Der erste Samstag im Monat heißt »Sa[1]«, der letzte »Sa[-1]«.",
            first,
        )
    cursor.take_if("of_month")
    weekday = int(str(token.value))
    return Weekdays(weekday, weekday, numbers)


def _nth(cursor: Cursor) -> tuple[int, ...]:
    """``[1]``, ``[1,3]``, ``[1-2]``, ``[-1]``: which of the month's such weekdays."""
    first = cursor.at
    cursor.take()
    numbers: list[int] = []
    while True:
        sign = -1 if cursor.take_if("dash") else 1
        token = cursor.take_if("number")
        value = sign * int(str(token.value)) if token else 0
        last = value
        if token and sign > 0 and cursor.take_if("dash"):
            end = cursor.take_if("number")
            last = int(str(end.value)) if end else 0
        numbers.extend(range(value, last + 1))
        if not token or not (1 <= abs(value) <= 5 and value <= last <= 5):
            break
        if cursor.take_if("comma"):
            continue
        if cursor.take_if("close"):
            return tuple(dict.fromkeys(numbers))
        break
    raise cursor.wrong(
        "In der eckigen Klammer fehlt die Nummer des Wochentags im Monat (1 bis 5, -1 der letzte).",
        f"Schreiben Sie zum Beispiel »{WEEKDAYS[5]}[1]« für den ersten Samstag im Monat.",
        first,
    )


def days_offset(cursor: Cursor, most: int) -> int:
    """``+1 day``, ``-2 days``: read if it stands here, else 0."""
    if cursor.kind() not in ("plus", "dash") or cursor.kind(1) != "number":
        return 0
    if cursor.kind(2) != "days":
        return 0
    first = cursor.at
    sign = 1 if cursor.take().kind == "plus" else -1
    number = int(str(cursor.take().value))
    cursor.take()
    if not 1 <= number <= most:
        raise cursor.wrong(
            f"Um so viele Tage lässt sich hier nicht verschieben (höchstens {most}).",
            "Schreiben Sie zum Beispiel »PH -1 day« für den Tag vor einem Feiertag.",
            first,
        )
    return sign * number
