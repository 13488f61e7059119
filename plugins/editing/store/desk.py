# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the service asks of the store: what records say, what was sent, what is to be approved."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from plugins.editing.rewriting.refused import Refused
from plugins.editing.settings import Settings
from plugins.editing.store.admission import branch_of_business, check, check_git
from plugins.editing.store.clash import Clash, Conflict
from plugins.editing.store.commits import Draft
from plugins.editing.store.delivery import Delivery
from plugins.editing.store.fields import overlaid, weighed
from plugins.editing.store.forge import Away, Declined, Forge, Proposal
from plugins.editing.store.git import GitFailed
from plugins.editing.store.lock import Lock
from plugins.editing.store.mirror import Mirror
from plugins.editing.store.outbox import Outbox
from plugins.editing.store.records import Named
from plugins.editing.store.sent import Fate
from plugins.editing.store.sheet import Files, Sheet, View, view
from plugins.editing.store.texts import Texts
from plugins.editing.store.words import Label, one_line, plain_label
from plugins.editing.store.worker import FIRST_PAUSE, Worker
from plugins.editing.submission import Kind, Submission, Value

_MOST_VIEWS = 64


class Held(Struct, frozen=True):
    """A record as it is to be shown in a form."""

    #: Its files, with what was proposed and what still waits in the outbox.
    texts: Texts
    #: The main branch's commit that was read.
    commit: str
    #: The open proposal that it is part of, or None.
    proposal: int | None
    #: Whether something of it still waits in the outbox.
    is_waiting: bool

    @property
    def source(self) -> str:
        """The text of its own file."""
        return self.texts.source

    @property
    def said(self) -> Mapping[str, Value]:
        """What it says, field by field, translations as ``name_en``. Raises ``Refused``."""
        return self.texts.said


