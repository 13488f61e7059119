# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""``/schaufenster/``: what a screen in a shop window or an info pillar shows, in turns.

One page for the city, and one for each street that ``displays`` of ``city.yaml`` names: where a
screen hangs, somebody hung it, and a page for every street would be a tenth more pages for nobody.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from plugins.businesses.card import BusinessCard
from plugins.businesses.model import Business
from plugins.businesses.open_steps import town_steps
from plugins.businesses.streets import number_key, split, street_address_of
from plugins.businesses.views import BusinessRow
from plugins.core.facts import Facts
from plugins.core.link import Linking
from plugins.core.plan import Crumb, Page, Planning, planned_page
from plugins.core.problem import Severity, declare
from plugins.core.slug import slugify
from plugins.core.suggest import did_you_mean
from plugins.events.agenda import AgendaDay, ComingDays
from plugins.events.card import EventCard
from plugins.events.days import event_day
from plugins.events.model import Event
from plugins.events.plan import CALENDAR_ADDRESS
from plugins.listings.highlights import MOST_LATE, MOST_OPEN, Highlights, few_open
from plugins.offers.model import Offer
from plugins.offers.plan import OfferCard, OfferIds
from plugins.offers.views import OfferRow
from plugins.window.qr import kept_code, short_address

ADDRESS = "schaufenster/"
#: So many days ahead are shown, and so many dates of a day at most in a city's window.
DAYS, MOST_OF_A_DAY = 8, 24
#: The middle of Germany: where the sun sets for a city that has not said where it is.
_LATITUDE, _LONGITUDE = 51.2, 10.4
CITY_DISPLAY = declare("city-display", Severity.WARNING)

#: What a screen of the city leaves out: how many offers, and how many dates of which days.
_Left = tuple[int, tuple[tuple[int, int], ...]]
#: Every text of opening hours, and how many businesses have it.
_Hours = tuple[tuple[str, int], ...]


def display_address(street: str) -> str:
    """The page of the screen in ``street``."""
    return f"{ADDRESS}{slugify(street)}/"


def check_displays(linking: Linking) -> None:
    """Receiver of ``link``: a screen's street is one where a business is."""
    named = linking.catalogue.city.displays
    if not named:
        return
    streets = {card.street for card in _cards(linking.catalogue.cards(Business)).values()} - {""}
    known = {slugify(street) for street in streets}
    for index, street in enumerate(named):
        if slugify(street) not in known:
            linking.report(
                CITY_DISPLAY,
                linking.city_place("displays", index),
                f"In der Straße »{street}« ist kein Betrieb; ihr Bildschirm bliebe fast leer.",
                did_you_mean(street, streets, "Schreiben Sie sie wie bei den Betrieben."),
            )


def _cards(cards: Mapping[str, BusinessCard]) -> Mapping[str, BusinessCard]:
    return cards


def plan_displays(planning: Planning) -> None:
    """Receiver of ``plan``: the pages, which no list and no search engine leads to."""
    facts = planning.facts
    shown = facts.of(Highlights, "")
    days = _coming(facts)
    city = tuple([(day, entries[:MOST_OF_A_DAY]) for day, entries in days])
    ids = few_open(shown, MOST_OPEN, MOST_LATE)
    cards: Mapping[str, OfferCard] = facts.catalogue.cards(Offer)
    offers = sum(1 for card in cards.values() if card.state == "current") - len(shown.offers)
    more = {day: left for day, entries in days if (left := len(entries) - MOST_OF_A_DAY) > 0}
    _plan(planning, "", shown.offers, city, ids, shown.hours, (offers, tuple(more.items())))
    for street in dict.fromkeys(map(slugify, planning.catalogue.city.displays)):
        _plan_street(planning, street, days)


def _plan_street(planning: Planning, street: str, days: tuple[AgendaDay, ...]) -> None:
    facts, city = planning.facts, planning.catalogue.city
    if not street:
        return
    cards = _cards(facts.catalogue.cards(Business))
    here = sorted(
        [
            (number_key(card.number), business_id)
            for business_id, card in cards.items()
            if card.listed and slugify(card.street) == street
        ]
    )
    ids = tuple([business_id for _, business_id in here])
    held: Mapping[str, OfferCard] = facts.catalogue.cards(Offer)
    known = facts.all(OfferIds)
    offers = sorted(
        [
            (held[offer].valid_through, offer)
            for i in ids
            for offer in (known[i].ids if i in known else ())
            if held[offer].state == "current"
        ]
    )
    places = {
        place_id
        for place_id, place in city.places.items()
        if slugify(split(place.street_address).street) == street
    }
    events: Mapping[str, EventCard] = facts.catalogue.cards(Event)
    involved = places.union(ids)
    there = [
        (
            day,
            tuple(
                [entry for entry in entries if not involved.isdisjoint(events[entry[0]].involved)]
            ),
        )
        for day, entries in days
    ]
    _plan(
        planning,
        street,
        tuple([offer_id for _, offer_id in offers]),
        tuple([day for day in there if day[1]]),
        ids,
        (),
        (0, ()),
    )


def _plan(
    planning: Planning,
    street: str,
    offers: tuple[str, ...],
    days: tuple[AgendaDay, ...],
    businesses: tuple[str, ...],
    hours: _Hours,
    left: _Left,
) -> None:
    address = f"{ADDRESS}{street}/" if street else ADDRESS
    planning.add(
        planned_page(
            address, draw_display, street, offers, days, businesses, hours, left,
            kind="Schaufenster", indexed=False,
        )
    )  # fmt: skip


def _coming(facts: Facts) -> tuple[AgendaDay, ...]:
    after = (facts.now.today + timedelta(days=DAYS)).toordinal()
    return tuple([day for day in facts.of(ComingDays, "").days if day[0] < after])


def draw_display(
    facts: Facts,
    street: str,
    offers: tuple[str, ...],
    days: tuple[AgendaDay, ...],
    businesses: tuple[str, ...],
    hours: _Hours,
    left: _Left,
) -> Page:
    """The page of one screen; ``street`` is a slug, "" for the whole city.

    ``hours`` lets the browser count who is open in the city; of a street all businesses are here.
    What is ``left`` out is told, on its day and beside the way to the portal.
    """
    city, words = facts.catalogue.city, facts.words
    rows = tuple(facts.each(BusinessRow, businesses))
    name = _street_name(city.displays, street) if street else city.site_name
    more_offers, more_dates = left[0], dict(left[1])
    told = [
        words.plural("%(num)s more offer", "%(num)s more offers", more_offers),
        words.plural("%(num)s more date", "%(num)s more dates", sum(more_dates.values())),
    ]
    home = city.absolute(street_address_of(name) if street and rows else "")
    return Page(
        template="display.html",
        title=name,
        description=words("Offers, events and opening hours for a screen in a shop window."),
        crumbs=(Crumb(words("Calendar"), CALENDAR_ADDRESS),),
        data={
            "offers": tuple(facts.each(OfferRow, offers)),
            "days": tuple(
                [event_day(facts, day, entries, more_dates.get(day, 0)) for day, entries in days]
            ),
            "left": [
                text for text, n in zip(told, (more_offers, len(more_dates)), strict=True) if n > 0
            ],
            "businesses": tuple([row for row in rows if row.badge]),
            "open_steps": town_steps(facts, hours),
            "sun": (city.latitude or _LATITUDE, city.longitude or _LONGITUDE),
            "qr": kept_code(home),
            "short_address": short_address(home),
        },
    )


def _street_name(named: tuple[str, ...], street: str) -> str:
    return next(name for name in named if slugify(name) == street)
