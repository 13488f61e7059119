# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""For which ages an event is: schema.org's ``typicalAgeRange``, read from what people write."""

from __future__ import annotations

import re
from typing import Annotated, Any

from msgspec import Struct

from plugins.core.fields import BeforeValidator
from plugins.core.messages import Messages
from plugins.core.problem import declare
from plugins.core.remarks import content_error
from plugins.regex import regex

EVENT_AGES = declare("event-ages")

#: Who plans for children below this age looks for »für Familien«; from it on they go alone.
_CHILD = 12
_OLDEST = 120
_RANGE = regex(
    r"(?:(?P<low>\d{1,3})\s*(?:[-–]|bis)\s*(?P<high>\d{1,3})"
    r"|ab\s*(?P<begin>\d{1,3})|(?P<plus>\d{1,3})\s*[-–+]?"
    r"|bis\s*(?P<end>\d{1,3}))(?:\s*Jahren?)?",
    re.IGNORECASE,
)


class Ages(Struct, frozen=True):
    """From which age to which, both included, in years. ``last`` is None where there is no end."""

    first: int
    last: int | None

    @property
    def text(self) -> str:
        """As schema.org writes it: ``4-10``, ``4-``."""
        return f"{self.first}-{'' if self.last is None else self.last}"

    @property
    def for_children(self) -> bool:
        """Whether children are expected who do not come alone."""
        return self.first < _CHILD


def read_ages(text: str) -> Ages | None:
    """The ages in ``4-10``, ``4-``, ``ab 4``, ``4 bis 10 Jahre``, ``bis 6``; None in others.

    A single number is the age from which on it is.
    """
    found = _RANGE.fullmatch(text.strip())
    if found is None:
        return None
    first = int(found["low"] or found["begin"] or found["plus"] or 0)
    until = found["high"] or found["end"]
    last = int(until) if until else None
    if max(first, last or 0) > _OLDEST or (last is not None and last < first):
        return None
    return Ages(first, last)


def ages_words(ages: Ages, words: Messages) -> str:
    """»ab 4 Jahren«, »4 bis 10 Jahre«, »bis 6 Jahre«."""
    first, last = ages.first, ages.last
    if last is None:
        return words("from age %(first)s", first=first) if first else words("all ages")
    if not first:
        return words("up to age %(last)s", last=last)
    return words("ages %(first)s to %(last)s", first=first, last=last)


def _ages(value: Any) -> str:
    found = read_ages(value) if isinstance(value, str) else None
    if found is None:
        raise content_error(
            EVENT_AGES,
            f"»{value}« sagt nicht, für welches Alter.",
            "Schreiben Sie »4-10« für vier bis zehn Jahre, »4-« für ab vier.",
        )
    return found.text


#: A field: what it was written as, in schema.org's way.
AgeRange = Annotated[str, BeforeValidator(_ages)]
