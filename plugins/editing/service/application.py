# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The service as an ASGI application."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from types import ModuleType

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from plugins.core.messages import N_
from plugins.editing.links.links import Links
from plugins.editing.service import (
    details,
    entries,
    entry,
    looking,
    notes,
    photos,
    public,
    queue,
    quick,
    sent,
    sheet,
    ways,
)
from plugins.editing.service.beside import Beside
from plugins.editing.service.errors import Stop, stop_for
from plugins.editing.service.guard import Guard
from plugins.editing.service.limits import Limits
from plugins.editing.service.service import Service
from plugins.editing.service.speaking import language_of
from plugins.editing.settings import Settings
from plugins.editing.store.desk import Desk
from plugins.editing.store.forge import Away, Declined
from plugins.editing.suggestions.proof import Work

#: The modules of pages; each has ``routes() -> list[Route]``.
PAGES: Sequence[ModuleType] = (
    entry,
    sheet,
    quick,
    details,
    entries,
    photos,
    sent,
    queue,
    looking,
    ways,
    public,
    notes,
)


def application(
    settings: Settings,
    desk: Desk,
    links: Links,
    clock: Callable[[], datetime],
    limits: Limits | None = None,
    beside: Beside | None = None,
    work: Work | None = None,
) -> Guard:
    """The application. Whoever starts it starts ``desk.worker``, and closes both in the end."""
    service = Service(settings, desk, links, clock, limits or Limits(), beside or Beside(), work)
    routes: list[Route] = [route for pages in PAGES for route in pages.routes()]
    app = Starlette(
        routes=routes,
        exception_handlers={
            Stop: _stopped,
            Declined: _declined,
            Away: _away,
            HTTPException: _http,
            Exception: _failed,
        },
    )
    app.router.redirect_slashes = False
    app.state.service = service
    return Guard(app, service)


def _stopped(request: Request, stop: Exception) -> Response:
    assert isinstance(stop, Stop)  # noqa: S101
    service: Service = request.app.state.service
    return service.stopped(stop, language_of(request, service.city))


def _declined(request: Request, declined: Exception) -> Response:
    return _stopped(request, Stop(409, N_("That is not possible just now"), str(declined)))


def _away(request: Request, away: Exception) -> Response:
    text = N_("Please try again in a few minutes. Nothing is sent yet.")
    return _stopped(request, Stop(503, N_("That is not possible just now"), text, 60))


def _failed(request: Request, error: Exception) -> Response:
    """Our mistake: it is raised once more, and ``Guard`` writes it down."""
    return _stopped(request, stop_for(500))


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101
    answer = _stopped(request, stop_for(error.status_code))
    for name, value in (error.headers or {}).items():
        answer.headers[name] = value
    return answer
