# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A form as data: what a template needs to draw it, and nothing about how."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from msgspec import Struct

from plugins.editing.submission import Kind, Value

#: How a field is filled in. One line: ``line``, ``email``, ``tel``, ``url``, ``number``, ``price``,
#: ``day``. Several: ``text``. ``moment`` has a second input for the time, ``NAME-time``. ``choice``
#: is one of the options, ``choices`` any of them, ``suggest`` a line with options as a datalist,
#: ``list`` several values in one box, with options as a datalist. ``rhythm`` is a choice with a
#: last day, ``NAME-until``. ``hours`` has ``Field.week``. ``pictures`` names pictures that are
#: there.
Control = Literal[
    "line", "email", "tel", "url", "number", "price", "day", "text", "moment", "choice", "choices",
    "suggest", "list", "rhythm", "hours", "pictures",
]  # fmt: skip

#: Which fields a page showed, as a hidden input for each: an empty group of boxes posts nothing.
SHOWN = "_fields"


class Option(Struct, frozen=True):
    """One choice: what is posted, what people read, and by what other words they look for it."""

    value: str
    label: str
    terms: tuple[str, ...] = ()


class Row(Struct, frozen=True):
    """One row of the week. Inputs: ``NAME`` for all in one line (``text``), or ``NAME-from`` and
    ``NAME-to`` for each of the ``spans``, and ``NAME-closed``.
    """

    name: str
    label: str
    short: str
    text: str
    spans: tuple[tuple[str, str], ...]
    closed: bool
    #: What the row says in words, if that is neither times nor »geschlossen«.
    note: str = ""
    error: str = ""


class SpecialRow(Struct, frozen=True):
    """Special days that are there: ``value`` posted as ``special-remove`` takes them away."""

    value: str
    label: str
    text: str
    #: First and last day, ISO; "" if they come every year.
    first: str
    last: str


class WeekRows(Struct, frozen=True):
    """Opening hours as rows. Another special day is posted as ``special-first``, ``special-last``,
    ``special-hours`` (empty or »geschlossen«, or times) and ``special-note``; each may come several
    times. ``hours-same`` lets Tuesday to Friday be as Monday. If not ``editable``, the string
    itself is posted under the field's name, and special days as always.
    """

    editable: bool
    rows: tuple[Row, ...]
    specials: tuple[SpecialRow, ...]
    kept: tuple[str, ...]
    string: str


class Field(Struct, frozen=True):
    """One field. ``values`` are as people type them, and as they were typed after an error."""

    name: str
    control: Control
    label: str
    help: str = ""
    values: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    inputmode: str = ""
    autocomplete: str = "off"
    example: str = ""
    required: bool = False
    #: Whether it takes several values.
    repeated: bool = False
    longest: int = 0
    language: str = ""
    week: WeekRows | None = None
    error: str = ""

    @property
    def value(self) -> str:
        """The first value, or nothing."""
        return self.values[0] if self.values else ""

    @property
    def inputs(self) -> tuple[str, ...]:
        """The names under which it is posted."""
        if self.control == "moment" and not self.repeated:
            return self.name, f"{self.name}-time"
        return (self.name, f"{self.name}-until") if self.control == "rhythm" else (self.name,)


class Group(Struct, frozen=True):
    """Fields that belong together. ``open`` says whether to show them at once."""

    id: str
    label: str
    help: str
    fields: tuple[Field, ...]
    open: bool


class Form(Struct, frozen=True):
    """A form for one record. ``said`` is what it was filled from."""

    kind: Kind
    groups: tuple[Group, ...]
    said: Mapping[str, Value]
    is_new: bool

    def __iter__(self) -> Iterator[Field]:
        """All fields in their order."""
        return (field for group in self.groups for field in group.fields)

    def field(self, name: str) -> Field:
        """The field of this name. Raises ``KeyError``."""
        for field in self:
            if field.name == name:
                return field
        raise KeyError(name)
