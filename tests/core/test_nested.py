# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The quick way through ``city.yaml`` says what PyYAML says, or nothing."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plugins.core.document import Mapped
from plugins.core.frontmatter import compose
from plugins.core.nested import nested_tree
from tests.core.test_flat import LINES
from tests.small_town import CITY

INDENTED = st.tuples(st.sampled_from(["", "", " ", "  ", "  ", "    "]), LINES).map("".join)
SIMPLE = st.tuples(
    st.sampled_from(["", "", "  ", "  ", "    ", "   "]),
    st.sampled_from(["a:", "b:", "c: ", "d: 1", "e: 'x'", "f: [1, 2]", "# g", "", "a: ", '"h":']),
).map("".join)
TEXTS = st.lists(INDENTED, max_size=8) | st.lists(SIMPLE, max_size=10)


def order(tree: Mapped) -> list[object]:
    """The names of all fields, as they stand."""
    below = [order(node) for node in tree.values.values() if isinstance(node, Mapped)]
    return [*tree.keys, *tree.values, below]


@settings(deadline=None, max_examples=600)
@given(TEXTS.map("\n".join))
@example("a:\n  b: c\n  d: [e, f]\n\n# g\nh:\n    i:\n      j: k\n  \n")
@example("a:\n\n  # c\n  b: 1\n # d\n  e: 2")
@example("a:\n  b: 1\n c: 2")
@example("a:\n  b: 1\n   c: 2")
@example("a:\n  b:\n  c: 2\n")
@example("a: b\n  c: d")
@example('a: ""\n  c: d')
@example("a: b:\n  c: d")
@example("a:\n  b: 1\na:\n  c: 1")
@example("a:\n  b: 1\n  b: 2")
@example("a:\n  - b: 1")
@example("  a: 1\n  b: 2")
@example("  a: 1\nb: 2")
@example("a:\n  b: 1\n\n\n  c: 2   \n")
@example("a:\n  b: 1\n--- \n")
@example("a:   \n  b: 1")
@example("'a':\n  b: 1")
@example("a: # x\n  b: 1")
@example(":\n  b: 1")
def test_the_quick_way_says_what_yaml_says(text: str) -> None:
    """The same fields, in the same order, at the same places; or no answer."""
    quick = nested_tree(text)
    if quick is not None:
        tree, flaws = compose("city.yaml", text, 1)
        assert not flaws
        assert quick == tree
        assert order(quick) == order(tree)


@pytest.mark.parametrize(
    "text",
    [
        CITY.format(url="https://stadt.example/"),
        "a:\n  b: c\n  d:\n     e: 'f'\n\n  # g\n  h: [i, j]\nk:\n  l: m\n",
    ],
)
def test_what_most_cities_write_needs_no_parser(text: str) -> None:
    """Fields, and fields below them."""
    assert nested_tree(text) is not None


@pytest.mark.parametrize("text", ["", "\n", "# a\n", "a:\n  - b\n", "a:\n" + "".join(
    f"{'  ' * n}a:\n" for n in range(1, 20)
) + "  " * 20 + "b: 1"])  # fmt: skip
def test_the_rest_is_left_to_the_parser(text: str) -> None:
    """Nothing at all, lists of fields, what is nested without end."""
    assert nested_tree(text) is None
