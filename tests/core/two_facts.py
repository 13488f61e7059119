# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Facts of a city without records: one that is held, and one that is kept."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime
from functools import partial
from types import SimpleNamespace
from typing import NamedTuple, cast
from zoneinfo import ZoneInfo

from plugins.core.catalogue import Catalogue
from plugins.core.city import City
from plugins.core.clock import Now
from plugins.core.facts import Facts
from plugins.core.intake import load
from plugins.core.registry import Registry


class Row(NamedTuple):
    """A fact about one record, computed one at a time."""

    words: str


class Text(bytes):
    """A fact that may be kept."""


ROW, TEXT = (f"{kind.__module__}.{kind.__qualname__}:" for kind in (Row, Text))


def facts_of_nothing() -> Facts:
    """The facts of a city without records."""
    now = Now.at(datetime(2026, 11, 23, tzinfo=ZoneInfo("Europe/Berlin")))
    registry, city = Registry(), cast(City, SimpleNamespace(words=None))
    loading = partial(load, registry=registry)
    return Facts(Catalogue(city, registry, {}, {}, loading), now)


def row(facts: Facts, record_id: str) -> Row:
    """A rule that looks at two things."""
    facts.catalogue.withheld_name("shop", record_id)
    facts.catalogue.withheld_name("street", "markt")
    return Row(f"Laden {record_id}")


def text(facts: Facts, record_id: str) -> Text:
    """The rule of a fact that is kept."""
    row(facts, record_id)
    return Text(f"Laden {record_id}".encode())


def seen(facts: Facts, page: Callable[[], object]) -> Collection[str]:
    """What a page notes that is drawn by ``page``."""
    facts.catalogue.reads.begin()
    page()
    return facts.catalogue.reads.end()
