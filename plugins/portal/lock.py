# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""One build at a time: a lock that the system frees when its holder dies."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path


class Busy(Exception):
    """Another build of the same output is running."""

    #: Pelican's own command ends with it: EX_TEMPFAIL of sysexits.h.
    exitcode = 75

    def __init__(self) -> None:
        super().__init__("Ein anderer Bau läuft gerade; dieser wartet nicht.")


class Lock:
    """A lock file, held from the making of this object until ``release``.

    Raises ``Busy`` if another process holds it, and ``OSError`` where no file can be made. The
    file goes with the lock; what a killed build leaves of it locks nobody out.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        while True:
            handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
            try:
                _try_to_lock(handle)
            except OSError as error:
                os.close(handle)
                raise Busy from error
            if _is_still(path, handle):
                break
            os.close(handle)  # its holder removed it between our opening and our locking
        self._handle: int | None = handle

    def release(self) -> None:
        """Give the lock back; a second call does nothing."""
        if self._handle is None:
            return
        handle, self._handle = self._handle, None
        with contextlib.suppress(OSError):  # Windows removes no open file; then it stays, unlocked
            self._path.unlink()
        os.close(handle)


def _try_to_lock(handle: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _is_still(path: Path, handle: int) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False
