# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The way to a page as text: every page has one, and thousands share all of it but its end."""

from __future__ import annotations

from functools import lru_cache

from plugins.structured_data.pages import breadcrumbs
from plugins.structured_data.serialise import ScriptText, serialise, text_of

Step = tuple[str, str]


def breadcrumbs_text(way: tuple[Step, ...], page: Step) -> ScriptText:
    """``serialise(breadcrumbs([*way, page]))`` of steps (name, full address)."""
    name, url = page
    if not (way and name and url):
        return serialise(breadcrumbs([*way, page]))
    return ScriptText(
        f'{_beginning(way)},{{"@type":"ListItem","position":{len(way) + 1},'
        f'"name":{text_of(name)},"item":{text_of(url)}}}]}}'
    )


@lru_cache(maxsize=1024)
def _beginning(way: tuple[Step, ...]) -> str:
    return serialise(breadcrumbs(way)).removesuffix("]}")
