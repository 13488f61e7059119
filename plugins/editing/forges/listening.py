# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a forge is asked besides: why a request was closed, and what was asked back. Nothing else
waits for the answers: a token that may not read them costs no proposal.
"""

from __future__ import annotations

import logging
from abc import abstractmethod

from plugins.editing.forges.remote import Remote
from plugins.editing.forges.rest import KeptOut
from plugins.editing.settings import Settings
from plugins.editing.store.forge import Away, Declined, Proposal, Question

_log = logging.getLogger("stadtfenster.editing")


class Listening(Remote):
    """A forge whose REST interface tells what people wrote."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        #: Branch → when its request last changed, as of when it was last read.
        self._read: dict[str, str] = {}

    def reason(self, proposal: Proposal) -> str:
        """Why it was closed there. Raises ``Away`` while that cannot be asked."""
        try:
            return self._reason(proposal)
        except (KeptOut, Declined) as error:
            _log.warning("Warum %s geschlossen ist, bleibt offen: %s", proposal.branch, error)
            return ""

    def question(self, proposal: Proposal) -> Question | None:
        """What was last asked back, if the request has changed since it was last read."""
        updated = self._updated(proposal)
        if not updated or self._read.get(proposal.branch) == updated:
            return None
        found = None
        try:
            found = self._question(proposal)
        except (Away, Declined) as error:
            _log.warning("Was zu %s gefragt ist, sagt die Forge nicht: %s", proposal.branch, error)
            if isinstance(error, Away) and not isinstance(error, KeptOut):
                return None  # asked again at the next look
        self._read[proposal.branch] = updated
        return found

    @abstractmethod
    def _reason(self, proposal: Proposal) -> str: ...

    @abstractmethod
    def _question(self, proposal: Proposal) -> Question | None: ...

    @abstractmethod
    def _updated(self, proposal: Proposal) -> str:
        """When the open request last changed, as far as ``fate`` has seen; "" if it has not."""
