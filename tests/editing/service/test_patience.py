# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""People who connect and say nothing, or a letter at a time: sockets before the real server."""

import asyncio
import socket
import threading
import time
from collections.abc import Callable, Iterator

import pytest

from plugins.commands.form_server import Patience, server
from plugins.commands.serving.port import LOOPBACK, listening
from tests.editing.service.house import House

HEAD, WHOLE = 0.5, 1.5
HOST = b"Host: 127.0.0.1:8001\r\n"
Line = Callable[[], socket.socket]


@pytest.fixture(scope="module")
def connect(still: House) -> Iterator[Line]:
    """Opens a connection to a server that is forty times as impatient."""

    class Hurried(Patience):
        head, whole = HEAD, WHOLE

    made = server(still.app)
    made.config.http = Hurried
    with listening(0, exactly=True) as listener:
        address = (LOOPBACK, listener.getsockname()[1])
        thread = threading.Thread(
            target=lambda: asyncio.run(made.serve(sockets=[listener])), daemon=True
        )
        thread.start()
        yield lambda: socket.create_connection(address, 5)
        made.should_exit = True
        thread.join(10)


def _ends(line: socket.socket, drip: bytes = b"") -> float:
    """Seconds until the server hangs up, while ``drip`` is said a byte at a time."""
    began = time.monotonic()
    line.settimeout(0.05)
    while time.monotonic() - began < 5:
        try:
            if drip:
                line.send(drip[:1])
                drip = drip[1:]
            if not line.recv(65536):
                return time.monotonic() - began
        except TimeoutError:
            continue
        except OSError:
            return time.monotonic() - began
    raise AssertionError("the server waits and waits")


@pytest.mark.parametrize(
    ("said", "drip", "least"),
    [
        (b"", b"", HEAD),
        (b"GET / HTTP/1.1\r\nX-Slow: ", b"a" * 200, HEAD),
        (b"GET /gesund HTTP/1.1\r\n" + HOST + b"Content-Length: 900\r\n\r\n", b"a" * 200, HEAD),
        (
            b"POST /melden/fehler HTTP/1.1\r\n" + HOST + b"Content-Length: 900\r\n"
            b"Content-Type: application/x-www-form-urlencoded\r\n\r\n", b"a" * 200, WHOLE,
        ),
    ],
    ids=["nothing", "head", "rest of a body", "body"],
)  # fmt: skip
def test_who_does_not_go_on_is_left(connect: Line, said: bytes, drip: bytes, least: float) -> None:
    """Whatever they have said so far."""
    with connect() as line:
        line.sendall(said)
        assert least * 0.8 < _ends(line, drip) < least + 1.5


def test_who_goes_on_is_answered(connect: Line) -> None:
    """One connection for several answers, with pauses, and two heads sent at once."""
    asked = b"GET /gesund HTTP/1.1\r\n" + HOST + b"\r\n"
    with connect() as line:
        for heads in (1, 1, 2):
            line.sendall(asked * heads)
            answer = b""
            while answer.count(b"gut\n") < heads:
                answer += line.recv(65536)
            time.sleep(HEAD * 0.6)


def test_hundreds_who_say_nothing_are_in_nobodys_way(connect: Line) -> None:
    """Somebody else is answered at once."""
    idle = [connect() for _ in range(300)]
    try:
        began = time.monotonic()
        with connect() as line:
            line.sendall(b"GET /gesund HTTP/1.1\r\n" + HOST + b"\r\n")
            assert line.recv(65536).startswith(b"HTTP/1.1 200")
        assert time.monotonic() - began < 1
    finally:
        for each in idle:
            each.close()
