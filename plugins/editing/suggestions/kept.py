# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is kept of people without a link: used proofs, what waits for a mail's answer, and notes.

A note is a mistake that somebody saw, or a wish for a link: words to the Kümmerer, and no change of
a record. It never goes into git, nor does the address at which its sender can be asked.
"""

from __future__ import annotations

import hashlib
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from plugins.editing.store.writer import connected
from plugins.editing.submission import Submission

#: So long the link of a confirming mail holds.
CONFIRMED_WITHIN = timedelta(days=2)
#: Names and addresses of senders are forgotten so long after the note was done with.
_FORGOTTEN_AFTER = timedelta(days=30)

Sort = Literal["mistake", "link"]

_SCHEMA = """
CREATE TABLE IF NOT EXISTS used(proof TEXT PRIMARY KEY, until TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS pending(token TEXT PRIMARY KEY, until TEXT NOT NULL, body BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS notes(
  key TEXT PRIMARY KEY, at TEXT NOT NULL, done TEXT NOT NULL DEFAULT '', body BLOB NOT NULL);
CREATE INDEX IF NOT EXISTS open_ones ON notes(at) WHERE done = '';
"""


class Note(Struct, frozen=True):
    """Words to the Kümmerer. ``page`` is a path within the portal, "" for none."""

    key: str
    at: str
    sort: Sort
    text: str
    page: str = ""
    #: The business that it is about, or "".
    business: str = ""
    #: How to ask back: a mail address or a telephone number, or "".
    contact: str = ""


class Pending(Struct, frozen=True):
    """What is sent once its sender has confirmed it."""

    submission: Submission | None = None
    note: Note | None = None


_NOTE, _PENDING = msgspec.json.Decoder(Note), msgspec.json.Decoder(Pending)


class Kept:
    """The file at ``path``. For any thread; moments are in UTC or have an offset."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._path = path
        with closing(connected(path)) as connection:
            connection.executescript(_SCHEMA)
        path.chmod(0o600)

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with closing(connected(self._path)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            yield connection
            connection.execute("COMMIT")

    # Proofs

    def use(self, proof: str, until: datetime, now: datetime) -> bool:
        """Use a proof up; False if it was. One that is over is forgotten: its age refuses it."""
        with self._writing() as writing:
            writing.execute("DELETE FROM used WHERE until < ?", (_stamp(now),))
            done = writing.execute(
                "INSERT OR IGNORE INTO used VALUES (?, ?)", (proof, _stamp(until))
            )
            return done.rowcount == 1

    # Mails to be answered

    def put(self, pending: Pending, now: datetime) -> str:
        """Keep what has to be confirmed; the token for the mail. Here lies only its hash."""
        token = secrets.token_urlsafe(24)
        values = (_hash(token), _stamp(now + CONFIRMED_WITHIN), msgspec.json.encode(pending))
        with self._writing() as writing:
            writing.execute("DELETE FROM pending WHERE until < ?", (_stamp(now),))
            writing.execute("INSERT INTO pending VALUES (?, ?, ?)", values)
        return token

    def pending(self, token: str, now: datetime) -> Pending | None:
        """What a token stands for; None if there is none, it is over, or it was confirmed."""
        with closing(connected(self._path)) as reading:
            found = reading.execute(
                "SELECT body FROM pending WHERE token = ? AND until >= ?",
                (_hash(token), _stamp(now)),
            ).fetchone()
        return _PENDING.decode(found[0]) if found else None

    def confirmed(self, token: str) -> None:
        """Forget what has been sent."""
        with self._writing() as writing:
            writing.execute("DELETE FROM pending WHERE token = ?", (_hash(token),))

    # Notes

    def add(self, note: Note) -> None:
        """Keep a note; the same key again does nothing."""
        with self._writing() as writing:
            writing.execute(
                "INSERT OR IGNORE INTO notes(key, at, body) VALUES (?, ?, ?)",
                (note.key, note.at, msgspec.json.encode(note)),
            )

    def has(self, key: str) -> bool:
        """Whether a note was kept under a key."""
        with closing(connected(self._path)) as reading:
            return bool(reading.execute("SELECT 1 FROM notes WHERE key = ?", (key,)).fetchone())

    def open_notes(self) -> list[Note]:
        """Those that nobody has done with, oldest first."""
        with closing(connected(self._path)) as reading:
            found = reading.execute(
                "SELECT body FROM notes WHERE done = '' ORDER BY at, key LIMIT 500"
            )
            return [_NOTE.decode(body) for (body,) in found]

    def done(self, key: str, now: datetime) -> bool:
        """Done with a note; False if it was. Those done with long ago are forgotten."""
        with self._writing() as writing:
            old = _stamp(now - _FORGOTTEN_AFTER)
            writing.execute("DELETE FROM notes WHERE done <> '' AND done < ?", (old,))
            changed = writing.execute(
                "UPDATE notes SET done = ? WHERE key = ? AND done = ''", (_stamp(now), key)
            )
            return changed.rowcount == 1


def _stamp(moment: datetime) -> str:
    return f"{moment.timestamp():017.3f}"


def _hash(token: str) -> str:
    return hashlib.blake2b(token.encode(), digest_size=20).hexdigest()
