# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a changed table changes, and what it must not."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from plugins.editing.tables.columns import BASE_HEADING
from plugins.editing.tables.importing import Plan
from tests.editing.tables.towns import (
    as_csv,
    changed,
    content_of,
    exported,
    plan_of,
    saved,
    sentences,
    town,
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A town's content."""
    return town(tmp_path / "content")


def lines_of(plan: Plan, path: str) -> tuple[list[str], list[str]]:
    """The lines of a file that go, and those that come."""
    before, after = (text.split("\n") for text in plan.files[path])
    return [x for x in before if x not in after], [x for x in after if x not in before]


def test_a_changed_cell_is_a_changed_line(root: Path) -> None:
    """Quotes and comments stay; German words are written as the files have them."""
    rows = changed(
        exported(content_of(root)),
        "backhaus",
        Telefon="02391 55502",
        Öffnungszeiten="Di-Fr 7-18 Uhr; Feiertage geschlossen",
        Art_des_Betriebs="Café",
        Bezahlen="bar, Girocard, kontaktlos",
        Plätze_draußen="ja",
        Zuletzt_bestätigt_am="28.11.26",
    )
    plan = plan_of(root, as_csv(rows))
    assert plan.slips == []
    assert list(plan.files) == ["businesses/backhaus.md"]
    assert lines_of(plan, "businesses/backhaus.md")[1] == [
        "category: amenity=cafe          # seit 1974",
        'telephone: "02391 55502"',
        "opening_hours: 'Tu-Fr 07:00-18:00; PH off'",
        "payment: [cash, girocard, contactless]",
        'outdoor_seating: "yes"',
        "verified: 2026-11-28",
    ]


def test_translations_go_where_they_are(root: Path) -> None:
    """A field in its own file or in the language's, a new text into a new file."""
    rows = changed(
        exported(content_of(root)),
        "backhaus",
        **{
            "Name_(English)": "The bakehouse",
            "Suchwörter_(English)": "bread, cake",
            "Text_(English)": "Bread.",
        },
    )
    plan = plan_of(root, as_csv(changed(rows, "kiosk", **{"Text_(English)": "Papers."})))
    assert plan.slips == []
    assert lines_of(plan, "businesses/backhaus.md") == (["name_en: Bakehouse"], [])
    assert plan.files["businesses/backhaus.en.md"][1] == (
        "---\nname: The bakehouse\nkeywords: [bread, cake]\n---\nBread.\n"
    )
    assert plan.files["businesses/kiosk.en.md"] == ("", "---\n---\nPapers.\n")


def test_rows_and_columns_that_are_missing_change_nothing(root: Path) -> None:
    """A table of two columns and one row is enough."""
    plan = plan_of(root, as_csv([["Kennung", "Telefon"], ["kiosk", "02391 4711"]]))
    assert plan.slips == []
    assert {path: lines_of(plan, path) for path in plan.files} == {
        "businesses/kiosk.yaml": ([], ["telephone: 02391 4711"])
    }


def test_an_empty_cell_takes_away_only_when_asked(root: Path) -> None:
    """And then only where something stood when the table was made."""
    rows = changed(exported(content_of(root)), "backhaus", Telefon="", Suchwörter="")
    plan = plan_of(root, as_csv(rows))
    assert (plan.files, plan.left) == ({}, 2)
    backhaus = root / "businesses" / "backhaus.md"
    text = backhaus.read_text("utf-8").replace("street", "email: a@b.example\nstreet", 1)
    backhaus.write_text(text, "utf-8")  # somebody else, meanwhile
    plan = plan_of(root, as_csv(rows), remove_empty=True)
    assert plan.slips == []
    assert lines_of(plan, "businesses/backhaus.md") == (
        ['telephone: "+49 2391 55501"', 'keywords: ["Kaffee, Kuchen"]'],
        [],
    )


def test_a_field_that_must_be_there_cannot_be_emptied(root: Path) -> None:
    """Nothing is written, and the cell is named."""
    rows = changed(exported(content_of(root)), "kiosk", Name="")
    plan = plan_of(root, as_csv(rows), remove_empty=True)
    [slip] = sentences(plan)
    assert slip.startswith("3:2 »Name«: Ein Betrieb braucht das Feld »Name«.")


def test_a_new_row_is_a_new_file(root: Path) -> None:
    """With an id from its name, or its own; what it says is in the model's order."""
    rows = [
        ["Text", "Telefon", "PLZ", "Name", "Kategorie", "Straße", "Öffnungszeiten", "Kennung"],
        ["Rosen", "02391 4711", "1067", "Blumen Özdemir", "Blumenladen", "Markt 3", "Di-Sa 9-18"],
        ["", "", "", "Anderes", "Kiosk", "Markt 4", "rund um die Uhr", "zweiter-kiosk"],
    ]  # fmt: skip
    plan = plan_of(root, as_csv(rows))
    assert plan.slips == []
    assert plan.files == {
        "businesses/blumen-oezdemir.md": (
            "",
            "---\nname: Blumen Özdemir\ncategory: shop=florist\nstreet_address: Markt 3\n"
            'postal_code: "01067"\ntelephone: 02391 4711\nopening_hours: Tu-Sa 09:00-18:00\n'
            "---\nRosen\n",
        ),
        "businesses/zweiter-kiosk.md": (
            "",
            "---\nname: Anderes\ncategory: shop=kiosk\nstreet_address: Markt 4\n"
            "opening_hours: 24/7\n---\n",
        ),
    }


def test_a_list_without_ids_finds_its_records_again(root: Path) -> None:
    """By the name, if the address is not another one's."""
    head = ["Name", "Straße und Hausnummer", "Telefon"]
    plan = plan_of(
        root, as_csv([head, ["Kiosk", "Markt 2", "02391 1"], ["Backhaus", "", "02391 2"]])
    )
    assert sorted(plan.files) == ["businesses/backhaus.md", "businesses/kiosk.yaml"]
    [slip] = sentences(plan_of(root, as_csv([head, ["Kiosk", "Markt 9", "02391 1"]])))
    assert "»kiosk« gibt es schon, mit anderem Wert bei »Straße und Hausnummer«" in slip
    assert "»kiosk-2«" in slip


def test_new_businesses_can_be_named_in_the_same_workbook(root: Path) -> None:
    """Offers and events are judged when all businesses are known; names are understood."""
    book = Workbook()
    first = book.active
    assert first is not None
    first.title = "Betriebe"
    sheets: dict[str, list[list[object]]] = {
        "Betriebe": [["Name", "Art des Betriebs", "Straße"], ["Hof", "Café", "Markt 5"]],
        "Angebote": [
            ["Name", "Betrieb", "Gilt ab", "Gilt bis", "Preis"],
            ["Tee", "hof", "1.12.2026", "2026-12-24", 2.5],
            ["Brot", "Backhaus", "1.12.2026", "24.12.2026", "3 €"],
        ],
        "Notizen": [["nur für mich"]],
    }
    for title, rows in sheets.items():
        sheet = first if title == "Betriebe" else book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    plan = plan_of(root, saved(book))
    assert plan.slips == []
    assert 'price: "2.50"' in plan.files["offers/tee.md"][1]
    assert "business: backhaus" in plan.files["offers/brot.md"][1]
    assert plan.notes == ["Das Blatt »Notizen« hat keine Überschrift, die das Portal kennt."]


def test_what_was_changed_meanwhile_is_not_overwritten(root: Path) -> None:
    """An untouched cell changes nothing, a cell that two changed is told, its base decides."""
    rows = changed(exported(content_of(root)), "backhaus", Telefon="02391 3")
    backhaus = root / "businesses" / "backhaus.md"
    text = backhaus.read_text("utf-8")
    backhaus.write_text(text.replace("Mo-Fr 06:30", "Mo-Fr 07:30"), "utf-8")
    plan = plan_of(root, as_csv(rows))
    assert lines_of(plan, "businesses/backhaus.md")[1] == ['telephone: "02391 3"']
    backhaus.write_text(text.replace("55501", "66601"), "utf-8")
    [slip] = sentences(plan_of(root, as_csv(rows)))
    assert "»Telefon«: Das hat seit dem Export auch jemand anderes geändert" in slip
    assert "+49 2391 66601" in slip
    plan = plan_of(root, as_csv(changed(rows, "backhaus", **{BASE_HEADING.replace(" ", "_"): ""})))
    assert plan.slips == []
    assert lines_of(plan, "businesses/backhaus.md")[1] == ['telephone: "02391 3"']


def test_columns_that_were_sorted_alone_are_noticed(root: Path) -> None:
    """Ids against other rows' cells: the worst that a spreadsheet can do, and all look sound."""
    head, first, second = exported(content_of(root))
    first[0], second[0] = second[0], first[0]
    plan = plan_of(root, as_csv([head, first, second]))
    assert plan.files == {}
    assert all("Wurde eine Spalte für sich sortiert" in slip for slip in sentences(plan))
    assert len(plan.slips) == 2


def test_ids_are_for_ever(root: Path) -> None:
    """A changed id is told; a copied row with another id is a new record; a gone one stays gone."""
    head, first, second = exported(content_of(root))
    [slip] = sentences(plan_of(root, as_csv([head, ["backstube", *first[1:]]])))
    assert "Die Kennung dieser Zeile war beim Export eine andere als »backstube«" in slip
    plan = plan_of(root, as_csv([head, first, ["filiale", *first[1:]]]))
    assert plan.slips == []
    assert [(each.id, each.is_new) for each in plan.touched] == [("filiale", True)]
    (root / "businesses" / "kiosk.yaml").unlink()
    [slip] = sentences(plan_of(root, as_csv([head, second])))
    assert "»kiosk« gab es beim Export, jetzt nicht mehr" in slip
