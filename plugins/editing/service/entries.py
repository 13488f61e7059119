# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Offers and events of a business: the list, a new one, one that is changed or ended."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import NamedTuple

from starlette.responses import Response
from starlette.routing import Route

from plugins.core.slug import is_id
from plugins.editing.photos.fields import FILES
from plugins.editing.service.errors import stop_for
from plugins.editing.service.filled import (
    Every,
    Filled,
    filled,
    new_one,
    show,
    typed_change,
    typed_new,
)
from plugins.editing.service.own import may_change, own_events, own_offers
from plugins.editing.service.pictures import (
    BYTES,
    FILES_AT_ONCE,
    Pictures,
    pictures_of,
    received,
    with_errors,
    with_pictures,
)
from plugins.editing.service.posted import Posted
from plugins.editing.service.record import Opened, opened
from plugins.editing.service.routing import page
from plugins.editing.service.sending import deliver
from plugins.editing.service.visit import Visit
from plugins.editing.submission import Edit, Kind, Value

#: Pictures are no fields like others.
_ALL = Every(*FILES)
#: What a copy of an old one does not take over.
_NOT_COPIED = frozenset(
    ["valid_from", "valid_through", "start_date", "end_date", "exdate", "rdate", "rrule",
     "event_status", "previous_start_date", "business"]
)  # fmt: skip


class Words(NamedTuple):
    """What a kind of record is called, and where its pages are."""

    kind: Kind
    path: str
    title: str
    new: str
    change: str
    none: str
    #: What the button says that ends one.
    end: str


OFFERS = Words(
    "offer", "/angebote", "Angebote", "Neues Angebot", "Angebot ändern",
    "Zur Zeit haben Sie kein Angebot im Portal.", "Angebot beenden",
)  # fmt: skip
EVENTS = Words(
    "event", "/termine", "Termine", "Neuer Termin", "Termin ändern",
    "Zur Zeit steht kein Termin von Ihnen im Portal.", "Termin absagen",
)  # fmt: skip


def routes() -> list[Route]:
    """The routes of this module."""
    return [*_routes(OFFERS), *_routes(EVENTS)]


def _routes(words: Words) -> list[Route]:
    def list_(visit: Visit) -> Response:
        now, over = (own_offers if words is OFFERS else own_events)(visit)
        return visit.page("entries.html", words=words, now=now, over=over)

    def blank(visit: Visit) -> Response:
        likely = _likely(visit, words.kind, visit.request.query_params.get("wie", ""))
        form = new_one(visit, words.kind, likely, _ALL)
        return show(visit, "entry.html", form, words=words, entry="", pictures=Pictures())

    def add(visit: Visit, posted: Posted) -> Response:
        fixed: dict[str, Value] = {}
        if words.kind == "offer":
            fixed["business"] = visit.business
        elif not posted.has("organizer"):
            fixed["organizer"] = visit.business
        edit, form = typed_new(visit, posted, words.kind, fixed, _ALL)
        return finish(visit, posted, edit, form, {}, "")

    def look(visit: Visit) -> Response:
        record = _own(visit, words.kind)
        form, pictures = filled(visit, record, _ALL), pictures_of(record.said)
        return show(visit, "entry.html", form, words=words, entry=record.id, pictures=pictures)

    def change(visit: Visit, posted: Posted) -> Response:
        record = _own(visit, words.kind)
        edit, form = typed_change(visit, posted, record, _ALL)
        return finish(visit, posted, edit, form, record.said, record.id)

    def finish(
        visit: Visit,
        posted: Posted,
        edit: Edit,
        form: Filled,
        said: Mapping[str, Value],
        entry: str,
    ) -> Response:
        got = received(visit, posted, said, edit)
        if form.errors or got.pictures.errors:
            form = with_errors(form, got.pictures)
            return show(visit, "entry.html", form, words=words, entry=entry, pictures=got.pictures)
        edit = with_pictures(edit, got, said)
        return deliver(visit, posted, [edit], got.photos, got.note)

    def end(visit: Visit, posted: Posted) -> Response:
        record = _own(visit, words.kind)
        after = _ended(visit, record)
        before = {name: record.said.get(name) for name in after}
        return deliver(visit, posted, [Edit(record.kind, record.id, after, before, record.commit)])

    return [
        page(words.path, list_),
        page(f"{words.path}/neu", blank, add, most=BYTES, files=FILES_AT_ONCE),
        page(f"{words.path}/{{id}}", look, change, most=BYTES, files=FILES_AT_ONCE),
        page(f"{words.path}/{{id}}/ende", send=end),
    ]


def _own(visit: Visit, kind: Kind) -> Opened:
    """The record of the address, if it is the business's own; else there is no such page."""
    id_ = visit.request.path_params["id"]
    if not is_id(id_):
        raise stop_for(404)
    said = visit.service.known.with_proposed(kind, visit.business).get(id_)
    if said is None or not may_change(visit, kind, said):
        raise stop_for(404)
    return opened(visit, kind, id_)


def _ended(visit: Visit, record: Opened) -> dict[str, Value]:
    """The fields of one that is over as of now."""
    if record.kind == "event":
        return {"event_status": "cancelled"}
    yesterday = (visit.today - timedelta(1)).isoformat()
    first = record.said.get("valid_from")
    if isinstance(first, str) and first > yesterday:
        return {"valid_from": yesterday, "valid_through": yesterday}
    return {"valid_through": yesterday}


def _likely(visit: Visit, kind: Kind, like: str) -> Mapping[str, Value]:
    """What a new one is filled in with: that of one to be repeated, and today."""
    found: dict[str, Value] = {}
    old = visit.service.known.with_proposed(kind, visit.business).get(like)
    if old and may_change(visit, kind, old):
        found = {name: value for name, value in old.items() if name not in _NOT_COPIED}
    if kind == "offer":
        return {**found, "valid_from": visit.today.isoformat()}
    return {"organizer": visit.business, "location": visit.business, **found}
