# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A city of any size, the same on every machine: N businesses, N offers, 2N events.

A fifth of the events is weekly. Everything is drawn from a counter, nothing from a clock or a
random source, so that two runs of the comparison read the same bytes. ``MOMENT`` is the moment the
dates are set around.

``python -m bench.corpus N FOLDER`` writes one.
"""

from __future__ import annotations

import sys
from datetime import date, timedelta
from pathlib import Path

MOMENT = "2026-11-23T10:00"
_FIRST = date(2026, 11, 1)

CATEGORIES = (
    "shop=bakery", "shop=butcher", "shop=books", "shop=florist", "shop=clothes", "shop=shoes",
    "shop=optician", "shop=bicycle", "shop=hairdresser", "shop=jewelry", "amenity=restaurant",
    "amenity=cafe", "amenity=pub", "amenity=fast_food", "amenity=pharmacy", "craft=carpenter",
    "craft=tailor", "craft=electrician", "shop=toys", "office=insurance",
)  # fmt: skip
EVENT_CATEGORIES = (
    "market", "music", "theatre", "reading", "exhibition", "family", "sport", "food", "tour",
    "workshop",
)  # fmt: skip
_HOURS = (
    "Mo-Fr 09:00-18:00; Sa 09:00-14:00; PH off",
    "Mo-Fr 06:30-18:00; Sa 06:30-13:00; Su 08:00-11:00; PH off",
    "Tu-Su 11:30-14:30,17:30-22:00",
    "Mo-Sa 10:00-19:00; Dec 24 10:00-14:00; PH off",
    "Mo,Tu,Th,Fr 08:00-12:30,14:00-18:00; We 08:00-12:30; PH off",
    "We-Sa 18:00-01:00",
)
_SENTENCES = (
    "Der Laden liegt in der dritten Generation am selben Platz und ist jeden Werktag für Sie da",
    "Wir beraten gern, bestellen nach und liefern auf Wunsch bis an die Haustür",
    "Die meisten Waren kommen aus der Region, vom Hof hinter dem Berg oder aus dem Tal",
    "Wer etwas Bestimmtes sucht, ruft am besten vorher an, dann legen wir es zurück",
    "Im Winter stehen warme Getränke neben der Kasse, im Sommer ein paar Stühle vor der Tür",
    "Für Feste und Vereine machen wir ein eigenes Angebot, auch am Wochenende",
)
_NAMES = ("Hövel", "Brandt", "Rosenthal", "Özdemir", "Kessler", "Voß", "Lange", "Müllers", "Aksoy")
_CITY = """\
name: Messstadt
site_name: Unsere Messstadt
url: https://messstadt.example/
state: NW
postal_code: "58999"
latitude: 51.21755
longitude: 7.88105
operator:
  kind: municipality
  name: Stadt Messstadt
  street_address: Am Rathaus 1
  postal_code: "58999"
  address_locality: Messstadt
  email: portal@messstadt.example
  telephone: +49 2391 5550
  representative: Bürgermeisterin Karin Vogt
  vat_id: DE999005550
"""


def business(number: int, edition: int = 0) -> str:
    """The profile of business ``number`` (from 0); each ``edition`` has another name and text."""
    name = _NAMES[number % len(_NAMES)]
    news = f" Das ist neu: {edition_mark(edition)}." if edition else ""
    return f"""\
---
name: {name} {number}{f" {edition_mark(edition)}" if edition else ""}
category: {CATEGORIES[number % len(CATEGORIES)]}
street_address: {street(number)} {number % 90 + 1}
latitude: {51.2 + number % 400 / 10000:.5f}
longitude: {7.86 + number % 370 / 10000:.5f}
telephone: +49 2391 {500000 + number}
email: laden@betrieb-{number}.example
url: https://betrieb-{number}.example
opening_hours: {_HOURS[number % len(_HOURS)]}
wheelchair: {("yes", "limited", "no")[number % 3]}
payment: [cash, girocard]
services: [delivery, voucher]
keywords: [Handwerk, Region, Sorte {number % 50}]
verified: {_FIRST - timedelta(days=number % 200)}
---
{_prose(number, 3)}{news}
"""


def edition_mark(edition: int) -> str:
    """A word that stands in an edited business's name and text, and nowhere else."""
    return f"Ausgabe{edition}"


def offer(number: int, businesses: int) -> str:
    """Offer ``number`` of business ``number``."""
    begin = _FIRST + timedelta(days=number % 30)
    return f"""\
---
name: Angebot {number} zum Vorbestellen
business: betrieb-{number % businesses}
valid_from: {begin}
valid_through: {begin + timedelta(days=30 + number % 40)}
price: {number % 90 + 1}.90
---
{_prose(number + 7, 2)}
"""


def event(number: int, businesses: int) -> str:
    """Event ``number``; every fifth is weekly."""
    begin = date(2026, 11, 20) + timedelta(days=number % 180)
    rule = "rrule: FREQ=WEEKLY;COUNT=20\n" if number % 5 == 0 else ""
    hour = 10 + number % 10
    return f"""\
---
name: Veranstaltung {number} im Haus
start_date: {begin}T{hour:02}:00
end_date: {begin}T{hour + 2:02}:00
{rule}location: betrieb-{number * 7 % businesses}
organizer: betrieb-{number * 7 % businesses}
event_category: {EVENT_CATEGORIES[number % len(EVENT_CATEGORIES)]}
price: {number % 4 * 5}
---
{_prose(number + 3, 2)}
"""


def street(number: int) -> str:
    """One of 207 streets; a small city has fewer, and a large one has longer streets."""
    return f"Straße der {_NAMES[number % len(_NAMES)]} {number // 25 % 23 + 1}"


def _prose(seed: int, paragraphs: int) -> str:
    lines = []
    for paragraph in range(paragraphs):
        first = seed * 5 + paragraph
        picked = [
            _SENTENCES[(first + step * (seed % 3 + 1)) % len(_SENTENCES)] for step in range(4)
        ]
        lines.append(". ".join(picked) + f". Das ist Absatz {paragraph + 1} von **{seed}**.")
    return "\n\n".join(lines)


def write(businesses: int, folder: Path) -> None:
    """Write the content folder of a city with ``businesses`` businesses to ``folder``."""
    for name in ("businesses", "offers", "events"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / "city.yaml").write_text(_CITY, encoding="utf-8")
    for number in range(businesses):
        _write(folder / f"businesses/betrieb-{number}.md", business(number))
        _write(folder / f"offers/angebot-{number}.md", offer(number, businesses))
    for number in range(2 * businesses):
        _write(folder / f"events/termin-{number}.md", event(number, businesses))


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]))
