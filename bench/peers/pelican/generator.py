# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pelican as it comes, without a plugin; the one that Stadtfenster runs on."""

from __future__ import annotations

import shutil
import sys
from importlib.metadata import version

from bench.peers.entries import BUSINESSES, EVENTS, OFFERS, Entry
from bench.peers.peer import STYLE, Peer, months

_TEMPLATES = {BUSINESSES: "betrieb", OFFERS: "angebot", EVENTS: "veranstaltung"}


class StockPelican(Peer):
    """Pelican's own readers, generators and writer: see ``site/pelicanconf.py``."""

    name = "stock Pelican"
    template = "templates/betrieb.html"

    def version(self) -> str:
        """``4.12.0``."""
        return f"{version('pelican')}, Markdown {version('markdown')}"

    def command(self) -> list[str]:
        """``pelican``."""
        return [sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "--quiet"]

    def form(self, entry: Entry) -> str:
        """``Name: value`` lines. Pelican's tags are our categories, its authors our streets."""
        fields = {
            name: value if isinstance(value, str) else ", ".join(value)
            for name, value in entry.fields.items()
        }
        fields |= {"slug": entry.name, "template": _TEMPLATES[entry.section]}
        if entry.section == BUSINESSES:
            fields |= {"tags": fields["kategorie"], "author": fields["strasse"]}
        lines = [f"{name}: {value}" for name, value in fields.items()]
        return "\n".join([*lines, "", entry.text])

    def finish(self, entries: list[Entry]) -> None:
        """A template for every month, and the style sheet."""
        for month in months(entries):
            template = self.folder / "templates" / f"{month}.html"
            text = f'{{% set month = "{month}" %}}{{% include "month.html" %}}\n'
            template.write_text(text, encoding="utf-8")
        (self.folder / "content" / "extra").mkdir()
        shutil.copy(STYLE, self.folder / "content" / "extra")
