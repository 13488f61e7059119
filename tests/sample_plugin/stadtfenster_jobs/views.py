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

from .card import by_end
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
    """A fact about a business: the ids of its open vacancies, the first to end standing first."""

    ids: tuple[str, ...] = ()


def jobs_here(facts: Facts) -> Mapping[str, JobsHere]:
    """The rule behind the fact ``JobsHere``, by business id."""
    ids: dict[str, list[str]] = {}
    for job_id, card in by_end(facts):
        if card.is_open:
            ids.setdefault(card.business, []).append(job_id)
    return {business_id: JobsHere(tuple(found)) for business_id, found in ids.items()}


def job_row(facts: Facts, job_id: str) -> JobRow:
    """The rule behind the fact ``JobRow``."""
    catalogue = facts.catalogue
    job = catalogue.the(Job, job_id)
    business = catalogue.get(Business, job.business)
    held_back = "" if business else catalogue.withheld_name("business", job.business)
    return JobRow(
        id=job.id,
        address=catalogue.address_of(job),
        name=job.name,
        business_name=business.name if business else held_back,
        business_address=catalogue.address_of(business) if business else "",
        employment=EMPLOYMENT[job.employment_type],
        valid_through=job.valid_through,
        is_open=facts.now.today <= job.valid_through,
        summary=summary_of(merchant_html(job.text), 140),
    )
