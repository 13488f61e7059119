# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The service as a merchant meets it: from the letter's code to the page that says it."""

import subprocess
from pathlib import Path

import pytest

from tests.browser.test_pages import AXE, SCHEMES, violations
from tests.building import run_verb
from tests.editing.service.hand import Hand
from tests.editing.service.house import BAKERY, House

BOTH = pytest.mark.parametrize("javascript", [True, False], ids=["js", "plain"])
PAGES = ["/", "/heute", "/geschlossen", "/feiertag", "/oeffnungszeiten", "/texte", "/angaben",
         "/angebote", "/angebote/neu", "/angebote/stollen", "/termine", "/termine/neu",
         "/gesendet/nichts", "/nirgends"]  # fmt: skip


def approved(shop: House) -> str:
    """Let the proposal be published, and return what git says has changed."""
    shop.desk.worker.round()
    [proposal] = shop.desk.waiting()
    shop.desk.approve(proposal.id, "Kümmerer")
    town = shop.settings.repository.url
    shown = subprocess.run(
        ["git", "diff", "--unified=0", "HEAD~1", "HEAD"],
        cwd=town, check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    return "\n".join(line for line in shown.splitlines() if line[:2] in ("+o", "-o", "+t", "-t"))


@BOTH
def test_tuesday_is_changed_and_the_page_says_it(
    shop: House, hand: Hand, javascript: bool, tmp_path: Path
) -> None:
    """From the code in the letter: at most 8 taps, and with the letters 12; one line of diff; and
    the rebuilt page shows it. Each way has a day of its own, so neither needs the other.
    """
    day, closes = ("Dienstag", "13") if javascript else ("Mittwoch", "14")
    hand.scan()
    hand.tap_link("Öffnungszeiten")
    field = hand.page.get_by_label(f"{day} bis", exact=True)
    assert field.input_value() == "18:00"
    hand.tap(field)
    if javascript:
        hand.type(closes)
    else:
        hand.type(closes, "End", *["Backspace"] * 5)
    hand.press("Zeiten senden")
    assert hand.page.get_by_role("heading", level=1).inner_text() == "Danke, ist angekommen"
    assert f"06:30–{closes}:00 Uhr" in hand.page.content()
    assert hand.taps <= 8
    assert hand.taps + hand.letters <= 12
    changed = approved(shop).splitlines()
    assert [line[0] for line in changed] == ["-", "+"]
    town = Path(shop.settings.repository.url)
    source = (town / f"content/businesses/{BAKERY}.md").read_text("utf-8")
    assert "# im Laden" in source
    if not javascript:
        return
    done = run_verb(
        *("build", "--content", town / "content", "--output", tmp_path / "o"),
        *("--cache", tmp_path / "k", "--now", "2026-11-28T10:00"),
    )
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "o" / "betriebe" / BAKERY / "index.html").read_text("utf-8")
    assert f"{closes}:00" in page


@BOTH
def test_a_week_is_closed_in_three_taps(shop: House, hand: Hand, javascript: bool) -> None:
    """The last day is worked out from how long it is; the reason stands there already."""
    choice, last, written = (
        ("Eine Woche", "4. Dezember", "Dec 04")
        if javascript
        else ("Zwei Wochen", "11. Dezember", "Dec 11")
    )
    hand.scan("buchhandlung-kettler")
    hand.tap_link("Geschlossen bis")
    hand.tap(hand.page.get_by_text(choice))
    hand.press("Geschlossen melden")
    assert f"28. November bis {last}" in hand.page.content()
    assert (hand.taps, hand.letters) == (3, 0)
    told = f'2026 Nov 28-2026 {written} off "Betriebsferien"'
    assert told in shop.says("opening_hours", "buchhandlung-kettler")


