# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A small town for looking at the theme: data like the portal's, without the portal."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from types import SimpleNamespace as View
from typing import Any
from zoneinfo import ZoneInfo

from markupsafe import Markup

from tests.theme.sample_houses import house

ZONE = ZoneInfo("Europe/Berlin")
TODAY = date(2026, 11, 23)
CSP = "default-src 'self'; style-src 'self'; script-src 'self'; object-src 'none'; base-uri 'none'"
TOWN = [
    ("Bäckerei Hövel", "Bäckerei", "Lange Straße 12", "brezel", "6:30-12:30,13:30-18:00"),
    (
        "Gasthof Zur alten Brücke",
        "Gaststätte",
        "Brückenstraße 1",
        "besteck",
        "11:30-14:00,17:00-25:00",
    ),
    (
        "Buchhandlung Wortreich am Markt",
        "Buchhandlung",
        "Markt 5",
        "buch",
        "9:00-12:30,14:00-18:00",
    ),
    ("Friseursalon Petra Wrede", "Friseur", "Brückenstraße 8a", "schere", ""),
    ("Löwen-Apotheke", "Apotheke", "Markt 7", "kreuz", "8:30-18:30"),
    ("Schreinerei Ostwinkel", "Tischlerei", "Mühlenweg 3", "hammer", "?8:00-16:30"),
    ("Café Lichtblick", "Café", "Markt 2", "tasse", "9:00-18:30"),
    (
        "Änderungsschneiderei Yılmaz",
        "Änderungsschneiderei",
        "Lennestraße 14",
        "nadel",
        "10:00-13:00,15:00-18:30",
    ),
]


def minute(day: date, clock: str) -> int:
    """A local time of a day as UTC epoch minutes; hours above 24 are the next day's."""
    hour, minutes = (int(part) for part in clock.split(":"))
    start = datetime(day.year, day.month, day.day, tzinfo=ZONE).timestamp() / 60
    return int(start) + hour * 60 + minutes


def day_view(day: date, spec: str, today: bool = False, note: str = "", holiday: str = "") -> View:
    """A DayView from "9:00-12:30,14:00-18:00"; "?" before it: by arrangement."""
    unknown = spec.startswith("?")
    spans = [span.split("-") for span in spec.lstrip("?").split(",") if span]
    bars = []
    for start, end in spans:
        x, stop = (int(t.split(":")[0]) * 60 + int(t.split(":")[1]) - 240 for t in (start, end))
        bars.append(View(x=x, width=stop - x, unknown=unknown))
    text = tuple(
        View(start=f"{s:0>5}", end=f"{e:0>5}".replace("25:", "01:"), note="", unknown=unknown)
        for s, e in spans
    )
    state = "unknown" if unknown else "open" if spans else "closed"
    return View(
        day=day,
        text=() if unknown else text,
        state=state,
        bars=tuple(bars),
        today=today,
        holiday=holiday,
        note=note or ("nach Vereinbarung" if unknown else ""),
    )


def badge(spec: str, closed_weekday: int = 6) -> str:
    """Fourteen days of one day's hours."""
    spans = [span.split("-") for span in spec.lstrip("?").split(",") if span]
    mark = "u" if spec.startswith("?") else ""
    days = [TODAY + timedelta(days=n) for n in range(-1, 14)]
    return ",".join(
        f"{minute(d, s)}-{minute(d, e)}{mark}"
        for d in days
        if d.weekday() != closed_weekday
        for s, e in spans
    )


HORIZON = minute(TODAY + timedelta(days=13), "24:00")


def business_row(index: int, **changes: Any) -> View:
    """A BusinessRow of the sample town."""
    name, category, street, icon, spec = TOWN[index % len(TOWN)]
    marks = (
        View(icon="wheelchair", label="Eingang stufenlos"),
        View(icon="voucher", label="nimmt den Stadtgutschein"),
    )
    row = View(
        id=f"b{index}",
        address=f"betriebe/b{index}/",
        name=name,
        category=category,
        category_address="kategorien/x/",
        street_line=street,
        number=street.split()[-1],
        icon=icon,
        status="open",
        status_label="",
        house=house(index, name, category, icon),
        pictured=False,
        today=day_view(TODAY, spec, True),
        badge=badge(spec),
        horizon=HORIZON,
        days="",
        marks=marks[: index % 3],
    )
    vars(row).update(changes)
    return row


def rows(count: int = 8) -> tuple[View, ...]:
    """Rows of the register, one of them closed for good."""
    town = [business_row(n) for n in range(count)]
    if count > 5:
        town[3] = business_row(
            3,
            status="temporarily_closed",
            status_label="Vorübergehend geschlossen",
            today=None,
            badge="",
            horizon=0,
        )
    return tuple(town)


