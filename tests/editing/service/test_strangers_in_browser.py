# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Photos and public forms in a real browser: what is computed, drawn and uploaded there."""

import time
from pathlib import Path

import pytest

from tests.browser.test_pages import AXE, SCHEMES, violations
from tests.editing.service.hand import Hand
from tests.editing.service.house import BAKERY, House
from tests.images.samples import corners, exif, saved

BOTH = pytest.mark.parametrize("javascript", [True, False], ids=["js", "plain"])
WITH_SCRIPT = pytest.mark.parametrize("javascript", [True], ids=["js"])
#: Seconds that a practised thumb takes for a tap, and for a letter.
_TAP, _LETTER = 2.0, 0.4
_HEIC = saved(corners(1800, 1350), "HEIF", exif=exif())


@BOTH
def test_an_offer_with_a_photo_in_two_minutes(
    shop: House, hand: Hand, javascript: bool, tmp_path: Path
) -> None:
    """HEIC from the camera: from the letter's code to »Danke«, at a thumb's speed."""
    picture = tmp_path / "IMG_0001.HEIC"
    picture.write_bytes(_HEIC)
    page = hand.page
    began = time.monotonic()
    hand.scan()
    hand.tap_link("Angebote")
    hand.tap_link("Neues Angebot")
    hand.tap(page.locator("#name"))
    hand.type("Dresdner Stollen")
    hand.tap(page.locator("#valid_through"))
    hand.type("24.12.")
    hand.tap(page.locator("#price"))
    hand.type("14,90")
    hand.tap(page.locator("#bilder summary"))
    hand.taps += 3  # the field, »Kamera«, »Foto verwenden«
    page.locator("#foto").set_input_files(picture)
    hand.tap(page.locator("#image_alt"))
    hand.type("Ein angeschnittener Stollen")
    hand.tap(page.get_by_text("Das Bild darf gezeigt werden"))
    if javascript:
        page.locator(".photo:not(.is-waiting) img").wait_for()
        assert page.locator("#foto").evaluate("field => field.files.length") == 0
    hand.press("Angebot senden")
    assert page.get_by_role("heading", level=1).inner_text() == "Danke, ist angekommen"
    by_machine = time.monotonic() - began
    assert by_machine + hand.taps * _TAP + hand.letters * _LETTER <= 120
    image = page.locator(".photos img")
    assert image.evaluate("image => image.naturalWidth") == 1600
    shop.desk.worker.round()


@WITH_SCRIPT
def test_a_photo_survives_a_form_with_errors(hand: Hand, tmp_path: Path) -> None:
    """It was uploaded while somebody wrote, and need not be chosen again, also after a reload."""
    picture = tmp_path / "a.jpg"
    picture.write_bytes(saved(corners(3000, 2000), "JPEG", quality=98))
    page = hand.page
    page.set_viewport_size({"width": 320, "height": 700})
    hand.scan()
    page.goto(f"{hand.address}/fotos")
    page.locator("#foto").set_input_files(picture)
    page.locator(".photo:not(.is-waiting) img").wait_for()
    page.reload()
    assert page.locator(".photo").count() == 1
    hand.press("Fotos senden")
    assert page.locator(".photo").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.evaluate(AXE)
    assert [found for scheme in SCHEMES for found in violations(page, scheme)] == []


@WITH_SCRIPT
@pytest.mark.parametrize("worker", [True, False], ids=["worker", "page"])
def test_a_mistake_is_reported_with_work_that_nobody_notices(
    shop: House, hand: Hand, worker: bool
) -> None:
    """The phone computes while somebody writes, beside the page or between two frames."""
    page = hand.page
    if not worker:
        page.add_init_script("delete window.Worker")
    page.goto(f"{hand.address}/melden/fehler?seite=betriebe/{BAKERY}/")
    assert (
        page.get_by_label("Ihre E-Mail").count() == 0
        or not page.get_by_label("Ihre E-Mail").is_visible()
    )
    field = page.get_by_label("Was stimmt nicht?")
    hand.tap(field)
    hand.type("Samstag ist zu.")
    shop.clock.forward(20)
    began = time.monotonic()
    hand.press("Fehler melden")
    page.wait_for_url("**/melden/danke")
    assert time.monotonic() - began < 20
    assert shop.kept.open_notes()[-1].text == "Samstag ist zu."


@WITH_SCRIPT
def test_public_pages_are_accessible_and_narrow(hand: Hand) -> None:
    """By day and night, at 320 px."""
    page = hand.page
    page.set_viewport_size({"width": 320, "height": 700})
    wrong: dict[str, object] = {}
    for name in ("fehler", "betrieb", "termin", "link", "danke", "post", "termin?sprache=en"):
        page.goto(f"{hand.address}/melden/{name}")
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        width = page.evaluate("document.documentElement.scrollWidth")
        page.evaluate(AXE)
        found = [found for scheme in SCHEMES for found in violations(page, scheme)]
        if found or width > 320:
            wrong[name] = (width, found)
    assert wrong == {}
