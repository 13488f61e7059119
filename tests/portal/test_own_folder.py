# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Files that somebody deleted from the output come back; a folder of other work is left alone."""

import shutil
from pathlib import Path

import pytest

from plugins.portal.output import ForeignFolder, Output
from tests.building import build_site
from tests.small_town import write_town

#: What is deleted: each of the files by which a site is recognised at a glance, and all of them.
DELETED = (
    ("index.html",),
    ("404.html",),
    ("robots.txt",),
    ("index.html", "404.html", "robots.txt"),
)


def test_deleted_files_come_back(tmp_path: Path) -> None:
    """Whichever they are, the next build makes the site whole again."""
    content = write_town(tmp_path / "content")
    output = build_site(tmp_path, content)
    whole = {p: p.read_bytes() for p in output.rglob("*") if p.is_file()}
    for names in DELETED:
        for name in names:
            (output / name).unlink()
        build_site(tmp_path, content)
        assert {p: p.read_bytes() for p in output.rglob("*") if p.is_file()} == whole, names
    shutil.rmtree(output / "assets")
    build_site(tmp_path, content)
    assert {p: p.read_bytes() for p in output.rglob("*") if p.is_file()} == whole


@pytest.mark.parametrize(
    "names",
    [
        ("index.html", "steuer.ods"),
        ("assets/stil-0a1b2c3d.css", "steuer.ods"),
        ("assets/stil.css", "assets/fenster.js"),
        ("assets/stil-0a1b2c3d.css", "assets/fenster-0a1b2c3d.js", ".git/HEAD"),
        ("index.html", "404.html", "robots.txt", ".git/HEAD"),
    ],
)
def test_a_folder_of_other_work_is_left_alone(names: tuple[str, ...], tmp_path: Path) -> None:
    """Also one that looks a little like a site, or is under version control."""
    folder = tmp_path / "output"
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, "utf-8")
    with pytest.raises(ForeignFolder):
        Output(folder)
    assert all((folder / name).read_text("utf-8") == name for name in names)
