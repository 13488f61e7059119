# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Pages and files: as they are planned, and as they are drawn.

To plan a page is cheap: its address, and a function with plain arguments that will draw it. It is
drawn when it has to be, alone, and sees its arguments and whatever it looks up in the facts.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from plugins.core.facts import Facts
from plugins.core.hashing import blake2b


class Crumb(Struct, frozen=True):
    """One step of the way to a page."""

    name: str
    address: str


class FeedLink(Struct, frozen=True):
    """A feed that a page offers by ``<link rel="alternate">``."""

    title: str
    address: str
    media_type: str


ATOM = "application/atom+xml"
JSON_FEED = "application/feed+json"
CALENDAR = "text/calendar"


class Page(Struct):
    """One HTML page as it is drawn. ``data`` is all its template sees beside the site's frame."""

    template: str
    title: str
    data: Mapping[str, Any]
    description: str = ""
    nav: str = ""
    crumbs: tuple[Crumb, ...] = ()
    feeds: tuple[FeedLink, ...] = ()
    #: What the page is about: nodes of JSON-LD (``structured_data.nodes``), written or not.
    json_ld: tuple[Any, ...] = ()
    #: Where it was planned in its language, whether it is listed, whether it is there in no other
    #: language, and the first picture that its record names; filled in by who draws it.
    address: str = ""
    indexed: bool = True
    alone: bool = False
    photo: str = ""


#: What a page is counted under unless it is said.
USUAL_KIND = "Seiten"


class Planned(Struct, frozen=True):
    """One page or file of the site. Made by ``planned_page`` and ``planned_file``.

    ``address`` is relative to the site's root, without a leading slash; one that ends in ``/``
    (or is empty) is written as ``index.html``. ``origin`` is the content file it stands for.
    ``draw(facts, *arguments)`` gives its ``Page``, or the bytes of a file, or a file's ``Page``.
    The arguments are plain values that ``repr`` tells apart: ids, texts, numbers, days, tuples of
    such.
    """

    address: str
    draw: Callable[..., Any]
    arguments: tuple[Any, ...] = ()
    origin: str = ""
    kind: str = USUAL_KIND
    is_page: bool = True
    #: For the sitemap: whether search engines may list it, and since when it is as it is.
    indexed: bool = True
    updated: date | None = None
    #: The words of its link in the footer; "" where it has none.
    footer: str = ""
    #: The same of its link beside the languages.
    beside: str = ""
    #: Pages with the same word look at the same records, and are drawn one after another.
    near: str = ""
    #: What ``plan_stamp`` is to say, where it is known better than from ``repr``.
    stamp: bytes = b""
    #: The further language it is drawn in, with which its address begins; "" is the site's own.
    language: str = ""
    #: Whether it is there in the site's own language only.
    alone: bool = False
    #: The record that it shows, as it is noted (``business/hoevel``).
    record: str = ""

    @property
    def within(self) -> str:
        """Its address in its language."""
        return self.address[len(self.language) + 1 :] if self.language else self.address

    @property
    def file(self) -> str:
        """The file it is written to."""
        return file_of(self.address)


def planned_page(address: str, draw: Callable[..., Page], *arguments: Any, **told: Any) -> Planned:
    """Plan the page at ``address``; ``told`` are the other fields of ``Planned``."""
    return Planned(address, draw, arguments, **told)


def planned_file(
    address: str,
    draw: Callable[..., bytes | Page],
    *arguments: Any,
    origin: str = "",
    kind: str = "Dateien",
    near: str = "",
) -> Planned:
    """Plan a file that is no page: a feed, a calendar. ``draw`` may give a ``Page``, whose template
    writes it.
    """
    return Planned(address, draw, arguments, origin, kind, is_page=False, near=near)


class File(Struct, frozen=True):
    """A file that is written already."""

    address: str
    content: bytes


def planned_ready(file: File) -> Planned:
    """Plan a file that is written already."""
    stamp = blake2b(file.content, digest_size=16).digest()
    return replace(planned_file(file.address, _ready, file.content), stamp=stamp)


def _ready(facts: Facts, content: bytes) -> bytes:
    return content


def file_of(address: str) -> str:
    """``betriebe/x/`` → ``betriebe/x/index.html``; other addresses are files themselves."""
    return f"{address}index.html" if address == "" or address[-1] == "/" else address


#: What a record's card says of its page: ``kind``, ``indexed``, ``updated``, ``near``, ``footer``
#: and ``beside``.
Telling = Callable[[Any], Mapping[str, Any]]


def plan_stamp(planned: Planned) -> bytes:
    """A hash of everything a page is planned with."""
    if planned.stamp:
        return planned.stamp
    name = _name_of(*drawn_by(planned))
    digest = blake2b(f"{name} {planned.indexed:d}{planned.alone:d}".encode(), digest_size=16)
    for argument in planned.arguments:
        told = _written(argument)
        digest.update(b" %d:" % len(told))
        digest.update(told)
    return digest.digest()


def drawn_by(planned: Planned) -> tuple[Callable[..., Any], type]:
    """The function that draws it, and of a listing's method the class, which tells it from
    another's.
    """
    draw = planned.draw
    return getattr(draw, "__func__", draw), type(getattr(draw, "__self__", None))


def _written(argument: Any) -> bytes:
    """An argument as bytes: equal ones the same, others not."""
    try:
        return marshal.dumps(argument, 2)  # writes each value by its type, and no references
    except ValueError:  # of a class of its own
        return repr(argument).encode("utf-8", "surrogatepass")


@lru_cache(maxsize=256)
def _name_of(draw: Callable[..., Any], owner: type) -> str:
    return f"{owner.__module__}.{owner.__qualname__} {draw.__module__}.{draw.__qualname__}"
