# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Approve, ask back, reject: what somebody decides about what they have seen, and nothing newer."""

from __future__ import annotations

from plugins.editing.store.desk import Desk
from plugins.editing.store.forge import Declined, Proposal

LONGEST = 2000


class Newer(Exception):
    """Meanwhile more has been added to the proposal than was shown."""


class Wordless(Exception):
    """A question or a reason is missing, or too long; the message says so in German."""


def approve(desk: Desk, number: int, seen: str, by: str, *, overwrite: bool = False) -> None:
    """Publish the proposal as it was at the commit ``seen``.

    Raises ``Newer``, ``Declined``, and ``Conflict`` unless it is to ``overwrite``.
    """
    with desk.mirror.writing:
        _same(desk, number, seen)
        desk.approve(number, by, overwrite)


def reject(desk: Desk, number: int, seen: str, by: str, reason: str) -> None:
    """Close it unmerged. Raises ``Newer``, ``Declined``, ``Wordless``."""
    words = _words(reason, "Schreiben Sie, warum: der Betrieb bekommt genau diesen Satz.")
    with desk.mirror.writing:
        _same(desk, number, seen)
        desk.reject(number, by, words)


def ask_back(desk: Desk, number: int, seen: str, by: str, question: str) -> None:
    """Ask the sender. Raises ``Newer``, ``Declined``, ``Wordless``."""
    words = _words(question, "Schreiben Sie Ihre Frage.")
    with desk.mirror.writing:
        proposal = _same(desk, number, seen)
        if not proposal.business:
            raise Declined("Das hat jemand ohne Link geschickt, den wir nicht fragen können.")
        desk.ask_back(number, by, words)


def _same(desk: Desk, number: int, seen: str) -> Proposal:
    proposal = desk.proposal(number)
    if proposal is None or proposal.state != "open":
        raise Declined("Dieser Vorschlag ist schon entschieden.")
    if proposal.pushed != seen:
        raise Newer
    return proposal


def _words(typed: str, otherwise: str) -> str:
    words = "\n".join(line.strip() for line in typed.splitlines()).strip()
    words = "".join(letter for letter in words if letter.isprintable() or letter == "\n")
    if not words:
        raise Wordless(otherwise)
    if len(words) > LONGEST:
        raise Wordless(f"Höchstens {LONGEST} Zeichen bitte.")
    return words
