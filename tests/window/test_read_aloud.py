# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Our PDF files as a screen reader meets them: language, title, headings, words for drawings, and
the order of it all. ``tests/proofs/proof_pdf_ua.py`` asks veraPDF besides.
"""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from pypdf import PdfReader

from plugins.core.city import City
from plugins.portal.sheets import Paper, pdf_of
from tests.building import DEMO_NOW, run_verb

THEME = Path(__file__).parents[2] / "theme"


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, PdfReader]:
    """Return the programme of a week, and the posters of two businesses."""
    folder = tmp_path_factory.mktemp("printed")
    done = [
        run_verb("programme", "--now", DEMO_NOW, "--output", folder / "programm.pdf"),
        run_verb("poster", "baeckerei-hoevel", "taxi-lenne", "--now", DEMO_NOW, "--output", folder),
    ]
    assert [one.returncode for one in done] == [0, 0], done
    names = {"programme": "programm.pdf", "poster": "aushaenge.pdf"}
    return {kind: PdfReader(folder / name) for kind, name in names.items()}


def parts(reader: PdfReader) -> Iterator[Any]:
    """Every part of the document's structure, in the order in which it is read."""

    def below(part: Any) -> Iterator[Any]:
        found = part.get_object()
        if hasattr(found, "get") and "/S" in found:
            yield found
        children = found.get("/K", []) if hasattr(found, "get") else []
        for child in children if isinstance(children, list) else [children]:
            yield from below(child)

    root: Any = reader.trailer["/Root"]
    yield from below(root["/StructTreeRoot"])


@pytest.mark.parametrize("kind", ["programme", "poster"])
def test_it_says_what_it_is(printed: dict[str, PdfReader], kind: str) -> None:
    """Tagged, German, PDF/UA-1 by its own word; its title is shown, and not the file's name."""
    reader = printed[kind]
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith("de")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    metadata = root["/Metadata"].get_data().decode()
    assert "http://www.aiim.org/pdfua/ns/id/" in metadata
    assert reader.metadata is not None
    assert str(reader.metadata.title) in metadata


@pytest.mark.parametrize("kind", ["programme", "poster"])
def test_each_drawing_has_words(printed: dict[str, PdfReader], kind: str) -> None:
    """The code says where it leads; a drawing beside a name says it, too."""
    words = [str(part.get("/Alt", "")) for part in parts(printed[kind]) if part["/S"] == "/Figure"]
    assert all(words)
    codes = [word for word in words if word.startswith("QR-Code zu lennebrueck.example/")]
    assert len(codes) == {"programme": 1, "poster": 2}[kind]


def test_headings_follow_each_other(printed: dict[str, PdfReader]) -> None:
    """The week, then its days; each business, then its hours."""
    found = {
        kind: [part["/S"] for part in parts(reader) if part["/S"] in ("/H1", "/H2", "/H3")]
        for kind, reader in printed.items()
    }
    assert found["programme"] == ["/H1", *["/H2"] * 7]
    assert found["poster"] == ["/H1", "/H2"] * 2


def test_it_is_read_in_the_order_of_the_week(printed: dict[str, PdfReader]) -> None:
    """Though the days stand in columns."""
    text = " ".join(page.extract_text() for page in printed["programme"].pages)
    days = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
    places = [text.index(day) for day in days]
    assert places == sorted(places)
    assert text.index("Programm der Woche 48") < places[0]


@pytest.mark.parametrize("language", ["de", "en", "tr", "pl"])
def test_no_letter_is_missing(
    tmp_path: Path, language: str, caplog: pytest.LogCaptureFixture
) -> None:
    """In whatever language a sheet is written: one of two font files has each of these letters."""
    city = cast(City, SimpleNamespace(brand_color="#0b5d4e"))
    Paper(THEME, tmp_path / "cache", city).lay_styles("programme.html", tmp_path)
    words = "Café Lüdtke · Straße – «Çarşı» €\xa05,00 Łódź"
    document = (
        f'<html lang="{language}"><head><title>A</title><link rel="stylesheet" href="blatt.css">'
        f"</head><body><h1>{words}</h1><p>{words} <b>{words}</b></p></body></html>"
    )
    pdf_of(document.encode(), tmp_path)
    assert [record.getMessage() for record in caplog.records if "notdef" in record.msg] == []
