# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Take the README's pictures of the demo city into ``docs/bilder/``.

    .venv/bin/python -m tools.take_pictures

The city is built and looked at as of fixed moments, so that two takes differ only where the
theme or the content does.
"""

from __future__ import annotations

import io
import tempfile
from pathlib import Path
from typing import Literal, NamedTuple

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from plugins.commands import toolchain
from tests.building import DEMO_NOW, ROOT, build_site
from tests.serving import serve

FOLDER = ROOT / "docs" / "bilder"
#: So much may a picture weigh, in bytes: who reads the README has a telephone, too.
LIMIT = 150_000


class Picture(NamedTuple):
    """A page: its address, the time of day, the screen in CSS pixels, and what is at its top."""

    name: str
    address: str
    clock: str
    width: int
    height: int
    scheme: Literal["light", "dark"] = "light"
    density: int = 1
    top: str = "body"


PICTURES = (
    Picture("startseite-abends", "", "17:10", 390, 930, "dark", 2),
    Picture("strasse", "strassen/lange-strasse/", "17:10", 1280, 1345),
    Picture("plan", "plan/", "10:07", 1280, 860, top=".plan-kinds"),
)


def main() -> None:
    """Build, take, and write the pictures as WebP."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        site = build_site(Path(folder))
        with serve(site, "/") as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=toolchain.chromium(), args=["--no-sandbox"]
            )
            for picture in PICTURES:
                path = FOLDER / f"{picture.name}.webp"
                path.write_bytes(light_enough(take(browser, address, picture)))
            browser.close()


def take(browser: Browser, address: str, picture: Picture) -> bytes:
    """The picture as PNG."""
    context = browser.new_context(
        viewport={"width": picture.width, "height": picture.height},
        device_scale_factor=picture.density,
        color_scheme=picture.scheme,
        timezone_id="Europe/Berlin",
        locale="de-DE",
        reduced_motion="reduce",
        service_workers="block",
    )
    page = context.new_page()
    page.clock.install(time=f"{DEMO_NOW[:10]}T{picture.clock}:00+01:00")
    page.goto(address + picture.address, wait_until="networkidle")
    page.clock.run_for(2000)  # lets the scripts say what is open
    page.locator(picture.top).evaluate("(top) => top.scrollIntoView()")
    shot = page.screenshot()
    context.close()
    return shot


def light_enough(shot: bytes) -> bytes:
    """The PNG ``shot`` as WebP of the best quality that weighs no more than ``LIMIT``."""
    image = Image.open(io.BytesIO(shot)).convert("RGB")
    for quality in range(92, 40, -4):
        file = io.BytesIO()
        image.save(file, "WEBP", quality=quality, method=6)
        if file.tell() <= LIMIT:
            break
    return file.getvalue()


if __name__ == "__main__":
    main()
