# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What was posted → changes of a record, or errors at fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from plugins.core.city import City
from plugins.editing.form.choices import found_name, ids_by_name
from plugins.editing.form.fields import SHOWN, Field, Form
from plugins.editing.form.judging import judged
from plugins.editing.form.typed import (
    read_day,
    read_line_moment,
    read_list,
    read_moment,
    read_number,
    read_price,
    read_rhythm,
)
from plugins.editing.form.week_rows import is_posted, read_hours, refilled
from plugins.editing.rewriting.order import split_language
from plugins.editing.rewriting.refused import Refused
from plugins.editing.rewriting.rewrite import new_file, rewritten
from plugins.editing.rewriting.values import has_lines, normal, same
from plugins.editing.submission import TEXT, Value
from plugins.editing.week.clock import Unclear

#: What the inputs of one field may hold together, in characters, and how many they may be.
_LONGEST, _MOST_INPUTS = 10_000, 200


class Answer(Struct, frozen=True):
    """``changes`` are the fields that shall say something else, ``before`` what the form was filled
    with there; ``errors`` are German sentences by the name of the input they belong to, "" for the
    whole. ``form`` is the form as it was typed, to be shown again. With an error, nothing is sent.
    """

    changes: dict[str, Value]
    before: dict[str, Value]
    errors: dict[str, str]
    form: Form

    @property
    def summary(self) -> tuple[tuple[str, str, str], ...]:
        """The errors in the order of the form: name of the input, its label, the sentence."""
        labels = {"": ""}
        for field in self.form:
            labels[field.name] = field.label
            if field.week is not None:
                labels |= {row.name: row.label for row in field.week.rows}
                specials = [name for name in self.errors if name.startswith("special-")]
                labels |= dict.fromkeys(specials, "Andere Zeiten")
        return tuple(
            [(name, labels[name], self.errors[name]) for name in labels if name in self.errors]
        )


def confirmed(today: date) -> dict[str, Value]:
    """The changes of »everything is still right«: the record was looked at today."""
    return {"verified": today.isoformat()}


def answer(
    form: Form,
    posted: Mapping[str, Sequence[str]],
    city: City,
    today: date,
    source: str = "",
    fixed: Mapping[str, Value] | None = None,
    businesses: Mapping[str, str] | None = None,
) -> Answer:
    """Read what was posted for ``form``.

    ``source`` is the record's file, "" for a new one; ``fixed`` are fields that the service sets
    (``business`` of an offer). A field that was not on the page stays as it is; an input that says
    what it was filled with changes nothing, however the file says it.
    """
    reader = _Reader(form, posted, city, today, businesses or {})
    changes = {**reader.changes(), **(fixed or {})}
    errors = reader.errors
    for field in form:
        given = changes[field.name] if field.name in changes else form.said.get(field.name)
        if field.required and not given and field.name not in errors:
            errors[field.name] = f"Bitte füllen Sie »{field.label}« aus."
    _judge(form, changes, errors, source, city)
    before = {name: form.said.get(name) for name in changes if not form.is_new}
    return Answer(changes, before, errors, _typed_again(form, posted, errors))


def _judge(
    form: Form, changes: dict[str, Value], errors: dict[str, str], source: str, city: City
) -> None:
    """Add what the models say. What was wrong already, in fields that stay, stops nobody."""
    # A text in another language has a file of its own, and no room in the front matter.
    told = {
        n: v for n, v in changes.items() if not (has_lines(n) and split_language(form.kind, n)[1])
    }
    sound = {name: value for name, value in told.items() if name not in errors}
    try:
        after = rewritten(source, sound) if source else new_file(form.kind, sound)
        known = judged(source, form.kind, city) if source else set()
        for name, text in sorted(judged(after, form.kind, city)):
            if (name, text) not in known or name in changes:
                errors.setdefault(name, text)
        for foreign in changes.keys() - told.keys():
            alone = {**sound, TEXT: changes[foreign]}
            after = rewritten(source, alone) if source else new_file(form.kind, alone)
            for name, text in sorted(judged(after, form.kind, city) - known):
                if name == TEXT:
                    errors.setdefault(foreign, text)
    except Refused as refused:
        problem = refused.problem
        errors.setdefault(refused.field, f"{problem.message} {problem.hint}".strip())


