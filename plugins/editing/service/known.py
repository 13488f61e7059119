# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the main branch says of records, as lists and choices need it."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path

from plugins.core.city import City
from plugins.core.city_file import read_city
from plugins.editing.rewriting.refused import Refused
from plugins.editing.store.desk import Desk
from plugins.editing.store.fields import fields_of
from plugins.editing.store.records import FOLDERS, Named
from plugins.editing.submission import Kind, Value

_CITY = "city.yaml"


class Known:
    """Read again when the main branch has moved. For any thread."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._one_at_a_time = threading.Lock()
        self._commit = ""
        self._records: dict[Kind, Mapping[str, Mapping[str, Value]]] = {}
        self._city: tuple[str, bytes, City] | None = None

    def city(self) -> City:
        """The city, of sound fields alone where its file is broken."""
        mirror = self._desk.mirror
        commit = mirror.main()
        with self._one_at_a_time:
            if self._city is None or self._city[0] != commit:
                content = mirror.file(commit, mirror.places.folder(_CITY)) or b""
                if self._city is None or self._city[1] != content:
                    with tempfile.TemporaryDirectory() as folder:
                        Path(folder, _CITY).write_bytes(content)
                        found = read_city(Path(folder)).or_stand_in()
                else:
                    found = self._city[2]
                self._city = (commit, content, found)
            return self._city[2]

    def all(self, kind: Kind) -> Mapping[str, Mapping[str, Value]]:
        """What all records of a kind say, by id; those that nobody can read are left out."""
        commit = self._desk.mirror.main()
        with self._one_at_a_time:
            if self._commit != commit:
                self._commit, self._records = commit, {}
            if kind not in self._records:
                self._records[kind] = dict(self._read(commit, kind))
            return self._records[kind]

    def _read(self, commit: str, kind: Kind) -> Iterator[tuple[str, Mapping[str, Value]]]:
        mirror = self._desk.mirror
        folder = mirror.places.folder(FOLDERS[kind])
        for name in mirror.objects.entries(f"{commit}:{folder}"):
            path = f"{folder}/{name}"
            record = mirror.places.record(path)
            content = mirror.file(commit, path) if record else None
            if record is None or content is None:
                continue
            try:
                yield record.id, fields_of(content.decode("utf-8"), path)
            except (Refused, UnicodeDecodeError):
                continue

    def names(self) -> Mapping[str, str]:
        """All businesses' names by their ids."""
        return {
            id_: _text(fields.get("name")) or id_ for id_, fields in self.all("business").items()
        }

    def with_proposed(self, kind: Kind, business: str) -> dict[str, Mapping[str, Value]]:
        """What all records of a kind say, those of the business's proposal as it has them."""
        found = dict(self.all(kind))
        proposal = self._desk.of_business(business)
        if proposal:
            for touched in self._desk.view(proposal).touched:
                if touched.record.kind == kind and touched.after is not None:
                    found[touched.record.id] = touched.after.said
        return found

    def is_new(self, record: Named, business: str) -> bool:
        """Whether a record is in the business's proposal alone."""
        return record.id not in self.all(record.kind) and record.id in self.with_proposed(
            record.kind, business
        )


def _text(value: Value | None) -> str:
    return value if isinstance(value, str) else ", ".join(value or ())
