# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""News of the editors: what the city has to tell, with a date and a name under it."""

from __future__ import annotations

import datetime
from typing import Annotated, ClassVar

from pydantic import Field

from plugins.core.model import Line, Many, Noun, Picture, Record, Translatable
from plugins.core.values import Day


class News(Record):
    """One piece of news."""

    noun: ClassVar[Noun] = Noun("Eine Neuigkeit", "Neuigkeiten")
    editors_text: ClassVar[bool] = True

    name: Annotated[Line, Translatable()] = Field(examples=["Die Brücke ist wieder frei"])
    """Die Überschrift."""
    date: Day = Field(examples=["2026-11-20"])
    """Der Tag, an dem die Nachricht erscheint."""
    author: Line | None = Field(default=None, examples=["Karin Vogt"])
    """Wer sie geschrieben hat; ohne Angabe der Betreiber des Portals."""
    image: Annotated[Line | None, Picture()] = Field(default=None, examples=["bruecke.jpg"])
    """Das Bild: der Name einer Datei in `images`."""
    images: Annotated[tuple[Line, ...], Many, Picture(), Field(max_length=12)] = Field(
        default=(), examples=[["bruecke.jpg", "bruecke-gelaender.jpg"]]
    )
    """Mehrere Bilder; das erste steht in den Listen."""
    image_alt: Annotated[Line | None, Translatable()] = Field(
        default=None, examples=["Die neue Brücke ohne Bauzaun"]
    )
    """Was auf dem Bild zu sehen ist, für alle, die es nicht sehen."""
    image_credit: Line | None = Field(default=None, examples=["Foto Stadt Lennebrück"])
    """Wer das Bild gemacht hat und unter welcher Lizenz es steht."""
    keywords: Annotated[tuple[Line, ...], Many, Translatable(), Field(max_length=30)] = Field(
        default=(), examples=[["Verkehr"]]
    )
    """Schlagwörter für die Feeds."""

    def last_changed(self) -> datetime.date | None:
        """The day it appeared."""
        return self.date
