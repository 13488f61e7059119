# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Tables as they come: wrong encodings, what spreadsheets do to values, damaged and evil files."""

import io
import random
import time
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from plugins.editing.tables.sheets import MOST_COLUMNS, MOST_ROWS, Slip, Unfit, told
from tests.editing.tables.towns import (
    as_csv,
    as_xlsx,
    content_of,
    exported,
    plan_of,
    saved,
    sentences,
    town,
)

HEAD = ["Kennung", "Name", "Straße und Hausnummer", "Öffnungszeiten"]
_NIGHT = datetime.fromisoformat("2026-07-24T00:00")
_MORNING = datetime.fromisoformat("2026-12-04T09:00")
ROW = ["kiosk", "Kiosk", "Müllerstraße 7", "Mo-Fr 9-18 Uhr"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A town's content."""
    return town(tmp_path / "content")


def refused(root: Path, data: bytes) -> str:
    """Why a file is no table."""
    with pytest.raises(Unfit) as unfit:
        plan_of(root, data)
    return f"{unfit.value.slip.row}: {unfit.value.slip.message} {unfit.value.slip.hint}"


@pytest.mark.parametrize(
    ("encoding", "delimiter"),
    [
        *(
            ("utf-8", ";"),
            ("utf-8", ","),
            ("utf-8-sig", "\t"),
            ("utf-16", "\t"),
            ("utf-16-le", ";"),
        ),
        *(("utf-16-be", ","), ("cp1252", ";"), ("cp1252", ","), ("mac_roman", ";")),
    ],
)
def test_every_encoding_and_delimiter_is_read(root: Path, encoding: str, delimiter: str) -> None:
    """As Excel on Windows and on a Mac, LibreOffice and Numbers save it."""
    text = "".join(f"{delimiter.join(line)}\r\n" for line in (HEAD, ROW))
    plan = plan_of(root, text.encode(encoding))
    assert plan.slips == []
    assert "street_address: Müllerstraße 7\n" in plan.files["businesses/kiosk.yaml"][1]
    assert bool(plan.notes) == (encoding in ("cp1252", "mac_roman"))


def test_what_windows_1252_cannot_hold_is_not_lost(root: Path) -> None:
    """Excel's plain CSV makes »?« of »ş«: an untouched cell stays as the record has it."""
    path = root / "businesses" / "kiosk.yaml"
    path.write_text(path.read_text("utf-8").replace("name: Kiosk", "name: Köşk"), "utf-8")
    rows = exported(content_of(root))
    text = "\r\n".join([";".join(f'"{cell}"' for cell in row) for row in rows])
    plan = plan_of(root, text.encode("cp1252", "replace"))
    assert (plan.slips, plan.files) == ([], {})


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b'Kennung;Name\nkiosk;"offen\n', "2: Ab hier passen die Anf"),
        (b'Kennung;Name\nkiosk;"a"b\n', "2: Ab hier passen die Anf"),
        ("Kennung;Name\nx;MÃ¼ller".encode(), "2: In der Datei sind Umlaute verloren"),
        ("Kennung;Name\nx;M\ufffdller".encode(), "2: In der Datei sind Umlaute verloren"),
        (b"\xff\xfeK", "0: Die Datei ist besch"),
        (b"PK\x03\x04 no zip", "0: Die Arbeitsmappe ist besch"),
        (b"\xd0\xcf\x11\xe0" + b"x" * 600, "alte"),
        (b"Kennung;Name\n" + b";" * 600 + b"x", f"mehr als {MOST_COLUMNS} Spalten"),
        (b"Kennung;Name\n" + b"a;b\n" * (MOST_ROWS + 1), f"mehr als {MOST_ROWS} Zeilen"),
        (b'Kennung;Name\nx;"' + b"a" * 600_000 + b'"', "2: Eine Zelle ist gr"),
        (b"Kennung;Name\n" + b"a" * 20_000_001, "20 MB"),
    ],
)
def test_a_file_that_is_no_table_is_refused(root: Path, data: bytes, says: str) -> None:
    """With the row, as far as it is known."""
    if data.startswith(b"\xd0"):
        says = "Das ist eine Arbeitsmappe"
    assert says in refused(root, data)


@pytest.mark.parametrize(
    ("head", "says"),
    [
        (["Kennung", "Telephon"], "1:2 Eine Spalte »Telephon« kennt das Portal nicht. Meinten Sie"),
        (["Kennung", "Straße", "Hausnr."], "1:3 »Hausnr.« hat keine eigene Spalte"),
        (["Kennung", "Telefon", "telephone"], "1:3 Die Spalte »Telefon« steht zweimal da."),
        (["Kennung", "Telefon", ""], "2:3 Hier steht etwas in einer Spalte ohne Überschrift."),
        (["eins", "zwei"], "1: Hier ist keine Tabelle"),
        (["Name", "Bild", "Text"], "1: An den Überschriften ist nicht zu erkennen"),
    ],
)
def test_headings_are_told(root: Path, head: list[str], says: str) -> None:
    """Near misses are asked about; nothing is taken for something else silently."""
    plan = plan_of(root, as_csv([head, ["kiosk", "02391 1", "x"]]))
    assert any(each.replace(":0 ", ": ").startswith(says) for each in sentences(plan)), plan.slips


