# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whether two sites are alike: their pages, their bytes, their texts."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from markdown import markdown

from bench.peers.entries import FOLDERS, SECTIONS, Entry, days_of, entry_of

_TAG = re.compile(r"<[^>]+>")
#: Ends a paragraph, or an item of a list.
_BLOCK_END = re.compile(r"</(?:p|li)>")
#: Hugo names the pages of a list ``seite/2``, everybody else ``seite-2``.
_LIST_PAGE = re.compile(r"/seite/(\d+)/")
_OUR_LIST_PAGE = re.compile(r"seite-(\d+)/$")
_LINK = re.compile(r'href="[^"]*?/?([a-z]+-\d+)/"')
#: Of so many files of the corpus, one page is read.
_SAMPLE = 40


@dataclass(frozen=True, slots=True)
class Extent:
    """What a build has written."""

    pages: int
    files: int
    bytes: int


def extent(output: Path) -> Extent:
    """Count the HTML pages, all files, and their bytes."""
    pages = files = size = 0
    for path in output.rglob("*"):
        if path.is_file():
            files += 1
            pages += path.suffix == ".html"
            size += path.stat().st_size
    return Extent(pages, files, size)


def addresses(output: Path) -> frozenset[str]:
    """The addresses of the HTML pages, in our spelling, such as ``betriebe/seite-2/``."""
    found = (path.relative_to(output).as_posix() for path in output.rglob("*.html"))
    return frozenset(
        _LIST_PAGE.sub(r"/seite-\1/", f"/{name}")[1:].removesuffix("index.html") for name in found
    )


def path_of(output: Path, address: str) -> Path:
    """Where the page of an address, in our spelling, lies in a site."""
    own = output / address
    if not address or address.endswith("/"):
        own /= "index.html"
    return own if own.exists() else output / _OUR_LIST_PAGE.sub(r"seite/\1/index.html", address)


def missing_texts(output: Path, content: Path) -> list[str]:
    """Names and paragraphs of the corpus in ``content`` that a sample of pages does not show."""
    missing = []
    for entry in _entries(content, _SAMPLE):
        page = output / entry.section / entry.name / "index.html"
        shown = _plain(_TAG.sub("", page.read_text(encoding="utf-8")))
        missing += [
            f"{page.relative_to(output)}: {t[:60]}" for t in _texts(entry) if t not in shown
        ]
    return missing


def missing_links(output: Path, content: Path) -> list[str]:
    """Entries of the corpus that a list, on all its pages together, does not lead to."""
    missing = []
    for folder, wanted in _lists(content).items():
        linked: set[str] = set()
        for path in _pages_of(output / folder):
            linked.update(_LINK.findall(path.read_text(encoding="utf-8")))
        missing += [f"{folder}: {name}" for name in sorted(wanted - linked)]
    return missing


def _lists(content: Path) -> dict[str, set[str]]:
    """List → the names of what it leads to."""
    lists: dict[str, set[str]] = {}
    for entry in _entries(content):
        folders = [f"{FOLDERS[key]}/{entry.fields[key]}" for key in FOLDERS if key in entry.fields]
        folders += {f"{entry.section}/{day[:4]}/{day[5:7]}" for day in days_of(entry)} or [
            entry.section
        ]
        for folder in folders:
            lists.setdefault(folder, set()).add(entry.name)
    return lists


def _pages_of(folder: Path) -> Iterator[Path]:
    yield folder / "index.html"
    yield from folder.glob("seite-*/index.html")
    yield from folder.glob("seite/*/index.html")


def _entries(content: Path, every: int = 1) -> Iterator[Entry]:
    for name in SECTIONS:
        for path in sorted((content / name).iterdir())[::every]:
            yield entry_of(path)


def _texts(entry: Entry) -> Iterator[str]:
    yield str(entry.fields["title"])
    # Not by the engine of our pages: what that lost would not be missed.
    for block in _BLOCK_END.split(markdown(entry.text)):
        yield _plain(_TAG.sub("", block))


def _plain(text: str) -> str:
    return " ".join(html.unescape(text).split())
