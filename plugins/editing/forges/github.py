# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""GitHub: a branch by push, its pull request by REST.

See https://docs.github.com/rest/pulls/pulls. The token needs write access to contents and pull
requests, and GitHub cannot tell the two apart: ``main`` wants a rule that protects it.
"""

from __future__ import annotations

from typing import Any, Literal
from urllib.parse import quote

from plugins.editing.forges.gitlab import description
from plugins.editing.forges.open_ones import PAGE, OpenOnes
from plugins.editing.forges.remote import Remote
from plugins.editing.forges.rest import Rest
from plugins.editing.settings import Settings
from plugins.editing.store.forge import Declined, Proposal
from plugins.editing.store.mirror import Mirror

ADDRESS = "https://api.github.com"


class GitHub(Remote):
    """Branches and pull requests of one repository."""

    user = "x-access-token"

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        owner, slash, name = settings.forge.project.partition("/")
        if not (owner and slash and name) or "/" in name:
            raise Declined("forge.project in edit.toml: hier gehört »Besitzer/Name« hin.")
        self._owner = owner
        self._pulls = f"/repos/{quote(owner)}/{quote(name)}/pulls"
        self._open = OpenOnes(self._page)
        self._rest = Rest(settings.forge.address or ADDRESS, "Bearer", self.token)

    def propose(self, proposal: Proposal, commit: str, mirror: Mirror) -> str:
        """Push the branch, and open its pull request or give the open one its new title."""
        self._open.forget()
        self.push_branch(mirror, proposal, commit)
        found = self._found(proposal, "open")
        words = {"title": proposal.title, "body": description(proposal)}
        if found is None:
            ends = {"head": proposal.branch, "base": self.branch}
            found = self._rest.post(self._pulls, {**words, **ends})
        elif found.get("title") != proposal.title:
            found = self._rest.patch(f"{self._pulls}/{int(found['number'])}", words)
        return str(found.get("html_url", ""))

    def _page(self, number: int) -> list[str]:
        found = self._rest.get(f"{self._pulls}?state=open&per_page={PAGE}&page={number}")
        return [str(pull["head"]["label"]) for pull in found]

    def _found(self, proposal: Proposal, state: str) -> Any:
        head = quote(f"{self._owner}:{proposal.branch}", safe="")
        base = quote(self.branch, safe="")
        found = self._rest.get(f"{self._pulls}?state={state}&head={head}&base={base}")
        return found[0] if isinstance(found, list) and found else None

    def fate(self, proposal: Proposal, mirror: Mirror) -> Literal["open", "merged", "gone"]:
        """As git shows it; of a branch that is still there, GitHub is asked."""
        seen = super().fate(proposal, mirror)
        if seen != "open" or f"{self._owner}:{proposal.branch}" in self._open:
            return seen
        closed = self._found(proposal, "closed")
        if not closed:
            return "open"
        return "merged" if closed.get("merged_at") else "gone"
