# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A page as a route: what every page checks before its own functions are asked.

A module of pages has ``routes() -> list[Route]``, made with ``page``. Its functions are plain ones,
run in a thread: ``show(visit)`` answers GET, ``send(visit, posted)`` answers POST.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from plugins.editing.service.errors import Stop, no_link
from plugins.editing.service.posted import FORM_BYTES, Posted, read_posted
from plugins.editing.service.service import Service
from plugins.editing.service.visit import Visit

Show = Callable[[Visit], Response]
Send = Callable[[Visit, Posted], Response]
#: Who may see a page: ``business`` is somebody with a link to one, and the Kümmerer, who has chosen
#: one; ``caretaker`` the Kümmerer alone; ``anyone`` needs no link, and no token against forgery
#: beyond the check of the origin.
Whom = Literal["business", "caretaker", "anyone"]


def page(
    path: str,
    show: Show | None = None,
    send: Send | None = None,
    *,
    whom: Whom = "business",
    most: int = FORM_BYTES,
    files: int = 0,
) -> Route:
    """The route of one page; a POST may have ``most`` bytes and so many ``files``."""

    async def endpoint(request: Request) -> Response:
        service: Service = request.app.state.service
        visit = await run_in_threadpool(Visit, service, request)
        if request.method == "POST" and send:
            await run_in_threadpool(_admit_sender, visit, whom)
            posted = await read_posted(request, most, files)
            return await run_in_threadpool(_send, visit, posted, whom, send)
        return await run_in_threadpool(_show, visit, whom, show)

    methods = [*(["GET"] if show else []), *(["POST"] if send else [])]
    return Route(path, endpoint, methods=methods)


def _admit_sender(visit: Visit, whom: Whom) -> None:
    """Before anything of a body is read."""
    service, limits = visit.service, visit.service.limits
    address = address_of(visit.request, service.settings.proxies)
    if visit.session is None:
        service.count("stranger", service.faceless(address), limits.strangers)
    else:
        service.count("link", visit.session.link.id, limits.link)
        service.count("sender", service.faceless(address), limits.address)
    _admit(visit, whom)


def _admit(visit: Visit, whom: Whom) -> None:
    if whom == "anyone":
        return
    if visit.session is None:
        raise no_link()
    if whom == "caretaker" and not visit.is_caretaker:
        raise Stop(403, "Diese Seite ist für die Stadt", "Ihre eigene Seite finden Sie am Anfang.")


def _show(visit: Visit, whom: Whom, show: Show | None) -> Response:
    assert show is not None  # noqa: S101  the route takes no GET otherwise
    _admit(visit, whom)
    if whom == "business" and not visit.business:
        return visit.go(visit.desk)
    return show(visit)


def _send(visit: Visit, posted: Posted, whom: Whom, send: Send) -> Response:
    if visit.session is not None:
        visit.check(posted)
    if whom == "business" and not visit.business:
        return visit.go(visit.desk)
    return send(visit, posted)


def address_of(request: Request, proxies: int) -> str:
    """Who is at the other end: of ``X-Forwarded-For`` only what our own proxies have written."""
    told = [
        part.strip()
        for header in request.headers.getlist("x-forwarded-for")
        for part in header.split(",")
    ]
    if proxies and len(told) >= proxies:
        return told[-proxies]
    return request.client.host if request.client else ""
