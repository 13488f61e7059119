# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""GitLab: a push with options opens the merge request. Its REST interface is asked, if
``forge.address`` names it, for what git does not tell: that a request was closed while its branch
stayed. It takes a token that may read there (``read_api``).
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any, Literal
from urllib.parse import quote, urlsplit

from plugins.editing.forges.open_ones import PAGE, OpenOnes
from plugins.editing.forges.remote import Remote, address_in, web_address
from plugins.editing.forges.rest import Rest
from plugins.editing.settings import Settings
from plugins.editing.store.forge import Away, Declined, Proposal
from plugins.editing.store.mirror import Mirror

LABEL = "formular"
_log = logging.getLogger("stadtfenster.editing")


class GitLab(Remote):
    """See https://docs.gitlab.com/topics/git/commit/#push-options."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self._rest = Rest(settings.forge.address, "Bearer", self.token)
        path = settings.forge.project or urlsplit(self.url).path.strip("/").removesuffix(".git")
        self._requests = f"/projects/{quote(path, safe='')}/merge_requests"
        self._open = OpenOnes(self._page)

    def propose(self, proposal: Proposal, commit: str, mirror: Mirror) -> str:
        """Push the branch; its merge request is opened, or is the one that there was.

        The same options go with every push: a request that is open gets the new title, and one that
        somebody closed is followed by another.
        """
        self._open.forget()
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

    def fate(self, proposal: Proposal, mirror: Mirror) -> Literal["open", "merged", "gone"]:
        """As git shows it; of a branch that is still there, GitLab is asked, if it may be."""
        seen = super().fate(proposal, mirror)
        if seen != "open" or not self._rest.address:
            return seen
        try:
            if proposal.branch in self._open:
                return "open"
            last = self._last(proposal.branch)
        except (Away, Declined) as error:  # git goes on without it
            _log.warning("Ob ein Merge Request geschlossen ist, sagt GitLab nicht: %s", error)
            return "open"
        state = last.get("state", "opened")
        return "merged" if state == "merged" else "gone" if state == "closed" else "open"

    def _page(self, number: int) -> list[str]:
        found = self._rest.get(f"{self._requests}?state=opened&per_page={PAGE}&page={number}")
        return [str(each["source_branch"]) for each in found]

    def _last(self, branch: str) -> Mapping[str, Any]:
        """The request that was opened last for a branch; {} if there never was one."""
        asked = f"source_branch={quote(branch, safe='')}&order_by=created_at&sort=desc&per_page=1"
        found = self._rest.get(f"{self._requests}?{asked}")
        return found[0] if isinstance(found, list) and found else {}


def description(proposal: Proposal) -> str:
    """One line: git refuses line ends in push options."""
    whose = f"Betrieb: {proposal.business}. " if proposal.business else ""
    return f"{whose}Aus dem Formular von Stadtfenster. Was im Einzelnen, sagen die Commits."
