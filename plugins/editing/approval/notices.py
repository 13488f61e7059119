# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who hears what of a proposal: its sender what becomes of it, the Kümmerer that there is one.

Nobody has to report anything: proposals are looked at, and what they say is compared with the mails
that were kept. So nothing is lost if a process is killed between an approval and its mail, and a
proposal that was decided on the forge is told like one that was decided here.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import datetime, timedelta

from plugins.core.city import City
from plugins.core.clock import in_city
from plugins.editing.approval import letters
from plugins.editing.approval.differences import Differences, differences
from plugins.editing.links.links import Links
from plugins.editing.post.letter import NoAddress
from plugins.editing.post.mails import Mail, drawn
from plugins.editing.post.post import Post
from plugins.editing.store.desk import Desk
from plugins.editing.store.forge import Declined, Proposal
from plugins.editing.store.git import GitFailed

#: Nobody wants to hear of older ones, when a service begins to send mails.
_OLDEST = timedelta(days=14)
_log = logging.getLogger("stadtfenster.editing")


class Notices:
    """``address`` is the service's own; ``city`` and ``names`` tell what the main branch says."""

    def __init__(
        self,
        desk: Desk,
        post: Post,
        links: Links,
        caretakers: Collection[str],
        address: str,
        city: Callable[[], City],
        names: Callable[[], Mapping[str, str]],
        clock: Callable[[], datetime],
    ) -> None:
        self._desk = desk
        self._post = post
        self._links = links
        self._caretakers = tuple(caretakers)
        self._address = address
        self._city = city
        self._names = names
        self._clock = clock
        #: What was said of an open proposal: nothing new as long as it is the same.
        self._said: dict[int, Proposal] = {}

    def look(self) -> None:
        """Look at the proposals, and keep the mails that are due."""
        numbers, last = self._post.book.watched()
        while self._desk.proposal(last + 1) is not None:
            last += 1
            numbers.append(last)
            self._post.together([self._post.book.watch(last)])
        for number in numbers:
            proposal = self._desk.proposal(number)
            if proposal is None or self._said.get(number) == proposal:
                continue
            try:
                self._tell(proposal)
            except (Declined, GitFailed) as error:
                _log.warning("Vorschlag %s: %s", proposal.branch, error)

    def _tell(self, proposal: Proposal) -> None:
        wishes = []
        if self._clock() - datetime.fromisoformat(proposal.changed) < _OLDEST:
            for key, to, mail in self._mails(proposal):
                try:
                    wishes.append(self._post.kept(key, drawn(mail, to, self._city())))
                except NoAddress as error:
                    _log.warning("%s", error)
        if proposal.state != "open":
            wishes.append(self._post.book.forget(proposal.id))
            self._said.pop(proposal.id, None)
        else:
            self._said[proposal.id] = proposal
        self._post.together(wishes)

    def _mails(self, proposal: Proposal) -> Iterator[tuple[str, str, Mail]]:
        """The mails that a proposal as it is calls for: key, address, words."""
        name = self._names().get(proposal.business, proposal.business)
        sender = self._post.book.address(proposal.business) if proposal.business else ""
        number = proposal.id
        if proposal.state == "open" and proposal.pushed:
            seen = self._differences(proposal)
            queue = f"{self._address}/vorschlaege"
            if sender and not seen.only_verified:
                way = self._way(proposal.business)
                yield f"received:{number}", sender, letters.received(name, seen, way)
            for to in self._caretakers:
                if seen.only_verified and not (proposal.question or proposal.notes):
                    day = in_city(self._clock(), self._city().timezone).moment.date()
                    yield f"confirmed:{day}:{to}", to, letters.confirmed(queue)
                else:
                    yield f"new:{number}:{to}", to, letters.proposed(name, proposal, seen, queue)
            if sender and proposal.question:
                way = self._way(proposal.business, "/antwort")
                key = f"question:{number}:{_digest(proposal.question)}"
                yield key, sender, letters.asked(name, proposal, way)
            if proposal.answer:
                key = f"answer:{number}:{_digest(proposal.question + proposal.answer)}"
                for to in self._caretakers:
                    yield f"{key}:{to}", to, letters.answered(name, proposal, queue)
        elif proposal.state == "merged" and sender and not letters.is_confirmation(proposal):
            page = f"{self._city().url.rstrip('/')}/betriebe/{proposal.business}/"
            yield f"online:{number}", sender, letters.online(name, proposal, page)
        elif proposal.state == "rejected" and sender:
            way = self._way(proposal.business)
            yield f"rejected:{number}", sender, letters.rejected(name, proposal, way)

    def _differences(self, proposal: Proposal) -> Differences:
        return differences(self._desk.view(proposal), self._city(), self._names())

    def _way(self, business: str, to: str = "") -> str:
        """The link of a business, which leads to a page of it; "" if it has none that holds."""
        known = self._links.of(business)
        return f"{self._address}/l/{known[-1].token}{to}" if known else ""


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
