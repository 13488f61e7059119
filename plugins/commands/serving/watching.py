# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What changed on the disk: at once for one saved file, in one piece for a hundred of them."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType

# The documented way to its Rust part: `watchfiles.watch` takes one time-out for ever.
from watchfiles._rust_notify import RustNotify
from watchfiles.main import Change

#: Milliseconds between two looks at what the system reported. A look that finds nothing more than
#: the one before ends the wait, so a single change is told after one to two of them.
_LOOK = 10
#: Milliseconds that changes are gathered while more keep coming: `git checkout` is one change.
_GATHER = 500
#: Seconds that a file may be gone or empty: some editors move it away and write it anew.
_IN_FLUX = 0.1
_POLL = 300  # milliseconds, where the system cannot report changes


class Stopped(Exception):
    """The watch was told to stop."""


class Watch:
    """Watches files and folders, made and to come, from the making of this object on.

    What changes while nobody waits is kept. Hidden files, editors' backups and Python's caches do
    not count, nor what lies below ``ignored``.
    """

    def __init__(
        self, places: Iterable[Path], ignored: Iterable[Path], stop: threading.Event | None = None
    ) -> None:
        self._places = tuple(place.resolve() for place in places)
        self._ignored = tuple(place.resolve() for place in ignored)
        self._stop = stop
        self._nodes = self._present()
        self._notify = self._open()

    def __enter__(self) -> Watch:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._notify.close()

    def wait(self, seconds: float) -> tuple[Path, ...]:
        """What changed, sorted; nothing if nothing did for so long.

        Raises ``KeyboardInterrupt`` for a signal, and ``Stopped``.
        """
        found = self._look(round(seconds * 1000))
        deadline = time.monotonic() + _IN_FLUX
        while any(map(_is_in_flux, found)) and time.monotonic() < deadline:
            found |= self._look(2 * _LOOK)
        return tuple(sorted(found | self._replaced()))

    def _look(self, milliseconds: int) -> set[Path]:
        changes = self._notify.watch(_GATHER, _LOOK, milliseconds, self._stop)
        if isinstance(changes, str):
            if changes == "signal":
                raise KeyboardInterrupt
            if changes == "stop":
                raise Stopped
            return set()
        made = {path for change, path in changes if change == Change.added}
        unmade = {path for change, path in changes if change == Change.deleted}
        passing = {path for path in made & unmade if not Path(path).exists()}
        return {Path(path) for _, path in changes if path not in passing and self._counts(path)}

    def _counts(self, name: str) -> bool:
        path = Path(name)
        if any(path.is_relative_to(place) for place in self._ignored):
            return False
        for place in self._places:
            if path.is_relative_to(place):
                return not any(map(_is_aside, path.relative_to(place).parts))
        return False

    def _present(self) -> dict[Path, tuple[int, int]]:
        """The places that are there, each with what tells it from another of its name."""
        nodes = {}
        for place in self._places:
            try:
                status = place.stat()
            except OSError:
                continue
            nodes[place] = (status.st_dev, status.st_ino)
        return nodes

    def _replaced(self) -> set[Path]:
        """Places that came, went or are others than before: the system reports on the old ones."""
        nodes = self._present()
        if nodes == self._nodes:
            return set()
        changed = {place for place in self._places if nodes.get(place) != self._nodes.get(place)}
        self._nodes = nodes
        self._notify.close()
        self._notify = self._open()
        return changed

    def _open(self) -> RustNotify:
        try:
            return _notify(self._nodes)
        except FileNotFoundError:  # gone since we looked; the next look will find the rest
            self._nodes = {}
            return _notify(())


def _notify(places: Iterable[Path]) -> RustNotify:
    return RustNotify([str(place) for place in places], False, False, _POLL, True, True)


def _is_in_flux(path: Path) -> bool:
    """Whether a file that is about to be written again looks like this."""
    try:
        return not path.exists() or (path.is_file() and path.stat().st_size == 0)
    except OSError:
        return True


def _is_aside(name: str) -> bool:
    """Whether a file or folder of this name is nothing of the city's, and no code."""
    return name.startswith((".", "#")) or name.endswith(("~", ".pyc")) or name == "__pycache__"
