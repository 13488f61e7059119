# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What changes for a day or for some: today, a closure, a holiday. Three taps each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from starlette.responses import Response
from starlette.routing import Route

from plugins.editing.form.typed import read_day as read_date
from plugins.editing.service.days import (
    as_typed,
    coming_holidays,
    coming_specials,
    in_words,
    on_day,
)
from plugins.editing.service.posted import Posted
from plugins.editing.service.record import opened
from plugins.editing.service.routing import page
from plugins.editing.service.sending import deliver
from plugins.editing.service.visit import Visit
from plugins.editing.submission import Edit
from plugins.editing.week.changes import with_exception
from plugins.editing.week.clock import Unclear, read_day, read_span, spans_of
from plugins.editing.week.day import Day, Span
from plugins.editing.week.said import hours_text
from plugins.opening_hours.reading import HoursError

_FIELD = "opening_hours"
REASONS = ("Betriebsferien", "Krankheit", "Umbau")
_LONGEST_REASON = 80
#: Closures that can be chosen, in days.
_CLOSURES = {7: "Eine Woche", 14: "Zwei Wochen", 21: "Drei Wochen"}


def routes() -> list[Route]:
    """The routes of this module."""
    return [
        page("/heute", show_today, send_today),
        page("/geschlossen", show_closed, send_closed),
        page("/feiertag", show_holiday, send_holiday),
    ]


# Today, tomorrow, or another day


def show_today(visit: Visit) -> Response:
    """Other times on one day."""
    return _today(visit, {}, {})


def send_today(visit: Visit, posted: Posted) -> Response:
    """Read which day, and its times or »geschlossen«."""
    errors: dict[str, str] = {}
    day = visit.today
    if posted.one("tag") == "morgen":
        day += timedelta(1)
    elif posted.one("tag") == "anderer":
        day = _date(visit, posted, "datum", errors) or day
    times = _times(posted, errors)
    if errors or times is None:
        return _today(visit, _first_values(posted), errors)
    return _change(visit, posted, day, day, times) or _today(visit, _first_values(posted), errors)


def _today(visit: Visit, values: Mapping[str, str], errors: Mapping[str, str]) -> Response:
    hours = hours_text(opened(visit, "business", visit.business).said.get(_FIELD))
    days = (("heute", "Heute", visit.today), ("morgen", "Morgen", visit.today + timedelta(1)))
    found = on_day(hours, visit.city, visit.today)
    return visit.page(
        "today.html",
        422 if errors else 200,
        days=[(v, label, in_words(on_day(hours, visit.city, day)), day) for v, label, day in days],
        spans=_spans(values, as_typed(found)),
        values=values,
        errors=errors,
    )


# Closed for some days


def show_closed(visit: Visit) -> Response:
    """Closed until a day."""
    return _closed(visit, {}, {})


def send_closed(visit: Visit, posted: Posted) -> Response:
    """Read first and last day, and why."""
    errors: dict[str, str] = {}
    first = _date(visit, posted, "von", errors) or visit.today
    days = posted.one("dauer")
    usual = next((known for known in _CLOSURES if str(known) == days), 0)
    until = first + timedelta(usual - 1) if usual else _date(visit, posted, "bis", errors)
    last = until or first
    if not errors and last < first:
        errors["bis"] = "Der letzte Tag liegt vor dem ersten. Prüfen Sie die beiden Tage."
    if not errors and (last - first).days > 366:
        errors["bis"] = "Das ist mehr als ein Jahr. Schließen Sie für immer? Dann rufen Sie uns an."
    if errors:
        return _closed(visit, _first_values(posted), errors)
    reason = posted.one("grund-anders") or posted.one("grund")
    return _change(visit, posted, first, last, Day(note=_remark(reason))) or _closed(
        visit, _first_values(posted), errors
    )


def _closed(visit: Visit, values: Mapping[str, str], errors: Mapping[str, str]) -> Response:
    hours = hours_text(opened(visit, "business", visit.business).said.get(_FIELD))
    lasts = [
        (str(days), label, visit.today + timedelta(days - 1)) for days, label in _CLOSURES.items()
    ]
    return visit.page(
        "closed.html",
        422 if errors else 200,
        lasts=lasts,
        reasons=REASONS,
        specials=coming_specials(hours, visit.today),
        values=values,
        errors=errors,
    )


# Holidays


