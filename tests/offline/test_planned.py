# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The worker's version, the manifest, and what `serve` answers in the worker's place."""

import json
from datetime import datetime
from pathlib import Path

from plugins import offline
from plugins.commands.serving import host
from plugins.core import pipeline
from plugins.features import activate
from tests.small_town import write_shop, write_town

MONDAY, TUESDAY = map(datetime.fromisoformat, ("2026-11-23T10:00", "2026-11-24T10:00"))


def version(content: Path, moment: datetime) -> str:
    """The version with which the worker is planned."""
    activate()
    planning = pipeline.run(content, moment).planning
    assert planning
    return offline.version_of(planning)


def test_a_version_is_the_same_for_the_same_content_and_day(tmp_path: Path) -> None:
    """Each edit, also of a text alone, and each day is another version."""
    content = write_town(tmp_path)
    first = version(content, MONDAY)
    assert version(content, MONDAY) == first
    assert version(content, TUESDAY) != first
    shop = write_shop(content, 1, "Laden 1")
    shop.write_text(shop.read_text("utf-8") + "\nUnd Torten.\n", "utf-8")
    assert version(content, MONDAY) != first
    city = content / "city.yaml"
    city.write_text(city.read_text("utf-8").replace("Unser ", "Das "), "utf-8")
    assert len({first, version(content, MONDAY), version(content, TUESDAY)}) == 3


def test_the_manifest_names_what_is_there(first_build: Path) -> None:
    """Every address in it is relative to it, and is a file of the site."""
    manifest = json.loads((first_build / offline.MANIFEST).read_text("utf-8"))
    assert manifest["name"] == "Unser Kleinstadt"
    assert (manifest["start_url"], manifest["scope"]) == ("./", "./")
    for icon in manifest["icons"]:
        assert (first_build / icon["src"]).is_file()
    for shortcut in manifest["shortcuts"]:
        assert (first_build / shortcut["url"] / "index.html").is_file()


def test_the_workers_code_stands_alone(first_build: Path) -> None:
    """It is no module: nothing is imported, and what dienst.js names is there."""
    (code,) = (first_build / "assets").glob("worker-*.js")
    assert "import{" not in code.read_text("utf-8")
    assert f"assets/{code.name}" in (first_build / offline.WORKER).read_text("utf-8")


def test_a_preview_is_never_kept(tmp_path: Path) -> None:
    """`serve` answers with the worker that removes itself, whatever was built."""
    (tmp_path / offline.WORKER).write_text("self.addEventListener('fetch', () => 0)", "utf-8")
    server = host.Host(0, tmp_path)
    try:
        server.base_path = "/stadt/"
        assert server.find(f"/stadt/{offline.WORKER}")[2] == offline.FAREWELL.read_bytes()
    finally:
        server.server_close()
