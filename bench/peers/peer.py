# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the peers share: a site in this folder, and the corpus written as each wants it."""

from __future__ import annotations

import inspect
import shutil
from abc import abstractmethod
from pathlib import Path
from typing import ClassVar

from bench.generator import Generator
from bench.peers.entries import SECTIONS, Entry, entry_of

STYLE = Path(__file__).parent / "stil.css"


class Peer(Generator):
    """Another generator. Its site is in the folder ``site`` beside its module."""

    #: Where the corpus goes, below the folder.
    content: ClassVar[str] = "content"

    @abstractmethod
    def form(self, entry: Entry) -> str:
        """One entry as a file of this generator."""

    @abstractmethod
    def finish(self, entries: list[Entry]) -> None:
        """Write what the site needs beside the entries."""

    def lay(self, content: Path) -> None:
        """Copy the site, write every entry, and finish."""
        shutil.copytree(Path(inspect.getfile(type(self))).parent / "site", self.folder)
        for section in SECTIONS.values():
            (self.folder / self.content / section).mkdir(parents=True, exist_ok=True)
        laid = []
        for name in SECTIONS:
            for path in sorted((content / name).iterdir()):
                laid.append(entry_of(path))
                self._write(laid[-1])
        self.finish(laid)

    def lay_business(self, path: Path) -> None:
        """Write one entry."""
        self._write(entry_of(path))

    def _write(self, entry: Entry) -> None:
        path = self.folder / self.content / entry.section / f"{entry.name}.md"
        path.write_text(self.form(entry), encoding="utf-8")


def months(entries: list[Entry]) -> list[str]:
    """Every month in which something is on, ``2026-11``."""
    return sorted({day[:7] for entry in entries for day in entry.fields.get("days", ())})
