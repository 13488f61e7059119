# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Businesses that the city trusts: their hours and closures are published at once."""

from __future__ import annotations

import logging
from collections.abc import Collection

from plugins.editing.store.clash import Conflict
from plugins.editing.store.desk import Desk
from plugins.editing.store.fields import differing
from plugins.editing.store.forge import Away, Declined, Proposal
from plugins.editing.store.git import GitFailed
from plugins.editing.store.sheet import View

#: What a trusted business may change without anybody looking at it first.
SMALL = frozenset(["opening_hours", "verified"])
#: Who approved it, as the history says.
BY = "vertrauter Betrieb"

_log = logging.getLogger("stadtfenster.editing")


def approve_trusted(desk: Desk, trusted: Collection[str]) -> list[int]:
    """Publish what may be published unseen; the numbers of those proposals."""
    if not desk.may_approve or not trusted:
        return []
    approved = []
    for proposal in desk.waiting():
        if proposal.business not in trusted:
            continue
        try:
            with desk.mirror.writing:
                now = desk.proposal(proposal.id)
                if now is None or now.state != "open" or not is_small(now, desk.view(now)):
                    continue
                desk.approve(now.id, BY)
        except (Away, Conflict, Declined, GitFailed) as error:  # then the Kümmerer sees it
            _log.warning("Vorschlag %s: %s", proposal.branch, error)
            continue
        approved.append(proposal.id)
    return approved


def is_small(proposal: Proposal, view: View) -> bool:
    """Whether a proposal changes nothing but hours and the date of the last look at them."""
    if not view.files or view.others or view.clashes or proposal.notes:
        return False
    return all(
        touched.record == ("business", proposal.business)
        and touched.before is not None
        and touched.after is not None
        and SMALL.issuperset(differing(touched.before.said, touched.after.said)[1])
        for touched in view.touched
    )