class _Reader:
    """Reads the inputs of one form; ``errors`` grow while it does."""

    def __init__(
        self,
        form: Form,
        posted: Mapping[str, Sequence[str]],
        city: City,
        today: date,
        businesses: Mapping[str, str],
    ) -> None:
        self._form, self._today, self._city = form, today, city
        self._posted = {name: _plain(values) for name, values in posted.items()}
        self._businesses = businesses
        self.errors: dict[str, str] = {}

    def changes(self) -> dict[str, Value]:
        """The fields that shall say something else."""
        shown = {*self._posted.get(SHOWN, ()), *self._posted}
        found: dict[str, Value] = {}
        for field in self._form:
            there = any(name in shown for name in field.inputs)
            if field.control == "hours":
                there = is_posted(self._posted)
            if not there:
                continue
            try:
                self._refuse_masses(field)
                value, changed = self._value(field)
                value = normal(field.name, value) if changed else None
            except Unclear as unclear:
                self.errors[field.name] = f"{unclear.message} {unclear.hint}"
                continue
            except Refused as refused:
                problem = refused.problem
                self.errors[field.name] = f"{problem.message} {problem.hint}".strip()
                continue
            if changed and not same(self._form.said.get(field.name), value):
                found[field.name] = value
        return found

    def _refuse_masses(self, field: Field) -> None:
        """Nobody types as much as this; and much of what follows is made for what people type."""
        if field.control == "text":
            return
        names = [n for n in self._posted if n.startswith(("hours-", "special-"))]
        names = [*field.inputs, *(names if field.control == "hours" else ())]
        texts = [text for name in names for text in self._posted.get(name, ())]
        if len(texts) > _MOST_INPUTS or sum(map(len, texts)) > _LONGEST:
            raise Unclear("Das ist zu viel Text für dieses Feld.", "Kürzen Sie ihn.")

    def _value(self, field: Field) -> tuple[Value, bool]:
        """What the field shall say, and whether that is not what it was filled with."""
        typed = tuple([" ".join(self._posted.get(name, ())) for name in field.inputs])
        if field.control == "hours":
            return self._hours(field)
        if field.control in ("choices", "pictures") and field.repeated:
            return self._chosen(field)
        shown = (*field.values, *([""] * len(typed)))[: len(typed)]
        if [text.strip() for text in typed] == [text.strip() for text in shown]:
            return None, False
        if not typed[0].strip():
            return None, True
        return self._read(field, typed), True

    def _read(self, field: Field, typed: tuple[str, ...]) -> Value:
        own = split_language(self._form.kind, field.name)[0]
        match field.control:
            case "day":
                return read_day(typed[0], self._today)
            case "moment":
                return read_moment(typed[0], typed[1], self._today)
            case "rhythm":
                return read_rhythm(typed[0], typed[1], self._today)
            case "price":
                return read_price(typed[0])
            case "number":
                return read_number(typed[0])
            case "suggest":
                return found_name(typed[0].strip(), self._ids(own))
            case "list" if own in ("exdate", "rdate"):
                return tuple(
                    [read_line_moment(i, self._today) for i in typed[0].splitlines() if i.strip()]
                )
            case "list":
                ids = self._ids(own)
                return tuple([found_name(item, ids) for item in read_list(typed[0])])
        return typed[0]

    def _hours(self, field: Field) -> tuple[Value, bool]:
        hours = self._form.said.get(field.name)
        told = hours if isinstance(hours, str) else ", ".join(hours or ())
        found = read_hours(told, self._posted, self._today, self.errors)
        return (found or None), found is not None and found != told

    def _chosen(self, field: Field) -> tuple[Value, bool]:
        """Those that stay, in their order, then the new ones."""
        wanted = [value for value in self._posted.get(field.name, ()) if value]
        if set(wanted) == set(field.values):
            return None, False
        kept = [value for value in field.values if value in wanted]
        return tuple(dict.fromkeys([*kept, *wanted])), True

    def _ids(self, own: str) -> Mapping[str, str]:
        return ids_by_name(self._city, own, self._businesses)


def _plain(values: Sequence[str]) -> tuple[str, ...]:
    """With line ends as ours: browsers post ``\r\n``."""
    return tuple([value.replace("\r\n", "\n").replace("\r", "\n") for value in values])


def _typed_again(
    form: Form, posted: Mapping[str, Sequence[str]], errors: Mapping[str, str]
) -> Form:
    """The form with what was typed, and the errors at their fields."""
    shown = {*posted.get(SHOWN, ()), *posted}

    def again(field: Field) -> Field:
        there = any(name in shown for name in field.inputs)
        if field.control in ("choices", "pictures"):
            values = tuple(posted.get(field.name, ()))
        else:
            values = tuple([" ".join(posted.get(name, ())) for name in field.inputs])
        week = refilled(field.week, posted, errors) if field.week else None
        error = errors.get(field.name, "")
        return replace(field, values=values if there else field.values, week=week, error=error)

    groups = [
        replace(group, fields=fields, open=group.open or any(field.error for field in fields))
        for group in form.groups
        for fields in [tuple(map(again, group.fields))]
    ]
    return replace(form, groups=tuple(groups))
