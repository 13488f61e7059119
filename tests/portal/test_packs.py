# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Packs hold what a dictionary holds, whatever was put in, changed and taken out between builds."""

from __future__ import annotations

import os
import shutil
from array import array
from functools import partial
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from plugins.core.growing import LENGTH, Growing, Laid, heaps, pieces
from plugins.core.packing import Packed
from plugins.portal import packs
from plugins.portal.packs import Pack

MOST_FILES = 12
NAMES = st.integers(0, 30).map("thing-{}".format)


def laid_in(folder: Path, made: dict[str, bytes]) -> tuple[Laid, list[memoryview]]:
    """``made`` as a build lays it down before it saves the rest."""
    [heap] = heaps(folder, 1)
    for thing in made.values():
        heap.add(thing)
    data, name = heap.settled()
    lengths = array(LENGTH, map(len, made.values()))
    return Laid(name, list(made), lengths), pieces(data, lengths)


class Builds(RuleBasedStateMachine):
    """Builds one after another, beside a dictionary of what they should know."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(mkdtemp())
        self.model: dict[str, bytes] = {}
        self.packs: list[Pack] = []

    def teardown(self) -> None:
        """Leave nothing."""
        rmtree(self.folder)

    @rule(
        made=st.dictionaries(NAMES, st.binary(max_size=9)),
        gone=st.sets(NAMES, max_size=6),
        lays=st.booleans(),
    )
    def build(self, made: dict[str, bytes], gone: set[str], lays: bool) -> None:
        """One build makes some things and loses some; what it makes, it may have laid."""
        things: dict[str, Packed] = packs.load(self.packs, self.folder)
        assert {name: bytes(thing) for name, thing in things.items()} == self.model
        same = not made and not gone & things.keys()
        for known in (things, self.model):
            for name in gone:
                known.pop(name, None)
        laid = [laid_in(self.folder, made)] if lays else []
        for file, views in laid:
            things |= dict(zip(file.names, views, strict=True))
        things |= {} if lays else made
        self.model |= made
        lay, before = len(self.packs), {path.name for path in self.folder.iterdir()}
        self.packs = packs.saved(things, self.packs, [file for file, _ in laid], self.folder)
        if same and lay < MOST_FILES:
            assert {path.name for path in self.folder.iterdir()} == before
        files = {pack.file for pack in self.packs}
        for path in self.folder.iterdir():
            if path.name not in files:
                path.unlink()
        assert len(self.packs) <= MOST_FILES
        lie = sum(len(pack.names) for pack in self.packs)
        assert lie <= 2 * len(self.model) + 1


TestBuilds = Builds.TestCase
TestBuilds.settings = settings(max_examples=50, deadline=None, stateful_step_count=30)


def test_an_edit_among_many_writes_itself_alone(tmp_path: Path) -> None:
    """Also the thirteenth, which gathers what the twelve before it left."""
    things: dict[str, Packed] = {f"thing-{n}": b"x" * 1000 for n in range(100)}
    lying = packs.saved(things, [], [], tmp_path)
    first = lying[0].file
    for edit in range(40):
        things = packs.load(lying, tmp_path) | {f"thing-{edit}": b"edited"}
        lying = packs.saved(things, lying, [], tmp_path)
        assert lying[0].file == first
        assert sum((tmp_path / pack.file).stat().st_size for pack in lying[1:]) < 1000


def test_what_makes_a_thing_is_as_good_as_the_thing(tmp_path: Path) -> None:
    """Also if that is empty."""
    model = {f"thing-{n}": b"x" * (n % 7) for n in range(100)}
    things: dict[str, packs.Thing] = {
        name: thing if n % 3 else partial(bytes, thing)
        for n, (name, thing) in enumerate(model.items())
    }
    lying = packs.saved(things, [], [], tmp_path)
    found = packs.load(lying, tmp_path)
    assert {name: bytes(thing) for name, thing in found.items()} == model


@pytest.mark.parametrize("damage", [b"", b"another", b"x" * 3000, b"x" * 999 + b"zy"])
def test_a_file_that_was_altered_is_refused(tmp_path: Path, damage: bytes) -> None:
    """Cut, longer, or of other bytes."""
    lying = packs.saved({"a": b"x" * 1000, "b": b"y"}, [], [], tmp_path)
    path = tmp_path / lying[0].file
    path.write_bytes(damage)
    os.utime(path, ns=(1, 1))  # another moment, also where the clock is slow
    with pytest.raises(ValueError, match="packed things"):
        packs.load(lying, tmp_path)


def test_a_copy_is_as_good(tmp_path: Path) -> None:
    """It is not recognised, but its bytes are those that were written; a CI copies caches."""
    lying = packs.saved({"a": b"x" * 1000}, [], [], tmp_path / "one")
    shutil.copytree(tmp_path / "one", tmp_path / "two", copy_function=shutil.copyfile)
    shutil.rmtree(tmp_path / "one")
    assert bytes(packs.load(lying, tmp_path / "two")["a"]) == b"x" * 1000


def test_a_pack_of_other_lengths_is_refused() -> None:
    """Things would be cut where they are not."""
    with pytest.raises(ValueError, match="lengths"):
        Pack.of_columns(("packed", ["a", "b"], b"1234", (4, 0, 0)))


def test_a_full_disk_is_left_no_fuller(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What could not be written whole is not there."""

    def full(*_: object) -> str:
        raise OSError("No space left on device")

    monkeypatch.setattr(Growing, "done", full)
    with pytest.raises(OSError, match="No space"):
        packs.saved({"a": b"x"}, [], [], tmp_path)
    assert not [*tmp_path.iterdir()]
