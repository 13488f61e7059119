# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Records of the sample town with every field: a business, an offer, an event."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace as View
from typing import Any

from markupsafe import Markup

from tests.theme import sample_events, samples

TEXT = Markup(
    "<p>Seit 1896 backt Familie Hövel in der Langen Straße, heute in fünfter Generation. Der "
    "Sauerteig ist älter als das Auto vor der Tür; der Ofen steht im Hof.</p>"
    "<p>Samstags gibt es Platz, den dünnen Zwiebelkuchen aus dem Restteig.</p>"
    "<ul><li>Stollen ab November</li><li>Brot ohne Zusätze</li></ul>"
)


def business(**changes: Any) -> View:
    """A BusinessPage with everything."""
    view = View(
        id="hoevel",
        name="Bäckerei Hövel",
        category="Bäckerei",
        category_address="kategorien/baeckerei/",
        icon="brezel",
        street_line="Lange Straße 12",
        postal_line="58999 Lennebrück",
        street_address_link="strassen/lange-strasse/",
        number="12",
        geo="51.2,7.8",
        route_url="geo:51.2,7.8",
        telephone="02391 55501",
        tel_uri="tel:+49239155501",
        email="laden@hoevel.example",
        url="https://hoevel.example",
        url_label="hoevel.example",
        actions=(),
        links=(("Vorbestellen", "https://hoevel.example/shop", "bag"),),
        hours=samples.hours(),
        status="open",
        status_label="",
        status_text="",
        successor_name="",
        successor_address="",
        picture=None,
        pictures=(),
        text=TEXT,
        facts=(
            ("wheelchair", "Zugang", "Eingang mit einer Stufe"),
            ("card", "Zahlung", "bar, girocard, kontaktlos"),
            ("voucher", "Gutschein", "nimmt den LenneGutschein"),
        ),
        imprint=(
            ("Inhaber", "Bäckerei Hövel e. K."),
            ("Vertreten durch", "Jutta Hövel"),
            ("Register", "Amtsgericht Arnsberg, HRA 9999"),
        ),
        verified=date(2026, 11, 2),
        freshness="fresh",
        source_note="",
        founding_date=date(1896, 4, 1),
    )
    vars(view).update(changes)
    return view


def event(**changes: Any) -> View:
    """An EventPage with everything."""
    first = sample_events.event_row(2, date(2026, 11, 28))
    view = View(
        name="Adventsmarkt auf dem Kirchplatz",
        text=TEXT,
        status="scheduled",
        status_label="",
        past=False,
        when=tuple(sample_events.event_row(2, date(2026, 11, d)) for d in (28, 29)),
        words=first,
        rule_text="samstags und sonntags im Advent",
        start=first.start,
        end=first.end,
        all_day=False,
        previous_start=None,
        place="Marktplatz",
        place_address="",
        place_line="Markt, 58999 Lennebrück",
        route_url="geo:51.2,7.8",
        organizer_name="Werbegemeinschaft",
        organizer_address="",
        participants=(
            ("Bäckerei Hövel", "betriebe/hoevel/"),
            ("Café Lichtblick", "betriebe/lichtblick/"),
        ),
        ages="ab 4 Jahren",
        kinds=(("Markt", "veranstaltungen/art/markt/"),),
        spans=f"{first.begins}-{first.ends}",
        similar=(),
        price=Decimal("4"),
        currency="EUR",
        free=False,
        ticket_url="https://karten.example",
        url="https://markt.example",
        keywords=("Advent", "Glühwein"),
        picture=None,
        ics_address="veranstaltungen/adventsmarkt/termin.ics",
    )
    vars(view).update(changes)
    return view


def offer(**changes: Any) -> View:
    """The OfferRow at the head of an offer's page."""
    return samples.offer_row(0, **changes)
