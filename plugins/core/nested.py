# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Read: ``city.yaml`` in the form that it begins with, without a YAML parser.

Each line is one as in ``flat.py``; below a field without a value there may be fields of its own,
further in. Anything else, and anything wrong, is PyYAML's to judge, whose import takes 8 ms.
"""

from __future__ import annotations

from plugins.core.document import Mapped, Node
from plugins.core.flat import LONGEST, flat_texts, flat_tree

#: Deeper than a file of ours goes.
_DEEPEST = 4


def nested_tree(text: str, first_line: int = 1) -> Mapped | None:
    """The fields of ``text`` with their places, or None if there are none or it needs a parser."""
    if len(text) > LONGEST:
        return None
    tree = _block(text.split("\n"), first_line, 0, _DEEPEST)
    return tree if tree and tree.values else None


def _block(lines: list[str], first_line: int, indent: int, deepest: int) -> Mapped | None:
    """The fields in ``lines``, which have lost ``indent`` blanks at their beginning."""
    own = list(lines)
    below: dict[str, list[str]] = {}
    starts: dict[str, int] = {}
    over = key = ""
    for number, line in enumerate(lines):
        said = line.strip(" ")
        if not said or said.startswith("#"):
            if key:
                below[key].append("")
        elif line[0] != " ":
            over, key = line.rstrip(" "), ""
        else:
            if not key:
                key = over.removesuffix(":")
                if key == over or key in below:
                    return None
                starts[key], below[key] = number, []
            below[key].append(line)
            own[number] = ""
    text = "\n".join(own)
    if flat_texts(text) is None or (below and not deepest):
        return None
    tree = flat_tree(text, first_line, indent)
    values: dict[str, Node] = dict(tree.values)
    for key, inner in below.items():
        depth = len(inner[0]) - len(inner[0].lstrip(" "))
        if key not in values or any(line[:depth].strip(" ") for line in inner):
            return None
        cut = [line[depth:] for line in inner]
        found = _block(cut, first_line + starts[key], indent + depth, deepest - 1)
        if found is None:
            return None
        values[key] = found
    return Mapped(values, tree.keys, tree.line, tree.column)
