# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where a feature takes part. First-party features use the same hooks as a stranger's.

Receivers must be module-level functions, for they are held weakly. Their order is not defined,
so whoever sends a signal sorts what comes back.

``record_types``  sender: Registry. Add the feature's ``RecordType``s.
``link``          sender: Linking. Check references and rules between records; report problems.
``derive``        sender: Facts. Say how facts are computed, once for every page that shows them.
``plan``          sender: Planning. Add pages and files.
``finish``        sender: Planning. Add what speaks of all planned pages (the sitemap).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from weakref import ref

Receiver = Callable[[Any], None]


class Signal:
    """Something that features are told of. They look like Pelican's signals, which are blinker's:
    that imports ``inspect``, 4 ms for what is not needed here.
    """

    def __init__(self) -> None:
        self._receivers: dict[ref[Receiver], None] = {}

    def connect(self, receiver: Receiver) -> Receiver:
        """Let ``receiver`` be told; who connects twice is told once."""
        self._receivers[ref(receiver, self._forget)] = None
        return receiver

    def disconnect(self, receiver: Receiver) -> None:
        """Tell ``receiver`` no more."""
        self._forget(ref(receiver))

    @contextmanager
    def connected_to(self, receiver: Receiver) -> Iterator[None]:
        """Let ``receiver`` be told while the block runs."""
        self.connect(receiver)
        try:
            yield
        finally:
            self.disconnect(receiver)

    def receivers(self) -> list[Receiver]:
        """All that are told."""
        return [receiver for held in list(self._receivers) if (receiver := held())]

    def send(self, sender: Any) -> None:
        """Tell all receivers."""
        for receiver in self.receivers():
            receiver(sender)

    def _forget(self, gone: ref[Receiver]) -> None:
        self._receivers.pop(gone, None)


record_types = Signal()
link = Signal()
derive = Signal()
plan = Signal()
finish = Signal()
