# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tokens → rules. A recursive descent over OSM's grammar, which also takes German word order."""

from __future__ import annotations

from msgspec import Struct

from plugins.opening_hours.cursor import SKIPPED, Cursor
from plugins.opening_hours.dates import begins_dates, read_dates, read_weeks, read_years
from plugins.opening_hours.lexer import Token
from plugins.opening_hours.rules import (
    DAY,
    Dates,
    Holiday,
    Joint,
    Months,
    Rule,
    Says,
    TimeSpan,
    Weekdays,
    Weeks,
    Years,
)
from plugins.opening_hours.times import begins_time, read_times
from plugins.opening_hours.weekdays import begins_days, read_days

_EXAMPLE = "Schreiben Sie zum Beispiel »Mo-Fr 09:00-18:00; Sa 09:00-13:00«."
_ENDS = frozenset({"separator", "fallback", "end"})


class _Draft(Struct):
    """A rule while it is being read."""

    joint: Joint
    first: int
    always: bool = False
    through: bool = False
    allday: bool = False
    years: tuple[Years, ...] = ()
    dates: tuple[Dates | Months, ...] = ()
    weeks: tuple[Weeks, ...] = ()
    only: tuple[Holiday, ...] = ()
    days: tuple[Weekdays | Holiday, ...] = ()
    times: tuple[TimeSpan, ...] = ()
    says: Says | None = None
    comment: str = ""
    appointment: bool = False

    def has_days(self) -> bool:
        return bool(self.years or self.dates or self.weeks or self.only or self.days)

    def is_empty(self) -> bool:
        return not (self.always or self.through or self.times or self.has_days() or self.said())

    def said(self) -> bool:
        return self.says is not None or bool(self.comment)


class Parsed(Struct, frozen=True):
    """The rules as written, and German notes on what was read between the lines."""

    rules: tuple[Rule, ...]
    notes: tuple[str, ...] = ()


def parse(found: list[Token], length: int) -> Parsed:
    """Read all rules; raises ``HoursError`` at the first piece that makes no sense."""
    cursor = Cursor(found, length)
    rules: list[Rule] = []
    notes: list[str] = []
    joint = Joint.INSTEAD
    while True:
        cursor.skip("separator", *SKIPPED)
        if cursor.kind() == "end":
            break
        if cursor.kind() == "fallback":
            raise cursor.wrong("Vor »||« steht nichts.", _EXAMPLE)
        draft = _Draft(joint, cursor.at)
        _read_rule(cursor, draft)
        rules.append(_finish(cursor, draft, rules, notes))
        joint = _next_joint(cursor, notes)
    if not rules:
        raise cursor.wrong("Hier stehen keine Öffnungszeiten.", _EXAMPLE, 0)
    return Parsed(tuple(rules), tuple(dict.fromkeys(notes)))


def _next_joint(cursor: Cursor, notes: list[str]) -> Joint:
    if cursor.take_if("fallback"):
        cursor.skip(*SKIPPED)
        if cursor.kind() in _ENDS:
            raise cursor.wrong("Hinter »||« fehlt die Angabe für die übrige Zeit.", _EXAMPLE)
        return Joint.FALLBACK
    if cursor.take_if("comma"):
        return Joint.BESIDES
    if cursor.kind() not in ("separator", "end"):
        token = cursor.peek()
        notes.append(
            f"Vor »{token.text if token else ''}« fehlte ein Strichpunkt; "
            "dort beginnt eine neue Angabe."
        )
    return Joint.INSTEAD


def _read_rule(cursor: Cursor, draft: _Draft) -> None:
    """Read tokens into ``draft`` until the rule is over; the finger stands on what ended it."""
    while (kind := cursor.kind()) not in _ENDS:
        if kind in SKIPPED:
            cursor.take()
        elif kind == "comma":
            if _comma_ends(cursor, draft):
                return
            cursor.take()
        elif _begins_days_or_dates(cursor):
            if draft.times or draft.always or (draft.said() and draft.has_days()):
                return
            _read_selector(cursor, draft)
        elif begins_time(cursor):
            _read_times(cursor, draft)
        else:
            _read_word(cursor, draft, kind)


def _begins_days_or_dates(cursor: Cursor) -> bool:
    return begins_dates(cursor) or begins_days(cursor) or cursor.kind() in ("year", "week")


def _comma_ends(cursor: Cursor, draft: _Draft) -> bool:
    """Whether a comma here begins a rule that adds to this one."""
    if draft.times or draft.always or draft.through or draft.said():
        return True
    if begins_time(cursor, 1) and draft.has_days():
        return False
    raise cursor.wrong(
        "Ob das Komma hier »und« oder »oder« heißt, ist nicht klar.",
        "Schreiben Sie für jeden Fall eine eigene Angabe: »Sa 09:00-12:00; Dec 24 09:00-12:00«.",
    )


def _read_selector(cursor: Cursor, draft: _Draft) -> None:
    first = cursor.at
    cursor.skip("filler")
    if begins_dates(cursor):
        _once(cursor, bool(draft.dates), first)
        draft.dates = read_dates(cursor)
    elif cursor.kind() == "year":
        _once(cursor, bool(draft.years), first)
        draft.years = read_years(cursor)
    elif cursor.kind() == "week":
        _once(cursor, bool(draft.weeks), first)
        draft.weeks = read_weeks(cursor)
    else:
        _read_days(cursor, draft, first)


