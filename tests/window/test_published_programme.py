# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The week as a PDF beside its page, in a site that is published by who can print."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from plugins.window import week
from tests.building import DEMO_NOW, build_site, run_verb
from tests.small_town import write_town


def published(folder: Path, content: Path, name: str) -> Path:
    """Publish `content` into `folder/name`, with a cache of its own."""
    output = folder / name
    done = run_verb(
        *("build", "--publish", "--content", content, "--output", output),
        *("--cache", folder / f"{name}-cache", "--now", DEMO_NOW),
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return output


def links(output: Path) -> list[str]:
    """Where the page of the week leads for a PDF."""
    page = (output / "veranstaltungen" / "woche" / "index.html").read_text("utf-8")
    soup = BeautifulSoup(page, "html.parser")
    return [str(link["href"]) for link in soup.select('a[type="application/pdf"]')]


def test_the_week_is_a_pdf_of_a_published_site(tmp_path: Path) -> None:
    """Linked and tagged, the same bytes from two builds; an editor's build does not wait for it."""
    assert week.can_print(), "the tests install requirements-pdf.lock and Pango"
    content = write_town(tmp_path / "content")
    first, second = (published(tmp_path, content, name) for name in ("one", "two"))
    assert [link.rpartition("/")[2] for link in links(first)] == ["programm.pdf"]
    made = [site / "veranstaltungen" / "woche" / "programm.pdf" for site in (first, second)]
    assert made[0].read_bytes().startswith(b"%PDF-")
    assert made[0].read_bytes() == made[1].read_bytes()
    plain = build_site(tmp_path, content)
    assert links(plain) == []
    assert not (plain / "veranstaltungen" / "woche" / "programm.pdf").exists()


def test_who_cannot_print_is_not_asked_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither without WeasyPrint nor without the library that it stands on."""
    monkeypatch.setattr(week, "_PANGO", ("libgibtesnicht.so.9",))
    assert not week.can_print()
    monkeypatch.undo()
    monkeypatch.setattr(week, "find_spec", lambda _: None)
    assert not week.can_print()
