# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Times as people type them: ``9``, ``9.30``, ``930``, ``9 Uhr``, ``9-12.30, 14-18 Uhr``."""

from __future__ import annotations

import re
from itertools import pairwise

from plugins.editing.week.day import CLOSED, Day, Span
from plugins.opening_hours.reading import HoursError, read, rules_of
from plugins.opening_hours.rules import DAY, Says, clock

_CLOCK = re.compile(
    r"(?:(\d{1,2})(\d{2})|(\d{1,2})(?:\s*(?:[.:,h]|uhr)\s*(\d{2}))?)\s*(?:uhr|h)?\.?", re.ASCII
)
_AND = re.compile(r"\s*(?:,|;|/|\||&|\+(?=\s*\d)|\bund\b|\bu\.)\s*")
_TO = re.compile(r"\s*(?:-|–|—|−|\bbis\b)\s*")
_FROM = re.compile(r"(?:ab|von|um)\s+|\.\s*(?=\d)")
_OPEN_END = re.compile(r"\s*(?:\+|\boder länger|,?\s*\bopen end|,?\s*\bende offen)\s*\Z")
#: Words that say nothing beside a time.
_FILLER = re.compile(r"\b(?:vormittags|nachmittags|morgens|abends|durchgehend|jeweils)\b")
_ROUND_THE_CLOCK = re.compile(r"24 ?(?:h|std|stunden)\b(?!\s*-)")
_CLOSED = frozenset(["", "-", "–", "x", "zu", "geschlossen", "ruhetag", "frei", "off", "0", "nein"])
_EXAMPLE = "Schreiben Sie zum Beispiel »9-12.30, 14-18«, »geschlossen« oder »nach Vereinbarung«."
#: A span over midnight closes by then, and begins in the second half of the day, or is no longer
#: than this and its end has a zero in front (minutes). Any other whose end comes before its
#: beginning is more often a slip: »9-6«, »13-12.30«.
_LATEST_MORNING, _EARLIEST_EVENING, _LONGEST_NIGHT = 8 * 60, 12 * 60, 17 * 60


class Unclear(ValueError):
    """What was typed is not understood: a German sentence, and what to type instead."""

    def __init__(self, message: str, hint: str = _EXAMPLE) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def read_clock(typed: str) -> int | None:
    """Minutes from midnight, 0 to 1440 (``24``); None for what is no time of day."""
    match = _CLOCK.fullmatch(" ".join(typed.lower().split()))
    if match is None:
        return None
    hours, minutes = int(match[1] or match[3]), int(match[2] or match[4] or 0)
    found = hours * 60 + minutes
    return found if minutes < 60 and found <= DAY else None


def read_day(typed: str) -> Day:
    """What was typed for one day, in one field. Raises ``Unclear``."""
    lines = [" ".join(line.split()) for line in typed.lower().splitlines()]
    text = ", ".join(filter(None, lines)).rstrip(".")
    if text in _CLOSED:
        return CLOSED
    if _ROUND_THE_CLOCK.match(text):
        return Day((Span(0, DAY),))
    if not re.search(r"\d", text):
        return _in_words(typed)
    text = " ".join(_FILLER.sub(" ", text).split())
    open_end = _OPEN_END.search(text)
    body = text[: open_end.start()] if open_end else text
    pieces = [each for piece in _AND.split(body) if piece for each in _one_by_one(piece)]
    last = len(pieces) - 1
    spans = [_span(piece, open_end is not None and n == last) for n, piece in enumerate(pieces)]
    return Day(_apart(spans))


def read_span(start: str, end: str) -> Span:
    """What was typed into two fields, from and to. Raises ``Unclear``."""
    return _between(start, end, open_end=False)


def spans_of(spans: list[Span]) -> tuple[Span, ...]:
    """The spans of a day in order. Raises ``Unclear`` where two overlap."""
    return _apart(spans)


