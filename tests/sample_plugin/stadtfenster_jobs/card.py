# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What lists need to know of a vacancy without loading it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from plugins.core.facts import Facts
from plugins.core.registry import Setting

from .model import Job


class JobCard(NamedTuple):
    """A vacancy in short; ``is_open`` on the build's day."""

    business: str
    posted: date
    last_day: date
    is_open: bool


def job_card(job: Job, setting: Setting) -> JobCard:
    """The card of ``job``. One can apply on the last day, too."""
    is_open = setting.now.today <= job.valid_through
    return JobCard(job.business, job.date_posted, job.valid_through, is_open)


def by_end(facts: Facts) -> list[tuple[str, JobCard]]:
    """Every vacancy's id and card, what ends first standing first."""
    cards: Mapping[str, JobCard] = facts.catalogue.cards(Job)
    return sorted(cards.items(), key=lambda item: (item[1].last_day, item[0]))
