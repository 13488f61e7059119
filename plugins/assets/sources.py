# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The theme's sources of one kind, in an order that no file system decides."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from plugins.core.inputs import list_tree


def sources_in(folder: Path, ending: str) -> Iterator[tuple[str, str]]:
    """Path below ``folder``, with slashes, and text of every file that ends so, by path."""
    root = os.fspath(folder)
    below = (path[len(root) + 1 :] for path in list_tree(root) if path.endswith(ending))
    for name in sorted(path.replace(os.sep, "/") for path in below):
        yield name, (folder / name).read_text(encoding="utf-8")
