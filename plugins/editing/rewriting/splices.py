# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pieces of a text in place of others; and the lines of a file as they were, read or not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import NamedTuple

_LINE_END = re.compile(r"\r\n|\r|\n")


class Splice(NamedTuple):
    """``text`` in place of what stands from ``start`` to ``end`` (exclusive)."""

    start: int
    end: int
    text: str


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """``text`` with all ``splices``, which do not overlap; those at one place keep their order."""
    pieces, at = [], 0
    for splice in sorted(splices, key=lambda splice: splice.start):
        pieces += [text[at : splice.start], splice.text]
        at = splice.end
    return "".join([*pieces, text[at:]])


def with_old_lines(source: str, before: str, after: str) -> str:
    """``after`` with every line that was in ``before`` as it is in ``source``.

    ``before`` is ``source`` as our loader reads it: composed, with ``\\n`` at line ends, without a
    byte order mark. New lines end as most lines of ``source`` do.
    """
    if source == before:
        return after
    mark = "\ufeff" if source.startswith("\ufeff") else ""
    raw = source.removeprefix(mark)
    ends = _LINE_END.findall(raw)
    usual = Counter(ends).most_common(1)[0][0] if ends else "\n"
    old = list(zip(_LINE_END.split(raw), [*ends, ""], strict=True))
    new_lines = after.split("\n")
    found: list[tuple[str, str]] = [(line, usual) for line in new_lines]
    for one, other, length in _in_common(before.split("\n"), new_lines):
        for step in range(length):
            line, end = old[one + step]
            found[other + step] = line, end or usual
    found[-1] = found[-1][0], ""
    return mark + "".join([line + end for line, end in found])


def _in_common(one: list[str], other: list[str]) -> Iterable[tuple[int, int, int]]:
    """Runs of equal lines: where in ``one``, where in ``other``, how many."""
    shorter = min(len(one), len(other))
    head = next((n for n in range(shorter) if one[n] != other[n]), shorter)
    rest = shorter - head
    tail = next((n for n in range(rest) if one[-1 - n] != other[-1 - n]), rest)
    yield 0, 0, head
    matcher = SequenceMatcher(
        None, one[head : len(one) - tail], other[head : len(other) - tail], autojunk=True
    )
    for a, b, length in matcher.get_matching_blocks():
        yield a + head, b + head, length
    yield len(one) - tail, len(other) - tail, tail
