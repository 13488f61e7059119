# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Mails that have to go out; in SQLite below ``state``, never in any repository.

A mail has a key that says what it is for (``online:12``). It is kept under that key before anybody
sends it, and not kept a second time; what was sent keeps its key and loses its words. Whoever sends
takes a mail for some minutes: killed meanwhile, it is sent again later under the same Message-ID.
"""

from __future__ import annotations

import hashlib
import logging
import sqlite3
import threading
from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from msgspec import Struct

from plugins.editing.post.book import SCHEMA as BOOK
from plugins.editing.post.book import Book
from plugins.editing.post.carriers import Carrier, Later, Refused, Trip
from plugins.editing.post.letter import Letter, address_of, message_of
from plugins.editing.store.writer import Wish, Writer

_SCHEMA = """
CREATE TABLE IF NOT EXISTS letters(
  key TEXT PRIMARY KEY, address TEXT NOT NULL, subject TEXT NOT NULL, text TEXT NOT NULL,
  html TEXT NOT NULL, at TEXT NOT NULL, due REAL NOT NULL, tries INTEGER NOT NULL DEFAULT 0,
  state TEXT NOT NULL DEFAULT 'waiting', told TEXT NOT NULL DEFAULT '');
CREATE INDEX IF NOT EXISTS due_letters ON letters(due) WHERE state = 'waiting';
"""
#: Seconds: for how long who sends has a mail; the first pause after a failure, the longest.
_TAKEN, _FIRST_PAUSE, _LONGEST_PAUSE = 300.0, 60.0, 4 * 3600.0
_GIVEN_UP = timedelta(days=5)
_LOOK_EVERY = 5.0
_MOST = 50
_log = logging.getLogger("stadtfenster.editing")


class Row(Struct, frozen=True):
    """A mail that waits."""

    key: str
    letter: Letter
    at: datetime
    tries: int


class Failure(Struct, frozen=True):
    """A mail that did not go out, or not yet: what it was for, and why."""

    key: str
    subject: str
    told: str
    is_final: bool


class Post:
    """The mails of one state folder. For any thread, and for several processes at once.

    ``name`` is what people see as the sender: the portal's name.
    """

    def __init__(
        self,
        state: Path,
        carrier: Carrier,
        clock: Callable[[], datetime],
        name: Callable[[], str],
    ) -> None:
        self._path = state / "post.sqlite"
        self._writer = Writer(self._path, _SCHEMA + BOOK)
        self.book = Book(self._path, self._writer)
        self._carrier = carrier
        self._clock = clock
        self._name = name
        self._wake = threading.Event()
        self._ended = False
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to send, in a thread."""
        self._thread = threading.Thread(target=self._work, name="post", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop after the mail that is being sent; give the file back."""
        self._ended = True
        self._wake.set()
        if self._thread:
            self._thread.join()
        self._writer.close()

    # What waits

    def send(self, key: str, letter: Letter) -> None:
        """Let a mail go out: when this returns it is durable. The same key again does nothing."""
        self.together([self.kept(key, letter)])

    def kept(self, key: str, letter: Letter) -> Wish:
        """The wish that keeps a mail, for ``together``. Raises ``NoAddress`` for its address."""
        now = self._clock()
        values = (
            key, address_of(letter.to), letter.subject, letter.text, letter.html,
            now.astimezone(UTC).isoformat(), now.timestamp(),
        )  # fmt: skip
        asked = (
            "INSERT OR IGNORE INTO letters(key, address, subject, text, html, at, due)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)"
        )
        return lambda writing: writing.execute(asked, values)

    def together(self, wishes: Iterable[Wish]) -> None:
        """Do all of it or nothing; then see to it that mails go out."""
        several = list(wishes)

        def each(writing: sqlite3.Connection) -> None:
            for wish in several:
                wish(writing)

        if several:
            self._writer.do(each)
            self._wake.set()

    def knows(self, key: str) -> bool:
        """Whether a mail was kept under this key."""
        return bool(self._asked("SELECT 1 FROM letters WHERE key = ?", key))

    def failures(self) -> list[Failure]:
        """Mails that have failed, or wait in spite of a try; the newest first."""
        asked = (
            "SELECT key, subject, told, state = 'failed' FROM letters"
            " WHERE state = 'failed' OR (state = 'waiting' AND tries > 0) ORDER BY at DESC LIMIT 50"
        )
        found = self._asked(asked)
        return [Failure(key, subject, told, bool(final)) for key, subject, told, final in found]

    # Sending

    def _work(self) -> None:
        while not self._ended:
            self._wake.clear()
            try:
                self.round()
            except Exception:
                _log.exception("Die Post ist gestolpert.")
            self._wake.wait(_LOOK_EVERY)

    def round(self) -> int:
        """Send what is due; how many went out."""
        sent, rows = 0, self._due()
        if not rows:
            return 0
        try:
            with self._carrier.trip() as trip:
                for row in rows:
                    if self._ended:
                        break
                    sent += self._sent(trip, row)
        except Later as error:  # the server is away: for all of them
            for row in rows:
                self._put_off(row, str(error))
        return sent

    def _sent(self, trip: Trip, row: Row) -> bool:
        if not self._take(row):  # another process has it
            return False
        digest = hashlib.sha256(f"{row.key} {row.at.isoformat()}".encode()).hexdigest()[:24]
        name = f"{row.at:%Y%m%d-%H%M%S}-{digest}"
        try:
            carrier = self._carrier
            shown = carrier.name or self._name()
            trip.carry(message_of(row.letter, carrier.sender, shown, name, row.at))
        except Later as error:
            self._put_off(row, str(error))
            return False
        except (Refused, ValueError) as error:
            self._end(row, "failed", str(error))
            return False
        self._end(row, "sent", "")
        return True

    def _due(self) -> list[Row]:
        asked = (
            "SELECT key, address, subject, text, html, at, tries FROM letters"
            " WHERE state = 'waiting' AND due <= ? ORDER BY due LIMIT ?"
        )
        return [
            Row(key, Letter(*letter), datetime.fromisoformat(at), tries)
            for key, *letter, at, tries in self._asked(asked, self._clock().timestamp(), _MOST)
        ]

    def _take(self, row: Row) -> bool:
        now = self._clock().timestamp()
        asked = "UPDATE letters SET due = ? WHERE key = ? AND state = 'waiting' AND due <= ?"
        values = (now + _TAKEN, row.key, now)
        return self._writer.do(lambda writing: writing.execute(asked, values).rowcount == 1)

    def _put_off(self, row: Row, told: str) -> None:
        now = self._clock()
        _log.warning("Eine Mail (%s) wartet: %s", row.key.partition(":")[0], told)
        if now - row.at > _GIVEN_UP:
            self._end(row, "failed", told)
            return
        pause = min(_FIRST_PAUSE * 2.0 ** min(row.tries, 20), _LONGEST_PAUSE)
        asked = (
            "UPDATE letters SET due = ?, tries = tries + 1, told = ?"
            " WHERE key = ? AND state = 'waiting'"
        )
        values = (now.timestamp() + pause, told, row.key)
        self._writer.do(lambda writing: writing.execute(asked, values))

    def _end(self, row: Row, state: str, told: str) -> None:
        """What is over keeps no words, and no address."""
        asked = (
            "UPDATE letters SET state = ?, told = ?, address = '', text = '', html = ''"
            " WHERE key = ?"
        )
        self._writer.do(lambda writing: writing.execute(asked, (state, told, row.key)))
        if told:
            _log.warning("Eine Mail (%s) geht nicht hinaus: %s", row.key.partition(":")[0], told)

    def _asked(self, asked: str, *values: object) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(self._path, timeout=30)) as reading:
            return reading.execute(asked, values).fetchall()
