# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The form service's web server: uvicorn, which waits for nobody without end.

uvicorn ends a connection that is idle after an answer, and nothing else: one that never says what
it wants, or a letter a minute, stays for good, and a few thousand of them are all that a process
may have open. A proxy holds them off, if it is set up well. Here they end without one, too.
"""

from __future__ import annotations

import asyncio
from typing import Any

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from plugins.editing.service.guard import Guard

#: Seconds for a whole head, from the connection or the answer before on; and for all that follows
#: it: a body of at most 180 s (``service/posted.py``), its picture drawn anew, the answer.
HEAD, WHOLE = 20.0, 300.0
#: Bytes of a head.
_LONGEST_HEAD = 32 * 1024


class Patience(H11Protocol):
    """A connection with two clocks: one until its head is there, one until all is said."""

    head, whole = HEAD, WHOLE
    _clock: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Somebody is there, and has not said anything."""
        super().connection_made(transport)
        self._wait(self.head)

    def connection_lost(self, exc: Exception | None) -> None:
        """Nobody is there any more."""
        self._stop()
        super().connection_lost(exc)

    def handle_events(self) -> None:
        """Something was said: with a whole head an answer begins."""
        before = self.cycle
        super().handle_events()
        if self.cycle is not before:
            self._wait(self.whole)

    def on_response_complete(self) -> None:
        """All is said; what is left of a body, and the next head, may take as long as the first."""
        before = self.cycle
        super().on_response_complete()  # it may find the next head in what was sent already
        if self.cycle is before:
            self._wait(self.head)

    def _wait(self, seconds: float) -> None:
        self._stop()
        if not self.transport.is_closing():
            self._clock = self.loop.call_later(seconds, self.transport.abort)

    def _stop(self) -> None:
        if self._clock is not None:
            self._clock.cancel()
            self._clock = None


def server(app: Guard, **more: Any) -> uvicorn.Server:
    """A server for ``app``; ``more`` are other settings of uvicorn's."""
    return uvicorn.Server(
        uvicorn.Config(
            app,
            http=Patience,
            ws="none",
            access_log=False,
            log_level="warning",
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=5,
            timeout_keep_alive=int(HEAD),
            h11_max_incomplete_event_size=_LONGEST_HEAD,
            **more,
        )
    )
