# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Swap a finished site in whole, and keep a second build out while one is running."""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
from collections.abc import Iterator
from pathlib import Path


class Busy(Exception):
    """Another build of the same output is running."""


class Staging:
    """A folder beside the output that becomes the output when all of it is written.

    It lies on the same file system, so that the swap is two renames. Between them the output is
    missing for some microseconds; a server answers one 404, never half a page.
    """

    def __init__(self, output: Path) -> None:
        self._output = output
        self._new = output.with_name(f".{output.name}.new")
        self._old = output.with_name(f".{output.name}.old")
        self._made: set[Path] = set()

    def begin(self) -> None:
        """Make an empty staging folder; what a killed build left is put right first."""
        if self._old.exists() and not self._output.exists():
            self._old.rename(self._output)
        for leftover in (self._new, self._old):
            if leftover.exists():
                shutil.rmtree(leftover)
        self._new.mkdir(parents=True)
        self._made = {self._new}

    def write(self, name: str, data: bytes) -> None:
        """Write one file of the new site."""
        path = self._new / name
        if path.parent not in self._made:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._made.add(path.parent)
        path.write_bytes(data)

    def swap(self) -> None:
        """Make the staged site the output."""
        if self._output.exists():
            self._output.rename(self._old)
        self._new.rename(self._output)
        if self._old.exists():
            shutil.rmtree(self._old)

    def drop(self) -> None:
        """Throw the staged site away; the output stays as it was."""
        shutil.rmtree(self._new, ignore_errors=True)


@contextlib.contextmanager
def exclusive(output: Path) -> Iterator[None]:
    """Hold the output's lock for a ``with`` block. Raises ``Busy`` if another build has it."""
    output.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(output.with_name(f".{output.name}.lock"), os.O_RDWR | os.O_CREAT, 0o644)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(handle)
        raise Busy(str(output)) from error
    try:
        yield
    finally:
        os.close(handle)
