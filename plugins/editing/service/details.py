# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The business's own record: its week, its texts, and everything else."""

from __future__ import annotations

from collections.abc import Container

from starlette.responses import Response
from starlette.routing import Route

from plugins.core.model import translatable_fields
from plugins.editing.photos.fields import FILES, WORDS
from plugins.editing.rewriting.order import MODELS, split_language
from plugins.editing.service.filled import Every, Filled, changed, filled, folded, show
from plugins.editing.service.posted import Posted
from plugins.editing.service.record import opened
from plugins.editing.service.routing import page
from plugins.editing.service.sending import deliver
from plugins.editing.service.visit import Visit
from plugins.editing.submission import TEXT

_HOURS = ("opening_hours",)
#: Of fewer groups than these the first is open.
_FEW = 4


class _Texts(Container[str]):
    """The texts, in all languages."""

    def __contains__(self, name: object) -> bool:
        own, language = split_language("business", str(name))
        return own in (TEXT, "keywords") or bool(
            language and own in translatable_fields(MODELS["business"])
        )


def routes() -> list[Route]:
    """The routes of this module."""
    return [
        _part("/oeffnungszeiten", "hours.html", _HOURS),
        _part("/texte", "texts.html", _Texts()),
        _part("/angaben", "details.html", Every(*FILES, *WORDS)),
    ]


def _part(path: str, template: str, names: Container[str]) -> Route:
    """The page of some fields."""

    def look(visit: Visit) -> Response:
        return _page(visit, filled(visit, opened(visit, "business", visit.business), names))

    def send(visit: Visit, posted: Posted) -> Response:
        record = opened(visit, "business", visit.business)
        edit, again = changed(visit, posted, record, names)
        return _page(visit, again) if again else deliver(visit, posted, [edit])

    def _page(visit: Visit, form: Filled) -> Response:
        return show(visit, template, folded(form, len(form.groups) < _FEW))

    return page(path, look, send)
