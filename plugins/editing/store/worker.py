# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The thread that delivers, round after round, with growing pauses while the forge is away."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Collection, Iterable
from datetime import datetime

from plugins.editing.store.delivery import Delivery
from plugins.editing.store.forge import Away, Declined, Forge
from plugins.editing.store.git import GitFailed
from plugins.editing.store.mirror import Mirror
from plugins.editing.store.outbox import Outbox
from plugins.editing.store.sent import Row

#: The first pause after a failure, which doubles, and the longest; how often the forge is looked at
#: while nothing waits. In seconds.
FIRST_PAUSE, LONGEST_PAUSE, LOOK_EVERY = 2.0, 900.0, 60.0
#: What was sent in vain is kept for its sender for thirty days, in seconds.
_KEEP = 30 * 86_400.0
#: So many proposals make as many packs, which slow down reading.
_TIDY_AFTER = 50

_log = logging.getLogger("stadtfenster.editing")


class Worker:
    """Delivers what waits in ``outbox``: in a thread of its own, or a round when it is called."""

    def __init__(
        self,
        mirror: Mirror,
        outbox: Outbox,
        forge: Forge,
        delivery: Delivery,
        clock: Callable[[], datetime],
        first_pause: float = FIRST_PAUSE,
    ) -> None:
        self._mirror = mirror
        self._outbox = outbox
        self._forge = forge
        self._delivery = delivery
        self._clock = clock
        self._first_pause = first_pause
        self._wake = threading.Event()
        self._ended = False
        self._thread: threading.Thread | None = None
        self._looked = float("-inf")
        self._main = ""
        self._delivered = 0
        self._failures, self._not_before = 0, float("-inf")
        #: Whoever came before us may have been killed between its commit and its note of it.
        self._last_before_us = outbox.last_number()

    def start(self) -> None:
        """Begin to work."""
        self._thread = threading.Thread(target=self._work, name="worker", daemon=True)
        self._thread.start()

    def wake(self) -> None:
        """Say that something waits."""
        self._wake.set()

    def close(self) -> None:
        """Stop after the proposal that is being delivered."""
        self._ended = True
        self._wake.set()
        if self._thread:
            self._thread.join()

    def _work(self) -> None:
        while not self._ended:
            self._wake.clear()
            pause = LOOK_EVERY
            try:
                self.round()
                pause = self._pause()
            except Exception:  # a mistake of ours must not stop what others sent
                _log.exception("Der Postausgang ist gestolpert.")
            self._wake.wait(pause)

    def _pause(self) -> float:
        due = self._outbox.next_due()
        away = self._not_before - time.monotonic()
        if due is None:
            return max(LOOK_EVERY, away)
        return max(min(due - self._now(), LOOK_EVERY), away, 0.05)

    def _now(self) -> float:
        return self._clock().timestamp()

    def round(self, look: bool = False) -> None:
        """Deliver what is due. Looks at the forge first; without anything due now and then."""
        if time.monotonic() < self._not_before and not look:
            return
        rows = self._outbox.due(self._now())
        if not rows and not look and time.monotonic() - self._looked < LOOK_EVERY:
            return
        with self._mirror.writing:
            try:
                self.refresh({row.branch for row in rows}, look)
            except (Away, Declined, GitFailed) as error:
                self._is_away(rows, error)
                return
        self._failures = 0
        for branch in dict.fromkeys(row.branch for row in rows):
            if self._ended:
                return
            of_branch = [row for row in rows if row.branch == branch]
            self._delivered += 1
            try:
                with self._mirror.writing:
                    self._delivery.deliver(branch, of_branch, self._doubtful)
            except Away as error:
                self._is_away([row for row in rows if self._still_waits(row)], error)
                return
            except (Declined, GitFailed) as error:
                self._put_off(of_branch, error)
            except Exception as error:
                _log.exception("Ein Vorschlag ließ sich nicht anlegen.")
                self._put_off(of_branch, error)
        if self._delivered >= _TIDY_AFTER:
            self._delivered = 0
            self._mirror.tidy()

    def is_behind(self) -> bool:
        """Whether anything waits to be delivered."""
        return self._outbox.next_due() is not None

    def refresh(self, branches: Collection[str] = (), thorough: bool = False) -> None:
        """Look at the forge: what it has, and which proposals were decided there.

        That is asked for each proposal now and then, and for those on ``branches``.
        """
        self._forge.refresh(self._mirror)
        if time.monotonic() - self._looked >= LOOK_EVERY:
            thorough = True
        self._delivery.look(self._main, branches, thorough)
        self._main = self._mirror.main()
        if thorough:
            if self._looked > float("-inf"):  # a start must not wait for it
                self._mirror.tidy()
            self._looked = time.monotonic()
            self._outbox.forget(self._now() - _KEEP)

    def _doubtful(self, row: Row) -> bool:
        return row.tries > 0 or row.number <= self._last_before_us

    def _still_waits(self, row: Row) -> bool:
        fate = self._outbox.fate(row.submission.key)
        return fate is not None and fate.state == "waiting"

    def _is_away(self, rows: Iterable[Row], error: Exception) -> None:
        """Leave the forge alone for a while, also with what comes in meanwhile."""
        pause = self._pause_after(self._failures)
        self._failures += 1
        self._not_before = time.monotonic() + pause
        numbers = [row.number for row in rows]
        self._outbox.put_off(numbers, self._now() + pause, str(error))
        _log.warning("Der Forge ist nicht erreichbar, nächster Versuch in %g s: %s", pause, error)

    def _put_off(self, rows: Iterable[Row], error: Exception) -> None:
        """Try these later: the more often it failed, the later."""
        reason = str(error) or type(error).__name__
        for row in rows:
            due = self._now() + self._pause_after(row.tries)
            self._outbox.put_off([row.number], due, reason)
            _log.warning("Vorgang %s wartet: %s", row.submission.key, reason)

    def _pause_after(self, failures: int) -> float:
        return min(self._first_pause * 2.0 ** min(failures, 20), LONGEST_PAUSE)
