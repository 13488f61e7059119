# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pelican as it comes, without a plugin; the one that Stadtfenster runs on."""

from __future__ import annotations

import json
import sys
from importlib.metadata import version

from bench.peers.entries import BUSINESSES, EVENTS, OFFERS, Entry, Field
from bench.peers.months import Data
from bench.peers.peer import Peer
from plugins.core.slug import slugify

_TEMPLATES = {BUSINESSES: "betrieb", OFFERS: "angebot", EVENTS: "veranstaltung"}


class StockPelican(Peer):
    """Pelican's own readers, generators and writer: see ``site/pelicanconf.py``."""

    name = "stock Pelican"
    template = "templates/betrieb.html"
    assets = "content/assets"

    def version(self) -> str:
        """``4.12.0``."""
        return f"{version('pelican')}, Markdown {version('markdown')}"

    def command(self) -> list[str]:
        """``pelican``."""
        return [sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "--quiet"]

    def form(self, entry: Entry) -> str:
        """``Name: value`` lines. Pelican's tags are our categories, its authors our streets."""
        fields = {name: _line(value) for name, value in entry.fields.items()}
        fields |= {"slug": entry.name, "template": _TEMPLATES[entry.section]}
        # What lists are sorted by: businesses by name, the others by date.
        fields["order"] = f"{fields.get('weight', ''):0>9} {fields['title']}"
        if entry.section == BUSINESSES:
            fields |= {"tags": fields["kategorie"], "author": fields["strasse"]}
            fields["order"] = slugify(fields["title"])
        lines = [f"{name}: {value}" for name, value in fields.items()]
        return "\n".join([*lines, "", entry.text])

    def finish(self, entries: list[Entry], data: Data) -> None:
        """A template for every page of the calendar and every standing page, and the town."""
        (self.folder / "stadt.json").write_text(json.dumps(data, ensure_ascii=False), "utf-8")
        for number in range(len(data["pages"])):
            self._template(f"monat-{number}", f"stadt.pages[{number}]", "month.html")
        for number in range(len(data["kinds"])):
            self._template(f"art-{number}", f"stadt.kinds[{number}]", "kind.html")
        for number, page in enumerate(data["standing"]):
            self._template(page["name"], f"stadt.standing[{number}]", "standing.html")

    def _template(self, name: str, what: str, included: str) -> None:
        text = f'{{% set shown = {what} %}}{{% include "{included}" %}}\n'
        path = self.folder / "templates" / f"{name}.html"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _line(value: Field) -> str:
    return "; ".join(value) if isinstance(value, list) else str(value)