class Desk:
    """The state folder's only user: mirror, outbox, worker. For any thread.

    ``clock`` gives the moment with its offset; ``label`` the German name of a field, for titles.
    Raises ``Busy`` if another service has the folder, ``Away`` if nothing was ever fetched and the
    forge cannot be reached, ``Declined`` for a git too old or a repository without content.
    """

    def __init__(
        self,
        settings: Settings,
        forge: Forge,
        clock: Callable[[], datetime],
        label: Label = plain_label,
        first_pause: float = FIRST_PAUSE,
    ) -> None:
        check_git()
        self._lock = Lock(settings.state)
        self._closed = False
        self._exporting = threading.Lock()
        self._views: dict[tuple[str, str], View] = {}
        self._clock = clock
        self._forge = forge
        repository = settings.repository
        place = settings.state / "mirror.git"
        self.mirror = Mirror(place, repository.branch, repository.content, self._lock.handle)
        self._outbox = Outbox(settings.state / "outbox.sqlite")
        self._delivery = Delivery(self.mirror, self._outbox, forge, clock, label)
        self.worker = Worker(self.mirror, self._outbox, forge, self._delivery, clock, first_pause)
        try:
            with self.mirror.writing, suppress(*self._known()):
                self.worker.refresh()
            self.mirror.main()
        except GitFailed as failed:
            self.close()
            raise Declined(f"{settings.state}: {failed}") from failed
        except BaseException:
            self.close()
            raise

    def _known(self) -> tuple[type[Exception], ...]:
        """A forge that is away does not matter once we have its content."""
        with suppress(Declined):
            self.mirror.main()
            return (Away, Declined, GitFailed)
        return ()

    def close(self) -> None:
        """Let the worker end, write what waits, give the folder back; once."""
        if self._closed:
            return
        self._closed = True
        self.worker.close()
        self._outbox.close()
        self.mirror.close()
        self._lock.release()

    @property
    def may_approve(self) -> bool:
        """Whether proposals are approved here, and not on the forge."""
        return self._forge.may_merge

    # Forms

    def record(self, kind: Kind, record_id: str, business: str) -> Held:
        """A record as ``business`` has proposed it, else as it is. Raises ``Declined``."""
        found = self._held(Named(kind, record_id), branch_of_business(business))
        if found is None:
            raise Declined("Diesen Eintrag gibt es nicht (mehr).")
        return found

    def _held(self, record: Named, branch: str) -> Held | None:
        # In this order: what the worker moves on meanwhile is seen twice, and never not at all.
        waiting = self._outbox.waiting(branch) if branch else []
        proposal = self._outbox.open_proposal(branch) if branch else None
        main = self.mirror.main()
        texts = self._proposed(record, main, proposal)
        if texts is None:
            return None
        edits = [edit for submission in waiting for edit in submission.edits if not edit.is_new]
        edits = [edit for edit in edits if (edit.kind, edit.id) == record]
        with suppress(Refused):  # else the worker tells
            texts = overlaid(texts, record, edits)
        return Held(texts, main, proposal.id if proposal else None, bool(edits))

    def _proposed(self, record: Named, main: str, proposal: Proposal | None) -> Texts | None:
        if proposal and proposal.pushed:
            for touched in self._view(proposal, main).touched:
                if touched.record == record:
                    return touched.after
        return Sheet(self.mirror, main).record(record)

    def submit(self, submission: Submission) -> None:
        """Keep ``submission``: when this returns it is durable, and will be delivered once.

        The same key again does nothing. Raises ``Conflict`` where somebody was quicker with another
        value, ``Declined`` for what nobody may send. Then nothing is kept.
        """
        check(submission)
        if self._outbox.fate(submission.key) is not None:
            return
        clashes: list[Clash] = []
        for edit in submission.edits:
            if edit.is_new:
                continue
            record = Named(edit.kind, edit.id)
            held = self._held(record, branch_of_business(submission.business))
            if held is None:
                raise Declined("Diesen Eintrag gibt es nicht (mehr).")
            clashes += weighed(held.said, record, edit.before, edit.after)[1]
        if clashes:
            raise Conflict(clashes)
        try:
            self._outbox.accept(submission)
        except sqlite3.Error as error:
            raise Away(f"Der Postausgang lässt sich nicht schreiben ({error}).") from error
        self.worker.wake()

    def drafted(self, submission: Submission) -> Files:
        """The files of the proposal that ``submission`` would join, with what it says; nothing of
        it is kept. Raises ``Conflict``, ``Declined``, ``Refused``.
        """
        branch = branch_of_business(submission.business)
        waiting = self._outbox.waiting(branch) if branch else []
        proposal = self._outbox.open_proposal(branch) if branch else None
        main = self.mirror.main()
        files = self._view(proposal, main).files if proposal and proposal.pushed else {}
        sheet = Sheet(self.mirror, main, files=files)
        for earlier in waiting:
            with suppress(Conflict, Declined, Refused, ValueError):
                sheet.enter(earlier)
                sheet.taken()
        sheet.enter(submission)
        return sheet.files

    def undelivered(self) -> list[tuple[str, Fate]]:
        """Submissions, by key, that wait in spite of a try, or came to nothing; with the reason."""
        return self._outbox.undelivered()

    def fate(self, key: str) -> Fate | None:
        """What became of a submission."""
        return self._outbox.fate(key)

    # Approval

    def waiting(self) -> list[Proposal]:
        """The proposals that wait for approval, oldest first."""
        return [each for each in self._outbox.proposals() if each.pushed]

    def proposal(self, number: int) -> Proposal | None:
        """The proposal with this id, open or not."""
        return self._outbox.proposal(number)

    def of_business(self, business: str) -> Proposal | None:
        """A business's open proposal."""
        found = self._outbox.open_proposal(branch_of_business(business))
        return found if found and found.pushed else None

    def last_of(self, business: str) -> Proposal | None:
        """A business's last proposal, decided or not; without its notes."""
        return self._outbox.last_proposal(branch_of_business(business))

    def view(self, proposal: Proposal) -> View:
        """What an open proposal would change in the content as it is now."""
        return self._view(proposal, self.mirror.main())

    def _view(self, proposal: Proposal, main: str) -> View:
        """Of two commits always the same; kept for those who look at forms."""
        asked = (main, proposal.pushed)
        found = self._views.get(asked)
        if found is None:
            found = view(self.mirror, *asked)
            if len(self._views) >= _MOST_VIEWS:
                self._views.clear()
            self._views[asked] = found
        return found

    def approve(self, number: int, by: str, overwrite: bool = False) -> None:
        """Publish a proposal. Raises ``Declined`` where only the forge may, ``Conflict`` if a field
        has moved meanwhile and it is not to ``overwrite``.
        """
        with self.mirror.writing:
            proposal = self._open(number)
            if not self._forge.may_merge:
                raise Declined(f"Freigegeben wird auf der Forge: {proposal.address}")
            self._forge.refresh(self.mirror)
            main = self.mirror.main()
            seen = self._view(proposal, main)
            if seen.clashes and not overwrite:
                raise Conflict(seen.clashes)
            if seen.files:
                told = f"Freigabe: {proposal.title}\n\nFreigabe-von: {one_line(by, 64)}\n"
                now = self._clock()
                draft = Draft(told, now, seen.files)
                commit = self.mirror.merged(main, proposal.pushed, draft, now)
                self._forge.merge(commit, self.mirror)
                self._forge.refresh(self.mirror)
            self._delivery.close(proposal, "merged", by=by)
        self.worker.wake()

    def reject(self, number: int, by: str, reason: str) -> None:
        """Close a proposal unmerged; its sender is to hear ``reason``. Raises ``Declined``."""
        with self.mirror.writing:
            proposal = self._open(number)
            self._forge.withdraw(proposal, self.mirror)
            self._delivery.close(proposal, "rejected", by=by, reason=reason)

    def ask_back(self, number: int, by: str, question: str) -> None:
        """Keep a question to the sender; the proposal stays open."""
        self._open(number)
        self._amend(number, question=question, answer="", by=by)

    def answer(self, number: int, business: str, answer: str) -> None:
        """Keep what the sender answers to the question. Raises ``Declined``."""
        proposal = self._open(number)
        if not business or proposal.business != business or not proposal.question:
            raise Declined("Zu diesem Vorschlag gibt es keine Rückfrage.")
        self._amend(proposal.id, answer=answer)

    def _amend(self, number: int, **news: str) -> None:
        moment = self._clock().isoformat()
        self._outbox.together([self._outbox.amended(number, changed=moment, **news)])

    def _open(self, number: int) -> Proposal:
        proposal = self._outbox.proposal(number)
        if proposal is None or proposal.state != "open" or not proposal.pushed:
            raise Declined("Dieser Vorschlag ist schon entschieden.")
        return proposal

    # Files

    def file(self, path: str, proposal: Proposal | None = None) -> bytes | None:
        """A file of the content, given its path in the repository; as ``proposal`` has it."""
        return self.mirror.file(proposal.pushed if proposal else self.mirror.main(), path)

    def export(self, folder: Path) -> None:
        """Let ``folder`` hold the repository's files; only those that changed are written."""
        with self._exporting:
            self.mirror.export(self.mirror.main(), folder)
