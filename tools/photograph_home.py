# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Take the README's picture of the demo city: ``docs/bilder/startseite.png``.

    .venv/bin/python -m tools.photograph_home

The city is built and looked at as of one fixed moment, so that two takes differ only where the
theme or the content does.
"""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from plugins.commands import toolchain
from tests.building import DEMO_NOW, ROOT, build_site
from tests.serving import serve

PICTURE = ROOT / "docs" / "bilder" / "startseite.png"
WIDTH, HEIGHT = 1280, 1080


def main() -> None:
    """Build, take, and write the picture with 256 colours."""
    with tempfile.TemporaryDirectory() as folder:
        shot = photograph(build_site(Path(folder)))
    image = Image.open(io.BytesIO(shot)).convert("RGB")
    few = image.quantize(256, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    PICTURE.parent.mkdir(exist_ok=True)
    few.save(PICTURE, optimize=True)


def photograph(site: Path) -> bytes:
    """The top of the first page as PNG."""
    with serve(site, "/") as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=toolchain.chromium(), args=["--no-sandbox"]
        )
        page = browser.new_page(
            viewport={"width": WIDTH, "height": HEIGHT},
            timezone_id="Europe/Berlin",
            locale="de-DE",
            color_scheme="light",
            reduced_motion="reduce",
        )
        page.clock.install(time=f"{DEMO_NOW}:00+01:00")
        page.goto(address)
        page.clock.run_for(2000)  # lets the scripts say what is open
        shot = page.screenshot()
        browser.close()
    return shot


if __name__ == "__main__":
    main()
