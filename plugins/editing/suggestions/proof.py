# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Proof of work: a phone computes for a second, a spammer for a thousand forms computes for long.

The challenge is ALTCHA's, version 2: find the counter with which SHA-256 over salt, nonce and
counter begins as told. Ours carries, signed, for which form it is and when it was made; the clock
is handed in, which the library's own expiry would not let us.
"""

from __future__ import annotations

import json
import secrets
from datetime import datetime, timedelta
from typing import NamedTuple

import altcha
from msgspec import Struct

from plugins.core.messages import N_
from plugins.editing.links.secret import key_for

#: A page that was open for longer gets a new challenge.
LIFETIME = timedelta(hours=6)
#: Nobody reads and fills in a form in less.
LEAST = timedelta(seconds=3)
_LONGEST = 4_000


class Work(NamedTuple):
    """How many hashes: at least, and at most so many more."""

    least: int = 300_000
    more: int = 300_000


class Proven(Struct, frozen=True):
    """A challenge that was solved. ``nonce`` may be used once, until ``until``."""

    nonce: str
    until: datetime


class NotProven(Exception):
    """No solution of a challenge of ours; the message is one that the catalogues translate, "" if
    there is none.
    """


class Proof:
    """Makes and judges challenges with keys made of the service's secret."""

    def __init__(self, secret: bytes, work: Work | None = None) -> None:
        self._sign = key_for(secret, "altcha")
        self._sign_key = key_for(secret, "altcha key")
        self._work = work or Work()

    def challenge(self, form: str, now: datetime) -> str:
        """A challenge for a form, as JSON."""
        made = altcha.create_challenge(
            "SHA-256",
            1,
            counter=self._work.least + secrets.randbelow(self._work.more + 1),
            data={"form": form, "at": int(now.timestamp())},
            hmac_secret=self._sign,
            hmac_key_secret=self._sign_key,
        )
        return json.dumps(made.to_dict(), separators=(",", ":"))

    def proven(self, payload: str, form: str, now: datetime) -> Proven:
        """Judge a solution: ours, right, for this form, not too quick and not too old.

        Whether it was used before is for ``kept`` to tell. Raises ``NotProven``.
        """
        if not payload:
            raise NotProven
        if len(payload) > _LONGEST:
            raise NotProven(_WRONG)
        try:
            told = altcha.Payload.from_base64(payload)
            result = altcha.verify_solution(told, self._sign, hmac_key_secret=self._sign_key)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            raise NotProven(_WRONG) from None
        if not result.verified:
            raise NotProven(_WRONG)
        parameters = told.challenge.parameters
        data = parameters.data or {}
        made = datetime.fromtimestamp(data["at"], now.tzinfo)
        if data["form"] != form:
            raise NotProven(_WRONG)
        check_age(made, now)
        return Proven(parameters.nonce, made + LIFETIME)


def check_age(made: datetime, now: datetime) -> None:
    """Raises ``NotProven`` for a form that came too quickly after its page, or too late."""
    if now - made < LEAST:
        raise NotProven(N_("That was very quick. Please send it again."))
    if now - made > LIFETIME:
        raise NotProven(N_("The page was open for a long time. Please send it again."))


_WRONG = N_("The check against spam did not work. Please send it again.")
