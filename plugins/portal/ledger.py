# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a build leaves for the next one: the records it took in, and what each page was made from.

It lies in the cache folder, one ledger for one output, and may be deleted at any time. It is
valid for one version of the code and of the installed packages; what is missing, cut short or
altered is not there, and the next build makes everything anew.
"""

from __future__ import annotations

import marshal
import os
from contextlib import suppress
from itertools import compress
from operator import or_
from pathlib import Path

from msgspec import Struct, field

from plugins.core import keep
from plugins.core.memory import Memory
from plugins.portal import packs
from plugins.portal.asset_files import NO_BUNDLE, KeptBundle
from plugins.portal.kept_facts import KeptFacts
from plugins.portal.looks import Keys, Looks
from plugins.portal.packs import Pack
from plugins.portal.written import NOTE

#: The version of marshal that looks for no value twice: nearly all are there once.
_FLAT = 2
#: Raise it when this module writes something that the one before could not read.
_EDITION = 15
#: Lies there while the output is not what the ledger says.
_UNSETTLED = "unsettled"
#: What ``portal/seal.py`` leaves there.
_SEAL = "seal"
#: The file that says which output the folder is for.
_OUTPUT = "output"


class Ledger(Struct):
    """``files`` are those of the output, with a ``NOTE`` of each; ``kept`` are facts. ``stamps``
    has one for each of the ``keys`` of what they looked at, as the output shows it. It lies in
    ``folder``.
    """

    folder: Path
    keys: Keys
    files: Looks
    kept: KeptFacts
    memory: Memory = field(default_factory=Memory)
    stamps: list[bytes] = field(default_factory=list)
    assets: KeptBundle = NO_BUNDLE
    #: Where the records in ``memory`` lie, as they were loaded.
    records_in: list[Pack] = field(default_factory=list)
    #: How many keys and rows there were when it was last asked whether the keys are of use.
    tidied: tuple[int, int] = (0, 0)

    def tidy(self) -> None:
        """Forget keys that nothing looks at any more, if they have become many."""
        keys, rows = self.tidied
        looks = self.files, self.kept.looks
        if len(self.keys) < 2 * keys and 2 * sum(map(len, looks)) > rows:
            return
        used = bytes(map(or_, *[table.in_use() for table in looks])) if rows else b""
        if used.count(0):  # after the first build there are none: that forgot nothing yet
            self.keys = Keys(compress(self.keys, used))
            self.files = self.files.over(self.keys)
            self.kept.renumber(self.keys)
        self.tidied = len(self.keys), sum(map(len, looks))


def empty(folder: Path) -> Ledger:
    """That of the first build."""
    keys = Keys()
    memory = Memory(folder=folder)
    return Ledger(folder, keys, Looks(keys, NOTE.size), KeptFacts(keys, folder), memory)


def load(folder: Path, key: bytes) -> Ledger:
    """The ledger in ``folder`` if it was written with ``key``, else an empty one."""
    data = keep.load(folder / "ledger")
    if data is None or (folder / _UNSETTLED).exists():
        return empty(folder)
    try:
        found = marshal.loads(data)  # noqa: S302 - a checksummed file of ours
        if found["key"] != key or found["edition"] != _EDITION:
            return empty(folder)
        keys, records = Keys(found["keys"]), [*map(Pack.of_columns, found["records_in"])]
        ledger = Ledger(
            folder, keys,
            files=Looks.of_columns(keys, found["files"]),
            kept=KeptFacts.of_columns(keys, folder, found["kept"]),
            memory=Memory.of(packs.load(records, folder), found["memory"]),
            stamps=found["stamps"], assets=found["assets"], records_in=records,
            tidied=found["tidied"],
        )  # fmt: skip
        ledger.memory.folder = folder
        sound = ledger.files.width == NOTE.size and len(ledger.stamps) == len(keys)
        return ledger if sound else empty(folder)
    except (ValueError, EOFError, TypeError, KeyError, OSError):
        return empty(folder)


def unsettle(folder: Path) -> None:
    """Say that the output is about to become another than the ledger in ``folder`` knows. A build
    that dies before it saves its own leaves this behind, and the next makes everything anew.
    """
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / _UNSETTLED).touch()
        # It knows of the files that it saw, and not of one that is laid beside them.
        (folder / _SEAL).unlink(missing_ok=True)


def give_up(ledger: Ledger) -> None:
    """Nothing comes of this build: remove what it laid down."""
    ledger.kept.give_up()
    for laid in ledger.memory.laid:
        with suppress(OSError):
            (ledger.folder / laid.file).unlink(missing_ok=True)


def save(ledger: Ledger, key: bytes) -> None:
    """Write ``ledger`` to its folder; a full disk is passed over in silence."""
    memory, folder = ledger.memory, ledger.folder
    try:
        ledger.records_in = packs.saved(memory.things(), ledger.records_in, memory.laid, folder)
    except OSError:
        return
    memory.laid = []
    ledger.kept.tidy()
    data = {
        "edition": _EDITION,
        "key": key,
        "memory": ledger.memory.rows(),
        "keys": list(ledger.keys),
        "stamps": ledger.stamps,
        "files": ledger.files.columns(),
        "kept": ledger.kept.columns(),
        "assets": ledger.assets,
        "tidied": ledger.tidied,
        "records_in": [pack.columns() for pack in ledger.records_in],
    }
    # What says that the ledger is not settled is cleared away as well, but only then.
    if keep.store(ledger.folder / "ledger", marshal.dumps(data, _FLAT)):
        used = {pack.file for pack in ledger.records_in} | ledger.kept.lying_in
        _clear(ledger.folder, {"ledger", _SEAL, _OUTPUT, *used})


def forget_lost(folder: Path, output: Path) -> None:
    """Remove the ledgers beside that in ``folder``, which is ``output``'s, whose output is gone."""
    if keep.load(folder / _OUTPUT) != os.fsencode(output):
        keep.store(folder / _OUTPUT, os.fsencode(output))
    with suppress(OSError):
        for other in folder.parent.iterdir():
            place = keep.load(other / _OUTPUT)
            if place is not None and not Path(os.fsdecode(place)).exists():
                _remove(other)


def _clear(folder: Path, used: set[str]) -> None:
    """Remove what is of no use any more, and what killed builds began to write."""
    with suppress(OSError):
        for path in folder.iterdir():
            if path.name in used:
                continue
            if path.is_dir() and not path.is_symlink():
                _remove(path)
            else:
                path.unlink(missing_ok=True)


def _remove(folder: Path) -> None:
    from shutil import rmtree  # 1.5 ms, where something is left over

    rmtree(folder, ignore_errors=True)
