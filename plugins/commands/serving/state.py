# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the open pages must know: whether they have changed, and what is wrong."""

from __future__ import annotations

import json
import secrets
import threading
from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import Any

from plugins.commands.serving.built import Built, Result

#: Seconds of silence after which a stream sends a comment, to notice that its page is gone.
_HEARTBEAT = 15.0
#: A page shows so many mistakes; the terminal shows all.
_SHOWN = 20
#: Milliseconds after which a page looks whether a server that went away is back.
_RETRY = b"retry: 500\n"


class State:
    """The last good build, and what is wrong since the last build of all."""

    def __init__(self) -> None:
        self._session = secrets.token_hex(4)  # a page left open since yesterday is told apart
        self._changed = threading.Condition()
        self._version = 0
        self._count = 0
        self._report: dict[str, Any] | None = None

    def tell(self, built: Built) -> None:
        """Note a finished build, and wake the streams."""
        with self._changed:
            self._version += 1
            self._count += built.good
            if built.result is not Result.BUSY:
                self._report = _report(built)
            self._changed.notify_all()

    def events(self, page: Callable[[], str]) -> Iterator[bytes]:
        """Server-Sent Events (HTML, § 9.2): the state now, and again whenever it changes.

        ``page`` tells what the page that listens would be if it were loaded now.
        """
        seen = -1
        while True:
            with self._changed:
                if self._version == seen:
                    self._changed.wait(_HEARTBEAT)
                news, seen = self._version != seen, self._version
                state = {"build": f"{self._session}-{self._count}", "report": self._report}
            if news:
                state["page"] = page()
                yield _RETRY + f"data: {json.dumps(state)}\n\n".encode()
            else:
                yield b":\n\n"


def _report(built: Built) -> dict[str, Any] | None:
    """What a page says about a build; nothing where all is well."""
    if built.result is Result.WHOLE:
        return None
    return {
        "blocks": not built.good,
        "title": _title(built),
        "reason": built.reason,
        "mistakes": [asdict(mistake) for mistake in built.mistakes[:_SHOWN]],
        "more": max(0, len(built.mistakes) - _SHOWN),
    }


def _title(built: Built) -> str:
    if built.result is Result.BROKEN:
        return "Das Programm ist gescheitert; Sie sehen die alte Seite"
    if not built.good:
        return "Keine neue Seite; Sie sehen die alte"
    if not built.held_back:
        return "Etwas fehlt der Seite"
    if built.held_back == 1:
        return "Ein Eintrag ist zurückgehalten"
    return f"{built.held_back} Einträge sind zurückgehalten"
