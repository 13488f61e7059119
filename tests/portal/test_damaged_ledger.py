# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A ledger that was damaged, or is somebody else's, is an empty one."""

from __future__ import annotations

import marshal
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.core import keep
from plugins.portal.ledger import _EDITION, load, save
from plugins.portal.looks import Looks
from tests.portal.ledgers import KEY, NOTHING, contents, ledger_of, size_of


def cut(path: Path) -> None:
    """As after a power cut."""
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def empty(path: Path) -> None:
    """As after a full disk."""
    path.write_bytes(b"")


def alter(path: Path) -> None:
    """One bit has turned."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def lengthen(path: Path) -> None:
    """Something hangs on to it."""
    path.write_bytes(path.read_bytes() + b"!")


def make_a_folder(path: Path) -> None:
    """It is a folder now."""
    path.unlink()
    path.mkdir()


DAMAGES = [cut, empty, alter, lengthen, Path.unlink, make_a_folder]


@pytest.mark.parametrize("file", ["ledger", "packed-*"])
@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_ledger_is_an_empty_one(
    tmp_path: Path, file: str, damage: Callable[[Path], None]
) -> None:
    """Never a part of it; and the next build can leave its own in the same place."""
    save(ledger_of(tmp_path), KEY)
    path = min(tmp_path.glob(file), key=lambda path: path.stat().st_size)
    damage(path)
    assert contents(load(tmp_path, KEY)) == NOTHING
    if path.is_dir():
        path.rmdir()
    save(ledger_of(tmp_path), KEY)
    assert contents(load(tmp_path, KEY)) == contents(ledger_of(tmp_path / "other"))


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_no_turned_bit_is_believed(data: st.DataObject) -> None:
    """Wherever it is: the ledger is what it was, or empty."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        save(ledger_of(folder, 2), KEY)
        path = data.draw(st.sampled_from(sorted(folder.iterdir(), key=size_of)))
        content = bytearray(path.read_bytes())
        place = data.draw(st.integers(0, len(content) - 1))
        content[place] ^= 1 << data.draw(st.integers(0, 7))
        path.write_bytes(content)
        assert contents(load(folder, KEY)) == NOTHING


def shaped(**parts: object) -> bytes:
    """A ledger of this version, of ``parts``."""
    return marshal.dumps({"key": KEY, "edition": _EDITION, **parts})


FOREIGN = {
    "no marshal": b"something else",
    "cut marshal": shaped()[:-3],
    "no mapping": marshal.dumps([1, 2]),
    "nothing in it": marshal.dumps({}),
    "another edition": marshal.dumps({"key": KEY, "edition": 0}),
    "parts missing": shaped(records_in=[]),
    "other shapes": shaped(records_in={"a": 1}, keys=[], memory=2),
    "no facts": shaped(records_in=[], keys=[], files=Looks().columns(), kept=[[], 1]),
    "no records": shaped(records_in=[], keys=[], memory=[1, b"", "", b"", {}]),
}


@pytest.mark.parametrize("what", FOREIGN)
def test_a_foreign_file_is_an_empty_ledger(tmp_path: Path, what: str) -> None:
    """One with a right checksum, that another program or version of ours has written."""
    keep.store(tmp_path / "ledger", FOREIGN[what])
    assert contents(load(tmp_path, KEY)) == NOTHING
