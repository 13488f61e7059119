# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""How a build goes about its work, and how it dies."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple
from unittest.mock import patch

from plugins.commands import build as command
from plugins.commands import progress
from plugins.core import inputs, taking_in
from plugins.core.version import ROOT, version_of
from plugins.images import judgements
from plugins.portal import drawing, output, site, written

#: Ticks of a file system's clock as coarse as Linux has them (100 a second).
_TICK_NS = 10_000_000


class Way(NamedTuple):
    """How a build goes about its work; the site must be the same in each way.

    ``dates`` says which files' dates are trusted: ``all`` or ``none``, which depends on nothing
    that a test does not say, or ``old``, as it is for those who build, on a coarse clock.
    ``kill`` is the number of the change to the file system before which it is killed.
    """

    cores: int = 1
    journal: bool = True
    exchange: bool = True
    dates: str = "all"
    publish: bool = False
    kill: int = 0


PLAIN = Way()
_version = version_of(ROOT)


@contextlib.contextmanager
def going(way: Way, compiled: Path | None) -> Iterator[None]:
    """The program as it is, but for ``way``, and small enough that a small town is large."""
    with contextlib.ExitStack() as stack:
        put = stack.enter_context
        put(patch.dict(os.environ, STADTFENSTER_CORES=str(way.cores)))
        put(patch.object(command, "version_of", lambda root: _version))
        put(patch.object(progress, "_QUIET", 1e9))
        put(patch.object(site, "program_folder", lambda name: compiled))
        put(patch.object(site, "MOST_MOVED", 1000 if way.journal else 0))
        put(patch.object(drawing, "_WORTH_SHARING", 3))
        put(patch.object(drawing, "_MANY_FRESH", 3))
        put(patch.object(written, "_WORTH_SHARING", 3))
        put(patch.object(taking_in, "_MANY", 3))
        put(patch.object(taking_in, "_TOGETHER", 2))
        if way.dates == "old":
            put(patch.object(inputs, "_signature", _coarsely(inputs._signature)))
        else:
            tick = 0 if way.dates == "all" else 10**15
            put(patch.object(inputs, "_TICK_NS", tick))
            put(patch.object(inputs, "_COARSE_TICK_NS", tick))
            put(patch.object(judgements, "_TICK_NS", tick))
        if not way.exchange:
            put(patch.object(output, "exchange", lambda one, other: False))
        yield


def _coarsely(signature: Callable[[Any, int], Any]) -> Callable[[Any, int], Any]:
    """``signature``, on a file system with a coarse clock."""

    class Entry:
        def __init__(self, entry: os.DirEntry[str]) -> None:
            self._entry = entry

        def is_dir(self, *, follow_symlinks: bool = True) -> bool:
            return self._entry.is_dir(follow_symlinks=follow_symlinks)

        def is_symlink(self) -> bool:
            return self._entry.is_symlink()

        def stat(self, *, follow_symlinks: bool = True) -> Any:
            found = self._entry.stat(follow_symlinks=follow_symlinks)
            return SimpleNamespace(
                st_mtime_ns=found.st_mtime_ns // _TICK_NS * _TICK_NS,
                st_ctime_ns=found.st_ctime_ns // _TICK_NS * _TICK_NS,
                st_size=found.st_size,
                st_ino=found.st_ino,
            )

    return lambda entry, now: signature(Entry(entry), now)


_CHANGES = {
    "os.rename", "os.link", "os.remove", "os.mkdir", "os.rmdir", "os.truncate", "os.symlink",
}  # fmt: skip
_WRITING = os.O_WRONLY | os.O_RDWR


def die_at(number: int, within: str) -> None:
    """Kill this process before its change ``number`` to what lies ``within``."""
    left = number

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal left
        writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITING
        counts = any(within in str(argument) for argument in arguments)
        if (writes or event in _CHANGES) and counts:
            left -= 1
            if left == 0:
                os.kill(os.getpid(), 9)

    sys.addaudithook(hook)
