# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""From one build to the next, and the two switches, in a real browser."""

import re
from pathlib import Path

from playwright.sync_api import BrowserContext, expect

from tests.offline.conftest import Town, has_worker, kept, names_of, settled, until

SHOP = "betriebe/laden-1/"


def version_in(site: Path) -> str:
    found = re.search(r'version: "([^"]+)"', (site / "dienst.js").read_text("utf-8"))
    assert found
    return found[1]


def test_a_new_build_is_shown_at_the_next_visit(
    visitor: BrowserContext, town: Town, next_build: Path
) -> None:
    """At once, without a reload; what the visitor had seen is fetched again, and nothing of the
    old build is left.
    """
    page = visitor.new_page()
    page.goto(town.address + "betriebe/laden-2/")
    settled(page, town, "betriebe/laden-2/", "offline/", "betriebe/")
    old = version_in(town.folder)
    town.publish(next_build)
    assert version_in(town.folder) != old
    loads: list[str] = []
    page.on("load", lambda _: loads.append(page.url))
    page.goto(town.address + SHOP)
    expect(page.locator("h1")).to_have_text("Neuer Laden")
    new = version_in(town.folder)
    until(page, lambda: all(new in name for name in names_of(page)))
    settled(page, town, SHOP, "betriebe/laden-2/", "betriebe/", "offline/")
    assert all(new in name for name in names_of(page))
    assert loads == [town.address + SHOP]
    town.stop()
    page.goto(town.address + "betriebe/laden-2/")
    expect(page.locator("h1")).to_have_text("Laden 2")
    page.goto(town.address + SHOP)
    expect(page.locator("h1")).to_have_text("Neuer Laden")


def test_the_city_can_switch_it_off(
    visitor: BrowserContext, town: Town, build_that_keeps_nothing: Path
) -> None:
    """`offline: false`: at the next visit all that was kept is gone, and so is the worker."""
    page = visitor.new_page()
    page.goto(town.address + SHOP)
    settled(page, town, SHOP, "offline/")
    town.publish(build_that_keeps_nothing)
    page.goto(town.address)
    until(page, lambda: names_of(page) == [] and not has_worker(page))
    page.reload()
    page.wait_for_timeout(300)
    assert not has_worker(page)
    assert kept(page) == set()
    assert "data-worker" not in page.content()
    assert page.request.get(town.address + "offline/").status == 404