def offer_row(index: int, **changes: Any) -> View:
    """An OfferRow; the fourth begins later."""
    name, price = [
        ("Stollen vorbestellen", Decimal("14.90")),
        ("Zwei für eins", None),
        ("Kalender 2027 zum halben Preis", Decimal("7.45")),
        ("Kranz binden", Decimal("18")),
        ("Lichtcheck am Fahrrad", Decimal("12")),
    ][index % 5]
    row = View(
        id=f"o{index}",
        address=f"angebote/o{index}/",
        name=name,
        **{"business": "laden", "business_name": TOWN[index % 8][0]},
        business_address="betriebe/b1/",
        price=price,
        currency="EUR",
        previous_price=Decimal("17.90") if index == 0 else None,
        lowest_price=Decimal("15.90") if index == 0 else None,
        price_unit="1 kg" if index == 0 else "",
        unit_price=Decimal("19.87") if index == 0 else None,
        valid_from=date(2026, 11, 20),
        valid_through=date(2026, 12, 20),
        state="current",
        begins=minute(date(2026, 11, 20), "0:00"),
        ends=minute(date(2026, 12, 20), "24:00"),
        summary="Alles, was noch im Korb liegt: Brezeln, Brötchen, Berliner.",
        picture=None,
        icon="brezel",
    )
    vars(row).update(changes)
    return row


def hours() -> View:
    """A HoursView with a lunch break, a day off and special days."""
    monday = TODAY - timedelta(days=TODAY.weekday())
    specs = (
        ["9:00-12:30,14:00-18:00"] * 2
        + ["9:00-12:30"]
        + ["9:00-12:30,14:00-18:00"] * 2
        + ["9:00-13:00", ""]
    )
    week = tuple(
        day_view(monday + timedelta(days=n), spec, n == TODAY.weekday())
        for n, spec in enumerate(specs)
    )
    specials = (
        View(
            first=date(2026, 12, 6),
            last=date(2026, 12, 6),
            day=day_view(date(2026, 12, 6), "13:00-18:00"),
            reason="Offener Sonntag",
        ),
        View(
            first=date(2026, 12, 24),
            last=date(2026, 12, 27),
            day=day_view(date(2026, 12, 24), ""),
            reason="Weihnachten",
        ),
    )
    return View(
        badge=badge(specs[0]),
        horizon=HORIZON,
        days="20780-20780;;Weihnachten",
        today=week[TODAY.weekday()],
        text="",
        week=week,
        specials=specials,
        known=True,
        notes=("Im Advent samstags bis 18 Uhr",),
        silent_on_holidays=True,
    )


def picture(alt: str = "Die Ladenfront mit der alten Brezel") -> View:
    """A PictureView whose files the preview draws."""
    return View(
        alt=alt,
        credit="Foto Hövel, CC BY 4.0",
        width=960,
        height=640,
        color="#8aa",
        sources=(("image/png", (("bild.png", 480), ("bild.png", 960))),),
        fallback=("bild.png", 960, 640),
    )


def site() -> View:
    """The SiteView of the sample town."""
    nav = [
        *(("Jetzt", "", "now"), ("Betriebe", "betriebe/", "directory")),
        *(("Angebote", "angebote/", "offers"), ("Kalender", "veranstaltungen/", "calendar")),
    ]
    return View(
        name="Lennebrück",
        site_name="Unser Lennebrück",
        language="de",
        direction="ltr",
        **dict.fromkeys(("languages", "easy", "beside"), ()),
        timezone=ZONE.key,
        built=TODAY,
        csp=CSP,
        offline=True,
        **{"locale": "de_DE", "shared": False, "editing_url": "", "in_language": ""},
        share_image="https://stadt.example/icon-512.png",
        theme_colors=("#e4efea", "#17384c"),
        paper="#f7f8f3",
        font_preloads=(),
        nav=tuple(View(label=label, address=address, key=key) for label, address, key in nav),
        legal=(
            View(label="Impressum", address="impressum/", key=""),
            View(label="Datenschutz", address="datenschutz/", key=""),
        ),
        pages=(
            View(label="Mitmachen", address="mitmachen/", key=""),
            View(label="Über das Portal", address="ueber/", key=""),
        ),
        operator_name="Stadt Lennebrück",
        operator_line="Stadt Lennebrück, Am Rathaus 1, 58999 Lennebrück",
        report_email="stadtfenster@lennebrueck.example",
        voucher_name="LenneGutschein",
        voucher_url="https://gutschein.example",
    )


def page(title: str, address: str, key: str = "", crumbs: int = 1, **changes: Any) -> View:
    """A PageView."""
    trail = (
        View(name="Betriebe", address="betriebe/"),
        View(name="Markt", address="strassen/markt/"),
    )
    view = View(
        address=address,
        key=key,
        current="page" if address in ("", "betriebe/", "angebote/", "veranstaltungen/") else "true",
        title=title,
        head_title=f"{title} – Unser Lennebrück",
        description="Eine Beschreibung.",
        canonical=f"https://lennebrueck.example/{address}",
        crumbs=trail[:crumbs],
        json_ld=(Markup("{}"),),
        noindex=False,
        alternates=(),
        alone=False,
        feeds=(
            View(title="Neues", address="feed.atom", media_type="application/atom+xml"),
            View(title="Termine", address="kalender.ics", media_type="text/calendar"),
        ),
    )
    vars(view).update(changes)
    return view
