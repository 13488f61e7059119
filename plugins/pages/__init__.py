# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The editors' own pages: about, parking, plain language."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from plugins.core import signals
from plugins.core.markdown import editor_html, summary_of
from plugins.core.model import Line, Noun, Record, Translatable
from plugins.core.plan import Page, Planning
from plugins.core.registry import RecordType, Registry
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
    registry.add(RecordType("page", "pages", EditorsPage, "{id}/"))


def plan_pages(planning: Planning) -> None:
    """Receiver of ``plan``: a page for every page, linked from the footer."""
    city = planning.catalogue.city
    for page in planning.catalogue.all(EditorsPage):
        address = planning.catalogue.address_of(page)
        root, dead = "../" * address.count("/"), planning.catalogue.dead_addresses
        html = editor_html(page.text, root, dead)
        planning.record_page(
            page,
            Page(
                address=address,
                template="page.html",
                title=page.name,
                description=summary_of(html) or page.name,
                nav="footer",
                json_ld=(nodes.web_page(name=page.name, url=city.absolute(address)),),
                data={"text": html},
                kind="Seiten der Redaktion",
            ),
        )
