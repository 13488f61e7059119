# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What else could be written in a field of a record, in a text, or in ``city.yaml``.

"" leaves the field out. Wrong values are among them: a record with one is held back.
"""

_PICTURES = ("", "image: brot.png", "image: laden.png", "image: fehlt.png")
_WORDS = ("", "image_alt: Ein Schild", "image_alt: Ein anderes Schild")
_BUSINESS = ("business: hoevel", "business: cafe", "business: neu", "business: falsch")

#: Folder → field → the lines that may stand for it.
FIELDS: dict[str, dict[str, tuple[str, ...]]] = {
    "businesses": {
        "name": ("name: Aal & Söhne", "name: Zur Brücke", "name: Bäckerei Hövel", ""),
        "category": (
            "category: shop=bakery",
            "category: Buchhandlung",
            "category: Eisbude",
            "category: shop=eisbude",
            "category: craft=locksmith",
            "category: unfug",
        ),
        "street_address": (
            "street_address: Markt 3",
            "street_address: Markt 12a",
            "street_address: Uferweg 9",
            "street_address: Lange Straße 1",
            "street_address: Lange-Strasse 2",
            "",
        ),
        "opening_hours": (
            "",
            "opening_hours: Mo-Fr 06:30-18:00; PH off",
            "opening_hours: 24/7",
            "opening_hours: Mo-Su 18:00-02:00",
            "opening_hours: SH Mo-Fr 10:00-12:00",
            "opening_hours: nach Vereinbarung",
            "opening_hours: Mo-Fr 9 bis 18 Uhr",
            "opening_hours: Quatsch",
        ),
        "status": (
            "",
            "status: open",
            "status: closed",
            "status: vacant",
            "status: temporarily_closed",
            "status: seeking_successor",
        ),
        "successor": (
            "",
            "successor: neu",
            "successor: cafe",
            "successor: kettler",
            "successor: falsch",
            "successor: niemand",
        ),
        "verified": (
            "",
            "verified: 2026-11-23",
            "verified: 2026-09-01",
            "verified: 2025-01-01",
            "verified: 2026-02-31",
        ),
        "founding_date": (
            "",
            "founding_date: 2026-11-23",
            "founding_date: 2026-05-24",
            "founding_date: 1901-01-01",
        ),
        "services": ("", "services: voucher", "services: [delivery, takeaway]"),
        "keywords": ("", "keywords: [Brot, Wein]"),
        "wheelchair": ("", "wheelchair: yes", "wheelchair: no"),
        "legal_name": ("", "legal_name: Hövel KG"),
        "telephone": ("", "telephone: +49 2391 55509", "telephone: 110"),
        "image": _PICTURES,
        "image_alt": _WORDS,
    },
    "offers": {
        "name": ("name: Zweites Brot umsonst", "name: Ein Glas Wein"),
        "business": (*_BUSINESS, "business: niemand"),
        "valid_from": (
            "valid_from: 2026-11-01",
            "valid_from: 2026-11-24",
            "valid_from: 2026-12-24",
        ),
        "valid_through": (
            "valid_through: 2026-11-22",
            "valid_through: 2026-11-23",
            "valid_through: 2027-02-01",
        ),
        "price": ("", "price: 9.90", "price: 19.90", "price: teuer"),
        "image": _PICTURES,
        "image_alt": _WORDS,
    },
    "events": {
        "name": ("name: Abendlauf", "name: Zimtsterne backen"),
        "start_date": (
            "start_date: 2026-11-23T18:00",
            "start_date: 2026-11-27",
            "start_date: 2026-12-31",
            "start_date: 2026-03-28T23:00",
            "start_date: 2027-02-06T15:00",
        ),
        "end_date": (
            "",
            "end_date: 2026-11-23T20:00",
            "end_date: 2026-11-28",
            "end_date: 2027-01-03",
            "end_date: 2027-02-06T17:00",
        ),
        "rrule": (
            "",
            "rrule: FREQ=WEEKLY;COUNT=5",
            "rrule: FREQ=MONTHLY;BYDAY=1SA",
            "rrule: FREQ=DAILY",
            "rrule: FREQ=OFTEN",
        ),
        "exdate": ("", "exdate: 2026-11-23T18:00", "exdate: 2026-11-27"),
        "location": (
            "",
            "location: markt",
            "location: halle",
            "location: hoevel",
            "location: cafe",
            "location: falsch",
            "location: Amtshaus",
        ),
        "organizer": ("", "organizer: neu", "organizer: Der Verein"),
        "participants": ("", "participants: [hoevel, cafe]", "participants: kiosk"),
        "event_status": ("", "event_status: cancelled", "event_status: postponed"),
        "event_category": ("", "event_category: music", "event_category: market"),
        "price": ("", "price: 0", "price: 12.50"),
        "image": _PICTURES,
        "image_alt": _WORDS,
    },
    "news": {
        "name": ("name: Neues vom Fluss", "name: Altes vom Fluss"),
        "date": ("date: 2026-11-23", "date: 2026-12-24", "date: 2024-02-29"),
        "author": ("", "author: Eva Hövel"),
        "image": _PICTURES,
        "image_alt": _WORDS,
    },
    "pages": {"name": ("name: Anfahrt", "name: Über uns", "name: Zu uns")},
}

#: Texts of merchants and editors; the last of each is not to be published as it is.
TEXTS = (
    "",
    "Ein *anderer* Text.\n",
    "Mehr [hier](/betriebe/hoevel/), [da](/angebote/archiv/) und [dort](/ueber-uns/).\n",
    "Siehe [den Monat](/veranstaltungen/2026/12/) und [die Sechs](/betriebe/sechs/).\n",
    "Ein <b>Wort</b>.\n",
)

#: What a slip of the finger makes of a whole file.
BROKEN = (
    b"",
    b"---\nnmae: Vertippt\n---\n",
    b"---\nname: [\n---\n",
    b"---\nname: Ohne Ende\n",
    b"---\nname: M\xfcller\n---\n",
)

#: A part of ``city.yaml`` → what may stand for it; None takes the part out.
CITY: dict[str, tuple[str, ...]] = {
    "name": ("name: Kleinstadt", "name: Großstadt"),
    "site_name": ("", "site_name: Stadtfenster"),
    "url": ("url: https://kleinstadt.example/", "url: https://stadt.example/portal/"),
    "state": ("state: NW", "state: BY", ""),
    "timezone": ("", "timezone: Europe/London", "timezone: Pacific/Auckland"),
    "languages": (
        "languages: [de, en]", "languages: de", "languages: [de, tr, en]", "languages: [en, de]",
        "languages: [de, pl]",
    ),
    "brand_color": ('brand_color: "#0b5d4e"', 'brand_color: "#7a1f3d"', 'brand_color: "#eeeeee"'),
    "voucher": ("", "voucher:\n  name: Taler\n  url: https://taler.example/"),
    "places": (
        "places:\n  markt:\n    name: Alter Markt",
        "places:\n  markt:\n    name: Marktplatz\n    latitude: 51.2\n    longitude: 7.8",
        "places:\n  halle:\n    name: Stadthalle\n    street_address: Uferweg 1",
        "",
    ),
    "holidays": (
        "", "holidays:\n  2026-11-28: Lichterfest",
        "holidays:\n  - {date: 2026-11-27, name: Stadtfest, kind: public}",
    ),
    "school_holidays": (
        "",
        "school_holidays:\n"
        "  - {name: Herbst, start_date: 2026-11-20, end_date: 2026-11-30}",
    ),
    "freshness": ("", "freshness:\n  ageing: 10\n  stale: 20"),
    "categories": (
        "",
        "categories:\n  - {tag: shop=eisbude, label: Eisbude, plural: Eisbuden}",
        "categories:\n  - {tag: shop=zukunft, label: Eisbude, plural: Eisläden}",
        "categories:\n  - {tag: shop=eisbude, label: Eisdiele, group: einzelhandel, icon: glas}",
        "categories:\n  - {tag: shop=bakery, label: Backstube, plural: Backstuben}",
        "categories:\n  - {tag: eisbude}",
    ),
    "accessibility": (
        "", "accessibility:\n  contact_email: barrierefrei@kleinstadt.example\n  status: fully",
    ),
    "privacy": ("", "privacy:\n  hosting: Stadtwerke"),
    "plugins": ("", "", "plugins: gibt_es_nicht"),
}  # fmt: skip
