# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A folder as something that can be compared."""

from __future__ import annotations

import os
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path

#: A file's name to a hash of its bytes; a folder's name, with a slash at its end, to "".
Tree = Mapping[str, str]


def tree_of(folder: Path) -> Tree:
    """What lies in ``folder``."""
    found: dict[str, str] = {}
    for place, folders, files in os.walk(folder):
        base = os.path.relpath(place, folder)
        for name in folders:
            found[os.path.normpath(f"{base}/{name}") + "/"] = ""
        for name in files:
            path = Path(place, name)
            bytes_of = os.fsencode(path.readlink()) if path.is_symlink() else path.read_bytes()
            found[os.path.normpath(f"{base}/{name}")] = blake2b(bytes_of).hexdigest()
    return found
