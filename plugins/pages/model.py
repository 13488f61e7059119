# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The editors' own pages, as they are written."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from msgspec import Struct

from plugins.core.fields import Field
from plugins.core.model import Line, Noun, Record, Translatable
from plugins.core.registry import Setting

Way = Literal["easy_language", "sign_language"]


class EditorsPage(Record):
    """One page; its id is its address."""

    noun: ClassVar[Noun] = Noun("Eine Seite", "Seiten")
    editors_text: ClassVar[bool] = True

    name: Annotated[Line, Translatable()] = Field(examples=["Über uns"])
    """Die Überschrift; sie steht auch in der Fußzeile."""
    made_in: Way | None = Field(default=None, examples=["easy_language"])
    """Eine Seite in Leichter Sprache oder die zum Film in Gebärdensprache; ganz oben verlinkt."""


class PageCard(Struct, frozen=True, array_like=True):
    """A page in short, and the languages that its name is translated to."""

    name: str
    languages: tuple[str, ...]
    made_in: str


def page_card(page: EditorsPage, setting: Setting) -> PageCard:
    """The card of ``page``."""
    languages = [code for code, said in page.translations.items() if said.get("name")]
    return PageCard(page.name, tuple(sorted(languages)), page.made_in or "")
