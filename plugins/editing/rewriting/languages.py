# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A record with its translations: the fields ``name_en`` of its own file, and ``<id>.en.md``.

A translation is changed where it stands. A new one goes into the language's file if there is one;
else a text into a new such file, and any other field into the record's own, as ``name_en``.
"""

from __future__ import annotations

from collections.abc import Mapping

from plugins.editing.rewriting.order import split_language
from plugins.editing.rewriting.rewrite import new_file, rewritten, said
from plugins.editing.submission import TEXT, AnyKind, Value


def said_in_files(path: str, files: Mapping[str, str]) -> dict[str, Value]:
    """What the record says in all its files: path → source. ``path`` is its own.

    Translations are named ``name_en``, ``text_en``, wherever they stand; as in the build, what a
    language's file says goes before what the own file says.
    """
    found = said(files[path], path)
    for file, source in files.items():
        if file != path:
            language = _language(file)
            there = said(source, file)
            found |= {f"{name}_{language}": value for name, value in there.items()}
    return found


def rewritten_files(
    kind: AnyKind, path: str, files: Mapping[str, str], changes: Mapping[str, Value]
) -> dict[str, str]:
    """The files that are others with ``changes``: path → new source. Raises ``Refused``.

    A language's file is never removed, for that a text ceases is no reason to lose its comments.
    """
    todo: dict[str, dict[str, Value]] = {}
    own = said(files[path], path)
    for name, value in changes.items():
        field, language = split_language(kind, name)
        file = f"{path.rpartition('.')[0]}.{language}.md"
        if not language:
            todo.setdefault(path, {})[name] = value
        elif file in files:
            todo.setdefault(file, {})[field] = value
            if name in own:  # one of the two is enough
                todo.setdefault(path, {})[name] = None
        elif field == TEXT and value and name not in own:
            todo.setdefault(file, {})[field] = value
        else:
            todo.setdefault(path, {})[name] = value
    found = {}
    for file, fields in todo.items():
        if file in files:
            written = rewritten(files[file], fields)
            if written != files[file]:
                found[file] = written
        else:
            found[file] = new_file(kind, fields)
    return found


def _language(path: str) -> str:
    return path.split(".")[-2]
