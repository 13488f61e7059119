# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Queries with what answers them, and how well an engine does.

P@10 of a query with R relevant records: of the first n = min(10, R) records in the engine's order,
the share that is relevant. A record that the gold file does not name counts as wrong, wherever it
stands among them. The figure of a file is the mean over its queries.
"""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from plugins.businesses.hours import OpeningHours
from plugins.businesses.model import Business
from plugins.core.facts import Facts
from tests.search.engine import TODAY, Answer, Engine, minute

#: Monday morning, unless a query says otherwise.
MORNING = f"{TODAY.date()}T10:00"


class Query(NamedTuple):
    """A query, when it is asked, and the ids that answer it."""

    text: str
    now: str
    relevant: frozenset[str]


class Score(NamedTuple):
    """The query, what was found, and P@10."""

    query: Query
    answer: Answer

    @property
    def precision(self) -> float:
        """P@10 as the module's docstring defines it."""
        most = min(10, len(self.query.relevant))
        return sum(found in self.query.relevant for found in self.answer.found[:most]) / most

    @property
    def clean(self) -> float:
        """The share of relevant records among the first ten: what else is shown lowers it."""
        shown = self.answer.found[:10]
        return sum(found in self.query.relevant for found in shown) / max(1, len(shown))

    @property
    def told(self) -> str:
        """A line for who wants to know what went wrong."""
        missing = sorted(self.query.relevant - {*self.answer.found[:10]})
        first = ", ".join(self.answer.found[:6])
        return f"{self.precision:.2f} »{self.query.text}« misses {missing}; found {first}"


class Gold:
    """A gold file over a city."""

    def __init__(self, path: Path, engine: Engine) -> None:
        sections = yaml.safe_load(path.read_text("utf-8"))
        self._engine = engine
        self.queries = [self._query(told) for section in sections.values() for told in section]

    @cached_property
    def scores(self) -> list[Score]:
        """Every query asked."""
        answers = self._engine.ask([(query.text, query.now) for query in self.queries])
        return [Score(query, answer) for query, answer in zip(self.queries, answers, strict=True)]

    @property
    def precision(self) -> float:
        """The mean P@10."""
        return sum(score.precision for score in self.scores) / len(self.scores)

    @property
    def clean(self) -> float:
        """The mean share of what is relevant among what is shown."""
        return sum(score.clean for score in self.scores) / len(self.scores)

    def worst(self, most: int = 12) -> str:
        """The worst queries, for a failing test."""
        poor = sorted(self.scores, key=lambda score: score.precision)[:most]
        return "\n" + "\n".join(score.told for score in poor)

    def _query(self, told: Mapping[str, Any]) -> Query:
        now = told.get("now", MORNING)
        facts = self._engine.outcome.facts
        assert facts is not None
        if "where" in told:
            ids = _having(told["where"], facts)
        else:
            ids = [i if "/" in i else f"business/{i}" for i in told["find"]]
        if told.get("open"):
            ids = [i for i in ids if _is_open(i.partition("/")[2], minute(now), facts)]
        assert ids, f"nothing answers {told['q']!r}"
        return Query(told["q"], now, frozenset(ids))


def _having(where: Mapping[str, str], facts: Facts) -> list[str]:
    """All listed businesses whose field has a value."""
    [(field, value)] = where.items()
    cards = facts.catalogue.cards(Business)
    found = []
    for business in facts.catalogue.all(Business):
        there = getattr(business, field)
        if cards[business.id].listed and (there == value or value in (there or ())):
            found.append(f"business/{business.id}")
    return found


def _is_open(business_id: str, now: int, facts: Facts) -> bool:
    """What the build's hours engine says of a minute."""
    text = facts.catalogue.the(Business, business_id).opening_hours
    hours = facts.of(OpeningHours, text).hours if text else None
    return hours is not None and any(
        opens <= now < closes and kind != 2 for opens, closes, kind in hours.badge
    )