def test_titles_blank_rows_and_own_columns_do_not_matter(root: Path) -> None:
    """Headings may stand below a title; what a city notes for itself is left alone."""
    rows = [["Gewerbeliste 2026"], [], ["Nr", " kennung ", "TELEFON:", "Zuständig"], []]
    plan = plan_of(root, as_csv([*rows, ["1", "kiosk", "02391 4711", "Frau Yıldız"], ["", "", ""]]))
    assert plan.slips == []
    assert "telephone: 02391 4711" in plan.files["businesses/kiosk.yaml"][1]
    assert plan.notes == [
        "Spalten, die das Portal nicht kennt, bleiben unbeachtet: »Nr«, »Zuständig«."
    ]


def test_the_kind_can_be_said(root: Path) -> None:
    """Where the headings leave it open."""
    rows = as_csv([["Name", "Text"], ["Stollen", "Mit Rosinen."]])
    assert "Schreiben Sie es hinter den Namen der Datei" in sentences(plan_of(root, rows))[0]
    assert sorted(plan_of(root, rows, "offer").files) == ["offers/stollen.md"]
    ids = as_csv([["Kennung", "Text"], ["stollen", "Mit Rosinen."]])
    assert sorted(plan_of(root, ids).files) == ["offers/stollen.md"]


def test_what_a_spreadsheet_makes_of_values_is_understood(root: Path) -> None:
    """Dates and numbers in cells of their own kinds, as somebody types them in Excel."""
    rows: list[list[object]] = [
        ["Kennung", "Name", "Beginn", "Ende", "Eintritt", "Fällt aus am"],
        ["markt", "", _MORNING, 46360.5, 8.5, "25.12.2026 08:00"],
        ["lesung", "Lesung", _NIGHT.replace(day=6, month=12), "6.12.26", 0, None],
    ]
    plan = plan_of(root, as_xlsx(rows))
    assert plan.slips == []
    market, reading = plan.files["events/markt.md"][1], plan.files["events/lesung.md"][1]
    assert "start_date: 2026-12-04T09:00\nend_date: 2026-12-04T12:00\n" in market
    assert 'price: "8.50"' in market
    assert "exdate: [2026-12-25T08:00]" in market
    assert "start_date: 2026-12-06\nend_date: 2026-12-06\n" in reading
    business: list[list[object]] = [
        ["Kennung", "Postleitzahl", "Geografische Breite"],
        ["kiosk", 1067, 51.25],
    ]
    plan = plan_of(root, as_xlsx(business))
    assert plan.slips == []
    assert 'postal_code: "01067"' in plan.files["businesses/kiosk.yaml"][1]
    assert "latitude: 51.25" in plan.files["businesses/kiosk.yaml"][1]


@pytest.mark.parametrize(
    ("heading", "cell", "says"),
    [
        ("Öffnungszeiten", _NIGHT, "hat daraus ein Datum gemacht. Schreiben Sie"),
        ("Öffnungszeiten", "24. Jul", "hat daraus ein Datum gemacht"),
        ("Name", _NIGHT, "hat daraus ein Datum gemacht"),
        ("Telefon", 23915550123, "fehlt vorn die Null"),
        ("Telefon", "4,92392E+11", "hat die Nummer gerundet"),
        ("Zuletzt bestätigt am", "11/02/26", "auf Englisch geschrieben"),
        ("Eröffnet am", "1.4.96", "das Jahrhundert unklar"),
        ("Name", "#BEZUG!", "eine Fehlermeldung der Tabelle"),
        ("Name", "#N/A", "eine Fehlermeldung der Tabelle"),
        ("Name", "a\x07b".replace("\x07", "\u2066"), "Zeichen"),
        ("Name", "=1+1", "eine Formel, aber kein Ergebnis"),
    ],
)
def test_what_a_spreadsheet_spoilt_is_told(
    root: Path, heading: str, cell: object, says: str
) -> None:
    """Never guessed: the sentence says what happened and what to type."""
    [slip] = sentences(
        plan_of(root, as_xlsx([["Kennung", heading, "E-Mail"], ["kiosk", cell, ""]]))
    )
    assert slip.startswith(f"2:2 »{heading}«: ")
    assert says in slip


