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
from plugins.portal.ledger import Ledger
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


def ledger_of(shops: int = 5) -> Ledger:
    """What a build of so many shops leaves."""
    texts = {n: f"text {n} " for n in range(shops)}
    files = {path_of(n): b"%d" % n for n in texts} | {path_of(99): UNSURE}
    records = {f"laden-{n}": taken(n, text) for n, text in texts.items()}
    folder = Folder(files, records, {"shops/a.en.md": ("shop", "a")}, plain=True)
    packed: dict[str, Packed] = {path_of(n): text.encode() * 50 for n, text in texts.items()}
    memory = Memory({"shops": folder}, packed, b"city", "2026-11-23")
    ledger = Ledger(memory, assets=(b"key", b"looks", b"bundle"))
    ledger.files.add("index.html", ("shop/laden-1", "frame:"), NOTE.pack(b"plan", 10, 20, 30))
    ledger.kept.add("row:laden-1", ("shop/laden-1",))
    ledger.packed["row:laden-1"] = b"value"
    ledger.stamps = [b"stamp", b""]
    return ledger


def contents(ledger: Ledger) -> object:
    """What a ledger holds, wherever it lies; what is packed as bytes."""
    memory = ledger.memory.rows()
    written = {name: folder.written() for name, folder in ledger.memory.folders.items()}
    records = {name: marshal.loads(data) for name, data in written.items()}  # noqa: S302 - ours
    packed = {key: bytes(p) for key, p in (ledger.memory.packed | ledger.packed).items() if len(p)}
    stamps = dict(zip(ledger.keys, ledger.stamps, strict=True))
    looks = rows(ledger.files), rows(ledger.kept)
    return records, memory, packed, stamps, looks, ledger.assets


def rows(looks: Looks) -> dict[str, tuple[bytes, set[str]]]:
    """A table's rows by name."""
    return {n: (looks.note(n), {*looks.keys.texts(looks.seen_by([n]))}) for n in looks.names}


NOTHING = contents(Ledger())


def size_of(path: Path) -> int:
    """How many bytes a file has."""
    return path.stat().st_size
