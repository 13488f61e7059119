# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A vacancy of a business: the fields of ``content/jobs/<id>.md``."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal

from plugins.core.fields import Field
from plugins.core.model import Line, Noun, Record, Reference, Translatable
from plugins.core.values import Day, WebAddress

EmploymentType = Literal["full_time", "part_time", "mini_job", "apprenticeship", "internship"]


class Job(Record):
    """One vacancy."""

    noun: ClassVar[Noun] = Noun("Eine Stelle", "Stellen")

    name: Annotated[Line, Translatable()] = Field(examples=["Bäckergeselle (m/w/d)"])
    """Wie die Stelle heißt."""
    business: Annotated[str, Reference(("business",))] = Field(examples=["baeckerei-hoevel"])
    """Die Kennung des Betriebs, der sie ausschreibt."""
    employment_type: EmploymentType = Field(examples=["full_time"])
    """Vollzeit, Teilzeit, Minijob, Ausbildung, Praktikum."""
    date_posted: Day = Field(examples=["2026-11-02"])
    """Der Tag, an dem sie ausgeschrieben wurde."""
    valid_through: Day = Field(examples=["2027-01-31"])
    """Der letzte Tag, an dem man sich bewerben kann."""
    salary: Annotated[Line | None, Translatable()] = Field(
        default=None, examples=["19 € je Stunde"]
    )
    """Die Bezahlung, in Worten."""
    url: WebAddress | None = Field(default=None, examples=["https://hoevel.example/stelle"])
    """Die Ausschreibung auf der Website des Betriebs."""

    def last_changed(self) -> date:
        """The day the vacancy was announced."""
        return self.date_posted
