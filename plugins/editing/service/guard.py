# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Around all pages: which host and which origin are ours, the headers of safety, and the log."""

from __future__ import annotations

import logging
import time
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from plugins.editing.service.errors import Stop, other_session, stop_for
from plugins.editing.service.routing import address_of
from plugins.editing.service.service import Service
from plugins.editing.service.speaking import language_of

_log = logging.getLogger("stadtfenster.editing")
_access = logging.getLogger("stadtfenster.editing.access")

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; frame-src 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Not "no-referrer": browsers would then call the origin of our own forms "null".
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "X-Robots-Tag": "noindex, nofollow",
    "Cache-Control": "no-store",
}
_SAFE = ("GET", "HEAD", "OPTIONS")
_LOCAL = ("127.0.0.1", "localhost", "[::1]")
#: What is in the path behind these is nobody's to read in a log.
SECRET_PATHS = ("/l/", "/gesendet/", "/ansehen/", "/vorschau/", "/bestaetigen/")


class Guard:
    """The application as a server gets it."""

    def __init__(self, app: ASGIApp, service: Service) -> None:
        self._app = app
        self.service = service
        parts = urlsplit(service.settings.address)
        self._hosts = {service.host.lower()}
        if parts.hostname in ("127.0.0.1", "localhost", "::1"):
            port = f":{parts.port}" if parts.port else ""
            self._hosts |= {f"{name}{port}" for name in _LOCAL}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request; a websocket is not answered."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        began, status, started = time.monotonic(), 500, False
        log_as = scope["path"]

        async def with_headers(message: Message) -> None:
            nonlocal status, started
            if message["type"] == "http.response.start":
                status, started = message["status"], True
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        try:
            scope = self._below_prefix(scope)
            log_as = scope["path"]
            self._check(scope)
            await self._app(scope, receive, with_headers)
        except Stop as stop:
            await self._stopped(stop, scope)(scope, receive, with_headers)
        except Exception:
            _log.exception("%s %s ist gescheitert.", scope["method"], logged(log_as))
            if not started:
                await self._stopped(stop_for(500), scope)(scope, receive, with_headers)
        finally:
            milliseconds = (time.monotonic() - began) * 1000
            _access.info("%s %s %d %.0f ms", scope["method"], logged(log_as), status, milliseconds)

    def _stopped(self, stop: Stop, scope: Scope) -> Response:
        return self.service.stopped(stop, language_of(Request(scope), self.service.city))

    def _below_prefix(self, scope: Scope) -> Scope:
        prefix = self.service.prefix
        if not prefix:
            return scope
        path = scope["path"]
        if path != prefix and not path.startswith(f"{prefix}/"):
            raise stop_for(404)
        below = path[len(prefix) :] or "/"
        return {**scope, "path": below, "raw_path": below.encode()}

    def _check(self, scope: Scope) -> None:
        headers = Headers(scope=scope)
        if scope["path"] == "/gesund":
            return
        host = headers.get("host", "").lower()
        if host not in self._hosts:
            raise Stop(421, "Diese Adresse ist nicht unsere", "Bitte öffnen Sie Ihren Link.")
        if not scope["path"].startswith("/vorschau/"):  # a page of the portal is many files
            address = address_of(Request(scope), self.service.settings.proxies)
            self.service.count("look", self.service.faceless(address), self.service.limits.looks)
        if scope["method"] not in _SAFE and not self._is_ours(headers, host):
            raise other_session()

    def _is_ours(self, headers: Headers, host: str) -> bool:
        """Whether a form of ours was sent, as far as the browser tells where it stood."""
        site = headers.get("sec-fetch-site")
        if site is not None:
            return site == "same-origin"
        origin = headers.get("origin")
        if origin is None:
            return True  # no browser of the last ten years; the form's token has to do
        parts = urlsplit(origin)
        return parts.netloc.lower() == host and parts.scheme == urlsplit(self.service.origin).scheme


def logged(path: str) -> str:
    """A path for the log: what lets somebody in does not stand there, nor a line of its own."""
    for secret in SECRET_PATHS:
        if path.startswith(secret):
            path = f"{secret}…"
    return "".join(letter if letter.isprintable() else "?" for letter in path[:200])
