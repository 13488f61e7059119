# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whether the output holds anything that no build of ours put there.

The date of a folder changes with what lies in it. One that has the date it was left with holds
what it held then; any other is listed.
"""

from __future__ import annotations

import os
import time
from collections.abc import Collection, Iterable, Mapping

from plugins.core.inputs import is_young

#: The folders of the output, each with its modification time in ns, or 0 where that is not to be
#: trusted: then the folder is listed.
Dates = dict[str, int]


def folders_of(names: Iterable[str]) -> set[str]:
    """Every folder that one of the files ``names`` lies in, at any depth; "" is the output."""
    found = {""}
    for folder in {name.rpartition("/")[0] for name in names}:
        above = folder
        while above not in found:
            found.add(above)
            above = above.rpartition("/")[0]
    return found


def dates_of(output: str, folders: Iterable[str]) -> Dates:
    """The dates of ``folders`` as they are, but for those that are not there."""
    found = {}
    now = time.time_ns()
    for folder in folders:
        try:
            date = os.stat(f"{output}/{folder}").st_mtime_ns  # noqa: PTH116 - every folder there is
        except OSError:
            continue
        found[folder] = 0 if is_young(date, now) else date
    return found


def looked_over(output: str, names: Collection[str], dates: Mapping[str, int]) -> Dates | None:
    """The dates of all folders if they hold nothing but the files ``names``, else None.

    ``dates`` are those of the last look. Files may be missing. Raises ``OSError`` if a folder
    cannot be read.
    """
    present = dates_of(output, dates)
    doubtful = {folder for folder, date in present.items() if not date or date != dates.get(folder)}
    if not doubtful:
        return present
    expected: dict[str, set[str]] = {folder: set() for folder in doubtful}
    for name in names:
        folder, _, file = name.rpartition("/")
        if folder in doubtful:
            expected[folder].add(file)
    for folder in present:
        above, _, own = folder.rpartition("/")
        if folder and above in doubtful:
            expected[above].add(f"{own}/")
    holds = all(_holds_only(f"{output}/{folder}", found) for folder, found in expected.items())
    return present if holds else None


def _holds_only(folder: str, expected: set[str]) -> bool:
    """Whether there is nothing but ``expected``, where a folder's name ends in a slash."""
    with os.scandir(folder) as entries:
        return all(
            (f"{entry.name}/" if entry.is_dir(follow_symlinks=False) else entry.name) in expected
            and not entry.is_symlink()
            for entry in entries
        )
