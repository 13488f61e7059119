# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The picture files of the site: encoded where they are missing, then linked into place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from plugins.core.catalogue import Catalogue
from plugins.images.gallery import keep_in, wanted
from plugins.images.gallery import stamp_of as picture_stamp
from plugins.images.shelf import Shelf

__all__ = ["forget_pictures", "picture_files", "picture_stamp", "remember_pictures"]

#: Told how many of how many pictures are done.
Progress = Callable[[int, int], None]


def remember_pictures(cache: Path, progress: Progress) -> None:
    """Keep what is found out about pictures in ``cache``. To be called before the stages run."""
    keep_in(cache / "pictures", progress)


def forget_pictures() -> None:
    """End what ``remember_pictures`` began: whoever looks at pictures later is not this build."""
    keep_in(None)


def picture_files(
    catalogue: Catalogue, cache: Path, progress: Progress
) -> tuple[Shelf, tuple[str, ...]]:
    """A shelf that can place every rendition of every picture that a published record names,
    and the addresses of these.
    """
    shelf = Shelf(cache / "pictures")
    pictures = wanted(catalogue)
    shelf.fill(catalogue.content, pictures, progress)
    return shelf, tuple(address for picture in pictures for address in picture.addresses)
