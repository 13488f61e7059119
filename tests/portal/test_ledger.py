# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The ledger: what one build leaves is what the next one finds, or nothing at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.core import keep
from plugins.portal.ledger import Ledger, load, save, unsettle
from plugins.portal.looks import Looks
from plugins.portal.packs import write
from plugins.portal.written import NOTE
from tests.portal.ledgers import KEY, NOTHING, contents, ledger_of, path_of, rows, size_of, taken

MOST_FILES = 12


def test_what_is_left_is_found(tmp_path: Path) -> None:
    """Every part of it, to the letter; also after a second round."""
    save(ledger_of(), tmp_path, KEY)
    found = load(tmp_path, KEY)
    assert contents(found) == contents(ledger_of())
    save(found, tmp_path, KEY)
    assert contents(load(tmp_path, KEY)) == contents(ledger_of())


def test_no_ledger_is_an_empty_one(tmp_path: Path) -> None:
    """The first build, and one after the cache was deleted."""
    assert contents(load(tmp_path / "nowhere", KEY)) == NOTHING


def test_another_version_believes_nothing(tmp_path: Path) -> None:
    """Code and packages decide what the parts of a ledger mean."""
    save(ledger_of(), tmp_path, KEY)
    assert contents(load(tmp_path, b"version 2")) == NOTHING


def edited(ledger: Ledger, number: int, text: str) -> Ledger:
    """The ledger of a build that took in one record anew."""
    ledger.memory.folders["shops"] = folder = ledger.memory.folders["shops"].with_files({})
    folder.records[f"laden-{number}"] = taken(number, text)
    ledger.memory.packed[path_of(number)] = text.encode() * 50
    return ledger


def test_a_kept_fact_is_found_with_what_it_looked_at(tmp_path: Path) -> None:
    """As long as nothing of that is another; what is let go is not there any more."""
    save(ledger_of(), tmp_path, KEY)
    ledger = load(tmp_path, KEY)
    found, looked_at = ledger.left(["row:laden-2", "row:laden-1"])
    assert found[0] is None
    assert bytes(found[1] or b"") == b"value"
    assert looked_at == ["shop/laden-1"]
    ledger.let_go({"row:laden-1"})
    assert ledger.left(["row:laden-1"]) == ([None], [])
    assert not ledger.packed


def test_facts_that_were_written_already_are_taken_over(tmp_path: Path) -> None:
    """By the processes that drew; two of them may have written the same."""
    ledger = ledger_of()
    kept = Looks()
    for name in ("row:laden-2", "row:laden-3"):
        kept.add(name, (f"shop/{name[-7:]}",))
    lying = [write({"row:laden-2": b"two", "row:laden-3": b"three"}, tmp_path)]
    lying.append(write({"row:laden-3": b"three"}, tmp_path))
    ledger.take(kept, lying, tmp_path)
    ledger.stamps = [b""] * len(ledger.keys)
    save(ledger, tmp_path, KEY)
    found, looked_at = load(tmp_path, KEY).left([f"row:laden-{n}" for n in range(1, 5)])
    assert [bytes(data) if data else None for data in found] == [b"value", b"two", b"three", None]
    assert {*looked_at} == {"shop/laden-1", "shop/laden-2", "shop/laden-3"}


def test_keys_that_nobody_looks_at_are_forgotten() -> None:
    """After many edits as well, a ledger knows no more than the site's own."""
    ledger = ledger_of()
    for n in range(9):
        ledger.files.add(f"{n}.html", [f"shop/{n}"], NOTE.pack(b"", 1, 2, 3))
    ledger.tidy()
    assert len(ledger.keys) == 11
    ledger.files = ledger.files.without([f"{n}.html" for n in range(9)])
    before = rows(ledger.files), rows(ledger.kept)
    ledger.tidy()
    assert set(ledger.keys) == {"shop/laden-1", "frame:"}
    assert (rows(ledger.files), rows(ledger.kept)) == before


