# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The ledger: what one build leaves is what the next one finds, or nothing at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.core import keep
from plugins.portal.ledger import Ledger, load, save, unsettle
from plugins.portal.written import NOTE
from tests.portal.ledgers import (
    KEY,
    NOTHING,
    contents,
    facts_in,
    ledger_of,
    path_of,
    rows,
    size_of,
    taken,
)

MOST_FILES = 12


def test_what_is_left_is_found(tmp_path: Path) -> None:
    """Every part of it, to the letter; also after a second round."""
    save(ledger_of(tmp_path), KEY)
    found = load(tmp_path, KEY)
    assert contents(found) == contents(ledger_of(tmp_path / "other"))
    save(found, KEY)
    assert contents(load(tmp_path, KEY)) == contents(ledger_of(tmp_path / "other"))


def test_no_ledger_is_an_empty_one(tmp_path: Path) -> None:
    """The first build, and one after the cache was deleted."""
    assert contents(load(tmp_path / "nowhere", KEY)) == NOTHING


def test_another_version_believes_nothing(tmp_path: Path) -> None:
    """Code and packages decide what the parts of a ledger mean."""
    save(ledger_of(tmp_path), KEY)
    assert contents(load(tmp_path, b"version 2")) == NOTHING


def edited(ledger: Ledger, number: int, text: str) -> Ledger:
    """The ledger of a build that took in one record anew."""
    ledger.memory.folders["shops"] = folder = ledger.memory.folders["shops"].with_files({})
    folder.records[f"laden-{number}"] = taken(number, text)
    ledger.memory.packed[path_of(number)] = text.encode() * 50
    return ledger


def test_keys_that_nobody_looks_at_are_forgotten(tmp_path: Path) -> None:
    """After many edits as well, a ledger knows no more than the site's own."""
    ledger = ledger_of(tmp_path)
    for n in range(9):
        ledger.files.add(f"{n}.html", [f"shop/{n}"], NOTE.pack(b"", 1, 2, 3))
    ledger.tidy()
    assert len(ledger.keys) == 11
    ledger.files = ledger.files.without([f"{n}.html" for n in range(9)])
    before = rows(ledger.files), facts_in(ledger)
    ledger.tidy()
    assert set(ledger.keys) == {"shop/laden-1", "frame:"}
    assert (rows(ledger.files), facts_in(ledger)) == before


def test_keys_are_bounded_whatever_comes_and_goes(tmp_path: Path) -> None:
    """One page after another: no more than twice the keys are there that were of use at once."""
    ledger = ledger_of(tmp_path)
    for n in range(200):
        ledger.files = ledger.files.without([f"{n - 3}.html"])
        ledger.files.add(f"{n}.html", [f"shop/{n}"], NOTE.pack(b"", 1, 2, 3))
        ledger.tidy()
        assert len(ledger.keys) <= 2 * 5 + 1


def test_an_edit_writes_one_record(tmp_path: Path) -> None:
    """And what is known of its folder. The other records stay where they are: a ledger of 40,000
    must not be written for one.
    """
    save(ledger_of(tmp_path, 100), KEY)
    first, facts = sorted(tmp_path.glob("packed-*"), key=size_of, reverse=True)
    save(edited(load(tmp_path, KEY), 1, "edited "), KEY)
    [second] = {*tmp_path.glob("packed-*")} - {first, facts}
    assert first.exists()
    memory = load(tmp_path, KEY).memory
    shops = memory.folders["shops"]
    assert size_of(second) == len("edited ") * 50 + len(shops.written())
    assert bytes(memory.packed[path_of(1)]) == shops.records["laden-1"].digest * 50


def test_files_of_records_are_bounded(tmp_path: Path) -> None:
    """In number and in size, after any number of edits; nothing unused is left."""
    save(ledger_of(tmp_path, 30), KEY)
    once = size(tmp_path)
    for edit in range(100):
        ledger = edited(load(tmp_path, KEY), edit % 7, f"edit {edit} ")
        save(ledger, KEY)
        files = {path.name for path in tmp_path.iterdir()} - {"ledger"}
        assert len(ledger.records_in) <= MOST_FILES
        assert size(tmp_path) < 3 * once
        assert files == {pack.file for pack in ledger.records_in} | ledger.kept.lying_in
    texts = {bytes(packed) for packed in load(tmp_path, KEY).memory.packed.values()}
    assert b"edit 99 " * 50 in texts


def size(folder: Path) -> int:
    """How many bytes lie in a folder."""
    return sum(path.stat().st_size for path in folder.iterdir())


def test_what_a_dead_build_left_is_cleared_away(tmp_path: Path) -> None:
    """A file of records that was not finished, or that no ledger knows."""
    for name in (".records-0123456789abcdef", "packed-0123456789abcdef-00000000"):
        (tmp_path / name).write_bytes(b"half")
    save(ledger_of(tmp_path), KEY)
    assert len(list(tmp_path.iterdir())) == 3


def test_a_full_disk_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The site is built; the next build will take longer."""
    (tmp_path / "file").touch()
    save(ledger_of(tmp_path / "file" / "builds"), KEY)
    save(ledger_of(tmp_path / "builds"), KEY)

    def fail(path: str, flags: int) -> int:
        raise OSError("No space left on device")

    monkeypatch.setattr(keep, "_for_us_alone", fail)
    save(edited(load(tmp_path / "builds", KEY), 1, "edited "), KEY)
    whole = contents(ledger_of(tmp_path / "other"))
    assert contents(load(tmp_path / "builds", KEY)) in (whole, NOTHING)


@pytest.mark.parametrize("saved", [True, False])
def test_a_ledger_is_believed_when_it_is_settled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, saved: bool
) -> None:
    """From the change of the output until the new ledger is there, whole, the old one says what is
    no more; so a build that dies between, or finds the disk full, leaves none.
    """
    save(ledger_of(tmp_path), KEY)
    ledger = edited(load(tmp_path, KEY), 1, "edited ")
    unsettle(tmp_path)
    assert contents(load(tmp_path, KEY)) == NOTHING
    with monkeypatch.context() as patch:
        if not saved:
            patch.setattr(keep, "store", lambda path, data: False)
        save(ledger, KEY)
    assert contents(load(tmp_path, KEY)) == (contents(ledger) if saved else NOTHING)
