# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Builds for ``serve``: in a process that stays warm, and in a new one when the program changed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from plugins.commands.build import REFUSED


@dataclass(frozen=True, slots=True)
class Built:
    """What came of one build: the exit code of ``build``, what it printed, the site's path."""

    code: int
    text: str
    base_path: str = ""


class Workshop:
    """Orders builds from a worker process (``plugins.commands.serving.worker``).

    A warm worker needs about half the time of a new one, which has to import everything and
    compile all templates; and a new one is the only honest answer to changed Python code.
    """

    def __init__(self, content: Path, output: Path, cache: Path, now: datetime | None) -> None:
        self._arguments = [str(folder) for folder in (content, output, cache)]
        self._arguments += [now.isoformat()] if now else []
        self._worker: subprocess.Popen[str] | None = None

    def build(self, afresh: bool = False) -> Built:
        """Build once; ``afresh`` in a new process. A worker that dies counts as refused."""
        if afresh or (self._worker and self._worker.poll() is not None):
            self.close()
        worker = self._worker = self._worker or self._start()
        if worker.stdin is None or worker.stdout is None:
            raise TypeError("the worker was started with pipes")
        try:
            worker.stdin.write("build\n")
            worker.stdin.flush()
            answer = worker.stdout.readline()
        except BrokenPipeError:
            answer = ""
        if not answer:
            return Built(REFUSED, f"Der Bau ist abgebrochen (Exit {worker.wait()}).\n")
        return Built(**json.loads(answer))

    def close(self) -> None:
        """End the worker, in the middle of a build if need be: the site is swapped in whole."""
        if self._worker is None:
            return
        self._worker.terminate()
        self._worker.communicate()
        self._worker = None

    def _start(self) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-P", "-m", "plugins.commands.serving.worker", *self._arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            # The terminal's Ctrl-C is for us; we end the worker ourselves.
            start_new_session=True,
            env={
                **os.environ,
                "PYTHONIOENCODING": "utf-8",
                "PYTHONPATH": os.pathsep.join(sys.path),
            },
        )