def _one_by_one(piece: str) -> list[str]:
    """»9-12 14-18«, where the comma was forgotten, as two; any other piece as it is."""
    first, *inner = _TO.split(piece)
    last = inner.pop() if inner else ""
    pairs = [_two_clocks(part.split()) for part in inner]
    if not pairs or not all(pairs):
        return [piece]
    clocks = [first, *(one for pair in pairs for one in pair), last]
    return [f"{clocks[n]}-{clocks[n + 1]}" for n in range(0, len(clocks), 2)]


def _two_clocks(words: list[str]) -> tuple[str, ...]:
    """The two times that ``words`` are, or nothing."""
    for n in range(1, min(len(words), 4)):
        pair = " ".join(words[:n]), " ".join(words[n:])
        if None not in map(read_clock, pair):
            return pair
    return ()


def _span(piece: str, open_end: bool) -> Span:
    since = _FROM.match(piece)
    parts = _TO.split(piece[since.end() :] if since else piece)
    if len(parts) == 2 and all(parts):
        return _between(parts[0], parts[1], open_end)
    begin = read_clock(parts[0])
    if begin is None or len(parts) > 2:
        raise Unclear(f"»{piece}« ist keine Zeit, die wir verstehen.")
    if begin < DAY and (open_end or (since and piece.startswith("ab"))):
        return Span(begin, None, True)
    raise Unclear(
        f"Zu »{clock(begin)}« fehlt, wann Sie schließen.",
        f"Schreiben Sie zum Beispiel »{clock(begin)}-18:00«, oder »ab {clock(begin)}«.",
    )


def _between(start: str, end: str, open_end: bool) -> Span:
    begins, ends = _clock(start), _clock(end)
    if begins == DAY:
        raise Unclear("Eine Öffnung kann nicht um 24 Uhr beginnen.", "Schreiben Sie »0-6«.")
    if ends == begins and begins:
        raise Unclear(
            "Beginn und Ende sind dieselbe Uhrzeit.", "Den ganzen Tag schreibt man »0-24«."
        )
    plainly = end.strip().startswith("0") and ends + DAY - begins <= _LONGEST_NIGHT
    over_night = ends <= _LATEST_MORNING and (begins >= _EARLIEST_EVENING or plainly)
    if begins and ends <= begins and not over_night and ends:
        raise Unclear(
            f"Das Ende {clock(ends)} liegt vor dem Beginn {clock(begins)}.",
            _other_way(begins, ends),
        )
    return Span(begins, ends if ends > begins else ends + DAY, open_end)


def _clock(typed: str) -> int:
    found = read_clock(typed)
    if found is None:
        raise Unclear(
            f"»{typed.strip()}« ist keine Uhrzeit." if typed.strip() else "Hier fehlt eine Zeit.",
            "Schreiben Sie zum Beispiel »9«, »9.30« oder »18 Uhr«.",
        )
    return found


def _other_way(begins: int, ends: int) -> str:
    if begins < ends + 720 <= DAY:
        return f"Meinen Sie {clock(begins)} bis {clock(ends + 720)}? Die Uhr hat 24 Stunden."
    return "Prüfen Sie die beiden Zeiten; die Uhr hat 24 Stunden."


def _apart(spans: list[Span]) -> tuple[Span, ...]:
    found = sorted(spans, key=lambda span: span.start)
    for one, other in pairwise(found):
        if one.end is None or one.end > other.start:
            raise Unclear(
                f"»{one}« und »{other}« überschneiden sich.",
                "Durchgehend geöffnet ist eine Zeit; bei einer Pause beginnt die zweite danach.",
            )
    return tuple(found)


def _in_words(typed: str) -> Day:
    """»nach Vereinbarung«, »rund um die Uhr«: the words that the build understands, too."""
    try:
        rules = rules_of(read(f"Mo {typed}").canonical)
    except HoursError:
        raise Unclear(f"»{typed.strip()}« verstehen wir nicht.") from None
    if len(rules) != 1:
        raise Unclear(f"»{typed.strip()}« verstehen wir nicht.")
    [rule] = rules
    if rule.says is Says.OFF:
        return Day(note=rule.comment)
    if rule.says is Says.UNKNOWN and not rule.times:
        return Day(note=rule.comment, asked=True)
    return Day(tuple([Span(t.start, t.end, t.open_end, rule.comment) for t in rule.times]))
