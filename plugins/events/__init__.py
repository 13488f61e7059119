# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Events: once, over days, repeated; cancelled ones stay visible as cancelled."""

from __future__ import annotations

from plugins.businesses.related import EventsHere
from plugins.core import signals
from plugins.core.catalogue import Facts
from plugins.core.registry import RecordType, Registry
from plugins.events.calendar_files import calendar_items, vevents
from plugins.events.dates import Dates, dates
from plugins.events.model import Event
from plugins.events.plan import check_events, events_here, plan_events
from plugins.feeds.calendar_item import CalendarItem
from plugins.feeds.vevent import Vevent


def register() -> None:
    """Connect to the stages (called by Pelican and by the commands)."""
    signals.record_types.connect(_record_types)
    signals.link.connect(check_events)
    signals.derive.connect(_derive)
    signals.plan.connect(plan_events)


def _record_types(registry: Registry) -> None:
    registry.add(RecordType("event", "events", Event, "veranstaltungen/{id}/"))


def _derive(facts: Facts) -> None:
    facts.define(Dates, dates)
    facts.define(CalendarItem, calendar_items)
    facts.define(Vevent, vevents)
    facts.define(EventsHere, events_here)
