# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Links by which people come in without an account: signed, and each can be ended.

A link is no password that somebody guesses: without the secret nobody makes one, and one that was
made is good for one business and until it is revoked. A session is what a browser keeps of it. It
is signed, too, and lies in no table: to open a link changes nothing.
"""

from __future__ import annotations

import hashlib
import secrets
import sqlite3
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

from itsdangerous import BadData, URLSafeSerializer
from msgspec import Struct

from plugins.core.slug import is_id
from plugins.editing.links.secret import key_for, secret_of

Who = Literal["business", "caretaker"]

#: A browser that has not come for so long has to open its link again.
SESSION = timedelta(days=180)
#: A session that is younger is not signed anew.
_FRESH = timedelta(days=1)

#: Without letters that are taken for others when somebody reads them out.
_LETTERS = "abcdefghkmnpqrstuvwxyz23456789"
_COLUMNS = "id, kind, business, made, used, until, revoked, since"
_SCHEMA = """
CREATE TABLE IF NOT EXISTS links(
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, business TEXT NOT NULL, made TEXT NOT NULL,
  used TEXT NOT NULL DEFAULT '', until TEXT NOT NULL DEFAULT '',
  revoked TEXT NOT NULL DEFAULT '', since TEXT NOT NULL DEFAULT '');
