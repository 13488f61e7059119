# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every cell of the demo city's tables changed; many damaged files, and no traceback."""

import io
import random
import time
import zipfile
from pathlib import Path

import pytest

from plugins.editing.rewriting.languages import said_in_files
from plugins.editing.submission import AnyKind
from plugins.editing.tables.cells import Cells
from plugins.editing.tables.exporting import csv_of
from plugins.editing.tables.headings import names_of
from plugins.editing.tables.sheets import Unfit
from tests.building import DEMO_CONTENT
from tests.editing.tables.towns import (
    KINDS,
    TODAY,
    as_csv,
    content_of,
    plan_of,
    town,
    workbook,
)

_MUTATIONS = 1500
#: Seconds that a damaged table may take: it is small.
_LONGEST = 5.0
_SPLICES = (
    b'"',
    b";",
    b"\n",
    b"\r",
    b"\0",
    b"'",
    b"=",
    b"\xff",
    b"\t",
    b"<",
    b">",
    b"&a;",
    b"9" * 9,
)


@pytest.mark.parametrize("kind", KINDS)
def test_every_cell_of_the_demo_city(kind: AnyKind) -> None:
    """Another value in a column: in each record that field is another, and nothing else."""
    content = content_of(DEMO_CONTENT)
    shelf, names = content.shelves[kind], names_of(content)[kind]
    cells = Cells(content.city, content.shelves["business"].names, TODAY)
    changed = refused = 0
    for column in names.columns.values():
        options = [value for value, _ in column.face.options]
        value = column.face.example or (options[-1] if options else "Ein Text.")
        typed = cells.shown(column, value)
        rows = [["Kennung", column.heading], *([record_id, typed] for record_id in shelf.records)]
        plan = plan_of(DEMO_CONTENT, as_csv(rows), kind)
        for touched in plan.touched:
            held = shelf.records[touched.id]
            files = {path: plan.files.get(path, ("", text))[1] for path, text in held.files.items()}
            new = {p: t for p, (old, t) in plan.files.items() if not old and touched.id in p}
            after = said_in_files(held.path, {**files, **new})
            other = {n for n in {*after, *held.said} if after.get(n) != held.said.get(n)}
            assert other == {column.name}, (touched.id, column.name)
            changed += 1
        refused += len(plan.slips)
    print(f"{kind}: {changed} cells changed, {refused} against a rule")
    assert changed > len(shelf.records) * len(names.columns) // 2


def test_damaged_files(tmp_path: Path) -> None:
    """Bytes are other, gone or twice there, in CSV and in the parts of a workbook."""
    root = town(tmp_path / "town")
    content = content_of(root)
    tables = [csv_of(content, kind, TODAY) for kind in KINDS]
    with zipfile.ZipFile(io.BytesIO(workbook(content))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    chance = random.Random(33)
    unfit, slowest = 0, 0.0
    for number in range(_MUTATIONS):
        if number % 2:
            data = _mutated(chance, chance.choice(tables))
        else:
            name = chance.choice([name for name in parts if name.endswith("xml")])
            data = _packed({**parts, name: _mutated(chance, parts[name])})
        began = time.monotonic()
        try:
            plan_of(root, data)
        except Unfit:
            unfit += 1
        slowest = max(slowest, time.monotonic() - began)
    print(f"{_MUTATIONS} damaged files: {unfit} are no tables; the slowest took {slowest:.1f} s")
    assert slowest < _LONGEST


def _mutated(chance: random.Random, data: bytes) -> bytes:
    found = bytearray(data)
    for _ in range(chance.randrange(1, 8)):
        at = chance.randrange(len(found) or 1)
        match chance.randrange(3):
            case 0:
                found[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del found[at : at + chance.randrange(1, 50)]
            case _:
                found[at:at] = chance.choice([*_SPLICES, bytes(found[at : at + 60])])
    return bytes(found)


def _packed(parts: dict[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return written.getvalue()
