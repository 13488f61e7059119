# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where the program keeps what it made of itself: cut fonts, compiled templates, assets, words.

They follow from the installed packages and the theme, as bytecode does from source, and from no
city but for its colours; so they lie beside the packages, and a build with an empty cache finds
them.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path


def program_folder(name: str) -> Path | None:
    """The folder ``name`` in this virtual environment, made if need be; None where it is not ours
    to write to: a Python of the whole machine, or an environment of somebody else's.
    """
    if sys.prefix == sys.base_prefix:
        return None
    folder = Path(sys.prefix, "share", "stadtfenster", name)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return folder if os.access(folder, os.W_OK) else None
