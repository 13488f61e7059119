# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""One day's session: what a set of rules says about the times that begin on that day.

A session belongs to the day it begins on. Its part past midnight stays with it: it is not cut by
the next day's hours or day off, and it goes when its own day is off.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from plugins.opening_hours.rules import DAY, Joint, Rule, Says, TimeSpan

#: What a day is called on which the string is silent although it is a public holiday.
ASK_ON_HOLIDAY = "Feiertag: bitte nachfragen"
#: The same for days that could be school holidays.
ASK_IN_SCHOOL_HOLIDAYS = "Schulferien: bitte nachfragen"
#: Past a closing time that is open.
OPEN_END = "Ende offen"


class State(StrEnum):
    """What is said of a time. Closed is what nothing is said of."""

    OPEN = "open"
    UNKNOWN = "unknown"


class Piece(Struct, frozen=True):
    """Minutes of a day's session, half-open. ``filler`` pieces stand where no time was named."""

    start: int
    end: int
    state: State
    comment: str = ""
    open_end: bool = False
    filler: bool = False


class Session(Struct, frozen=True, cache_hash=True):
    """Pieces, sorted, not overlapping; ``cuts``: times it closes even for yesterday's session."""

    pieces: tuple[Piece, ...] = ()
    cuts: tuple[tuple[int, int], ...] = ()
    note: str = ""


_CLOSED = Session()


def effective(rules: Sequence[Rule]) -> list[Rule]:
    """Of the rules that hold on a day, in order, those that no later one replaces."""
    kept: list[Rule] = []
    for rule in rules:
        replaces = rule.joint is Joint.INSTEAD and rule.says is not Says.OFF
        if replaces and rule.has_days:
            kept = []
        kept.append(rule)
    return kept


#: Where two shops are open alike on one day, mostly one rule says so in the same words.
@lru_cache(maxsize=8192)
def session(rules: tuple[Rule, ...]) -> Session:
    """The session of a day on which exactly ``rules`` hold."""
    if not rules:
        return _CLOSED
    pieces: list[Piece] = []
    cuts: list[tuple[int, int]] = []
    note = ""
    for rule in effective(rules):
        if rule.says is Says.OFF and rule.joint is Joint.FALLBACK:
            continue  # where nothing is said, it is closed anyway
        if rule.says is Says.OFF:
            spans = [(t.start, t.end or DAY) for t in rule.times]
            cuts.extend(spans)
            for start, end in spans or [(0, 2 * DAY)]:
                pieces = _without(pieces, start, end)
            note = note if spans else rule.comment
            continue
        new = _pieces(rule)
        if rule.joint is Joint.FALLBACK:
            for piece in new:
                pieces = [*pieces, *_around(pieces, piece)]
            pieces.sort(key=_start)
            continue
        note = ""
        if not pieces and rule.says is Says.OPEN and not any(t.open_end for t in rule.times):
            pieces = sorted(new, key=_start)  # a rule's own times never overlap
            continue
        if not rule.times and not rule.always:
            pieces = []
        for piece in new:
            if _is_guess(piece, rule):
                pieces += _around(pieces, piece)
            else:
                pieces = [*_without(pieces, piece.start, piece.end), piece]
        pieces.sort(key=_start)
    return Session(tuple(pieces), tuple(cuts), note)


def _start(piece: Piece) -> int:
    return piece.start


def _pieces(rule: Rule) -> list[Piece]:
    """The pieces of one rule, in the order of its times."""
    state = State.OPEN if rule.says is Says.OPEN else State.UNKNOWN
    if rule.always or not rule.times:
        return [Piece(0, DAY, state, rule.comment, filler=not rule.always)]
    out: list[Piece] = []
    for span in rule.times:
        if span.end is not None:
            out.append(Piece(span.start, span.end, state, rule.comment, span.open_end))
        if span.open_end:
            begin = span.start if span.end is None else span.end
            end = _guessed_end(begin, rule.times)
            if begin < end:
                only = span.end is None
                out.append(
                    Piece(begin, end, State.UNKNOWN, rule.comment or OPEN_END, only, not only)
                )
    return out


def _is_guess(piece: Piece, rule: Rule) -> bool:
    """The time past a closing time that is open; it never takes the place of a named one."""
    return piece.state is State.UNKNOWN and bool(rule.times) and (piece.open_end or piece.filler)


def _around(pieces: list[Piece], one: Piece) -> list[Piece]:
    """What is left of ``one`` beside ``pieces``."""
    left = [one]
    for piece in pieces:
        left = _without(left, piece.start, piece.end)
    return left


def _guessed_end(begin: int, times: tuple[TimeSpan, ...]) -> int:
    """Until when nobody can say: as opening_hours.js takes it, but not into the next span."""
    if begin >= 22 * 60:
        end = begin + 8 * 60
    elif begin >= 17 * 60:
        end = begin + 10 * 60
    else:
        end = DAY
    return min([end, 2 * DAY, *(t.start for t in times if t.start > begin)])


def _without(pieces: list[Piece], start: int, end: int) -> list[Piece]:
    """``pieces`` with the minutes ``start`` to ``end`` taken out."""
    out: list[Piece] = []
    for piece in pieces:
        if piece.end <= start or end <= piece.start:
            out.append(piece)
            continue
        if piece.start < start:
            out.append(replace(piece, end=start, open_end=False))
        if end < piece.end:
            out.append(replace(piece, start=end))
    return out


def unsure(found: Session, comment: str) -> Session:
    """The session with every time unknown that would be open, an open end included."""
    return replace(
        found,
        pieces=tuple(
            replace(p, state=State.UNKNOWN, comment=comment)
            if p.state is State.OPEN or p.comment == OPEN_END
            else p
            for p in found.pieces
        ),
    )


def agreed(one: Session, other: Session) -> Session:
    """What both sessions say; where they differ, unknown."""
    if one == other:
        return one
    edges = sorted({e for s in (one, other) for p in s.pieces for e in (p.start, p.end)})
    out: list[Piece] = []
    for start, end in pairwise(edges):
        a, b = _at(one, start), _at(other, start)
        if a is None and b is None:
            continue
        if a and b and (a.state, a.comment) == (b.state, b.comment):
            piece = replace(a, start=start, end=end)
        else:
            piece = Piece(start, end, State.UNKNOWN, ASK_IN_SCHOOL_HOLIDAYS)
        if out and replace(out[-1], end=end) == replace(piece, start=out[-1].start):
            out[-1] = replace(out[-1], end=end)
        else:
            out.append(piece)
    return Session(tuple(out), (), "")


def _at(found: Session, minute: int) -> Piece | None:
    return next((p for p in found.pieces if p.start <= minute < p.end), None)


@lru_cache(maxsize=8192)
def merged(today: Session, yesterday: Session) -> tuple[Piece, ...]:
    """The calendar day from midnight to midnight: today's session and the tail of yesterday's.

    Where both speak, open goes before unknown, and today before yesterday.
    """
    own = [p if p.end <= DAY else replace(p, end=DAY) for p in today.pieces if p.start < DAY]
    tail = [
        replace(p, start=max(0, p.start - DAY), end=p.end - DAY)
        for p in yesterday.pieces
        if p.end > DAY
    ]
    if not tail:
        return tuple(own)
    for start, end in today.cuts:
        tail = _without(tail, start, end)
    out: list[Piece] = []
    for state in (State.UNKNOWN, State.OPEN):
        for piece in (*tail, *own):
            if piece.state is state:
                out = [*_without(out, piece.start, piece.end), piece]
    return tuple(sorted(out, key=_start))
