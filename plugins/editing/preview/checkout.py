# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The content as it would be: files of the main branch, with those of a proposal over them."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from plugins.editing.store.desk import Desk


class Checkout:
    """A folder that holds one version at a time. For one thread at a time."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self._mirror = desk.mirror
        self._folder = folder
        #: The commit that the folder holds, and what lies over it. After a start nobody knows.
        self._main = ""
        self._over: dict[str, bytes | None] = {}

    @property
    def content(self) -> Path:
        """The content folder."""
        return self._folder / self._mirror.places.content

    def lay(self, main: str, files: Mapping[str, bytes | None]) -> None:
        """Let the folder hold the commit ``main`` with ``files`` (None: removed) over it. Files
        that are right already are not touched, so that a build reads only the others.
        """
        wanted = dict(files)
        if main != self._main:
            if not self._main:  # what a killed process has laid over it would stay
                shutil.rmtree(self._folder, ignore_errors=True)
                self._folder.with_name(f"{self._folder.name}.index").unlink(missing_ok=True)
            for path in self._over:
                self._put(path, self._mirror.file(self._main, path))
            self._main, self._over = "", {}
            self._mirror.export(main, self._folder)
            self._main = main
        for path, content in self._over.items():
            if path not in wanted:
                self._put(path, self._mirror.file(main, path))
            elif wanted[path] != content:
                self._put(path, wanted[path])
        for path, content in wanted.items():
            if path not in self._over:
                self._put(path, content)
        self._over = wanted

    def _put(self, path: str, content: bytes | None) -> None:
        file = self._folder / path
        if ".." in Path(path).parts or not file.resolve().is_relative_to(self._folder.resolve()):
            raise ValueError(path)
        if content is None:
            file.unlink(missing_ok=True)
            return
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
