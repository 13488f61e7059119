# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a business's card says of the build's day."""

from datetime import datetime

import pytest

from plugins.businesses.card import business_card
from plugins.businesses.model import Business
from plugins.core.city_file import read_city
from plugins.core.clock import day_of
from plugins.core.registry import Setting
from tests.building import DEMO_CONTENT

MONDAY = datetime.fromisoformat("2026-11-23T10:00:00+01:00")


@pytest.mark.parametrize(
    ("hours", "status", "closes"),
    [
        ("Mo-Fr 09:00-12:30,14:00-18:00", "open", 18 * 60),
        ("Mo-Su 18:00-02:00", "open", 26 * 60),
        ("Tu-Fr 09:00-18:00", "open", None),
        (None, "open", None),
        ("Mo-Fr 09:00-18:00", "temporarily_closed", None),
    ],
)
def test_it_says_when_it_closes(hours: str | None, status: str, closes: int | None) -> None:
    """On a Monday: at its last end, on the next morning past 1440, or not at all."""
    city = read_city(DEMO_CONTENT).city
    assert city
    told = {"name": "x", "category": "shop=yes", "opening_hours": hours, "status": status}
    shop = Business.model_validate({name: said for name, said in told.items() if said})
    object.__setattr__(shop, "id", "x")
    card = business_card(shop, Setting(city, day_of(MONDAY, city.timezone)))
    assert card.closes == closes
