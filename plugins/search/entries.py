# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the index says of one record: facts, kept until the record changes."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import msgpack

from plugins.businesses.model import Business, Status
from plugins.businesses.streets import split
from plugins.businesses.table import table_of
from plugins.core.facts import Facts
from plugins.core.model import Record
from plugins.events.model import Event, EventStatus
from plugins.news.model import News
from plugins.offers.model import Offer
from plugins.pages.model import EditorsPage
from plugins.regex import regex

#: What a filter asks of a business, one bit each. The base file tells the browser their order.
FLAGS = (
    "wheelchair", "vegan", "vegetarian", "gluten_free", "lactose_free", "halal", "kosher",
    "delivery", "takeaway", "click_and_collect", "voucher", "outdoor", "away",
)  # fmt: skip
_BIT = {name: 1 << place for place, name in enumerate(FLAGS)}
#: The same of an event.
FREE, FAMILY, CANCELLED, POSTPONED = 1, 2, 4, 8

#: German nouns within a sentence: what a text is about. At its beginning every word has a capital.
#: Looked for by the blank and the capital, then what is before these: in a quarter of the time.
_NOUN = regex(r" ([A-ZÄÖÜ](?<=[a-zäöüß,;:»0-9-] .)[a-zäöüß]{3,}(?:-[A-Z]?[a-zäöüß]+)*)")
#: Nouns that every second text has, and that nobody looks for.
_EVERYWHERE = frozenset((
    "Euro", "Jahr", "Jahre", "Jahren", "Uhr", "Tag", "Tage", "Tagen", "Woche", "Wochen",
    "Minute", "Minuten", "Stunde", "Stunden", "Meter", "Prozent", "Stück", "Ende", "Anfang",
    "Leute", "Leuten", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag",
    "Sonntag", "Januar", "Februar", "März", "April", "Juni", "Juli", "August", "September",
    "Oktober", "November", "Dezember", "Platz", "Plätze", "Teil", "Seite", "Mal", "Laden",
    "Haus", "Stadt", "Hand", "Weg", "Nachmittag", "Vormittag", "Morgen", "Abend", "Ihnen",
    "Ihre", "Ihrer", "Ihren", "Euch", "Frau", "Herr", "Zentimeter", "Gramm", "Liter", "Kilo",
    "Viertel", "Hälfte", "Anruf", "Telefon", "Termin", "Termine", "Preis", "Anmeldung",
    "Eintritt", "Beginn", "Einlass"
))  # fmt: skip


class BusinessEntry(bytes):
    """The fact about a business; what it holds, ``business_entry`` says."""

    __slots__ = ()


class OfferEntry(bytes):
    """The fact about an offer."""

    __slots__ = ()


class EventEntry(bytes):
    """The fact about an event."""

    __slots__ = ()


class NewsEntry(bytes):
    """The fact about a piece of news."""

    __slots__ = ()


class PageEntry(bytes):
    """The fact about a page of the editors."""

    __slots__ = ()


def business_entry(facts: Facts, business_id: str) -> BusinessEntry:
    """(name, category, street, number, flags, cuisine, keywords, those of them that its category
    has as well, nouns of the text).
    """
    business = facts.catalogue.the(Business, business_id)
    named = {*business.diet, *business.services}
    if business.wheelchair == "yes":
        named.add("wheelchair")
    if business.outdoor_seating == "yes":
        named.add("outdoor")
    if business.status is Status.TEMPORARILY_CLOSED:
        named.add("away")
    if "vegan" in named:
        named.add("vegetarian")
    flags = sum(bit for name, bit in _BIT.items() if name in named)
    street = split(business.street_address)
    category = table_of(facts.catalogue.city).find(business.category)
    said = [word for word in business.keywords if word in category.synonyms]
    return BusinessEntry(
        _packed(
            (
                *(business.name, business.category, street.street, street.number, flags),
                *(business.cuisine, business.keywords, said),
                nouns(business, business.keywords, 24),
            )
        )
    )


def offer_entry(facts: Facts, offer_id: str) -> OfferEntry:
    """(name, business, first day, last day, whether it costs nothing, keywords, nouns); days are
    ordinals.
    """
    offer = facts.catalogue.the(Offer, offer_id)
    return OfferEntry(
        _packed(
            (
                *(offer.name, offer.business, offer.valid_from.toordinal()),
                *(offer.valid_through.toordinal(), offer.price == 0),
                *(offer.keywords, nouns(offer, offer.keywords, 16)),
            )
        )
    )


def event_entry(facts: Facts, event_id: str) -> EventEntry:
    """(name, category, place as its file says, flags, keywords, nouns). It looks at no business:
    who edits one changes no event.
    """
    event = facts.catalogue.the(Event, event_id)
    flags = 0
    if event.price == 0:
        flags |= FREE
    if event.event_category == "family" or _FOR_CHILDREN.search(" ".join(event.keywords)):
        flags |= FAMILY
    if event.event_status is EventStatus.CANCELLED:
        flags |= CANCELLED
    if event.event_status is EventStatus.POSTPONED:
        flags |= POSTPONED
    return EventEntry(
        _packed(
            (
                *(event.name, event.event_category, event.location or "", flags),
                *(event.keywords, nouns(event, event.keywords, 16)),
            )
        )
    )


_FOR_CHILDREN = regex(r"(?i)\b(?:kind|famili|baby|eltern|child|kids|famil)")


def news_entry(facts: Facts, news_id: str) -> NewsEntry:
    """(name, day as an ordinal, keywords, nouns)."""
    news = facts.catalogue.the(News, news_id)
    day = news.date.toordinal()
    return NewsEntry(_packed((news.name, day, news.keywords, nouns(news, news.keywords, 40))))


def page_entry(facts: Facts, page_id: str) -> PageEntry:
    """(name, 0, the words of headings, nouns): pages are few, and hold much."""
    page = facts.catalogue.the(EditorsPage, page_id)
    headings = [_ANCHOR.sub("", heading).strip() for heading in _HEADING.findall(page.text)]
    return PageEntry(_packed((page.name, 0, headings, nouns(page, (), 200))))


_HEADING = regex(r"(?m)^#{1,6} +(.+?) *#*$")
_ANCHOR = regex(r"\{#[^}]*\}")


def _packed(values: tuple[object, ...]) -> bytes:
    """What an entry holds; a text in another language than the index is a text."""
    return msgpack.encode(values, enc_hook=str)


def nouns(record: Record, keywords: Sequence[str], most: int) -> list[str]:
    """The nouns of a record's text in their order, without those that its keywords hold."""
    known = set(keywords)
    found = [
        word
        for word in dict.fromkeys(_NOUN.findall(record.text))
        if word not in known and word not in _EVERYWHERE
    ]
    return found[:most]
