# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What somebody is about to change, line by line in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from plugins.core.city import City
from plugins.editing.form.building import form_of
from plugins.editing.form.fields import Field
from plugins.editing.form.labels import ROWS
from plugins.editing.form.typed import shown_day
from plugins.editing.service.days import day_said, hours_text, when
from plugins.editing.service.service import Line
from plugins.editing.submission import TEXT, Kind, Value
from plugins.editing.week.day import Day
from plugins.editing.week.week import Week
from plugins.opening_hours.reading import HoursError

_NOTHING = "keine Angabe"
_LONGEST = 160


def told(
    kind: Kind,
    before: Mapping[str, Value],
    after: Mapping[str, Value],
    city: City,
    businesses: Mapping[str, str],
) -> tuple[Line, ...]:
    """A line for each changed field, and for each changed day of opening hours."""
    return tuple(_lines(kind, before, after, city, businesses))


def _lines(
    kind: Kind,
    before: Mapping[str, Value],
    after: Mapping[str, Value],
    city: City,
    businesses: Mapping[str, str],
) -> Iterator[Line]:
    old = {field.name: field for field in form_of(kind, before, city, businesses)}
    new = {field.name: field for field in form_of(kind, after, city, businesses)}
    for name in after:
        if name == "opening_hours":
            yield from hours_lines(hours_text(before.get(name)), hours_text(after[name]))
        elif name == "verified":
            yield Line("Geprüft", _day(before.get(name)), _day(after[name]))
        elif name in new:
            shown = _short if name.startswith(TEXT) else _words
            yield Line(new[name].label, shown(old.get(name)), shown(new[name]))


def hours_lines(before: str, after: str) -> Iterator[Line]:
    """The days that are others, or both strings where no rows can show them."""
    try:
        old, new = Week.of(before), Week.of(after)
    except HoursError:
        yield Line("Öffnungszeiten", before or _NOTHING, after or _NOTHING)
        return
    found = []
    rows = zip(ROWS, (*old.days, old.holidays), (*new.days, new.holidays), strict=True)
    for label, one, other in rows:
        if one != other:
            found.append(Line(label, _row(one), _row(other)))
    there = {when(special): day_said(special.day) for special in old.specials}
    wanted = {when(special): day_said(special.day) for special in new.specials}
    for days, said in wanted.items():
        if there.get(days) != said:
            found.append(Line(days, there.get(days, "wie sonst"), said))
    for days, said in there.items():
        if days not in wanted:
            found.append(Line(days, said, "wie sonst"))
    if not found and before != after:
        found.append(Line("Öffnungszeiten", before or _NOTHING, after or _NOTHING))
    yield from found


def _row(day: Day | None) -> str:
    return _NOTHING if day is None else day_said(day)


def _day(value: Value | None) -> str:
    return shown_day(hours_text(value)) or _NOTHING


def _words(field: Field | None) -> str:
    if field is None:
        return _NOTHING
    labels = {option.value: option.label for option in field.options}
    shown = [labels.get(value, value) for value in field.values if value]
    text = " ".join(shown) if field.control == "moment" else ", ".join(shown)
    return _cut(text) or _NOTHING


def _short(field: Field | None) -> str:
    return _cut(" ".join(field.value.split())) or _NOTHING if field else _NOTHING


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
