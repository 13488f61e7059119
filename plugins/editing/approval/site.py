# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The site, built anew after an approval, where no forge does it."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime

from msgspec import Struct, structs

_log = logging.getLogger("stadtfenster.editing")
#: What ``build`` ends with: another build of the same output runs.
_BUSY = 75
#: And: published, without the records that have a mistake.
_HELD_BACK = 3
_AGAIN_AFTER, _TRIES = 2.0, 60
_MOST_TOLD = 4000


class Standing(Struct, frozen=True):
    """How the site stands."""

    is_building: bool = False
    #: When it was built last, by us.
    built: datetime | None = None
    #: What is wrong with it, in German; "" if nothing is.
    mistakes: str = ""
    #: Whether there is no new site because of that.
    is_old: bool = False


class Site:
    """Runs ``command`` whenever somebody has approved something, one at a time, in a thread."""

    def __init__(self, command: Sequence[str], clock: Callable[[], datetime]) -> None:
        self._command = list(command)
        self._clock = clock
        self._wanted = threading.Event()
        self._ended = threading.Event()
        self._process: subprocess.Popen[str] | None = None
        self.standing = Standing()
        self._thread = threading.Thread(target=self._work, name="site", daemon=True)
        self._thread.start()

    def build(self) -> None:
        """Build it, or once more if it is being built just now."""
        self.standing = structs.replace(self.standing, is_building=True)
        self._wanted.set()

    def close(self) -> None:
        """End it. A build that is cut off leaves the old site."""
        self._ended.set()
        self._wanted.set()
        process = self._process
        if process:
            with suppress(ProcessLookupError, PermissionError):
                if hasattr(os, "killpg"):  # with it, what it may have forked
                    os.killpg(process.pid, signal.SIGTERM)
                else:
                    process.terminate()
        self._thread.join()

    def _work(self) -> None:
        while self._wanted.wait() and not self._ended.is_set():
            self._wanted.clear()
            try:
                self.standing = self._built()
            except OSError as error:
                self.standing = Standing(False, self.standing.built, str(error), is_old=True)
            if self._wanted.is_set():
                self.standing = structs.replace(self.standing, is_building=True)
            if self.standing.mistakes:
                _log.warning("Der Bau der Seite meldet:\n%s", self.standing.mistakes)

    def _built(self) -> Standing:
        for _ in range(_TRIES):
            self._process = subprocess.Popen(
                self._command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                encoding="utf-8",
                errors="replace",
                start_new_session=True,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            )
            told = self._process.communicate()[1].strip()[-_MOST_TOLD:]
            code, self._process = self._process.returncode, None
            if self._ended.is_set():
                return self.standing
            if code in (0, _HELD_BACK):
                return Standing(False, self._clock(), told if code else "")
            if code != _BUSY:
                break
            self._ended.wait(_AGAIN_AFTER)
        return Standing(False, self.standing.built, told or "Der Bau ist gescheitert.", is_old=True)
