# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""One script out of the theme's modules: a page asks for one file, not for ten.

The modules export, so that they can be tested alone, and never import: joined in the order of
their names they share one scope, where functions are known before they are written.

What few pages need, or a page only when somebody asks for it, is a part: a script of its own, which
takes what it uses of the first from it; and of other parts that it names (``// needs: register``).
What a kind of page needs of several parts is one script all the same: ``// with: houses, lists``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from graphlib import TopologicalSorter
from pathlib import Path
from typing import NamedTuple

from plugins.assets.asset import Asset, named
from plugins.assets.sources import part_sources, sources_in
from plugins.regex import regex

_EXPORT = regex(r"^export (?=(?:async |const |let |class |function\b))", re.M)
_LEFT_OVER = regex(r"^(?:import|export)\b.*", re.M)
_MESSAGE = regex(r'\b_\(("(?:[^"\\]|\\.)*")\)')
_DECLARED = regex(r"^(?:async )?(?:const|let|class|function\*?) +([\w$]+)", re.M)
_NEEDS = regex(r"^// needs: (.+)$", re.M)
_EXPORTED = regex(r"^export (?:async )?(?:const|let|class|function\*?) +([\w$]+)", re.M)
#: A string, kept whole; or what needs no blanks around it.
_BLANKS = regex(r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')| *([{}()\[\],;:?=<>&|!*]) *""")
#: A name that is not a property's. Strings and comments are searched, too: they cost an import.
_NAME = regex(r"(?<![.\w$])[A-Za-z_$][\w$]*")


class _Joined(NamedTuple):
    """Sources joined: their code, the names they declare, and export, and the parts they need."""

    code: str
    declared: frozenset[str]
    exported: frozenset[str]
    needs: frozenset[str]


def build_script(folder: Path, translate: Callable[[str], str] = str) -> Asset:
    """Join the ``.js`` files of ``folder`` and its subfolders into one module.

    ``translate`` gives the text that stands in the place of each ``_("…")``.

    Raises ``ValueError``, a theme's mistake: an import, an export in another form, or one name
    declared in two files.
    """
    return _script("fenster", _joined(dict(sources_in(folder, ".js")), translate), {}, set())


def build_scripts(
    folder: Path,
    parts: Mapping[str, Path],
    translate: Callable[[str], str] = str,
    shorter: Callable[[str], str] = str,
) -> tuple[Asset, dict[str, Asset]]:
    """The script of ``folder``, and that of each part that has ``.js`` files, by name.

    ``shorter`` is the minifier. It renames what is local, so a script of which nobody takes
    anything becomes the body of a function.

    A part may use what the files of ``folder`` export, and the parts it needs: the build writes
    the import. Parts that it takes in (``part_sources``) are in its script. Else as
    ``build_script``; a part that declares a name which it could import is a mistake, too, and so
    are needs that go in circles (``graphlib.CycleError``).
    """
    joined = {name: _joined(part_sources(name, parts, ".js"), translate) for name in parts}
    joined = {name: part for name, part in joined.items() if part.code}
    sources = {"": _joined(dict(sources_in(folder, ".js")), translate), **joined}
    used = {name: _used(name, sources) for name in joined}
    wanted: dict[str, set[str]] = {name: set() for name in sources}
    for taken in used.values():
        for source, words in taken.items():
            wanted[source].update(words)
    made = {"": _script("fenster", sources[""], {}, wanted[""], shorter)}
    for name in TopologicalSorter(
        {name: sorted(joined[name].needs) for name in joined}
    ).static_order():
        taken = {made[source].file_name: words for source, words in used[name].items()}
        made[name] = _script(name, joined[name], taken, wanted[name], shorter)
    return made[""], {name: made[name] for name in joined}


def _used(name: str, sources: Mapping[str, _Joined]) -> dict[str, list[str]]:
    """What a part takes from the first script, and from the parts it needs."""
    part = sources[name]
    words = set(_NAME.findall(part.code))
    taken = {}
    for source in ("", *sorted(part.needs)):
        if source not in sources:
            raise ValueError(f"{name} needs {source!r}, which has no script")
        if twice := part.declared & sources[source].exported:
            whose = f"the part {source}" if source else "the script of every page"
            raise ValueError(f"{name}: {min(twice)!r} is exported by {whose}")
        taken[source] = sorted(words & sources[source].exported)
    return taken


def _script(
    name: str,
    joined: _Joined,
    taken: Mapping[str, list[str]],
    wanted: set[str],
    shorter: Callable[[str], str] = str,
) -> Asset:
    """A script: what it takes by file name, its code, what others want of it."""
    imports = [
        f'import{{{",".join(words)}}}from"./{file_name}";\n'
        for file_name, words in taken.items()
        if words
    ]
    exports = f"export{{{','.join(sorted(wanted))}}};\n" if wanted else ""
    alone = shorter is not str and not wanted
    code = shorter(f"(()=>{{\n{joined.code}}})();\n" if alone else joined.code)
    code = code if code.endswith("\n") else f"{code}\n"
    return named(name, "js", ("".join(imports) + code + exports).encode())


def _joined(sources: Mapping[str, str], translate: Callable[[str], str]) -> _Joined:
    owners: dict[str, str] = {}
    exported: set[str] = set()
    needs: set[str] = set()
    parts = []
    for path, source in sources.items():
        exported.update(_EXPORTED.findall(source))
        needs.update(", ".join(_NEEDS.findall(source)).split(", ") if _NEEDS.search(source) else ())
        body = _EXPORT.sub("", source)
        if left := _LEFT_OVER.search(body):
            raise ValueError(f"{path}: cannot join {left.group()!r}")
        for name in _DECLARED.findall(body):
            if owners.setdefault(name, path) != path:
                raise ValueError(f"{name!r} is declared in {owners[name]} and in {path}")
        parts.append(without_comments(body))
    code = _MESSAGE.sub(lambda found: _quoted(translate(json.loads(found[1]))), "".join(parts))
    return _Joined(code, frozenset(owners), frozenset(exported), frozenset(needs))


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def without_comments(source: str) -> str:
    """Drop indentation, empty lines and comments that begin a line; keep every line's end.

    Lines are judged by their beginnings, which is only safe outside template literals of several
    lines; a source that has one is left as it is. Nothing is renamed or joined: what residents
    read in their browser is what we wrote, but for blanks.
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
            kept.append(_without_blanks(rest) + "\n")
    return "".join(kept)


def _without_blanks(line: str) -> str:
    """``line`` without the blanks that nobody needs: 3 % less to load.

    A slash may begin a regular expression or a comment, and a backtick a text that has blanks of
    its own: a line with one is left as it is. Signs are left alone, too: ``a + +b``.
    """
    if "/" in line or "`" in line:
        return line
    return _BLANKS.sub(lambda found: found[1] or found[2], line)
