# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Stage 7: read the written site as a stranger would, and tell everything that is wrong with it.

Nothing here knows how the site was made. Pages, style sheets, drawings, feeds, calendars and the
sitemap are opened from the folder, and every address in them is followed there.
"""

from __future__ import annotations

import gc
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from html import escape
from pathlib import Path

from msgspec import Struct

from plugins.portal.audit_addresses import Elsewhere, Outside, SiteAddress
from plugins.portal.audit_documents import Document, Fault, read_document
from plugins.portal.audit_feeds import feed_faults

HOME, LOST = "index.html", "404.html"
#: A dead link that only somebody's text can contain: told, but one text must not stop a city.
DEAD_ADDRESS = "dead-address"


class Finding(Struct, frozen=True, order=True):
    """One fault: the file below the output folder, the line (0 where it has none), rule, message.

    ``rule`` is a stable word such as ``broken-link``; ``message`` is German.
    """

    file: str
    line: int
    rule: str
    message: str

    @property
    def blocks(self) -> bool:
        """Whether a site with this fault may not be published."""
        return self.rule != DEAD_ADDRESS

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: [{self.rule}] {self.message}"


def audit(output: Path, url: str, absent: frozenset[str] = frozenset()) -> tuple[Finding, ...]:
    """Every fault of the site in ``output``, which is to stand at ``url`` (ends in a slash).

    ``absent``: files of pages that are held back; a text may still link to them.
    """
    files = sorted(p.relative_to(output).as_posix() for p in output.rglob("*") if p.is_file())
    with _collector_at_rest():
        documents = {name: read_document(name, (output / name).read_bytes()) for name in files}
    site = SiteAddress(url, frozenset(files))
    faults: dict[str, list[Fault]] = defaultdict(list)
    for name, document in documents.items():
        faults[name] += document.faults
        faults[name] += _link_faults(document, site, documents, absent)
        faults[name] += feed_faults(document, site)
    for name in _orphans(documents, site):
        faults[name].append(Fault("orphan", "Keine Folge von Links führt hierher."))
    return tuple(sorted(_placed(output, faults)))


def _link_faults(
    document: Document,
    site: SiteAddress,
    documents: Mapping[str, Document],
    absent: frozenset[str],
) -> Iterator[Fault]:
    for link in document.links:
        target = site.resolve(document.name, link.address)
        shown = f"»{link.address}«"
        if isinstance(target, Elsewhere):
            if link.loaded:
                text = f"{shown} lädt der Browser von einem fremden Ort."
                yield Fault("third-party", text, link.address)
        elif isinstance(target, Outside):
            if link.in_full and link.clicked:
                continue  # another site on the same host, such as the city's own
            text = f"{shown} führt aus dem Pfad der Seite, »{site.base_path}«, hinaus."
            yield Fault("outside-path", text, link.address)
        elif target.file not in documents:
            by_text = link.clicked and (link.in_full or target.file in absent)
            rule = DEAD_ADDRESS if by_text else "broken-link"
            yield Fault(rule, f"{shown} führt ins Leere.", link.address)
        elif target.fragment and not documents[target.file].has_anchor(target.fragment):
            text = f"{shown}: Die Stelle »#{target.fragment}« gibt es dort nicht."
            yield Fault("broken-anchor", text, link.address)


def _orphans(documents: Mapping[str, Document], site: SiteAddress) -> list[str]:
    """The pages that no chain of links joins to the first page; 404.html has none by nature."""
    pages = {name for name in documents if name.endswith(".html")} - {LOST}
    reached, queue = {HOME}, deque([HOME] if HOME in pages else [])
    while queue:
        page = documents[queue.popleft()]
        for link in page.links:
            target = site.resolve(page.name, link.address) if link.clicked else None
            if isinstance(target, (Elsewhere, Outside)) or target is None:
                continue
            if target.file in pages and target.file not in reached:
                reached.add(target.file)
                queue.append(target.file)
    return sorted(pages - reached)


def _placed(output: Path, faults: Mapping[str, Iterable[Fault]]) -> Iterator[Finding]:
    """Each fault once, with the line on which its words stand (looked up only where needed)."""
    for name, found in faults.items():
        line_of: Callable[[str], int] | None = None
        for fault in dict.fromkeys(found):
            line_of = line_of or _lines(output / name)
            yield Finding(name, line_of(fault.words), fault.rule, fault.message)


def _lines(file: Path) -> Callable[[str], int]:
    text = file.read_bytes().decode("utf-8", "replace")

    def line_of(words: str) -> int:
        for form in (words, escape(words)) if words else ():
            if (place := text.find(form)) >= 0:
                return text.count("\n", 0, place) + 1
        return 0

    return line_of


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Parsed pages are full of circles; looking for them after every page takes as long again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
