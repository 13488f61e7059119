# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A job board: what a third-party plugin looks like. ``docs/writing-a-plugin.md`` explains it."""

from __future__ import annotations

from plugins.core import signals
from plugins.core.facts import Facts
from plugins.core.registry import RecordType, Registry

from .card import job_card
from .checks import check_job, check_jobs
from .listing import plan_lists
from .model import Job
from .pages import plan_jobs
from .views import JobRow, JobsHere, job_row, jobs_here


def register() -> None:
    """Connect to the stages (called when a city names this plugin in ``city.yaml``)."""
    signals.record_types.connect(_record_types)
    signals.link.connect(check_jobs)
    signals.derive.connect(_derive)
    signals.plan.connect(plan_jobs)
    signals.plan.connect(plan_lists)


def _record_types(registry: Registry) -> None:
    registry.add(RecordType("job", "jobs", Job, "stellen/{id}/", job_card, check_job))


def _derive(facts: Facts) -> None:
    facts.define(JobsHere, jobs_here)
    facts.define_each(JobRow, job_row)
