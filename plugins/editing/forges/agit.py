# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Gitea and Forgejo: ``refs/for/<branch>`` makes the request, without a right to write.

See https://docs.gitea.com/usage/agit and https://forgejo.org/docs/latest/user/agit-support/. The
forge knows a request by its ``topic`` and has no branch for it; what became of it is asked of the
REST interface, which needs no token where the repository is public. So is what people wrote: the
timeline of a request has comments and who closed it; whether somebody has a say the interface tells
only of reviews (``official``).
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any, Literal
from urllib.parse import quote, urlsplit

from msgspec import Struct

from plugins.editing.forges.gitlab import description
from plugins.editing.forges.heard import (
    BEFORE_CLOSING,
    Comment,
    Person,
    last_of,
    reason_of,
    understood,
)
from plugins.editing.forges.listening import Listening
from plugins.editing.forges.remote import address_in, web_address
from plugins.editing.forges.rest import Rest
from plugins.editing.settings import Settings
from plugins.editing.store.forge import BRANCHES, Declined, Proposal, Question
from plugins.editing.store.mirror import Mirror

#: What the hook says of a push that brings nothing new.
_SAME = re.compile(r"same (?:with|as)", re.IGNORECASE)
#: For a push that is no fast-forward; Gitea does not take the bare word.
_FORCE = "force-push=true"
_PULL = re.compile(r"(?P<repository>https?://[^?#]+)/pulls?/(?P<number>\d+)\Z")
#: Gitea gives at most fifty at once.
_PAGE, _MOST_PAGES = 50, 10


class _Entry(Struct):
    """An entry of a request's timeline."""

    created_at: datetime
    type: str = ""
    user: Person | None = None
    body: str | None = None


class _Review(Struct):
    submitted_at: datetime
    state: str = ""
    body: str | None = None
    official: bool = False
    dismissed: bool = False


class _Closed(Struct):
    closed_at: datetime | None = None


class AGit(Listening):
    """Requests by push, as Gitea and Forgejo take them."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self._rest = Rest(settings.forge.address, "token", self.token)
        #: Branch → when its request last changed, as ``fate`` saw it.
        self._changed: dict[str, str] = {}

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
        path = self._path(proposal, "pulls")
        found = self._rest.get(path) if path else None
        self._changed[proposal.branch] = str(found.get("updated_at", "")) if found else ""
        if not found or found.get("state") != "closed":
            return "open"
        return "merged" if found.get("merged") else "gone"

    def _path(self, proposal: Proposal, what: str) -> str:
        """Where the interface has the request; "" as long as nobody knows its number."""
        pull = _PULL.match(proposal.address)
        if not pull:
            return ""
        if not self._rest.address:
            origin = urlsplit(proposal.address)
            self._rest.address = f"{origin.scheme}://{origin.netloc}/api/v1"
        repository = urlsplit(pull["repository"]).path.strip("/")
        return f"/repos/{repository}/{what}/{pull['number']}"

    def _updated(self, proposal: Proposal) -> str:
        return self._changed.get(proposal.branch, "")

    def _reason(self, proposal: Proposal) -> str:
        path = self._path(proposal, "pulls")
        closed = understood(self._rest.get(path), _Closed).closed_at if path else None
        if not closed:
            return ""
        since = quote((closed.astimezone(UTC) - BEFORE_CLOSING).isoformat(timespec="seconds"))
        timeline = f"{self._path(proposal, 'issues')}/timeline?since={since}&limit={_PAGE}"
        entries: list[_Entry] = []
        for page in range(1, _MOST_PAGES + 1):
            found: Any = self._rest.get(f"{timeline}&page={page}") or []
            entries += understood(found, list[_Entry])
            if len(found) < _PAGE:
                break
        closers = [each.user.id for each in entries if each.type == "close" and each.user]
        comments = [
            Comment(each.user.id, each.created_at, each.body or "")
            for each in entries
            if each.type == "comment" and each.user
        ]
        return reason_of(comments, closers[-1], closed) if closers else ""

    def _question(self, proposal: Proposal) -> Question | None:
        path = self._path(proposal, "pulls")
        found = understood(self._rest.get(f"{path}/reviews?limit={_PAGE}") or [], list[_Review])
        return last_of(
            Comment(0, review.submitted_at, review.body or "")
            for review in found
            if review.state == "REQUEST_CHANGES" and review.official and not review.dismissed
        )

    def withdraw(self, proposal: Proposal, mirror: Mirror) -> None:
        """A request by AGit has no branch that could be deleted."""
        raise Declined(
            f"Lehnen Sie den Vorschlag auf der Forge ab: {proposal.address}".rstrip(": ")
        )