@BOTH
def test_wrong_entries_are_told_where_they_are(shop: House, hand: Hand, javascript: bool) -> None:
    """Two errors: in a summary that has the focus, and at the fields; what was typed stays."""
    hand.scan("buchhandlung-kettler")
    page = hand.page
    before = shop.says("opening_hours", "buchhandlung-kettler")
    page.goto(f"{hand.address}/angaben")
    page.get_by_text("Öffnungszeiten", exact=True).tap()
    page.get_by_label("Dienstag von", exact=True).fill("18")
    page.get_by_label("Dienstag bis", exact=True).fill("9")
    page.get_by_text("So erreicht man Sie").tap()
    page.get_by_label("Telefon").fill("abc")
    hand.press("Angaben senden")
    summary = page.locator("#fehler")
    assert summary.locator("li").count() == 2
    assert page.evaluate("document.activeElement.id") == "fehler" if javascript else True
    told = page.locator(".error").all_inner_texts()
    assert len(told) == 2
    for text, line in zip(told, summary.locator("li").all_inner_texts(), strict=True):
        assert text.strip() in line
    assert page.get_by_label("Telefon").input_value() == "abc"
    # With a script times are shown as clocks do when the field is left.
    assert page.get_by_label("Dienstag von", exact=True).input_value() in ("18", "18:00")
    assert page.title().startswith("Bitte prüfen")
    if javascript:
        summary.get_by_role("link").nth(1).tap()
        assert page.evaluate("document.activeElement.id") == "telephone"
        page.evaluate(AXE)
        assert [found for scheme in SCHEMES for found in violations(page, scheme)] == []
    assert shop.says("opening_hours", "buchhandlung-kettler") == before


# What lies below the button that stays in place is scrolled to when it is used.
_OPEN = """() => {
    for (const it of document.querySelectorAll("details")) it.open = true;
    scrollTo(0, document.body.scrollHeight);
}"""
_SMALL = """() => [...document.querySelectorAll(
    "main a, main button, main .input, summary, label:has(input)")]
    .filter(e => e.checkVisibility() && !e.closest("p:not(.back):not(.next)"))
    .map(e => [e.outerHTML.slice(0, 90), e.getBoundingClientRect().height])
    .filter(([, height]) => height < 44)"""


@pytest.mark.parametrize("javascript", [True], ids=["js"])
def test_pages_are_accessible_and_narrow(hand: Hand) -> None:
    """axe finds nothing by day and night, nothing is wider than 320 px, or lower than a thumb."""
    hand.page.set_viewport_size({"width": 320, "height": 700})
    hand.scan()
    found: dict[str, object] = {}
    for path in PAGES:
        hand.page.goto(hand.address + path)
        hand.page.evaluate(_OPEN)
        width = hand.page.evaluate("document.documentElement.scrollWidth")
        hand.page.evaluate(AXE)
        wrong = [found for scheme in SCHEMES for found in violations(hand.page, scheme)]
        small = hand.page.evaluate(_SMALL)
        if width > 320 or wrong or small:
            found[path] = (width, wrong, small)
    assert found == {}
    hand.complaints.clear()  # a page that is not there is told of as an error


@pytest.mark.parametrize("javascript", [True], ids=["js"])
def test_a_draft_survives_a_reload_until_it_is_sent(shop: House, hand: Hand) -> None:
    """The telephone rings, the tab is closed: what was typed is there again, and told."""
    hand.scan()
    page = hand.page
    page.goto(f"{hand.address}/texte")
    page.get_by_label("Text", exact=True).fill("Brot seit 1911. Und Kuchen.")
    page.wait_for_timeout(400)
    page.reload()
    assert page.get_by_label("Text", exact=True).input_value() == "Brot seit 1911. Und Kuchen."
    assert "ist wieder da" in page.get_by_role("status").inner_text()
    hand.press("Texte senden")
    page.goto(f"{hand.address}/texte")
    assert page.get_by_role("status").count() == 0
    shop.desk.worker.round()


@pytest.mark.parametrize("javascript", [True], ids=["js"])
def test_days_are_copied_in_sight(hand: Hand) -> None:
    """»Wie Montag« fills the other days before anything is sent, and can be taken back."""
    hand.scan("buchhandlung-kettler")
    page = hand.page
    page.goto(f"{hand.address}/oeffnungszeiten")
    page.get_by_label("Montag von", exact=True).fill("8")
    hand.tap(page.get_by_text("Dienstag bis Freitag wie Montag"))
    assert page.get_by_label("Freitag von", exact=True).input_value() == "08:00"
    assert page.get_by_label("Samstag von", exact=True).input_value() == "09:00"
    hand.tap(page.get_by_text("Dienstag bis Freitag wie Montag"))
    assert page.get_by_label("Freitag von", exact=True).input_value() == "09:00"
