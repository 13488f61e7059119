# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The calendar by kind: music, markets, what is for families or free. Each has feeds of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import groupby

from msgspec import Struct

from plugins.core.clock import Now
from plugins.core.dates import month_name
from plugins.core.facts import Facts
from plugins.core.messages import Messages
from plugins.core.plan import Crumb, Page, Planning, planned_page
from plugins.events.agenda import SHORT, WEEKS, Agenda, Entry
from plugins.events.card import EventCard
from plugins.events.kinds import SLUGS, kind_address, kind_label
from plugins.events.model import Event
from plugins.events.plan import CALENDAR_ADDRESS, month_address
from plugins.events.rows import EventRow, next_rows
from plugins.events.running import running
from plugins.feeds.subscription import subscription
from plugins.listings.base import Group, head_of
from plugins.listings.describing import with_names
from plugins.listings.events import EventListing, events_node
from plugins.listings.feeds import feed_links, plan_feeds

#: So many events does a kind's page show, each with its next date; months show the later ones.
MOST_OF_A_KIND = 100


class EventKinds(Struct, frozen=True):
    """The kinds that occur, in the order in which they are offered, and the events of each: those
    to come, the soonest first. For planning.
    """

    names: tuple[str, ...]
    coming: Mapping[str, tuple[str, ...]]


class Chip(Struct, frozen=True):
    """A kind to choose: ``slug`` names it in addresses, ``address`` is its own list."""

    slug: str
    label: str
    address: str


def event_kinds(facts: Facts) -> Mapping[str, EventKinds]:
    """The rule behind the fact ``EventKinds``, under "". A kind that once occurred stays, for its
    address must not break.
    """
    cards: Mapping[str, EventCard] = facts.catalogue.cards(Event)
    coming: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for event_id, card in cards.items():
        soonest = card.next
        for kind in card.kinds:
            found = coming[kind]
            if soonest is not None:
                found.append((soonest, event_id))
    names = tuple([kind for kind in SLUGS if kind in coming])
    ids = {kind: tuple([event_id for _, event_id in sorted(coming[kind])]) for kind in names}
    return {"": EventKinds(names, ids)}


def chips(kinds: Sequence[str], words: Messages) -> tuple[Chip, ...]:
    """What the filter offers."""
    return tuple([Chip(SLUGS[kind], kind_label(kind, words), kind_address(kind)) for kind in kinds])


def plan(planning: Planning) -> None:
    """Receiver of ``plan``: a list for each kind."""
    facts, city = planning.facts, planning.catalogue.city
    cards: Mapping[str, EventCard] = facts.catalogue.cards(Event)
    known = facts.of(EventKinds, "")
    this_month = (facts.now.today.year, facts.now.today.month)
    months = tuple([m for m in sorted(facts.of(Agenda, "").months) if m >= this_month])
    for kind in known.names:
        ids = known.coming[kind]
        label = kind_label(kind, facts.words)
        group = Group(
            kind_address(kind),
            label,
            facts.words("%(kind)s: what is on in %(city)s.", kind=label, city=city.name),
            ids,
            (Crumb(facts.words("Calendar"), CALENDAR_ADDRESS),),
            calendar=ids,
        )
        plan_feeds(EventListing(), group, planning)
        runs = [i for i in ids if _runs(cards[i], facts.now)]
        rows = [i for i in ids if i not in set(runs)]
        planning.add(
            planned_page(
                group.address,
                draw_kind,
                head_of(group),
                kind,
                tuple(rows[:MOST_OF_A_KIND]),
                tuple([(i, cards[i].coming) for i in runs]),
                len(ids),
                known.names,
                months,
                kind=EventListing.kind,
                indexed=bool(ids),
            )
        )


def _runs(card: EventCard, now: Now) -> bool:
    """Whether it has begun and goes on for longer than a day's list would tell."""
    first, last, *_ = card.dates[card.coming]
    return last - first >= SHORT and first < now.today.toordinal()


def draw_kind(
    facts: Facts,
    group: Group,
    kind: str,
    ids: tuple[str, ...],
    runs: tuple[Entry, ...],
    count: int,
    kinds: tuple[str, ...],
    months: tuple[tuple[int, int], ...],
) -> Page:
    """The list of one kind: every event once, with its next date, by month."""
    rows = next_rows(ids, facts)
    today, city = facts.now.today, facts.catalogue.city
    calendar = f"{group.address}kalender.ics"
    told = [((event_id, 0) for event_id in ids), runs]
    return Page(
        template="event_kind.html",
        title=group.title,
        description=with_names(group.description, [row.words.name for row in rows]),
        nav=EventListing.nav,
        crumbs=group.crumbs,
        feeds=feed_links(group, facts.words),
        json_ld=events_node(facts, group, told),
        data={
            "months": [
                (month_name(*month, facts.words), tuple(found))
                for month, found in groupby(rows, _month)
            ],
            "running": running(facts, runs, today, WEEKS.days),
            "count": count,
            "slug": SLUGS[kind],
            "kinds": chips(kinds, facts.words),
            "later": [(month_name(*month, facts.words), month_address(*month)) for month in months],
            "calendar": subscription(group.title, calendar, city.absolute(calendar)),
        },
    )


def _month(row: EventRow) -> tuple[int, int]:
    return row.day.year, row.day.month
