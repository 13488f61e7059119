# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""GitLab: a push with options opens the merge request; no other interface is used."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from plugins.editing.forges.remote import Remote, address_in, web_address
from plugins.editing.store.forge import Proposal
from plugins.editing.store.mirror import Mirror

LABEL = "formular"


class GitLab(Remote):
    """See https://docs.gitlab.com/topics/git/commit/#push-options."""

    def propose(self, proposal: Proposal, commit: str, mirror: Mirror) -> str:
        """Push the branch; its merge request is opened, or is the one that there was.

        The same options go with every push: a request that is open gets the new title, and one that
        somebody closed is followed by another.
        """
        options = [
            "merge_request.create",
            f"merge_request.target={self.branch}",
            f"merge_request.title={proposal.title}",
            f"merge_request.description={description(proposal)}",
            f"merge_request.label={LABEL}",
            "merge_request.remove_source_branch",
        ]
        told = self.push_branch(mirror, proposal, commit, options)
        web = web_address(self.url)
        found = address_in(told, urlsplit(web).hostname or "")
        if found or proposal.address or not web:
            return found
        branch = quote(proposal.branch, safe="")
        return f"{web}/-/merge_requests?scope=all&state=opened&source_branch={branch}"


def description(proposal: Proposal) -> str:
    """One line: git refuses line ends in push options."""
    whose = f"Betrieb: {proposal.business}. " if proposal.business else ""
    return f"{whose}Aus dem Formular von Stadtfenster. Was im Einzelnen, sagen die Commits."
