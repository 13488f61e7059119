# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Parts of pages that are rendered once for their keys: what ``{% once %}`` (``once.py``) asks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

_BY_VALUE = frozenset({str, int})
#: More parts than this are forgotten together: memory has an end, a city's lists have none. Those
#: that are asked for again (a neighbour's house, a week) mostly are soon.
MOST_KEPT = 512
#: The name by which compiled templates ask for the tag.
ONCE = "plugins.portal.once.Once"


class Part(str):
    """A part of pages, and the same in UTF-8: ``data`` goes straight into their files. ``keys`` are
    kept as well: an identity is given out again when its owner is gone.
    """

    __slots__ = ("data", "keys")
    data: bytes
    keys: tuple[Any, ...]


#: Parts by what ``kept`` looks them up under: a part without keys by its place alone.
Store = dict[str | tuple[Any, ...], Part]


class KeptParts:
    """``store`` holds what has been rendered for pages with the same root of links."""

    store: Store

    def kept(self, place: str, keys: tuple[Any, ...], caller: Any) -> Part:
        """The part as it was rendered first; ``place`` tells the tags apart."""
        values = [k if k.__class__ in _BY_VALUE else id(k) for k in keys]
        key = (place, *values) if keys else place
        found = self.store.get(key)
        return self.made(key, keys, caller) if found is None else found

    def made(self, key: str | tuple[Any, ...], keys: tuple[Any, ...], caller: Any) -> Part:
        """The part, rendered now. ``key`` is what ``kept`` looks it up under."""
        if len(self.store) >= MOST_KEPT:
            self.store.clear()
        made = self.store[key] = Part(caller())
        made.data, made.keys = made.encode(), keys
        return made


def in_bytes(pieces: Iterable[str]) -> bytes:
    """A page as UTF-8. Most pieces hold nothing but ASCII, which is UTF-8; a whole page hardly
    ever does.
    """
    return b"".join([piece.data if piece.__class__ is Part else piece.encode() for piece in pieces])
