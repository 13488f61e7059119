# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The values inside a recurrence rule: frequencies, weekdays, numbers and UNTIL."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Final

from msgspec import Struct

from plugins.regex import regex

from ..core.suggest import nearest
from .rule import WEEKDAYS, RuleError

_FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_TOO_FINE = ("SECONDLY", "MINUTELY", "HOURLY")
_FREQUENCY_WORDS: Final = {
    "TÄGLICH": "DAILY",
    "TAEGLICH": "DAILY",
    "WÖCHENTLICH": "WEEKLY",
    "WOECHENTLICH": "WEEKLY",
    "MONATLICH": "MONTHLY",
    "JÄHRLICH": "YEARLY",
    "JAEHRLICH": "YEARLY",
}
_WEEKDAY_WORDS: Final = {
    "DI": "TU",
    "MI": "WE",
    "DO": "TH",
    "SO": "SU",
    "MONTAG": "MO",
    "DIENSTAG": "TU",
    "MITTWOCH": "WE",
    "DONNERSTAG": "TH",
    "FREITAG": "FR",
    "SAMSTAG": "SA",
    "SONNABEND": "SA",
    "SONNTAG": "SU",
    "MONDAY": "MO",
    "TUESDAY": "TU",
    "WEDNESDAY": "WE",
    "THURSDAY": "TH",
    "FRIDAY": "FR",
    "SATURDAY": "SA",
    "SUNDAY": "SU",
}
#: part → smallest and largest magnitude, and whether it may count from the end
NUMBER_LISTS: Final = {
    "BYMONTH": (1, 12, False),
    "BYWEEKNO": (1, 53, True),
    "BYYEARDAY": (1, 366, True),
    "BYMONTHDAY": (1, 31, True),
    "BYHOUR": (0, 23, False),
    "BYMINUTE": (0, 59, False),
    "BYSETPOS": (1, 366, True),
}
#: Both bounds keep the expansion short; nobody plans a thousand weeks ahead.
_LARGEST: Final = {"INTERVAL": 1000, "COUNT": 10_000}
_WEEKDAY_ITEM = regex(r"([+-]?[0-9]{1,2})?([^\W\d_]+)")
_UNTIL = regex(r"([0-9]{8})(?:T([0-9]{6})(Z?))?", re.ASCII)


class Piece(Struct, frozen=True):
    """A stretch of the rule's text without outer spaces, and the offset where it begins."""

    text: str
    offset: int

    def split(self, separator: str) -> list[Piece]:
        """Cut at every `separator`; each piece keeps its place in the rule's text."""
        pieces, offset = [], self.offset
        for raw in self.text.split(separator):
            lead = len(raw) - len(raw.lstrip())
            pieces.append(Piece(raw.strip(), offset + lead))
            offset += len(raw) + len(separator)
        return pieces

    def partition(self, separator: str) -> tuple[Piece, Piece | None]:
        """Cut at the first `separator`; the second piece is None if there is none."""
        head, found, tail = self.text.partition(separator)
        if not found:
            return self, None
        offset = self.offset + len(head) + len(separator) + len(tail) - len(tail.lstrip())
        return Piece(head.rstrip(), self.offset), Piece(tail.strip(), offset)

    def error(self, message: str, hint: str = "") -> RuleError:
        """A mistake that lies in this stretch."""
        return RuleError(message, hint, self.offset, len(self.text))


def read_frequency(piece: Piece) -> str:
    """DAILY, WEEKLY, MONTHLY or YEARLY; RuleError for anything else."""
    word = piece.text.upper()
    if word in _FREQUENCIES:
        return word
    if word in _TOO_FINE:
        raise piece.error(
            "Öfter als täglich kann sich ein Termin hier nicht wiederholen.",
            "Legen Sie die Uhrzeiten mit FREQ=DAILY;BYHOUR=10,14 fest.",
        )
    found = _FREQUENCY_WORDS.get(word) or nearest(word, _FREQUENCIES)
    hint = f"Meinten Sie »{found}«?" if found else f"Möglich sind {', '.join(_FREQUENCIES)}."
    raise piece.error(f"»{piece.text}« ist keine Häufigkeit.", hint)


