# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""One desk for a state folder: a lock that its git processes hold on to.

``flock`` belongs to the open file, which our git processes inherit. Is the service killed while
git still writes, the next service waits until git has ended, and never meets a half-written branch.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

_PAUSE = 0.02


class Busy(Exception):
    """Another service uses the folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"{folder}: hier läuft schon ein Formulardienst. Beenden Sie ihn, "
            "oder geben Sie diesem einen eigenen Ordner (»state« in edit.toml)."
        )


class Lock:
    """Held from the making of this object until ``release``. Raises ``Busy``."""

    def __init__(self, folder: Path, seconds: float = 10) -> None:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.handle = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o600)
        until = time.monotonic() + seconds
        while not _locked(self.handle):
            if time.monotonic() > until:
                os.close(self.handle)
                raise Busy(folder)
            time.sleep(_PAUSE)

    def release(self) -> None:
        """Give it back. A git process that still runs keeps it until its end."""
        os.close(self.handle)


def _locked(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
