# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A page for every vacancy, also for one that is filled: an address never becomes a 404."""

from __future__ import annotations

from plugins.businesses.model import Business
from plugins.core.facts import Facts
from plugins.core.markdown import merchant_html
from plugins.core.plan import Crumb, Page, Planning
from plugins.structured_data import nodes

from .listing import JOBS_ADDRESS
from .model import Job
from .views import JobRow, JobsHere, row_of

#: Google's values for schema.org's ``employmentType``.
_EMPLOYMENT_TYPES = {
    "full_time": "FULL_TIME",
    "part_time": "PART_TIME",
    "mini_job": "PART_TIME",
    "internship": "INTERN",
}


def plan_jobs(planning: Planning) -> None:
    """Receiver of ``plan``: the pages of vacancies."""
    for job in planning.catalogue.all(Job):
        planning.record_page(job, _page(job, planning.facts))


def _page(job: Job, facts: Facts) -> Page:
    row = row_of(job, facts)
    here = facts.all(JobsHere).get(job.business, JobsHere())
    return Page(
        address="",
        template="stadtfenster_jobs/job.html",
        title=job.name,
        description=f"{row.business_name}: {job.name}, {row.employment}. {row.summary}".strip(),
        crumbs=(Crumb("Stellen", JOBS_ADDRESS),),
        json_ld=(_posting(job, row, facts),) if row.is_open else (),
        updated=job.date_posted,
        indexed=row.is_open,
        data={
            "job": row,
            "text": merchant_html(job.text),
            "salary": job.salary or "",
            "url": job.url or "",
            "more": tuple(other for other in here.rows if other.id != job.id),
        },
        kind="Stellen",
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
