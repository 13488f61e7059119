# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the verbs share that print: the content read, and a document laid into a folder."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from plugins import features
from plugins.businesses.model import Business
from plugins.commands import arguments
from plugins.core import pipeline
from plugins.core.facts import Facts
from plugins.core.page import Page
from plugins.core.pipeline import Outcome
from plugins.core.printers import terminal
from plugins.core.slug import slugify
from plugins.portal.sheets import NoPdf, Sheets, pdf_of


class Content(NamedTuple):
    """A city's content, read and linked; records that are faulty are held back."""

    outcome: Outcome
    facts: Facts

    def in_street(self, ids: Iterable[str], street: str) -> list[str]:
        """Those of ``ids`` whose business is in ``street``."""
        cards = self.facts.catalogue.cards(Business)
        return [i for i in ids if slugify(cards[i].street) == slugify(street)]


def read_content(folder: Path, now: datetime | None) -> Content | None:
    """Read ``folder``; None, with the reason told, if nothing could be published of it."""
    if not folder.is_dir():
        print(f"Den Ordner »{folder}« gibt es nicht.", file=sys.stderr)
        return None
    features.activate()
    outcome = pipeline.run(folder, arguments.moment(now))
    if outcome.plan is None or outcome.facts is None:
        print(terminal(outcome.errors, outcome.lines, folder.as_posix()), file=sys.stderr)
        return None
    return Content(outcome, outcome.facts)


def printed(content: Content, page: Page, folder: Path, name: str, cache: Path, what: str) -> int:
    """Lay ``page`` into ``folder`` as ``<name>.html``, and as ``<name>.pdf`` where that can be."""
    sheets = Sheets(content.outcome, cache)
    sheets.lay_styles(page.template, folder)
    document = sheets.draw(page)
    (folder / f"{name}.html").write_bytes(document)
    print(f"{folder / name}.html: {what}")
    try:
        (folder / f"{name}.pdf").write_bytes(pdf_of(document, folder))
        print(f"{folder / name}.pdf")
    except NoPdf as missing:
        print(f"Drucken Sie die Datei aus dem Browser. {missing}", file=sys.stderr)
    return 0
