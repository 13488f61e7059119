# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What was sent, durable before anybody hears "thank you", and what became of it.

A submission is kept whole until the forge has it; its key is kept for good, so that a repeated
press of a button is recognised. Of proposals it has what git does not know: address, notes,
questions.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import structs
from msgspec.json import Decoder

from plugins.editing.store.clash import Clash
from plugins.editing.store.forge import Proposal
from plugins.editing.store.records import Named
from plugins.editing.store.sent import Fate, Row, branch_of
from plugins.editing.store.writer import Wish, Writer
from plugins.editing.submission import Photo, Submission

_SCHEMA = """
CREATE TABLE IF NOT EXISTS submissions(
  number INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT UNIQUE NOT NULL, branch TEXT NOT NULL,
  business TEXT NOT NULL, body BLOB, photos BLOB, state TEXT NOT NULL DEFAULT 'waiting',
  reason TEXT NOT NULL DEFAULT '', clashes BLOB NOT NULL DEFAULT '[]',
  records BLOB NOT NULL DEFAULT '[]', tries INTEGER NOT NULL DEFAULT 0,
  due REAL NOT NULL DEFAULT 0, settled REAL, proposal INTEGER, note TEXT NOT NULL DEFAULT '');
CREATE INDEX IF NOT EXISTS waiting ON submissions(branch, number) WHERE state = 'waiting';
CREATE INDEX IF NOT EXISTS joined ON submissions(proposal);
CREATE TABLE IF NOT EXISTS proposals(
  id INTEGER PRIMARY KEY AUTOINCREMENT, branch TEXT NOT NULL, state TEXT NOT NULL,
  body BLOB NOT NULL);
CREATE UNIQUE INDEX IF NOT EXISTS open_ones ON proposals(branch) WHERE state = 'open';
"""

# Made here, once: msgspec 0.22 crashes when two threads are the first to decode a type.
_SUBMISSION, _PROPOSAL = Decoder(Submission), Decoder(Proposal)
_PHOTOS = msgspec.msgpack.Decoder(tuple[Photo, ...])
_CLASHES, _RECORDS = Decoder(tuple[Clash, ...]), Decoder(tuple[Named, ...])

#: So many are fetched at once, with their pictures.
_MOST = 100
_WAITING = f"""
SELECT number, branch, tries, body, photos FROM submissions AS this
WHERE state = 'waiting' AND NOT EXISTS (
  SELECT 1 FROM submissions WHERE state = 'waiting' AND branch = this.branch
  AND number <= this.number AND due > ?)
ORDER BY number LIMIT {_MOST}"""  # noqa: S608


