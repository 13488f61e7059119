# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The opening hours of a form: rows out of a string, and a string out of what was typed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import zip_longest

from msgspec.structs import replace

from plugins.editing.form.fields import Row, SpecialRow, WeekRows
from plugins.editing.form.labels import ROWS, SHORT_ROWS
from plugins.editing.form.typed import read_day as read_date
from plugins.editing.week.apart import HOLIDAYS
from plugins.editing.week.clock import Unclear, read_day, read_span, spans_of
from plugins.editing.week.day import CLOSED, Day, Special
from plugins.editing.week.said import day_said
from plugins.editing.week.week import Week
from plugins.opening_hours.reading import HoursError

FIELD = "opening_hours"
#: What may be posted under the field's name itself, and for special days.
_SAME, _REMOVE = "hours-same", "special-remove"
#: What begins or ends a remark in a string of hours.
_QUOTES = re.compile('["“”„‟«»]')
_NEW = ("special-first", "special-last", "special-hours", "special-note")
Posted = Mapping[str, Sequence[str]]


def week_rows(hours: str) -> WeekRows:
    """The rows of a string; one that cannot be read is shown as it is."""
    try:
        week = Week.of(hours)
    except HoursError:
        return WeekRows(False, (), (), (), hours)
    rows = [_row(number, day) for number, day in enumerate((*week.days, week.holidays))]
    specials = [
        SpecialRow(
            str(special.dates),
            str(special),
            day_said(special.day),
            *(day.isoformat() for day in special.days or ()),
            *(("", "") if special.days is None else ()),
        )
        for special in week.specials
    ]
    return WeekRows(week.editable, tuple(rows), tuple(specials), week.kept_sentences, hours)


def _row(number: int, day: Day | None) -> Row:
    text = "" if day is None else str(day)
    spans = [_pair(str(span)) for span in day.spans] if day else []
    remarks = dict.fromkeys(span.comment for span in day.spans if span.comment) if day else {}
    note = (day.note if day and day.closed else text if day and day.asked else "") or ", ".join(
        remarks
    )
    closed = day is not None and day.closed
    label, short = ROWS[number], SHORT_ROWS[number]
    return Row(f"hours-{number}", label, short, text, tuple(spans), closed, note)


def _pair(span: str) -> tuple[str, str]:
    """From and to; an open end stands in the first alone."""
    start, dash, end = span.partition("-")
    return (start, end) if dash and not end.endswith("+") else (span, "")


def is_posted(posted: Posted) -> bool:
    """Whether anything of the hours was posted."""
    return any(name == FIELD or name.startswith(("hours-", "special-")) for name in posted)


def read_hours(hours: str, posted: Posted, today: date, errors: dict[str, str]) -> str | None:
    """The string that was meant, or None where it cannot be told: then ``errors`` says why."""
    shown = week_rows(hours)
    raw = " ".join(posted.get(FIELD, ())).strip()
    if FIELD in posted and raw != hours:
        hours = raw
    try:
        week = Week.of(hours)
    except HoursError:
        return hours  # the model says what is wrong with it
    before = len(errors)
    if shown.editable:
        week = _with_rows(week, shown, posted, errors)
    for special in week.specials:
        if str(special.dates) in posted.get(_REMOVE, ()):
            week = week.without_special(special.dates)
    for special in _new_specials(posted, today, errors):
        week = week.with_special(special)
    if len(errors) > before:
        return None
    try:
        return week.hours(today)
    except HoursError as error:
        errors[FIELD] = f"{error.message} {error.hint}"
        return None


def _with_rows(week: Week, shown: WeekRows, posted: Posted, errors: dict[str, str]) -> Week:
    same = bool(posted.get(_SAME))
    for number, row in enumerate(shown.rows):
        if same and 1 <= number <= 4:
            continue  # Monday's, whatever they say
        try:
            typed = _typed(row, posted, number == HOLIDAYS)
        except Unclear as unclear:
            errors[row.name] = f"{unclear.message} {unclear.hint}"
            continue
        if typed is not None:
            [day] = typed
            week = (
                week.with_holidays(day)
                if number == HOLIDAYS
                else week.with_day(number, day or CLOSED)
            )
    if same:
        for number in range(1, 5):
            week = week.with_day(number, week.days[0])
    return week


