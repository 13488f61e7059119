# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The theme's assets, made anew only where the theme or the city's colours changed.

They follow from the program, the theme and a few of the city's values, and take as long as thirty
pages of a small town: so they are kept where the program keeps what it made of itself.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from plugins.assets.asset import Bundle
from plugins.core.city import City
from plugins.core.hashing import blake2b
from plugins.core.inputs import UNSURE, Signature, list_tree
from plugins.core.keep import load, store
from plugins.core.program_folder import program_folder
from plugins.core.stamps import stamp_of

#: A hash of what a bundle was made from, one of how its files looked, and the bundle, pickled.
KeptBundle = tuple[bytes, bytes, bytes]
NO_BUNDLE: KeptBundle = (b"", b"", b"")


def kept_bundle(
    theme: Path,
    files: Mapping[str, Signature],
    cache: Path,
    version: bytes,
    city: City,
    kept: KeptBundle,
) -> tuple[Bundle, KeptBundle]:
    """The bundle of ``theme`` for ``city``, from ``kept`` if that is still it; and what to keep.

    ``files`` are those of the theme as they look: while that is the same, none of them is opened.
    ``version`` is that of the program.
    """
    looks = b"" if UNSURE in files.values() else stamp_of((sorted(files.items()), _told(city)))
    if looks and kept[1] == looks:
        return _unpacked(kept), kept
    key = _key(theme, files or list_tree(os.fspath(theme)), city)
    if kept[0] == key:
        kept = (key, looks, kept[2])
    else:
        folder = program_folder("assets")
        path = folder / _name(theme, city) if folder else None
        stamp = version + key
        data = load(path) if path else None
        if data is None or not data.startswith(stamp):
            from plugins.assets.bundle import bundle  # 4 ms that most builds can spare
            from plugins.assets.fonts import cut_meanwhile

            made = bundle(theme, city, cut_meanwhile(cache / "fonts")())
            data = stamp + pickle.dumps(made, protocol=5)
            if path:
                store(path, data)
        kept = (key, looks, data[len(stamp) :])
    return _unpacked(kept), kept


def _unpacked(kept: KeptBundle) -> Bundle:
    found: Bundle = pickle.loads(kept[2])  # noqa: S301 - from a checksummed file of ours
    return found


def _name(theme: Path, city: City) -> str:
    """One file for each theme and look of a city: a new version takes the place of the old."""
    told = (os.fspath(theme.resolve()), *_told(city))
    return blake2b(repr(told).encode(), digest_size=16).hexdigest()


def _told(city: City) -> tuple[object, ...]:
    """What of the city shows in the assets."""
    return (city.brand_color, city.houses, city.languages)


def _key(theme: Path, names: Iterable[str], city: City) -> bytes:
    """A hash of the theme without its templates, and of what of the city shows in the assets."""
    digest = blake2b(repr(_told(city)).encode(), digest_size=16)
    templates = os.fspath(theme / "templates") + os.sep
    below = len(os.fspath(theme)) + 1
    for name in sorted(names):
        if name.startswith(templates):
            continue
        with suppress(IsADirectoryError, FileNotFoundError):  # a link to a folder, or to nothing
            with open(name, "rb", buffering=0) as file:  # noqa: PTH123 - 200 files in a first build
                data = file.read()
            digest.update(f"{name[below:]}\0{len(data)}\0".encode())
            digest.update(data)
    return digest.digest()
