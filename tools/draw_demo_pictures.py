# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Draw the demo city's pictures into ``content/images/``.

    python tools/draw_demo_pictures.py [--output DIR] [NAME …]

Without names, all of them. The pictures are drawn from shapes only (Pillow, nothing else), so they
belong to the project. Four files are odd on purpose and prove what the build does to pictures: one
PNG, one WebP, one portrait, one that is turned by EXIF and carries a place (see ``_save``).
"""

from __future__ import annotations

import argparse
import importlib
import sys
from pathlib import Path
from typing import Any

from picture_book import SCENES
from picture_kit import Canvas
from PIL import Image

CHAPTERS = sorted(path.stem for path in Path(__file__).parent.glob("scenes_*.py"))
TURNED = "gasthof-zur-alten-bruecke-stube.jpg"
HEAVIEST = 126_000  # bytes; all pictures together stay below 6 MB


def main(arguments: list[str]) -> int:
    """Draw the named pictures, or all; print each file's size in kilobytes."""
    parser = argparse.ArgumentParser(description="Draw the demo city's pictures.")
    parser.add_argument("names", nargs="*", help="file names or their beginnings")
    parser.add_argument(
        "--output",
        type=Path,
        default=Path(__file__).resolve().parent.parent / "content" / "images",
    )
    chosen = parser.parse_args(arguments)
    for chapter in CHAPTERS:
        importlib.import_module(chapter)  # enters its scenes into the book
    chosen.output.mkdir(parents=True, exist_ok=True)
    for name in sorted(SCENES):
        if chosen.names and not any(name.startswith(start) for start in chosen.names):
            continue
        draw, width, height, pixels = SCENES[name]
        canvas = Canvas(width, height)
        draw(canvas)
        path = chosen.output / name
        image = canvas.finish()
        if pixels != width:
            image = image.resize((pixels, round(pixels * height / width)), Image.Resampling.LANCZOS)
        _save(image, path)
        sys.stdout.write(f"{path.stat().st_size / 1000:6.0f} kB  {name}\n")
    return 0


def _save(image: Image.Image, path: Path) -> None:
    """Save by suffix; the picture ``TURNED`` lies on its side and says so in EXIF, with a place."""
    if path.suffix == ".png":
        image.quantize(160, Image.Quantize.MEDIANCUT).save(path, optimize=True)
        return
    options: dict[str, Any] = {"method": 6}
    if path.suffix == ".jpg":
        options = {"optimize": True, "progressive": True}
    if path.name == TURNED:
        image = image.transpose(Image.Transpose.ROTATE_90)
        options["exif"] = _exif()
    for quality in range(88, 56, -4):
        image.save(path, quality=quality, **options)
        if path.stat().st_size <= HEAVIEST:
            return


def _exif() -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = 6  # Orientation: the viewer turns the picture a quarter clockwise
    exif[0x010F] = "Stadtfenster"
    place = {1: "N", 2: (51.0, 13.0, 2.6), 3: "E", 4: (7.0, 52.0, 51.6)}
    exif.get_ifd(0x8825).update(place)
    return exif


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
