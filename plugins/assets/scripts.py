# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""One script out of the theme's modules: a page asks for one file, not for ten.

The modules export, so that they can be tested alone, and never import: joined in the order of
their names they share one scope, where functions are known before they are written.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

from plugins.assets.asset import Asset, named
from plugins.assets.sources import sources_in

_EXPORT = re.compile(r"^export (?=(?:async |const |let |class |function\b))", re.M)
_LEFT_OVER = re.compile(r"^(?:import|export)\b.*", re.M)
_MESSAGE = re.compile(r'\b_\(("(?:[^"\\]|\\.)*")\)')
_DECLARED = re.compile(r"^(?:async )?(?:const|let|class|function\*?) +([\w$]+)", re.M)


def build_script(folder: Path, translate: Callable[[str], str] = str) -> Asset:
    """Join the ``.js`` files of ``folder`` and its subfolders into one module.

    ``translate`` gives the text that stands in the place of each ``_("…")``.

    Raises ``ValueError``, a theme's mistake: an import, an export in another form, or one name
    declared in two files.
    """
    owners: dict[str, str] = {}
    parts = []
    for path, source in sources_in(folder, ".js"):
        body = _EXPORT.sub("", source)
        if left := _LEFT_OVER.search(body):
            raise ValueError(f"{path}: cannot join {left.group()!r}")
        for name in _DECLARED.findall(body):
            if owners.setdefault(name, path) != path:
                raise ValueError(f"{name!r} is declared in {owners[name]} and in {path}")
        parts.append(without_comments(body))
    joined = _MESSAGE.sub(lambda found: _quoted(translate(json.loads(found[1]))), "".join(parts))
    return named("fenster", "js", joined.encode())


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def without_comments(source: str) -> str:
    """Drop indentation, empty lines and comments that begin a line; keep every line's end.

    Lines are judged by their beginnings, which is only safe outside template literals of several
    lines; a source that has one is left as it is. Nothing is renamed or joined: what residents
    read in their browser is what we wrote.
    """
    lines = source.splitlines()
    if any(line.count("`") % 2 for line in lines):
        return source.strip() + "\n"
    kept, in_comment = [], False
    for line in lines:
        rest = line.strip()
        if not in_comment and rest.startswith("/*"):
            in_comment, rest = True, rest[2:]
        if in_comment:
            _, closed, rest = rest.partition("*/")
            in_comment, rest = not closed, rest.strip()
        if rest and not rest.startswith("//"):
            kept.append(rest + "\n")
    return "".join(kept)
