# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A build that remembers the last one, in a city with the sample plugin: nothing of it is stale."""

import shutil
from pathlib import Path

import pytest

from tests.building import ROOT
from tests.test_reproducible import tree
from tests.test_sample_plugin import BAKER, BAKERY, HELPER, build, write_city

LIST, PAGE = "stellen/index.html", "stellen/baecker/index.html"
#: What somebody changes: a file of the content and its new text, and a page that shows it.
EDITS = {
    "the business's name": ("businesses/hoevel.yaml", BAKERY.replace("Bäckerei", "Back"), LIST),
    "a slip in the business": ("businesses/hoevel.yaml", BAKERY.replace("bakery", "bakry"), PAGE),
    "the vacancy's text": ("jobs/baecker.md", BAKER.replace("drei Uhr", "vier Uhr"), PAGE),
    "the end of a vacancy": ("jobs/baecker.md", BAKER.replace("2027-01-31", "2026-11-10"), LIST),
    "another vacancy": ("jobs/koch.md", BAKER.replace("Bäckergeselle", "Koch"), PAGE),
}


@pytest.mark.parametrize("what", EDITS)
def test_a_page_of_the_plugin_follows_what_it_looks_up(tmp_path: Path, what: str) -> None:
    """After an edit, a build that remembers the last one gives the bytes of one that does not."""
    content = write_city(tmp_path, {"baecker.md": BAKER, "aushilfe.md": HELPER})
    output, _, _ = build(tmp_path, content, tmp_path / "cache")
    before = tree(output)
    name, text, page = EDITS[what]
    (content / name).write_text(text, "utf-8")
    _, code, printed = build(tmp_path, content, tmp_path / "cache")
    other, other_code, _ = build(tmp_path / "fresh", content, tmp_path / "fresh" / "cache")
    assert code == other_code, printed
    assert tree(output) == tree(other)
    assert tree(output)[page] != before[page]


def test_new_code_of_the_plugin_draws_its_pages_anew(tmp_path: Path) -> None:
    """A module and a template that were edited show in pages whose content nobody touched."""
    content = write_city(tmp_path, {"baecker.md": BAKER})
    code = shutil.copytree(ROOT / "tests" / "sample_plugin", tmp_path / "code")
    environment = {"PYTHONPATH": str(code)}
    output, _, _ = build(tmp_path, content, tmp_path / "cache", environment=environment)
    page = output / "stellen" / "baecker" / "index.html"
    assert "Vollzeit" in page.read_text("utf-8")
    for file, old, new in (
        ("views.py", '"Vollzeit"', '"Volle Stelle"'),
        ("templates/stadtfenster_jobs/job.html", "Bewerbung bis", "Frist für Bewerbungen"),
    ):
        path = code / "stadtfenster_jobs" / file
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
        build(tmp_path, content, tmp_path / "cache", environment=environment)
        assert new.strip('"') in page.read_text("utf-8")
