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
    date: Day = Field(examples=["2026-11-20"])
    author: Line | None = None
    image: Annotated[Line | None, Picture()] = None
    images: Annotated[tuple[Line, ...], Many, Picture(), Field(max_length=12)] = ()
    image_alt: Annotated[Line | None, Translatable()] = None
    image_credit: Line | None = None
    keywords: Annotated[tuple[Line, ...], Many, Translatable(), Field(max_length=30)] = ()

    def last_changed(self) -> datetime.date | None:
        """The day it appeared."""
        return self.date
