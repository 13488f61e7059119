# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every template with the data the contract promises it: (file name, template, data)."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from types import SimpleNamespace as View
from typing import Any

from tests.theme import samples
from markupsafe import Markup

TEXT = Markup(
    "<p>Seit 1896 backt Familie Hövel in der Langen Straße, heute in fünfter Generation. Der Sauerteig ist älter als das "
    "Auto vor der Tür; der Ofen steht im Hof und wird jeden Morgen um zwei angeheizt.</p><p>Samstags gibt es Platz, den "
    "dünnen Zwiebelkuchen aus dem Restteig.</p><ul><li>Stollen ab November</li><li>Brot ohne Zusätze</li></ul>"
)
CATEGORIES = tuple(
    View(label=label, address=f"kategorien/{n}/", icon=icon, count=n + 1, group="Einzelhandel")
    for n, (label, icon) in enumerate(
        [("Bäckerei", "brezel"), ("Gaststätte", "besteck"), ("Café", "tasse"), ("Mode", "buegel"), ("Schuhe", "schuh"),
         ("Buchhandlung", "buch"), ("Handwerk", "hammer"), ("Apotheke", "kreuz"), ("Friseur", "schere"),
         ("Blumen", "tulpe"), ("Fahrräder", "rad"), ("Änderungsschneiderei", "nadel")]
    )
)  # fmt: skip
STREETS = tuple(
    View(name=n, address=f"strassen/{n}/", count=c, label=n, icon="")
    for n, c in [("Markt", 6), ("Lange Straße", 9)]
)
PAGES = View(number=1, total=2, previous="", next="betriebe/seite/2/", pages=((1, "betriebe/"), (2, "betriebe/seite/2/")),
             letters=tuple((letter, f"betriebe/#{letter}") for letter in "ABCFGHKLMNOPRSTVWZ"))  # fmt: skip
ONE_PAGE = View(number=1, total=1, previous="", next="", pages=((1, "x/"),), letters=())
NEWS = tuple(
    View(address=f"neuigkeiten/{n}/", name=name, day=date(2026, 11, 20 - n), author="Stadtmarketing",
         summary="Ab dem ersten Advent sind die Läden am Markt länger offen.", picture=samples.picture() if n == 0 else None)
    for n, name in enumerate(["Lichtermarkt: was anders wird", "Bürgerbüro zieht um", "Brücke wieder frei"])
)  # fmt: skip


def business(**changes: Any) -> View:
    """A BusinessPage with everything."""
    view = View(
        id="hoevel", name="Bäckerei Hövel", category="Bäckerei", category_address="kategorien/baeckerei/", icon="brezel",
        seed="hoevel", street_line="Lange Straße 12", postal_line="58999 Lennebrück", street_address_link="strassen/lange-strasse/",
        number="12", geo="51.2,7.8", route_url="geo:51.2,7.8", telephone="02391 55501", tel_uri="tel:+49239155501",
        email="laden@hoevel.example", url="https://hoevel.example", url_label="hoevel.example", actions=(),
        links=(("Vorbestellen", "https://hoevel.example/shop", "bag"),), hours=samples.hours(), status="open", status_label="",
        status_text="", successor_name="", successor_address="", picture=None, pictures=(), text=TEXT,
        facts=(("wheelchair", "Zugang", "Eingang mit einer Stufe"), ("card", "Zahlung", "bar, girocard, kontaktlos"), ("voucher", "Gutschein", "nimmt den LenneGutschein")),
        imprint=(("Inhaber", "Bäckerei Hövel e. K."), ("Vertreten durch", "Jutta Hövel"), ("Register", "Amtsgericht Arnsberg, HRA 9999")),
        verified=date(2026, 11, 2), freshness="fresh", source_note="", founding_date=date(1896, 4, 1),
    )  # fmt: skip
    vars(view).update(changes)
    return view


