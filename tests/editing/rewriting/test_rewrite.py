# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A changed field is one line of difference, and everything else is as it was, byte by byte."""

import contextlib
from collections.abc import Callable

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from plugins.core.frontmatter import composed_document
from plugins.editing.rewriting.layout import document_of
from plugins.editing.rewriting.order import fields_of
from plugins.editing.rewriting.refused import Refused
from plugins.editing.rewriting.rewrite import new_file, rewritten, said
from plugins.editing.rewriting.values import normal
from plugins.editing.submission import TEXT
from tests.core.test_flat import FRONT, INSIDE
from tests.editing.rewriting.loaders import (
    HOSTILE,
    HOSTILE_TEXTS,
    RECORDS,
    changed_lines,
    read_by_others,
    scalars,
)

NAMES = sorted(RECORDS)
#: What an editor or another system may have made of a file.
SHAPES: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "Windows": lambda text: text.replace("\n", "\r\n"),
    "BOM": lambda text: "\ufeff" + text,
    "no last line end": lambda text: text.rstrip("\n"),
    "comments": lambda text: text.replace("\nname:", "\n# Kopf\n\nname:", 1).replace(
        "\nverified", "\n  # geprüft\nverified"
    ),
    "decomposed": lambda text: text.replace("ö", "o\u0308").replace("ä", "a\u0308"),
}


def test_saving_without_a_change_leaves_every_file_of_the_demo_city_as_it_is() -> None:
    """Saved as it was shown, no byte of any record changes."""
    assert len(RECORDS) > 250
    for name, source in RECORDS.items():
        assert rewritten(source, said(source, name)) is source, name


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(NAMES), st.sampled_from(sorted(SHAPES)), st.data())
def test_a_changed_scalar_is_one_line(name: str, shape: str, data: st.DataObject) -> None:
    """Whatever the value: one line out, one line in, all readers agree, everything else stays."""
    source = SHAPES[shape](RECORDS[name])
    field = data.draw(st.sampled_from(scalars(source) or ["image_alt"]))
    value = data.draw(HOSTILE_TEXTS)
    try:
        wanted = normal(field, value)
    except Refused:
        with pytest.raises(Refused):
            rewritten(source, {field: value})
        return
    before = said(source, name)
    assume(wanted is not None and wanted != before.get(field) and "\n" not in str(wanted))
    assume(field in before)
    after = rewritten(source, {field: value})
    gone, came = changed_lines(source, after)
    assert (len(gone), len(came)) == (1, 1)
    assert said(after, name) == {**before, field: wanted}
    assert read_by_others(after, field) == [wanted, wanted]


@settings(deadline=None, max_examples=40)
@given(st.sampled_from(NAMES), st.sampled_from(sorted(SHAPES)), st.data())
def test_what_is_taken_away_can_be_given_again(name: str, shape: str, data: st.DataObject) -> None:
    """A field that goes takes its own lines along and no other; given again, all is said again."""
    source = SHAPES[shape](RECORDS[name])
    before = said(source, name)
    field = data.draw(st.sampled_from(sorted(before)))
    without = rewritten(source, {field: None})
    assert said(without, name) == {key: was for key, was in before.items() if key != field}
    gone, came = changed_lines(source.removeprefix("\ufeff"), without.removeprefix("\ufeff"))
    assert field == TEXT or (len(gone), came) == (1, []) or shape == "no last line end"
    again = rewritten(without, {field: before[field]})
    assert said(again, name) == before
    assert rewritten(again, {field: None}) == without


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(sorted(SHAPES)), st.lists(HOSTILE_TEXTS, max_size=4).map(tuple))
@example("as it is", HOSTILE)
def test_lists_of_any_texts_are_read_as_they_were_given(shape: str, items: tuple[str, ...]) -> None:
    """A list in brackets, one below another and one that was not there say the same afterwards."""
    head = "---\nname: A\nservices: [a, 'b']  # Klammern\nkeywords:\n  - a # eins\n  - \"b\"\n---\n"
    source = SHAPES[shape](head)
    names = ("services", "keywords", "payment")
    try:
        wanted = normal("keywords", items)
    except Refused:
        return
    after = rewritten(source, dict.fromkeys(names, items))
    assert said(after) == {"name": "A"} | (dict.fromkeys(names, wanted) if wanted else {})
    for field in names if wanted else ():
        assert read_by_others(after, field) == [wanted, wanted]


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(["x.md", "x.yaml"]), st.lists(HOSTILE_TEXTS, max_size=6))
def test_any_text_of_several_lines_comes_back(path: str, lines: list[str]) -> None:
    """Markdown below the front matter, and as a field of a file that has none."""
    text = "\n".join(lines)
    source = (
        "---\nname: A # x\n---\nAlt\n" if path == "x.md" else "name: A\ntext: Alt # x\nurl: b\n"
    )
    try:
        wanted = normal(TEXT, text)
    except Refused:
        return
    after = rewritten(source, {TEXT: text})
    assert said(after, path).get(TEXT) == wanted
    assert composed_document(path, "x", after).text.strip("\n") == (wanted or "")
    if path == "x.yaml" and wanted:
        assert [str(read).strip("\n") for read in read_by_others(after, TEXT)] == [wanted, wanted]


@settings(deadline=None, max_examples=200)
@given(FRONT, st.sampled_from(["---\n{}\n---\nx\n", "{}\n", "{}"]), st.data())
@example("{a: b, 'name': c}", "{}", None)
@example("? name\n: b\n? c", "---\n{}\n---\nx\n", None)
@example("name: |+\n  a\n\n", "---\n{}\n---\nx\n", None)
@example("  name: >-\n    a\n    b\n  c: d", "{}", None)
@example("name:\n  a\n  b\nname: c", "{}", None)
@example("name: {a: b}\nc: [[d]]", "{}", None)
def test_no_file_that_can_be_read_is_made_to_say_another_thing(
    front: str, form: str, data: st.DataObject | None
) -> None:
    """Whatever way a file is written in: it says what is wanted and keeps the rest, or refuses."""
    source = form.replace("{}", front)
    try:
        before = said(source)
    except Refused:
        return
    value = data.draw(INSIDE) if data else "neu: wert"
    with contextlib.suppress(Refused):
        wanted = normal("name", value)
        after = rewritten(source, {"name": value, "keywords": ("a", "b"), "b": None})
        expected = {**before, "name": wanted, "keywords": ("a", "b"), "b": None}
        assert said(after) == {key: text for key, text in expected.items() if text is not None}
        kept = {k: v for k, v in document_of(source).texts.items() if k not in expected}
        assert {k: v for k, v in document_of(after).texts.items() if k not in expected} == kept


@settings(deadline=None, max_examples=60)
@given(st.dictionaries(st.sampled_from(fields_of("business")), HOSTILE_TEXTS, max_size=6))
def test_a_new_file_says_what_was_asked_in_the_order_of_the_model(given_: dict[str, str]) -> None:
    """A record that is made is like one that was written by hand."""
    try:
        texts = {name: normal(name, text) for name, text in given_.items()}
        made = new_file("business", given_)
    except Refused:
        return
    wanted = {name: text for name, text in texts.items() if text}
    assert said(made) == wanted
    names = [name for name in said(made) if name != TEXT]
    assert names == [name for name in fields_of("business") if name in wanted and name != TEXT]
