# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A record's form on a page, and what comes back of it."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

from msgspec import Struct, structs
from starlette.responses import Response

from plugins.editing.form.answering import Answer, answer
from plugins.editing.form.building import form_of
from plugins.editing.form.fields import Field, Form, Group
from plugins.editing.form.labels import ROWS
from plugins.editing.service.posted import Posted
from plugins.editing.service.record import STAND, Opened, base_of, stand_of
from plugins.editing.service.visit import Visit
from plugins.editing.submission import Edit, Kind, Value
from plugins.opening_hours.reading import HoursError


class Wrong(Struct, frozen=True):
    """A line of the summary: the input to go to, what it is called, and what is wrong with it."""

    id: str
    label: str
    text: str


class Filled(Struct, frozen=True):
    """What a template needs to draw the form of a record, or a part of it."""

    groups: tuple[Group, ...]
    #: What the record said when the form was drawn, sealed.
    stand: str
    errors: tuple[Wrong, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The fields that the page shows."""
        return tuple(field.name for group in self.groups for field in group.fields)


def filled(visit: Visit, record: Opened, names: Container[str]) -> Filled:
    """The form of a record with the fields ``names``."""
    form = form_of(record.kind, record.said, visit.city, visit.service.known.names())
    groups = _groups(form, names)
    shown = [field.name for group in groups for field in group.fields]
    return Filled(groups, stand_of(visit, record, shown), ())


def new_one(visit: Visit, kind: Kind, said: Mapping[str, Value], names: Container[str]) -> Filled:
    """The form of a new record, with what is likely filled in."""
    form = form_of(kind, said, visit.city, visit.service.known.names(), is_new=True)
    return Filled(_groups(form, names), "", ())


def changed(
    visit: Visit, posted: Posted, record: Opened, names: Container[str]
) -> tuple[Edit, Filled | None]:
    """The change that was posted; with something wrong in it also the form to be shown again."""
    edit, form = typed_change(visit, posted, record, names)
    return edit, form if form.errors else None


def typed_change(
    visit: Visit, posted: Posted, record: Opened, names: Container[str]
) -> tuple[Edit, Filled]:
    """The change that was posted, and the form as it was typed."""
    city, businesses = visit.city, visit.service.known.names()
    shown = [
        field.name
        for group in _groups(form_of(record.kind, record.said, city, businesses), names)
        for field in group.fields
    ]
    base = base_of(visit, record, posted, shown)
    form = form_of(record.kind, base, city, businesses)
    found = _answered(visit, posted, form, record.source, {})
    edit = Edit(record.kind, record.id, found.changes, found.before, record.commit)
    return edit, Filled(_groups(found.form, names), posted.one(STAND), wrong_in(found, names))


def made(
    visit: Visit, posted: Posted, kind: Kind, fixed: Mapping[str, Value], names: Container[str]
) -> tuple[Edit, Filled | None]:
    """The new record that was posted; with something wrong in it also the form."""
    edit, again = typed_new(visit, posted, kind, fixed, names)
    return edit, again if again.errors else None


def typed_new(
    visit: Visit, posted: Posted, kind: Kind, fixed: Mapping[str, Value], names: Container[str]
) -> tuple[Edit, Filled]:
    """The new record that was posted, and the form as it was typed."""
    form = form_of(kind, {}, visit.city, visit.service.known.names(), is_new=True)
    found = _answered(visit, posted, form, "", fixed)
    after: dict[str, Value] = {
        name: value for name, value in found.changes.items() if value is not None
    }
    edit = Edit(kind, "", after, is_new=True)
    return edit, Filled(_groups(found.form, names), "", wrong_in(found, names))


def _answered(
    visit: Visit, posted: Posted, form: Form, source: str, fixed: Mapping[str, Value]
) -> Answer:
    try:
        return answer(
            form,
            posted.values,
            visit.city,
            visit.today,
            source,
            fixed,
            visit.service.known.names(),
        )
    except HoursError as error:
        return Answer({}, {}, {"opening_hours": f"{error.message} {error.hint}"}, form)


def wrong_in(found: Answer, names: Container[str]) -> tuple[Wrong, ...]:
    """The errors in the order of the page, and those that belong to no field last."""
    order = dict(_inputs(field for field in found.form if field.name in names))
    places = list(order)
    wrong = [
        Wrong(order[name][0] if name in order else "", order.get(name, ("", ""))[1], text)
        for name, text in sorted(
            found.errors.items(),
            key=lambda item: places.index(item[0]) if item[0] in order else len(places),
        )
    ]
    return tuple(wrong)


def _inputs(fields: Iterator[Field]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Where errors are shown: by their name, the input's id and what people call it."""
    for field in fields:
        if field.week is None:
            yield field.name, (field.name, field.label)
            continue
        for row, label in zip(field.week.rows, ROWS, strict=False):
            yield row.name, (f"{row.name}-from", label)
        for number in range(20):
            name = f"special-first-{number}" if number else "special-first"
            yield name, ("special-first", "Besonderer Tag")
        yield field.name, ("zeiten", field.label)


def _groups(form: Form, names: Container[str]) -> tuple[Group, ...]:
    """The groups with their fields among ``names``; one without is left out."""
    found = []
    for group in form.groups:
        fields = tuple(field for field in group.fields if field.name in names)
        if fields:
            found.append(structs.replace(group, fields=fields))
    return tuple(found)


def folded(form: Filled, first: bool = False) -> Filled:
    """With those groups open in which something is wrong, perhaps the ``first``, and no others."""

    def is_wrong(field: Field) -> bool:
        rows = field.week.rows if field.week else ()
        return bool(field.error or any(row.error for row in rows)) or any(
            wrong.id == "special-first" for wrong in form.errors if field.week
        )

    groups = [
        structs.replace(group, open=any(map(is_wrong, group.fields)) or (first and number == 0))
        for number, group in enumerate(form.groups)
    ]
    return structs.replace(form, groups=tuple(groups))


class Every(Container[str]):
    """All names but some."""

    def __init__(self, *but: str) -> None:
        self._but = frozenset(but)

    def __contains__(self, name: object) -> bool:
        """Whether it is none of them."""
        return name not in self._but


def show(visit: Visit, template: str, form: Filled, **more: object) -> Response:
    """The page of a form, with status 422 if something is wrong in it."""
    return visit.page(template, 422 if form.errors else 200, form=form, **more)
