# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The records of the small town of ``tests/incremental/town.py``, by folder and name."""

BUSINESSES = {
    "hoevel": """\
name: Bäckerei Hövel
category: shop=bakery
street_address: Markt 3
opening_hours: Mo-Fr 06:30-18:00; Sa 06:30-13:00; PH off
verified: 2026-11-01
founding_date: 2026-09-01
image: brot.png
image_alt: Brote im Fenster
image_credit: Foto Hövel
legal_name: Hövel GmbH
services: [takeaway, voucher]
wheelchair: yes
---

**Brot** und Kuchen.
""",
    "cafe": """\
name: Café Lichtblick
category: amenity=cafe
street_address: Lange Straße 7
opening_hours: Tu-Su 10:00-18:00; SH off
telephone: +49 2391 55501
verified: 2026-06-01
images: [laden.png, brot.png]
keywords: [Torte, Frühstück]
---

Kaffee.
""",
    "kettler": """\
name: Buchhandlung Kettler
category: shop=books
street_address: Lange Str. 9
status: closed
successor: neu
---

Bücher gab es hier.
""",
    "neu": """\
name: Buch & Tee
category: shop=books
street_address: Lange Straße 9
opening_hours: Mo-Sa 09:00-19:00; Dec 24,31 09:00-13:00
founding_date: 2026-11-20
status: seeking_successor
---

Bücher und Tee.
""",
    "leer": """\
name: Ladenlokal Markt 5
category: shop=vacant
street_address: Markt 5
status: vacant
---

Zu vermieten.
""",
    "kiosk": """\
name: Kiosk am Fluss
category: shop=kiosk
latitude: 51.2173
longitude: 7.8812
opening_hours: Fr-Sa 18:00-02:00
verified: 2026-11-20
---
""",
    "eis": """\
name: Eisbude Uferweg
category: Eisbude
street_address: Uferweg 2
opening_hours: Apr-Sep Mo-Su 12:00-20:00
---
""",
    "falsch": """\
name: Der Betrieb mit dem Fehler
category: shop=bakery
street_address: Markt 8
opening_hours: Mo-Fr 25:00-99:00
---
""",
}

OFFERS = {
    "stollen": """\
name: Stollen vorbestellen
business: hoevel
valid_from: 2026-11-20
valid_through: 2026-12-20
price: 14.90
image: brot.png
---

Mit *Mandeln*.
""",
    "brezeln": """\
name: Neujahrsbrezeln
business: hoevel
valid_from: 2026-12-27
valid_through: 2027-01-02
---
""",
    "sommer": """\
name: Sommerlektüre
business: neu
valid_from: 2026-06-01
valid_through: 2026-08-31
---
""",
    "torte": """\
name: Torte der Woche
business: cafe
valid_from: 2026-11-23
valid_through: 2026-11-24
price: 3.50
previous_price: 4.20
lowest_price_30_days: 3.90
---
""",
    "niemand": """\
name: Angebot von niemandem
business: den-gibt-es-nicht
valid_from: 2026-11-01
valid_through: 2026-12-31
---
""",
}

EVENTS = {
    "wochenmarkt": """\
name: Wochenmarkt
start_date: 2026-11-06T08:00
end_date: 2026-11-06T12:00
rrule: FREQ=WEEKLY;BYDAY=FR;COUNT=7
exdate: 2026-12-04T08:00
location: markt
organizer: hoevel
event_category: market
---

Gemüse und Käse.
""",
    "lesung": """\
name: Lesung im Advent
start_date: 2026-11-28T19:30
end_date: 2026-11-28T21:00
location: neu
participants: [cafe]
event_category: reading
price: 5.00
image: laden.png
---

Wir lesen.
""",
    "ausstellung": """\
name: Ausstellung Drahtkunst
start_date: 2026-11-10
end_date: 2026-12-13
location: Amtshaus
event_category: exhibition
---
""",
    "advent": """\
name: Adventsmarkt
start_date: 2026-11-27
end_date: 2026-11-29
location: markt
---

Drei Tage.
""",
    "nachtlauf": """\
name: Nachtlauf
start_date: 2026-12-05T22:00
end_date: 2026-12-06T01:30
event_status: cancelled
location: falsch
---
""",
}

NEWS = {
    "bruecke": """\
name: Die Brücke ist wieder frei
date: 2026-11-20
author: Karin Vogt
image: laden.png
---

Siehe [Hövel](/betriebe/hoevel/) und [den Markt](/veranstaltungen/wochenmarkt/).
""",
    "advent-kommt": """\
name: Der Advent kommt
date: 2026-11-22
---

| Tag | Wo |
|---|---|
| Fr | [Adventsmarkt](/veranstaltungen/advent/) |
""",
}

PAGES = {
    "ueber-uns": """\
name: Über uns
---

Mehr im [Kalender](/veranstaltungen/), bei [einem mit Fehler](/betriebe/falsch/), und
[nirgends](/nirgends/).
""",
    "parken": """\
name: Parken
---

Am [Markt](/strassen/markt/), auch für [Bücher](/betriebe/kettler/).
""",
}

RECORDS = {
    "businesses": BUSINESSES,
    "offers": OFFERS,
    "events": EVENTS,
    "news": NEWS,
    "pages": PAGES,
}
