# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A seal on a finished build: while it is unbroken there is nothing to do.

It is looked at before anything else is imported. It covers the program, the content, the theme,
the city's day, and every file of the output. Of a city with plugins of its own it knows nothing:
those may look at anything, so such a city gets none.
"""

from __future__ import annotations

import marshal
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from struct import error as struct_error
from typing import NamedTuple

from plugins.core import keep
from plugins.core.clock import day_of
from plugins.core.hashing import blake2b
from plugins.core.inputs import TOP, UNSURE, Listing, Signature, list_content, list_tree
from plugins.core.shares import Ahead
from plugins.portal.written import altered

_EDITION = 4
#: So many files are looked at by a process of their own, while this one looks at the content.
_WORTH_BEGINNING = 10_000


class Answer(NamedTuple):
    """What a build said: its exit code, and what it printed on the two streams."""

    code: int
    said: str
    told: str


class Question(NamedTuple):
    """What is asked of a build: by which version of the program, from what, to where.

    ``shown`` is the content folder as it was typed: what a build says names files so.
    """

    version: bytes
    content: str
    output: str
    publish: bool
    shown: str


class Seen(NamedTuple):
    """What a build saw: the content, the theme and what lies over it as they were before it began
    to read them, the day (ISO 8601) and the city's time zone, and the files of the output as it
    left them: their names, and a ``NOTE`` of each.
    """

    content: Listing
    theme: Mapping[str, dict[str, Signature]]
    today: str
    timezone: str
    files: Sequence[str]
    notes: memoryview


def folder_of(cache: Path, output: Path) -> Path:
    """Where a build of ``output`` leaves what the next one wants to know."""
    name = blake2b(os.fsencode(output.resolve()), digest_size=8).hexdigest()
    return cache / "builds" / name


class Look(NamedTuple):
    """What a look at the seal gave: the answer of the last build if asking again would give the
    same; else what was found of the content and the theme on the way, for the build that follows,
    and the search for what is not in the output as ``notes`` say, if it has begun. Folders of the
    content that nobody looked at, or that are not as in ``content``, are being ``listed``.
    """

    answer: Answer | None = None
    content: Listing | None = None
    listed: Ahead[Listing] | None = None
    theme: Mapping[str, dict[str, Signature]] | None = None
    notes: bytes = b""
    altered: Ahead[list[str]] | None = None

    def listing(self) -> Listing:
        """What is known of the content. Ask once."""
        known = self.content or {}
        try:
            return known | self.listed.result() if self.listed else known
        except OSError:  # the build tells what is wrong with the folder
            return {}


def look(folder: Path, question: Question, moment: datetime) -> Look:
    """Look at the seal in ``folder``."""
    data = keep.load(folder / "seal")
    if data is None:
        return _no_seal(question)
    try:
        seal = marshal.loads(data)  # noqa: S302 - a checksummed file of ours
        if seal["edition"] != _EDITION or seal["question"] != tuple(question):
            return _no_seal(question)
        names, notes = seal["files"], seal["notes"]
        search: Ahead[list[str]] | None = None
        if len(names) >= _WORTH_BEGINNING:
            search = Ahead(partial(_altered, question.output, names, notes))
        theme = {root: list_tree(root) for root in seal["theme"]}
        day = day_of(moment, seal["timezone"]).today.isoformat()
        whole = (day, theme) == (seal["today"], seal["theme"])
        content, listed = _compared(Path(question.content), seal["content"], whole)
        broken = Look(None, content, listed, theme, notes, search)
        if not whole or content != seal["content"]:
            return broken
        changed = search.result() if search else _altered(question.output, names, notes)
        return broken._replace(altered=None) if changed else Look(Answer(*seal["answer"]))
    except (ValueError, EOFError, TypeError, KeyError, OSError, struct_error):
        return Look()


def _compared(root: Path, sealed: Listing, whole: bool) -> tuple[Listing, Ahead[Listing] | None]:
    """The content folder, where it is as ``sealed``. Once something is not, or the seal is not
    ``whole`` anyway, there will be a build: the folders that are left are taken to be as they were,
    and a process beside this one, which goes on to import the program, lists those that are not.
    """
    content, left = dict(sealed), list(sealed)
    while whole and left:
        folder = left.pop(0)
        content |= list_content(root, [folder])
        whole = content[folder] == sealed[folder]
    return content, Ahead(partial(_changed, root, sealed, left)) if left else None


def _changed(root: Path, sealed: Listing, folders: Sequence[str]) -> Listing:
    found = list_content(root, folders)
    return {name: files for name, files in found.items() if files != sealed[name]}


def _no_seal(question: Question) -> Look:
    """A first build, or one of its kind: what it reads is listed while the program is imported."""
    return Look(listed=Ahead(partial(_everything, Path(question.content))))


def _everything(content: Path) -> Listing:
    with os.scandir(content) as entries:
        folders = [entry.name for entry in entries if entry.is_dir(follow_symlinks=False)]
    return list_content(content, [TOP, *folders])


def _altered(output: str, names: Sequence[str], notes: bytes) -> list[str]:
    return list(altered(output, names, notes))


def put_on(folder: Path, question: Question, seen: Seen, answer: Answer) -> None:
    """Seal a finished build, unless a date of what it saw is not to be trusted."""
    if _is_unsure(seen.content) or _is_unsure(seen.theme):
        with suppress(OSError):
            (folder / "seal").unlink()
        return
    seal = {
        "edition": _EDITION,
        "question": tuple(question),
        "content": seen.content,
        "theme": dict(seen.theme),
        "today": seen.today,
        "timezone": seen.timezone,
        "files": list(seen.files),
        "notes": seen.notes,
        "answer": tuple(answer),
    }
    keep.store(folder / "seal", marshal.dumps(seal))


def _is_unsure(listing: Mapping[str, Mapping[str, Signature]]) -> bool:
    return any(UNSURE in paths.values() for paths in listing.values())
