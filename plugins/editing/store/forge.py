# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Proposals, and what the store asks of a forge that takes them (``forges`` has the drivers)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol

from msgspec import Struct

from plugins.editing.store.clash import Clash

if TYPE_CHECKING:
    from plugins.editing.store.mirror import Mirror

#: Every proposal's branch begins so; then comes the business.
BRANCHES = "vorschlag/"

State = Literal["open", "merged", "rejected"]


class Away(Exception):
    """The forge cannot be reached, or does not want to now. It is tried again."""


class Declined(Exception):
    """What was asked for is not done, and why, in German."""


class Question(Struct, frozen=True):
    """What somebody asked back on the forge: when, in ISO 8601 and UTC, and the words."""

    at: str
    text: str


class Proposal(Struct, frozen=True):
    """What waits for approval: the commits of one branch."""

    #: Counts up, never used again.
    id: int
    #: "" if somebody without a link sent it.
    business: str
    branch: str
    state: State
    #: One line, for people: »Bäckerei Hövel: Öffnungszeiten«.
    title: str
    #: Where people see it on the forge, or "".
    address: str
    #: When it was opened and last changed, in ISO 8601.
    opened: str
    changed: str
    #: The last commit that the forge has, or "" before it has one.
    pushed: str
    #: What the Kümmerer asked back, and why it was rejected, if so.
    question: str = ""
    reason: str = ""
    #: What the sender answered to the question.
    answer: str = ""
    #: When the last question that came from the forge was asked there.
    heard: str = ""
    #: Who approved or rejected it, if that was done here.
    by: str = ""
    #: Fields that have meanwhile moved on the main branch to something else.
    clashes: tuple[Clash, ...] = ()
    #: What the senders wrote to whoever approves it. In no repository.
    notes: tuple[str, ...] = ()


class Forge(Protocol):
    """One way to propose. Every method may raise ``Away`` or ``Declined``."""

    #: Whether the service may approve here; else it only proposes.
    may_merge: bool

    def refresh(self, mirror: Mirror) -> None:
        """Bring what the forge has, main branch and proposals, into ``mirror``."""

    def propose(self, proposal: Proposal, commit: str, mirror: Mirror) -> str:
        """Let ``commit`` be the proposal. Returns its address, or "" if that is not told again."""

    def fate(self, proposal: Proposal, mirror: Mirror) -> Literal["open", "merged", "gone"]:
        """What became of it there, as far as the main branch does not tell. ``gone``: closed, and
        perhaps merged in another form.
        """

    def reason(self, proposal: Proposal) -> str:
        """Why it was closed there, in the words of whoever did; "" if they left none."""

    def question(self, proposal: Proposal) -> Question | None:
        """What was last asked back there. Asked after ``fate``; None also if nothing is new."""

    def merge(self, commit: str, mirror: Mirror) -> None:
        """Let the main branch go forward to ``commit``."""

    def withdraw(self, proposal: Proposal, mirror: Mirror) -> None:
        """Close the proposal, unmerged."""
