# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The times of a rule: ``09:00-12:00,14:00-18:00``, ``9–12 und 14–18 Uhr``, ``ab 18 Uhr``."""

from __future__ import annotations

from msgspec import Struct

from plugins.opening_hours.cursor import Cursor
from plugins.opening_hours.rules import DAY, TimeSpan, clock

#: What a time can begin with.
TIME_STARTS = frozenset({"time", "number", "from", "sun"})


class _Clock(Struct, frozen=True):
    minutes: int
    bare: bool  # written without minutes and without a leading zero


def begins_time(cursor: Cursor, ahead: int = 0) -> bool:
    """True if a time stands ``ahead`` of the finger, fillers not counted."""
    while cursor.kind(ahead) == "filler":
        ahead += 1
    if cursor.kind(ahead) == "number" and cursor.kind(ahead + 1) == "month":
        return False
    return cursor.kind(ahead) in TIME_STARTS


def read_times(cursor: Cursor) -> tuple[TimeSpan, ...]:
    """Read a list of spans; raises ``HoursError`` for what is no time or contradicts itself."""
    spans: list[TimeSpan] = []
    while True:
        first = cursor.at
        span = _span(cursor)
        for other in spans:
            _refuse_overlap(cursor, first, span, other)
        spans.append(span)
        if cursor.kind() in ("comma", "slash") and begins_time(cursor, 1):
            cursor.take()
            continue
        return tuple(spans)


def _span(cursor: Cursor) -> TimeSpan:
    first = cursor.at
    cursor.skip("filler")
    since = cursor.take_if("from")
    start = _clock(cursor)
    cursor.skip("clock")
    if cursor.kind() == "plus":
        _open_end(cursor)
        return TimeSpan(_start(cursor, start, first), None, True)
    if _says_open_end(cursor) or (since and cursor.kind() != "dash"):
        return TimeSpan(_start(cursor, start, first), None, True)
    if not cursor.take_if("dash"):
        raise cursor.wrong(
            f"Zu »{clock(start.minutes)}« fehlt das Ende.",
            f"Schreiben Sie zum Beispiel »{clock(start.minutes)}-18:00«, "
            f"oder »{clock(start.minutes)}+«, wenn das Ende offen ist.",
            first,
        )
    if cursor.kind() not in ("time", "number", "sun"):
        raise cursor.wrong(
            "Hinter dem Strich fehlt die Uhrzeit, zu der geschlossen wird.",
            "Schreiben Sie zum Beispiel »09:00-18:00«.",
            first,
        )
    end = _clock(cursor)
    cursor.skip("clock")
    open_end = _says_open_end(cursor) or (cursor.kind() == "plus" and _open_end(cursor))
    return _checked(cursor, first, start, end, open_end)


def _says_open_end(cursor: Cursor) -> bool:
    """»open end« in words, behind »bis« or a comma too."""
    ahead = 1 if cursor.kind() in ("dash", "comma") else 0
    if cursor.kind(ahead) != "open_end":
        return False
    cursor.at += ahead + 1
    return True


def _open_end(cursor: Cursor) -> bool:
    cursor.take()
    if cursor.kind() in TIME_STARTS:
        raise cursor.wrong(
            "Das Plus kann »und« oder »Ende offen« heißen.",
            "Trennen Sie Zeiten mit Komma: »09:00-12:00,14:00-18:00«.",
        )
    return True


def _clock(cursor: Cursor) -> _Clock:
    token = cursor.peek()
    if token is not None and token.kind == "sun":
        raise cursor.wrong(
            "Sonnenauf- und -untergang lassen sich nicht auswerten.",
            "Nennen Sie Uhrzeiten, nach Jahreszeit getrennt: "
            "»Apr-Sep 08:00-20:00; Oct-Mar 08:00-17:00«.",
        )
    if token is None or token.kind not in ("time", "number"):
        raise cursor.wrong("Hier fehlt eine Uhrzeit.", "Schreiben Sie zum Beispiel »09:00-18:00«.")
    if isinstance(token.value, tuple):
        hours, minutes = token.value
    else:
        hours, minutes = int(str(token.value)), 0
    if hours > 24 or minutes > 59 or (hours == 24 and minutes):
        later = f"{(hours - 24) % 24:02d}:{minutes % 60:02d}"
        hint = (
            f"Meinen Sie {later} Uhr am nächsten Tag, schreiben Sie »{later}«: »18:00-{later}«."
            if 24 <= hours < 48 and minutes < 60
            else "Uhrzeiten gehen von 00:00 bis 24:00."
        )
        raise cursor.wrong(f"Die Uhrzeit »{token.text}« gibt es nicht.", hint)
    cursor.take()
    bare = token.kind == "number" and not token.text.startswith("0")
    return _Clock(hours * 60 + minutes, bare)


def _start(cursor: Cursor, start: _Clock, first: int) -> int:
    if start.minutes == DAY:
        raise cursor.wrong(
            "Eine Öffnung kann nicht um 24:00 beginnen.", "Schreiben Sie »00:00«.", first
        )
    return start.minutes


def _checked(cursor: Cursor, first: int, start: _Clock, end: _Clock, open_end: bool) -> TimeSpan:
    begins, ends = _start(cursor, start, first), end.minutes
    if start.bare and end.bare and (ends < begins <= 720 or (begins < ends <= 420 and begins)):
        raise cursor.wrong(
            f"»{begins // 60}-{ends // 60}« kann vormittags oder nachmittags gemeint sein.",
            f"Schreiben Sie die Zeiten mit 24 Stunden aus: »{clock(begins)}-{clock(ends + 720)}« "
            f"oder »{clock(begins)}-{clock(ends)}«.",
            first,
        )
    if begins == ends and begins:
        raise cursor.wrong(
            "Beginn und Ende sind dieselbe Uhrzeit.",
            "Den ganzen Tag geöffnet schreibt man »00:00-24:00«.",
            first,
        )
    if ends <= begins:
        ends += DAY
    return TimeSpan(begins, ends, open_end)


def _refuse_overlap(cursor: Cursor, first: int, span: TimeSpan, other: TimeSpan) -> None:
    if span.end is None or other.end is None:
        if span.start == other.start:
            raise cursor.wrong(
                "Diese Zeit steht schon da.", "Nennen Sie jede Zeit nur einmal.", first
            )
        return
    if span.start < other.end and other.start < span.end:
        joined = TimeSpan(min(span.start, other.start), max(span.end, other.end))
        raise cursor.wrong(
            f"»{span}« überschneidet sich mit »{other}«.",
            f"Durchgehend geöffnet schreibt man »{joined}«; sonst berichtigen Sie eine der Zeiten.",
            first,
        )