def _typed(row: Row, posted: Posted, silent: bool) -> tuple[Day | None] | None:
    """What was typed into a row; None if it is as it was shown. A row that was emptied is closed,
    or with ``silent`` says nothing.
    """
    nothing = None if silent else CLOSED
    if posted.get(f"{row.name}-closed") and not row.closed:
        return (CLOSED,)
    if row.name in posted:
        text = "\n".join(posted[row.name]).strip()
        if text == row.text:
            return None
        return (read_day(text) if text else nothing,)
    pairs = _pairs(row, posted)
    if pairs is None:
        return None
    if row.closed and not pairs and not posted.get(f"{row.name}-closed"):
        if silent:
            return (None,)
        raise Unclear("Von wann bis wann?", "Tragen Sie die Zeiten ein, oder kreuzen Sie »zu« an.")
    if pairs == row.spans:
        return None
    if len(pairs) == 1 and not pairs[0][1]:
        return (read_day(pairs[0][0]),)  # »9-12.30, 14-18« in the first field, or words
    spans = [
        span
        for start, end in pairs
        for span in ([read_span(start, end)] if end else read_day(start).spans)
    ]
    return (Day(spans_of(spans)) if spans else nothing,)


def _pairs(row: Row, posted: Posted) -> tuple[tuple[str, str], ...] | None:
    """From and to, row by row, without empty ones; None if they were not on the page."""
    if f"{row.name}-from" not in posted:
        return None
    starts, ends = posted[f"{row.name}-from"], posted.get(f"{row.name}-to", ())
    pairs = [(a.strip(), b.strip()) for a, b in zip_longest(starts, ends, fillvalue="")]
    return tuple([pair for pair in pairs if any(pair)])


def _new_specials(posted: Posted, today: date, errors: dict[str, str]) -> Iterator[Special]:
    rows = zip_longest(*(posted.get(name, ()) for name in _NEW), fillvalue="")
    for number, row in enumerate(rows):
        first, last, hours, note = (text.strip() for text in row)
        if not (first or last or hours or note):
            continue
        name = "special-first" if number == 0 else f"special-first-{number}"
        try:
            if not first:
                raise Unclear("Hier fehlt der Tag.", "Schreiben Sie zum Beispiel »24.12.«.")
            begin = date.fromisoformat(read_date(first, today))
            end = date.fromisoformat(read_date(last, begin)) if last else begin
            if end < begin:
                raise Unclear("Der letzte Tag liegt vor dem ersten.", "Vertauschen Sie die beiden.")
            if end < today:
                raise Unclear("Diese Tage sind vorbei.", "Prüfen Sie das Datum.")
            yield Special.on(begin, end, _noted(read_day(hours), note))
        except Unclear as unclear:
            errors[name] = f"{unclear.message} {unclear.hint}"


def _noted(day: Day, note: str) -> Day:
    """With a remark, in which no quotation mark may stand."""
    said = " ".join(_QUOTES.sub("'", note).split())
    if not said:
        return day
    if day.spans:
        return replace(day, spans=tuple([replace(span, comment=said) for span in day.spans]))
    return replace(day, note=said)


def refilled(week: WeekRows, posted: Posted, errors: Mapping[str, str]) -> WeekRows:
    """The rows as they were typed, with what is wrong with them."""
    rows = []
    for row in week.rows:
        pairs = _pairs(row, posted)
        rows.append(
            replace(
                row,
                text="\n".join(posted.get(row.name, (row.text,))),
                spans=row.spans if pairs is None else pairs,
                closed=bool(posted.get(f"{row.name}-closed")) if pairs is not None else row.closed,
                error=errors.get(row.name, ""),
            )
        )
    return replace(week, rows=tuple(rows), string=" ".join(posted.get(FIELD, (week.string,))))
