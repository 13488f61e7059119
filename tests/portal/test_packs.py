# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Packs hold what a dictionary holds, whatever was put in, changed and taken out between builds."""

from __future__ import annotations

import os
import shutil
import time
from functools import partial
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from plugins.core.packing import Packed
from plugins.portal import packs
from plugins.portal.packs import Pack

MOST_FILES = 12
NAMES = st.integers(0, 30).map("thing-{}".format)


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

    @rule(made=st.dictionaries(NAMES, st.binary(max_size=9)), gone=st.sets(NAMES, max_size=6))
    def build(self, made: dict[str, bytes], gone: set[str]) -> None:
        """One build makes some things and loses some."""
        things: dict[str, Packed] = packs.load(self.packs, self.folder)
        assert {name: bytes(thing) for name, thing in things.items()} == self.model
        same = not made and not gone & things.keys()
        for known in (things, self.model):
            for name in gone:
                known.pop(name, None)
        things |= made
        self.model |= made
        lay, before = len(self.packs), {path.name for path in self.folder.iterdir()}
        self.packs = packs.Saving(things, self.packs, self.folder).packs()
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
    lying = packs.Saving(things, [], tmp_path).packs()
    first = lying[0].file
    for edit in range(40):
        things = packs.load(lying, tmp_path) | {f"thing-{edit}": b"edited"}
        lying = packs.Saving(things, lying, tmp_path).packs()
        assert lying[0].file == first
        assert sum((tmp_path / pack.file).stat().st_size for pack in lying[1:]) < 1000


@pytest.mark.parametrize("many", [1, 999, 1000, 1001, 2500])
def test_many_are_written_some_at_a_time(tmp_path: Path, many: int) -> None:
    """Also what is made only then, and what is empty."""
    model = {f"thing-{n}": b"x" * (n % 7) for n in range(many)}
    things: dict[str, packs.Thing] = {
        name: thing if n % 3 else partial(bytes, thing)
        for n, (name, thing) in enumerate(model.items())
    }
    lying = packs.Saving(things, [], tmp_path).packs()
    found = packs.load(lying, tmp_path)
    assert {name: bytes(thing) for name, thing in found.items()} == model


@pytest.mark.parametrize("many", [1, 1000])
def test_what_was_written_before_is_not_written_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    """While pages are drawn there is time for it, by a process of its own where it is much; who
    asks later gets what was written then.
    """
    monkeypatch.setattr(packs, "_WORTH_BEGINNING", many)
    made_by: list[int] = []

    def made() -> bytes:
        made_by.append(os.getpid())
        return b"made"

    saving = packs.Saving({"a": b"x", "b": made}, [], tmp_path)
    saving.write()
    here = many > 1
    assert not here or len(made_by) == len([*tmp_path.iterdir()]) == 1
    for _ in range(2):
        lying = saving.packs()
        assert len([*tmp_path.iterdir()]) == 1
        assert len(made_by) == here
    found = {name: bytes(thing) for name, thing in packs.load(lying, tmp_path).items()}
    assert found == {"a": b"x", "b": b"made"}


@pytest.mark.parametrize(("many", "begun", "files"), [(1, True, 1), (1, False, 0), (9, False, 0)])
def test_who_gives_up_waits_and_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, many: int, begun: bool, files: int
) -> None:
    """A build that failed leaves no process behind that writes on; what had not begun does not."""
    monkeypatch.setattr(packs, "_WORTH_BEGINNING", many)

    def made() -> bytes:
        time.sleep(0.2)
        return b"made"

    saving = packs.Saving({"a": made}, [], tmp_path)
    if begun:
        saving.write()
    saving.give_up()
    assert len([path for path in tmp_path.iterdir() if not path.name.startswith(".")]) == files


@pytest.mark.parametrize("damage", [b"", b"another", b"x" * 3000, b"x" * 999 + b"zy"])
def test_a_file_that_was_altered_is_refused(tmp_path: Path, damage: bytes) -> None:
    """Cut, longer, or of other bytes."""
    lying = packs.Saving({"a": b"x" * 1000, "b": b"y"}, [], tmp_path).packs()
    path = tmp_path / lying[0].file
    path.write_bytes(damage)
    os.utime(path, ns=(1, 1))  # another moment, also where the clock is slow
    with pytest.raises(ValueError, match="packed things"):
        packs.load(lying, tmp_path)


def test_a_copy_is_as_good(tmp_path: Path) -> None:
    """It is not recognised, but its bytes are those that were written; a CI copies caches."""
    lying = packs.Saving({"a": b"x" * 1000}, [], tmp_path / "one").packs()
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

    monkeypatch.setattr(packs.Growing, "done", full)
    with pytest.raises(OSError, match="No space"):
        packs.Saving({"a": b"x"}, [], tmp_path).packs()
    assert not [*tmp_path.iterdir()]
