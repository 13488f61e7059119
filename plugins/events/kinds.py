# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The kinds people look for in the calendar: their addresses, and the marks of a month's table."""

from __future__ import annotations

from functools import cache, lru_cache

from plugins.core.messages import N_, Messages
from plugins.events import words
from plugins.events.model import Event

#: What is not a kind of its own, but cuts across: for families, free of charge.
FAMILIES, FREE = "families", "free"
#: A kind → how addresses write it, in every language: a filter is passed on to other readers.
SLUGS = {
    FAMILIES: "familie", FREE: "kostenlos", "music": "musik", "theatre": "theater",
    "reading": "lesung", "exhibition": "ausstellung", "market": "markt", "festival": "fest",
    "food": "essen-trinken", "tour": "fuehrung", "workshop": "mitmachen", "training": "kurs",
    "sport": "sport", "other": "sonstiges",
}  # fmt: skip
#: Each kind has a list of its own below.
ADDRESS = "veranstaltungen/art/"
#: A kind → its mark in a table of a month. Four, since a day on a phone has room for four.
_MARKS = {
    "market": "market", "festival": "market", "food": "market", "music": "culture",
    "theatre": "culture", "reading": "culture", "exhibition": "culture", FAMILIES: "family",
}  # fmt: skip
_OTHER_MARK = "join"
#: The marks in the order in which a day shows them, and what they stand for.
MARKS = {
    "culture": N_("Music, stage, art"),
    "market": N_("Markets and festivals"),
    "family": N_("For families"),
    _OTHER_MARK: N_("Joining in, and other things"),
}
_OWN_LABELS = {
    FAMILIES: N_("For families"),
    FREE: N_("Free of charge"),
    "other": N_("Other things"),
}


@cache
def kinds(category: str, families: bool, free: bool) -> tuple[str, ...]:
    """Under which kinds an event is found. What is of the kind »family« is for families."""
    own = () if category == "family" else (category,)
    return (*own, *([FAMILIES] if families else ()), *([FREE] if free else ()))


def kinds_of(event: Event) -> tuple[str, ...]:
    """Under which kinds ``event`` is found."""
    return kinds(event.event_category, event.for_families, event.price == 0)


def kind_label(kind: str, said: Messages) -> str:
    """What residents read for a kind."""
    return said(_OWN_LABELS.get(kind) or words.CATEGORY[kind])


def kind_address(kind: str) -> str:
    """The list of one kind."""
    return f"{ADDRESS}{SLUGS[kind]}/"


@lru_cache(maxsize=256)
def links_of(found: tuple[str, ...], said: Messages) -> tuple[tuple[str, str], ...]:
    """What an event's page says of these kinds: labels, and the addresses of their lists."""
    return tuple([(kind_label(kind, said), kind_address(kind)) for kind in found])


@cache
def marks_of(found: tuple[str, ...]) -> frozenset[str]:
    """The marks of an event that is found under these kinds."""
    return frozenset(_MARKS.get(kind, _OTHER_MARK) for kind in found if kind != FREE)
