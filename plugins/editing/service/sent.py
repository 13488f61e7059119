# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""After something was sent: what happens next, or which of two values is right."""

from __future__ import annotations

from starlette.responses import Response
from starlette.routing import Route

from plugins.editing.service.routing import page
from plugins.editing.service.sending import decide
from plugins.editing.service.visit import Visit

NOTHING = "nichts"


def routes() -> list[Route]:
    """The routes of this module."""
    return [page("/gesendet/{key}", thanks), page("/entscheidung", send=decide)]


def thanks(visit: Visit) -> Response:
    """What was sent, and what happens with it."""
    key = visit.request.path_params["key"]
    assert visit.session is not None  # noqa: S101  the route asks for one
    if key == NOTHING or not key.startswith(f"{visit.session.link.id}-"):
        return visit.page("unchanged.html")
    fate = visit.service.desk.fate(key)
    if fate is None:
        return visit.page("unchanged.html")
    receipt = visit.service.receipt(key, visit.business)
    # A forge that is away is ours to bear; what was sent is safe.
    return visit.page("thanks.html", receipt=receipt, fate=fate)
