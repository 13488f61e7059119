# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The editors' own pages: about, parking; and those in Leichte Sprache and in sign language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plugins.core import signals
from plugins.core.city import City
from plugins.core.editors_markdown import editor_html
from plugins.core.facts import Facts
from plugins.core.language import Foreign
from plugins.core.markdown import SafeHtml, summary_of
from plugins.core.plan import Crumb, Page, Planning, planned_page
from plugins.core.registry import RecordType, Registry
from plugins.pages import easy
from plugins.pages.film import film_of, look_at_film, plan_film
from plugins.pages.model import EditorsPage, PageCard, page_card
from plugins.structured_data import nodes

EASY, SIGNED = "Leichte Sprache", "gebaerdensprache/"
_KIND = "Seiten der Redaktion"


def register() -> None:
    """Connect to the stages (called by Pelican and by the commands)."""
    signals.record_types.connect(_record_types)
    signals.link.connect(look_at_film)
    signals.plan.connect(plan_pages)


def _record_types(registry: Registry) -> None:
    registry.add(RecordType("page", "pages", EditorsPage, "{id}/", page_card))


def plan_pages(planning: Planning) -> None:
    """Receiver of ``plan``: a page for every page, linked from the footer; and those that the law
    asks for, as long as the editors have none of their own.
    """
    city = planning.catalogue.city
    own, further = city.languages[0], city.further
    above = {"easy_language": german(city, EASY), "sign_language": city.words("Sign language")}

    def told(card: PageCard) -> Mapping[str, Any]:
        foreign = further and further not in card.languages
        name = Foreign(card.name, own) if foreign else card.name
        return {"kind": _KIND, "footer": name, "beside": above.get(card.made_in, "")}

    planning.record_pages(EditorsPage, draw_page, told)
    plan_film(planning)
    cards: Mapping[str, PageCard] = planning.catalogue.cards(EditorsPage)
    there = {card.made_in for card in cards.values()}
    if "easy_language" not in there and easy.FIRST.rstrip("/") not in cards:
        beside = above["easy_language"]
        planning.add(planned_page(easy.FIRST, draw_easy, easy.FIRST, kind=_KIND, beside=beside))
    planning.add(planned_page(easy.STATEMENT, draw_easy, easy.STATEMENT, kind=_KIND))
    if "sign_language" not in there and SIGNED.rstrip("/") not in cards:
        beside = above["sign_language"]
        planning.add(planned_page(SIGNED, draw_signed, kind=_KIND, beside=beside))


def german(city: City, text: str) -> str:
    """``text``, which is German in every language of the site."""
    return text if city.language == "de" else Foreign(text, "de")


def draw_page(facts: Facts, page_id: str) -> Page:
    """One page."""
    catalogue = facts.catalogue
    page = catalogue.the(EditorsPage, page_id)
    address = catalogue.address_of(page)
    html = _html(facts, address, page.text)
    return _page(facts, address, page.name, html, page.made_in or "")


def draw_easy(facts: Facts, address: str) -> Page:
    """One of the pages in Leichte Sprache that the program writes."""
    city = facts.catalogue.city
    first = address == easy.FIRST
    title = EASY if first else "Barriere-Freiheit in Leichter Sprache"
    text = easy.first_page(city) if first else easy.statement(city)
    crumbs = () if first else (Crumb(german(city, EASY), easy.FIRST),)
    html = _html(facts, address, german(city, text), plain=True)
    made = _page(facts, address, german(city, title), html, "easy_language")
    made.crumbs = crumbs
    return made


def draw_signed(facts: Facts) -> Page:
    """The place of the film in sign language."""
    city = facts.catalogue.city
    title, text = "Informationen in Gebärdensprache", "Der Film erklärt dieses Portal in DGS."
    film = film_of(facts.catalogue)
    html = _html(facts, SIGNED, german(city, text) if film else "", plain=True)
    return _page(facts, SIGNED, german(city, title), html, "sign_language")


def _html(facts: Facts, address: str, text: str, plain: bool = False) -> SafeHtml:
    dead = facts.catalogue.dead_addresses
    return editor_html(text, "../" * address.count("/"), dead, facts.words, plain)


def _page(facts: Facts, address: str, name: str, html: SafeHtml, made_in: str) -> Page:
    catalogue = facts.catalogue
    return Page(
        template="page.html",
        title=name,
        description=summary_of(html) or name,
        nav="footer",
        json_ld=(nodes.web_page(name=name, url=catalogue.city.absolute(address)),),
        data={
            "text": html,
            "is_easy": made_in == "easy_language",
            "is_signed": made_in == "sign_language",
            "film": film_of(catalogue) if made_in == "sign_language" else None,
        },
    )
