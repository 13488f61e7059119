# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Small nodes that the tests build on, and reading them back."""

import json
from datetime import datetime, timedelta, timezone
from typing import Any

from plugins.businesses.categories import builtin
from plugins.structured_data.events import EVENT_TYPES
from plugins.structured_data.nodes import (
    Node,
    Written,
    event,
    local_business,
    place,
    postal_address,
    serialise,
)
from tests.structured_data.vocabulary import document_problems

ROOT = "https://lennebrueck.example/"
ADDRESS = postal_address(street="Lange Straße 12", postal_code="58999", locality="Lennebrück")
CET = timezone(timedelta(hours=1))
START = datetime(2026, 12, 5, 11, tzinfo=CET)
CATEGORIES = ["market", "tour", "other", *EVENT_TYPES]
TYPES = sorted({entry.schema_type for entry in builtin().entries})


def business(kind: str = "Bakery", **more: Any) -> Written:
    """A business with nothing but what every one has, and ``more``."""
    facts = {"name": "Hövel", "url": f"{ROOT}betriebe/hoevel/", "address": ADDRESS, **more}
    return local_business(kind=kind, **facts)


def an_event(**more: Any) -> Written:
    """An event with nothing but what every one has, and ``more``."""
    facts: dict[str, Any] = {
        "name": "Adventsmarkt",
        "url": f"{ROOT}veranstaltungen/adventsmarkt/",
        "start": START,
        "location": place(name="Marktplatz", address=ADDRESS),
    }
    return event(**(facts | more))


def written(node: Node | Written) -> dict[str, Any]:
    """What a reader of the page gets; fails if the vocabulary objects."""
    text = serialise(node)
    assert document_problems(text) == []
    parsed: dict[str, Any] = json.loads(text)
    return parsed
