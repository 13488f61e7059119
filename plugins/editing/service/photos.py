# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The page of a business's pictures, single uploads, and the pictures themselves."""

from __future__ import annotations

import re

from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from plugins.editing.photos.cleaning import Unusable
from plugins.editing.photos.fields import WORDS
from plugins.editing.service.errors import stop_for
from plugins.editing.service.filled import filled, show, typed_change
from plugins.editing.service.pictures import (
    BYTES,
    FILE,
    FILES_AT_ONCE,
    Shown,
    pictures_of,
    received,
    sealed,
    with_errors,
    with_pictures,
)
from plugins.editing.service.posted import Posted
from plugins.editing.service.record import opened
from plugins.editing.service.routing import page
from plugins.editing.service.sending import deliver
from plugins.editing.service.visit import Visit

_ONE = 12_500_000
#: A picture of so few bytes is shown as it is.
_SMALL = 700_000
_NAME = re.compile(r"\w[\w .-]{0,200}\.(?:jpe?g|png|webp|heic|heif|avif)\Z", re.IGNORECASE)
_TYPES = {b"\xff\xd8\xff": "image/jpeg", b"\x89PN": "image/png", b"RIF": "image/webp"}


def routes() -> list[Route]:
    """The routes of this module."""
    return [
        page("/fotos", look, send, most=BYTES, files=FILES_AT_ONCE),
        page("/fotos/hochladen", send=upload, most=_ONE, files=1),
        page("/bild/{name}", picture),
    ]


def look(visit: Visit) -> Response:
    """The pictures of the business."""
    record = opened(visit, "business", visit.business)
    form = filled(visit, record, WORDS)
    return show(visit, "photos.html", form, pictures=pictures_of(record.said))


def send(visit: Visit, posted: Posted) -> Response:
    """Read what was added, moved, removed and said of them."""
    record = opened(visit, "business", visit.business)
    edit, form = typed_change(visit, posted, record, WORDS)
    got = received(visit, posted, record.said, edit)
    if form.errors or got.pictures.errors:
        form = with_errors(form, got.pictures)
        return show(visit, "photos.html", form, pictures=got.pictures)
    edit = with_pictures(edit, got, record.said)
    return deliver(visit, posted, [edit], got.photos, got.note)


def upload(visit: Visit, posted: Posted) -> Response:
    """One picture, sent by the script while somebody still writes: the line for the form."""
    for content in posted.files.get(FILE, ()):
        try:
            photo = visit.service.cleaner.photo(content, visit.business)
        except Unusable as unusable:
            return HTMLResponse(visit.service.draw("upload.html", error=str(unusable)), 422)
        visit.service.tray.put(photo, visit.now)
        shown = Shown(photo.name, sealed(visit, photo.name))
        number = posted.one("nummer")
        place = int(number) if number.isascii() and number.isdigit() and len(number) < 3 else 1
        line = visit.service.draw("upload.html", picture=shown, number=place, error="")
        return HTMLResponse(line)
    raise stop_for(400)


def picture(visit: Visit) -> Response:
    """A picture of the portal, or one that the business has uploaded, as a form shows it."""
    name = visit.request.path_params["name"]
    service = visit.service
    lying = service.tray.get(name, visit.business)
    content = lying.content if lying else None
    if content is None and _NAME.match(name):
        path = service.desk.mirror.places.folder(f"images/{name}")
        proposal = service.desk.of_business(visit.business)
        content = service.desk.file(path, proposal) or service.desk.file(path)
    if content is None:
        raise stop_for(404)
    media_type = _TYPES.get(content[:3])
    if media_type is None or len(content) > _SMALL:
        content, media_type = _thumbnail(visit, content), "image/jpeg"
    return Response(content, 200, {"Cache-Control": "private, max-age=3600"}, media_type)


def _thumbnail(visit: Visit, content: bytes) -> bytes:
    """What a browser can show of a picture that came another way: any format, any size."""
    service = visit.service
    kept = service.thumbnails.get(content)
    if kept is None:
        try:
            kept = service.cleaner.drawn(content, 640)
        except Unusable:
            raise stop_for(404) from None
        service.thumbnails.put(content, kept)
    return kept
