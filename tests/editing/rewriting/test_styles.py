# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""How values, lists and translations are written: in the way of the file they stand in."""

import contextlib
import time

import pytest

from plugins.editing.rewriting.languages import rewritten_files, said_in_files
from plugins.editing.rewriting.refused import Refused
from plugins.editing.rewriting.rewrite import new_file, rewritten, said
from plugins.editing.rewriting.spelling import spelled
from plugins.editing.submission import Value

HEAD, TAIL = "---\nname: A\n", "url: https://a.example\n---\nText\n"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Bäckerei Hövel", "Bäckerei Hövel"),
        ("Mo-Fr 09:00-18:00; PH off", "Mo-Fr 09:00-18:00; PH off"),
        ('Sa 9-12; PH off "Ruhe"', 'Sa 9-12; PH off "Ruhe"'),
        ("https://a.example/?b=c#d", "https://a.example/?b=c#d"),
        ("+49 2391 55501", "+49 2391 55501"),
        ("2026-12-05", "2026-12-05"),
        ("2026-12-05T11:00", "2026-12-05T11:00"),
        ("58999", "58999"),
        ("01067", '"01067"'),
        ("10:30", '"10:30"'),
        ("no", '"no"'),
        ("14.90", '"14.90"'),
        ("14.5", "14.5"),
        ("Neu: Brot", '"Neu: Brot"'),
        ("Nr. #5", '"Nr. #5"'),
        ("- 10 %", '"- 10 %"'),
        ('"nach Vereinbarung"', "'\"nach Vereinbarung\"'"),
        ("C:\\", "C:\\"),
        ("it's", "it's"),
        ("'s Lädle", '"\'s Lädle"'),
    ],
)
def test_a_value_is_quoted_only_where_readers_differ(text: str, written: str) -> None:
    """Plain as people write it, and quoted where a reader of YAML takes it for something else."""
    assert spelled(text) == written


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        # the comment behind, the quotes and the spaces before stay
        ("image_alt:   'Alt'   # geprüft\n", "Neu", "image_alt:   'Neu'   # geprüft\n"),
        ('image_alt: "Alt"# x\n', "Neu", 'image_alt: "Neu"# x\n'),
        ("image_alt: # fehlt noch\n", "Neu", "image_alt: Neu # fehlt noch\n"),
        ("image_alt:\n", "Neu", "image_alt: Neu\n"),
        ("image_alt:\n  Alt\n  und mehr\n", "Neu", "image_alt:\n  Neu\n"),
        ("image_alt: >-\n  Alt\n  und mehr\n", "Neu", "image_alt: Neu\n"),
        ("image_alt: | # x\n  Alt\n", "Neu", "image_alt: Neu # x\n"),
        ('image_alt: "Alt"\n', 'Das "Neue"', "image_alt: 'Das \"Neue\"'\n"),
        ("image_alt: Alt # x\n", None, ""),
        ("image_alt: Alt\n", "Zeile\r\n  zwei", "image_alt: Zeile zwei\n"),
        # lists in brackets
        ("keywords: [b, 'c']  # x\n", ("a", "'c'", "c"), "keywords: [a, \"'c'\", 'c']  # x\n"),
        ("keywords: [ b, c ]\n", ("c",), "keywords: [ c ]\n"),
        ("keywords: []\n", ("a, b",), 'keywords: ["a, b"]\n'),
        ("keywords: [b]\n", (), ""),
        ("keywords: [\n  b, # eins\n  c,\n]\n", ("b",), "keywords: [\n  b, # eins\n]\n"),
        ("keywords: [b,\n  c]\n", ("a", "b", "d"), "keywords: [a, b,\n  d]\n"),
        # lists one below another
        ("keywords:\n- b # eins\n- c\n", ("b", "d"), "keywords:\n- b # eins\n- d\n"),
        ("keywords:\n  - b\n  # zu c\n  - c\n", ("c",), "keywords:\n  # zu c\n  - c\n"),
        ("keywords:\n  -  b\n", ("a", "b", "c"), "keywords:\n  -  a\n  -  b\n  -  c\n"),
        # a single value where a list may be
        ("keywords: b # x\n", ("c",), "keywords: c # x\n"),
        ("keywords: b # x\n", ("b", "c"), "keywords: [b, c] # x\n"),
        ("keywords: b # x\n", ("b",), "keywords: b # x\n"),
        # a list where one text is meant
        ("image_alt: [a, b] # x\n", "Neu", "image_alt: Neu # x\n"),
        ("image_alt:\n- a\n", "Neu", "image_alt: Neu\n"),
    ],
)
def test_a_change_keeps_the_style_of_its_line(before: str, value: Value, after: str) -> None:
    """What is not the value itself stays: spaces, quotes, comments, the kind of list."""
    field = before.partition(":")[0]
    assert rewritten(HEAD + before + TAIL, {field: value}) == HEAD + after + TAIL


