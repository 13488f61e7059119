# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Events as nodes, judged by the vocabulary."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.structured_data.nodes import (
    event,
    make_node,
    organization,
    place,
    schedule,
    serialise,
)
from tests.structured_data.samples import (
    ADDRESS,
    CATEGORIES,
    ROOT,
    START,
    an_event,
    business,
    written,
)
from tests.structured_data.test_serialise import TEXTS


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


PLACE = place(name="Marktplatz", address=ADDRESS)


@settings(deadline=None)
@given(
    st.fixed_dictionaries(
        {
            "name": st.text(min_size=1),
            "price": st.sampled_from([None, 0, Decimal("0"), Decimal(5)]),
        },
        optional={
            "description": TEXTS,
            "end": st.just(START + timedelta(hours=9)),
            "previous_start": st.sampled_from([START, START.date()]),
            "image": st.lists(TEXTS, max_size=2),
            "organizer": st.builds(organization, name=TEXTS),
            "ticket_url": st.none() | TEXTS,
            "same_as": st.lists(TEXTS, max_size=2),
            "keywords": st.lists(TEXTS, max_size=2).map(tuple),
        },
    )
)
def test_an_event_is_written_as_the_encoder_writes_it(facts: dict[str, Any]) -> None:
    """Letter by letter: there are so many events that each is put together by hand."""
    url, price = f"{ROOT}veranstaltungen/markt/", facts["price"]
    previous, tickets = facts.get("previous_start"), facts.get("ticket_url")
    priced = price is not None
    node = make_node(
        "MusicEvent",
        id=url,
        name=facts["name"],
        url=url,
        description=facts.get("description"),
        startDate=START,
        endDate=facts.get("end"),
        previousStartDate=previous.date() if isinstance(previous, datetime) else previous,
        eventStatus="https://schema.org/EventScheduled",
        eventAttendanceMode="https://schema.org/OfflineEventAttendanceMode",
        location=PLACE,
        image=facts.get("image"),
        organizer=facts.get("organizer"),
        offers=make_node(
            "Offer", price=price, priceCurrency="EUR" if priced else None, url=tickets
        ),
        isAccessibleForFree=price == 0 if priced else None,
        sameAs=facts.get("same_as"),
        keywords=facts.get("keywords"),
        inLanguage="de",
    )
    found = event(url=url, start=START, location=PLACE, category="music", **facts)
    assert serialise(found) == serialise(node)


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
