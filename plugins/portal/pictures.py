# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The picture files that pages show, encoded anew from their sources."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from plugins.core.catalogue import Catalogue, Facts
from plugins.images.gallery import wanted
from plugins.images.shelf import Shelf


def picture_files(catalogue: Catalogue, facts: Facts, cache: Path) -> Iterator[tuple[str, bytes]]:
    """Address and bytes of every rendition of every picture that a published record names."""
    shelf = Shelf(cache / "pictures")
    pictures = wanted(catalogue)
    shelf.fill(catalogue.content, pictures)
    for picture in pictures:
        for address in picture.addresses:
            yield address, shelf.read(address)
