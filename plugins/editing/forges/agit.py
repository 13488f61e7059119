# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Gitea and Forgejo: ``refs/for/<branch>`` makes the request, without a right to write.

See https://docs.gitea.com/usage/agit and https://forgejo.org/docs/latest/user/agit-support/. The
forge knows a request by its ``topic`` and has no branch for it; what became of it is asked of the
REST interface, which needs no token where the repository is public.
"""

from __future__ import annotations

import re
from typing import Literal
from urllib.parse import urlsplit

from plugins.editing.forges.gitlab import description
from plugins.editing.forges.remote import Remote, address_in, web_address
from plugins.editing.forges.rest import Rest
from plugins.editing.settings import Settings
from plugins.editing.store.forge import BRANCHES, Declined, Proposal
from plugins.editing.store.mirror import Mirror

#: What the hook says of a push that brings nothing new.
_SAME = re.compile(r"same (?:with|as)", re.IGNORECASE)
#: For a push that is no fast-forward; Gitea does not take the bare word.
_FORCE = "force-push=true"
_PULL = re.compile(r"(?P<repository>https?://[^?#]+)/pulls?/(?P<number>\d+)\Z")


class AGit(Remote):
    """Requests by push, as Gitea and Forgejo take them."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self._rest = Rest(settings.forge.address, "token", self.token)

    def refresh(self, mirror: Mirror) -> None:
        """Fetch the main branch; the forge has no branches of ours."""
        self.fetch(mirror, proposals=False)

    def propose(self, proposal: Proposal, commit: str, mirror: Mirror) -> str:
        """Push to ``refs/for/``. Title and description count only where the request is opened.

        Nobody's commit is pushed over: a request that somebody changed on the forge is fetched, and
        ``Declined`` is raised; the next try begins with what they made of it.
        """
        self._fetch_theirs(proposal, commit, mirror)
        topic = proposal.branch.removeprefix(BRANCHES)
        options = [
            f"topic={topic}", f"title={proposal.title}", f"description={description(proposal)}",
        ]  # fmt: skip
        if proposal.pushed and not mirror.contains(commit, proposal.pushed):
            options.append(_FORCE)
        told = ""
        try:
            told = self.push(mirror, [f"{commit}:refs/for/{self.branch}"], options)
        except Declined as refused:
            if not _SAME.search(str(refused)):  # we were killed before we noted the push
                raise
        mirror.seen(proposal.branch, commit)
        return address_in(told, urlsplit(web_address(self.url)).hostname or "")

    def _fetch_theirs(self, proposal: Proposal, commit: str, mirror: Mirror) -> None:
        pull = _PULL.match(proposal.address)
        if not pull:
            return
        theirs = self.fetch_ref(mirror, f"refs/pull/{pull['number']}/head", proposal.branch)
        if theirs != proposal.pushed and not mirror.contains(commit, theirs):
            raise Declined("Jemand hat den Vorschlag auf der Forge geändert; es geht dort weiter.")

    def fate(self, proposal: Proposal, mirror: Mirror) -> Literal["open", "merged", "gone"]:
        """As the forge says, if it can be asked."""
        pull = _PULL.match(proposal.address)
        if not pull:
            return "open"
        repository = urlsplit(pull["repository"]).path.strip("/")
        if not self._rest.address:
            origin = urlsplit(proposal.address)
            self._rest.address = f"{origin.scheme}://{origin.netloc}/api/v1"
        found = self._rest.get(f"/repos/{repository}/pulls/{pull['number']}")
        if not found or found.get("state") != "closed":
            return "open"
        return "merged" if found.get("merged") else "gone"

    def withdraw(self, proposal: Proposal, mirror: Mirror) -> None:
        """A request by AGit has no branch that could be deleted."""
        raise Declined(
            f"Lehnen Sie den Vorschlag auf der Forge ab: {proposal.address}".rstrip(": ")
        )
