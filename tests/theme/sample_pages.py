# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every template with the data the contract promises it: (file name, template, data)."""

from collections.abc import Iterator
from datetime import date
from types import SimpleNamespace as View
from typing import Any

from markupsafe import Markup

from tests.theme import sample_events, sample_street, samples
from tests.theme.sample_home import CATEGORIES, NEWS, STREETS, home
from tests.theme.sample_plan import SMALL_PLAN, STREET_PLAN, plan
from tests.theme.sample_records import TEXT, business, event, offer

PAGES = View(
    number=1,
    total=2,
    previous="",
    next="betriebe/seite/2/",
    pages=((1, "betriebe/"), (2, "betriebe/seite/2/")),
    letters=tuple((letter, f"betriebe/#{letter}") for letter in "ABCFGHKLMNOPRSTVWZ"),
)
TABLE = Markup("<h2>Preise</h2><table><tr><th>Was</th><td>Eintrag</td></tr></table>")
ONE_PAGE = View(number=1, total=1, previous="", next="", pages=((1, "x/"),), letters=())


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
        "siblings": (),
        "filters": View(fixed="", slug="", example=rows[2]),
        "categories": CATEGORIES,
        **changes,
    }


def all_pages() -> Iterator[tuple[str, str, View, dict[str, Any]]]:
    """(file name, template, page, data) of every page type, the rare states too."""
    page = samples.page
    yield "home", "home.html", page("Unser Lennebrück", "", "now", 0), home()
    few = {**home(), "open_rows": samples.rows()[4:7]}
    yield "home-few", "home.html", page("Unser Lennebrück", "", "now", 0), few
    yield "home-empty", "home.html", page("Unser Lennebrück", "", "now", 0), home(empty=True)
    everybody = page("Alle Betriebe", "betriebe/", "directory", 0)
    yield "directory", "directory.html", everybody, directory()
    lists = {
        "siblings": (View(label="Café", address="kategorien/cafe/", key=""),),
        "offers": (samples.offer_row(1),),
        "events": (sample_events.event_row(2, samples.TODAY),),
        "pagination": ONE_PAGE,
        "count": 8,
    }
    one_group = (View(title="", anchor="", rows=samples.rows()),)
    yield (
        "category",
        "category.html",
        page("Bäckereien", "kategorien/x/", "directory"),
        directory(**lists, groups=one_group, plots=sample_street.plots(3)),
    )
    of_one = directory(**lists, groups=one_group, plots=())
    yield "category-of-one", "category.html", page("Bars", "kategorien/y/", "directory"), of_one
    yield (
        "street",
        "street.html",
        page("Brückenstraße", "strassen/x/", "directory"),
        directory(
            **lists,
            groups=one_group,
            on_plan=STREET_PLAN,
            sides=(("gerade", sample_street.plots()), ("ungerade", sample_street.plots(3))),
        ),
    )
    yield (
        "index",
        "index_list.html",
        page("Branchen", "kategorien/", "directory"),
        {"sections": (("Einzelhandel", "einzelhandel", CATEGORIES),)},
    )
    yield "streets", "streets.html", page("Straßen", "strassen/", "directory"), {"streets": STREETS}
    events = tuple(sample_events.event_row(n, samples.TODAY) for n in (1, 2))
    yield (
        "business",
        "business.html",
        page("Bäckerei Hövel", "betriebe/x/", "directory", 2),
        {
            "business": business(),
            "street": sample_street.street(),
            "offers": (samples.offer_row(0),),
            "events": events,
            "on_plan": SMALL_PLAN,
            "calendar": sample_events.CALENDAR,
        },
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
            "street": sample_street.street(),
            "offers": (),
            "events": (),
            "on_plan": SMALL_PLAN,
            "calendar": None,
        },
    )
    yield "plan", "plan.html", page("Plan", "plan/", "plan"), {"plan": plan()}
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
        {
            "business": closed,
            "street": sample_street.street(),
            "offers": (),
            "events": (),
            "on_plan": SMALL_PLAN,
            "calendar": None,
        },
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
        {
            "offer": offer(),
            "text": TEXT,
            "pictures": (),
            "business": samples.business_row(0),
            "more": current[1:3],
        },
    )
    yield (
        "offer-expired",
        "offer.html",
        page("Stollen vorbestellen", "angebote/x/", "offers"),
        {
            "offer": offer(state="expired", ends=1),
            "text": TEXT,
            "pictures": (),
            "business": None,
            "more": (),
        },
    )
    yield (
        "calendar",
        "calendar.html",
        page("Kalender", "veranstaltungen/", "calendar", 0),
        sample_events.calendar(),
    )
    yield (
        "event-kind",
        "event_kind.html",
        page("Lesung", "veranstaltungen/art/lesung/", "calendar"),
        sample_events.kind(),
    )
    yield (
        "month",
        "month.html",
        page("November 2026", "veranstaltungen/2026/11/", "calendar"),
        sample_events.month_page(),
    )
    yield (
        "event",
        "event.html",
        page("Adventsmarkt", "veranstaltungen/x/", "calendar"),
        {"event": event(), "on_plan": None},
    )
    yield (
        "event-cancelled",
        "event.html",
        page("Adventsmarkt", "veranstaltungen/x/", "calendar"),
        {
            "event": event(
                status="cancelled",
                status_label="Abgesagt",
                picture=samples.picture(),
                past=True,
                similar=sample_events.event_days(1)[0].rows,
            ),
            "on_plan": None,
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
        {"text": TEXT + TABLE, "is_easy": True, "is_signed": True, "film": None},
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
    way = View(
        label="Bäckereien",
        address="kategorien/x/",
        icon="brezel",
        businesses=3,
        synonyms="Brot, Semmel",
    )
    yield (
        "search",
        "search.html",
        page("Suche", "suche/", "search", 0),
        {"sections": (View(title="Ladenhandwerk", ways=(way,)),), "streets": STREETS},
    )
    yield "404", "404.html", page("Hier steht kein Haus", "404.html", "", 0, noindex=True), {}
