# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The picture that a messenger or a social network shows with a link to a page: its shop sign, and
the photograph of what it is about, where there is one.

A picture takes longer to draw than a hundred pages, and nobody shares a preview. So there are
pictures only in a site that is being published, one beside each page that search engines may list;
each is drawn once for what is on it.
"""

from __future__ import annotations

from functools import partial

from plugins.core import signals
from plugins.core.facts import Facts
from plugins.core.page import Planned, plan_stamp
from plugins.core.plan import Planning
from plugins.core.stamps import stamp_of
from plugins.images.drawings import kept_drawing
from plugins.images.gallery import verified
from plugins.images.shelf import bytes_of
from plugins.sharing.words_on_it import OnSign, words_on

#: The name of the picture in its page's folder: of a sign alone, and of one with a photograph.
#: The record says which, so its page knows it without the picture.
SIGN, WINDOW = "teilen.png", "teilen.jpg"


def register() -> None:
    """Connect to the stages (called by Pelican and by the commands)."""
    signals.finish.connect(plan_pictures)


def plan_pictures(planning: Planning) -> None:
    """Receiver of ``finish``: a picture for every listed page of a site that is published."""
    if planning.language or not planning.publish:
        return  # once, for the pages in all languages
    for page in planning.pages():
        if page.indexed:
            photo = planning.catalogue.photo_of(page.record)
            name = WINDOW if photo else SIGN
            planning.add(
                Planned(
                    page.address + name,
                    draw_picture,
                    (page, photo),
                    kind="Dateien",
                    is_page=False,
                    near=page.near,
                    stamp=stamp_of((name, photo, plan_stamp(page))),
                    language=page.language,
                )
            )


def draw_picture(facts: Facts, planned: Planned, photo: str) -> bytes:
    """The picture for a page: what stands on it is taken from the page itself."""
    page = planned.draw(facts, *planned.arguments)
    city = facts.catalogue.city
    words = words_on(page, facts)
    told = (words, city.site_name, city.host, city.brand_color)
    if photo:
        return _with_photo(told, facts, photo)

    def drawn() -> bytes:
        from plugins.sharing.sign import draw_sign  # Pillow, when there is something to draw

        return draw_sign(*told)

    return kept_drawing(told, drawn)


def _with_photo(told: tuple[OnSign, str, str, str], facts: Facts, name: str) -> bytes:
    picture = verified(facts.catalogue, name)

    def drawn() -> bytes:
        from plugins.images.encode import middle_of
        from plugins.sharing.shop_window import draw_window

        data = bytes_of(facts.catalogue.content, picture)
        return draw_window(*told, partial(middle_of, data, picture.picture))

    return kept_drawing((*told, picture.key), drawn)
