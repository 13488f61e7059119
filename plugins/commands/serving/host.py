# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The site on 127.0.0.1, under its own path, with a script that reloads the page after a build."""

from __future__ import annotations

import gzip
import hashlib
import re
import sys
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, quote, unquote, urlsplit

from plugins.commands.serving.state import State
from plugins.core.media_types import is_dense, media_type

#: Addresses of this server's own; no city's page begins with a dot.
OWN = "/.stadtfenster/"
_PARTS = Path(__file__).parent
#: The service worker's address, and the one that removes itself; this process imports no feature.
_WORKER, _FAREWELL = "dienst.js", _PARTS.parents[1] / "offline" / "farewell.js"
#: Where a page asks for it. A browser that has one from somewhere else looks for it unasked.
_ASKS_FOR_WORKER = re.compile(rb'(?<=<html)([^>]*?) data-worker="[^"]*"')
_STYLE, _SCRIPT = _PARTS / "reload.css", _PARTS / "reload.js"
#: What the build names after its content: assets, pictures.
_HASHED = re.compile(r"-[0-9a-f]{8,}(?:-\d+)?\.(?:avif|css|jpg|js|png|svg|webp|woff2)$")
_KEPT = "public, max-age=31536000, immutable"
_HTML = "text/html; charset=utf-8"
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

    def is_folder(self, path: str) -> bool:
        """Whether an address lacks nothing but its last slash."""
        file = self._file(path)
        with suppress(OSError):  # a name longer than the system allows
            return file is not None and not path.endswith("/") and file.is_dir()
        return False

    def find(self, path: str | None) -> tuple[HTTPStatus, str, bytes]:
        """Status, Content-Type and content of an address; of its 404 page where there is none."""
        if path == self.base_path + _WORKER:  # nothing of a preview may be kept in the browser
            return HTTPStatus.OK, media_type(_WORKER), _FAREWELL.read_bytes()
        file = self._file(path) if path else None
        if file is not None:
            name = file / "index.html" if path and path.endswith("/") else file
            with suppress(OSError):
                return HTTPStatus.OK, media_type(name.name), name.read_bytes()
        try:
            return HTTPStatus.NOT_FOUND, _HTML, (self.folder / "404.html").read_bytes()
        except OSError:
            return HTTPStatus.SERVICE_UNAVAILABLE, _HTML, _NO_SITE

    def _file(self, path: str) -> Path | None:
        """Where an address lies on the disk, if it is one of the site's at all."""
        if not path.startswith(self.base_path):
            return None
        name = path.removeprefix(self.base_path)
        if any(part in ("..", ".") or "\0" in part or "\\" in part for part in name.split("/")):
            return None
        return self.folder / name

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that hangs up early is no news; anything else is a bug to be seen."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else each answer waits 40 ms for the browser's receipt
    server: Host

    def do_GET(self) -> None:
        """Answer with a file, a redirect, the site's 404.html, or a part of our own."""
        path = unquote(urlsplit(self.path).path, errors="replace")
        base = self.server.base_path
        if path.startswith(OWN):
            self._own(path.removeprefix(OWN))
        elif path == "/" != base or path + "/" == base:
            self._redirect(base)
        elif self.server.is_folder(path):
            self._redirect(path + "/")
        else:
            self._answer(*self.server.find(path))

    do_HEAD = do_GET

    def _redirect(self, path: str) -> None:
        query = urlsplit(self.path).query
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", quote(path) + (f"?{query}" if query else ""))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _own(self, name: str) -> None:
        if name == "events":
            self._events()
        elif name in (_STYLE.name, _SCRIPT.name):
            self._answer(HTTPStatus.OK, media_type(name), (_PARTS / name).read_bytes())
        else:
            self._answer(*self.server.find(None))

    def _events(self) -> None:
        """Tell the page named in the query what happens, until it is closed."""
        path = parse_qs(urlsplit(self.path).query).get("page", ["/"])[0]
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        events = self.server.state.events(lambda: _digest(self.server.find(unquote(path))[2]))
        for event in events if self.command == "GET" else ():
            self.wfile.write(event)

    def _answer(self, status: HTTPStatus, content_type: str, body: bytes) -> None:
        if content_type.startswith("text/html"):
            injected = _injected(body)
            body = _ASKS_FOR_WORKER.sub(rb"\1", body, count=1)
            body = body.replace(b"</head>", injected + b"</head>", 1)
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Cache-Control", _KEPT if self._is_for_ever(status) else "no-store")
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

    def _is_for_ever(self, status: HTTPStatus) -> bool:
        """Whether the name holds a hash of what is inside, so that a browser may keep it."""
        split = urlsplit(self.path)
        if split.path.startswith(OWN):
            return bool(split.query)
        return status == HTTPStatus.OK and bool(_HASHED.search(split.path))

    def log_message(self, format: str, *arguments: object) -> None:
        """Stay silent: the terminal is for the builds."""


def _injected(page: bytes) -> bytes:
    """The tags that only ``serve`` adds; the site's policy allows them, for they are files."""
    style, script = (f"{OWN}{p.name}?{_digest(p.read_bytes())}" for p in (_STYLE, _SCRIPT))
    return (
        f'<meta name="stadtfenster-page" content="{_digest(page)}">'
        f'<link rel="stylesheet" href="{style}"><script type="module" src="{script}"></script>'
    ).encode()


def _digest(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=8).hexdigest()
