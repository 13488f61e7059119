# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Carrying changes of fields to a file that has changed in others."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from plugins.editing.rewriting.rewrite import new_file, rewritten
from plugins.editing.store.fields import carried, fields_of, same
from plugins.editing.store.records import Named
from plugins.editing.submission import Value

PATH = "content/businesses/b.md"
RECORD = Named("business", "b")
NAMES = ("name", "telephone", "opening_hours", "email", "keywords", "text")
FIRST: Mapping[str, Value] = {
    "name": "Bäckerei", "telephone": "1", "opening_hours": "Mo 09:00-18:00", "keywords": ("a", "b"),
}  # fmt: skip

_words = st.text("abc äöü:#\"'-0159", min_size=1, max_size=12).filter(
    lambda text: bool(text.strip()) and "---" not in text
)
_values = st.one_of(st.none(), _words)
_changes = st.dictionaries(st.sampled_from(NAMES), _values, max_size=4).map(
    lambda found: {
        name: (value,) if name == "keywords" and value else value
        for name, value in found.items()
        if not (name == "name" and value is None)
    }
)


@given(_changes, _changes)
def test_what_two_changed_is_all_there(mine: dict[str, Value], theirs: dict[str, Value]) -> None:
    """Fields that one of two changed have that one's value; the same field is a clash, or they
    said the same. All else is as it was.
    """
    base = new_file("business", FIRST)
    ours, onto = rewritten(base, mine), rewritten(base, theirs)
    result, clashes = carried(base, ours, onto, PATH, RECORD)
    first, of_ours = fields_of(base, PATH), fields_of(ours, PATH)
    of_theirs, now = fields_of(onto, PATH), fields_of(result, PATH)
    contested = {
        name
        for name in NAMES
        if not same(first.get(name), of_ours.get(name))
        and not same(first.get(name), of_theirs.get(name))
        and not same(of_ours.get(name), of_theirs.get(name))
    }
    assert {clash.field for clash in clashes} == contested
    if contested:
        assert result == onto
        return
    for name in NAMES:
        is_ours = not same(first.get(name), of_ours.get(name))
        assert same(now.get(name), (of_ours if is_ours else of_theirs).get(name))


def test_line_ends_are_no_change() -> None:
    """A browser sends a text with its own line ends, and an empty field for one that is absent."""
    assert same("a\r\nb", "a\nb\n")
    assert same(None, "") and same((), None) and same(("a",), "a")
    assert not same(("a", "b"), ("b", "a"))
