# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The records of the last build, folder by folder, and which of them may be others now.

That is told from the names and dates of a folder's files, compared as a whole: in a build after
one edit, nothing is done for each of the records that stayed as they were.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Mapping
from functools import partial
from operator import attrgetter
from pathlib import Path
from typing import Any, Self

from msgspec import Struct, field

from plugins.core.growing import Laid
from plugins.core.inputs import UNSURE, Signature
from plugins.core.packing import Packed
from plugins.core.taken import Taken
from plugins.core.units import Sorting, Unit

#: Before the name of a folder; no path of a record begins so.
_FOLDER = "folder:"
_id_of = attrgetter("id")


class Folder(Struct):
    """The records of one folder by id, in order, and its ``files`` as they were when these were
    taken in. ``translations`` are files that translate a record, with its type and id.

    Where it is ``plain``, every file is a record's, and none has a name that can be no id.
    """

    files: Mapping[str, Signature] = field(default_factory=dict)
    records: dict[str, Taken] = field(default_factory=dict)
    translations: dict[str, tuple[str, str]] = field(default_factory=dict)
    plain: bool = False
    #: As ``written`` gave it, as long as it holds.
    as_written: Packed = b""

    def written(self) -> bytes:
        """All of it as bytes."""
        rows = [tuple(taken) for taken in self.records.values()]
        return marshal.dumps((dict(self.files), rows, self.translations, self.plain))

    @classmethod
    def of_written(cls, data: Packed) -> Self:
        """What ``written`` gave. Raises ``TypeError`` or ``ValueError`` if it is nothing such."""
        files, records, translations, plain = marshal.loads(data)  # noqa: S302 - written by us
        if not {*map(len, records)} <= {len(Taken._fields)}:
            raise ValueError("rows of another length than a record has fields")
        # As ``Taken._make``, which is a line of Python for each of them.
        taken = list(map(partial(tuple.__new__, Taken), records))
        found = dict(zip(map(_id_of, taken), taken, strict=True))
        return cls(files, found, translations, plain, data)

    def renew(self, renewed: Callable[[Taken], Taken]) -> None:
        """Bring each sound record up to the day."""
        for key, taken in self.records.items():
            if taken.sound:
                self.records[key] = renewed(taken)
        self.as_written = b""

    @classmethod
    def sorted_out(cls, sorting: Sorting, files: Mapping[str, Signature], old: Folder) -> Self:
        """The folder of ``sorting``, with what is known of the records that are still there."""
        ids = {unit.id for unit in sorting.units if not unit.misnamed}
        plain = not sorting.problems and len(ids) + len(sorting.translations) == len(files)
        left = {key: taken for key, taken in old.records.items() if key in ids}
        return cls(files, left, sorting.translations, plain)

    def with_files(self, files: Mapping[str, Signature]) -> Folder:
        """The same folder with other dates, to put in what changed."""
        return Folder(files, self.records.copy(), self.translations, self.plain)

    def looks_like(self, files: Mapping[str, Signature]) -> bool:
        """Whether ``files`` need not be sorted out: their names are known, and all plain."""
        return self.plain and self.files.keys() == files.keys()

    def changed(self, type_name: str, files: Mapping[str, Signature]) -> list[Unit]:
        """The records that may be others now, by ``files``, which look like the folder."""
        old = self.files
        if old == files and UNSURE not in files.values():
            return []
        paths = [path for path, now in files.items() if now == UNSURE or now != old[path]]
        return [self._unit(type_name, key) for key in sorted({*map(self._owner, paths)})]

    def knows(self, unit: Unit, files: Mapping[str, Signature]) -> bool:
        """Whether what is known of ``unit`` holds, by ``files``."""
        return self.record_of(unit) is not None and all(
            files[path] != UNSURE and files[path] == self.files.get(path) for path in unit.paths
        )

    def record_of(self, unit: Unit) -> Taken | None:
        """What is known of the record that was made of files with the names of ``unit``'s."""
        taken = None if unit.misnamed else self.records.get(unit.id)
        return taken if taken and taken.paths == unit.paths else None

    def paths(self) -> set[str]:
        """The records' own files."""
        return {taken.path for taken in self.records.values()}

    def _owner(self, path: str) -> str:
        """The id of the record that the file ``path`` is of."""
        if path in self.translations:
            return self.translations[path][1]
        return path.rpartition("/")[2].rpartition(".")[0]

    def _unit(self, type_name: str, record_id: str) -> Unit:
        own, *others = self.records[record_id].paths
        translations = tuple((path, path.rsplit(".", 2)[1]) for path in others)
        return Unit(type_name, record_id, own, translations, None)


class Memory(Struct):
    """The records of the last build by folder, as of a city (a hash of city.yaml) and a day.

    ``packed`` are the records themselves, by path: views of where they lie in files, and as bytes
    those that this build took in and laid nowhere. In ``folder`` it may lay them, and what it laid
    there is ``laid``. ``steady`` are the types of which all records are what they were, ``held``
    those of which the last build held a record back.
    """

    folders: dict[str, Folder] = field(default_factory=dict)
    packed: dict[str, Packed] = field(default_factory=dict)
    city: bytes = b""
    today: str = ""
    #: ``CityFile.packed``.
    city_file: bytes = b""
    #: ``Messages.packed``, by language.
    words: dict[str, bytes] = field(default_factory=dict)
    #: What ``Planning.keep`` gave.
    plan: dict[str, Any] = field(default_factory=dict)
    held: list[str] = field(default_factory=list)
    steady: frozenset[str] = frozenset()
    folder: Path | None = None
    laid: list[Laid] = field(default_factory=list)

    def things(self) -> dict[str, Packed | Callable[[], bytes]]:
        """What is to be kept as bytes: the records, and the folders, or what makes these."""
        folders = {
            _FOLDER + name: folder.as_written or folder.written
            for name, folder in self.folders.items()
        }
        return self.packed | folders

    def rows(self) -> list[Any]:
        """The rest, as plain values."""
        made_by = [self.city, self.today, self.city_file, self.words]
        return [list(self.folders), *made_by, self.plan, self.held]

    @classmethod
    def of(cls, things: dict[str, Packed], rows: list[Any]) -> Self:
        """What ``things`` and ``rows`` gave. Raises ``KeyError``, ``TypeError`` or ``ValueError``
        if that is something else.
        """
        names, city, today, city_file, words, plan, held = rows
        folders = {name: Folder.of_written(things.pop(_FOLDER + name)) for name in list(names)}
        return cls(folders, things, city, today, city_file, words, plan, held)
