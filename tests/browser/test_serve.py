# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A page that `serve` shows in a browser follows the content by itself."""

from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.commands.running import PATIENCE, serving
from tests.small_town import write_shop, write_town


def test_an_open_page_follows_the_content(browser: Browser, tmp_path: Path) -> None:
    """A page reloads after an edit, shows a mistake as text, and drops it once it is mended.

    The site's Content-Security-Policy stands as it is: nothing is said in the console.
    """
    town = write_town(tmp_path / "content", "https://kleinstadt.example/stadt/")
    context = browser.new_context()
    context.set_default_timeout(PATIENCE * 1000)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    patience = PATIENCE * 1000
    with serving(town, tmp_path) as served:
        page.goto(served.address + "betriebe/laden-1/")
        expect(page.locator("h1")).to_have_text("Laden 1")
        write_shop(town, 1, "Backstube am Markt")
        expect(page.locator("h1")).to_have_text("Backstube am Markt", timeout=patience)
        bar = page.locator("#stadtfenster-problems")
        expect(bar).to_have_count(0)
        other = town / "businesses" / "laden-2.md"
        sound = other.read_text("utf-8")
        other.write_text(sound.replace("Laden 2", "<img src=x onerror=alert(1)>\nnmae: x"), "utf-8")
        expect(bar).to_contain_text("laden-2.md:3:1: Fehler", timeout=patience)
        expect(bar.locator("img")).to_have_count(0)
        expect(bar).to_have_css("position", "fixed")
        other.write_text(sound, "utf-8")
        expect(bar).to_have_count(0, timeout=patience)
    context.close()
    assert [text for text in complaints if "ERR_" not in text] == []
