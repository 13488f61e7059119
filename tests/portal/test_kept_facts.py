# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Kept facts hold what a dictionary holds, whoever laid them down, and whatever is let go."""

from __future__ import annotations

import marshal
from datetime import datetime
from itertools import compress
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from plugins import features
from plugins.core import keep
from plugins.core.growing import Growing
from plugins.core.known import Kept
from plugins.portal.kept_facts import KeptFacts
from plugins.portal.ledger import load
from plugins.portal.looks import Keys
from plugins.portal.site import Job, Site
from tests.building import DEMO_NOW, ROOT, build_site
from tests.portal.ledgers import facts_in
from tests.small_town import write_town

MOST_FILES = 12
NAMES = st.integers(0, 30).map("entry:{}".format)
SEEN = st.sets(st.sampled_from(["shop/a", "shop/b", "street/markt"])).map(tuple)
FACTS = st.dictionaries(NAMES, st.tuples(st.binary(max_size=9), SEEN), max_size=8)
Fresh = dict[str, Kept]


class Builds(RuleBasedStateMachine):
    """Builds of two processes one after another, beside a dictionary of what they should know."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(mkdtemp())
        self.model: Fresh = {}
        self.kept = KeptFacts(Keys(), self.folder)
        #: What was laid here that no other process has heard of.
        self.untold: set[str] = set()

    def teardown(self) -> None:
        """Leave nothing."""
        self.kept.give_up()
        rmtree(self.folder)

    @rule(facts=FACTS)
    def lay(self, facts: Fresh) -> None:
        """This process lays down what it found out."""
        facts = {name: fact for name, fact in facts.items() if name not in self.model}
        assert self.kept.lay(facts)
        self.model |= facts
        self.untold |= facts.keys()

    @rule(before=FACTS, after=FACTS)
    def hear(self, before: Fresh, after: Fresh) -> None:
        """Another tells what it found out, which this one may know, twice."""
        other = KeptFacts(Keys(["street/bach"]), self.folder)
        after = {name: fact for name, fact in after.items() if name not in before}
        for facts in (before, after):
            other.lay(facts)
            if told := other.told():
                self.kept.hear(told)
        assert other.told() == b""
        self.model |= before | after
        self.untold -= before.keys() | after.keys()

    @rule()
    def tell(self) -> None:
        """A third process hears what was laid here since it last did; that is still to be saved."""
        third = KeptFacts(Keys(), self.folder)
        if told := self.kept.told():
            third.hear(told)
        assert {*third.looks.names} == self.untold & self.model.keys()
        for name in third.looks.names:
            data, seen = third.one(name)
            assert (bytes(data or b""), {*seen}) == (self.model[name][0], {*self.model[name][1]})
        self.untold = set()

    @rule(names=st.sets(NAMES, max_size=6))
    def let_go(self, names: set[str]) -> None:
        """Something that they looked at is another now."""
        self.kept.let_go(names)
        for name in names:
            self.model.pop(name, None)
        self.untold -= names

    @rule()
    def save(self) -> None:
        """The build ends, and another begins. Nothing unused is left, and few files."""
        self.kept.tidy()
        self.untold = set()
        keys, columns = marshal.loads(  # noqa: S302 - written in this line
            marshal.dumps(([*self.kept.looks.keys], self.kept.columns()))
        )
        self.kept = KeptFacts.of_columns(Keys(keys), self.folder, columns)
        files = self.kept.lying_in
        for path in self.folder.iterdir():
            if path.name not in files:
                path.unlink()
        assert len(files) <= MOST_FILES
        lie = sum(file.facts for file in self.kept.files if file)
        assert lie <= 2 * len(self.model)

    @rule()
    def renumber(self) -> None:
        """Keys that nobody looks at are forgotten."""
        used = self.kept.looks.in_use()
        self.kept.renumber(Keys(["street/bach", *compress(self.kept.looks.keys, used)]))

    @invariant()
    def is_what_it_should_be(self) -> None:
        """One by one and together; who asks for others gets None for them."""
        names = [*self.model, "entry:unheard of"]
        for name in names:
            data, seen = self.model.get(name, (None, ()))
            found, looked_at = self.kept.one(name)
            assert (found if found is None else bytes(found), {*looked_at}) == (data, {*seen})
        for asked in (names, names[:-1], names[-1:]):
            found_all, looked_at = self.kept.left(asked)
            values = [data if data is None else bytes(data) for data in found_all]
            assert values == [self.model.get(name, (None,))[0] for name in asked]
            every = {key for name in asked for key in self.model.get(name, (b"", ()))[1]}
            assert {*looked_at} == every


TestBuilds = Builds.TestCase
TestBuilds.settings = settings(max_examples=60, deadline=None, stateful_step_count=30)


def fresh(*numbers: int) -> Fresh:
    """Facts of these numbers."""
    return {f"entry:{n}": (b"%d" % n * 100, (f"shop/{n}",)) for n in numbers}


def test_an_edit_among_many_writes_itself_alone(tmp_path: Path) -> None:
    """Also the thirteenth, which gathers what the twelve before it left."""
    kept = KeptFacts(Keys(), tmp_path)
    kept.lay(fresh(*range(100)))
    kept.tidy()
    [first] = kept.lying_in
    for edit in range(40):
        kept.let_go([f"entry:{edit}"])
        kept.lay({f"entry:{edit}": (b"edited", ())})
        kept.tidy()
        small = kept.lying_in - {first}
        assert len(small) < MOST_FILES
        assert sum((tmp_path / name).stat().st_size for name in small) <= 6 * (edit + 1)
        assert first in kept.lying_in


def test_what_is_laid_is_not_held(tmp_path: Path) -> None:
    """It lies in a file, and is looked up there; also what comes later, in the same file."""
    kept = KeptFacts(Keys(), tmp_path)
    for numbers in ((1, 2), (3,)):
        kept.lay(fresh(*numbers))
    found, _ = kept.left(["entry:1", "entry:3"])
    assert [type(data) for data in found] == [memoryview] * 2
    assert len([*tmp_path.iterdir()]) == 1
    kept.give_up()
    assert not [*tmp_path.iterdir()]
    assert kept.left(["entry:1", "entry:3"]) == ([None, None], ())


@pytest.mark.parametrize("fails", ["__init__", "add", "view", "done"])
def test_a_full_disk_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    """What was to be in the file is not kept, and what was there before is; later there is room."""
    kept = KeptFacts(Keys(), tmp_path)
    kept.lay(fresh(1))
    kept.tidy()
    if fails != "__init__":
        assert kept.lay(fresh(2))

    def full(*_: Any) -> None:
        raise OSError("No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Growing, fails, full)
        for number in (3, 4, 5):  # as often as it is tried
            assert kept.lay(fresh(number)) == (fails == "done")
        kept.tidy()
    assert len([file for file in kept.files if file]) == len(kept.lying_in) == 1
    assert len(kept.files) <= 2
    assert kept.left(["entry:1", "entry:2", "entry:3"])[0][1:] == [None, None]
    assert kept.one("entry:1")[0] == b"1" * 100
    assert kept.lay(fresh(4))
    assert kept.one("entry:4")[0] == b"4" * 100
    assert kept.told()


@pytest.mark.parametrize("damage", ["gone", "altered", "cut"])
def test_what_was_damaged_on_the_way_is_not_heard(tmp_path: Path, damage: str) -> None:
    """It is found out again."""
    here, there = (KeptFacts(Keys(), tmp_path) for _ in range(2))
    there.lay(fresh(1))
    told = there.told()
    [path] = tmp_path.iterdir()
    if damage == "gone":
        path.unlink()
    elif damage == "cut":
        told = told[: len(told) // 2]
    else:
        path.write_bytes(b"something else")
    here.hear(told)
    assert here.one("entry:1") == (None, ())
    assert here.lying_in == set()


def test_a_build_that_comes_to_nothing_leaves_no_file(tmp_path: Path) -> None:
    """Of what it was writing."""
    features.activate(features.RECORDS)
    site = Site(
        Job(
            content=write_town(tmp_path / "content"),
            output=tmp_path / "output",
            cache=tmp_path / "cache",
            theme=ROOT / "theme",
            overrides=(),
            moment=datetime.fromisoformat(DEMO_NOW),
            version=b"1",
        )
    )
    kept = site._ledger.kept
    assert kept.lay(fresh(1))
    assert [*kept.folder.glob(".packed-*")]
    site.close()
    assert not [*kept.folder.glob(".packed-*")]


def kept_by(folder: Path, content: Path, cores: int) -> dict[str, tuple[bytes, set[str]]]:
    """What a build on so many cores keeps."""
    build_site(folder, content, {"STADTFENSTER_CORES": str(cores)})
    [lying] = (folder / "cache" / "builds").iterdir()
    key = marshal.loads(keep.load(lying / "ledger") or b"")["key"]  # noqa: S302 - written by us
    ledger = load(lying, key)
    assert ledger.kept.lying_in == {path.name for path in lying.glob("packed-*")} - {
        pack.file for pack in ledger.records_in
    }
    return facts_in(ledger)


def test_what_is_kept_is_the_same_on_any_number_of_cores(tmp_path: Path) -> None:
    """Each process lays down what it found out, before the lists and after; none of it is lost."""
    content = write_town(tmp_path / "content", shops=200)
    one, *others = (kept_by(tmp_path / str(n), content, n) for n in (1, 2, 3))
    assert len(one) > 200
    assert others == [one, one]
