# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""»Meinten Sie …?«: the nearest known word."""

from __future__ import annotations

from collections.abc import Iterable

#: Longer words are never compared: difflib is quadratic, and nobody mistypes a whole paragraph.
_LONGEST = 80


def nearest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """Return the one of ``known`` most like ``word``, or None if none is near.

    The comparison ignores case. Ties go to the alphabetically first, so that the order of
    ``known`` (a set, say) never shows in a message.
    """
    if len(word) > _LONGEST:
        return None
    from difflib import SequenceMatcher, get_close_matches  # only for who has mistyped something

    folded = {k.casefold(): k for k in sorted(known, reverse=True)}
    matches = get_close_matches(word.casefold(), sorted(folded), n=3, cutoff=cutoff)
    if not matches:
        return None
    best = max(
        matches, key=lambda m: (SequenceMatcher(None, word.casefold(), m).ratio(), -ord(m[0]))
    )
    return folded[best]


def did_you_mean(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """»Meinten Sie »x«?«, or ``otherwise`` if no known word is near."""
    found = nearest(word, known)
    return f"Meinten Sie »{found}«?" if found else otherwise
