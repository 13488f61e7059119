# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A static host in small: serves a folder under a path, and its 404.html for all else.

It compresses text and lets browsers keep what bears a hash in its name, as hosts do.
"""

import contextlib
import functools
import gzip
import io
import re
import sys
import threading
from collections.abc import Callable, Iterator
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

#: Text is compressed; pictures and fonts are already.
_TEXT = re.compile(r"text/|application/(?:atom|feed|manifest)\+|application/json|image/svg")
_HASHED = re.compile(r"-[0-9a-f]{8,}\.\w+$")


@functools.cache
def _compressed(path: Path, changed: int) -> bytes:
    return gzip.compress(path.read_bytes(), 6, mtime=0)


class StaticHost(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else each answer waits 40 ms for the client's receipt
    extensions_map = {  # noqa: RUF012  the base class has it so
        **SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".ics": "text/calendar; charset=utf-8",
        ".atom": "application/atom+xml",
        ".avif": "image/avif",
        ".webp": "image/webp",
        ".json": "application/json",
        ".svg": "image/svg+xml",
        ".xml": "text/xml; charset=utf-8",
        ".woff2": "font/woff2",
        ".webmanifest": "application/manifest+json",
        ".html": "text/html; charset=utf-8",
    }

    def __init__(self, *arguments: object, sub_path: str, directory: Path) -> None:
        self.sub_path = sub_path
        super().__init__(*arguments, directory=str(directory))  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        """Map an address to a file; what lies outside the sub-path is no file at all."""
        if not path.startswith(self.sub_path):
            return str(Path(self.directory) / "outside the sub-path")
        return super().translate_path("/" + path.removeprefix(self.sub_path))

    def send_head(self) -> io.BytesIO | io.BufferedReader | None:
        """Send a file's head, compressed where that is of use; return what is to follow."""
        path = Path(self.translate_path(self.path.partition("?")[0]))
        path = (
            path / "index.html"
            if path.is_dir() and self.path.partition("?")[0][-1] == "/"
            else path
        )
        kind = self.guess_type(str(path))
        accepted = "gzip" in self.headers.get("Accept-Encoding", "")
        if not path.is_file() or not _TEXT.match(kind) or not accepted:
            found: io.BufferedReader | None = super().send_head()  # type: ignore[assignment]
            return found
        body = _compressed(path, path.stat().st_mtime_ns)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)

    def end_headers(self) -> None:
        """Let what bears a hash be kept for good."""
        if _HASHED.search(self.path.partition("?")[0]):
            self.send_header("Cache-Control", "public, max-age=31536000, immutable")
        super().end_headers()

    def list_directory(self, path: object) -> None:
        """Answer a folder without index.html as hosts do: not found."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer an error with the site's own page."""
        page = Path(self.directory) / "404.html"
        body = page.read_bytes() if page.exists() else b""
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        """Stay silent: a test's output is for its failure."""


class Server(ThreadingHTTPServer):
    """Serves what `handler` answers at a port of this machine; 0 takes a free one."""

    daemon_threads = True

    def __init__(self, handler: Callable[..., StaticHost], port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), handler)

    def handle_error(self, request: object, client_address: object) -> None:
        """Tell what went wrong, but not of a browser that left before it had its answer."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@contextlib.contextmanager
def serve(folder: Path, sub_path: str = "/") -> Iterator[str]:
    """Serve `folder` under `sub_path` (`/` or `/stadt/`); yield its first page's address."""
    handler = functools.partial(StaticHost, sub_path=sub_path, directory=folder)
    with Server(handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{sub_path}"
        finally:
            server.shutdown()
            thread.join()