CREATE INDEX IF NOT EXISTS of_business ON links(business);
CREATE TABLE IF NOT EXISTS ended(session TEXT PRIMARY KEY, at TEXT NOT NULL);
"""


class Link(Struct, frozen=True):
    """A link. Moments are ISO 8601 in UTC, or "" for never."""

    id: str
    kind: Who
    #: Whose link it is; "" for the Kümmerer's.
    business: str
    made: str
    #: When something was last sent through it.
    used: str
    until: str
    revoked: str
    #: Sessions that began before this have been ended.
    since: str
    #: What stands behind ``/l/``.
    token: str = ""


class Session(Struct, frozen=True):
    """A browser that came by a link."""

    link: Link
    nonce: str
    began: str

    @property
    def id(self) -> str:
        """What may be written down of it."""
        return hashlib.blake2b(self.nonce.encode(), digest_size=12).hexdigest()


class Links:
    """The links of one state folder. For any thread, and for several processes at once."""

    def __init__(self, state: Path, clock: Callable[[], datetime]) -> None:
        secret = secret_of(state)
        self._clock = clock
        self._links = URLSafeSerializer(key_for(secret, "link"))
        self._sessions = URLSafeSerializer(key_for(secret, "session"))
        self._one_at_a_time = threading.Lock()
        self._base = sqlite3.connect(
            state / "links.sqlite", timeout=30, check_same_thread=False, isolation_level=None
        )
        self._base.execute("PRAGMA journal_mode=WAL")
        self._base.executescript(_SCHEMA)

    def close(self) -> None:
        """Give the file back."""
        with self._one_at_a_time:
            self._base.close()

    # Links

    def issue(self, business: str, *, until: datetime | None = None) -> Link:
        """A new link for ``business``; for "" one of the Kümmerer's."""
        if business and not is_id(business):
            raise ValueError(business)
        kind: Who = "business" if business else "caretaker"
        ends = _utc(until) if until else ""
        while True:
            id_ = "".join(secrets.choice(_LETTERS) for _ in range(8))
            row = (id_, kind, business, self._now(), "", ends, "", "")
            if self._do(f"INSERT OR IGNORE INTO links({_COLUMNS}) VALUES (?,?,?,?,?,?,?,?)", row):  # noqa: S608
                return self._with_token(row)

    def find(self, token: str) -> Link | None:
        """The link of a token, if we made it and it still holds."""
        try:
            payload = self._links.loads(token)
        except BadData:
            return None
        match payload:
            case [str(business), str(id_)]:
                link = self.link(id_)
                return link if link and link.business == business and self._holds(link) else None
        return None

    def link(self, id_: str) -> Link | None:
        """The link of this id, whether it holds or not."""
        rows = self._rows("WHERE id = ?", id_)
        return rows[0] if rows else None

    def of(self, business: str) -> list[Link]:
        """The links of a business that hold, oldest first; "" means the Kümmerer's."""
        return [each for each in self._rows("WHERE business = ?", business) if self._holds(each)]

    def all(self) -> list[Link]:
        """All links that were ever made."""
        return self._rows("")

    def revoke(self, id_: str) -> bool:
        """End a link and the sessions that it began; False if none of this id holds."""
        asked = "UPDATE links SET revoked = ? WHERE id = ? AND revoked = ''"
        return self._do(asked, (self._now(), id_)) > 0

    def use(self, link: Link) -> None:
        """Note that something was sent through it."""
        self._do("UPDATE links SET used = ? WHERE id = ?", (self._now(), link.id))

    def _holds(self, link: Link) -> bool:
        return not link.revoked and (not link.until or link.until > self._now())

    # Sessions

    def begin(self, link: Link) -> str:
        """What a browser is to keep that has opened ``link``. Nothing is written."""
        return self._signed(link.id, secrets.token_urlsafe(18), self._now())

    def session(self, kept: str) -> Session | None:
        """The session of what a browser has kept, if it still holds."""
        try:
            payload = self._sessions.loads(kept)
        except BadData:
            return None
        match payload:
            case [str(id_), str(nonce), str(began)]:
                link = self.link(id_)
                if link is None or not self._holds(link):
                    return None
                oldest = max(link.since, _utc(self._clock() - SESSION))
                session = Session(link, nonce, began)
                return session if began > oldest and not self._is_ended(session) else None
        return None

    def renewed(self, session: Session) -> str | None:
        """What to keep instead, if the session has grown old; else None."""
        if session.began >= _utc(self._clock() - _FRESH):
            return None
        return self._signed(session.link.id, session.nonce, self._now())

    def end(self, session: Session) -> None:
        """Let a session be over, also for whoever has copied its cookie."""
        self._do("DELETE FROM ended WHERE at < ?", (_utc(self._clock() - SESSION),))
        self._do("INSERT OR IGNORE INTO ended VALUES (?, ?)", (session.id, self._now()))

    def end_sessions(self, id_: str) -> bool:
        """End all sessions of a link, which itself holds on; False if there is no such link."""
        return self._do("UPDATE links SET since = ? WHERE id = ?", (self._now(), id_)) > 0

    def _is_ended(self, session: Session) -> bool:
        return bool(self._asked("SELECT 1 FROM ended WHERE session = ?", (session.id,)))

    def _signed(self, id_: str, nonce: str, began: str) -> str:
        return str(self._sessions.dumps([id_, nonce, began]))

    # The table

    def _now(self) -> str:
        return _utc(self._clock())

    def _rows(self, where: str, *values: str) -> list[Link]:
        asked = f"SELECT {_COLUMNS} FROM links {where} ORDER BY made, id"  # noqa: S608
        return [self._with_token(row) for row in self._asked(asked, values)]

    def _with_token(self, row: tuple[str, ...]) -> Link:
        id_, kind, business, made, used, until, revoked, since = row
        who: Who = "caretaker" if kind == "caretaker" else "business"
        token = str(self._links.dumps([business, id_]))
        return Link(id_, who, business, made, used, until, revoked, since, token)

    def _asked(self, asked: str, values: tuple[str, ...]) -> list[tuple[str, ...]]:
        with self._one_at_a_time:
            return self._base.execute(asked, values).fetchall()

    def _do(self, wish: str, values: tuple[str, ...]) -> int:
        with self._one_at_a_time:
            return self._base.execute(wish, values).rowcount


def _utc(moment: datetime) -> str:
    """Moments that can be compared as texts. A naive one is not a moment."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs its offset")
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")
