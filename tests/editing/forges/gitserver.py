# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A forge in small: git's own ``http-backend`` with the hooks of GitLab's options and of AGit.

Requests are what a hook writes down, one file each; ``rest`` answers as the REST interfaces do.
"""

import base64
import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any
from urllib.parse import parse_qs
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from tests.editing.store.town import git

TOKEN = "geheim-4711"

HOOKS = Path(__file__).parent / "hooks"


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *arguments: Any) -> None:
        """Stay silent."""


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True
    block_on_close = False


Answer = Callable[[str, str, dict[str, list[str]], Any], tuple[int, Any]]


class GitServer:
    """The bare repository at ``folder/portal.git``, copied from ``town``, behind HTTP."""

    def __init__(self, folder: Path, town: Path, flavour: str) -> None:
        self.repository = folder / "portal.git"
        git(folder, "clone", "--quiet", "--bare", str(town), str(self.repository))
        for name in ("receive.advertisePushOptions", "http.receivepack"):
            git(self.repository, "config", name, "true")
        self._hook("pre-receive")
        if flavour == "gitlab":
            self._hook("post-receive")
        if flavour == "agit":
            git(self.repository, "config", "receive.procReceiveRefs", "refs/for")
            self._hook("proc-receive")
        self.rest: Answer | None = None
        self.seen: list[str] = []
        self.busy = 0
        self._port = 0
        self._server: _Server | None = None
        self.start()

    def _hook(self, name: str) -> None:
        source = (HOOKS / f"{name.replace('-', '_')}.py").read_text("utf-8")
        hook = self.repository / "hooks" / name
        hook.parent.mkdir(exist_ok=True)
        hook.write_text(f"#!{sys.executable} -IS\n{source}", "utf-8")
        hook.chmod(0o755)

    @property
    def host(self) -> str:
        """The address of the server."""
        return f"http://127.0.0.1:{self._port}"

    @property
    def url(self) -> str:
        """What ``git clone`` takes."""
        return f"{self.host}/stadt/portal.git"

    def requests(self) -> list[dict[str, Any]]:
        """The merge requests that were opened, in their order."""
        folder = self.repository / "requests"
        paths = sorted(folder.iterdir(), key=lambda path: int(path.name)) if folder.exists() else []
        return [json.loads(path.read_text("utf-8")) for path in paths]

    def change(self, number: int, **fields: str) -> None:
        """Let a request be otherwise: closed, say."""
        path = self.repository / "requests" / str(number)
        path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | fields), "utf-8")

    def start(self) -> None:
        """Answer, at the same port as before."""
        made = make_server("127.0.0.1", self._port, self._answer, _Server, _Quiet)
        assert isinstance(made, _Server)
        self._server, self._port = made, made.server_port
        threading.Thread(target=made.serve_forever, args=(0.02,), daemon=True).start()

    def stop(self) -> None:
        """Answer no longer."""
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def _answer(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        size = int(environ.get("CONTENT_LENGTH") or 0)
        body = environ["wsgi.input"].read(size)
        path = environ["PATH_INFO"]
        self.seen.append(f"{environ['REQUEST_METHOD']} {path}")
        if self.busy:
            start(f"{self.busy} Busy", [])
            return [b""]
        if not self._knows(environ.get("HTTP_AUTHORIZATION", "")):
            start("401 Unauthorized", [("WWW-Authenticate", "Basic")])
            return [b""]
        if path.startswith("/stadt/portal.git/"):
            return self._git(environ, body, start)
        if self.rest is None:
            start("404 Not Found", [])
            return [b"{}"]
        asked = parse_qs(environ.get("QUERY_STRING", ""))
        code, answer = self.rest(environ["REQUEST_METHOD"], path, asked, json.loads(body or b"{}"))
        start(f"{code} OK", [("Content-Type", "application/json")])
        return [json.dumps(answer).encode()]

    def _knows(self, header: str) -> bool:
        scheme, _, value = header.partition(" ")
        if scheme == "Basic":
            return base64.b64decode(value).decode().endswith(f":{TOKEN}")
        return scheme in ("Bearer", "token") and value == TOKEN

    def _git(self, environ: dict[str, Any], body: bytes, start: Callable[..., Any]) -> list[bytes]:
        kept = {
            name: value
            for name, value in environ.items()
            if re.match(r"HTTP_|CONTENT_|QUERY", name)
        }
        done = subprocess.run(
            ["git", "http-backend"],
            input=body,
            capture_output=True,
            check=False,
            env={
                "PATH": os.environ["PATH"],
                "GIT_PROJECT_ROOT": str(self.repository.parent),
                "GIT_HTTP_EXPORT_ALL": "1",
                "GIT_PROTOCOL": environ.get("HTTP_GIT_PROTOCOL", ""),
                "PATH_INFO": environ["PATH_INFO"].removeprefix("/stadt"),
                "REQUEST_METHOD": environ["REQUEST_METHOD"],
                "REMOTE_USER": "bot",
                "REMOTE_ADDR": "127.0.0.1",
                "HOST": self.host,
                **{name: str(value) for name, value in kept.items()},
            },
        )
        head, _, answer = done.stdout.partition(b"\r\n\r\n")
        headers = [tuple(line.split(": ", 1)) for line in head.decode().split("\r\n") if line]
        status = next((value for name, value in headers if name == "Status"), "200 OK")
        start(status, [pair for pair in headers if pair[0] != "Status"])
        return [answer]