def test_keys_are_bounded_whatever_comes_and_goes() -> None:
    """One page after another: no more than twice the keys are there that were of use at once."""
    ledger = ledger_of()
    for n in range(200):
        ledger.files = ledger.files.without([f"{n - 3}.html"])
        ledger.files.add(f"{n}.html", [f"shop/{n}"], NOTE.pack(b"", 1, 2, 3))
        ledger.tidy()
        assert len(ledger.keys) <= 2 * 5 + 1


def test_an_edit_writes_one_record(tmp_path: Path) -> None:
    """And what is known of its folder. The other records stay where they are: a ledger of 40,000
    must not be written for one.
    """
    save(ledger_of(100), tmp_path, KEY)
    first, facts = sorted(tmp_path.glob("packed-*"), key=size_of, reverse=True)
    save(edited(load(tmp_path, KEY), 1, "edited "), tmp_path, KEY)
    [second] = {*tmp_path.glob("packed-*")} - {first, facts}
    assert first.exists()
    memory = load(tmp_path, KEY).memory
    shops = memory.folders["shops"]
    assert size_of(second) == len("edited ") * 50 + len(shops.written())
    assert bytes(memory.packed[path_of(1)]) == shops.records["laden-1"].digest * 50


def test_files_of_records_are_bounded(tmp_path: Path) -> None:
    """In number and in size, after any number of edits; nothing unused is left."""
    save(ledger_of(30), tmp_path, KEY)
    once = size(tmp_path)
    for edit in range(100):
        ledger = edited(load(tmp_path, KEY), edit % 7, f"edit {edit} ")
        save(ledger, tmp_path, KEY)
        files = {path.name for path in tmp_path.iterdir()} - {"ledger"}
        assert len(ledger.records_in) <= MOST_FILES
        assert size(tmp_path) < 3 * once
        assert files == {pack.file for pack in (*ledger.records_in, *ledger.facts_in)}
    texts = {bytes(packed) for packed in load(tmp_path, KEY).memory.packed.values()}
    assert b"edit 99 " * 50 in texts


def size(folder: Path) -> int:
    """How many bytes lie in a folder."""
    return sum(path.stat().st_size for path in folder.iterdir())


def test_what_a_dead_build_left_is_cleared_away(tmp_path: Path) -> None:
    """A file of records that was not finished, or that no ledger knows."""
    for name in (".records-0123456789abcdef", "packed-0123456789abcdef-00000000"):
        (tmp_path / name).write_bytes(b"half")
    save(ledger_of(), tmp_path, KEY)
    assert len(list(tmp_path.iterdir())) == 3


def test_a_full_disk_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The site is built; the next build will take longer."""
    (tmp_path / "file").touch()
    save(ledger_of(), tmp_path / "file" / "builds", KEY)
    save(ledger_of(), tmp_path / "builds", KEY)

    def fail(path: str, flags: int) -> int:
        raise OSError("No space left on device")

    monkeypatch.setattr(keep, "_for_us_alone", fail)
    save(edited(load(tmp_path / "builds", KEY), 1, "edited "), tmp_path / "builds", KEY)
    assert contents(load(tmp_path / "builds", KEY)) in (contents(ledger_of()), NOTHING)


@pytest.mark.parametrize("saved", [True, False])
def test_a_ledger_is_believed_when_it_is_settled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, saved: bool
) -> None:
    """From the change of the output until the new ledger is there, whole, the old one says what is
    no more; so a build that dies between, or finds the disk full, leaves none.
    """
    save(ledger_of(), tmp_path, KEY)
    ledger = edited(load(tmp_path, KEY), 1, "edited ")
    unsettle(tmp_path)
    assert contents(load(tmp_path, KEY)) == NOTHING
    with monkeypatch.context() as patch:
        if not saved:
            patch.setattr(keep, "store", lambda path, data: False)
        save(ledger, tmp_path, KEY)
    assert contents(load(tmp_path, KEY)) == (contents(ledger) if saved else NOTHING)
