# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where records lie in a repository: ``content/offers/stollen.md`` and its id."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple, get_args

from plugins.core.slug import is_id, slugify
from plugins.editing.submission import Kind

FOLDERS: dict[Kind, str] = {"business": "businesses", "offer": "offers", "event": "events"}
IMAGES = "images"
#: Longer names make addresses that nobody can read out.
LONGEST_ID = 60

_KINDS: dict[str, Kind] = {folder: kind for kind, folder in FOLDERS.items()}
_ENDINGS = (".md", ".yaml")
_LANGUAGE = re.compile(r"[a-z]{2}\Z")
_PICTURE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.(?:jpg|png|webp)\Z")

assert set(FOLDERS) == set(get_args(Kind))  # noqa: S101


class Named(NamedTuple):
    """A record, from its path."""

    kind: Kind
    id: str


class Places:
    """The paths of one repository, whose content folder is ``content`` ("" if it is all of it)."""

    def __init__(self, content: str) -> None:
        parts = [part for part in content.split("/") if part not in ("", ".")]
        if ".." in parts:
            raise ValueError(content)
        self.content = "/".join(parts)
        self._begin = f"{self.content}/" if parts else ""

    def folder(self, name: str) -> str:
        """The path of a folder within the content folder."""
        return f"{self._begin}{name}"

    def paths(self, kind: Kind, record_id: str) -> tuple[str, ...]:
        """The paths that a record can have; a new one gets the first. Raises ``ValueError``."""
        if not is_id(record_id):
            raise ValueError(record_id)
        begin = f"{self.folder(FOLDERS[kind])}/{record_id}"
        return tuple(begin + ending for ending in _ENDINGS)

    def picture(self, name: str) -> str:
        """The path of a new picture. Raises ``ValueError`` for a name that is not the server's."""
        if not _PICTURE.match(name):
            raise ValueError(name)
        return f"{self.folder(IMAGES)}/{name}"

    def record(self, path: str) -> Named | None:
        """The record whose own file it is; None for translations, pictures and all else."""
        if not path.startswith(self._begin):
            return None
        folder, _, name = path[len(self._begin) :].partition("/")
        stem, point, ending = name.rpartition(".")
        kind = _KINDS.get(folder)
        if kind and point + ending in _ENDINGS and is_id(stem):
            return Named(kind, stem)
        return None

    def record_of(self, path: str) -> Named | None:
        """The record that a file belongs to: its own, or a translation of it."""
        translated = self.translated(path)
        return translated[0] if translated else self.record(path)

    def translated(self, path: str) -> tuple[Named, str] | None:
        """The record that a file translates, and the language: ``stollen.en.md``."""
        begin, _, ending = path.rpartition(".")
        stem, point, language = begin.rpartition(".")
        if ending != "md" or not point or not _LANGUAGE.match(language):
            return None
        record = self.record(f"{stem}.md")
        return (record, language) if record else None


def free_id(name: str, taken: Callable[[str], bool]) -> str:
    """The id of a new record called ``name``, with a number if another one has it."""
    wanted = slugify(name)[:LONGEST_ID].strip("-")
    if not is_id(wanted):
        wanted = "eintrag"
    number, candidate = 1, wanted
    while taken(candidate):
        number += 1
        candidate = f"{wanted}-{number}"
    return candidate
