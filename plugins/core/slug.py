# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Names as addresses: ``Lange Straße`` → ``lange-strasse``."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from plugins.regex import regex

_GERMAN = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i"}
)
_WORDS = regex(r"[a-z0-9]+")
_ID = regex(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")

#: Names that Windows refuses as file names; a site must be copyable to any host.
_RESERVED = frozenset(
    ["con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))]
)


@lru_cache(maxsize=16384)
def slugify(name: str) -> str:
    """ASCII address of ``name``: lower case, German letters spelled out, words joined by ``-``.

    Returns "" if nothing of the name can be spelled in ASCII.
    """
    if name.isascii():  # the same as below, in a third of the time
        return "-".join(_WORDS.findall(name.lower()))
    folded = unicodedata.normalize("NFC", name).casefold().translate(_GERMAN)
    ascii_only = unicodedata.normalize("NFD", folded).encode("ascii", "ignore").decode()
    return "-".join(_WORDS.findall(ascii_only))


def is_id(text: str) -> bool:
    """Whether ``text`` can be a record's id: ``[a-z0-9-]+``, no reserved device name."""
    return bool(_ID.match(text)) and text not in _RESERVED
