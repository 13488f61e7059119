# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""GitLab: a push with options opens the merge request. Its REST interface is asked, if
``forge.address`` names it, for what git does not tell: that a request was closed while its branch
stayed, and what people wrote (https://docs.gitlab.com/api/notes/). It takes a token that may read
there (``read_api``).
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal
from urllib.parse import quote, urlsplit

from msgspec import Struct

from plugins.editing.forges.heard import Comment, Person, question_of, reason_of, understood
from plugins.editing.forges.listening import Listening
from plugins.editing.forges.open_ones import PAGE, OpenOne, OpenOnes
from plugins.editing.forges.remote import address_in, web_address
from plugins.editing.forges.rest import Rest
from plugins.editing.settings import Settings
from plugins.editing.store.forge import Away, Declined, Proposal, Question
from plugins.editing.store.mirror import Mirror

LABEL = "formular"
#: Who may merge has a say: a public project can be commented by anybody.
_DEVELOPER = 30
_log = logging.getLogger("stadtfenster.editing")


class _Note(Struct):
    author: Person
    created_at: datetime
    body: str = ""
    #: Written by GitLab itself; only for those who work on the project.
    system: bool = False
    internal: bool = False
    confidential: bool = False


class _Closed(Struct):
    iid: int
    state: str
    closed_at: datetime | None = None
    closed_by: Person | None = None


class _Member(Struct):
    access_level: int = 0


class GitLab(Listening):
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
            if self._open.of(proposal.branch):
                return "open"
            last = self._last(proposal.branch)
        except (Away, Declined) as error:  # git goes on without it
            _log.warning("Ob ein Merge Request geschlossen ist, sagt GitLab nicht: %s", error)
            return "open"
        state = last.get("state", "opened")
        return "merged" if state == "merged" else "gone" if state == "closed" else "open"

    def _page(self, number: int) -> list[OpenOne]:
        found = self._rest.get(f"{self._requests}?state=opened&per_page={PAGE}&page={number}")
        return [
            OpenOne(str(each["source_branch"]), int(each["iid"]), str(each.get("updated_at", "")))
            for each in found
        ]

    def _last(self, branch: str) -> Mapping[str, Any]:
        """The request that was opened last for a branch; {} if there never was one."""
        asked = f"source_branch={quote(branch, safe='')}&order_by=created_at&sort=desc&per_page=1"
        found = self._rest.get(f"{self._requests}?{asked}")
        return found[0] if isinstance(found, list) and found else {}

    def _updated(self, proposal: Proposal) -> str:
        if not self._rest.address:
            return ""
        try:
            found = self._open.of(proposal.branch)
        except (Away, Declined):  # ``fate`` has told
            return ""
        return found.updated if found else ""

    def _reason(self, proposal: Proposal) -> str:
        if not self._rest.address or not (last := self._last(proposal.branch)):
            return ""
        request = understood(last, _Closed)
        if request.state != "closed" or not (request.closed_at and request.closed_by):
            return ""
        return reason_of(self._notes(request.iid), request.closed_by.id, request.closed_at)

    def _question(self, proposal: Proposal) -> Question | None:
        found = self._open.of(proposal.branch)
        return question_of(self._notes(found.number), self._has_a_say) if found else None

    def _notes(self, number: int) -> list[Comment]:
        """The last hundred that everybody may read who reads the request."""
        path = f"{self._requests}/{number}/notes?sort=desc&order_by=created_at&per_page={PAGE}"
        notes = understood(self._rest.get(path), list[_Note])
        return [
            Comment(note.author.id, note.created_at, note.body)
            for note in notes
            if not (note.system or note.internal or note.confidential)
        ]

    def _has_a_say(self, comment: Comment) -> bool:
        members = f"{self._requests.removesuffix('/merge_requests')}/members/all"
        try:
            found = understood(self._rest.get(f"{members}/{comment.by}"), _Member)
        except Declined:  # 404: no member
            return False
        return found.access_level >= _DEVELOPER


def description(proposal: Proposal) -> str:
    """One line: git refuses line ends in push options."""
    whose = f"Betrieb: {proposal.business}. " if proposal.business else ""
    return f"{whose}Aus dem Formular von Stadtfenster. Was im Einzelnen, sagen die Commits."