class Outbox:
    """The file at ``path``. For any thread."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._writer = Writer(path, _SCHEMA)
        self._own = threading.local()
        self._opened: list[sqlite3.Connection] = []

    def _reader(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._own, "connection", None)
        if connection is None:
            connection = sqlite3.connect(self._path, timeout=30, check_same_thread=False)
            connection.execute("PRAGMA query_only=ON")
            self._own.connection = connection
            self._opened.append(connection)
        return connection

    def close(self) -> None:
        """Write what waits, then close."""
        self._writer.close()
        for connection in self._opened:
            connection.close()

    # Submissions

    def accept(self, submission: Submission) -> bool:
        """Keep it. When this returns it is durable; False if its key was known."""
        bare, photos = structs.replace(submission, photos=()), submission.photos
        values = (
            submission.key, branch_of(submission), submission.business,
            msgspec.json.encode(bare), msgspec.msgpack.encode(photos), submission.note,
        )  # fmt: skip
        return self._writer.do(
            lambda writing: (
                writing.execute(
                    "INSERT OR IGNORE INTO submissions(key, branch, business, body, photos, note)"
                    " VALUES (?, ?, ?, ?, ?, ?)",
                    values,
                ).rowcount
                == 1
            )
        )

    def due(self, until: float) -> list[Row]:
        """The first of those to be delivered, in the order they came.

        A branch of which an earlier one has to wait longer than ``until`` waits with it.
        """
        found = self._reader().execute(_WAITING, (until,)).fetchall()
        return [
            Row(number, branch, tries, _whole(body, photos))
            for number, branch, tries, body, photos in found
        ]

    def waiting(self, branch: str) -> list[Submission]:
        """All that wait for one branch, in their order, without their pictures."""
        asked = (
            "SELECT body FROM submissions WHERE state = 'waiting' AND branch = ? ORDER BY number"
        )
        found = self._reader().execute(asked, (branch,)).fetchall()
        return [_SUBMISSION.decode(body) for (body,) in found]

    def next_due(self) -> float | None:
        """When the next one is due, or None if nothing waits."""
        asked = "SELECT min(due) FROM submissions WHERE state = 'waiting'"
        found: float | None = self._reader().execute(asked).fetchone()[0]
        return found

    def last_number(self) -> int:
        """The number of the last submission that was accepted; 0 before the first."""
        found: int = self._reader().execute("SELECT max(number) FROM submissions").fetchone()[0]
        return found or 0

    def fate(self, key: str) -> Fate | None:
        """What became of a submission; None if nobody sent it."""
        found = (
            self._reader()
            .execute(
                "SELECT state, reason, clashes, proposal, records FROM submissions WHERE key = ?",
                (key,),
            )
            .fetchone()
        )
        if found is None:
            return None
        state, reason, clashes, proposal, records = found
        return Fate(
            state,
            reason,
            _CLASHES.decode(clashes),
            proposal,
            _RECORDS.decode(records),
        )

    def put_off(self, numbers: Iterable[int], due: float, reason: str) -> None:
        """Try these again at ``due``, in seconds since 1970."""
        values = [(due, reason, number) for number in numbers]
        self._writer.do(
            lambda writing: writing.executemany(
                "UPDATE submissions SET due = ?, reason = ?, tries = tries + 1 WHERE number = ?",
                values,
            )
        )

    def settle(
        self,
        number: int,
        now: float,
        state: Literal["delivered", "conflict", "failed"],
        *,
        reason: str = "",
        clashes: tuple[Clash, ...] = (),
        proposal: int | None = None,
        records: Iterable[Named] = (),
    ) -> Wish:
        """The wish that notes what became of a submission, ``now``, for ``together``.

        What was delivered is in git: the pictures need not lie here a second time. What was not
        is kept, so that its sender can see and repeat it.
        """
        values = (
            state, now, reason, msgspec.json.encode(clashes), proposal,
            msgspec.json.encode(list(records)), state == "delivered", number,
        )  # fmt: skip
        return lambda writing: writing.execute(
            "UPDATE submissions SET state = ?1, settled = ?2, reason = ?3, clashes = ?4,"
            " proposal = ?5, records = ?6, body = CASE ?7 WHEN 1 THEN NULL ELSE body END,"
            " photos = CASE ?7 WHEN 1 THEN NULL ELSE photos END WHERE number = ?8",
            values,
        )

    def undelivered(self) -> list[tuple[str, Fate]]:
        """Those that wait although they were tried, and those that came to nothing."""
        asked = "SELECT key FROM submissions WHERE state <> 'delivered' AND reason <> '' ORDER BY 1"
        keys = [key for (key,) in self._reader().execute(asked).fetchall()]
        return [(key, fate) for key in keys if (fate := self.fate(key))]

    def forget(self, before: float) -> None:
        """Drop what was sent in vain and settled before a moment; its key and state are kept."""
        self._writer.do(
            lambda writing: writing.execute(
                "UPDATE submissions SET body = NULL, photos = NULL, note = '' WHERE settled < ?"
                " AND coalesce(proposal, 0) NOT IN (SELECT id FROM proposals WHERE state = 'open')",
                (before,),
            )
        )

    def body(self, key: str) -> Submission | None:
        """A submission that is not delivered, as it was sent."""
        asked = "SELECT body, photos FROM submissions WHERE key = ? AND body IS NOT NULL"
        found = self._reader().execute(asked, (key,)).fetchone()
        return found and _whole(*found)

    def together(self, wishes: Iterable[Wish]) -> None:
        """Do all of it or nothing."""
        several = list(wishes)

        def each(writing: sqlite3.Connection) -> None:
            for wish in several:
                wish(writing)

        self._writer.do(each)

    # Proposals

    def open(self, proposal: Proposal) -> Proposal:
        """Keep a new proposal; it gets its id."""

        def added(writing: sqlite3.Connection) -> int:
            cursor = writing.execute(
                "INSERT INTO proposals(branch, state, body) VALUES (?, ?, '')",
                (proposal.branch, proposal.state),
            )
            assert cursor.lastrowid is not None  # noqa: S101  an INSERT has one
            _written(writing, structs.replace(proposal, id=cursor.lastrowid))
            return cursor.lastrowid

        return structs.replace(proposal, id=self._writer.do(added))

    def amended(self, number: int, **fields: object) -> Wish:
        """The wish that changes these fields of a proposal, for ``together``. Others stay as they
        are by then: the worker and the Kümmerer change the same proposal.
        """

        def amend(writing: sqlite3.Connection) -> None:
            asked = "SELECT body FROM proposals WHERE id = ?"
            [body] = writing.execute(asked, (number,)).fetchone()
            _written(writing, structs.replace(_PROPOSAL.decode(body), **fields))

        return amend

    def proposals(self, *, only_open: bool = True) -> list[Proposal]:
        """Those that wait for approval, or all; in the order they were opened."""
        where = " WHERE state = 'open'" if only_open else ""
        found = self._reader().execute(f"SELECT body FROM proposals{where} ORDER BY id")  # noqa: S608
        return [self._proposal(body) for (body,) in found.fetchall()]

    def proposal(self, number: int) -> Proposal | None:
        """The proposal with this id."""
        found = self._reader().execute("SELECT body FROM proposals WHERE id = ?", (number,))
        body = found.fetchone()
        return self._proposal(body[0]) if body else None

    def last_proposal(self, branch: str, before: int | None = None) -> Proposal | None:
        """The last one on a branch, open or not, with an id below ``before``; without its notes."""
        asked = "SELECT body FROM proposals WHERE branch = ?1 AND id < coalesce(?2, id + 1)"
        asked += " ORDER BY id DESC LIMIT 1"
        body = self._reader().execute(asked, (branch, before)).fetchone()
        return _PROPOSAL.decode(body[0]) if body else None

    def open_proposal(self, branch: str) -> Proposal | None:
        """The one that is open on a branch."""
        asked = "SELECT body FROM proposals WHERE branch = ? AND state = 'open'"
        body = self._reader().execute(asked, (branch,)).fetchone()
        return self._proposal(body[0]) if body else None

    def _proposal(self, body: bytes) -> Proposal:
        bare = _PROPOSAL.decode(body)
        asked = "SELECT note FROM submissions WHERE proposal = ? AND note <> '' ORDER BY number"
        notes = self._reader().execute(asked, (bare.id,)).fetchall()
        return structs.replace(bare, notes=tuple(note for (note,) in notes))


def open_branches(path: Path) -> frozenset[str]:
    """Branches with an open proposal, for who looks in beside the service at its file."""
    asked = "SELECT branch FROM proposals WHERE state = 'open'"
    with closing(sqlite3.connect(path, timeout=30)) as reading:
        return frozenset(branch for (branch,) in reading.execute(asked))


def _whole(body: bytes, photos: bytes) -> Submission:
    return structs.replace(_SUBMISSION.decode(body), photos=_PHOTOS.decode(photos))


def _written(writing: sqlite3.Connection, proposal: Proposal) -> None:
    body = msgspec.json.encode(structs.replace(proposal, notes=()))
    writing.execute(
        "UPDATE proposals SET state = ?, body = ? WHERE id = ?",
        (proposal.state, body, proposal.id),
    )
