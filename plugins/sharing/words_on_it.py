# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What stands on the sign of a page: what it is, its name, and the fact one wants first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from plugins.businesses.views import BusinessPage
from plugins.core.dates import day_month, full_date
from plugins.core.facts import Facts
from plugins.core.messages import P_
from plugins.core.page import Page
from plugins.events.views import EventPage
from plugins.news.plan import NewsPage
from plugins.offers.views import OfferRow
from plugins.regex import regex

#: A day and its month stay in one line.
_DAY = regex(r"(\b\d{1,2}\.?) (?=\w)")


class OnSign(NamedTuple):
    """The three lines of a sign; the first and the last may be ""."""

    kicker: str
    name: str
    note: str


def words_on(page: Page, facts: Facts) -> OnSign:
    """The words for the sign of ``page``, as plain texts."""
    made = _KINDS.get(page.template)
    if made:
        found = made(page, page.data, facts)
    else:
        city = facts.catalogue.city.name
        found = OnSign(page.crumbs[-1].name if page.crumbs else city, page.title, city)
    kicker, name, note = map(str, found)
    return OnSign(kicker, name, _DAY.sub("\\1\xa0", note))


def _home(page: Page, data: Mapping[str, Any], facts: Facts) -> OnSign:
    return OnSign("", page.title, page.description.partition(":")[0])


def _business(page: Page, data: Mapping[str, Any], facts: Facts) -> OnSign:
    business: BusinessPage = data["business"]
    state = business.status_label
    return OnSign(
        f"{business.category} – {state}" if state else business.category,
        business.name,
        business.street_line,
    )


def _offer(page: Page, data: Mapping[str, Any], facts: Facts) -> OnSign:
    offer: OfferRow = data["offer"]
    words = facts.words
    until = words("until %(day)s", day=day_month(offer.valid_through, words))
    price = ""
    if offer.price is not None:
        free = words.text(P_("price", "free"), "price")
        price = _money(offer.price, offer.currency, facts) if offer.price else free
        if offer.unit_price:  # PAngV § 4: it stands wherever the price does
            per = _money(offer.unit_price, offer.currency, facts)
            price += f" ({per} {words('per')} {offer.price_unit})"
    return OnSign(
        offer.business_name or words("Offers"), offer.name, " · ".join(filter(None, (price, until)))
    )


def _event(page: Page, data: Mapping[str, Any], facts: Facts) -> OnSign:
    event: EventPage = data["event"]
    kind = event.kinds[0][0] if event.kinds else facts.words("Calendar")
    return OnSign(
        f"{event.status_label}: {kind}" if event.status_label else kind,
        event.name,
        " · ".join(filter(None, (_moment(event.start, facts), event.place))),
    )


def _news(page: Page, data: Mapping[str, Any], facts: Facts) -> OnSign:
    news: NewsPage = data["news"]
    return OnSign(facts.words("News"), page.title, full_date(news.day, facts.words))


_KINDS: Mapping[str, Callable[[Page, Mapping[str, Any], Facts], OnSign]] = {
    "home.html": _home,
    "business.html": _business,
    "offer.html": _offer,
    "event.html": _event,
    "news.html": _news,
}


def _moment(start: date, facts: Facts) -> str:
    day = full_date(start, facts.words)
    if not isinstance(start, datetime):
        return day
    return f"{day}, {start:%H:%M}"


def _money(amount: Decimal, currency: str, facts: Facts) -> str:
    """Plainly: ``2,49 €``."""
    text = f"{amount:.2f}"
    if facts.catalogue.city.language != "en":
        text = text.replace(".", ",")
    return f"{text}\xa0{'€' if currency == 'EUR' else currency}"
