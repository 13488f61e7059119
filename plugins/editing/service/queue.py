# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The Kümmerer's queue: a card for each proposal, with what it changes in words."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct
from starlette.responses import Response
from starlette.routing import Route

from plugins.core.clock import in_city
from plugins.editing.approval import deciding
from plugins.editing.approval.deciding import Newer, Wordless
from plugins.editing.approval.differences import Differences, differences
from plugins.editing.service.errors import Stop, stop_for
from plugins.editing.service.looking import shown
from plugins.editing.service.posted import Posted
from plugins.editing.service.routing import page
from plugins.editing.service.visit import Visit
from plugins.editing.store.clash import Conflict
from plugins.editing.store.forge import Declined, Proposal

#: So many cards are on a page.
_MOST = 20
_QUEUE = "/vorschlaege"
_PICTURES = {"jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "webp": "image/webp"}
_DONE = {"merged": "Freigegeben", "rejected": "Abgelehnt", "open": "Gefragt"}


class Card(Struct, frozen=True):
    """A proposal as it is shown."""

    proposal: Proposal
    seen: Differences
    #: The business's name, or that nobody is known.
    name: str
    opened: datetime
    #: What went wrong with the last press of a button, and what was typed for it.
    error: str = ""
    wrong: str = ""
    typed: str = ""


class _Pressed(Struct, frozen=True):
    number: int
    error: str
    wrong: str = ""
    typed: str = ""


def routes() -> list[Route]:
    """The routes of this module."""
    one = f"{_QUEUE}/{{number:int}}"
    return [
        page(_QUEUE, show, whom="caretaker"),
        page(f"{_QUEUE}/bestaetigungen", send=confirm_all, whom="caretaker"),
        page(one, send=decide, whom="caretaker"),
        page(f"{one}/vorher", before, whom="caretaker"),
        page(f"{one}/nachher", after, whom="caretaker"),
        page(f"{one}/bild/{{which:int}}", picture, whom="caretaker"),
    ]


def show(visit: Visit) -> Response:
    """The queue."""
    return _page(visit)


def _page(visit: Visit, pressed: _Pressed | None = None, status: int = 200) -> Response:
    service = visit.service
    begin = visit.request.query_params.get("ab", "")
    first = int(begin) if begin.isascii() and begin.isdigit() and len(begin) < 12 else 0
    waiting = [each for each in service.desk.waiting() if each.id >= first]
    cards: list[Card] = []
    confirmations: list[Card] = []
    following = 0
    for proposal in waiting:
        if len(cards) == _MOST:
            following = proposal.id
            break
        card = _card(visit, proposal, pressed)
        is_small = card.seen.only_verified and not (proposal.question or proposal.notes)
        (confirmations if is_small and not card.error else cards).append(card)
    post, site = service.beside.post, service.beside.site
    return visit.page(
        "queue.html",
        status,
        cards=cards,
        confirmations=confirmations,
        following=following,
        number=len(waiting),
        done=_done(visit),
        may_approve=service.desk.may_approve,
        has_preview=service.beside.preview is not None,
        site=site.standing if site else None,
        site_built=_moment(visit, site.standing.built) if site and site.standing.built else None,
        unsent=post.failures() if post else [],
        undelivered=[fate for _, fate in service.desk.undelivered()],
        longest=deciding.LONGEST,
    )


def _card(visit: Visit, proposal: Proposal, pressed: _Pressed | None) -> Card:
    names = visit.service.known.names()
    seen = differences(visit.service.desk.view(proposal), visit.city, names)
    name = names.get(proposal.business, proposal.business) or "Jemand ohne Link"
    opened = _moment(visit, datetime.fromisoformat(proposal.opened))
    if pressed and pressed.number == proposal.id:
        return Card(proposal, seen, name, opened, pressed.error, pressed.wrong, pressed.typed)
    return Card(proposal, seen, name, opened)


def _moment(visit: Visit, moment: datetime) -> datetime:
    return in_city(moment, visit.city.timezone).moment


def _done(visit: Visit) -> str:
    """What was decided by the press before: »Freigegeben: Bäckerei Hövel: Öffnungszeiten«."""
    number = visit.request.query_params.get("erledigt", "")
    if not (number.isascii() and number.isdigit() and len(number) < 12):
        return ""
    proposal = visit.service.desk.proposal(int(number))
    return f"{_DONE[proposal.state]}: {proposal.title}" if proposal else ""


def decide(visit: Visit, posted: Posted) -> Response:
    """One of the buttons of a card."""
    desk = visit.service.desk
    number, seen = visit.request.path_params["number"], posted.one("stand")
    assert visit.session is not None  # noqa: S101  the route asks for one
    by = f"Kümmerer, Link {visit.session.link.id}"
    what = posted.one("tun")
    typed = posted.one("grund" if what == "ablehnen" else "frage")
    try:
        if what in ("freigeben", "trotzdem"):
            deciding.approve(desk, number, seen, by, overwrite=what == "trotzdem")
            _publish(visit)
        elif what == "ablehnen":
            deciding.reject(desk, number, seen, by, typed)
        elif what == "nachfragen":
            deciding.ask_back(desk, number, seen, by, typed)
        else:
            raise stop_for(400)
    except Wordless as wordless:
        return _page(visit, _Pressed(number, str(wordless), what, typed), 422)
    except Newer:
        told = "Inzwischen hat sich der Vorschlag geändert. Bitte sehen Sie ihn noch einmal an."
        return _page(visit, _Pressed(number, told, "", typed), 409)
    except Conflict:
        told = "Inzwischen steht im Portal etwas anderes. Was soll gelten?"
        return _page(visit, _Pressed(number, told, "", typed), 409)
    except Declined as declined:
        proposal = desk.proposal(number)
        if proposal is None or proposal.state != "open":
            raise
        return _page(visit, _Pressed(number, str(declined), "", typed), 409)
    return visit.go(f"{_QUEUE}?erledigt={number}")


def confirm_all(visit: Visit, posted: Posted) -> Response:
    """All that say nothing but that everything is still right, as far as they were shown."""
    desk = visit.service.desk
    assert visit.session is not None  # noqa: S101  the route asks for one
    by = f"Kümmerer, Link {visit.session.link.id}"
    told: list[str] = []
    for shown_ in posted.values.get("stand", ()):
        number, _, seen = shown_.partition("-")
        if not (number.isascii() and number.isdigit() and len(number) < 12):
            raise stop_for(400)
        try:
            deciding.approve(desk, int(number), seen, by)
        except (Newer, Conflict, Declined) as error:
            told.append(str(error) or "Zu einer Bestätigung ist etwas dazugekommen.")
    _publish(visit)
    if told:
        raise Stop(409, "Nicht alle ließen sich freigeben", " ".join(dict.fromkeys(told)))
    return visit.go(_QUEUE)


def _publish(visit: Visit) -> None:
    site = visit.service.beside.site
    if site:
        site.build()


def before(visit: Visit) -> Response:
    """The real page as it is now."""
    preview = visit.service.beside.preview
    proposal = _open(visit)
    if preview is None:
        raise stop_for(404)
    return shown(visit, preview, {}, _seen(visit, proposal).address)


def after(visit: Visit) -> Response:
    """The real page as it would be."""
    preview = visit.service.beside.preview
    proposal = _open(visit)
    if preview is None:
        raise stop_for(404)
    files = visit.service.desk.view(proposal).files
    return shown(visit, preview, files, _seen(visit, proposal).address)


def picture(visit: Visit) -> Response:
    """A new picture of a proposal."""
    proposal = _open(visit)
    found = _seen(visit, proposal).pictures
    which = visit.request.path_params["which"]
    path = found[which] if which < len(found) else ""
    content = visit.service.desk.file(path, proposal) if path else None
    kind = _PICTURES.get(path.rpartition(".")[2])
    if content is None or kind is None:
        raise stop_for(404)
    return Response(content, 200, {"Content-Security-Policy": "default-src 'none'"}, kind)


def _open(visit: Visit) -> Proposal:
    proposal = visit.service.desk.proposal(visit.request.path_params["number"])
    if proposal is None or proposal.state != "open" or not proposal.pushed:
        raise Stop(404, "Dieser Vorschlag ist schon entschieden", "Zurück zu den anderen.")
    return proposal


def _seen(visit: Visit, proposal: Proposal) -> Differences:
    names = visit.service.known.names()
    return differences(visit.service.desk.view(proposal), visit.city, names)
