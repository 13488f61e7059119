# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The records of a content folder, as their files say them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from plugins.core.city import City
from plugins.core.inputs import list_content
from plugins.core.source import Unreadable, read_file
from plugins.core.units import sort_folder
from plugins.editing.rewriting.languages import said_in_files
from plugins.editing.rewriting.order import MODELS, split_language
from plugins.editing.rewriting.refused import Refused
from plugins.editing.submission import AnyKind, Value
from plugins.editing.tables.columns import record_type_of


class Held(Struct, frozen=True):
    """A record: its own file's path, its files (path → source), what they say."""

    path: str
    files: dict[str, str]
    said: dict[str, Value]


class Shelf(Struct, frozen=True):
    """All records of a kind by id, and the files that cannot be read."""

    kind: AnyKind
    folder: str
    records: dict[str, Held]
    unreadable: tuple[str, ...]

    @property
    def languages(self) -> frozenset[str]:
        """The languages into which something is translated."""
        return frozenset(
            language
            for held in self.records.values()
            for name in held.said
            if (language := split_language(self.kind, name)[1])
        )

    @property
    def names(self) -> dict[str, str]:
        """Id → name."""
        return {i: str(held.said.get("name") or i) for i, held in self.records.items()}

    def path_of(self, record_id: str) -> str:
        """Where a new record's file goes."""
        return f"{self.folder}/{record_id}.md"


class Content(Struct, frozen=True):
    """What tables are made from, and go into."""

    root: Path
    city: City
    shelves: Mapping[AnyKind, Shelf]
    #: Names of the files in the folder ``images``.
    pictures: frozenset[str]


def read_content(root: Path, city: City) -> Content:
    """Read all records of every kind. What cannot be read is named, ``check`` says why."""
    pictures = list_content(root, ["images"])["images"]
    names = frozenset(path.rpartition("/")[2] for path in pictures)
    return Content(root, city, {kind: _shelf(root, kind) for kind in MODELS}, names)


def _shelf(root: Path, kind: AnyKind) -> Shelf:
    record_type = record_type_of(kind)
    folder = record_type.folder
    sorting = sort_folder(record_type, list_content(root, [folder])[folder])
    records: dict[str, Held] = {}
    unreadable = [found.place.path for found in sorting.problems]
    trusted: set[str] = set()
    for unit in sorting.units:
        try:
            if unit.misnamed:
                raise Unreadable(unit.misnamed)
            files = {path: _text(root, path, trusted) for path in unit.paths}
            records[unit.id] = Held(unit.path, files, said_in_files(unit.path, files))
        except (Unreadable, Refused, UnicodeDecodeError):
            unreadable.append(unit.path)
    return Shelf(kind, folder, records, tuple(sorted(unreadable)))


def _text(root: Path, path: str, trusted: set[str]) -> str:
    """With line ends and mark as they are, so that nothing else changes."""
    return read_file(root, path, trusted=trusted).data.decode("utf-8")
