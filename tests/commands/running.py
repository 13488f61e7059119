# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The verb `serve` as a running process."""

import contextlib
import http.client
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from tests.building import DEMO_NOW, ROOT

PATIENCE = 90.0


def eventually(holds: Callable[[], bool], what: str, seconds: float = PATIENCE) -> None:
    """Wait until `holds()`; fail naming `what` was waited for."""
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, f"not within {seconds} s: {what}"
        time.sleep(0.1)


@dataclass(slots=True)
class Served:
    """A running `serve`: its process, what it has printed, and the address it gave."""

    process: subprocess.Popen[str]
    printed: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.printed)

    @property
    def address(self) -> str:
        match = re.search(r"Die Seite: (\S+)", self.text)
        assert match, self.text
        return match[1]

    def get(self, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
        """GET a path of the server: status, headers, body as sent."""
        connection = http.client.HTTPConnection(urlsplit(self.address).netloc, timeout=30)
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer.status, dict(answer.getheaders()), body

    def stop(self, number: int = signal.SIGINT) -> int:
        """Send a signal and return the exit code."""
        self.process.send_signal(number)
        return self.process.wait(30)


@contextlib.contextmanager
def serving(content: Path, folder: Path, *more: str, port: int | None = 0) -> Iterator[Served]:
    """Start `serve` for a content folder; yield when it has printed its address."""
    options = [] if port is None else ["--port", str(port)]
    command = [sys.executable, "-m", "plugins.commands", "serve", "--content", str(content)]
    command += ["--cache", str(folder / "cache"), "--now", DEMO_NOW, *options, *more]
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    served = Served(process)
    assert process.stdout is not None
    reader = threading.Thread(target=_collect, args=(process.stdout, served.printed), daemon=True)
    reader.start()
    try:
        eventually(lambda: "Die Seite:" in served.text or process.poll() is not None, "the address")
        yield served
    finally:
        process.kill()
        process.wait()
        reader.join()
        process.stdout.close()


def _collect(lines: Iterator[str], printed: list[str]) -> None:
    printed.extend(lines)
