# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The theme's assets, made anew only where the theme or the city's colours changed."""

from __future__ import annotations

import hashlib
import os
import pickle
from pathlib import Path

from plugins.assets.bundle import Bundle, bundle
from plugins.assets.fonts import cut_meanwhile
from plugins.core.city import City
from plugins.core.inputs import list_tree

#: A hash of what a bundle was made from, and the bundle, pickled.
KeptBundle = tuple[bytes, bytes]


def kept_bundle(
    theme: Path, cache: Path, city: City, kept: KeptBundle
) -> tuple[Bundle, KeptBundle]:
    """The bundle of ``theme`` for ``city``, from ``kept`` if that is still it; and what to keep."""
    key = _key(theme, city)
    if kept[0] == key:
        found: Bundle = pickle.loads(kept[1])  # noqa: S301 - from a checksummed file of ours
        return found, kept
    made = bundle(theme, city, cut_meanwhile(cache / "fonts")())
    return made, (key, pickle.dumps(made, protocol=5))


def _key(theme: Path, city: City) -> bytes:
    """A hash of the theme without its templates, and of what of the city shows in the assets."""
    digest = hashlib.blake2b(
        repr((city.brand_color, city.houses, city.languages)).encode(), digest_size=16
    )
    templates = os.fspath(theme / "templates") + os.sep
    for name in sorted(list_tree(os.fspath(theme))):
        path = Path(name)
        if not name.startswith(templates) and path.is_file():
            data = path.read_bytes()
            digest.update(f"{path.relative_to(theme)}\0{len(data)}\0".encode() + data)
    return digest.digest()
