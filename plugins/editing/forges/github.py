# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""GitHub: a branch by push, its pull request by REST.

See https://docs.github.com/rest/pulls/pulls. The token needs write access to contents and pull
requests, and GitHub cannot tell the two apart: ``main`` wants a rule that protects it.
"""

from __future__ import annotations

import time
from typing import Any, Literal
from urllib.parse import quote

from plugins.editing.forges.gitlab import description
from plugins.editing.forges.remote import Remote
from plugins.editing.forges.rest import Rest
from plugins.editing.settings import Settings
from plugins.editing.store.forge import Declined, Proposal
from plugins.editing.store.mirror import Mirror

#: In seconds; and pages of a hundred.
_LIST_FOR, _MOST_PAGES = 5.0, 50

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
        self._heads: set[str] = set()
        self._listed = float("-inf")
        self._rest = Rest(settings.forge.address or ADDRESS, "Bearer", self.token)

    def propose(self, proposal: Proposal, commit: str, mirror: Mirror) -> str:
        """Push the branch, and open its pull request or give the open one its new title."""
        self._listed = float("-inf")
        self.push_branch(mirror, proposal, commit)
        found = self._found(proposal, "open")
        words = {"title": proposal.title, "body": description(proposal)}
        if found is None:
            ends = {"head": proposal.branch, "base": self.branch}
            found = self._rest.post(self._pulls, {**words, **ends})
        elif found.get("title") != proposal.title:
            found = self._rest.patch(f"{self._pulls}/{int(found['number'])}", words)
        return str(found.get("html_url", ""))

    def _open_heads(self) -> set[str]:
        """The branches of open requests: a list for all proposals that are asked for in one look,
        since GitHub counts requests.
        """
        if time.monotonic() - self._listed > _LIST_FOR:
            self._heads = set()
            for page in range(1, _MOST_PAGES + 1):
                asked = f"{self._pulls}?state=open&per_page=100&page={page}"
                found = self._rest.get(asked)
                self._heads |= {str(pull["head"]["label"]) for pull in found}
                if len(found) < 100:
                    break
            self._listed = time.monotonic()
        return self._heads

    def _found(self, proposal: Proposal, state: str) -> Any:
        head = quote(f"{self._owner}:{proposal.branch}", safe="")
        base = quote(self.branch, safe="")
        found = self._rest.get(f"{self._pulls}?state={state}&head={head}&base={base}")
        return found[0] if isinstance(found, list) and found else None

    def fate(self, proposal: Proposal, mirror: Mirror) -> Literal["open", "merged", "gone"]:
        """As git shows it; of a branch that is still there, GitHub is asked."""
        seen = super().fate(proposal, mirror)
        if seen != "open" or f"{self._owner}:{proposal.branch}" in self._open_heads():
            return seen
        closed = self._found(proposal, "closed")
        if not closed:
            return "open"
        return "merged" if closed.get("merged_at") else "gone"
