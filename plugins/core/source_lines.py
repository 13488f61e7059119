# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The lines of content files, read when a problem in them is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from plugins.core.source import Unreadable, read_file, rough_lines, text_of

_TEXTS = (".md", ".yaml")


class SourceLines(Mapping[str, tuple[str, ...]]):
    """Path → lines of the file, fit for a terminal.

    A file that cannot be read has none, nor has one that is no text, a picture above all: its
    bytes would be sent to the terminal.
    """

    def __init__(self, content: Path) -> None:
        self._content = content
        self._read: dict[str, tuple[str, ...]] = {}

    def __getitem__(self, path: str) -> tuple[str, ...]:
        """The lines of ``path``. Raises ``KeyError``."""
        if path not in self._read:
            self._read[path] = self._lines(path)
        if not self._read[path]:
            raise KeyError(path)
        return self._read[path]

    def __iter__(self) -> Iterator[str]:
        """The paths that were asked for."""
        return iter(self._read)

    def __len__(self) -> int:
        """How many paths were asked for."""
        return len(self._read)

    def _lines(self, path: str) -> tuple[str, ...]:
        if not path.endswith(_TEXTS):
            return ()
        try:
            source = read_file(self._content, path)
        except Unreadable:
            return ()
        try:
            return tuple(text_of(source)[0].split("\n"))
        except Unreadable:
            return rough_lines(source)
