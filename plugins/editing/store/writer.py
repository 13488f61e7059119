# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""One thread that writes to a SQLite file, many submissions with one fsync.

Whoever wants something written hands in a function and waits. The thread takes all that wait, calls
each within a savepoint, commits once, and then lets them all go on: nobody hears of success before
it lies on the disk (``synchronous=FULL``), and a hundred at once wait hardly longer than one.
"""

from __future__ import annotations

import queue
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import closing
from pathlib import Path
from typing import Any, TypeVar

#: So many share a transaction at most; more would let the first wait too long.
_MOST_AT_ONCE = 256
_SECONDS = 30.0

T = TypeVar("T")
Wish = Callable[[sqlite3.Connection], Any]


def connected(path: Path) -> sqlite3.Connection:
    """A connection to the file, for the thread that asks."""
    connection = sqlite3.connect(path, timeout=_SECONDS, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")
    return connection


class Writer:
    """The thread that writes to ``path``, from now until ``close``."""

    def __init__(self, path: Path, schema: str) -> None:
        self._wishes: queue.SimpleQueue[tuple[Wish, Future[Any]] | None] = queue.SimpleQueue()
        self._path = path
        self._closed = False
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with closing(connected(path)) as connection:
            connection.executescript(schema)
        path.chmod(0o600)
        self._thread = threading.Thread(target=self._write, name="outbox", daemon=True)
        self._thread.start()

    def do(self, wish: Callable[[sqlite3.Connection], T]) -> T:
        """What ``wish`` returns, once it is durable; what it raises, and then it did nothing."""
        if self._closed:
            raise sqlite3.ProgrammingError("closed")
        done: Future[T] = Future()
        self._wishes.put((wish, done))
        return done.result()

    def close(self) -> None:
        """Write what waits, then end."""
        self._closed = True
        self._wishes.put(None)
        self._thread.join()

    def _write(self) -> None:
        with closing(connected(self._path)) as connection:
            while True:
                wish = self._wishes.get()
                if wish is None:
                    return
                waiting = [wish]
                while len(waiting) < _MOST_AT_ONCE and not self._wishes.empty():
                    following = self._wishes.get()
                    if following is None:
                        self._wishes.put(None)
                        break
                    waiting.append(following)
                _together(connection, waiting)


def _together(connection: sqlite3.Connection, waiting: list[tuple[Wish, Future[Any]]]) -> None:
    """Do what waits in one transaction, and tell everybody how it went, after it."""
    results: list[tuple[Future[Any], Any, BaseException | None]] = []
    try:
        connection.execute("BEGIN IMMEDIATE")
        for wish, done in waiting:
            results.append((done, *_alone(connection, wish)))
        connection.execute("COMMIT")
    except sqlite3.Error as full:  # a full disk: nothing of it is written
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        for _, done in waiting:
            done.set_exception(full)
        return
    for done, result, error in results:
        if error is None:
            done.set_result(result)
        else:
            done.set_exception(error)


def _alone(connection: sqlite3.Connection, wish: Wish) -> tuple[Any, BaseException | None]:
    connection.execute("SAVEPOINT wish")
    try:
        result = wish(connection)
    except Exception as error:
        connection.execute("ROLLBACK TO wish")
        connection.execute("RELEASE wish")
        return None, error
    connection.execute("RELEASE wish")
    return result, None
