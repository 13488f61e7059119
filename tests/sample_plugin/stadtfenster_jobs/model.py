# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A vacancy of a business: the fields of ``content/jobs/<id>.md``."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from plugins.core.model import Line, Noun, Record, Reference, Translatable
from plugins.core.values import WebAddress

EmploymentType = Literal["full_time", "part_time", "mini_job", "apprenticeship", "internship"]


class Job(Record):
    """One vacancy."""

    noun: ClassVar[Noun] = Noun("Eine Stelle", "Stellen")

    name: Annotated[Line, Translatable()] = Field(examples=["Bäckergeselle (m/w/d)"])
    business: Annotated[str, Reference(("business",))] = Field(examples=["baeckerei-hoevel"])
    employment_type: EmploymentType = Field(examples=["full_time"])
    date_posted: date = Field(examples=["2026-11-02"])
    valid_through: date = Field(examples=["2027-01-31"])
    salary: Annotated[Line | None, Translatable()] = None
    url: WebAddress | None = None

    def last_changed(self) -> date:
        """The day the vacancy was announced."""
        return self.date_posted
