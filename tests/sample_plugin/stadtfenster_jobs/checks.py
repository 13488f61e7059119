# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What can only be seen with all records at hand."""

from __future__ import annotations

from plugins.businesses.model import Business, Status
from plugins.core.link import Linking
from plugins.core.problem import declare

from .model import Job

JOB_BUSINESS_GONE = declare("job-business-gone")


def check_jobs(linking: Linking) -> None:
    """Receiver of ``link``: a business that is closed for good hires nobody."""
    for job in linking.catalogue.all(Job):
        business = linking.catalogue.get(Business, job.business)
        if business and business.status in (Status.CLOSED, Status.VACANT):
            linking.report(
                JOB_BUSINESS_GONE,
                job.place("business"),
                f"»{business.name}« gibt es nicht mehr, also auch diese Stelle nicht.",
                "Löschen Sie die Stelle, oder nennen Sie den Betrieb, der sie übernommen hat.",
            )
