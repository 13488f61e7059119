# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Businesses that have not said for long that everything is still right."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime, timedelta

from msgspec import Struct

from plugins.core.city import City
from plugins.editing.approval.facts import said_lines
from plugins.editing.approval.letters import reminder
from plugins.editing.links.links import Links
from plugins.editing.post.mails import drawn
from plugins.editing.post.post import Post
from plugins.editing.submission import Value
from plugins.editing.week.said import hours_text

#: A month, and never two mails in it.
PAUSE = timedelta(days=31)

#: Nobody is there to answer.
_GONE = ("closed", "vacant")

Said = Mapping[str, Value]


class Due(Struct, frozen=True):
    """A business to be reminded."""

    business: str
    name: str
    #: When it last said so, or None.
    verified: date | None
    #: Where its mails go, or "".
    address: str
    #: When it was reminded last, if that was less than a month ago.
    reminded: datetime | None
    #: Whether it has a link that holds.
    has_link: bool

    @property
    def is_reachable(self) -> bool:
        """Whether a mail goes out."""
        return bool(self.address) and self.has_link and self.reminded is None


def due(
    businesses: Mapping[str, Said],
    pending: Collection[str],
    city: City,
    today: date,
    now: datetime,
    post: Post,
    links: Links,
) -> list[Due]:
    """Those whose ``verified`` is older than the city says (``freshness.ageing``), the oldest
    first. ``pending`` have a proposal that waits for approval: they are left alone.
    """
    found = [
        _due(business, said, now, post, links)
        for business, said in businesses.items()
        if business not in pending and _is_old(said, today - timedelta(city.freshness.ageing))
    ]
    return sorted(found, key=lambda each: (each.verified or date.min, each.name.casefold()))


def _is_old(said: Said, oldest: date) -> bool:
    if said.get("status") in _GONE:
        return False
    verified = _day(said)
    return verified is None or verified < oldest


def _due(business: str, said: Said, now: datetime, post: Post, links: Links) -> Due:
    last = post.book.reminded(business)
    return Due(
        business,
        hours_text(said.get("name")) or business,
        _day(said),
        post.book.address(business),
        last if last and now - last < PAUSE else None,
        bool(links.of(business)),
    )


def _day(said: Said) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(hours_text(said.get("verified")))
    return None


def remind(
    found: Collection[Due],
    businesses: Mapping[str, Said],
    city: City,
    address: str,
    now: datetime,
    post: Post,
    links: Links,
) -> Iterator[Due]:
    """Keep a mail for each that can be reached; ``address`` is the service's. Yields those."""
    names = {id_: hours_text(said.get("name")) or id_ for id_, said in businesses.items()}
    for each in found:
        if not each.is_reachable:
            continue
        way = f"{address}/l/{links.of(each.business)[-1].token}/stimmt-noch"
        lines = said_lines(businesses[each.business], city, names)
        mail = reminder(each.name, each.verified, lines, way)
        keep = post.kept(f"reminder:{each.business}:{now.date()}", drawn(mail, each.address, city))
        if post.book.remind(each.business, now, PAUSE, keep):
            yield each