def test_formulas_are_never_computed(root: Path) -> None:
    """Their last result counts, as the program that saved it left it, and a note says so."""
    data = as_xlsx([["Kennung", "Name", "Ort"], ["kiosk", '="Ki"&"osk 2"', ""]])
    cached = b'<f>"Ki"&amp;"osk 2"</f><v>Kiosk 2</v>'
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(written, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                assert b'<f>"Ki"&amp;"osk 2"</f><v' in content
                content = content.replace(b'<f>"Ki"&amp;"osk 2"</f><v />', cached).replace(
                    b'<f>"Ki"&amp;"osk 2"</f><v></v>', cached
                )
                content = content.replace(b'<f>"Ki"&amp;"osk 2"</f><v/>', cached)
                content = content.replace(b'<c r="B2">', b'<c r="B2" t="str">')
            new.writestr(name, content)
        new.writestr("xl/vbaProject.bin", b"Sub Auto_Open()")
    plan = plan_of(root, written.getvalue())
    assert plan.slips == []
    assert "name: Kiosk 2" in plan.files["businesses/kiosk.yaml"][1]
    assert plan.notes[0].startswith("Die Arbeitsmappe hat Makros. Sie werden nicht")
    assert plan.notes[1].startswith("Zellen mit Formeln: 1. Gerechnet wird hier nicht")


def test_merged_cells_are_told(root: Path) -> None:
    """Only a title above the table may be merged."""
    book = load_workbook(
        io.BytesIO(as_xlsx([["Liste"], HEAD, ROW, ["", "", "", ""], ["backhaus", "", "", ""]]))
    )
    assert book.active is not None
    book.active.merge_cells("A1:C1")
    assert plan_of(root, saved(book)).slips == []
    book.active.merge_cells("D3:D5")
    [slip] = sentences(plan_of(root, saved(book)))
    assert slip.startswith("3:4 Hier sind Zellen verbunden, bis D5")


def test_a_bomb_is_not_unpacked(root: Path) -> None:
    """Sizes are looked at before, entities are not expanded, missing rows cost little."""
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(4):
            archive.writestr(f"xl/worksheets/sheet{number}.xml", b" " * 40_000_000)
    assert "größer als 150 MB" in refused(root, bomb.getvalue())
    entities = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><worksheet>&a;</worksheet>'
    assert "beschädigt" in refused(root, _with(as_xlsx([HEAD, ROW]), "sheet1.xml", entities))
    far = as_xlsx([HEAD, ROW])
    sheet = _read(far, "sheet1.xml").replace(b"</sheetData>", b"%s</sheetData>")
    row = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
    began = time.monotonic()
    assert plan_of(root, _with(far, "sheet1.xml", sheet % row)).slips == []
    beyond = row.replace(b"1048576", b"99999999999")
    assert "mehr Zeilen" in refused(root, _with(far, "sheet1.xml", sheet % beyond))
    assert time.monotonic() - began < 30


def test_damaged_workbooks_are_answers(root: Path) -> None:
    """Whatever bytes are other: a table, or a sentence; never a traceback."""
    whole = as_xlsx([HEAD, ROW])
    chance = random.Random(5)
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(chance.randrange(1, 6)):
            data[chance.randrange(4, len(data))] = chance.randrange(256)
        cut = chance.choice([len(data), chance.randrange(len(data))])
        try:
            plan_of(root, bytes(data[:cut]).ljust(4, b"x"))
        except Unfit as unfit:
            assert unfit.slip.message


def test_a_long_list_of_faults_stays_readable() -> None:
    """Five of a column, and how many more there are."""
    slips = [Slip(row, 2, "falsch", sheet="Betriebe") for row in range(2, 202)]
    text = told("tabelle.xlsx", [Slip(9, 3, "auch", "so"), *slips])
    assert text.count("falsch") == 5
    assert "tabelle.xlsx:9:3: Fehler\n  Zelle C9: auch\n  so\n" in text
    assert "Blatt »Betriebe«, Spalte B: noch 195 Zellen mit Fehlern." in text


def _read(workbook: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        return archive.read(f"xl/worksheets/{name}")


def _with(workbook: bytes, name: str, content: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as old, zipfile.ZipFile(written, "w") as new:
        for part in old.namelist():
            new.writestr(part, content if part.endswith(name) else old.read(part))
    return written.getvalue()


def test_an_old_workbook_says_what_to_do(root: Path) -> None:
    """LibreOffice's own format, and a workbook that has no sheet of ours."""
    ods = io.BytesIO()
    with zipfile.ZipFile(ods, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "<a/>")
    assert "Tabelle von LibreOffice (.ods)" in refused(root, ods.getvalue())
    assert "keine Tabelle" in sentences(plan_of(root, saved(Workbook())))[0]
