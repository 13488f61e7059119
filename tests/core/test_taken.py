# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is kept of a record comes back as it was."""

from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from plugins import features
from plugins.core.frontmatter import document_of
from plugins.core.intake import load
from plugins.core.memory import Memory
from plugins.core.model import Record
from plugins.core.packing import pack_record, unpack_record
from plugins.core.pipeline import Run, walk
from plugins.core.problem import Place, Problem, Severity
from plugins.core.taken import packed_problems, unpacked_problems
from tests.building import DEMO_CONTENT, DEMO_NOW

features.activate()

TEXTS = st.text(max_size=20)
NUMBERS = st.integers(1, 2**40)
PLACES = st.builds(Place, TEXTS, NUMBERS, NUMBERS, NUMBERS)
PROBLEMS = st.builds(Problem, TEXTS, st.sampled_from(Severity), PLACES, TEXTS, TEXTS)


@given(st.lists(PROBLEMS, max_size=4))
def test_problems_come_back(problems: list[Problem]) -> None:
    """All of them, in order; none take no bytes."""
    data = packed_problems(problems)
    assert list(unpacked_problems(data)) == problems
    assert bool(data) == bool(problems)


def again(record: Record) -> Record:
    """A record that was kept and loaded."""
    return unpack_record(pack_record(record), type(record), record.id, record.path)


def seen(record: Record) -> tuple[object, ...]:
    """Everything that can be asked of a record."""
    fields = {name: getattr(record, name) for name in type(record).model_fields}
    document = record.document
    return (
        *(record.id, record.path, fields, record.translations),
        *(document.source, document.fields, document.body, record.place("name")),
    )


def test_every_record_of_the_demo_city_comes_back() -> None:
    """Loaded, it is what decoding its file gives, and so is what was kept of it once more."""
    memory = Memory()
    catalogue = walk(Run(DEMO_CONTENT, datetime.fromisoformat(DEMO_NOW), memory=memory)).catalogue
    assert catalogue is not None
    compared = 0
    for kind, taken in catalogue.every():
        record = load(taken, catalogue.registry, memory.packed)
        text = (DEMO_CONTENT / taken.path).read_text("utf-8")
        document = document_of(taken.path, taken.id, text)
        values = {k: v for k, v in document.texts.items() if k in kind.model.model_fields}
        given_fields = {*values, "text"} if document.body.strip() else set(values)
        assert given_fields <= record.model_fields_set
        assert record.text == (document.body if document.body.strip() else document.text)
        assert seen(again(record)) == seen(record)
        compared += 1
    assert compared > 200


def test_a_text_that_is_a_field_comes_back() -> None:
    """Also one that is not the end of the source, and one that is nothing."""
    for source, text in (("name: x\ntext: ab\n", "ab"), ("name: x\n", "")):
        document = document_of("pages/x.yaml", "x", source)
        record = Record.model_validate(dict(document.texts)).bound(document, {})
        assert record.text == text
        assert seen(again(record)) == seen(record)
