# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""How often somebody may send: counted in memory, by keys that no longer tell who it was.

An address is never kept. It is hashed with a salt that lives for a day and in no file, so that
yesterday's counts, or a stolen disk, say nothing of who was here.
"""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict
from datetime import date
from hashlib import blake2b
from ipaddress import IPv6Address, ip_address
from typing import NamedTuple

#: So many counts are kept; the oldest make room. About 10 MB.
_MOST_KEYS = 50_000


class Rate(NamedTuple):
    """So many at once, and one more every ``seconds / burst``."""

    burst: int
    seconds: float


class Limits(NamedTuple):
    """What is allowed. Sending: of one link, and of one address; looking: of one address."""

    link: Rate = Rate(40, 600)
    address: Rate = Rate(120, 600)
    looks: Rate = Rate(400, 300)
    #: Links that do not hold, and what is sent without a link.
    strangers: Rate = Rate(30, 600)


class Counter:
    """Leaky buckets (a key's level falls steadily, each call adds one). For any thread.

    ``seconds`` that are passed in only ever grow: ``time.monotonic()``.
    """

    def __init__(self) -> None:
        self._levels: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._one_at_a_time = threading.Lock()

    def wait(self, key: str, rate: Rate, seconds: float) -> float:
        """0.0 and counted, or how many seconds to wait until it would be allowed."""
        with self._one_at_a_time:
            level, since = self._levels.pop(key, (0.0, seconds))
            level = max(0.0, level - (seconds - since) * rate.burst / rate.seconds)
            allowed = level + 1 <= rate.burst
            self._levels[key] = (level + 1 if allowed else level, seconds)
            if len(self._levels) > _MOST_KEYS:
                self._levels.popitem(last=False)
        return 0.0 if allowed else (level + 1 - rate.burst) * rate.seconds / rate.burst


class Faceless:
    """Addresses as keys that hold for a day."""

    def __init__(self) -> None:
        self._salt = b""
        self._day: date | None = None

    def key(self, address: str, day: date) -> str:
        """The same for the same address on the same day; of IPv6 the network counts (/64)."""
        if day != self._day:
            self._salt, self._day = secrets.token_bytes(32), day
        return blake2b(_network(address).encode(), key=self._salt, digest_size=12).hexdigest()


def _network(address: str) -> str:
    try:
        found = ip_address(address)
    except ValueError:
        return address[:64]
    if isinstance(found, IPv6Address):
        return str(found.ipv4_mapped or int(found) >> 64)
    return str(found)
