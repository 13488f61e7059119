# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Types of pages: how large they are, and how much of what ours say a peer's say as well."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.pages import addresses, path_of

BUSINESS, OFFER, EVENT = "a business", "an offer", "an event"
DIRECTORY, CATEGORY, STREET, OFFERS = "A to Z", "a category", "a street", "offers"
MONTH, KIND, CALENDAR = "a month", "a kind of event", "next days"
HOME, INDEX, OTHER = "home", "an index", "standing"

#: The first pattern that an address matches says the type of its page.
_TYPES = tuple(
    (re.compile(pattern), name)
    for pattern, name in (
        (r"betriebe/betrieb-", BUSINESS),
        (r"angebote/angebot-", OFFER),
        (r"veranstaltungen/termin-", EVENT),
        (r"veranstaltungen/\d", MONTH),
        (r"veranstaltungen/art/", KIND),
        (r"veranstaltungen/", CALENDAR),
        (r"betriebe/", DIRECTORY),
        (r"angebote/", OFFERS),
        (r"kategorien/\w", CATEGORY),
        (r"strassen/\w", STREET),
        (r"(kategorien|strassen)/$", INDEX),
        (r"$", HOME),
    )
)
_INVISIBLE = re.compile(r"<(head|svg|script|template)\b.*?</\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
#: Of a type, every so many-th page is read.
_SAMPLE = 10
#: A peer's pages say at least this part of what ours say. Ours also have a business's hours, and
#: our first page shows other businesses, as it chooses by hours.
_LEAST = 0.75


def type_of(address: str) -> str:
    """The type of the page ``address``, which ends in ``/`` (or is a file's name)."""
    return next((name for pattern, name in _TYPES if pattern.match(address)), OTHER)


def words(page: str) -> Counter[str]:
    """What a reader reads or hears of the HTML ``page``, how often each word."""
    return Counter(html.unescape(_TAG.sub(" ", _INVISIBLE.sub(" ", page))).split())


@dataclass(frozen=True, slots=True)
class PageType:
    """Means over a sample of one site's pages of one type."""

    pages: int
    bytes: float
    words: float
    #: The part of the words of our pages that is on these as well.
    shared: float
    #: Words that are on these pages and not, or not so often, on ours.
    strange: tuple[str, ...]


def page_types(output: Path, ours: Path) -> dict[str, PageType]:
    """Every type of page in the site ``output``, beside the same pages of ``ours``."""
    by_type: dict[str, list[str]] = {}
    for address in sorted(addresses(output)):
        by_type.setdefault(type_of(address), []).append(address)
    return {name: _page_type(by_type[name], output, ours) for name in sorted(by_type)}


def _page_type(found: list[str], output: Path, ours: Path) -> PageType:
    size = said = common = wanted = 0
    strange: Counter[str] = Counter()
    sample = found[::_SAMPLE]
    for page, own in _pairs(sample, output, ours):
        here, there = words(page), words(own)
        size += len(page.encode())
        said += here.total()
        wanted += there.total()
        common += (here & there).total()
        strange |= here - there
    read = len(sample)
    return PageType(len(found), size / read, said / read, common / wanted, tuple(sorted(strange)))


def _pairs(sample: list[str], output: Path, ours: Path) -> Iterator[tuple[str, str]]:
    for address in sample:
        place = path_of(ours, address)
        # A page that is not ours is another check's to refuse; its words are strange.
        own = place.read_text(encoding="utf-8") if place.exists() else "-"
        yield path_of(output, address).read_text(encoding="utf-8"), own


def unlike(theirs: Mapping[str, PageType], ours: Mapping[str, PageType]) -> list[str]:
    """Types of which a peer's pages say more than ours, or much less; with the figures.

    The imprint and its like are not asked for as much: ours are made of the city's data.
    """
    return [
        f"{name}: {their.words:.0f} words, {their.shared:.0%} of our {ours[name].words:.0f}"
        for name, their in theirs.items()
        if their.words > ours[name].words or (name != OTHER and their.shared < _LEAST)
    ]
