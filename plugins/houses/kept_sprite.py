# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A set's file of pieces, drawn once for a version of this folder.

It follows from the program alone, as bytecode does from source, and takes 30 ms to draw.
"""

from __future__ import annotations

from pathlib import Path

from plugins.core.hashing import blake2b
from plugins.core.keep import load, store
from plugins.core.program_folder import program_folder


def sprite_of(name: str) -> bytes:
    """The file of the set ``name``, from where the program keeps what it made of itself."""
    folder = program_folder("houses")
    path = folder / f"{name}-{_sources()}" if folder else None
    found = load(path) if path else None
    if found is None:
        from plugins.houses.sprite import build  # only where it has to be drawn

        found = build(name)
        if path:
            store(path, found)
    return found


def _sources() -> str:
    """A hash of the code and the data that the file is made from."""
    here = Path(__file__).parent
    digest = blake2b(digest_size=8)
    for path in sorted([*here.glob("*.py"), *here.glob("*.yaml"), *here.glob("sets/*.yaml")]):
        digest.update(path.read_bytes())
    return digest.hexdigest()
