# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""From a submission that waits to a proposal that the forge has."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import datetime
from typing import Any, Literal

from msgspec import structs

from plugins.editing.rewriting.refused import Refused
from plugins.editing.store.clash import Clash, Conflict
from plugins.editing.store.commits import Draft
from plugins.editing.store.forge import Away, Declined, Forge, Proposal
from plugins.editing.store.git import GitFailed
from plugins.editing.store.mirror import Commit, Mirror
from plugins.editing.store.outbox import Outbox
from plugins.editing.store.records import Named
from plugins.editing.store.sent import Row
from plugins.editing.store.sheet import Sheet, view
from plugins.editing.store.words import Label, message, title
from plugins.editing.store.writer import Wish
from plugins.editing.submission import Submission

_MOST_PATHS = 4096
_log = logging.getLogger("stadtfenster.editing")


class Delivery:
    """Commits and proposes. Whoever calls it holds ``mirror.writing``.

    ``clock`` gives the moment with its offset; ``label`` the German name of a field.
    """

    def __init__(
        self,
        mirror: Mirror,
        outbox: Outbox,
        forge: Forge,
        clock: Callable[[], datetime],
        label: Label,
    ) -> None:
        self._mirror = mirror
        self._outbox = outbox
        self._forge = forge
        self._clock = clock
        self._label = label
        self._known_paths: dict[str, frozenset[str]] = {}

    def deliver(self, branch: str, rows: Sequence[Row], doubtful: Callable[[Row], bool]) -> None:
        """Commit ``rows`` to the proposal ``branch`` and propose it.

        Killed at any point and called again it does what is left to do: a key that is in the
        proposal is not committed again, nor, of ``doubtful`` rows, one that is in the main branch.
        Carries the proposal to the main branch as it is now. Raises what the forge raises.
        """
        mirror, main = self._mirror, self._mirror.main()
        proposal = self._outbox.open_proposal(branch)
        tip = self._tip(branch, proposal, main)
        commits = mirror.commits(main, tip) if tip != main else []
        there = {key: commit for commit in commits for key in commit.keys}
        sheet, drafts, parent, clashes = self._carried(branch, main, tip, commits)
        now = self._clock().timestamp()
        settled: list[Wish] = []
        joined: list[tuple[Row, tuple[Named, ...]]] = []
        for row in rows:
            sent = row.submission
            if sent.key in there:
                joined.append((row, self._records(there[sent.key])))
                continue
            if doubtful(row) and mirror.has(sent.key, main, moment_of(sent)):
                settled.append(self._settled(row, None, ()))
                continue
            try:
                records = sheet.enter(sent)
            except Conflict as conflict:
                settle = self._outbox.settle
                settled.append(settle(row.number, now, "conflict", clashes=conflict.clashes))
                continue
            except (Declined, Refused, ValueError) as error:
                settled.append(self._outbox.settle(row.number, now, "failed", reason=str(error)))
                continue
            joined.append((row, records))
            told = message(sent, sheet.touched(), self._label)
            if files := sheet.taken():
                drafts.append(Draft(told, moment_of(sent), files))
        if not drafts and parent == main:  # nothing is left to propose
            settled += [self._settled(row, None, records) for row, records in joined]
            if proposal:
                settled.append(self._closed(proposal, "merged"))
            self._outbox.together(settled)
            if proposal:
                mirror.drop(branch)
            return
        moment = self._clock().isoformat()
        if proposal is None:
            business = rows[0].submission.business if rows else branch.partition("/")[2]
            proposal = self._outbox.open(
                Proposal(0, business, branch, "open", "", "", moment, moment, "")
            )
        commit = tip
        if drafts or mirror.ours(branch) != tip:
            commit = mirror.write(branch, parent, drafts, self._clock())
        seen = view(mirror, main, commit)
        news: dict[str, Any] = {
            "title": title(seen.touched, self._label),
            "clashes": clashes or seen.clashes,
        }
        if commit != proposal.pushed:
            proposal = structs.replace(proposal, **news)
            address = self._forge.propose(proposal, commit, mirror) or proposal.address
            news |= {"pushed": commit, "address": address, "changed": moment}
        settled += [self._settled(row, proposal, records) for row, records in joined]
        self._outbox.together([*settled, self._outbox.amended(proposal.id, **news)])

    def _settled(self, row: Row, proposal: Proposal | None, records: Iterable[Named]) -> Wish:
        number = proposal.id if proposal else None
        now = self._clock().timestamp()
        return self._outbox.settle(row.number, now, "delivered", proposal=number, records=records)

    def _tip(self, branch: str, proposal: Proposal | None, main: str) -> str:
        """The commit on which the proposal goes on: theirs, if somebody changed it there."""
        ours, theirs = self._mirror.ours(branch), self._mirror.theirs(branch)
        if not (proposal and proposal.pushed):
            # Ours is of one that is closed, or did not get there. Or it did, was merged, and its
            # branch is gone; that is not ours any more if we have carried it on meanwhile. What
            # was in it still waits, and is committed again where it is not in the main branch.
            last = self._outbox.last_proposal(branch, proposal.id if proposal else None)
            stayed = last and theirs == last.pushed  # of one that is closed
            return main if theirs is None or stayed else theirs
        ours = ours or proposal.pushed
        if theirs is None or theirs == proposal.pushed:  # ours is newer, if it is another
            return ours or main
        return ours if ours and self._mirror.contains(ours, theirs) else theirs

    def _carried(
        self, branch: str, main: str, tip: str, commits: Sequence[Commit]
    ) -> tuple[Sheet, list[Draft], str, tuple[Clash, ...]]:
        """The files to go on with, the commits carried to ``main``, and what these are to lie on.

        Where a field clashes, the proposal stays where it is, and the clashes are told.
        """
        mirror, elsewhere = self._mirror, self._elsewhere(branch)
        if mirror.contains(tip, main):
            return Sheet(mirror, tip, elsewhere), [], tip, ()
        sheet, drafts = Sheet(mirror, main, elsewhere), []
        try:
            for commit in commits:
                sheet.replay(commit)
                if files := sheet.taken():
                    drafts.append(Draft(commit.message, commit.at, files, author=commit.author))
        except Conflict as conflict:
            return Sheet(mirror, tip, elsewhere), [], tip, conflict.clashes
        return sheet, drafts, main, ()

    def _elsewhere(self, branch: str) -> Callable[[str], bool]:
        """Whether the main branch or another open proposal has a path."""

        tips: list[str] = []

        def has(path: str) -> bool:
            if not tips:
                others = [each for each in self._outbox.proposals() if each.branch != branch]
                known = (self._mirror.ours(other.branch) for other in others)
                tips.extend([self._mirror.main(), *(tip for tip in known if tip)])
            return any(self._mirror.file(tip, path) is not None for tip in tips)

        return has

    def _records(self, commit: Commit) -> tuple[Named, ...]:
        paths = self._mirror.changed(commit.parents[0], commit.name)
        found = (self._mirror.places.record_of(path) for path in paths)
        return tuple(dict.fromkeys(record for record in found if record))

    # What became of proposals

    def look(self, old_main: str, branches: Collection[str], thorough: bool) -> None:
        """Close what was merged or rejected on the forge; carry on what git cannot merge now.

        ``old_main`` was the main branch at the last look, "" before the first. The forge is asked
        for the proposals on ``branches``, if it is to be ``thorough`` for all.
        """
        main = self._mirror.main()
        moved = main != old_main
        merged = self._mirror.merged_branches(main) if moved else frozenset[str]()
        paths = set(self._mirror.changed(old_main, main)) if moved and old_main else None
        for proposal in self._outbox.proposals():
            if not proposal.pushed:
                continue
            waits = proposal.branch in branches
            asks = thorough or waits
            try:
                concerned = moved and (paths is None or bool(paths & self._paths(proposal, main)))
                if proposal.branch in merged:
                    self.close(proposal, "merged")
                elif asks or concerned:
                    self._look_at(proposal, main, asks, concerned, waits)
            except (Declined, Refused, GitFailed) as error:  # the others must not wait for it
                _log.warning("Vorschlag %s: %s", proposal.branch, error)

    def _look_at(
        self, proposal: Proposal, main: str, asks: bool, concerned: bool, waits: bool
    ) -> None:
        fate = self._forge.fate(proposal, self._mirror) if asks else "open"
        is_left = not (concerned or fate == "gone") or self._is_left(proposal, main)
        if fate == "merged" or not is_left:
            self.close(proposal, "merged")
        elif fate == "gone":
            self._rejected_there(proposal, waits)
        else:
            if asks and proposal.business:
                self._asked_there(proposal)
            if concerned and not self._mirror.merges_plainly(main, proposal.pushed):
                self.deliver(proposal.branch, [], lambda row: False)

    def _rejected_there(self, proposal: Proposal, waits: bool) -> None:
        """Its sender hears that once, and with the reason: so it is open until that is known; but
        what already ``waits`` to be delivered must not go on with what was rejected.
        """
        try:
            reason = self._forge.reason(proposal)
        except Away as error:
            _log.warning("Warum %s geschlossen ist, fehlt noch: %s", proposal.branch, error)
            if not waits:
                return
            reason = ""
        self.close(proposal, "rejected", reason=reason)

    def _asked_there(self, proposal: Proposal) -> None:
        asked = self._forge.question(proposal)
        if asked and asked.at > proposal.heard:
            news = {"question": asked.text, "answer": "", "heard": asked.at, "by": ""}
            news["changed"] = self._clock().isoformat()
            self._outbox.together([self._outbox.amended(proposal.id, **news)])

    def _paths(self, proposal: Proposal, main: str) -> frozenset[str]:
        """The files that a proposal changes; those of a commit stay what they are."""
        if proposal.pushed not in self._known_paths:
            base = self._mirror.base(main, proposal.pushed)
            paths = frozenset(self._mirror.changed(base, proposal.pushed))
            if len(self._known_paths) >= _MOST_PATHS:
                self._known_paths.clear()
            self._known_paths[proposal.pushed] = paths
        return self._known_paths[proposal.pushed]

    def _is_left(self, proposal: Proposal, main: str) -> bool:
        """Whether anything of it is not in the main branch, merged in whatever form."""
        return bool(view(self._mirror, main, proposal.pushed).files)

    def close(
        self,
        proposal: Proposal,
        state: Literal["merged", "rejected"],
        *,
        reason: str = "",
        by: str = "",
    ) -> None:
        """Note what became of a proposal, and forget its branch."""
        self._outbox.together([self._closed(proposal, state, reason, by)])
        self._mirror.drop(proposal.branch)

    def _closed(
        self,
        proposal: Proposal,
        state: Literal["merged", "rejected"],
        reason: str = "",
        by: str = "",
    ) -> Wish:
        moment = self._clock().isoformat()
        return self._outbox.amended(proposal.id, state=state, reason=reason, by=by, changed=moment)


def moment_of(submission: Submission) -> datetime:
    """When it was sent. Raises ``ValueError``."""
    return datetime.fromisoformat(submission.at)
