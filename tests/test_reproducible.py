# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The same content at the same moment gives the same bytes, whatever the machine is like."""

import hashlib
import shutil
from pathlib import Path

from tests.building import DEMO_CONTENT, build_site

# A zone a day ahead, a locale without UTF-8, another order of sets and dicts.
ELSEWHERE = {
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "C",
    "LANG": "C",
    "PYTHONHASHSEED": "4711",
    "PYTHONUTF8": "0",
    "PYTHONCOERCECLOCALE": "0",
    "COLUMNS": "40",
}


def tree(folder: Path) -> dict[str, str]:
    """Return the digest of every file below `folder` by its path."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def copy_backwards(source: Path, target: Path) -> Path:
    """Copy a folder so that its entries are made in reverse order, with today's file times.

    Most file systems list a folder in an order that depends on how it was filled.
    """
    target.mkdir()
    for entry in sorted(source.iterdir(), reverse=True):
        if entry.is_dir():
            copy_backwards(entry, target / entry.name)
        else:
            shutil.copyfile(entry, target / entry.name)
    return target


def test_a_build_elsewhere_gives_the_same_bytes(spoken_site: Path, tmp_path: Path) -> None:
    """Another time zone, locale, hash seed, folder and order of files change no byte."""
    content = copy_backwards(DEMO_CONTENT, tmp_path / "anderswo")
    other = tree(build_site(tmp_path / "build", content, ELSEWHERE))
    here = tree(spoken_site)
    assert len(here) > 100
    assert {name for name in here | other if here.get(name) != other.get(name)} == set()


def test_a_second_build_with_a_warm_cache_gives_the_same_bytes(
    spoken_site: Path, tmp_path: Path
) -> None:
    """What the cache gives back is what was put in, and nothing of an older output stays."""
    shutil.copytree(spoken_site.parent / "cache", tmp_path / "cache")
    older = shutil.copytree(DEMO_CONTENT, tmp_path / "older")
    (older / "pages" / "veraltet.md").write_text("---\nname: Veraltet\n---\n\nAlt.\n", "utf-8")
    with (older / "businesses" / "baeckerei-hoevel.md").open("a", encoding="utf-8") as bakery:
        bakery.write("\nWir suchen eine Aushilfe.\n")
    assert "veraltet/index.html" in tree(build_site(tmp_path, older))
    assert tree(build_site(tmp_path)) == tree(spoken_site)
