# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What people without a link have told the Kümmerer: mistakes, wishes for a link."""

from __future__ import annotations

from datetime import datetime

from starlette.responses import Response
from starlette.routing import Route

from plugins.editing.service.posted import Posted
from plugins.editing.service.routing import page
from plugins.editing.service.visit import Visit


def routes() -> list[Route]:
    """The routes of this module."""
    return [page("/meldungen", show, done, whom="caretaker")]


def show(visit: Visit) -> Response:
    """Those that wait, oldest first."""
    names = visit.service.known.names()
    notes = [
        (note, datetime.fromisoformat(note.at), names.get(note.business, ""))
        for note in visit.service.kept.open_notes()
    ]
    return visit.page("notes.html", notes=notes)


def done(visit: Visit, posted: Posted) -> Response:
    """One is done with."""
    visit.service.kept.done(posted.one("erledigt"), visit.now)
    return visit.go("/meldungen")
