# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Write every page type with sample data into a folder, to look at.

Start it with: python -m tests.theme.preview FOLDER
"""

import sys
from pathlib import Path

from PIL import Image, ImageDraw

from tests.theme.sample_pages import all_pages
from tests.theme.samples import site
from tests.theme.stage import environment, pattern_page, sprite, theme_files


def write_preview(folder: Path) -> list[Path]:
    """Write the pages, /muster/, the styles and the scripts; returns the pages' paths."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in theme_files().items():
        (folder / name).write_text(text, "utf-8")
    (folder / "sprite.svg").write_bytes(sprite())
    photo = Image.new("RGB", (960, 640), "#7d9aa0")
    ImageDraw.Draw(photo).rectangle((120, 200, 840, 640), fill="#c9b48a")
    photo.save(folder / "bild.png")
    jinja = environment()
    written = [folder / "muster.html"]
    written[0].write_text(pattern_page(), "utf-8")
    for name, template, page, data in all_pages():
        path = folder / f"{name}.html"
        path.write_text(
            jinja.get_template(template).render(site=site(), page=page, **data), "utf-8"
        )
        written.append(path)
    return written


if __name__ == "__main__":
    write_preview(Path(sys.argv[1]))
