# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A port to listen on."""

from __future__ import annotations

import socket
import sys

LOOPBACK = "127.0.0.1"
_NEXT_PORTS = 20
Socket = socket.socket


def listening(wanted: int, *, exactly: bool, host: str = LOOPBACK) -> socket.socket:
    """A socket that listens on ``wanted``, or on the next free port unless ``exactly`` it is
    meant; 0 is any. As ``host`` is, nobody beyond this machine reaches it. Raises ``OSError``.
    """
    last = wanted if exactly or not wanted else wanted + _NEXT_PORTS
    for port in range(wanted, last + 1):
        found = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        if sys.platform != "win32":  # there it would let two services have one port
            found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            found.bind((host, port))
            found.listen(128)
        except OSError:
            found.close()
            if port == last:
                raise
            continue
        return found
    raise AssertionError  # the last port returns or raises
