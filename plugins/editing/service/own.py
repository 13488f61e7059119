# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The offers and events of a business, its proposal included."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime

from msgspec import Struct

from plugins.editing.service.visit import Visit
from plugins.editing.submission import Kind, Value
from plugins.editing.week.said import hours_text


class Entry(Struct, frozen=True):
    """A line of a list."""

    id: str
    name: str
    first: date | None
    last: date | None
    #: Whether it is proposed and nowhere published.
    is_new: bool
    is_cancelled: bool = False


def own_offers(visit: Visit) -> tuple[list[Entry], list[Entry]]:
    """The business's offers: those that hold or will, soonest first, and those that are over."""
    return _sorted(visit, "offer", "valid_from", "valid_through")


def own_events(visit: Visit) -> tuple[list[Entry], list[Entry]]:
    """The events that the business may change: to come, and over."""
    return _sorted(visit, "event", "start_date", "end_date")


def may_change(visit: Visit, kind: Kind, said: Mapping[str, Value]) -> bool:
    """Whether a record is the business's own: its offer, or an event to which it invites."""
    if kind == "offer":
        return said.get("business") == visit.business
    organizer = said.get("organizer")
    return visit.business == (organizer if organizer else said.get("location"))


def _sorted(visit: Visit, kind: Kind, first: str, last: str) -> tuple[list[Entry], list[Entry]]:
    known = visit.service.known
    published = known.all(kind)
    found = [
        Entry(
            id_,
            hours_text(said.get("name")) or id_,
            _day(said.get(first)),
            None if said.get("rrule") else _day(said.get(last) or said.get(first)),
            id_ not in published,
            said.get("event_status") in ("cancelled", "postponed"),
        )
        for id_, said in known.with_proposed(kind, visit.business).items()
        if may_change(visit, kind, said)
    ]
    found.sort(key=lambda entry: (entry.first or date.max, entry.name))
    over = [entry for entry in found if entry.last and entry.last < visit.today]
    return [entry for entry in found if entry not in over], over[::-1]


def _day(value: Value | None) -> date | None:
    with suppress(ValueError):
        return datetime.fromisoformat(hours_text(value)).date()
    return None
