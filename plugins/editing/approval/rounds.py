# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What goes on without anybody: trusted businesses are published, and people are told."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Collection

from plugins.editing.approval.notices import Notices
from plugins.editing.approval.trusting import approve_trusted
from plugins.editing.store.desk import Desk

_EVERY = 1.0
_log = logging.getLogger("stadtfenster.editing")


class Rounds:
    """A thread that looks at the proposals. ``published`` is called after it has approved one."""

    def __init__(
        self,
        desk: Desk,
        trusted: Collection[str],
        notices: Notices,
        published: Callable[[], None],
    ) -> None:
        self._desk = desk
        self._trusted = frozenset(trusted)
        self._notices = notices
        self._published = published
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin."""
        self._thread = threading.Thread(target=self._work, name="rounds", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop after this round."""
        self._ended.set()
        if self._thread:
            self._thread.join()

    def _work(self) -> None:
        while not self._ended.wait(_EVERY):
            try:
                self.round()
            except Exception:
                _log.exception("Die Vorschläge ließen sich nicht ansehen.")

    def round(self) -> None:
        """Look once."""
        if approve_trusted(self._desk, self._trusted):
            self._published()
        self._notices.look()
