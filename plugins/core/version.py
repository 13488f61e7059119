# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A hash of the program itself: what a build is made by, besides what it is made from."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

from plugins.core.hashing import blake2b

ROOT = Path(__file__).resolve().parents[2]


#: Folders that no build imports: an edit of the form service shall not let a city build anew.
_APART = {"__pycache__", "editing"}


def version_of(root: Path) -> bytes:
    """A hash of the code below ``root`` that takes part in a build, of Python, and of the
    packages that are installed with it.
    """
    digest = blake2b(sys.version.encode(), digest_size=16)
    here = len(str(root)) + 1
    for path in sorted(_files(str(root / "plugins"))):
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - 250 files at every start
            data = file.read()
        digest.update(f"{path[here:]}\0{len(data)}\0".encode() + data)
    for conf in (root / "pelicanconf.py", root / "publishconf.py"):
        digest.update(conf.read_bytes() if conf.exists() else b"")
    for place in sorted(p for p in sys.path if p.endswith("site-packages")):
        with suppress(FileNotFoundError):
            # Versions stand in the names of the folders that pip leaves: jinja2-3.1.6.dist-info
            installed = [name for name in os.listdir(place) if name.endswith("-info")]  # noqa: PTH208
            digest.update("\n".join(sorted(installed)).encode())
    return digest.digest()


def _files(folder: str) -> list[str]:
    found = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name not in _APART:
                    found += _files(entry.path)
            elif entry.name.endswith((".py", ".yaml")):
                found.append(entry.path)
    return found
