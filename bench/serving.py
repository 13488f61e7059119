# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""How long a person at work waits: a file is saved under ``serve``; when does the page show it?

The client does what the script in the page does: it listens to the server's events, and loads the
page again when one comes. What a browser takes to draw is not in the time.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

from bench import corpus
from bench.measure import Failed
from bench.results import Latency
from bench.stadtfenster import Stadtfenster

BUSINESSES = 500
#: Seconds in which a save must have become visible.
_PATIENCE = 120
#: Seconds between a page that is up to date and the next save, as nobody saves without a pause.
_PAUSE = 1.0
_ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)/")


def latency(edits: int, folder: Path, say: Callable[[str], None]) -> Latency:
    """Serve a city from ``folder``, edit a business ``edits`` times. Raises ``Failed``."""
    content = folder / "corpus"
    corpus.write(BUSINESSES, content)
    generator = Stadtfenster(folder / "stadtfenster")
    generator.lay(content)
    seconds = []
    with _serving(generator) as port:
        for edition in range(1, edits + 1):
            number = edition * 7 % BUSINESSES
            address = f"/betriebe/betrieb-{number}/"
            mark = corpus.edition_mark(edition).encode()
            with _events(port, address) as stream:
                _next_event(stream)  # the state as it is
                time.sleep(_PAUSE)
                started = time.perf_counter()
                generator.edit_business(number, edition, content)
                while mark not in _page(port, address):
                    _next_event(stream)
                seconds.append(time.perf_counter() - started)
            say(f"serve: edit {edition} visible after {seconds[-1] * 1000:.0f} ms")
    return Latency(BUSINESSES, tuple(seconds))


@contextmanager
def _serving(generator: Stadtfenster) -> Iterator[int]:
    """The port of a running ``serve``, whose first build is done."""
    command = [sys.executable, "-P", "-u", "-m", "plugins.commands", "serve", "--port", "0"]
    command += ["--content", "content", "--cache", "cache", "--now", corpus.MOMENT]
    with subprocess.Popen(
        command,
        cwd=generator.folder,
        env={**os.environ, **generator.environment()},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as server:
        try:
            said = []
            for line in server.stdout or ():
                said.append(line)
                if found := _ADDRESS.search(line):
                    yield int(found[1])
                    return
            raise Failed("".join(said))
        finally:
            server.terminate()


@contextmanager
def _events(port: int, address: str) -> Iterator[HTTPResponse]:
    connection = HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
    connection.request("GET", f"/.stadtfenster/events?page={address}")
    try:
        yield connection.getresponse()
    finally:
        connection.close()


def _next_event(stream: HTTPResponse) -> None:
    while not stream.readline().startswith(b"data:"):
        pass


def _page(port: int, address: str) -> bytes:
    connection = HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
    connection.request("GET", address)
    try:
        return connection.getresponse().read()
    finally:
        connection.close()
