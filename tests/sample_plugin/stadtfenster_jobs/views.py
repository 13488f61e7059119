# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A vacancy as lists and pages see it: complete, nothing left to decide in a template."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from plugins.businesses.model import Business
from plugins.core.facts import Facts
from plugins.core.markdown import merchant_html, summary_of

from .model import EmploymentType, Job

EMPLOYMENT: Mapping[EmploymentType, str] = {
    "full_time": "Vollzeit",
    "part_time": "Teilzeit",
    "mini_job": "Minijob",
    "apprenticeship": "Ausbildung",
    "internship": "Praktikum",
}


@dataclass(frozen=True, slots=True)
class JobRow:
    """A vacancy in a list. ``business_address`` is empty while the business is held back."""

    id: str
    address: str
    name: str
    business_name: str
    business_address: str
    employment: str
    valid_through: date
    is_open: bool
    summary: str


@dataclass(frozen=True, slots=True)
class JobsHere:
    """A fact about a business: its open vacancies, the first to end standing first."""

    rows: tuple[JobRow, ...] = ()


def jobs_here(facts: Facts) -> Mapping[str, JobsHere]:
    """The rule behind the fact ``JobsHere``: by business id."""
    rows: dict[str, list[JobRow]] = {}
    for job in sorted(facts.catalogue.all(Job), key=lambda job: (job.valid_through, job.id)):
        if is_open(job, facts):
            rows.setdefault(job.business, []).append(row_of(job, facts))
    return {business_id: JobsHere(tuple(found)) for business_id, found in rows.items()}


def is_open(job: Job, facts: Facts) -> bool:
    """Whether one can still apply; the last day counts."""
    return facts.now.today <= job.valid_through


def row_of(job: Job, facts: Facts) -> JobRow:
    """The row of a vacancy."""
    catalogue = facts.catalogue
    business = catalogue.get(Business, job.business)
    held_back = catalogue.withheld.get(("business", job.business))
    return JobRow(
        id=job.id,
        address=catalogue.address_of(job),
        name=job.name,
        business_name=business.name if business else held_back.name if held_back else "",
        business_address=catalogue.address_of(business) if business else "",
        employment=EMPLOYMENT[job.employment_type],
        valid_through=job.valid_through,
        is_open=is_open(job, facts),
        summary=summary_of(merchant_html(job.text), 140),
    )