def event(**changes: Any) -> View:
    """An EventPage with everything."""
    first = samples.event_row(2, date(2026, 11, 28))
    view = View(
        name="Adventsmarkt auf dem Kirchplatz", text=TEXT, status="scheduled", status_label="", past=False,
        when=tuple(samples.event_row(2, date(2026, 11, d)) for d in (28, 29)), rule_text="samstags und sonntags im Advent",
        start=first.start, end=first.end, all_day=False, previous_start=None, place="Marktplatz", place_address="",
        place_line="Markt, 58999 Lennebrück", route_url="geo:51.2,7.8", organizer_name="Werbegemeinschaft", organizer_address="",
        participants=(("Bäckerei Hövel", "betriebe/hoevel/"), ("Café Lichtblick", "betriebe/lichtblick/")), category_label="Markt",
        price=Decimal("4"), free=False, ticket_url="https://karten.example", url="https://markt.example", keywords=("Advent", "Glühwein"),
        picture=None, ics_address="veranstaltungen/adventsmarkt/termin.ics",
    )  # fmt: skip
    vars(view).update(changes)
    return view


def offer(**changes: Any) -> View:
    """An OfferPage."""
    view = samples.offer_row(0)
    vars(view).update(text=TEXT, pictures=(), **changes)
    return view


def home(empty: bool = False) -> dict[str, Any]:
    """The data of the first page; empty: of a town that has just begun."""
    rows = samples.rows()
    return {
        "open_rows": () if empty else rows, "open_more": 80, "total": 92,
        "profile": tuple(0 if empty else max(0, min(41, (n - 8) * 3, (70 - n) * 3) - (8 if 32 < n < 40 else 0)) for n in range(96)),
        "all_badges": ";".join(row.badge for row in rows), "days": () if empty else samples.event_days(),
        "offers": () if empty else tuple(samples.offer_row(n) for n in range(4)), "categories": () if empty else CATEGORIES,
        "groups": () if empty else (("Einzelhandel", "kategorien/#einzelhandel", 40), ("Gastronomie", "kategorien/#gastronomie", 18)),
        "new_businesses": () if empty else rows[4:7], "news": () if empty else NEWS,
    }  # fmt: skip


def directory(**changes: Any) -> dict[str, Any]:
    """The data of a list of businesses."""
    rows = samples.rows()
    groups = (
        View(title="A", anchor="A", rows=rows[:2]),
        View(title="B", anchor="B", rows=rows[2:]),
    )
    return {
        "groups": groups,
        "pagination": PAGES,
        "count": 92,
        "intro": "",
        "streets": STREETS,
        "categories": CATEGORIES,
        **changes,
    }


