# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The theme's sources of one kind, in an order that no file system decides."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from plugins.core.inputs import list_tree
from plugins.regex import regex


def sources_in(folder: Path, ending: str) -> Iterator[tuple[str, str]]:
    """Path below ``folder``, with slashes, and text of every file that ends so, by path."""
    root = os.fspath(folder)
    below = (path[len(root) + 1 :] for path in list_tree(root) if path.endswith(ending))
    for name in sorted(path.replace(os.sep, "/") for path in below):
        yield name, (folder / name).read_text(encoding="utf-8")


#: A part that takes others in says so in a line of a source: ``// with: houses, lists``, or
#: ``/* with: houses, lists */``.
_WITH = regex(r"^(?://|/\*) with: ([\w, -]+?)(?: \*/)?$", re.M)


def part_sources(
    name: str, parts: Mapping[str, Path], ending: str, seen: frozenset[str] = frozenset()
) -> dict[str, str]:
    """The sources of a part by path below the folder of all parts: first, in the order in which it
    names them, those of the parts that it takes in, then its own.

    Raises ``ValueError``, a theme's mistake: it takes in what is not there, or itself.
    """
    if name not in parts or name in seen:
        raise ValueError(f"{name!r} is no part, or takes itself in: {sorted(seen)}")
    own = {f"{name}/{path}": text for path, text in sources_in(parts[name], ending)}
    found: dict[str, str] = {}
    for text in own.values():
        for taken in ", ".join(_WITH.findall(text)).split(", "):
            if taken:
                found |= part_sources(taken, parts, ending, seen | {name})
    return found | own
