# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The real page, before it is published: of a form that is not sent, of a proposal.

Its scripts come from its own files and may ask for nothing else: what somebody has written into a
proposal meets the Kümmerer here first.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from plugins.core.media_types import media_type
from plugins.editing.approval.differences import ADDRESSES
from plugins.editing.preview.preview import NotShown, NotYet, Preview
from plugins.editing.rewriting.refused import Refused
from plugins.editing.service.errors import Stop, no_link, stop_for
from plugins.editing.service.routing import page
from plugins.editing.service.visit import Visit
from plugins.editing.store.forge import Declined
from plugins.editing.submission import Edit, Photo, Submission

#: The button beside the one that sends.
LOOK = "_ansehen"
_BELOW = "/vorschau"
#: A browser that keeps what it has seen in a service worker would show it again as the portal.
_ASKS_FOR_WORKER = re.compile(rb'(?<=<html)([^>]*?) data-worker="[^"]*"')
_HASHED = re.compile(r"-[0-9a-f]{8,}(?:-\d+)?\.\w+$")


def routes() -> list[Route]:
    """The routes of this module."""
    return [
        page("/ansehen", own),
        page("/ansehen/{key}/{path:path}", again, whom="anyone"),
        page(f"{_BELOW}/{{key}}/{{path:path}}", file, whom="anyone"),
    ]


def own(visit: Visit) -> Response:
    """The business's page with what it has proposed."""
    return look(visit, [])


def look(visit: Visit, edits: Sequence[Edit], photos: tuple[Photo, ...] = ()) -> Response:
    """The page as it would be if these were sent. Raises ``Conflict``."""
    preview = _preview(visit)
    draft = Submission(
        "vorschau", visit.business, visit.source, visit.now.isoformat(), tuple(edits), photos
    )
    try:
        files = visit.service.desk.drafted(draft)
    except (Refused, ValueError) as error:
        raise Declined(str(error)) from error
    return shown(visit, preview, files, _address(visit, edits, files))


def _address(visit: Visit, edits: Sequence[Edit], files: Mapping[str, bytes | None]) -> str:
    for edit in edits:
        if not edit.is_new:
            return ADDRESSES[edit.kind].format(edit.id)
        for path in files:
            record = visit.service.desk.mirror.places.record(path)
            if record and record.kind == edit.kind and visit.service.desk.file(path) is None:
                return ADDRESSES[edit.kind].format(record.id)
    return ADDRESSES["business"].format(visit.business)


def shown(
    visit: Visit, preview: Preview, files: Mapping[str, bytes | None], address: str
) -> Response:
    """To the page ``address`` of the site with ``files``; or to wait until it is built."""
    try:
        key = preview.of(files)
    except NotShown as error:
        raise _not_shown(error) from error
    except NotYet as late:
        return visit.go(f"/ansehen/{late.key}/{address}")
    return visit.go(f"{_BELOW}/{key}/{address}")


def again(visit: Visit) -> Response:
    """The page again and again until it is built: it is asked for by itself."""
    if visit.session is None:
        raise no_link()
    key, address = visit.request.path_params["key"], visit.request.path_params["path"]
    try:
        _preview(visit).again(key)
    except NotShown as error:
        raise _not_shown(error) from error
    except NotYet:
        return visit.page("looking.html")
    return visit.go(f"{_BELOW}/{key}/{address}")


def _not_shown(error: NotShown) -> Stop:
    return Stop(409, "Das lässt sich nicht zeigen", str(error))


def _preview(visit: Visit) -> Preview:
    preview = visit.service.beside.preview
    if preview is None:
        raise Stop(404, "Eine Vorschau gibt es hier nicht", "Der Dienst ist ohne sie gestartet.")
    return preview


def file(visit: Visit) -> Response:
    """A file of a site that was built for somebody with a link."""
    if visit.session is None:
        raise no_link()
    preview = _preview(visit)
    key, path = visit.request.path_params["key"], visit.request.path_params["path"]
    found = preview.find(key, path)
    if found is None:
        return _missing(visit, preview, key)
    if found.is_dir():
        return RedirectResponse(visit.service.link(f"{_BELOW}/{key}/{path}/"), 303)
    try:
        content = found.read_bytes()
    except OSError:
        raise stop_for(404) from None
    if found.suffix == ".html":
        content = _ASKS_FOR_WORKER.sub(rb"\1", content, count=1)
    headers = {"Content-Security-Policy": _policy(visit, key), "Referrer-Policy": "no-referrer"}
    if _HASHED.search(found.name):
        headers["Cache-Control"] = "private, max-age=86400"
    return Response(content, 200, headers, media_type(found.name))


def _missing(visit: Visit, preview: Preview, key: str) -> Response:
    """Nothing there: because of a mistake of the record, or because it was too long ago."""
    if mistakes := preview.mistakes(key):
        text = visit.service.draw("mistakes.html", visitor=visit, mistakes=mistakes)
        return HTMLResponse(text, 404)
    if preview.find(key, "") is None:
        told = "Sie war nur für kurze Zeit. Öffnen Sie sie noch einmal von dort, woher Sie kamen."
        raise Stop(404, "Diese Vorschau gibt es nicht mehr", told)
    raise stop_for(404)


def _policy(visit: Visit, key: str) -> str:
    """Everything from this very preview, and nothing anywhere else."""
    here = f"{visit.service.origin}{visit.service.link(f'{_BELOW}/{key}/')}"
    sources = ("script", "style", "img", "font", "connect", "media", "manifest")
    return "; ".join((
        "default-src 'none'",
        *(f"{source}-src {here}" for source in sources),
        "worker-src 'none'", "form-action 'none'", "base-uri 'none'", "frame-ancestors 'none'",
    ))  # fmt: skip
