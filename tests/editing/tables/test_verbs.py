# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The verbs as a city uses them, and what is on the disk afterwards."""

import os
from pathlib import Path

import pytest

from plugins.commands import export, import_tables, tables
from plugins.editing.tables.writing import Changed, write_all
from tests.building import run_verb
from tests.editing.tables.towns import RECORDS, as_csv, town

CHANGE = as_csv([["Kennung", "Telefon"], ["kiosk", "02391 4711"], ["backhaus", "02391 4712"]])


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A town's content below the current folder; workbooks need not be installed."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(tables, "prepare", lambda form: None)
    return town(tmp_path / "content")


def files_of(root: Path) -> dict[str, str]:
    """Every file below a folder."""
    return {
        str(path.relative_to(root)): path.read_text("utf-8")
        for path in root.rglob("*")
        if path.is_file()
    }


def test_a_table_goes_out_and_comes_back(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A table for each kind, or a workbook; imported they change nothing, and say so."""
    before = files_of(root)
    assert export.run(["csv"]) == 0
    assert export.run(["xlsx"]) == 0
    assert export.run(["xlsx", "offers"]) == 0
    written = capsys.readouterr().out.split()
    names = [
        "betriebe.csv",
        "angebote.csv",
        "veranstaltungen.csv",
        "neuigkeiten.csv",
        "seiten.csv",
        "tabellen.xlsx",
        "angebote.xlsx",
    ]
    assert written == names
    for name in names:
        assert import_tables.run([name.rpartition(".")[2], name]) == 0
        assert capsys.readouterr().out.startswith("Geändert: 0, neu: 0, unverändert: ")
    assert files_of(root) == before


def test_a_table_is_not_overwritten(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It may be what somebody has worked on all day."""
    assert export.run(["csv", "businesses", "--to", "meine.csv"]) == 0
    Path("meine.csv").write_text("meine Arbeit")
    assert export.run(["csv", "businesses", "--to", "meine.csv"]) == 1
    assert "»meine.csv« gibt es schon" in capsys.readouterr().err
    assert Path("meine.csv").read_text() == "meine Arbeit"
    assert export.run(["csv", "businesses", "--to", "meine.csv", "--overwrite"]) == 0
    assert export.run(["csv", "--to", "alle.csv"]) == 1
    assert "hat nur eine Art Platz" in capsys.readouterr().err


def test_what_cannot_be_read_is_named(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The others are in the table; its row is told when somebody adds it."""
    (root / "businesses" / "kaputt.md").write_text("---\nname: [\n---\n")
    assert export.run(["csv", "businesses"]) == 3
    assert "kaputt.md fehlt in der Tabelle" in capsys.readouterr().err
    Path("neu.csv").write_bytes(as_csv([["Kennung", "Telefon"], ["kaputt", "02391 1"]]))
    assert import_tables.run(["csv", "neu.csv", "businesses"]) == 1
    assert "die Datei lässt sich nicht lesen" in capsys.readouterr().err


def test_a_dry_run_only_tells(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In the words of the table, with what was there before."""
    Path("neu.csv").write_bytes(CHANGE)
    before = files_of(root)
    assert import_tables.run(["csv", "neu.csv", "--dry-run"]) == 0
    assert capsys.readouterr().out == (
        "kiosk\n  Telefon: »02391 4711«\n"
        "backhaus\n  Telefon: »+49 2391 55501« → »02391 4712«\n"
        "Es würden geändert: 2, neu: 0, unverändert: 0.\n"
    )
    assert files_of(root) == before
    assert import_tables.run(["csv", "neu.csv"]) == 0
    changed = {path for path, text in files_of(root).items() if text != before[path]}
    assert changed == {"businesses/kiosk.yaml", "businesses/backhaus.md"}


def test_one_wrong_cell_and_nothing_is_written(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With file, row and column, and exit code 1."""
    before = files_of(root)
    rows = [["Kennung", "Telefon"], ["kiosk", "02391 4711"], ["backhaus", "4711"]]
    Path("neu.csv").write_bytes(as_csv(rows))
    assert import_tables.run(["csv", "neu.csv"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("neu.csv:3:2: Fehler\n  Zelle B3: »Telefon«: »4711« ist keine Tele")
    assert told.err.endswith("1 Fehler. Es wurde nichts geschrieben.\n")
    assert files_of(root) == before


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["csv", "fehlt.csv"], "»fehlt.csv« lässt sich nicht lesen"),
        (["xlsx", "neu.csv"], "neu.csv: Fehler\n  Das ist keine Excel-Arbeitsmappe."),
        (["csv", "neu.csv", "--content", "fehlt"], "Den Ordner »fehlt« gibt es nicht."),
        (["csv", "neu.csv", "--content", "."], "fehlt die Datei city.yaml"),
    ],
)
def test_what_cannot_be_done_is_a_sentence(
    root: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], says: str
) -> None:
    """No traceback for a wrong path or a wrong format."""
    Path("neu.csv").write_bytes(CHANGE)
    assert import_tables.run(arguments) == 1
    assert says in capsys.readouterr().err


def test_the_verbs_are_verbs(tmp_path: Path) -> None:
    """By the names that people type, in a process of their own."""
    content = town(tmp_path / "content")
    table = tmp_path / "t.csv"
    done = run_verb("export", "csv", "events", "--content", content, "--to", table)
    assert (done.returncode, done.stderr) == (0, "")
    done = run_verb("import", "csv", table, "--content", content)
    assert (done.returncode, done.stdout) == (0, "Geändert: 0, neu: 0, unverändert: 1.\n")


def test_a_disk_that_fails_in_the_middle_leaves_all_as_it_was(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first file is put back, the new one is taken away, no half file stays."""
    before = files_of(root)
    files = {path: (text, text + "\n") for path, text in RECORDS.items()}
    files["businesses/neu.md"] = "", "---\nname: Neu\n---\n"
    replace, calls = os.replace, []

    def failing(source: Path, target: Path) -> None:
        calls.append(target)
        if len(calls) == 4:
            raise OSError(28, "No space left on device", str(target))
        replace(source, target)

    monkeypatch.setattr(os, "replace", failing)
    with pytest.raises(OSError, match="No space"):
        write_all(root, files)
    assert len(calls) == 4
    assert files_of(root) == before


def test_what_others_wrote_meanwhile_is_not_overwritten(root: Path, tmp_path: Path) -> None:
    """Nor is anything written through a link."""
    before = files_of(root)
    with pytest.raises(Changed, match="inzwischen geändert"):
        write_all(root, {"businesses/kiosk.yaml": ("name: alt\n", "name: neu\n")})
    (tmp_path / "aussen").mkdir()
    (root / "wege").symlink_to(tmp_path / "aussen")
    with pytest.raises(Changed, match="Verknüpfung"):
        write_all(root, {"wege/neu.md": ("", "---\nname: Neu\n---\n")})
    (root / "wege").unlink()
    assert files_of(root) == before
    assert list((tmp_path / "aussen").iterdir()) == []