def _read_days(cursor: Cursor, draft: _Draft, first: int) -> None:
    """``PH Mo-Fr``: holidays before weekdays narrow them; ``Mo-Fr,PH`` are alternatives."""
    days = read_days(cursor)
    before = [day for day in draft.days if isinstance(day, Holiday)]
    if draft.days and len(before) == len(draft.days) and isinstance(days[0], Weekdays):
        draft.only = tuple(before)
        draft.days = days
        return
    if draft.days:
        raise cursor.wrong(
            "Zwischen den Tagen fehlt ein Komma.",
            "Sonntag und Feiertag zusammen schreibt man »Su,PH«.",
            first,
        )
    draft.days = days


def _once(cursor: Cursor, there: bool, first: int) -> None:
    if there:
        raise cursor.wrong(
            "Hier steht ein zweites Datum ohne Komma davor.",
            "Mehrere Tage trennt man mit Komma: »Dec 24,31«.",
            first,
        )


def _read_times(cursor: Cursor, draft: _Draft) -> None:
    if draft.times or draft.always:
        raise cursor.wrong(
            "Zwischen diesen Zeiten fehlt ein Komma.",
            "Schreiben Sie »09:00-12:00,14:00-18:00«.",
        )
    if draft.said() and draft.says is not Says.OPEN:
        raise cursor.wrong(
            "Eine Uhrzeit hinter »geschlossen« ist nicht eindeutig.",
            "Nennen Sie die Zeiten, zu denen geöffnet ist: »Mo-Fr 09:00-12:00,14:00-18:00«.",
        )
    draft.times = read_times(cursor)


def _read_word(cursor: Cursor, draft: _Draft, kind: str) -> None:
    token = cursor.peek()
    if kind == "always" and not draft.times:
        cursor.take()
        draft.always = True
    elif kind == "allday" and not draft.times and not draft.always:
        cursor.take()
        draft.times, draft.allday = (TimeSpan(0, DAY),), True
    elif kind == "through":
        cursor.take()
        draft.through = True
    elif kind == "state" and draft.says is None and token is not None:
        cursor.take()
        draft.says = Says(str(token.value))
    elif kind == "closure" and draft.says in (None, Says.OFF) and token and not draft.comment:
        cursor.take()
        draft.says, draft.comment = Says.OFF, str(token.value)
    elif kind in ("comment", "appointment") and not draft.comment and token is not None:
        cursor.take()
        draft.comment = str(token.value)
        draft.appointment = kind == "appointment"
    elif kind == "paren":
        raise cursor.wrong(
            "Klammern gehören nicht in Öffnungszeiten.",
            "Was eingeklammert ist, wird eine eigene Angabe (»; Sa 10:00-14:00«) oder eine "
            'Anmerkung in Anführungszeichen ("nach Vereinbarung").',
        )
    else:
        raise cursor.wrong(f"»{token.text if token else ''}« steht hier falsch.", _EXAMPLE)


def _finish(cursor: Cursor, draft: _Draft, before: list[Rule], notes: list[str]) -> Rule:
    place = cursor.since(draft.first)
    if draft.is_empty():
        raise cursor.wrong("Hier fehlt eine Angabe.", _EXAMPLE, draft.first)
    alone = not draft.has_days() and not draft.times and not draft.always
    if draft.through and not draft.times and not draft.always:
        if not alone or (draft.said() and draft.says is not Says.OPEN):
            raise cursor.wrong(
                "»durchgehend« ohne Uhrzeit ist nicht eindeutig.",
                "Rund um die Uhr schreibt man »24/7«, ohne Mittagspause »Mo-Fr 09:00-18:00«.",
                draft.first,
            )
        draft.always, draft.says, alone = True, None, False
    if draft.allday and not draft.has_days() and draft.says in (None, Says.OPEN):
        draft.always, draft.times = not draft.comment, () if not draft.comment else draft.times
    if draft.always and draft.has_days():
        draft.always, draft.times = False, (TimeSpan(0, DAY),)
    if not (draft.times or draft.always) and (not draft.said() or draft.says is Says.OPEN):
        raise cursor.wrong(
            "Hier fehlt die Uhrzeit.",
            "Schreiben Sie zum Beispiel »Mo-Fr 09:00-18:00«; den ganzen Tag: »00:00-24:00«.",
            draft.first,
        )
    joint = _joint(draft, alone, before, notes)
    says = draft.says or (Says.UNKNOWN if draft.comment else Says.OPEN)
    written = draft.says is not None and (draft.says is not Says.OPEN or bool(draft.comment))
    return Rule(
        joint, draft.always, draft.years, draft.dates, draft.weeks, draft.only, draft.days,
        draft.times, says, written, draft.comment, place,
    )  # fmt: skip


def _joint(draft: _Draft, alone: bool, before: list[Rule], notes: list[str]) -> Joint:
    """»…, nach Vereinbarung« in plain words means: at all other times, ask."""
    if not before:
        return Joint.INSTEAD
    if alone and draft.appointment and draft.says is None:
        notes.append(f"»{draft.comment}« gilt für alle Zeiten, die nicht genannt sind.")
        return Joint.FALLBACK
    if draft.joint is Joint.BESIDES and before[-1].joint is Joint.FALLBACK:
        return Joint.FALLBACK  # the comma adds to the fallback, not to what it stands in for
    if draft.says is Says.OFF and draft.joint is Joint.BESIDES:
        return Joint.INSTEAD
    return draft.joint
