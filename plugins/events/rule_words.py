# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A recurrence rule in German words: »jeden ersten Samstag im Monat bis 20. Dezember 2026«."""

from __future__ import annotations

from collections.abc import Iterable

from ..core.dates import MONTHS, long_date
from .rule import Rule

_WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
_ORDINALS = {1: "ersten", 2: "zweiten", 3: "dritten", 4: "vierten", 5: "fünften"}
_ORDINALS |= {-1: "letzten", -2: "vorletzten", -3: "drittletzten"}
_UNITS = {"DAILY": "Tage", "WEEKLY": "Wochen", "MONTHLY": "Monate", "YEARLY": "Jahre"}
_WORKING_WEEK = tuple(range(5))


def describe(rule: Rule) -> str:
    """Say in German when the rule repeats; no full stop, lower case at the beginning."""
    said = rhythm(rule)
    if rule.until is not None:
        said += f" bis {long_date(rule.until)}"
    if rule.count is not None:
        said += f", {rule.count} {'Termine' if rule.count > 1 else 'Termin'}"
    return said


def rhythm(rule: Rule) -> str:
    """``describe`` without the end: what a line of a list has room for."""
    words = {"DAILY": _daily, "WEEKLY": _weekly, "MONTHLY": _monthly, "YEARLY": _yearly}
    said = words[rule.freq](rule)
    if rule.by_set_pos and "Werktag" not in said:
        said += f", davon den {_and(_ordinal(p) for p in rule.by_set_pos)} Termin"
    if rule.by_hour or rule.by_minute:
        said += f" um {_and(f'{t:%H:%M}' for t in rule.times)} Uhr"
    return said


def _and(items: Iterable[str]) -> str:
    words = list(items)
    return " und ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _ordinal(number: int) -> str:
    if number in _ORDINALS:
        return _ORDINALS[number]
    return f"{number}." if number > 0 else f"{-number}. von hinten gezählten"


def _every(rule: Rule) -> str:
    return f"alle {rule.interval} {_UNITS[rule.freq]}"


def _months(rule: Rule) -> str:
    """» im Mai und Juni«, with its leading space; nothing if the rule names no months."""
    return f" im {_and(MONTHS[m - 1] for m in rule.by_month)}" if rule.by_month else ""


def _weekdays(rule: Rule) -> str:
    """The rule's weekdays as they follow »jeden«: »Samstag und Sonntag«, »ersten Samstag«."""
    plain = tuple(day for ordinal, day in rule.by_day if not ordinal)
    if plain == _WORKING_WEEK and len(rule.by_day) == len(plain):
        return "Tag von Montag bis Freitag"
    pairs = sorted(rule.by_day, key=lambda pair: (pair[0] < 0, pair))
    return _and(f"{_ordinal(n) + ' ' if n else ''}{_WEEKDAYS[day]}" for n, day in pairs)


def _month_days(days: tuple[int, ...]) -> str:
    """»15. und letzten Tag«: how the rule's days of the month follow »am«."""
    ordered = sorted(days, key=lambda day: (day < 0, day))
    return _and(f"{day}." if day > 0 else f"{_ordinal(day)} Tag" for day in ordered)


def _daily(rule: Rule) -> str:
    said = "täglich" if rule.interval == 1 else _every(rule)
    if rule.by_day:
        said = f"jeden {_weekdays(rule)}" if rule.interval == 1 else f"{said}, nur {_on(rule)}"
    if rule.by_month_day:
        said += f", nur am {_month_days(rule.by_month_day)}"
    return said + _months(rule)


def _on(rule: Rule) -> str:
    """»am Samstag und Sonntag«, »von Montag bis Freitag«."""
    return f"am {_weekdays(rule)}".replace("am Tag von", "von")


def _weekly(rule: Rule) -> str:
    if not rule.by_day:
        days = f"jeden {_WEEKDAYS[rule.start_day.weekday()]}"
        on = f"am {_WEEKDAYS[rule.start_day.weekday()]}"
    else:
        days, on = f"jeden {_weekdays(rule)}", _on(rule)
    return (days if rule.interval == 1 else f"{_every(rule)} {on}") + _months(rule)


def _monthly(rule: Rule) -> str:
    working_week = tuple((0, day) for day in _WORKING_WEEK)
    if rule.by_day == working_week and len(rule.by_set_pos) == 1 and not rule.by_month_day:
        every = "jeden Monat" if rule.interval == 1 else _every(rule)
        return f"{every} am {_ordinal(rule.by_set_pos[0])} Werktag (ohne Samstag){_months(rule)}"
    counted = any(ordinal for ordinal, _ in rule.by_day)
    if rule.by_day and not rule.by_month_day:
        within = _months(rule) or (" im Monat" if counted or rule.by_set_pos else "")
        if rule.interval == 1:
            return f"jeden {_weekdays(rule)}{within}"
        return f"{_every(rule)} {_on(rule)}{_months(rule)}"
    days = _month_days(rule.by_month_day or (rule.start_day.day,))
    if rule.by_day:
        days += f", wenn es ein {_and(_WEEKDAYS[day] for _, day in rule.by_day)} ist"
    if rule.interval > 1:
        return f"{_every(rule)} am {days}{_months(rule)}"
    return f"am {days}{_months(rule)}" if rule.by_month else f"jeden Monat am {days}"


def _yearly(rule: Rule) -> str:
    said = "jedes Jahr" if rule.interval == 1 else _every(rule)
    if rule.by_week_no:
        weeks = f" in {_and(f'Woche {n}' for n in rule.by_week_no)}"
        return f"{said} {_on(rule)}{weeks}{_months(rule)}"
    if rule.by_year_day:
        ordered = sorted(rule.by_year_day, key=lambda day: (day < 0, day))
        return f"{said} am {_and(_ordinal(n) for n in ordered)} Tag des Jahres{_months(rule)}"
    if rule.by_day:
        within = _months(rule) or (" des Jahres" if any(n for n, _ in rule.by_day) else "")
        if rule.by_month_day:
            within = f" unter den Tagen {_month_days(rule.by_month_day)}{within}"
        return f"{said} {_on(rule)}{within}"
    months = rule.by_month or (() if rule.by_month_day else (rule.start_day.month,))
    days = rule.by_month_day or (rule.start_day.day,)
    if all(day > 0 for day in days) and months:
        dates = (f"{day}. {MONTHS[month - 1]}" for month in months for day in days)
        return f"{said} am {_and(dates)}"
    return f"{said} am {_month_days(days)}{_months(rule) or ' jedes Monats'}"
