# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""More than 10,000 (business, instant) pairs in each of three time zones, in the real browser.

All hours of the demo city and some nasty ones, built for weeks with clock changes, holidays and the
turn of the year; instants at random and at the minutes where something turns.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.badges import (
    DAYS,
    NASTY,
    build_town,
    demo_hours,
    differences,
    moments_of,
    shops_of,
)

ZONES = ("Asia/Tokyo", "America/New_York", "Europe/Berlin")
#: Instants a day and zone: with 130 shops and six days more than 15,000 pairs a zone.
INSTANTS = 20


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_the_page_says_what_the_engine_says(
    day: date, browser: Browser, tmp_path: Path, site_server: Callable[..., str]
) -> None:
    """State, both lines of the page, and the row of the list."""
    texts = [*NASTY, *demo_hours()]
    output = build_town(tmp_path, texts, day)
    shops, address = shops_of(tmp_path, texts, day), site_server(output)
    for zone in ZONES:
        moments = moments_of(day, INSTANTS, f"{day} {zone}")
        found = list(differences(browser, address, output, shops, zone, moments))
        assert found[:20] == [], f"{len(found)} of {len(shops) * len(moments)}"
        print(f"{day} {zone}: {len(shops) * len(moments)} pairs")
