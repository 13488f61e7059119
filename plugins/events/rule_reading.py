# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""From the text of a recurrence rule to a `Rule`, or to a mistake at its exact place.

Accepted is RFC 5545 §3.3.10 as far as a city's calendar needs it. What is refused although the
RFC allows it: rules finer than a day, and BYSECOND (nobody repeats a market by the second, and
such rules cost unbounded time), BYWEEKNO without BYDAY (programs disagree about the weekday),
and rules that never name a day.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Final

from msgspec.structs import replace

from ..core.suggest import nearest
from .rule import FIRST_YEAR, LAST_YEAR, WEEKDAYS, Rule, RuleError
from .rule_checks import check_combination, check_reach
from .rule_values import (
    NUMBER_LISTS,
    Piece,
    read_frequency,
    read_number,
    read_numbers,
    read_until,
    read_weekday,
    read_weekdays,
)

#: In the order in which the canonical form lists them.
_PARTS = (
    *("FREQ", "INTERVAL", "COUNT", "UNTIL", "BYMONTH", "BYWEEKNO", "BYYEARDAY"),
    *("BYMONTHDAY", "BYDAY", "BYHOUR", "BYMINUTE", "BYSETPOS", "WKST"),
)
_PART_WORDS: Final = {
    "BIS": "UNTIL",
    "ANZAHL": "COUNT",
    "BYWEEKDAY": "BYDAY",
    "ABSTAND": "INTERVAL",
}
_LONGEST_TEXT = 500

_Parts = Mapping[str, Piece]


@lru_cache(maxsize=16384)
def parse_rule(text: str, start: datetime | date) -> Rule:
    """Read the recurrence rule `text` of a series whose first occurrence is `start`.

    `start` is a naive local time, or a date for an all-day series. Upper and lower case and
    spaces around the parts do not matter. Raises RuleError, and nothing else, for a text that
    RFC 5545 §3.3.10 does not allow or that this module refuses (see its docstring).
    """
    if len(text) > _LONGEST_TEXT:
        raise RuleError(
            f"Die Wiederholung ist länger als {_LONGEST_TEXT} Zeichen.",
            "Nennen Sie einzelne Termine unter »rdate«.",
            0,
            len(text),
        )
    if not FIRST_YEAR <= start.year <= LAST_YEAR:
        raise RuleError(
            f"Der erste Termin einer Wiederholung liegt zwischen {FIRST_YEAR} und {LAST_YEAR}.",
            "Setzen Sie »start_date« auf den nächsten Termin.",
            0,
            len(text),
        )
    parts, written = _read(text)
    rule = replace(written, start=start)
    check_combination(rule, parts)
    check_reach(rule, parts)
    return rule


@lru_cache(maxsize=1024)
def _read(text: str) -> tuple[_Parts, Rule]:
    """The parts, and the rule for any start: many series repeat by the same text."""
    parts = _split(text)
    return parts, _build(parts, date.min)


def _split(text: str) -> _Parts:
    """Cut the text into its parts, each known and given once; FREQ is among them."""
    whole = Piece(text.strip(), len(text) - len(text.lstrip()))
    if whole.text.upper().startswith("RRULE:"):
        raise Piece(whole.text[:6], whole.offset).error(
            "»RRULE:« gehört nicht in die Regel.", "Lassen Sie es weg."
        )
    parts: dict[str, Piece] = {}
    pieces = whole.split(";")
    if not pieces[-1].text:
        pieces.pop()  # no rule at all, or a semicolon too many at its end, which is harmless
    for piece in pieces:
        name, value = piece.partition("=")
        key = name.text.upper()
        if value is None:
            raise piece.error(
                f"»{piece.text}« ist kein Teil einer Wiederholung.",
                "Jeder Teil hat die Form NAME=WERT, zum Beispiel FREQ=WEEKLY.",
            )
        if key not in _PARTS:
            raise name.error(*_unknown_part(key))
        if key in parts:
            raise piece.error(f"»{key}« steht doppelt.", "Lassen Sie einen der beiden Teile weg.")
        parts[key] = value
    if "FREQ" not in parts:
        raise whole.error(
            "Der Wiederholung fehlt »FREQ«.",
            "Zum Beispiel FREQ=WEEKLY;BYDAY=SA für jeden Samstag.",
        )
    return parts


def _unknown_part(key: str) -> tuple[str, str]:
    if key == "BYSECOND":
        return "Wiederholungen nach Sekunden gibt es hier nicht.", "Lassen Sie »BYSECOND« weg."
    found = _PART_WORDS.get(key) or nearest(key, _PARTS)
    hint = f"Meinten Sie »{found}«?" if found else f"Es gibt {', '.join(_PARTS)}."
    return f"»{key}« ist kein Teil einer Wiederholung.", hint


def _build(parts: _Parts, start: date) -> Rule:
    numbers = {key: read_numbers(key, parts[key]) for key in NUMBER_LISTS if key in parts}
    single = {key: read_number(key, parts[key]) for key in ("INTERVAL", "COUNT") if key in parts}
    by_day = read_weekdays(parts["BYDAY"]) if "BYDAY" in parts else ()
    freq = read_frequency(parts["FREQ"])
    until = read_until(parts["UNTIL"]) if "UNTIL" in parts else None
    week_start = read_weekday(parts["WKST"]) if "WKST" in parts else 0
    written = {key: ",".join(map(str, values)) for key, values in numbers.items()}
    written |= {key: str(value) for key, value in single.items()}
    written |= {"FREQ": freq, "BYDAY": ",".join(f"{n or ''}{WEEKDAYS[d]}" for n, d in by_day)}
    written["WKST"] = WEEKDAYS[week_start] if "WKST" in parts else ""
    if "UNTIL" in parts:
        written["UNTIL"] = parts["UNTIL"].text.upper()
    return Rule(
        text=";".join(f"{key}={written[key]}" for key in _PARTS if written.get(key)),
        start=start,
        freq=freq,
        interval=single.get("INTERVAL", 1),
        count=single.get("COUNT"),
        until=until,
        by_month=numbers.get("BYMONTH", ()),
        by_week_no=numbers.get("BYWEEKNO", ()),
        by_year_day=numbers.get("BYYEARDAY", ()),
        by_month_day=numbers.get("BYMONTHDAY", ()),
        by_day=by_day,
        by_hour=numbers.get("BYHOUR", ()),
        by_minute=numbers.get("BYMINUTE", ()),
        by_set_pos=numbers.get("BYSETPOS", ()),
        week_start=week_start,
    )
