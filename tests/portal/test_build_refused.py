# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Builds that must not go public: exit 1 and a German sentence, the old site untouched."""

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.building import DEMO_NOW, ROOT, run_verb
from tests.small_town import write_shop, write_town
from tests.test_reproducible import tree


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the content of a town of 30 shops and its built site."""
    folder = tmp_path_factory.mktemp("refused")
    write_town(folder / "content", shops=30)
    done = build(folder)
    assert done.returncode == 0, done.stderr
    return folder


def arguments(folder: Path, cache: Path | None = None) -> list[str]:
    """The arguments of a build of `folder`: content, output and cache lie in it."""
    named = {"content": folder / "content", "output": folder / "output"}
    named["cache"] = cache or folder / "cache"
    options = [part for name, path in named.items() for part in (f"--{name}", str(path))]
    return ["build", *options, "--now", DEMO_NOW]


def build(folder: Path, *more: str) -> subprocess.CompletedProcess[str]:
    return run_verb(*arguments(folder), *more)


def spoil(content: Path, count: int) -> None:
    """Give `count` shops a category that does not exist."""
    for number in range(1, count + 1):
        shop = write_shop(content, number, f"Laden {number}")
        shop.write_text(shop.read_text("utf-8").replace("shop=bakery", "shop=xyz"), "utf-8")


def copy_of(built: Path, folder: Path) -> Path:
    write_town(folder / "content", shops=30)
    (folder / "output").symlink_to(built / "output")
    return folder


def test_a_sound_town_is_published(built: Path) -> None:
    """With --publish a sound site passes the audit, and is the same site as without, but that each
    page has a picture to be shared with, and the week is there as a PDF.
    """
    before = _unshared(built / "output")
    done = build(built, "--publish")
    assert (done.returncode, done.stderr) == (0, "")
    assert _unshared(built / "output") == before


def _unshared(output: Path) -> dict[str, bytes]:
    """The files of a site, without what only a published one has, and what pages say of that."""
    said = re.compile(
        rb'<meta (?:property="og:image|name="twitter:card)[^>]*>|\s*<p><a [^>]*programm\.pdf.*?</p>'
    )
    only = {"teilen.png", "teilen.jpg", "programm.pdf"}
    files = (path for path in output.rglob("*") if path.is_file() and path.name not in only)
    return {path.relative_to(output).as_posix(): said.sub(b"", path.read_bytes()) for path in files}


def test_pelican_is_silent(built: Path) -> None:
    """The verb says one line of its own; Pelican's count of articles is not in it."""
    done = build(built)
    assert "article" not in done.stdout + done.stderr
    assert len(done.stdout.splitlines()) == 1


def test_a_mass_failure_is_not_published(built: Path, tmp_path: Path) -> None:
    """With more than a fifth of the records broken, --publish refuses; a local build shows it."""
    folder = copy_of(built, tmp_path)
    spoil(folder / "content", 10)
    before = tree(built / "output")
    done = build(folder, "--publish")
    assert done.returncode == 1
    assert "10 von 31 Einträgen sind fehlerhaft" in done.stderr
    assert "die alte Seite bleibt" in done.stderr
    assert tree(built / "output") == before
    (folder / "output").unlink()
    assert build(folder).returncode == 3


def test_a_few_broken_records_are_held_back(built: Path, tmp_path: Path) -> None:
    """With some records broken, --publish publishes the others and ends with 3."""
    folder = copy_of(built, tmp_path)
    (folder / "output").unlink()
    spoil(folder / "content", 3)
    done = build(folder, "--publish")
    assert done.returncode == 3
    assert "3 zurückgehalten" in done.stdout


def test_a_fault_of_the_site_is_not_published(built: Path, tmp_path: Path) -> None:
    """With --publish a broken link in an editor's page keeps the old site, and is named."""
    folder = copy_of(built, tmp_path)
    (folder / "content" / "pages").mkdir()
    (folder / "content" / "pages" / "anfahrt.md").write_text(
        "---\nname: Anfahrt\n---\n\n[Parkhaus](../parkhaus/)\n", "utf-8"
    )
    before = tree(built / "output")
    done = build(folder, "--publish")
    assert done.returncode == 1
    assert "anfahrt/index.html" in done.stderr
    assert "[broken-link] »../parkhaus/«" in done.stderr
    assert tree(built / "output") == before


def test_a_text_cannot_stop_the_city(built: Path, tmp_path: Path) -> None:
    """A dead address in a shop's text, and a link to a shop that is held back, are told only."""
    folder = copy_of(built, tmp_path)
    (folder / "output").unlink()
    shop = folder / "content" / "businesses" / "laden-5.md"
    with shop.open("a", encoding="utf-8") as text:
        text.write("\n[Aktion](https://kleinstadt.example/fort/)\n")
    (folder / "content" / "pages").mkdir()
    (folder / "content" / "pages" / "anfahrt.md").write_text(
        "---\nname: Anfahrt\n---\n\n[Laden 1](../betriebe/laden-1/)\n", "utf-8"
    )
    spoil(folder / "content", 1)
    done = build(folder, "--publish")
    assert done.returncode == 3
    assert "betriebe/laden-5/index.html" in done.stderr
    assert "[dead-address] »../betriebe/laden-1/«" in done.stderr


def test_a_full_disk_is_told(built: Path, tmp_path: Path) -> None:
    """Where the system lets no file grow beyond 8 KiB: exit 1, no traceback, the old site."""
    folder = copy_of(built, tmp_path)
    write_shop(folder / "content", 5, "Laden fünf")  # without a change nothing would be written
    before = tree(built / "output")
    limited = (
        "import resource, runpy, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192)); "
        "sys.argv[0] = 'build'; runpy.run_module('plugins.commands', run_name='__main__')"
    )
    done = subprocess.run(
        [sys.executable, "-B", "-c", limited, *arguments(folder, built / "cache")],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    assert "Die Seite konnte nicht geschrieben werden" in done.stderr
    assert "Traceback" not in done.stderr
    assert tree(built / "output") == before


@pytest.mark.parametrize("parent", ["content/city.yaml", "/proc/self"])
def test_an_output_that_cannot_be_made_is_told(built: Path, parent: str) -> None:
    """Where no folder can be made: exit 1 and a German sentence, no traceback."""
    output = str(built / parent / "output")
    done = run_verb(*arguments(built), "--output", output)
    assert done.returncode == 1
    assert "Nichts veröffentlicht" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_second_build_at_the_same_time_is_sent_away(tmp_path: Path) -> None:
    """While a build runs, a second one of the same output ends at once with 75."""
    city = write_town(tmp_path / "content") / "city.yaml"
    city.write_text(f"{city.read_text('utf-8')}plugins: [waiting]\n", "utf-8")
    (tmp_path / "waiting.py").write_text(WAITING, "utf-8")
    environment = {"PYTHONPATH": str(tmp_path), "WAITING": str(tmp_path)}
    with subprocess.Popen(
        [sys.executable, "-m", "plugins.commands", *arguments(tmp_path)],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
    ) as first:
        while not (tmp_path / "begun").exists() and first.poll() is None:
            time.sleep(0.005)
        second = run_verb(*arguments(tmp_path), environment=environment)
        (tmp_path / "end").touch()
    assert second.returncode == 75
    assert "Ein anderer Bau läuft gerade" in second.stderr
    assert first.returncode == 0


#: A city's plugin in which a build stays for as long as we look.
WAITING = """
import os, pathlib, time
def register():
    folder = pathlib.Path(os.environ["WAITING"])
    (folder / "begun").touch()
    while not (folder / "end").exists():
        time.sleep(0.005)
"""
