# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Builds for ``serve``: in a process that stays warm, and in a new one when the program changed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from plugins.commands.serving.built import Built, Result

#: The terminal's Ctrl-C is for us; we end the worker ourselves.
_GROUP = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)


class Workshop:
    """Orders builds from a worker process (``plugins.commands.serving.worker``).

    A warm worker has everything imported and keeps what it knows of the content; a new one is the
    only honest answer to changed Python code. The first is started at once, and gets ready while
    the caller does.
    """

    def __init__(self, content: Path, output: Path, cache: Path) -> None:
        self._arguments = [str(folder) for folder in (content, output, cache)]
        self._ended = False
        self._worker = self._start()

    def build(self, moment: datetime, afresh: bool = False) -> Built:
        """Build once as of ``moment``; ``afresh`` in a new process.

        A worker that was killed is replaced, in the middle of a build once. If that one dies as
        well, the answer says so.
        """
        if afresh or self._worker.poll() is not None:
            self._replace()
        built = self._order(moment)
        if built is None or built.result is Result.OUTDATED:
            self._replace()
            built = self._order(moment)
        return built or Built(Result.BROKEN, reason=f"Der Bau ist abgebrochen{self._end()}.")

    def close(self) -> None:
        """End the worker, in the middle of a build if need be: the site is swapped in whole."""
        self._ended = True
        self._stop()

    def _stop(self) -> None:
        if hasattr(os, "killpg"):  # with it, what it may have forked
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._worker.pid, signal.SIGTERM)
        else:
            self._worker.terminate()
        for pipe in (self._worker.stdin, self._worker.stdout):
            if pipe:
                with suppress(OSError):  # an order that it never read
                    pipe.close()
        self._worker.wait()

    def _order(self, moment: datetime) -> Built | None:
        """What the worker answers, or None if it dies before."""
        worker = self._worker
        if worker.stdin is None or worker.stdout is None:
            raise TypeError("the worker was started with pipes")
        try:
            worker.stdin.write(f"{moment.isoformat()}\n")
            worker.stdin.flush()
            return Built.from_json(worker.stdout.readline())
        except (BrokenPipeError, ValueError):  # no line, or half of one
            return None

    def _replace(self) -> None:
        self._stop()
        if not self._ended:  # by another thread than the one that waits for a build
            self._worker = self._start()

    def _end(self) -> str:
        """How the worker ended: its exit code, or the signal that killed it as a negative one."""
        return f" (Exit {self._worker.wait()})"

    def _start(self) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-P", "-m", "plugins.commands.serving.worker", *self._arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            start_new_session=True,
            creationflags=_GROUP,
            env={
                **os.environ,
                "PYTHONIOENCODING": "utf-8",
                "PYTHONPATH": os.pathsep.join(sys.path),
            },
        )
