# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What came of one build: what the worker process tells, and what terminal and page show."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from enum import StrEnum


class Result(StrEnum):
    """How a build ended. Only the first two leave a new site."""

    WHOLE = "whole"
    HELD_BACK = "held-back"  # published without the records that have errors
    REFUSED = "refused"  # the content may not be published
    BUSY = "busy"  # another build of the same output is running
    BROKEN = "broken"  # the program failed, or its process ended
    OUTDATED = "outdated"  # the city names other plugins than this process has loaded


@dataclass(frozen=True, slots=True)
class Mistake:
    """One problem of the content, as text: where, what, and what to write instead."""

    place: str
    severity: str
    code: str
    #: The source line with a caret below it; empty where there is none to show.
    excerpt: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Built:
    """One build. ``base_path`` and ``timezone`` are empty where the city could not be read."""

    result: Result
    #: Pages of the new site.
    pages: int = 0
    #: Files that this build wrote; the others were right already.
    written: int = 0
    #: Records that are not in it.
    held_back: int = 0
    #: Why there is no new site: a sentence, or the program's own report of its failure.
    reason: str = ""
    mistakes: tuple[Mistake, ...] = ()
    #: The mistakes as the terminal shows them.
    listing: str = ""
    base_path: str = ""
    timezone: str = ""

    @property
    def good(self) -> bool:
        """Whether there is a new site."""
        return self.result in (Result.WHOLE, Result.HELD_BACK)

    def to_json(self) -> str:
        """One line."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, line: str | bytes) -> Built:
        """What ``to_json`` wrote. Raises ``ValueError`` for half a line."""
        fields = json.loads(line)
        mistakes = tuple(Mistake(**mistake) for mistake in fields.pop("mistakes"))
        return cls(result=Result(fields.pop("result")), mistakes=mistakes, **fields)
