# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The record types that the active features declare."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from msgspec import Struct, field

from plugins.core.city import City
from plugins.core.clock import Now
from plugins.core.model import Record
from plugins.core.problem import Problem


class Setting(Struct, frozen=True):
    """What a record is seen in: its city, and the day of the build."""

    city: City
    now: Now


#: Makes of a record what lists, indexes and other records need to know of it: a small tuple of
#: plain values. A function of the record and the setting alone.
Card = Callable[[Any, Setting], Any]
#: Finds what is wrong or poor in one record as of the setting.
Check = Callable[[Any, Setting], Iterable[Problem]]


class RecordType(Struct, frozen=True):
    """One kind of record: its name in references, its folder, its model, its page's address.

    ``address`` holds ``{id}``: ``betriebe/{id}/``.
    """

    name: str
    folder: str
    model: type[Record]
    address: str
    card: Card | None = None
    check: Check | None = None

    def address_of(self, record_id: str) -> str:
        """The page of the record ``record_id``, relative to the site's root."""
        return self.address.replace("{id}", record_id)


class Registry(Struct):
    """Sender of the ``record_types`` signal."""

    _types: dict[str, RecordType] = field(default_factory=dict)
    _by_model: dict[type[Record], RecordType] = field(default_factory=dict)
    _checks: list[Check] = field(default_factory=list)

    def check_each(self, check: Check) -> None:
        """Let ``check`` look at every record of every type."""
        if check not in self._checks:
            self._checks.append(check)

    def checks_of(self, kind: RecordType) -> tuple[Check, ...]:
        """Every check that looks at records of ``kind``."""
        return (*((kind.check,) if kind.check else ()), *self._checks)

    def add(self, record_type: RecordType) -> None:
        """Add a type. Raises ``ValueError`` if its name or folder is taken."""
        for known in self._types.values():
            if record_type.name == known.name or record_type.folder == known.folder:
                raise ValueError(f"record type {record_type.name!r} is declared twice")
        self._types[record_type.name] = record_type
        self._by_model[record_type.model] = record_type

    @property
    def types(self) -> tuple[RecordType, ...]:
        """All types, sorted by name."""
        return tuple(self._types[name] for name in sorted(self._types))

    def named(self, name: str) -> RecordType:
        """The type with this name. Raises ``KeyError``."""
        return self._types[name]

    def of(self, model: type[Record]) -> RecordType:
        """The type with this model. Raises ``KeyError``."""
        return self._by_model[model]
