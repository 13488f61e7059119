# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The quick way through front matter says what PyYAML says, or nothing."""

import ast
import re
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plugins.core.document import Document, Mapped, plain
from plugins.core.flat import flat_texts, flat_tree
from plugins.core.frontmatter import Malformed, compose, composed_document, document_of
from plugins.core.source import SourceFile, Unreadable, text_of
from tests.building import DEMO_CONTENT, ROOT
from tests.core.cases import ERRORS

#: Pieces that mean something to YAML somewhere, and some that never do.
PIECES = st.one_of(
    st.sampled_from(
        ["a", "b c", "ä", "𝄞", " ", "  ", ":", ": ", " :", "#", " #", "# ", "-", "- ", "?", "? ",
         ",", ", ", "[", "]", "{", "}", "'", "''", '"', "\\", "\\n", '\\"', "\\\\",
         "\\xe4", "\\x07", "\\u00fc", "\\ud800", "\\U0001f600", "\\UFFFFFFFF", "\\x0a", "\\xg",
         "&", "*", "!", "|", ">", "%",
         "@", "`", "=", "<<", "~", "---", "...", "\t", "\xa0", "\x85", "\u2028", "\ufeff", "\x00",
         "\ue000", "\U0001fffe", "10:30", "https://x.example/?a=b#c", "0", "-1", "yes", "\r"]
    ),
    st.text(max_size=3),
)  # fmt: skip
INSIDE = st.lists(PIECES, max_size=6).map("".join)
QUOTED = st.one_of(INSIDE, INSIDE.map('"{}"'.format), INSIDE.map("'{}'".format))
FEW = st.lists(QUOTED, min_size=1, max_size=3)
VALUES = st.one_of(
    QUOTED,
    st.lists(QUOTED, max_size=4).map(lambda items: f"[{', '.join(items)}]"),
    st.lists(QUOTED, max_size=4).map(lambda items: f"[ {' , '.join(items)} ]"),
    FEW.map("\n- ".join).map("\n- {}".format),
    FEW.map("\n  -  ".join).map(" \n  -  {}".format),
    FEW.map("\n  ".join),
    FEW.map(" #".join),
)
KEYS = st.one_of(
    st.sampled_from(["name", "price_en", "a-b", "A9", "a-", "_", "y", "ä", "1", "k y", "k" * 70]),
    INSIDE,
)
LINES = st.one_of(
    st.tuples(KEYS, st.sampled_from([": ", ":", ":  ", " : ", ":\t"]), VALUES).map("".join),
    st.tuples(st.sampled_from(["name", "b", "c", "d"]), st.just(": "), VALUES).map("".join),
    INSIDE.map("# {}".format),
    st.sampled_from(
        [
            "",
            " ",
            "   ",
            "  # x",
            "- a",
            "  - a",
            "    - a",
            "  - b: c",
            "  -",
            "  - 'a' # b",
            "  more",
            "  m: n",
            "a:",
            "b: ",
            "---",
            "...",
            "]",
        ]
    ),
)
FRONT = st.lists(LINES, max_size=6).map("\n".join)


def assert_said_alike(front: str) -> None:
    """``flat_texts`` gives what ``compose`` gives, where it gives anything."""
    quick = flat_texts(front)
    if quick is not None:
        tree, flaws = compose("x.md", front, 2)
        assert not flaws
        assert list(quick.items()) == [(key, plain(node)) for key, node in tree.values.items()]
        placed = flat_tree(front, 2)
        assert placed == tree
        assert [list(placed.values), list(placed.keys)] == [list(tree.values), list(tree.keys)]


@settings(deadline=None, max_examples=400)
@given(FRONT)
@example("a: b\n   ")
@example("a: b\n  # c\nd: e")
@example("a: [b,]")
@example("a: [ ]\nb: []")
@example("a: 'it''s' \nb: \"x # y\"")
@example("a: 'b'''\n\n# c\nd:  \ne: ''\nf: \"\"\n")
@example("\n\na: [ b ,c d,  e ]\n")
@example("a:\n  b")
@example("a: b\n\n  c")
@example("a: b\na: c")
@example("url: https://x.example:80/a#b?c")
@example("exdate: [2026-12-12T11:00, 2026-12-13T11:00]")
@example("a:\n- b\n- 'it''s'\n- \"c\"\nd: e")
@example("\na: \n    - b: c\n")
@example("a:\n  - b\n - c")
@example("a:\n  - b\n\n  - c")
@example("a:\n  - b\n    c\nd: e")
@example("a: b  \n  c d\n e\n\nf: g")
@example("a: b\n  c: d")
@example("a: b # c\n  d")
@example("a: b\n  c # d\ne: [f] # g\nh: 'i' # j\nk: # l")
@example("a: [\"b, c\", 'd]', e ]")
@example('a: "Kr\\xFCger \\"K\\" \\\\ \\U0001F600"')
@example('a: "\\x85"\nb: "\\x0a"')
@example('a: "\\UFFFFFFFF"')
def test_the_quick_way_says_what_yaml_says(front: str) -> None:
    """Whatever the letters: the same fields in the same order, or no answer."""
    assert_said_alike(front)


