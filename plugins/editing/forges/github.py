# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""GitHub: a branch by push, its pull request by REST.

See https://docs.github.com/rest/pulls/pulls. The token needs write access to contents and pull
requests, and GitHub cannot tell the two apart: ``main`` wants a rule that protects it.

What people write is in two places: https://docs.github.com/rest/issues/comments and
https://docs.github.com/rest/pulls/reviews.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any, Literal
from urllib.parse import quote

from msgspec import Struct

from plugins.editing.forges.gitlab import description
from plugins.editing.forges.heard import (
    BEFORE_CLOSING,
    Comment,
    Person,
    last_of,
    later,
    question_of,
    reason_of,
    understood,
)
from plugins.editing.forges.listening import Listening
from plugins.editing.forges.open_ones import PAGE, OpenOne, OpenOnes
from plugins.editing.forges.rest import Rest
from plugins.editing.settings import Settings
from plugins.editing.store.forge import Declined, Proposal, Question
from plugins.editing.store.mirror import Mirror

ADDRESS = "https://api.github.com"
_NUMBER = re.compile(r"/pull/(\d+)\Z")
#: Whose word counts: a public repository can be commented by anybody.
_HAVE_A_SAY = frozenset(["OWNER", "MEMBER", "COLLABORATOR"])
_MOST_PAGES = 10


class _Written(Struct):
    """An issue comment."""

    created_at: datetime
    user: Person | None = None
    body: str | None = None
    author_association: str = "NONE"


class _Review(Struct):
    submitted_at: datetime | None = None  # none yet: somebody is still writing it
    state: str = ""
    body: str | None = None
    author_association: str = "NONE"


class _Issue(Struct):
    closed_at: datetime | None = None
    closed_by: Person | None = None


class GitHub(Listening):
    """Branches and pull requests of one repository."""

    user = "x-access-token"

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        owner, slash, name = settings.forge.project.partition("/")
        if not (owner and slash and name) or "/" in name:
            raise Declined("forge.project in edit.toml: hier gehört »Besitzer/Name« hin.")
        self._owner = owner
        self._repository = f"/repos/{quote(owner)}/{quote(name)}"
        self._pulls = f"{self._repository}/pulls"
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

    def _page(self, number: int) -> list[OpenOne]:
        found = self._rest.get(f"{self._pulls}?state=open&per_page={PAGE}&page={number}")
        return [
            OpenOne(
                str(pull["head"]["label"]), int(pull["number"]), str(pull.get("updated_at", ""))
            )
            for pull in found
        ]

    def _found(self, proposal: Proposal, state: str) -> Any:
        head = quote(f"{self._owner}:{proposal.branch}", safe="")
        base = quote(self.branch, safe="")
        found = self._rest.get(f"{self._pulls}?state={state}&head={head}&base={base}")
        return found[0] if isinstance(found, list) and found else None

    def fate(self, proposal: Proposal, mirror: Mirror) -> Literal["open", "merged", "gone"]:
        """As git shows it; of a branch that is still there, GitHub is asked."""
        seen = super().fate(proposal, mirror)
        if seen != "open" or self._open.of(f"{self._owner}:{proposal.branch}"):
            return seen
        closed = self._found(proposal, "closed")
        if not closed:
            return "open"
        return "merged" if closed.get("merged_at") else "gone"

    def _updated(self, proposal: Proposal) -> str:
        found = self._open.of(f"{self._owner}:{proposal.branch}")
        return found.updated if found else ""

    def _reason(self, proposal: Proposal) -> str:
        number = _NUMBER.search(proposal.address)
        if not number:
            return ""
        issue = understood(self._rest.get(f"{self._repository}/issues/{number[1]}"), _Issue)
        if not (issue.closed_at and issue.closed_by) or issue.closed_by.type == "Bot":
            return ""
        since = (issue.closed_at - BEFORE_CLOSING).strftime("%Y-%m-%dT%H:%M:%SZ")
        comments = self._comments(number[1], f"&since={since}")
        return reason_of(map(_comment, comments), issue.closed_by.id, issue.closed_at)

    def _question(self, proposal: Proposal) -> Question | None:
        number = _NUMBER.search(proposal.address)
        if not number:
            return None
        asked = self._rest.get(f"{self._pulls}/{number[1]}/reviews?per_page={PAGE}")
        reviews = [
            Comment(0, review.submitted_at, review.body or "")
            for review in understood(asked, list[_Review])
            if review.state == "CHANGES_REQUESTED"
            and review.author_association in _HAVE_A_SAY
            and review.submitted_at
        ]
        comments = [
            _comment(comment)
            for comment in self._comments(number[1])
            if comment.author_association in _HAVE_A_SAY
        ]
        return later(last_of(reviews), question_of(comments))

    def _comments(self, number: str, more: str = "") -> list[_Written]:
        """In the order they were written, page by page: GitHub knows no other."""
        found: list[_Written] = []
        path = f"{self._repository}/issues/{number}/comments?per_page={PAGE}{more}"
        for page in range(1, _MOST_PAGES + 1):
            of_page = understood(self._rest.get(f"{path}&page={page}"), list[_Written])
            found += of_page
            if len(of_page) < PAGE:
                break
        return found


def _comment(written: _Written) -> Comment:
    return Comment(written.user.id if written.user else 0, written.created_at, written.body or "")
