# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is changed, line by line in words: »Dienstag: 06:30–18:00 Uhr → 06:30–13:00 Uhr«."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import Literal

from msgspec import Struct

from plugins.core.city import City
from plugins.editing.form.building import form_of
from plugins.editing.form.fields import Field
from plugins.editing.form.labels import ROWS
from plugins.editing.form.typed import shown_day
from plugins.editing.submission import TEXT, Kind, Value
from plugins.editing.week.day import Day
from plugins.editing.week.said import day_said, hours_text, when
from plugins.editing.week.week import Week
from plugins.opening_hours.reading import HoursError

NOTHING = "keine Angabe"
_LONGEST = 160
#: So many words that stay are shown around those that do not.
_AROUND = 6
_GAP = "…"
_WITHOUT_FORM = frozenset(["opening_hours", "verified"])


class Piece(Struct, frozen=True):
    """Words of a text: they stay, they go, they are new."""

    kind: Literal["same", "gone", "new"]
    text: str


class Line(Struct, frozen=True):
    """One change in words."""

    label: str
    before: str
    after: str
    #: Of a longer text, instead of both: word by word.
    pieces: tuple[Piece, ...] = ()

    def __str__(self) -> str:
        """For a mail without styles."""
        if not self.pieces:
            before = f"{self.before} → " if self.before else ""
            return f"{self.label}: {before}{self.after}"
        marks = {"same": "{}", "gone": "[-{}-]", "new": "[+{}+]"}
        shown = " ".join(marks[piece.kind].format(piece.text) for piece in self.pieces)
        return f"{self.label}: {shown}"


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
    old: dict[str, Field] = {}
    new: dict[str, Field] = {}
    if not _WITHOUT_FORM.issuperset(after):  # most changes are of hours, and forms take a while
        old = {field.name: field for field in form_of(kind, before, city, businesses)}
        new = {field.name: field for field in form_of(kind, after, city, businesses)}
    for name in after:
        if name == "opening_hours":
            yield from hours_lines(hours_text(before.get(name)), hours_text(after[name]))
        elif name == "verified":
            yield Line("Geprüft", _day(before.get(name)), _day(after[name]))
        elif (kind, name) == ("offer", "business"):
            if before:  # of a new one the heading says whose it is
                one, other = (_named(each.get(name), businesses) for each in (before, after))
                yield Line("Betrieb", one, other)
        elif name not in new:
            yield Line(name, hours_text(before.get(name)), hours_text(after[name]))
        elif new[name].control == "pictures":
            yield _pictures_line(new[name].label, before.get(name), after[name])
        elif name.startswith(TEXT):
            yield _text_line(new[name].label, _text(old.get(name)), _text(new[name]))
        else:
            unit = _unit(before, after) if new[name].control == "price" else ""
            yield Line(new[name].label, _words(old.get(name), unit), _words(new[name], unit))


def hours_lines(before: str, after: str) -> Iterator[Line]:
    """The days that are others, or both strings where no rows can show them."""
    try:
        old, new = Week.of(before), Week.of(after)
    except HoursError:
        yield Line("Öffnungszeiten", before or NOTHING, after or NOTHING)
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
    kept, others = old.kept_sentences, new.kept_sentences
    found += [Line("Besonderes", said, "entfällt") for said in kept if said not in others]
    found += [Line("Besonderes", NOTHING, said) for said in others if said not in kept]
    if not found and before != after:
        found.append(Line("Öffnungszeiten", before or NOTHING, after or NOTHING))
    yield from found


def _text_line(label: str, before: str, after: str) -> Line:
    """A text that is there before and after is compared; else it is shown cut."""
    shown = Line(label, _cut(before) or NOTHING, _cut(after) or NOTHING)
    if not before or not after:
        return shown
    return Line(label, shown.before, shown.after, pieces_of(before, after))


def pieces_of(before: str, after: str) -> tuple[Piece, ...]:
    """Two texts, word by word; of what stays only the words around what does not."""
    old, new = before.split(), after.split()
    found: list[Piece] = []
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for number, (tag, i, j, k, m) in enumerate(steps):
        if tag == "equal":
            words = _around(old[i:j], number == 0, number == len(steps) - 1)
            found.append(Piece("same", " ".join(words)))
            continue
        if i < j:
            found.append(Piece("gone", " ".join(old[i:j])))
        if k < m:
            found.append(Piece("new", " ".join(new[k:m])))
    return tuple(found)


def _around(words: list[str], is_first: bool, is_last: bool) -> list[str]:
    begin = [] if is_first else words[:_AROUND]
    end = [] if is_last else words[-_AROUND:]
    if len(words) <= len(begin) + len(end):
        return words
    return [*begin, _GAP, *end]


def _row(day: Day | None) -> str:
    return NOTHING if day is None else day_said(day)


def _day(value: Value | None) -> str:
    return shown_day(hours_text(value)) or NOTHING


def _named(value: Value | None, businesses: Mapping[str, str]) -> str:
    id_ = hours_text(value)
    return businesses.get(id_, id_) or NOTHING


def _unit(*said: Mapping[str, Value]) -> str:
    """What stands behind a price: »€«, or the code of another currency."""
    code = next(
        (hours_text(each["price_currency"]) for each in said if "price_currency" in each), ""
    )
    return code if code not in ("", "EUR") else "€"


def _pictures_line(label: str, before: Value | None, after: Value | None) -> Line:
    """How many there are: the new ones are shown beside it, and their names say nothing."""
    old, new = _listed(before), _listed(after)
    none = "keins" if max(len(old), len(new)) < 2 else "keine"
    fresh = len(set(new) - set(old))
    told = {0: none, 1: "ein neues" if fresh else "eins"}.get(len(new), f"{len(new)}")
    if len(new) > 1:
        told += f", davon {fresh} neu" if fresh else ""
    if set(new) == set(old):
        told = "in anderer Reihenfolge"
    return Line(label, {0: none, 1: "eins"}.get(len(old), f"{len(old)}"), told)


def _listed(value: Value | None) -> tuple[str, ...]:
    return tuple(filter(None, (value,) if isinstance(value, str) else value or ()))


def _words(field: Field | None, unit: str = "") -> str:
    if field is None:
        return NOTHING
    labels = {option.value: option.label for option in field.options}
    shown = [labels.get(value, value) for value in field.values if value]
    if unit:
        shown = [f"{each} {unit}" if each[-1].isdigit() else each for each in shown]
    text = " ".join(shown) if field.control == "moment" else ", ".join(shown)
    return _cut(text) or NOTHING


def _text(field: Field | None) -> str:
    return " ".join(field.value.split()) if field else ""


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