@settings(deadline=None, max_examples=300)
@given(FRONT, INSIDE, st.sampled_from([".md", ".yaml"]))
@example("", "", ".md")
@example("a: b", "---\n\n---\n", ".md")
def test_both_ways_make_the_same_document(front: str, body: str, suffix: str) -> None:
    """Fields with places, lines, body and flaws do not show which way the file went."""
    written = f"---\n{front}\n---\n{body}" if suffix == ".md" else front
    path = f"offers/x{suffix}"
    try:
        text, _ = text_of(SourceFile(path, written.encode("utf-8", "replace")))
    except Unreadable:
        return
    try:
        slow = composed_document(path, "x", text)
    except Malformed as refused:
        with pytest.raises(Malformed) as found:
            document_of(path, "x", text)
        assert found.value.problem == refused.problem
        return
    assert_alike(document_of(path, "x", text), slow)


def assert_alike(one: Document, other: Document) -> None:
    """Two documents hold the same. The places of keys come first: the tree would tell them, too."""
    for key in (*other.texts, "absent"):
        assert one.key_place(key) == other.key_place(key)
    for name in ("texts", "fields", "path", "folder", "id", "body", "body_line", "lines", "flaws",
                 "source", "text"):  # fmt: skip
        assert getattr(one, name) == getattr(other, name), name


@pytest.mark.parametrize("root", [DEMO_CONTENT, ERRORS], ids=["demo", "errors"])
def test_both_ways_agree_on_every_file_we_have(root: Path) -> None:
    """Every record of the demo city, and every broken file of the error cases."""
    compared = 0
    for file in sorted([*root.rglob("*.md"), *root.rglob("*.txt"), *root.rglob("*.yaml")]):
        text = file.read_text("utf-8", "replace").removeprefix("\ufeff")
        for piece in text.split("\n-- "):
            written = piece.partition("\n")[2] if piece is not text else piece
            try:
                slow = composed_document("offers/x.md", "x", written)
            except Malformed:
                with pytest.raises(Malformed):
                    document_of("offers/x.md", "x", written)
                continue
            compared += 1
            assert_alike(document_of("offers/x.md", "x", written), slow)
    assert compared > 40


def test_the_demo_city_needs_no_yaml_parser() -> None:
    """What people write is flat; a slip in the quick way must not go unseen as mere slowness."""
    files = sorted(DEMO_CONTENT.glob("*/*.md"))
    fronts = {file.name: file.read_text("utf-8").split("\n---\n")[0][4:] for file in files}
    assert len(fronts) > 200
    assert [name for name, front in fronts.items() if flat_texts(front) is None] == []


@pytest.mark.parametrize(
    "front",
    [
        "payment:\n  - cash\n  - girocard\nname: Brot",
        "payment:\n- cash\n- 'girocard'\n- \"PayPal, Klarna\"",
        "keywords: ['Brot', \"Käse, Wein\", Holz]",
        'name: "Kr\\xFCger \\"am Tor\\""',
        "opening_hours: Mo-Fr 08:00-12:30,14:00-18:00; We 08:00-12:30; Sa 09:00-13:00; PH\n  off",
        "name: Brot # bis wir umziehen\ncategory: shop=bakery # oder café",
    ],
)
def test_what_programs_and_people_write_needs_no_yaml_parser(front: str) -> None:
    """Lists below their field, quotes, remarks, and PyYAML's own breaks at 80 letters."""
    assert flat_texts(front)
    assert_said_alike(front)


def test_places_are_made_when_asked_for() -> None:
    """A sound file's tree is not built before somebody wants to point into it."""
    document = document_of("offers/x.md", "x", "---\nname: Brot\n---\nText")
    assert document.texts == {"name": "Brot"}
    assert not isinstance(document._fields, Mapped)
    assert document.place(document.fields.values["name"]).column == 7
    assert document.fields is document.fields


def test_no_pattern_repeats_a_group_possessively() -> None:
    """Python before 3.11.5 says that ``(?:a|b)*+`` does not match (gh-106052); ``(?>(?:a|b)*)`` is
    the same. Here it would cost a parser for each file, elsewhere an answer.
    """
    files = [
        *ROOT.glob("plugins/**/*.py"),
        *ROOT.glob("bench/**/*.py"),
        *ROOT.glob("tests/**/*.py"),
    ]
    assert len(files) > 500
    strings = (
        (file.name, node.value)
        for file in files
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    possessive = re.compile(r"(?<!\\)\)(?:[*+?]|\{[0-9,]+\})\+")
    assert {name for name, text in strings if possessive.search(text)} <= {"test_flat.py"}
