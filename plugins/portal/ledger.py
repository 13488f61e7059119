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
from collections.abc import Collection, Sequence
from contextlib import suppress
from itertools import compress
from operator import or_
from pathlib import Path

from msgspec import Struct, field

from plugins.core import keep
from plugins.core.memory import Memory
from plugins.core.packing import Packed
from plugins.portal import packs
from plugins.portal.asset_files import NO_BUNDLE, KeptBundle
from plugins.portal.looks import Keys, Looks
from plugins.portal.packs import Pack, Saving
from plugins.portal.written import NOTE

#: The version of marshal that looks for no value twice: nearly all are there once.
_FLAT = 2
#: Raise it when this module writes something that the one before could not read.
_EDITION = 14
#: Lies there while the output is not what the ledger says.
_UNSETTLED = "unsettled"
#: What ``portal/seal.py`` leaves there.
_SEAL = "seal"
#: The file that says which output the folder is for.
_OUTPUT = "output"


class Ledger(Struct):
    """``files`` are those of the output, with a ``NOTE`` of each; ``kept`` are facts, and what each
    is ``packed`` in. ``stamps`` has one for each of the ``keys`` of what they looked at, as the
    output shows it.
    """

    memory: Memory = field(default_factory=Memory)
    keys: Keys = field(default_factory=Keys)
    stamps: list[bytes] = field(default_factory=list)
    files: Looks = field(default_factory=Looks)
    kept: Looks = field(default_factory=Looks)
    packed: dict[str, Packed] = field(default_factory=dict)
    assets: KeptBundle = NO_BUNDLE
    #: Where the records in ``memory`` lie, and the kept facts, as they were loaded.
    records_in: list[Pack] = field(default_factory=list)
    facts_in: list[Pack] = field(default_factory=list)
    saving: Saving | None = None
    #: How many keys and rows there were when it was last asked whether the keys are of use.
    tidied: tuple[int, int] = (0, 0)

    def __post_init__(self) -> None:
        self.files, self.kept = Looks(self.keys, NOTE.size), Looks(self.keys)

    def tidy(self) -> None:
        """Forget keys that nothing looks at any more, if they have become many."""
        keys, rows = self.tidied
        if len(self.keys) < 2 * keys and 2 * (len(self.files) + len(self.kept)) > rows:
            return
        used = bytes(map(or_, self.files.in_use(), self.kept.in_use())) if rows else b""
        if used.count(0):  # after the first build there are none: that forgot nothing yet
            self.keys = Keys(compress(self.keys, used))
            files, kept = self.files, self.kept
            self.files, self.kept = Looks(self.keys, NOTE.size), Looks(self.keys)
            self.files.take(files)
            self.kept.take(kept)
        self.tidied = len(self.keys), len(self.files) + len(self.kept)

    def left(self, facts: Sequence[str]) -> tuple[list[Packed | None], Collection[str]]:
        """Kept facts of the last build, None for those it did not keep; and what they looked at."""
        packed = self.packed
        if not packed:
            return [None] * len(facts), []
        numbers = self.kept.seen_by(fact for fact in facts if fact in packed)
        return [packed.get(fact) for fact in facts], self.keys.texts(numbers)

    def take(self, kept: Looks, lying: list[Pack], folder: Path) -> None:
        """Take over facts that were kept just now, and lie in packs in ``folder``."""
        with suppress(OSError, ValueError):  # somebody was at the cache: they are not kept
            self.packed |= packs.load(lying, folder)
            self.kept.take(kept)
            self.facts_in += lying

    def let_go(self, facts: Collection[str]) -> None:
        """Forget kept facts."""
        self.kept = self.kept.without(facts)
        for key in facts:
            self.packed.pop(key, None)


def load(folder: Path, key: bytes) -> Ledger:
    """The ledger in ``folder`` if it was written with ``key``, else an empty one."""
    data = keep.load(folder / "ledger")
    if data is None or (folder / _UNSETTLED).exists():
        return Ledger()
    try:
        found = marshal.loads(data)  # noqa: S302 - a checksummed file of ours
        if found["key"] != key or found["edition"] != _EDITION:
            return Ledger()
        records, facts = ([*map(Pack.of_columns, found[of])] for of in ("records_in", "facts_in"))
        memory = Memory.of(packs.load(records, folder), found["memory"])
        keys = Keys(found["keys"])
        ledger = Ledger(
            memory, keys, found["stamps"], packed=packs.load(facts, folder),
            assets=found["assets"], records_in=records, facts_in=facts, tidied=found["tidied"],
        )  # fmt: skip
        ledger.files = Looks.of_columns(keys, found["files"])
        ledger.kept = Looks.of_columns(keys, found["kept"])
        if ledger.files.width != NOTE.size or len(ledger.stamps) != len(keys):
            return Ledger()
        return ledger
    except (ValueError, EOFError, TypeError, KeyError, OSError):
        return Ledger()


def unsettle(folder: Path) -> None:
    """Say that the output is about to become another than the ledger in ``folder`` knows. A build
    that dies before it saves its own leaves this behind, and the next makes everything anew.
    """
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / _UNSETTLED).touch()
        # It knows of the files that it saw, and not of one that is laid beside them.
        (folder / _SEAL).unlink(missing_ok=True)


def begin(ledger: Ledger, folder: Path) -> None:
    """Begin to save the records, once they are all taken in; ``save`` does the rest."""
    ledger.saving = _saving(ledger, folder)


def _saving(ledger: Ledger, folder: Path) -> Saving:
    memory = ledger.memory
    return Saving(memory.things(), ledger.records_in, folder, memory.renewed)


def save(ledger: Ledger, folder: Path, key: bytes) -> None:
    """Write ``ledger`` to ``folder``; a full disk is passed over in silence."""
    try:
        saving, ledger.saving = ledger.saving or _saving(ledger, folder), None
        ledger.records_in = saving.packs()
        ledger.facts_in = packs.save(ledger.packed, ledger.facts_in, folder)
    except OSError:
        return
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
        "facts_in": [pack.columns() for pack in ledger.facts_in],
    }
    # What says that the ledger is not settled is cleared away as well, but only then.
    if keep.store(folder / "ledger", marshal.dumps(data, _FLAT)):
        used = {pack.file for pack in (*ledger.records_in, *ledger.facts_in)}
        _clear(folder, {"ledger", _SEAL, _OUTPUT, *used})


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