def all_pages() -> Iterator[tuple[str, str, View, dict[str, Any]]]:
    """(file name, template, page, data) of every page type, the rare states too."""
    page = samples.page
    yield "home", "home.html", page("Unser Lennebrück", "", "now", 0), home()
    yield "home-empty", "home.html", page("Unser Lennebrück", "", "now", 0), home(empty=True)
    yield (
        "directory",
        "directory.html",
        page("Alle Betriebe", "betriebe/", "directory", 0),
        directory(),
    )
    lists = {"siblings": (View(label="Café", address="kategorien/cafe/", key=""),), "offers": (samples.offer_row(1),),
             "events": (samples.event_row(2, samples.TODAY),), "pagination": ONE_PAGE, "count": 8}  # fmt: skip
    one_group = (View(title="", anchor="", rows=samples.rows()),)
    yield (
        "category",
        "category.html",
        page("Bäckereien", "kategorien/x/", "directory"),
        directory(**lists, groups=one_group),
    )
    yield (
        "street",
        "street.html",
        page("Brückenstraße", "strassen/x/", "directory"),
        directory(**lists, groups=one_group),
    )
    yield (
        "index",
        "index_list.html",
        page("Branchen", "kategorien/", "directory"),
        {"sections": (("Einzelhandel", CATEGORIES), ("Straßen", STREETS))},
    )
    events = tuple(samples.event_row(n, samples.TODAY) for n in (1, 2))
    yield (
        "business",
        "business.html",
        page("Bäckerei Hövel", "betriebe/x/", "directory", 2),
        {"business": business(), "offers": (samples.offer_row(0),), "events": events},
    )
    yield (
        "business-photo",
        "business.html",
        page("Bäckerei Hövel", "betriebe/x/", "directory", 2),
        {
            "business": business(
                picture=samples.picture(),
                pictures=(samples.picture(), samples.picture()),
                freshness="stale",
            ),
            "offers": (),
            "events": (),
        },
    )
    closed = business(
        status="closed",
        status_label="Dauerhaft geschlossen.",
        status_text="Nachfolge:",
        successor_name="Café Lichtblick",
        successor_address="betriebe/l/",
        hours=None,
        verified=None,
        freshness="never",
        telephone="",
        tel_uri="",
        url="",
        number="",
        facts=(),
        imprint=(),
    )
    yield (
        "business-closed",
        "business.html",
        page("Bäckerei Hövel", "betriebe/x/", "directory", 2),
        {"business": closed, "offers": (), "events": ()},
    )
    current = tuple(samples.offer_row(n) for n in range(5))
    future = (
        samples.offer_row(3, state="future", begins=samples.minute(date(2026, 12, 1), "0:00")),
    )
    expired = tuple(samples.offer_row(n, state="expired", ends=1) for n in range(3))
    yield (
        "offers",
        "offers.html",
        page("Angebote", "angebote/", "offers", 0),
        {
            "current": current,
            "future": future,
            "pagination": PAGES,
            "archive_address": "angebote/archiv/",
        },
    )
    yield (
        "offers-empty",
        "offers.html",
        page("Angebote", "angebote/", "offers", 0),
        {"current": (), "future": (), "pagination": ONE_PAGE, "archive_address": ""},
    )
    yield (
        "offer-archive",
        "offer_archive.html",
        page("Abgelaufene Angebote", "angebote/archiv/", "offers"),
        {"expired": expired, "pagination": ONE_PAGE},
    )
    yield (
        "offer",
        "offer.html",
        page("Stollen vorbestellen", "angebote/x/", "offers"),
        {"offer": offer(), "business": samples.business_row(0), "more": current[1:3]},
    )
    yield (
        "offer-expired",
        "offer.html",
        page("Stollen vorbestellen", "angebote/x/", "offers"),
        {"offer": offer(state="expired", ends=1), "business": None, "more": ()},
    )
    months = (
        ("Dezember 2026", "veranstaltungen/2026/12/", 31),
        ("Januar 2027", "veranstaltungen/2027/01/", 12),
    )
    yield (
        "calendar",
        "calendar.html",
        page("Kalender", "veranstaltungen/", "calendar", 0),
        {
            "days": samples.event_days(4),
            "months": months,
            "month": samples.month(),
            "subscribe": "kalender.ics",
        },
    )
    yield (
        "month",
        "month.html",
        page("November 2026", "veranstaltungen/2026/11/", "calendar"),
        {
            "days": samples.event_days(4),
            "month": samples.month(),
            "previous": None,
            "next": View(label="Dezember 2026", address="veranstaltungen/2026/12/", key=""),
        },
    )
    yield (
        "event",
        "event.html",
        page("Adventsmarkt", "veranstaltungen/x/", "calendar"),
        {"event": event()},
    )
    yield (
        "event-cancelled",
        "event.html",
        page("Adventsmarkt", "veranstaltungen/x/", "calendar"),
        {
            "event": event(
                status="cancelled", status_label="Abgesagt", picture=samples.picture(), past=True
            )
        },
    )
    yield (
        "news-list",
        "news_list.html",
        page("Neuigkeiten", "neuigkeiten/", "", 0),
        {"rows": NEWS, "pagination": ONE_PAGE},
    )
    yield (
        "news",
        "news.html",
        page("Lichtermarkt: was anders wird", "neuigkeiten/x/"),
        {
            "news": View(
                name="x",
                day=date(2026, 11, 20),
                author="Stadtmarketing",
                text=TEXT,
                picture=samples.picture(),
            )
        },
    )
    yield (
        "page",
        "page.html",
        page("Mitmachen", "mitmachen/", "", 0),
        {
            "text": TEXT
            + Markup(
                "<h2>Preise</h2><table><tr><th>Was</th><th>Kosten</th></tr><tr><td>Eintrag</td><td>0 €</td></tr></table>"
            )
        },
    )
    yield (
        "legal",
        "legal.html",
        page("Impressum", "impressum/", "", 0),
        {
            "sections": (
                View(heading="Angaben", anchor="angaben", text=TEXT),
                View(heading="Kontakt", anchor="kontakt", text=TEXT),
            )
        },
    )
    yield "404", "404.html", page("Hier steht kein Haus", "404.html", "", 0, noindex=True), {}
