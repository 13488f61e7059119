# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A submission on its way: where it goes, that it waits, what became of it."""

from __future__ import annotations

import hashlib
from typing import Literal

from msgspec import Struct

from plugins.editing.store.clash import Clash
from plugins.editing.store.forge import BRANCHES
from plugins.editing.store.records import Named
from plugins.editing.submission import Submission


class Row(Struct, frozen=True):
    """A submission that waits for delivery."""

    number: int
    branch: str
    tries: int
    submission: Submission


class Fate(Struct, frozen=True):
    """What became of a submission."""

    state: Literal["waiting", "delivered", "conflict", "failed"]
    #: Why, in German: of one that waits the last hindrance, of one that failed the cause.
    reason: str
    clashes: tuple[Clash, ...]
    #: The proposal that it joined, or None.
    proposal: int | None
    #: The records it changed, with the ids that new ones have got.
    records: tuple[Named, ...]


def branch_of(submission: Submission) -> str:
    """One branch for a business; one of its own for who has no link. No id begins with ``_``."""
    if submission.business:
        return BRANCHES + submission.business
    return f"{BRANCHES}_{hashlib.sha256(submission.key.encode()).hexdigest()[:12]}"
