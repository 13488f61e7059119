# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The verb ``serve``: build, show the site on this machine, and build anew on every change."""

from __future__ import annotations

import argparse
import errno
import hashlib
import signal
import sys
import threading
from functools import partial
from pathlib import Path

from plugins.commands import arguments
from plugins.commands.serving.host import Host
from plugins.commands.serving.workshop import Workshop

DEFAULT_PORT = 8000
_NEXT_PORTS = 20
_ENDING = (signal.SIGINT, signal.SIGTERM)


def run(argv: list[str]) -> int:
    """Serve until Ctrl-C. Exit code 0, or 1 if there is no content folder or no free port."""
    given = _parser().parse_args(argv)
    if not given.content.is_dir():
        print(f"Den Ordner »{given.content}« gibt es nicht.", file=sys.stderr)
        return 1
    output = given.output or given.cache / "serve" / _folder_of(given.content)
    try:
        host = _open(given.port, output)
    except OSError as error:
        print(_refusal(given.port or DEFAULT_PORT, error), file=sys.stderr)
        return 1
    # A shell starts background jobs with SIGINT ignored; a service manager sends SIGTERM.
    for number in _ENDING:
        signal.signal(number, signal.default_int_handler)
    workshop = Workshop(given.content, output, given.cache)
    try:
        from plugins.commands.serving.rounds import Rounds  # while the worker imports its own

        threading.Thread(target=host.serve_forever, daemon=True).start()
        clock = partial(arguments.moment, given.now)
        Rounds(host, workshop, given.content, clock).run(ignored=(output, given.cache))
    except KeyboardInterrupt:
        _ignore_signals()
        print("\nBeendet.", file=sys.stderr)
    finally:
        _ignore_signals()
        workshop.close()
        host.shutdown()
        host.server_close()
    return 0


def _ignore_signals() -> None:
    """A second one must not spoil the end."""
    for number in _ENDING:
        signal.signal(number, signal.SIG_IGN)


def _parser() -> argparse.ArgumentParser:
    parser = arguments.parser("serve", "Baut die Seite, zeigt sie an, baut bei Änderungen neu.")
    arguments.add_content(parser)
    parser.add_argument("--port", type=_port, help=f"Port auf diesem Rechner ({DEFAULT_PORT})")
    parser.add_argument("--output", type=Path, help="wohin (ein Ordner im Zwischenspeicher)")
    parser.add_argument("--cache", type=Path, default=Path(".cache"), help="Zwischenspeicher")
    return parser


def _port(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"»{text}« ist kein Port; nehmen Sie 1024 bis 65535")
    return int(text)


def _folder_of(content: Path) -> str:
    """A name of its own for every content: a broken city must not show another one's site."""
    path = str(content.resolve())
    return f"{content.resolve().name}-{hashlib.sha256(path.encode()).hexdigest()[:8]}"


def _open(port: int | None, output: Path) -> Host:
    """A host on the wanted port (0: any); without a wish on the first free one from 8000 on."""
    if port is not None:
        return Host(port, output)
    for candidate in range(DEFAULT_PORT, DEFAULT_PORT + _NEXT_PORTS):
        try:
            return Host(candidate, output)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
            print(f"Port {candidate} ist belegt; ich nehme den nächsten.", file=sys.stderr)
    return Host(0, output)


def _refusal(port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} ist belegt. Wählen Sie einen anderen: --port {min(port + 1, 65535)}"
    if error.errno == errno.EACCES:
        return f"Port {port} ist diesem Benutzer nicht erlaubt. Ab 1024 sind alle frei: --port 8000"
    return f"Port {port} lässt sich nicht öffnen: {error}"
