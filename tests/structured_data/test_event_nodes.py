# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Events as nodes, judged by the vocabulary."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from plugins.structured_data.nodes import (
    organization,
    schedule,
)
from tests.structured_data.samples import CATEGORIES, ROOT, START, an_event, business, written


@pytest.mark.parametrize("category", CATEGORIES)
@pytest.mark.parametrize("status", ["scheduled", "cancelled", "postponed", "rescheduled"])
def test_every_kind_and_state_of_event_is_valid(category: str, status: str) -> None:
    """Each event_category in each event_status gives JSON-LD without a fault."""
    node = an_event(
        category=category,
        status=status,
        end=START + timedelta(hours=9),
        previous_start=START - timedelta(days=7),
        organizer=organization(name="Werbering", url="https://werbering.example"),
        contributors=[business()],
        price=Decimal("8.50"),
        ticket_url="https://karten.example",
        image=[f"{ROOT}bilder/markt.jpg"],
        schedule=schedule(
            start=START.date(),
            end=date(2026, 12, 20),
            frequency="P1W",
            weekdays=[5, 6],
            except_dates=[date(2026, 12, 13)],
        ),
        keywords=["Advent"],
    )
    assert written(node)["eventStatus"].lower().endswith(status)


def test_an_event_tells_the_offset() -> None:
    """A visitor in another country reads the time that is meant."""
    assert written(an_event())["startDate"] == "2026-12-05T11:00:00+01:00"


def test_an_all_day_event_has_no_time() -> None:
    """A day stays a day, and does not begin at midnight."""
    node = written(an_event(start=date(2026, 12, 5), end=date(2026, 12, 6)))
    assert (node["startDate"], node["endDate"]) == ("2026-12-05", "2026-12-06")


def test_a_time_without_an_offset_is_refused() -> None:
    """A naive time is a mistake in our code and never reaches a page."""
    with pytest.raises(ValueError, match="offset"):
        an_event(start=datetime(2026, 12, 5, 11))  # noqa: DTZ001 - the mistake that is meant


def test_free_entry_is_said_and_unknown_entry_is_not() -> None:
    """Price 0 is free, no price is unknown."""
    free, unknown = written(an_event(price=0)), written(an_event())
    assert free["isAccessibleForFree"] is True
    assert free["offers"]["price"] == 0
    assert "isAccessibleForFree" not in unknown
    assert "offers" not in unknown
