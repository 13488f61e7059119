# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ledgers of small cities, and what they hold."""

from __future__ import annotations

import marshal
from pathlib import Path

from plugins.core.inputs import UNSURE
from plugins.core.memory import Folder, Memory
from plugins.core.packing import Packed
from plugins.core.taken import Taken
from plugins.portal.ledger import Ledger, empty
from plugins.portal.looks import Looks
from plugins.portal.written import NOTE

KEY = b"version 1"

path_of = "shops/laden-{}.md".format


def taken(number: int, text: str) -> Taken:
    """A record."""
    return Taken(
        type="shop", id=f"laden-{number}", paths=(f"shops/laden-{number}.md",),
        digest=text.encode(), name=f"Laden {number}", sound=True, faulty=False,
        references=(("street", None, "markt"),), pictures=(("image", 0, "a.jpg"),),
        links=("betriebe/",), remarks=b"remarks", card=b"card", checked=b"checked", failed=False,
    )  # fmt: skip


def ledger_of(folder: Path, shops: int = 5) -> Ledger:
    """What a build of so many shops leaves in ``folder``."""
    texts = {n: f"text {n} " for n in range(shops)}
    files = {path_of(n): b"%d" % n for n in texts} | {path_of(99): UNSURE}
    records = {f"laden-{n}": taken(n, text) for n, text in texts.items()}
    shops_of = Folder(files, records, {"shops/a.en.md": ("shop", "a")}, plain=True)
    packed: dict[str, Packed] = {path_of(n): text.encode() * 50 for n, text in texts.items()}
    ledger = empty(folder)
    ledger.memory = Memory({"shops": shops_of}, packed, b"city", "2026-11-23")
    ledger.assets = (b"key", b"looks", b"bundle")
    ledger.files.add("index.html", ("shop/laden-1", "frame:"), NOTE.pack(b"plan", 10, 20, 30))
    ledger.kept.lay({"row:laden-1": (b"value", ("shop/laden-1",))})
    ledger.kept.tidy()
    ledger.stamps = [b"stamp", b""]
    return ledger


def contents(ledger: Ledger) -> object:
    """What a ledger holds, wherever it lies; what is packed as bytes."""
    memory = ledger.memory.rows()
    written = {name: folder.written() for name, folder in ledger.memory.folders.items()}
    records = {name: marshal.loads(data) for name, data in written.items()}  # noqa: S302 - ours
    packed = {key: bytes(data) for key, data in ledger.memory.packed.items() if len(data)}
    stamps = dict(zip(ledger.keys, ledger.stamps, strict=True))
    return records, memory, packed, stamps, rows(ledger.files), facts_in(ledger), ledger.assets


def facts_in(ledger: Ledger) -> dict[str, tuple[bytes, set[str]]]:
    """The kept facts, and what each looked at."""
    found = {name: ledger.kept.one(name) for name in ledger.kept.looks.names}
    return {name: (bytes(data or b""), {*seen}) for name, (data, seen) in found.items()}


def rows(looks: Looks) -> dict[str, tuple[bytes, set[str]]]:
    """A table's rows by name."""
    return {
        n: (looks.note(n), {*looks.keys.texts(looks.seen_in([looks.rows[n]]))}) for n in looks.names
    }


NOTHING = contents(empty(Path()))


def size_of(path: Path) -> int:
    """How many bytes a file has."""
    return path.stat().st_size
