# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A table of looks answers as a dictionary of sets would, whatever was done to it."""

from __future__ import annotations

import marshal
from array import array
from itertools import compress
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from plugins.portal import looks as looks_module
from plugins.portal.looks import Keys, Looks

NAMES, KEYS = st.sampled_from("abcdefgh"), st.sets(st.sampled_from("uvwxyz"), max_size=4)
ROWS = st.dictionaries(NAMES, st.tuples(KEYS, st.binary(min_size=2, max_size=2)), max_size=5)
Model = dict[str, tuple[set[str], bytes]]


def table(rows: Model, keys: Keys | None = None) -> Looks:
    """A table with these rows."""
    looks = Looks(keys, width=2)
    for name, (seen, note) in rows.items():
        looks.add(name, sorted(seen), note)
    return looks


class Tables(RuleBasedStateMachine):
    """A table beside what it should hold."""

    def __init__(self) -> None:
        super().__init__()
        self.looks, self.model = Looks(width=2), Model()

    @rule(rows=ROWS, shared=st.booleans())
    def take(self, rows: Model, shared: bool) -> None:
        """Another table is taken over, with keys of its own or with the same."""
        self.looks.take(table(rows, self.looks.keys if shared else None))
        self.model |= rows

    @rule(names=st.sets(NAMES))
    def without(self, names: set[str]) -> None:
        """Rows go."""
        self.looks = self.looks.without(names)
        for name in names:
            self.model.pop(name, None)

    @rule(rows=ROWS)
    def add(self, rows: Model) -> None:
        """Rows are added one by one, or together."""
        new = {name: row for name, row in rows.items() if name not in self.model}
        if len(new) == 1:
            for name, row in new.items():
                self.looks.add(name, *row)
        else:
            notes = b"".join([note for _, note in new.values()])
            self.looks.add_all(new.keys(), [seen for seen, _ in new.values()], notes)
        self.model |= new

    @rule(more=KEYS)
    def over(self, more: set[str]) -> None:
        """Keys that nobody looks at are forgotten, and others are there."""
        used = compress(self.looks.keys, self.looks.in_use())
        self.looks = self.looks.over(Keys(dict.fromkeys([*more, *used])))

    @rule(data=st.data())
    def cut(self, data: st.DataObject) -> None:
        """The first rows are not wanted."""
        first = data.draw(st.integers(0, len(self.looks)))
        for name in self.looks.names[:first]:
            del self.model[name]
        self.looks = self.looks.since(first)

    @rule()
    def save(self) -> None:
        """The table is written and read again."""
        written = marshal.dumps((list(self.looks.keys), self.looks.columns()))
        keys, columns = marshal.loads(written)  # noqa: S302 - written the line before
        self.looks = Looks.of_columns(Keys(keys), columns)

    @rule(keys=KEYS)
    def ask(self, keys: set[str]) -> None:
        """Who looked at one of these?"""
        there = {name for name, (seen, _) in self.model.items() if seen & keys}
        every = {key for seen, _ in self.model.values() for key in seen}
        assert {*self.looks.keys.texts(self.looks.seen_in(range(len(self.looks))))} == every
        for few in (0, 100):  # a look at each number, and a search for each key
            with patch.object(looks_module, "_FEW", few):
                assert self.looks.looking_at(keys | {"unheard of"}) == there

    @invariant()
    def is_what_it_should_be(self) -> None:
        """Every row, and nothing else."""
        texts = self.looks.keys.texts
        rows = {
            name: ({*texts(self.looks.seen_in([row]))}, self.looks.note(name))
            for name, row in self.looks.rows.items()
        }
        assert rows == self.model
        assert len(self.looks) == len(self.model)
        used = {*texts(n for n, flag in enumerate(self.looks.in_use()) if flag)}
        assert used == {key for seen, _ in self.model.values() for key in seen}


TestTables = Tables.TestCase
TestTables.settings = settings(max_examples=100, deadline=None)


@given(ROWS.filter(bool), st.integers(1, 4))
def test_columns_of_another_length_are_refused(rows: Model, column: int) -> None:
    """A table is whole or not there."""
    looks = table(rows)
    columns = [bytes(c) if isinstance(c, (bytearray, array)) else c for c in looks.columns()]
    columns[column] = (
        [*columns[column], "more"] if column == 1 else bytes(columns[column]) + b"9999"
    )
    with pytest.raises(ValueError, match="one length"):
        Looks.of_columns(looks.keys, tuple(columns))


def test_a_key_without_a_number_is_refused() -> None:
    """A number that stands for nothing would be taken for another key later."""
    looks = table({"a": ({"u", "v"}, b"12")})
    written = marshal.dumps(looks.columns())
    with pytest.raises(ValueError, match="one length"):
        Looks.of_columns(Keys(["u"]), marshal.loads(written))  # noqa: S302 - written by us


def test_numbers_mean_the_same_after_an_empty_table_took_another() -> None:
    """It shares the other's numbers from then on, whoever of the two gets a new key."""
    theirs, ours = table({"a": ({"u", "v"}, b"12")}), Looks(width=2)
    beside = Looks(ours.keys, 2)
    ours.take(theirs)
    beside.add("b", ["w"], b"34")
    theirs.add("c", ["x", "u"], b"56")
    ours.take(theirs)
    for looks, keys in ((ours, theirs.keys), (theirs, ours.keys), (beside, theirs.keys)):
        looks_at = {name: {*keys.texts(looks.seen_in([looks.rows[name]]))} for name in looks.names}
        assert looks_at.items() <= {"a": {"u", "v"}, "b": {"w"}, "c": {"x", "u"}}.items()
    assert [*ours.keys] == [*theirs.keys]
