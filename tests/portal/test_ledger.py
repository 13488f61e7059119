# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The ledger: what one build leaves is what the next one finds, or nothing at all."""

from __future__ import annotations

import marshal
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.core import keep
from plugins.core.inputs import UNSURE
from plugins.core.memory import Folder, Memory
from plugins.core.packing import Packed
from plugins.core.taken import Taken
from plugins.portal.ledger import _EDITION, Ledger, load, save, unsettle
from plugins.portal.looks import Looks
from plugins.portal.written import NOTE

KEY = b"version 1"
MOST_FILES = 12


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
    ledger = Ledger(memory, assets=(b"key", b"bundle"))
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
    save(ledger_of(), tmp_path, KEY)
    path = min(tmp_path.glob(file), key=lambda path: path.stat().st_size)
    damage(path)
    assert contents(load(tmp_path, KEY)) == NOTHING
    if path.is_dir():
        path.rmdir()
    save(ledger_of(), tmp_path, KEY)
    assert contents(load(tmp_path, KEY)) == contents(ledger_of())


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_no_turned_bit_is_believed(data: st.DataObject) -> None:
    """Wherever it is: the ledger is what it was, or empty."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        save(ledger_of(2), folder, KEY)
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
    "parts missing": shaped(records_in=[], facts_in=[]),
    "other shapes": shaped(records_in={"a": 1}, facts_in=[], memory=2),
    "no records": shaped(records_in=[], facts_in=[], keys=[], memory=[1, b"", "", b"", {}]),
}


@pytest.mark.parametrize("what", FOREIGN)
def test_a_foreign_file_is_an_empty_ledger(tmp_path: Path, what: str) -> None:
    """One with a right checksum, that another program or version of ours has written."""
    keep.store(tmp_path / "ledger", FOREIGN[what])
    assert contents(load(tmp_path, KEY)) == NOTHING


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


def size_of(path: Path) -> int:
    """How many bytes a file has."""
    return path.stat().st_size


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

    def fail(**_: object) -> int:
        raise OSError("No space left on device")

    monkeypatch.setattr("tempfile.mkstemp", fail)
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
