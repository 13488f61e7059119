# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The picture that a messenger or a social network shows with a link to a page: its shop sign.

A picture takes longer to draw than a hundred pages, and nobody shares a preview. So there are
pictures only in a site that is being published, one beside each page that search engines may list;
each is drawn once for what stands on it.
"""

from __future__ import annotations

from plugins.core import signals
from plugins.core.facts import Facts
from plugins.core.page import Planned, plan_stamp
from plugins.core.plan import Planning
from plugins.core.stamps import stamp_of
from plugins.images.drawings import kept_drawing
from plugins.sharing.words_on_it import words_on

#: The name of the picture in its page's folder.
NAME = "teilen.png"


def register() -> None:
    """Connect to the stages (called by Pelican and by the commands)."""
    signals.finish.connect(plan_pictures)


def plan_pictures(planning: Planning) -> None:
    """Receiver of ``finish``: a picture for every listed page of a site that is published."""
    if planning.language or not planning.publish:
        return  # once, for the pages in all languages
    for page in planning.pages():
        if page.indexed:
            planning.add(
                Planned(
                    page.address + NAME,
                    draw_picture,
                    (page,),
                    kind="Dateien",
                    is_page=False,
                    near=page.near,
                    stamp=stamp_of((NAME, plan_stamp(page))),
                    language=page.language,
                )
            )


def draw_picture(facts: Facts, planned: Planned) -> bytes:
    """The picture for a page: what stands on it is taken from the page itself."""
    page = planned.draw(facts, *planned.arguments)
    city = facts.catalogue.city
    words = words_on(page, facts)
    told = (words, city.site_name, city.host, city.brand_color)

    def drawn() -> bytes:
        from plugins.sharing.sign import draw_sign  # Pillow, when there is something to draw

        return draw_sign(*told)

    return kept_drawing(told, drawn)
