# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where the buttons of mails lead: »Stimmt alles noch?«, an answer, the address for mails."""

from __future__ import annotations

from starlette.responses import Response
from starlette.routing import Route

from plugins.editing.approval.deciding import LONGEST
from plugins.editing.approval.facts import said_lines
from plugins.editing.post.letter import NoAddress
from plugins.editing.service.entry import come_in
from plugins.editing.service.errors import Stop, stop_for
from plugins.editing.service.posted import Posted
from plugins.editing.service.record import opened
from plugins.editing.service.routing import page
from plugins.editing.service.visit import Visit

_WAYS = ("antwort", "stimmt-noch", "vorschlaege")


def routes() -> list[Route]:
    """The routes of this module."""
    return [
        page("/l/{token}/{to}", come_in_to, whom="anyone"),
        page("/stimmt-noch", still_right),
        page("/antwort", question, answer),
        page("/nachrichten", mailbox, set_mailbox),
    ]


def come_in_to(visit: Visit) -> Response:
    """As a link does, to a page other than the first."""
    to = visit.request.path_params["to"]
    if to not in _WAYS:
        raise stop_for(404)
    response = come_in(visit)
    response.headers["location"] = visit.service.link(f"/{to}")
    return response


def still_right(visit: Visit) -> Response:
    """What stands there, and one button. Only the button changes anything."""
    record = opened(visit, "business", visit.business)
    names = visit.service.known.names()
    lines = said_lines(record.said, visit.city, names)
    return visit.page("still_right.html", lines=lines, is_waiting=record.is_waiting)


def question(visit: Visit) -> Response:
    """The question, and room for the answer."""
    return _question(visit)


def _question(visit: Visit, error: str = "", typed: str = "", status: int = 200) -> Response:
    proposal = visit.service.desk.of_business(visit.business)
    if proposal is None or not proposal.question:
        raise Stop(404, "Zur Zeit gibt es keine Rückfrage", "Ihren Eintrag finden Sie am Anfang.")
    return visit.page("answer.html", status, proposal=proposal, error_text=error, typed=typed)


def answer(visit: Visit, posted: Posted) -> Response:
    """Keep it for the Kümmerer."""
    typed = posted.one("antwort")
    words = "".join(letter for letter in typed if letter.isprintable() or letter == "\n")
    if not words.strip() or len(words) > LONGEST:
        told = (
            "Schreiben Sie Ihre Antwort." if not words.strip() else f"Höchstens {LONGEST} Zeichen."
        )
        return _question(visit, told, typed, 422)
    proposal = visit.service.desk.of_business(visit.business)
    if proposal is None:
        raise Stop(409, "Das ist inzwischen entschieden", "Ihren Eintrag finden Sie am Anfang.")
    visit.service.desk.answer(proposal.id, visit.business, words.strip())
    return visit.go("/")


def mailbox(visit: Visit) -> Response:
    """Where mails about the business go."""
    return _mailbox(visit)


def _mailbox(visit: Visit, error: str = "", typed: str | None = None) -> Response:
    post = visit.service.beside.post
    if post is None:
        raise stop_for(404)
    known = post.book.address(visit.business)
    value = known if typed is None else typed
    is_kept = "gesichert" in visit.request.query_params
    return visit.page(
        "mailbox.html", 422 if error else 200, value=value, error_text=error, is_kept=is_kept
    )


def set_mailbox(visit: Visit, posted: Posted) -> Response:
    """Keep the address, or forget it."""
    post = visit.service.beside.post
    if post is None:
        raise stop_for(404)
    typed = posted.one("mail")
    try:
        post.book.set_address(visit.business, typed)
    except NoAddress as error:
        return _mailbox(visit, str(error), typed)
    return visit.go("/nachrichten?gesichert=1")
