# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""News of the editors: what the city has to tell, with a date and a name under it."""

from __future__ import annotations

import datetime
from typing import Annotated, ClassVar

from plugins.core.fields import Field
from plugins.core.model import Line, Many, Noun, PicturedRecord, Translatable
from plugins.core.values import Day


class News(PicturedRecord):
    """One piece of news."""

    noun: ClassVar[Noun] = Noun("Eine Neuigkeit", "Neuigkeiten")
    editors_text: ClassVar[bool] = True

    name: Annotated[Line, Translatable()] = Field(examples=["Die Brücke ist wieder frei"])
    """Die Überschrift."""
    date: Day = Field(examples=["2026-11-20"])
    """Der Tag, an dem die Nachricht erscheint."""
    author: Line | None = Field(default=None, examples=["Karin Vogt"])
    """Wer sie geschrieben hat; ohne Angabe der Betreiber des Portals."""
    keywords: Annotated[tuple[Line, ...], Many, Translatable(), Field(max_length=30)] = Field(
        default=(), examples=[["Verkehr"]]
    )
    """Schlagwörter für die Feeds."""

    def last_changed(self) -> datetime.date | None:
        """The day it appeared."""
        return self.date
