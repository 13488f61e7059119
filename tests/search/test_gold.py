# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Residents find what they look for, in the demo city and in another."""

from pathlib import Path

import pytest

from tests.building import DEMO_CONTENT
from tests.search.engine import engine_over
from tests.search.gold import Gold
from tests.search.second_city import write_second_city

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def demo_gold(tmp_path_factory: pytest.TempPathFactory) -> Gold:
    """The demo city's queries."""
    return Gold(HERE / "gold.yaml", engine_over(DEMO_CONTENT, tmp_path_factory.mktemp("demo")))


def test_the_demo_city_answers(demo_gold: Gold) -> None:
    """P@10 is at least 0.9 over at least 150 queries, and the first record is seldom wrong."""
    assert len(demo_gold.queries) >= 150
    assert len({query.text for query in demo_gold.queries}) == len(demo_gold.queries)
    assert demo_gold.precision >= 0.9, demo_gold.worst()
    first = [score.answer.found[:1] for score in demo_gold.scores]
    right = sum(
        bool(score.query.relevant & {*found})
        for score, found in zip(demo_gold.scores, first, strict=True)
    )
    assert right / len(first) >= 0.93
    assert demo_gold.clean >= 0.7


def test_nothing_stays_without_an_answer(demo_gold: Gold) -> None:
    """Not one of the queries finds nothing at all."""
    assert [score.query.text for score in demo_gold.scores if not score.answer.found] == []


def test_another_city_answers(tmp_path: Path) -> None:
    """So does a city whose content the engine was not made with."""
    content = write_second_city(tmp_path / "content")
    gold = Gold(HERE / "second_gold.yaml", engine_over(content, tmp_path / "index"))
    assert len(gold.queries) >= 60
    assert gold.precision >= 0.9, gold.worst()
