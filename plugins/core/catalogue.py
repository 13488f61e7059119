# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""All records of a city, and the facts derived from them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar, cast

from plugins.core.city import City
from plugins.core.clock import Now
from plugins.core.document import Document
from plugins.core.model import Record
from plugins.core.registry import RecordType, Registry

RecordModel = TypeVar("RecordModel", bound=Record)
Fact = TypeVar("Fact")


@dataclass(frozen=True, slots=True)
class Withheld:
    """A record that exists and has an error: it may be named, not shown."""

    type: str
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The city's records by type and id. Records are sorted by id, whatever the file order."""

    city: City
    registry: Registry
    records: Mapping[str, Mapping[str, Record]]
    withheld: Mapping[tuple[str, str], Withheld]
    #: The content folder, and the files of its ``images`` by name.
    content: Path = Path()
    pictures: Mapping[str, str] = field(default_factory=dict)
    #: ``city.yaml`` as it was written, for the places of problems.
    city_document: Document | None = None
    #: Of records with errors, the references and pictures, so that these are checked as well.
    sketches: tuple[Record, ...] = ()
    #: Addresses that the editors' texts link to and that the site does not have.
    dead_addresses: frozenset[str] = frozenset()

    def all(self, model: type[RecordModel]) -> tuple[RecordModel, ...]:
        """Every record of ``model``, sorted by id."""
        records = self.records.get(self.registry.of(model).name, {})
        return cast(tuple[RecordModel, ...], tuple(records.values()))

    def get(self, model: type[RecordModel], record_id: str | None) -> RecordModel | None:
        """The record of ``model`` with this id, or None."""
        found = self.records.get(self.registry.of(model).name, {}).get(record_id or "")
        return cast(RecordModel | None, found)

    def every(self) -> tuple[tuple[RecordType, Record], ...]:
        """Every record with its type, sorted by type and id."""
        return tuple(
            (kind, record)
            for kind in self.registry.types
            for record in self.records.get(kind.name, {}).values()
        )

    def ids(self, type_name: str) -> tuple[str, ...]:
        """All ids of a type, sorted, with those held back."""
        held = [i for t, i in self.withheld if t == type_name]
        return tuple(sorted({*self.records.get(type_name, {}), *held}))

    def address_of(self, record: Record) -> str:
        """The address of a record's page."""
        return self.registry.of(type(record)).address_of(record.id)

    def without(self, paths: Iterable[str], names: Mapping[str, str]) -> Catalogue:
        """The catalogue with the records of ``paths`` held back; ``names`` by path."""
        gone = frozenset(paths)
        withheld = dict(self.withheld)
        kept: dict[str, dict[str, Record]] = {}
        for kind in self.registry.types:
            kept[kind.name] = {}
            for record_id, record in self.records.get(kind.name, {}).items():
                if record.path in gone:
                    name = names.get(record.path, record.name)
                    withheld[kind.name, record_id] = Withheld(kind.name, record_id, name)
                else:
                    kept[kind.name][record_id] = record
        return replace(self, records=kept, withheld=withheld)


class Facts:
    """What the features derive, once for every page: a kind of fact, by record id.

    A feature defines how a kind is computed; it is computed when first asked for, so the order
    in which features are asked does not matter. Sender of the ``derive`` signal.
    """

    def __init__(self, catalogue: Catalogue, now: Now) -> None:
        self.catalogue = catalogue
        self.now = now
        self._rules: dict[type, Callable[[Facts], Mapping[str, Any]]] = {}
        self._known: dict[type, Mapping[str, Any]] = {}

    def define(self, kind: type[Fact], rule: Callable[[Facts], Mapping[str, Fact]]) -> None:
        """Say how the facts of ``kind`` are computed. Raises ``ValueError`` on a second rule."""
        if self._rules.setdefault(kind, rule) is not rule:
            raise ValueError(f"facts {kind.__name__} are defined twice")

    def all(self, kind: type[Fact]) -> Mapping[str, Fact]:
        """Every fact of ``kind`` by record id; none where no active feature defines the kind."""
        if kind not in self._known:
            rule = self._rules.get(kind)
            self._known[kind] = rule(self) if rule else {}
        return self._known[kind]

    def of(self, kind: type[Fact], record_id: str) -> Fact:
        """The fact of ``kind`` about one record. Raises ``KeyError``."""
        return self.all(kind)[record_id]