def show_holiday(visit: Visit) -> Response:
    """Other times on a holiday."""
    return _holiday(visit, {}, {})


def send_holiday(visit: Visit, posted: Posted) -> Response:
    """Read which holiday, and its times or »geschlossen«."""
    errors: dict[str, str] = {}
    days = {day.isoformat(): day for day, _ in coming_holidays(visit.city, visit.today)}
    day = days.get(posted.one("tag"))
    if day is None:
        errors["tag"] = "Wählen Sie bitte, welcher Feiertag gemeint ist."
    times = _times(posted, errors)
    if errors or day is None or times is None:
        return _holiday(visit, _first_values(posted), errors)
    return _change(visit, posted, day, day, times) or _holiday(visit, _first_values(posted), errors)


def _holiday(visit: Visit, values: Mapping[str, str], errors: Mapping[str, str]) -> Response:
    hours = hours_text(opened(visit, "business", visit.business).said.get(_FIELD))
    holidays = [
        (day.isoformat(), name, day, in_words(on_day(hours, visit.city, day), holiday=False))
        for day, name in coming_holidays(visit.city, visit.today)
    ]
    return visit.page(
        "holiday.html",
        422 if errors else 200,
        holidays=holidays,
        spans=_spans(values, ""),
        values=values,
        errors=errors,
    )


# What they share


def _date(visit: Visit, posted: Posted, name: str, errors: dict[str, str]) -> date | None:
    typed = posted.one(name)
    if not typed:
        errors[name] = "Hier fehlt der Tag. Schreiben Sie zum Beispiel »5.12.«."
        return None
    try:
        found = date.fromisoformat(read_date(typed, visit.today))
    except Unclear as unclear:
        errors[name] = f"{unclear.message} {unclear.hint}"
        return None
    if found < visit.today:
        errors[name] = "Dieser Tag ist vorbei. Prüfen Sie das Datum."
    return found


def _times(posted: Posted, errors: dict[str, str]) -> Day | None:
    """What was typed into the pairs of fields; closed, if that was pressed."""
    note = _remark(posted.one("grund"))
    if posted.has("zu"):
        return Day(note=note)
    try:
        spans: list[Span] = []
        pairs = zip(posted.values.get("von", ()), posted.values.get("bis", ()), strict=False)
        for start, end in pairs:
            if start.strip() and end.strip():
                spans.append(read_span(start, end))
            elif start.strip() or end.strip():
                spans += read_day(start or f"-{end}").spans
        if not spans:
            raise Unclear(
                "Hier fehlen die Zeiten.", "Ist den ganzen Tag zu, tippen Sie auf »Geschlossen«."
            )
        found = [Span(s.start, s.end, s.open_end, note) for s in spans_of(spans)]
    except Unclear as unclear:
        errors["von"] = f"{unclear.message} {unclear.hint}"
        return None
    return Day(tuple(found))


def _change(visit: Visit, posted: Posted, first: date, last: date, day: Day) -> Response | None:
    record = opened(visit, "business", visit.business)
    before = record.said.get(_FIELD)
    try:
        after = with_exception(hours_text(before), first, day, last, visit.today)
    except HoursError as error:
        return visit.page("stuck.html", 422, message=f"{error.message} {error.hint}")
    edits = [] if after == hours_text(before) else [
        Edit("business", visit.business, {_FIELD: after}, {_FIELD: before}, record.commit)
    ]  # fmt: skip
    return deliver(visit, posted, edits)


def _spans(values: Mapping[str, str], typed: str) -> list[tuple[str, str]]:
    """Pairs of fields as they are filled: what was typed, else what holds."""
    if values:
        return [(values.get(f"von{n}", ""), values.get(f"bis{n}", "")) for n in ("", "-1")]
    pairs = [tuple(span.split("-", 1)) for span in typed.split(", ") if "-" in span]
    found = [(start, end) for start, end in pairs]
    return [*found, *[("", "")] * (2 - len(found))]


def _first_values(posted: Posted) -> dict[str, str]:
    """What was typed, the second of a name as ``NAME-1``."""
    found: dict[str, str] = {}
    for name, values in posted.values.items():
        for number, value in enumerate(values):
            found[f"{name}-{number}" if number else name] = value
    return found


def _remark(text: str) -> str:
    """In quotation marks of the hours' language no other may stand."""
    return " ".join(text.replace('"', "'").split())[:_LONGEST_REASON]
