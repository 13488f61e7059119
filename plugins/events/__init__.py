# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Events: once, over days, repeated; cancelled ones stay visible as cancelled."""

from __future__ import annotations

from plugins.businesses.related import EventsHere
from plugins.core import signals
from plugins.core.facts import Facts
from plugins.core.registry import RecordType, Registry
from plugins.events.agenda import Agenda, ComingDays, agenda, coming_days
from plugins.events.calendar_files import vevent_of
from plugins.events.card import event_card
from plugins.events.model import Event
from plugins.events.places import Party, Venue, named_party, venue
from plugins.events.plan import (
    EventIds,
    EventOrder,
    check_event,
    event_ids,
    event_order,
    events_here,
    plan_events,
)
from plugins.events.rows import EventRows, event_rows
from plugins.events.similar import NextOfKind, next_of_kind
from plugins.feeds.vevent import Vevent


def register() -> None:
    """Connect to the stages (called by Pelican and by the commands)."""
    signals.record_types.connect(_record_types)
    signals.derive.connect(_derive)
    signals.plan.connect(plan_events)


def _record_types(registry: Registry) -> None:
    registry.add(
        RecordType("event", "events", Event, "veranstaltungen/{id}/", event_card, check_event)
    )


def _derive(facts: Facts) -> None:
    facts.define(Agenda, agenda, to_plan=True)
    facts.define(ComingDays, coming_days, kept=True)
    facts.define(EventOrder, event_order, kept=True, wordless=True)
    facts.define(EventIds, event_ids, kept=True, wordless=True)
    facts.define(NextOfKind, next_of_kind, kept=True)
    facts.define_each(Venue, venue, near=True)
    facts.define_each(Party, named_party, near=True)
    facts.define_each(EventRows, event_rows)
    facts.define_each(Vevent, vevent_of, kept=True)
    facts.define_each(EventsHere, events_here, near=True)
