# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What happens to a town between two builds: by its editors, by its theme's maker, by a machine.

Each change is made by numbers, which a random test draws: the same numbers on the same town make
the same change.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from tests.incremental import alternatives
from tests.incremental.town import picture, record_text
from tests.incremental.town_records import RECORDS
from tests.incremental.twins import Twins

Thing = TypeVar("Thing")
_FOLDERS = tuple(RECORDS)
#: Names that a record can be given besides those of the town.
_MORE_NAMES = ("sechs", "hoevel-2", "Umlaut-Ö", "con")


def one_of(things: Sequence[Thing], number: int) -> Thing:
    """The thing that a number stands for; there is at least one."""
    return things[number % len(things)]


def _records(twins: Twins, folder: str) -> list[Path]:
    """The records' own files in a folder."""
    found = (twins.content / folder).glob("*.md")
    return sorted(path for path in found if path.name.count(".") == 1)


def _record(twins: Twins, folder: int, which: int) -> Path | None:
    paths = _records(twins, one_of(_FOLDERS, folder))
    return one_of(paths, which) if paths else None


def _parts(path: Path) -> tuple[str, str] | None:
    """The lines of a record's fields, and its text; None of one that has no such parts."""
    found = re.fullmatch(r"---\n(.*?\n)---\n(.*)", path.read_text("utf-8", "replace"), re.DOTALL)
    return (found[1], found[2]) if found else None


def edit_field(twins: Twins, folder: int, which: int, field: int, value: int) -> str:
    """Write something else into one field of a record."""
    path = _record(twins, folder, which)
    parts = _parts(path) if path else None
    if path is None or parts is None:
        return "nothing to edit"
    fields = alternatives.FIELDS[path.parent.name]
    name = one_of(sorted(fields), field)
    line = one_of(fields[name], value)
    others = re.sub(rf"(?m)^{name}: .*\n", "", parts[0])
    path.write_text(f"---\n{others}{line}\n---\n{parts[1]}".replace("\n\n---\n", "\n---\n", 1))
    return f"edit {path.stem}: {line or f'no {name}'}"


def edit_text(twins: Twins, folder: int, which: int, text: int) -> str:
    """Write another text under a record's fields."""
    path = _record(twins, folder, which)
    parts = _parts(path) if path else None
    if path is None or parts is None:
        return "nothing to write"
    path.write_text(f"---\n{parts[0]}---\n\n{one_of(alternatives.TEXTS, text)}", "utf-8")
    return f"text of {path.stem}: {one_of(alternatives.TEXTS, text)!r}"


def edit_unseen(twins: Twins, folder: int, which: int) -> str:
    """Change one letter of a file and put its date back, as copying with dates does."""
    paths = sorted(path for path in (twins.content).rglob("*.*") if path.is_file())
    paths = [path for path in paths if path.parent.name == one_of((*_FOLDERS, "images"), folder)]
    if not paths:
        return "nothing to change unseen"
    path = one_of(paths, which)
    status, data = path.stat(), path.read_bytes()
    if path.suffix == ".png":
        data = picture(which % 250) if data != picture(which % 250) else picture(251)
    else:
        data = re.sub(rb"[eE]", lambda e: b"a" if e[0] == b"e" else b"A", data, count=1 + which % 9)
    path.write_bytes(data)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    return f"unseen change of {path.name}"


def break_record(twins: Twins, folder: int, which: int, how: int) -> str:
    """Make a slip of the finger."""
    path = _record(twins, folder, which)
    if path is None:
        return "nothing to break"
    path.write_bytes(one_of(alternatives.BROKEN, how))
    return f"break {path.stem}: {one_of(alternatives.BROKEN, how)!r}"


def mend_record(twins: Twins, folder: int, which: int) -> str:
    """Write a record as it was at first, or one that was not there."""
    kind = one_of(_FOLDERS, folder)
    name = one_of(sorted(RECORDS[kind]), which)
    (twins.content / kind / f"{name}.md").write_text(record_text(kind, name), "utf-8")
    return f"mend {name}"


def add_record(twins: Twins, folder: int, which: int, name: int) -> str:
    """Add a record that is another one's copy."""
    path = _record(twins, folder, which)
    if path is None:
        return "nothing to copy"
    copy = path.with_stem(one_of(_MORE_NAMES, name))
    copy.write_bytes(path.read_bytes())
    return f"add {copy.name}, a copy of {path.stem}"


def delete_record(twins: Twins, folder: int, which: int) -> str:
    """Delete a record."""
    path = _record(twins, folder, which)
    if path is None:
        return "nothing to delete"
    path.unlink()
    return f"delete {path.stem}"


def rename_record(twins: Twins, folder: int, which: int, name: int) -> str:
    """Give a record another name, or the name of one that then is gone, or let two change names."""
    path = _record(twins, folder, which)
    if path is None:
        return "nothing to rename"
    names = (*_MORE_NAMES, *(other.stem for other in _records(twins, path.parent.name)))
    target = path.with_stem(one_of([other for other in names if other != path.stem], name))
    if target.exists() and name % 2:
        aside = path.with_suffix(".aside")
        target.rename(aside)
        path.rename(target)
        aside.rename(path)
        return f"let {path.stem} and {target.stem} change names"
    path.rename(target)
    return f"rename {path.stem} to {target.stem}"


def translate(twins: Twins, folder: int, which: int, how: int) -> str:
    """Add, rename, break or delete a translation."""
    kind = one_of(_FOLDERS, folder)
    there = sorted(twins.content.glob(f"{kind}/*.*.md"))
    if not there or how % 5 == 0:
        path = _record(twins, folder, which)
        if path is None:
            return "nothing to translate"
        path.with_suffix(".en.md").write_text(f"---\nname: Name {how}\n---\n\nText.\n", "utf-8")
        return f"translate {path.stem}"
    path = one_of(there, which)
    match how % 5:
        case 1:
            path.unlink()
            return f"delete {path.name}"
        case 2:
            path.write_text("---\ncategory: shop=bakery\n---\n", "utf-8")
            return f"break {path.name}"
        case 3:
            stem, language = path.name.split(".")[:2]
            target = path.with_name(f"{stem}.{'fr' if language == 'en' else 'en'}.md")
        case _:
            target = path.with_name(f"{one_of(sorted(RECORDS[kind]), how // 5)}.en.md")
    path.rename(target)
    return f"rename {path.name} to {target.name}"
