# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the store asks for before it begins: a git that is new enough, and whole submissions."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

from plugins.core.slug import is_id
from plugins.editing.store.delivery import moment_of
from plugins.editing.store.forge import Declined
from plugins.editing.store.git import Git, GitFailed
from plugins.editing.store.sent import branch_of
from plugins.editing.submission import Submission

#: The first git with ``merge-tree --write-tree``, of October 2022.
OLDEST_GIT = (2, 38)

_KEY = re.compile(r"[A-Za-z0-9_-]{8,80}\Z")


def branch_of_business(business: str) -> str:
    """The branch of a business's proposals, "" for nobody's. Raises ``Declined``."""
    if business and not is_id(business):
        raise Declined("Diesen Betrieb kann es nicht geben.")
    return branch_of(Submission("", business, "", "", ())) if business else ""


def check(submission: Submission) -> None:
    """What no form of ours sends. Raises ``Declined``."""
    branch_of_business(submission.business)
    with suppress(ValueError):
        sent_rightly = moment_of(submission).tzinfo is not None
        named = all(is_id(edit.id) or (edit.is_new and not edit.id) for edit in submission.edits)
        own = not submission.business or all(
            edit.kind != "business" or edit.id == submission.business for edit in submission.edits
        )
        if _KEY.match(submission.key) and sent_rightly and named and own and submission.edits:
            return
    raise Declined("Diese Sendung ist unvollständig. Bitte senden Sie das Formular noch einmal.")


def check_git() -> None:
    """Raises ``Declined`` where git is missing or too old."""
    try:
        told = Git(Path()).run("version").decode()
    except (OSError, GitFailed):
        raise Declined("Das Programm »git« fehlt. Installieren Sie es.") from None
    numbers = re.search(r"(\d+)\.(\d+)", told)
    if not numbers or (int(numbers[1]), int(numbers[2])) < OLDEST_GIT:
        oldest = ".".join(map(str, OLDEST_GIT))
        raise Declined(f"»{told.strip()}« ist zu alt: gebraucht wird git {oldest} oder neuer.")
