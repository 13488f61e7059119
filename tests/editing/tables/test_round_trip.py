# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What goes out comes back exactly, in both formats, whatever it says."""

from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plugins.editing.form.choices import words_of
from plugins.editing.rewriting.refused import Refused
from plugins.editing.rewriting.values import normal
from plugins.editing.submission import Value
from plugins.editing.tables.cells import KEPT, Cells
from plugins.editing.tables.columns import Column, columns_of
from plugins.editing.tables.csv_files import csv_bytes, read_csv
from plugins.editing.tables.exporting import csv_of
from plugins.editing.tables.guards import guarded, unguarded
from plugins.editing.tables.workbook_reading import read_workbook
from plugins.editing.tables.workbooks import Page, workbook_bytes
from plugins.editing.week.clock import Unclear
from tests.building import DEMO_CONTENT
from tests.editing.form.posting import BUSINESSES, city
from tests.editing.rewriting.loaders import HOSTILE, HOSTILE_TEXTS
from tests.editing.tables.towns import (
    KINDS,
    RECORDS,
    TODAY,
    as_csv,
    as_xlsx,
    content_of,
    exported,
    plan_of,
    sheets_of,
    town,
    workbook,
)

_SPREADSHEETS = (
    "=1+1", "=HYPERLINK(\"http://x\")", "+49 2391 55501", "-5", "@SUM(A1)", "'", "''", "'=1",
    "''+49", "'s Lädchen", "'n Abend", "\uff1d1", "24/7", "4-10", "4-", "01067", "1E5", "12.11",
    "3. Mai", "Mai 26", "WAHR", "'wahr", "5 %", "14,90 €", "#NAME?", "a;b", "a,b", "a|b", "_x000D_",
    "x005F_", "_x005F_x000D_", '"', '""', '"a";b', "sep=;"
)  # fmt: skip
TEXTS = st.one_of(st.sampled_from([*_SPREADSHEETS, *HOSTILE]), HOSTILE_TEXTS)


@cache
def _columns() -> tuple[Column, ...]:
    content_of(DEMO_CONTENT)  # declares the types
    return tuple(column for kind in KINDS for column in columns_of(kind, city(), ["fr"]))


@cache
def _cells() -> Cells:
    return Cells(city(), BUSINESSES, TODAY)


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_every_file_of_the_demo_city_stays_as_it_is(form: str) -> None:
    """Exported and imported, nothing would be written: not one byte of any record."""
    content = content_of(DEMO_CONTENT)
    tables = [workbook(content)] if form == "xlsx" else [csv_of(content, k, TODAY) for k in KINDS]
    plans = [plan_of(DEMO_CONTENT, data) for data in tables]
    assert sum(plan.rows for plan in plans) == sum(len(s.records) for s in content.shelves.values())
    assert [plan.slips for plan in plans] == [[] for _ in plans]
    assert all(plan.files == {} for plan in plans)


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_records_made_from_a_table_say_what_the_old_ones_said(tmp_path: Path, form: str) -> None:
    """A town's tables, imported where no record is, give the same tables again."""
    old, new = town(tmp_path / "old"), town(tmp_path / "new")
    for path in RECORDS:
        (new / path).unlink()
    content = content_of(old)
    for kind in KINDS:
        rows = [row[:-1] for row in exported(content, kind)]
        plan = plan_of(new, as_xlsx(rows) if form == "xlsx" else as_csv(rows))
        assert plan.slips == []
        for path, (before, after) in plan.files.items():
            assert before == ""
            (new / path).write_text(after, "utf-8")
    again = content_of(new)
    for kind in KINDS:
        assert csv_of(again, kind, TODAY) == csv_of(content, kind, TODAY)


def test_the_same_records_give_the_same_bytes(tmp_path: Path) -> None:
    """No moment and no order of a set is in a table."""
    content = content_of(town(tmp_path / "town"))
    assert workbook(content) == workbook(content_of(tmp_path / "town"))
    assert csv_of(content, "business", TODAY).startswith(b"\xef\xbb\xbfKennung;Name;")


@given(TEXTS)
@example("'" + "=" * 3)
def test_a_guard_comes_off_exactly(text: str) -> None:
    """Whatever the text: nothing that a spreadsheet would run, and the text itself comes back."""
    for in_text_cells in (False, True):
        for leniently in (False, True):
            assert unguarded(guarded(text, in_text_cells, leniently)) == text
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r", "\uff1d"))


@settings(deadline=None, max_examples=25)
@given(st.data())
def test_random_values_come_back_from_both_formats(data: st.DataObject) -> None:
    """In every column: the cell is the exported one still, or what is read says the same."""
    chosen = data.draw(st.lists(st.sampled_from(_columns()), min_size=1, max_size=8))
    values = [_value(data, column) for column in chosen]
    shown = [_cells().shown(column, value) for column, value in zip(chosen, values, strict=True)]
    lenient = [column.face.sort in ("day", "moment", "number") for column in chosen]
    flags = list(zip(shown, lenient, strict=True))
    written = csv_bytes([["x", *(guarded(text, read_leniently=flag) for text, flag in flags)]])
    [row] = read_csv(written, lambda cells: cells[0] == "x").rows
    assert [unguarded(cell) for cell in row[1]] == ["x", *shown]
    page = Page("Blatt", (["x", *(guarded(text, in_text_cells=True) for text in shown), "x"],))
    [sheet] = read_workbook(workbook_bytes([page]))
    assert [unguarded(cell) for cell in sheet.rows[0][1]] == ["x", *shown, "x"]
    for column, value, text in zip(chosen, values, shown, strict=True):
        if text != KEPT:
            with suppress(Unclear, Refused):  # a wrong value that is left alone
                read = normal(column.name, _cells().read(column, text))
                assert _cells().key(column, read) == _cells().key(column, value)


def _value(data: st.DataObject, column: Column) -> Value:
    likely = [column.face.example, *dict(column.face.options)]
    one = st.one_of(TEXTS, st.sampled_from(likely))
    many = st.lists(one, max_size=3).map(tuple)
    value: Value = data.draw(many) if column.face.many else data.draw(one)
    try:
        return normal(column.name, value)
    except Refused:
        return None


def test_words_for_values_are_unique() -> None:
    """A word in a cell means one value, and no value is another's word."""
    for column in _columns():
        words = words_of(column.own) or dict(column.face.options)
        folded = [word.casefold() for word in words.values()]
        assert len(set(folded)) == len(folded), column.name
        for value, word in words.items():
            assert words.get(word, value) == value or word == value, (column.name, value)
        for word in _cells().words(column):
            assert (
                column.own in ("category", "languages")
                or _cells().shown(column, _cells().read(column, word)) == word
            )


def test_what_does_not_fit_into_a_cell_stays_in_its_file(tmp_path: Path) -> None:
    """A text beyond Excel's 32,767 characters is named in the table, and kept."""
    root = town(tmp_path / "town")
    path = root / "businesses" / "backhaus.md"
    path.write_text(path.read_text("utf-8") + "Mehl. " * 6000, "utf-8")
    content = content_of(root)
    assert KEPT in csv_of(content, "business", TODAY).decode("utf-8-sig")
    for data in (workbook(content), csv_of(content, "business", TODAY)):
        assert sheets_of(content, data)
        assert plan_of(root, data).files == {}
