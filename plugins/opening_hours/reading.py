# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Reading: text as people write it → canonical OSM ``opening_hours``, with notes, or an error."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from plugins.opening_hours.contradictions import refuse_contradictions
from plugins.opening_hours.error import HoursError
from plugins.opening_hours.lexer import tokens
from plugins.opening_hours.parser import parse
from plugins.opening_hours.plain import LONG_NIGHT, plain_rules
from plugins.opening_hours.rules import DAY, Holiday, Joint, Rule, Says, Weekdays, write

__all__ = ["LONGEST", "HoursError", "Reading", "read", "rules_of"]

#: Longer text is refused unread. OSM's own limit for a value is 255 characters.
LONGEST = 500


class Reading(Struct, frozen=True):
    """``text`` as written, ``canonical`` OSM, and German ``notes`` on what was read differently."""

    text: str
    canonical: str
    notes: tuple[str, ...]


@lru_cache(maxsize=16384)
def read(text: str) -> Reading:
    """Read opening hours as people write them.

    ``text`` may be OSM syntax (specification 0.7.4) or what German merchants write
    (``Mo-Fr 9-18 Uhr``, ``täglich 10-22 Uhr``, ``nach Vereinbarung``). The result's ``canonical``
    is valid OSM and reads to itself. Raises ``HoursError`` with the place of the offending piece;
    what could mean two things is refused, never guessed. Linear in the text's length.
    """
    _, canonical, notes = _understood(text)
    return Reading(text, canonical, notes)


def rules_of(canonical: str) -> tuple[Rule, ...]:
    """The rules of a canonical string; raises ``HoursError`` as ``read`` does."""
    return _understood(canonical)[0]


#: Rules, canonical form, notes.
Understood = tuple[tuple[Rule, ...], str, tuple[str, ...]]


@lru_cache(maxsize=16384)
def _understood(text: str) -> Understood:
    """Who has read a canonical string has its rules, too."""
    if len(text) > LONGEST:
        raise HoursError(
            f"Die Öffnungszeiten sind länger als {LONGEST} Zeichen.",
            "Fassen Sie gleiche Tage zusammen (»Mo-Fr 09:00-18:00«); Vergangenes kann wegfallen.",
            LONGEST,
            len(text) - LONGEST,
        )
    plain = plain_rules(text)
    return (plain, text, ()) if plain else understood_at_length(text)


def understood_at_length(text: str) -> Understood:
    """What a text that is not too long says, by way of its tokens, however plain it is."""
    found = tokens(text)
    if not found:
        raise HoursError(
            "Hier stehen keine Öffnungszeiten.",
            "Schreiben Sie zum Beispiel »Mo-Fr 09:00-18:00; Sa 09:00-13:00«, "
            'oder "nach Vereinbarung".',
            0,
            max(1, len(text)),
        )
    parsed = parse(found, len(text))
    refuse_contradictions(parsed.rules)
    canonical = write(parsed.rules)
    notes = (*_spelling(text, canonical, parsed.rules), *parsed.notes, *_doubts(parsed.rules))
    return parsed.rules, canonical, tuple(dict.fromkeys(notes))


def _spelling(text: str, canonical: str, rules: tuple[Rule, ...]) -> list[str]:
    """One note for each rule that is written otherwise in the canonical form."""
    if text == canonical:
        return []
    notes = []
    for rule in rules:
        written = " ".join(text[rule.at[0] : rule.at[0] + rule.at[1]].split())
        if written.replace(" ", "") != str(rule).replace(" ", ""):
            notes.append(f"»{written}« gelesen als »{rule}«.")
    return notes or [f"Gelesen als »{canonical}«."]


def _doubts(rules: tuple[Rule, ...]) -> list[str]:
    """Notes on what is valid but perhaps not meant."""
    notes = [note for number in range(len(rules)) for note in _doubt(rules, number)]
    if all(rule.says is Says.OFF and rule.has_days for rule in rules):
        notes.append("Es sind nur geschlossene Tage genannt, keine Öffnungszeiten.")
    return notes


def _doubt(rules: tuple[Rule, ...], number: int) -> Iterator[str]:
    rule, before = rules[number], rules[:number]
    for span in rule.times:
        if span.end is not None and span.end > DAY and span.end - span.start >= LONG_NIGHT:
            yield f"»{span}« reicht bis zum nächsten Tag, {(span.end - span.start) // 60} Stunden."
    says_nothing_else = rule.says is Says.UNKNOWN and not rule.times and not rule.has_days
    if before and says_nothing_else and rule.joint is not Joint.FALLBACK:
        yield (
            f"»{rule}« am Ende hebt alle Zeiten davor auf. Soll es nur für die übrige Zeit "
            f"gelten, schreiben Sie »|| {rule}«."
        )
    if rule.says is Says.OPEN:
        yield from _joint_doubt(rule, before)


def _joint_doubt(rule: Rule, before: tuple[Rule, ...]) -> Iterator[str]:
    """A comma where a semicolon was meant, or the other way round."""
    days = _days_of(rule)
    earlier = [r for r in before if r.says is Says.OPEN and r.times and not (r.dates or rule.dates)]
    if rule.joint is Joint.BESIDES:
        if any(days & (_days_of(r) | {"PH"}) and _overlap(rule, r) for r in earlier):
            yield (
                f"Das Komma vor »{rule}« ergänzt die Zeiten davor; soll die Angabe sie ersetzen, "
                "schreiben Sie einen Strichpunkt."
            )
    elif rule.joint is Joint.INSTEAD:
        for other in earlier:
            if days & _days_of(other) and rule.times and not _overlap(rule, other):
                yield (
                    f"»{rule}« ersetzt an diesen Tagen »{other}«; kommen die Zeiten dazu, "
                    "schreiben Sie statt des Strichpunkts ein Komma."
                )


def _overlap(one: Rule, other: Rule) -> bool:
    return any(
        a.start < (b.end or DAY) and b.start < (a.end or DAY)
        for a in one.times
        for b in other.times
    )


def _days_of(rule: Rule) -> frozenset[int | str]:
    """The weekdays and holidays the rule names, nth weekdays aside."""
    weekdays = (day.plain() for day in rule.days if isinstance(day, Weekdays) and not day.nth)
    holidays = (day.kind for day in rule.days if isinstance(day, Holiday))
    return frozenset(number for days in weekdays for number in days).union(holidays)
