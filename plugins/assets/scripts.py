# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""One script out of the theme's modules: a page asks for one file, not for ten.

The modules export, so that they can be tested alone, and never import: joined in the order of
their names they share one scope, where functions are known before they are written.

What few pages need, or a page only when somebody asks for it, is a part: a script of its own, which
takes what it uses of the first from it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from plugins.assets.asset import Asset, named
from plugins.assets.sources import sources_in

_EXPORT = re.compile(r"^export (?=(?:async |const |let |class |function\b))", re.M)
_LEFT_OVER = re.compile(r"^(?:import|export)\b.*", re.M)
_MESSAGE = re.compile(r'\b_\(("(?:[^"\\]|\\.)*")\)')
_DECLARED = re.compile(r"^(?:async )?(?:const|let|class|function\*?) +([\w$]+)", re.M)


_EXPORTED = re.compile(r"^export (?:async )?(?:const|let|class|function\*?) +([\w$]+)", re.M)
#: A name that is not a property's. Strings and comments are searched, too: they cost an import.
_NAME = re.compile(r"(?<![.\w$])[A-Za-z_$][\w$]*")


class _Joined(NamedTuple):
    """Sources joined: their code, and the names they declare, and export."""

    code: str
    declared: frozenset[str]
    exported: frozenset[str]


def build_script(folder: Path, translate: Callable[[str], str] = str) -> Asset:
    """Join the ``.js`` files of ``folder`` and its subfolders into one module.

    ``translate`` gives the text that stands in the place of each ``_("…")``.

    Raises ``ValueError``, a theme's mistake: an import, an export in another form, or one name
    declared in two files.
    """
    return _main(_joined(folder, translate), ())


def build_scripts(
    folder: Path, parts: Mapping[str, Path], translate: Callable[[str], str] = str
) -> tuple[Asset, dict[str, Asset]]:
    """The script of ``folder``, and that of each part that has ``.js`` files, by name.

    A part may use what the files of ``folder`` export: the build writes the import. Else as
    ``build_script``, and a part that declares a name which ``folder`` exports is a mistake, too.
    """
    main = _joined(folder, translate)
    joined = {name: _joined(path, translate) for name, path in parts.items()}
    for name, part in joined.items():
        if twice := part.declared & main.exported:
            raise ValueError(f"{name}: {min(twice)!r} is exported by the script of every page")
    used = {
        name: sorted(main.exported.intersection(_NAME.findall(part.code)))
        for name, part in joined.items()
    }
    script = _main(main, sorted({word for words in used.values() for word in words}))
    return script, {
        name: named(name, "js", (_import(used[name], script) + part.code).encode())
        for name, part in joined.items()
        if part.code
    }


def _main(joined: _Joined, wanted: Iterable[str]) -> Asset:
    words = ",".join(wanted)
    return named(
        "fenster", "js", (joined.code + (f"export{{{words}}};\n" if words else "")).encode()
    )


def _import(names: Iterable[str], script: Asset) -> str:
    words = ",".join(names)
    return f'import{{{words}}}from"./{script.file_name}";\n' if words else ""


def _joined(folder: Path, translate: Callable[[str], str]) -> _Joined:
    owners: dict[str, str] = {}
    exported: set[str] = set()
    parts = []
    for path, source in sources_in(folder, ".js"):
        exported.update(_EXPORTED.findall(source))
        body = _EXPORT.sub("", source)
        if left := _LEFT_OVER.search(body):
            raise ValueError(f"{path}: cannot join {left.group()!r}")
        for name in _DECLARED.findall(body):
            if owners.setdefault(name, path) != path:
                raise ValueError(f"{name!r} is declared in {owners[name]} and in {path}")
        parts.append(without_comments(body))
    code = _MESSAGE.sub(lambda found: _quoted(translate(json.loads(found[1]))), "".join(parts))
    return _Joined(code, frozenset(owners), frozenset(exported))


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