def read_weekday(piece: Piece) -> int:
    """A weekday's number, Monday 0; RuleError with the right abbreviation for German ones."""
    if piece.text.upper() in WEEKDAYS:
        return WEEKDAYS.index(piece.text.upper())
    raise _no_weekday(piece, piece.text)


def _no_weekday(piece: Piece, written: str) -> RuleError:
    word = written.upper()
    found = _WEEKDAY_WORDS.get(word)
    if found is None:
        close = nearest(word, (*WEEKDAYS, *_WEEKDAY_WORDS), cutoff=0.75)
        found = _WEEKDAY_WORDS.get(close, close) if close else None
    hint = f"Meinten Sie »{found}«?" if found else f"Möglich sind {', '.join(WEEKDAYS)}."
    return piece.error(f"»{written}« ist in einer Wiederholung kein Wochentag.", hint)


def read_weekdays(piece: Piece) -> tuple[tuple[int, int], ...]:
    """BYDAY's list as sorted (ordinal, weekday); the ordinal is 0 where none is written."""
    days = set()
    for item in piece.split(","):
        match = _WEEKDAY_ITEM.fullmatch(item.text)
        if match is None:
            raise item.error(
                f"»{item.text}« ist kein Wochentag.",
                "Zum Beispiel SA (jeden Samstag), 1SA (den ersten) oder -1SA (den letzten).",
            )
        number, word = match.groups()
        if word.upper() not in WEEKDAYS:
            raise _no_weekday(item, word)
        if number is not None and not 1 <= abs(int(number)) <= 53:
            raise item.error(
                f"»{number}« zählt keinen Wochentag ab.",
                "Zählen Sie von vorn (1, 2 …) oder vom Ende (-1, -2 …).",
            )
        days.add((int(number or 0), WEEKDAYS.index(word.upper())))
    return tuple(sorted(days))


def read_numbers(key: str, piece: Piece) -> tuple[int, ...]:
    """The list of whole numbers of the part `key`, sorted; RuleError outside its range."""
    smallest, largest, from_end = NUMBER_LISTS[key]
    numbers = set()
    for item in piece.split(","):
        whole = re.fullmatch(r"[+-]?[0-9]{1,3}", item.text)
        magnitude = abs(int(item.text)) if whole else -1
        negative = whole is not None and item.text.startswith("-")
        if not smallest <= magnitude <= largest or (negative and not from_end):
            back = f" oder -{smallest} bis -{largest}" if from_end else ""
            raise item.error(
                f"»{item.text}« passt nicht zu {key}.",
                f"Möglich ist {smallest} bis {largest}{back}.",
            )
        numbers.add(int(item.text))
    return tuple(sorted(numbers))


def read_number(key: str, piece: Piece) -> int:
    """INTERVAL's or COUNT's whole number, from 1; RuleError for others."""
    largest = _LARGEST[key]
    if re.fullmatch(r"[0-9]{1,9}", piece.text) and 1 <= int(piece.text) <= largest:
        return int(piece.text)
    raise piece.error(
        f"»{piece.text}« passt nicht zu {key}.", f"Möglich ist eine Zahl von 1 bis {largest}."
    )


def read_until(piece: Piece) -> datetime | date:
    """A date, a naive local time, or (with Z) a time in UTC; RuleError for anything else."""
    match = _UNTIL.fullmatch(piece.text.upper())
    try:
        if match is None:
            raise ValueError
        day, clock, utc = match.groups()
        if clock is None:
            return date(int(day[:4]), int(day[4:6]), int(day[6:]))
        return datetime(
            int(day[:4]),
            int(day[4:6]),
            int(day[6:]),
            int(clock[:2]),
            int(clock[2:4]),
            min(int(clock[4:]), 59) if int(clock[4:]) <= 60 else 60,
            tzinfo=UTC if utc else None,
        )
    except ValueError:
        raise piece.error(
            f"»{piece.text}« ist kein Ende einer Wiederholung.",
            "Schreiben Sie den letzten Tag als 20261220 oder mit Uhrzeit als 20261220T235959.",
        ) from None
