# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The site on 127.0.0.1, under its own path, with a script that reloads the page after a build."""

from __future__ import annotations

import gzip
import sys
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from plugins.commands.serving.media_types import is_dense, media_type
from plugins.commands.serving.state import State

#: Addresses of this server's own; no city's page begins with a dot.
OWN = "/.stadtfenster/"
_PARTS = Path(__file__).parent
_OWN_FILES = {"reload.js": _PARTS / "reload.js", "reload.css": _PARTS / "reload.css"}
_NO_SITE = (
    b"<!doctype html><html lang=de><head><meta charset=utf-8><title>Noch keine Seite</title></head>"
    b"<body><h1>Noch keine Seite</h1><p>Der erste Bau ist noch nicht gelungen.</body></html>"
)


class Host(ThreadingHTTPServer):
    """Serves ``folder`` under ``base_path``; raises ``OSError`` if the port is taken.

    ``state`` is what the open pages are told; both may change while the host is running.
    """

    daemon_threads = True  # a page that listens for reloads must not keep the program alive
    # On Windows the option would let two servers share one port.
    allow_reuse_address = sys.platform != "win32"

    def __init__(self, port: int, folder: Path) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.folder = folder
        self.base_path = "/"
        self.state = State()

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that hangs up early is no news; anything else is a bug to be seen."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Host

    def do_GET(self) -> None:
        """Answer with a file, a redirect, the site's 404.html, or a part of our own."""
        path = unquote(urlsplit(self.path).path, errors="replace")
        base = self.server.base_path
        if path.startswith(OWN):
            self._own(path.removeprefix(OWN))
        elif path == "/" != base or path + "/" == base:
            self._redirect(base)
        elif not path.startswith(base):
            self._not_found()
        else:
            self._site(path, path.removeprefix(base))

    do_HEAD = do_GET

    def _site(self, path: str, name: str) -> None:
        """One file of the site; a folder without its slash is sent to the one with it."""
        if any(part in ("..", ".") or "\0" in part or "\\" in part for part in name.split("/")):
            self._not_found()
            return
        file = self.server.folder / name
        if name and not name.endswith("/") and file.is_dir():
            self._redirect(path + "/")
            return
        if not name or name.endswith("/"):
            file /= "index.html"
        try:
            self._answer(HTTPStatus.OK, media_type(file.name), file.read_bytes())
        except OSError:
            self._not_found()

    def _not_found(self) -> None:
        try:
            page, status = (self.server.folder / "404.html").read_bytes(), HTTPStatus.NOT_FOUND
        except OSError:
            page, status = _NO_SITE, HTTPStatus.SERVICE_UNAVAILABLE
        self._answer(status, "text/html; charset=utf-8", page)

    def _redirect(self, path: str) -> None:
        query = urlsplit(self.path).query
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", quote(path) + (f"?{query}" if query else ""))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _own(self, name: str) -> None:
        if name == "events":
            self._events()
        elif name in _OWN_FILES:
            self._answer(HTTPStatus.OK, media_type(name), _OWN_FILES[name].read_bytes())
        else:
            self._not_found()

    def _events(self) -> None:
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        for event in self.server.state.events() if self.command == "GET" else ():
            self.wfile.write(event)
            self.wfile.flush()

    def _answer(self, status: HTTPStatus, content_type: str, body: bytes) -> None:
        if content_type.startswith("text/html"):
            body = body.replace(b"</head>", self._injected() + b"</head>", 1)
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        if not is_dense(content_type):
            self.send_header("Vary", "Accept-Encoding")
            if "gzip" in self.headers.get("Accept-Encoding", ""):
                self.send_header("Content-Encoding", "gzip")
                body = gzip.compress(body, 1, mtime=0)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _injected(self) -> bytes:
        """The tags that only ``serve`` adds; the site's policy allows both, for they are files."""
        return (
            f'<link rel="stylesheet" href="{OWN}reload.css">'
            f'<script type="module" src="{OWN}reload.js?build={self.server.state.build}"></script>'
        ).encode()

    def log_message(self, format: str, *arguments: object) -> None:
        """Stay silent: the terminal is for the builds."""
