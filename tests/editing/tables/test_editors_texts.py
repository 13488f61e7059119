# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""News and pages, which the editors write: their fields, their Markdown, and whose list it is."""

from pathlib import Path

import pytest

from tests.editing.tables.towns import as_csv, changed, content_of, exported, plan_of, town


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The town."""
    return town(tmp_path / "town")


def test_a_new_headline_is_one_line(root: Path) -> None:
    """And the comment behind another field stays."""
    rows = changed(exported(content_of(root), "news"), "bruecke", Name="Frei!", Datum="21.11.2026")
    plan = plan_of(root, as_csv(rows))
    [(path, (before, after))] = plan.files.items()
    assert path == "news/bruecke.md"
    old, new = before.splitlines(), after.splitlines()
    assert [(a, b) for a, b in zip(old, new, strict=True) if a != b] == [
        ("name: Die Brücke ist frei", "name: Frei!"),
        ("date: 2026-11-20  # endlich", "date: 2026-11-21  # endlich"),
    ]


def test_a_new_one_is_written_as_its_model_has_it(root: Path) -> None:
    """A list of one's own headings; what only editors may write in Markdown is no mistake."""
    text = '| Tag | Uhr |\n|---|---|\n| Mo | 9 |\n\n<div class="x">[Mehr](/kontakt/)</div>'
    rows = [["Überschrift", "Datum", "Autorin", "Text"], ["Markt zieht um", "5.12.26", "KV", text]]
    plan = plan_of(root, as_csv(rows))
    assert plan.slips == []
    assert plan.files["news/markt-zieht-um.md"] == (
        "",
        f"---\nname: Markt zieht um\ndate: 2026-12-05\nauthor: KV\n---\n{text}\n",
    )


def test_what_a_page_is_made_in_is_said_in_german(root: Path) -> None:
    """»Leichte Sprache«, not a word of the file; nonsense is told with what may stand there."""
    rows = exported(content_of(root), "page")
    assert rows[1][rows[0].index("Gemacht in")] == "Leichte Sprache"
    plan = plan_of(root, as_csv(changed(rows, "leicht", Gemacht_in="Gebärdensprache")))
    assert "made_in: sign_language\n" in plan.files["pages/leicht.md"][1]
    plan = plan_of(root, as_csv(changed(rows, "leicht", Gemacht_in="Plattdeutsch")))
    assert [slip.hint for slip in plan.slips] == ["Erlaubt sind: Leichte Sprache, Gebärdensprache."]


def test_an_english_text_goes_into_its_file(root: Path) -> None:
    """As with businesses."""
    rows = changed(exported(content_of(root), "page"), "leicht", **{"Text_(English)": "Simple."})
    assert plan_of(root, as_csv(rows)).files == {
        "pages/leicht.en.md": ("---\nname: Easy\n---\nThis is easy.\n",
                               "---\nname: Easy\n---\nSimple.\n")
    }  # fmt: skip


def test_what_is_missing_is_told(root: Path) -> None:
    """A piece of news without its day."""
    [slip] = plan_of(root, as_csv([["Überschrift", "Von wem"], ["Neu", "KV"]])).slips
    assert "»Datum«" in slip.message and "Ergänzen Sie die Spalte" in slip.message


@pytest.mark.parametrize(
    ("headings", "folder"),
    [
        (("Titel", "Datum", "Ort"), "events"),
        (("Titel", "Datum", "Beschreibung"), "events"),
        (("Titel", "Datum", "Autorin"), "news"),
        (("Seite", "Inhalt"), "pages"),
    ],
)
def test_whose_list_it_is(root: Path, headings: tuple[str, ...], folder: str) -> None:
    """A list of events with few columns does not become news."""
    cells = {"Datum": "05.12.2026", "Ort": "Am Brunnen"}
    plan = plan_of(root, as_csv([headings, [cells.get(each, "Etwas Neues") for each in headings]]))
    assert plan.slips == []
    assert list(plan.files) == [f"{folder}/etwas-neues.md"]


def test_a_list_that_fits_all_is_asked_about(root: Path) -> None:
    """Names alone tell nothing."""
    [slip] = plan_of(root, as_csv([["Name", "Text"], ["Neu", "Ja"]])).slips
    assert "Neuigkeiten oder Seiten" in slip.message and "news, pages" in slip.hint
