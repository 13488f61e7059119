# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A page for every vacancy, also for one that is filled: an address never becomes a 404."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plugins.businesses.model import Business
from plugins.core.facts import Facts
from plugins.core.markdown import merchant_html
from plugins.core.plan import Crumb, Page, Planning
from plugins.structured_data import nodes

from .card import JobCard
from .listing import JOBS_ADDRESS
from .model import Job
from .views import JobRow, JobsHere

#: Google's values for schema.org's ``employmentType``.
_EMPLOYMENT_TYPES = {
    "full_time": "FULL_TIME",
    "part_time": "PART_TIME",
    "mini_job": "PART_TIME",
    "internship": "INTERN",
}


def plan_jobs(planning: Planning) -> None:
    """Receiver of ``plan``: the pages of vacancies."""
    planning.record_pages(Job, draw_job, _told)


def _told(card: JobCard) -> Mapping[str, Any]:
    return {"kind": "Stellen", "indexed": card.is_open, "updated": card.posted}


def draw_job(facts: Facts, job_id: str) -> Page:
    """The page of one vacancy."""
    job, row = facts.catalogue.the(Job, job_id), facts.of(JobRow, job_id)
    here = facts.find(JobsHere, job.business) or JobsHere()
    return Page(
        template="stadtfenster_jobs/job.html",
        title=job.name,
        description=f"{row.business_name}: {job.name}, {row.employment}. {row.summary}".strip(),
        crumbs=(Crumb("Stellen", JOBS_ADDRESS),),
        json_ld=(_posting(job, row, facts),) if row.is_open else (),
        data={
            "job": row,
            "text": merchant_html(job.text),
            "salary": job.salary or "",
            "url": job.url or "",
            "more": tuple(facts.of(JobRow, other) for other in here.ids if other != job_id),
        },
    )


def _posting(job: Job, row: JobRow, facts: Facts) -> nodes.Node:
    """The vacancy in schema.org's words."""
    city = facts.catalogue.city
    business = facts.catalogue.get(Business, job.business)
    address = nodes.postal_address(
        street=business.street_address if business else None,
        postal_code=(business.postal_code if business else None) or city.postal_code,
        locality=(business.address_locality if business else None) or city.name,
    )
    return nodes.make_node(
        "JobPosting",
        id=city.absolute(row.address),
        title=job.name,
        description=merchant_html(job.text) or job.name,
        datePosted=job.date_posted,
        validThrough=job.valid_through,
        employmentType=_EMPLOYMENT_TYPES.get(job.employment_type, "OTHER"),
        hiringOrganization=nodes.organization(name=row.business_name or city.name),
        jobLocation=nodes.place(address=address),
    )
