# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a list says of itself where it is searched for: what it is, and what stands on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

#: So much of a description is shown.
_MOST_LETTERS = 158


def with_names(text: str, names: Iterable[str]) -> str:
    """The description ``text``, a sentence, and as many of ``names`` after it as are shown."""
    text = text.removesuffix(".")
    mark = " – " if ": " in text else ": "
    for name in names:
        if len(text) + len(name) > _MOST_LETTERS:
            return f"{text} …"
        text += mark + name
        mark = ", "
    return f"{text}."


def seldom_first(names: Iterable[str]) -> list[str]:
    """``names``, each once: what is there every week tells lists apart least, and stands last."""
    counts = Counter(names)
    return sorted(counts, key=counts.__getitem__)
