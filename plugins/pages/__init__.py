# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The editors' own pages: about, parking, plain language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, NamedTuple

from pydantic import Field

from plugins.core import signals
from plugins.core.facts import Facts
from plugins.core.language import Foreign
from plugins.core.markdown import editor_html, summary_of
from plugins.core.model import Line, Noun, Record, Translatable
from plugins.core.plan import Page, Planning
from plugins.core.registry import RecordType, Registry, Setting
from plugins.structured_data import nodes


class EditorsPage(Record):
    """One page; its id is its address."""

    noun: ClassVar[Noun] = Noun("Eine Seite", "Seiten")
    editors_text: ClassVar[bool] = True

    name: Annotated[Line, Translatable()] = Field(examples=["Über uns"])
    """Die Überschrift; sie steht auch in der Fußzeile."""


def register() -> None:
    """Connect to the stages (called by Pelican and by the commands)."""
    signals.record_types.connect(_record_types)
    signals.plan.connect(plan_pages)


def _record_types(registry: Registry) -> None:
    registry.add(RecordType("page", "pages", EditorsPage, "{id}/", page_card))


class PageCard(NamedTuple):
    """A page in short, and the languages that its name is translated to."""

    name: str
    languages: tuple[str, ...]


def page_card(page: EditorsPage, setting: Setting) -> PageCard:
    """The card of ``page``."""
    languages = [code for code, said in page.translations.items() if said.get("name")]
    return PageCard(page.name, tuple(sorted(languages)))


def plan_pages(planning: Planning) -> None:
    """Receiver of ``plan``: a page for every page, linked from the footer."""
    city = planning.catalogue.city
    own, further = city.languages[0], city.further

    def told(card: PageCard) -> Mapping[str, Any]:
        foreign = further and further not in card.languages
        footer = Foreign(card.name, own) if foreign else card.name
        return {"kind": "Seiten der Redaktion", "footer": footer}

    planning.record_pages(EditorsPage, draw_page, told)


def draw_page(facts: Facts, page_id: str) -> Page:
    """One page."""
    catalogue = facts.catalogue
    page = catalogue.the(EditorsPage, page_id)
    address = catalogue.address_of(page)
    root = "../" * address.count("/")
    html = editor_html(page.text, root, catalogue.dead_addresses, facts.words)
    return Page(
        template="page.html",
        title=page.name,
        description=summary_of(html) or page.name,
        nav="footer",
        json_ld=(nodes.web_page(name=page.name, url=catalogue.city.absolute(address)),),
        data={"text": html},
    )
