# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What else the worker must do and must not; the first things are in the suite."""

import shutil
import threading
from pathlib import Path

from playwright.sync_api import BrowserContext, expect

from tests.offline.conftest import Town, has_worker, kept, settled, until

SHOP = "betriebe/laden-1/"
OFF = "Alles löschen, nichts mehr speichern"


def test_pictures_and_pages_are_few(visitor: BrowserContext, town: Town) -> None:
    """Of pages only the last 60 are kept."""
    page = visitor.new_page()
    page.goto(town.address + SHOP)
    settled(page, town, SHOP, "offline/")
    fake = '<html data-worker="../dienst.js"><title>x</title>'
    for number in range(63):
        (town.folder / f"seite-{number}").mkdir()
        (town.folder / f"seite-{number}" / "index.html").write_text(fake)
        page.goto(f"{town.address}seite-{number}/")
    page.wait_for_timeout(200)
    pages = {path for path in kept(page) if "/seite-" in path}
    assert len(pages) == 60
    assert f"{town.sub_path}seite-62/" in pages
    assert f"{town.sub_path}seite-2/" not in pages


def test_a_full_disk_harms_nothing(visitor: BrowserContext, town: Town) -> None:
    """Where nothing can be kept any more, pages come from the net as if nothing was."""
    page = visitor.new_page()
    page.goto(town.address + SHOP)
    settled(page, town, SHOP, "offline/")
    chromium = visitor.new_cdp_session(page)
    origin = town.address.removesuffix(town.sub_path)
    chromium.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 1})
    page.goto(town.address + "betriebe/laden-2/")
    expect(page.locator("h1")).to_have_text("Laden 2")
    page.wait_for_timeout(300)
    page.goto(town.address + "betriebe/laden-3/")
    expect(page.locator("h1")).to_have_text("Laden 3")


def test_what_is_no_page_is_left_alone(visitor: BrowserContext, town: Town) -> None:
    """Calendars, feeds, requests for a part, and what is sent are none of the worker's business."""
    page = visitor.new_page()
    page.goto(town.address + SHOP)
    settled(page, town, SHOP, "offline/")
    page.reload()
    for path in ("veranstaltungen/kalender.ics", "betriebe/feed.json", "sitemap.xml"):
        assert page.evaluate("async (a) => (await fetch(a)).status", town.address + path) == 200
    page.evaluate("a => fetch(a, {headers: {range: 'bytes=0-3'}})", town.address + "betriebe/")
    town.stop()
    calendar = town.address + "veranstaltungen/kalender.ics"
    assert page.evaluate("a => fetch(a).then(() => 'there', () => 'none')", calendar) == "none"


def test_a_visitor_can_switch_it_off(visitor: BrowserContext, town: Town) -> None:
    """All is deleted and stays so, until the visitor says otherwise."""
    page = visitor.new_page()
    page.goto(town.address + "offline/")
    settled(page, town, "offline/", "betriebe/")
    page.get_by_role("button", name=OFF).click()
    expect(page.get_by_text("Es ist nichts gespeichert.")).to_be_visible()
    assert kept(page) == set()
    page.goto(town.address + SHOP)
    page.wait_for_timeout(300)
    assert not has_worker(page)
    assert kept(page) == set()
    page.goto(town.address + "offline/")
    page.get_by_role("button", name="Wieder speichern").click()
    expect(page.get_by_role("button", name=OFF)).to_be_visible()
    settled(page, town, "offline/")


def test_sites_on_one_host_leave_each_other_alone(
    visitor: BrowserContext, tmp_path: Path, first_build: Path, build_that_keeps_nothing: Path
) -> None:
    """One site's switch does not touch what another one at the same host keeps."""
    host = Town(tmp_path / "host", "/")
    host.publish(first_build)
    neighbour = shutil.copytree(build_that_keeps_nothing, host.folder / "nachbar")
    shutil.copytree(first_build / "assets", neighbour / "assets", dirs_exist_ok=True)
    # A visitor of the neighbour from before it kept nothing: this page still registers its worker.
    (neighbour / "index.html").write_bytes((first_build / "index.html").read_bytes())
    host.start()
    try:
        page = visitor.new_page()
        page.goto(host.address + SHOP)
        settled(page, host, SHOP, "offline/")
        page.goto(host.address + "nachbar/")
        until(page, lambda: not has_worker(page))
        assert "/" + SHOP in kept(page)
        assert "/nachbar/" not in kept(page)
        page.goto(host.address)
        assert has_worker(page)
    finally:
        host.stop()


def test_who_waits_too_long_gets_the_kept_page(visitor: BrowserContext, town: Town) -> None:
    """After three seconds; when the net has answered, the page offers what came."""
    page = visitor.new_page()
    page.goto(town.address + SHOP)
    settled(page, town, SHOP, "offline/")
    page.reload()
    answer = threading.Event()
    town.wait = lambda path: answer.wait(8) if path.endswith(SHOP) else None
    page.reload()
    bar = page.locator(".kept-bar[role=status]")
    expect(bar).to_contain_text("Langsames Netz: Stand vom")
    answer.set()
    expect(bar).to_contain_text("Es gibt eine neuere Fassung dieser Seite.")
    bar.get_by_role("link", name="Zeigen").click()
    expect(page.locator(".kept-bar")).to_have_count(0)
