# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is wrong with a vacancy beside its fields: alone, as of the day, and among other records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from plugins.businesses.card import BusinessCard
from plugins.businesses.model import Business
from plugins.core.link import Linking
from plugins.core.problem import Problem, Severity, declare, problem
from plugins.core.registry import Setting

from .card import JobCard
from .model import Job

JOB_BUSINESS_GONE = declare("job-business-gone")
JOB_OVER = declare("job-over", Severity.NOTE)


def check_job(job: Job, setting: Setting) -> Iterator[Problem]:
    """A vacancy that is over is worth a note, not a change of the file."""
    if job.valid_through < setting.now.today:
        yield problem(
            JOB_OVER,
            job.place("valid_through"),
            f"Seit dem {job.valid_through:%d.%m.%Y} kann man sich hier nicht mehr bewerben.",
            "Wird noch gesucht, tragen Sie ein neues Ende ein. Sonst ist nichts zu tun.",
        )


def check_jobs(linking: Linking) -> None:
    """Receiver of ``link``: a business that is closed for good hires nobody."""
    jobs: Mapping[str, JobCard] = linking.catalogue.cards(Job)
    businesses: Mapping[str, BusinessCard] = linking.catalogue.cards(Business)
    for job_id, card in jobs.items():
        business = businesses.get(card.business)
        if business and not business.listed:
            linking.report(
                JOB_BUSINESS_GONE,
                linking.catalogue.the(Job, job_id).place("business"),
                f"»{business.name}« gibt es nicht mehr, also auch diese Stelle nicht.",
                "Löschen Sie die Stelle, oder nennen Sie den Betrieb, der sie übernommen hat.",
            )
