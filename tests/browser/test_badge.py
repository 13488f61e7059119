# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a page says of open and closed is what the build's engine says, wherever the visitor is.

A sample; ``tests/proofs/proof_badge.py`` asks for more than ten thousand.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.badges import NASTY, build_town, differences, moments_of, shops_of


def test_the_page_says_what_the_engine_says(
    browser: Browser, tmp_path: Path, site_server: Callable[..., str]
) -> None:
    """In the week of a clock change, in Tokyo: state, sentence, and silence past the horizon."""
    day = date(2026, 3, 23)
    output = build_town(tmp_path, NASTY, day)
    shops = shops_of(tmp_path, NASTY, day)
    moments = moments_of(day, 40, "quick")
    found = differences(browser, site_server(output), output, shops, "Asia/Tokyo", moments)
    assert list(found) == []
