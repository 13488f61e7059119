# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the open pages must know: which build they could show, and what is wrong."""

from __future__ import annotations

import json
import secrets
import threading
from collections.abc import Iterator

#: Seconds of silence after which a stream sends a comment, to notice that its page is gone.
_HEARTBEAT = 15.0


class State:
    """The last good build, and the problems of the last build of all."""

    def __init__(self) -> None:
        self._session = secrets.token_hex(4)  # a page left open since yesterday is told apart
        self._changed = threading.Condition()
        self._version = 0
        self._count = 0
        self._problems = ""

    @property
    def build(self) -> str:
        """Name of the last good build."""
        return f"{self._session}-{self._count}"

    def tell(self, good: bool, problems: str) -> None:
        """Note a finished build, and wake the streams. ``good``: there is a new site."""
        with self._changed:
            self._version += 1
            self._count += good
            self._problems = problems
            self._changed.notify_all()

    def events(self) -> Iterator[bytes]:
        """Server-Sent Events (HTML, § 9.2): the state now, and again whenever it changes."""
        seen = -1
        while True:
            with self._changed:
                if self._version == seen:
                    self._changed.wait(_HEARTBEAT)
                news, seen = self._version != seen, self._version
                state = {"build": self.build, "problems": self._problems}
            yield f"data: {json.dumps(state)}\n\n".encode() if news else b":\n\n"
