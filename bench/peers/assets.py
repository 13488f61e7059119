# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Our theme's style sheet, script, icons and fonts, ready to be copied by the peers."""

from __future__ import annotations

import re
from pathlib import Path

from bench.generator import ROOT
from plugins.assets.bundle import bundle
from plugins.assets.fonts import build_fonts
from plugins.core.city import City

#: Ours are named after their content; the peers' templates know them by plain names.
_HASH = re.compile(r"-[0-9a-f]{8}(?=\.)")


def lay_assets(city: City, folder: Path) -> None:
    """Write the files to ``folder``, which is made."""
    folder.mkdir(parents=True)
    made = bundle(ROOT / "theme", city, build_fonts())
    for name, data in made.files:
        plain = name.rpartition("/")[2]
        if plain.endswith(".css"):
            data = _HASH.sub("", data.decode()).encode()
        (folder / _HASH.sub("", plain)).write_bytes(data)
