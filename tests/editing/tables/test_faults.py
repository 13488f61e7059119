# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Everything that is wrong with a table's contents is told, in its words and at its cells."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.editing.submission import Kind
from plugins.editing.tables.cells import Cells
from plugins.editing.tables.guards import guarded
from plugins.editing.tables.headings import names_of
from plugins.editing.tables.writing import write_all
from tests.editing.rewriting.loaders import HOSTILE_TEXTS
from tests.editing.tables.test_importing import lines_of
from tests.editing.tables.towns import (
    KINDS,
    RECORDS,
    TODAY,
    as_csv,
    as_xlsx,
    changed,
    content_of,
    exported,
    plan_of,
    sentences,
    town,
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A town's content."""
    return town(tmp_path / "content")


def test_all_that_is_wrong_is_told_at_once(root: Path) -> None:
    """Row and column, the sentence of `check` with the table's words, the remedy."""
    rows = [
        ["Kennung", "Name", "Straße und Hausnummer", "Telefon", "Mit dem Rollstuhl", "Nachfolge",
         "Bild", "Eröffnet am", "Art des Betriebs", "Postleitzahl", "E-Mail"],
        ["backhaus", "", "", "23915550", "stufenlo", "kiosx", "backhaus.jpg", "31.02.2026",
         "Bäkerei", "5899", "laden"],
        ["backhaus", "", "", "", "", "", "", "", "", "", ""],
        ["Kiosk am Markt", "", "", "", "", "", "", "", "", "", ""],
        ["", "", "", "02391 1", "", "", "", "", "", "", ""],
        ["", "???", "", "", "", "", "", "", "", "", ""],
        ["backhaux", "Backhaus", "", "", "", "", "", "", "", "", ""],
        ["neu", "Neu", "", "", "", "", "", "", "", "", ""],
    ]  # fmt: skip
    told = sentences(plan_of(root, as_xlsx(rows)))
    for start, part in (
        ("2:4", "fehlt vorn die Null"),
        ("2:5", "»stufenlo« gibt es hier nicht. Meinten Sie »stufenlos«?"),
        ("2:8", "»31.02.2026« gibt es im Kalender nicht."),
        ("3:1", "Diese Zeile und Zeile 2 meinen beide »backhaus«."),
        ("4:1", "»Kiosk am Markt« kann keine Kennung sein"),
        ("5:1", "weder Kennung noch Namen"),
        ("6:1", "Aus »???« wird keine Kennung."),
        ("7:1", "aber »backhaus« mit demselben Namen"),
        (
            "8:9",
            "»Art des Betriebs«: Ein Betrieb braucht das Feld »Art des Betriebs«. Füllen Sie die",
        ),
    ):
        assert any(each.startswith(start) and part in each for each in told), (start, part, told)
    sound = [
        ["Kennung", *rows[0][5:]],
        ["backhaus", "kiosx", "backhaus.jpg", "", "Bäkerei", "589", "laden"],
    ]
    told = sentences(plan_of(root, as_csv(sound)))
    for start, part in (
        ("2:2", "»kiosx« gibt es nicht. Meinten Sie »kiosk«?"),
        ("2:3", "Das Bild »backhaus.jpg« gibt es nicht."),
        ("2:5", "Die Kategorie »Bäkerei« gibt es nicht. Meinten Sie »Bäckerei«"),
        ("2:6", "»589« ist keine Postleitzahl."),
        ("2:7", "»laden« ist keine E-Mail-Adresse."),
    ):
        assert any(each.startswith(start) and part in each for each in told), (start, part, told)
    for path, text in RECORDS.items():
        assert (root / path).read_text("utf-8") == text


def test_a_fault_that_was_there_before_stops_nobody(root: Path) -> None:
    """Who corrects a telephone number need not know why the category is wrong."""
    path = root / "businesses" / "backhaus.md"
    path.write_text(RECORDS["businesses/backhaus.md"].replace("shop=bakery", "shop=bakry"), "utf-8")
    rows = changed(exported(content_of(root)), "backhaus", Telefon="02391 3")
    plan = plan_of(root, as_csv(rows))
    assert plan.slips == []
    assert lines_of(plan, "businesses/backhaus.md")[1] == ['telephone: "02391 3"']


def test_sentences_speak_of_the_table(root: Path) -> None:
    """Not of lines of a file, and with the headings and the words of the table."""
    told = sentences(plan_of(root, as_csv([["Kennung", "Gilt ab"], ["tee", "1.12.2026"]])))
    assert told == [
        "2:1 »Betrieb«: Ein Angebot braucht das Feld »Betrieb«. Ergänzen Sie die Spalte, zum "
        "Beispiel mit »baeckerei-hoevel«.",
        "2:1 »Name«: Ein Angebot braucht das Feld »Name«. Ergänzen Sie die Spalte, zum Beispiel "
        "mit »Stollen vorbestellen«.",
        "2:1 »Gilt bis«: Ein Angebot braucht das Feld »Gilt bis«. Ergänzen Sie die Spalte, zum "
        "Beispiel mit »20.12.2026«.",
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_every_column_can_be_filled(root: Path, kind: Kind) -> None:
    """Its example, as the table shows it, arrives in its field, and no other field is touched."""
    content = content_of(root)
    rows = exported(content, kind)
    names = names_of(content)[kind]
    cells = Cells(content.city, content.shelves["business"].names, TODAY)
    record_id, held = next(iter(content.shelves[kind].records.items()))
    for heading in rows[0][1:-1]:
        column = names.columns[names.find(heading) or ""]
        options = [value for value, _ in column.face.options]
        value = column.face.example or (options[-1] if options else "Ein Text.")
        shown = cells.shown(column, value)
        plan = plan_of(root, as_csv([["Kennung", heading], [record_id, shown]]), kind)
        for touched in plan.touched:
            assert [change.heading for change in touched.changes] == [heading]
        if cells.key(column, held.said.get(column.name)) != cells.key(column, value):
            assert [change.after for t in plan.touched for change in t.changes] == [shown], heading


@settings(deadline=None, max_examples=12)
@given(st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 60), HOSTILE_TEXTS), min_size=1))
def test_any_text_in_any_cell_is_an_answer(typed: list[tuple[Kind, int, str]]) -> None:
    """It is refused with a sentence, or what is written says it and nothing else."""
    with tempfile.TemporaryDirectory() as folder:
        content = content_of(town(Path(folder)))
        kind = typed[0][0]
        rows = exported(content, kind)
        for _, column, text in typed:
            rows[1][1 + column % (len(rows[0]) - 2)] = guarded(text)
        plan = plan_of(content.root, as_csv(rows), kind)
        if plan.slips:
            assert all(slip.message and slip.row == 2 for slip in plan.slips)
            return
        write_all(content.root, plan.files)
        again = plan_of(content.root, as_csv([row[:-1] for row in rows]), kind)
        assert (again.slips, again.files) == ([], {})
