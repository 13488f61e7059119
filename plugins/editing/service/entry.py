# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Coming in and going out: the link of a letter, the end of a session, whose sheet it is."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from plugins.core.slug import is_id, slugify
from plugins.editing.service.errors import not_valid, stop_for
from plugins.editing.service.posted import Posted
from plugins.editing.service.routing import address_of, page
from plugins.editing.service.service import Service
from plugins.editing.service.visit import Visit

_FOR_EVER = "public, max-age=31536000, immutable"


def routes() -> list[Route]:
    """The routes of this module."""
    return [
        page("/l/{token}", come_in, whom="anyone"),
        page("/abmelden", send=go_out),
        page("/betriebe", choose, chosen, whom="caretaker"),
        Route("/assets/{name}", file, methods=["GET"]),
        Route("/robots.txt", robots, methods=["GET"]),
        Route("/gesund", healthy, methods=["GET"]),
    ]


def come_in(visit: Visit) -> Response:
    """Take the link out of the address, where others might read it, into a cookie. Programs that
    look into mails and letters before people do may do this as often as they like.
    """
    service = visit.service
    link = service.links.find(visit.request.path_params["token"])
    if link is None:
        address = address_of(visit.request, service.settings.proxies)
        service.count("stranger", service.faceless(address), service.limits.strangers)
        raise not_valid()
    to = service.link(visit.desk if link.kind == "caretaker" else "/")
    answer = RedirectResponse(to, 303, {"Referrer-Policy": "no-referrer"})
    visit.choose(answer, "")
    visit.remember(answer, service.links.begin(link))
    return answer


def go_out(visit: Visit, posted: Posted) -> Response:
    """End the session, for whoever holds its cookie."""
    assert visit.session is not None  # noqa: S101  the route asks for one
    visit.service.links.end(visit.session)
    answer = visit.page("goodbye.html")
    visit.forget(answer)
    return answer


def choose(visit: Visit) -> Response:
    """The Kümmerer's list of businesses."""
    names = visit.service.known.names()
    wanted = visit.request.query_params.get("suche", "").strip()[:80]
    found = [
        (id_, name)
        for id_, name in sorted(names.items(), key=lambda item: slugify(item[1]))
        if wanted.casefold() in name.casefold()
    ]
    waiting = {each.business for each in visit.service.desk.waiting()}
    return visit.page("businesses.html", found=found, wanted=wanted, waiting=waiting)


def chosen(visit: Visit, posted: Posted) -> Response:
    """Go on for one of them."""
    business = posted.one("betrieb")
    if not is_id(business) or business not in visit.service.known.names():
        raise stop_for(404)
    answer = visit.go("/")
    visit.choose(answer, business)
    return answer


async def file(request: Request) -> Response:
    """A file that pages load; its name changes with its content."""
    service: Service = request.app.state.service
    found = service.assets.files.get(request.path_params["name"])
    if found is None:
        raise stop_for(404)
    headers = {"Cache-Control": _FOR_EVER}
    return Response(found.content, 200, headers, found.media_type)


async def robots(request: Request) -> Response:
    """Nothing here is for search engines."""
    return PlainTextResponse("User-agent: *\nDisallow: /\n")


async def healthy(request: Request) -> Response:
    """For whoever watches over the service."""
    return PlainTextResponse("gut\n")
