# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The picture files that pages show, encoded anew from their sources."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from plugins.core.catalogue import Catalogue, Facts
from plugins.core.source import read_file
from plugins.images.cache import load_or_encode
from plugins.images.gallery import named
from plugins.images.verify import MAX_BYTES


def picture_files(catalogue: Catalogue, facts: Facts, cache: Path) -> Iterator[tuple[str, bytes]]:
    """Address and bytes of every rendition of every picture that a published record names."""
    names = sorted({name for _, record in catalogue.every() for _, _, name in named(record)})
    for name in names:
        data = read_file(catalogue.content, catalogue.pictures[name], MAX_BYTES).data
        for rendition in load_or_encode(cache / "pictures", data, name).files:
            yield rendition.name, rendition.data