@pytest.mark.parametrize(
    ("before", "text", "after"),
    [
        ("text: Alt # x\n", "Eins\nzwei", "text: | # x\n  Eins\n  zwei\n"),
        ("text: |\n    Alt\n\n", "Eins\n\nzwei", "text: |\n    Eins\n\n    zwei\n\n"),
        ("text: >-  # x\n  Alt\n  mehr\n", "Neu", "text: |-  # x\n  Neu\n"),
        ("text: Alt\n", "  Eins\nzwei", "text: |2\n    Eins\n  zwei\n"),
    ],
)
def test_a_text_of_several_lines_is_a_block(before: str, text: str, after: str) -> None:
    """In a file that is all YAML."""
    assert rewritten(f"name: A\n{before}url: b\n", {"text": text}) == f"name: A\n{after}url: b\n"


def test_new_fields_go_where_the_model_has_them() -> None:
    """Behind the nearest field that comes before them; a translation behind what it translates."""
    source = "---\n# yaml\nname: A\ncategory: shop=bakery # x\n# zu url\nurl: b\n---\n"
    added = rewritten(source, {"telephone": "1 2", "name_en": "E", "verified": "2026-11-02"})
    assert added == (
        "---\n# yaml\nname: A\nname_en: E\ncategory: shop=bakery # x\ntelephone: 1 2\n# zu url\n"
        "url: b\nverified: 2026-11-02\n---\n"
    )


def test_a_field_that_stands_twice_stands_once_when_it_changes() -> None:
    """The first one counts; what the build calls an error is mended on the way."""
    source = "---\nname: A\nurl: b\nname: C\n---\n"
    assert said(source)["name"] == "A"
    assert rewritten(source, {"name": "A"}) == "---\nname: A\nurl: b\n---\n"


def test_the_markdown_keeps_the_blank_lines_around_it() -> None:
    """Also where there was none, and where the file ends with the second line of dashes."""
    assert rewritten("---\nname: A\n---\n\nAlt\n\n", {"text": "a\r\n\r\nb\n"}) == (
        "---\nname: A\n---\n\na\n\nb\n\n"
    )
    assert rewritten("---\nname: A\n---", {"text": "a"}) == "---\nname: A\n---\na\n"
    assert rewritten("---\nname: A\n---\na\n", {"text": None}) == "---\nname: A\n---\n"


@pytest.mark.parametrize(
    ("source", "changes", "field"),
    [
        ("", {"name": "A"}, ""),
        ("---\nname: [a\n---\n", {"name": "A"}, ""),
        ("---\nname: A\n---\n", {"name": "a\x00b"}, "name"),
        ("---\nname: A\n---\n", {"keywords": ("a", "\u202eb")}, "keywords"),
        ("---\nname: A\n---\n", {"text": "\ud800"}, "text"),
        ("---\nname: A\n---\n", {"text": "a" * 300_000}, "text"),
        ("name: A\n", {"text": "a" * 17_000}, ""),
    ],
)
def test_what_the_loader_would_not_read_is_not_written(
    source: str, changes: dict[str, Value], field: str
) -> None:
    """With a sentence in German, and the field where one is to blame."""
    with pytest.raises(Refused) as refused:
        rewritten(source, changes)
    assert refused.value.field == field
    assert refused.value.problem.message and refused.value.problem.hint


@pytest.mark.parametrize("mass", [" ", "\n", "\n  ", ": ", "#", "'", "[", "- "])
def test_a_long_value_takes_no_time(mass: str) -> None:
    """As long as a file may be, whatever it is made of."""
    started = time.process_time()
    value = f"a{mass * (15_000 // len(mass))}b"
    for source in (
        "---\nname: A\n---\nText\n",
        "name: A\ntext: |\n  a" + "\n" * 15_000 + "  b\nurl: c\n",
    ):
        with contextlib.suppress(Refused):
            after = rewritten(source, {"name": value, "keywords": (value, "b"), "text": value})
            assert said(after)["keywords"]
    assert time.process_time() - started < 2


def test_a_translation_is_changed_where_it_stands() -> None:
    """In the language's file or in the record's own; a new text gets a file of its own."""
    files = {
        "businesses/a.md": "---\nname: A\nname_tr: T\n---\nText\n",
        "businesses/a.en.md": "---\nname: E # x\n---\nWords\n",
    }
    assert said_in_files("businesses/a.md", files) == {
        "name": "A", "name_tr": "T", "text": "Text", "name_en": "E", "text_en": "Words",
    }  # fmt: skip
    changes: dict[str, Value] = {"name_en": "F", "name_tr": "U", "text_tr": "Söz", "text": "Text"}
    assert rewritten_files("business", "businesses/a.md", files, changes) == {
        "businesses/a.md": "---\nname: A\nname_tr: U\n---\nText\n",
        "businesses/a.en.md": "---\nname: F # x\n---\nWords\n",
        "businesses/a.tr.md": "---\n---\nSöz\n",
    }


def test_a_new_file_is_as_people_write_it() -> None:
    """The least that a form may send for an offer."""
    fields: dict[str, Value] = {
        "text": "Ein Satz.",
        "price": "14.90",
        "name": "Stollen",
        "business": "hoevel",
        "valid_through": "2026-12-20",
        "valid_from": "2026-11-20",
        "keywords": ("a", "b"),
    }
    assert new_file("offer", fields) == (
        "---\nname: Stollen\nbusiness: hoevel\nvalid_from: 2026-11-20\nvalid_through: 2026-12-20\n"
        'price: "14.90"\nkeywords: [a, b]\n---\nEin Satz.\n'
    )
