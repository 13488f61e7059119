# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The lists of vacancies: those one can apply for, and those that are filled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from plugins.core.facts import Facts
from plugins.core.markdown import merchant_html
from plugins.core.plan import Crumb, Planning
from plugins.feeds.entry import Entry
from plugins.listings.base import Group, Listing, Slice, moment_of, plan_listing

from .model import Job
from .views import is_open, row_of

JOBS_ADDRESS = "stellen/"
FILLED_ADDRESS = "stellen/besetzt/"


class OpenJobs(Listing[Job]):
    """``/stellen/`` with its Atom and JSON feeds; the footer links to it."""

    template = "stadtfenster_jobs/jobs.html"
    kind = "Stellenlisten"
    nav = "footer"

    def groups(self, facts: Facts) -> Iterable[Group[Job]]:
        """One list: what ends first stands first."""
        found = [job for job in facts.catalogue.all(Job) if is_open(job, facts)]
        yield Group(
            JOBS_ADDRESS,
            "Stellen",
            f"Offene Stellen bei den Betrieben in {facts.catalogue.city.name}.",
            tuple(sorted(found, key=lambda job: (job.valid_through, job.id))),
        )

    def data(self, part: Slice[Job]) -> Mapping[str, Any]:
        """The rows of one page of the list."""
        facts = part.facts
        filled = any(not is_open(job, facts) for job in facts.catalogue.all(Job))
        return {
            "rows": tuple(row_of(job, facts) for job in part.items),
            "pagination": part.pagination,
            "filled_address": FILLED_ADDRESS if filled else "",
        }

    def entry(self, item: Job, facts: Facts) -> Entry:
        """A vacancy as a feed entry."""
        row = row_of(item, facts)
        url = facts.catalogue.city.absolute(row.address)
        return Entry(
            id=url,
            url=url,
            title=f"{row.business_name}: {item.name}" if row.business_name else item.name,
            summary=row.summary,
            html=merchant_html(item.text),
            updated=moment_of(item.date_posted, facts),
            tags=(row.employment,),
        )


class FilledJobs(OpenJobs):
    """``/stellen/besetzt/``: keeps old addresses reachable, out of feeds and search engines."""

    feeds = False
    nav = ""

    def groups(self, facts: Facts) -> Iterable[Group[Job]]:
        """What is filled, the latest first; no list where there is nothing."""
        found = [job for job in facts.catalogue.all(Job) if not is_open(job, facts)]
        if found:
            yield Group(
                FILLED_ADDRESS,
                "Besetzte Stellen",
                "Stellen, für die man sich nicht mehr bewerben kann.",
                tuple(sorted(found, key=lambda job: (job.valid_through, job.id), reverse=True)),
                (Crumb("Stellen", JOBS_ADDRESS),),
                indexed=False,
            )

    def data(self, part: Slice[Job]) -> Mapping[str, Any]:
        """The rows, without a link to itself."""
        return {**super().data(part), "filled_address": ""}


def plan_lists(planning: Planning) -> None:
    """Receiver of ``plan``: both lists."""
    plan_listing(OpenJobs(), planning)
    plan_listing(FilledJobs(), planning)
