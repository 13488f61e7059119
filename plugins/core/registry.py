# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The record types that the active features declare."""

from __future__ import annotations

from dataclasses import dataclass, field

from plugins.core.model import Record


@dataclass(frozen=True, slots=True)
class RecordType:
    """One kind of record: its name in references, its folder, its model, its page's address.

    ``address`` holds ``{id}``: ``betriebe/{id}/``.
    """

    name: str
    folder: str
    model: type[Record]
    address: str

    def address_of(self, record_id: str) -> str:
        """The page of the record ``record_id``, relative to the site's root."""
        return self.address.format(id=record_id)


@dataclass(slots=True)
class Registry:
    """Sender of the ``record_types`` signal."""

    _types: dict[str, RecordType] = field(default_factory=dict)

    def add(self, record_type: RecordType) -> None:
        """Add a type. Raises ``ValueError`` if its name or folder is taken."""
        for known in self._types.values():
            if record_type.name == known.name or record_type.folder == known.folder:
                raise ValueError(f"record type {record_type.name!r} is declared twice")
        self._types[record_type.name] = record_type

    @property
    def types(self) -> tuple[RecordType, ...]:
        """All types, sorted by name."""
        return tuple(self._types[name] for name in sorted(self._types))

    def by_folder(self, folder: str) -> RecordType | None:
        """The type whose records lie in ``folder``."""
        return next((t for t in self._types.values() if t.folder == folder), None)

    def of(self, model: type[Record]) -> RecordType:
        """The type with this model. Raises ``KeyError``."""
        for known in self._types.values():
            if known.model is model:
                return known
        raise KeyError(model.__name__)
