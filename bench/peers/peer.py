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
from bench.peers.assets import lay_assets
from bench.peers.entries import SECTIONS, Entry, entry_of
from bench.peers.months import Data
from bench.peers.town import town
from plugins.core.city_file import read_city


class Peer(Generator):
    """Another generator. Its site is in the folder ``site`` beside its module."""

    #: Where the corpus goes, below the folder.
    content: ClassVar[str] = "content"
    #: Where the files lie that are copied to ``/assets/``.
    assets: ClassVar[str]

    @abstractmethod
    def form(self, entry: Entry) -> str:
        """One entry as a file of this generator."""

    @abstractmethod
    def finish(self, entries: list[Entry], data: Data) -> None:
        """Write what the site needs beside the entries; ``data`` is ``town``'s."""

    def lay(self, content: Path) -> None:
        """Copy the site, write every entry and the assets, and finish."""
        city = read_city(content).city
        if city is None:
            raise ValueError(f"{content} has no city")
        shutil.copytree(Path(inspect.getfile(type(self))).parent / "site", self.folder)
        for section in SECTIONS.values():
            (self.folder / self.content / section).mkdir(parents=True, exist_ok=True)
        laid = []
        for name in SECTIONS:
            for path in sorted((content / name).iterdir()):
                laid.append(entry_of(path))
                self._write(laid[-1])
        lay_assets(city, self.folder / self.assets)
        self.finish(laid, town(laid, city))

    def lay_business(self, path: Path) -> None:
        """Write one entry."""
        self._write(entry_of(path))

    def _write(self, entry: Entry) -> None:
        path = self.folder / self.content / entry.section / f"{entry.name}.md"
        path.write_text(self.form(entry), encoding="utf-8")
