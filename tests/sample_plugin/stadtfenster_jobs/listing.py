# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The lists of vacancies: those one can apply for, and those that are filled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from plugins.core.facts import Facts
from plugins.core.markdown import merchant_html
from plugins.core.plan import Crumb, Planning
from plugins.feeds.entry import Entry
from plugins.listings.base import Group, Listing, Slice, moment_of, plan_listing

from .card import JobCard, by_end
from .model import Job
from .views import JobRow

JOBS_ADDRESS = "stellen/"
FILLED_ADDRESS = "stellen/besetzt/"


class OpenJobs(Listing[Job]):
    """``/stellen/`` with its Atom and JSON feeds; the footer links to it."""

    model = Job
    template = "stadtfenster_jobs/jobs.html"
    kind = "Stellenlisten"
    nav = "footer"

    def groups(self, facts: Facts) -> Iterable[Group]:
        """One list: what ends first stands first."""
        yield Group(
            JOBS_ADDRESS,
            "Stellen",
            f"Offene Stellen bei den Betrieben in {facts.catalogue.city.name}.",
            tuple(job_id for job_id, card in by_end(facts) if card.is_open),
        )

    def choose(self, ids: Sequence[str], facts: Facts) -> str:
        """The address of the list of those that are filled; "" if there is none."""
        return "" if all(card.is_open for _, card in by_end(facts)) else FILLED_ADDRESS

    def data(self, part: Slice[Job]) -> Mapping[str, Any]:
        """The rows of one page of the list."""
        return {
            "rows": tuple(part.facts.of(JobRow, job.id) for job in part.items),
            "pagination": part.pagination,
            "filled_address": part.chosen,
        }

    def entry(self, item: Job, facts: Facts) -> Entry:
        """A vacancy as a feed entry."""
        row = facts.of(JobRow, item.id)
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

    def updated(self, ids: Sequence[str], facts: Facts) -> date | None:
        """The day on which the last of these was announced."""
        cards: Mapping[str, JobCard] = facts.catalogue.cards(Job)
        return max((cards[job_id].posted for job_id in ids), default=None)

    def newest(self, ids: Sequence[str], facts: Facts) -> Iterable[str]:
        """What was announced last stands first."""
        cards: Mapping[str, JobCard] = facts.catalogue.cards(Job)
        return sorted(ids, key=lambda job_id: (cards[job_id].posted, job_id), reverse=True)


class FilledJobs(OpenJobs):
    """``/stellen/besetzt/``: keeps old addresses reachable, out of feeds and search engines."""

    feeds = False
    nav = ""

    def groups(self, facts: Facts) -> Iterable[Group]:
        """What is filled, the latest first; no list where there is nothing."""
        found = [job_id for job_id, card in by_end(facts) if not card.is_open]
        if found:
            yield Group(
                FILLED_ADDRESS,
                "Besetzte Stellen",
                "Stellen, für die man sich nicht mehr bewerben kann.",
                tuple(reversed(found)),
                (Crumb("Stellen", JOBS_ADDRESS),),
                indexed=False,
            )

    def choose(self, ids: Sequence[str], facts: Facts) -> str:
        """No link to itself."""
        return ""


def plan_lists(planning: Planning) -> None:
    """Receiver of ``plan``: both lists."""
    plan_listing(OpenJobs(), planning)
    plan_listing(FilledJobs(), planning)
