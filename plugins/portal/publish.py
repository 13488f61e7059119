# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A site becomes the output when all of it is written, and not before."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from plugins.portal.exchange import exchange
from plugins.portal.lock import Busy, Lock

__all__ = ["Busy", "ForeignFolder", "Staging"]

#: What every site of ours has. A folder without it holds somebody's other work.
_OURS = frozenset(["index.html", "404.html", "robots.txt"])


class ForeignFolder(Exception):
    """The output folder holds something that is no built site; a swap would destroy it."""

    def __init__(self, output: Path) -> None:
        super().__init__(
            f"Der Ordner »{output}« enthält etwas anderes als eine gebaute Seite. "
            "Nehmen Sie einen leeren oder neuen."
        )


class Staging:
    """A folder beside the output, written first and swapped in whole.

    The lock is held from the making of this object until ``close``. Raises ``Busy`` if another
    build of the output runs, ``ForeignFolder``, and ``OSError`` where nothing can be written.
    """

    def __init__(self, output: Path) -> None:
        self._output = output
        self._new = output.with_name(f".{output.name}.new")
        self._old = output.with_name(f".{output.name}.old")
        self._made: set[Path] = set()
        output.parent.mkdir(parents=True, exist_ok=True)
        self._lock = Lock(output.with_name(f".{output.name}.lock"))
        try:
            self._tidy()
            if output.exists() and not _is_replaceable(output):
                raise ForeignFolder(output)
        except BaseException:
            self._lock.release()
            raise

    @property
    def folder(self) -> Path:
        """Where the new site grows."""
        return self._new

    def _tidy(self) -> None:
        """Put right what a build left that ended too early: the output between two renames, and
        what is not the output.
        """
        if self._old.exists() and not self._output.exists():
            self._old.rename(self._output)
        for leftover in (self._new, self._old):
            if leftover.exists():
                shutil.rmtree(leftover)

    def begin(self) -> None:
        """Make the empty staging folder, on the output's own file system."""
        self._new.mkdir()
        self._made = {self._new}

    def write(self, name: str, data: bytes) -> None:
        """Write one file of the new site."""
        path = self._new / name
        if path.parent not in self._made:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._made.add(path.parent)
        path.write_bytes(data)

    def swap(self, durable: bool = False) -> None:
        """Make the staged site the output; ``durable``: so that a power cut cannot undo it.

        Where two folders can change places there is always a whole site. Elsewhere it is two
        renames, and for some microseconds none; the next build mends it if this one dies then.
        """
        if durable and hasattr(os, "sync"):
            os.sync()
        if not self._output.exists():
            self._new.rename(self._output)
        elif not exchange(self._new, self._output):
            self._output.rename(self._old)
            self._new.rename(self._output)
        if durable and hasattr(os, "sync"):
            os.sync()

    def close(self) -> None:
        """Throw away what is not the output, and let other builds in."""
        try:
            self._tidy()
        finally:
            self._lock.release()


def _is_replaceable(output: Path) -> bool:
    names = {path.name for path in output.iterdir()}
    return not names or (names >= _OURS and ".git" not in names)
