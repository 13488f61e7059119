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
#: A business opens at one of 17 times, closes at one of 13, on its short day at one of 11: of 2,500
#: businesses half have hours that no other has, and there are 1,758 different ones.
_HOURS = (
    "Mo-Fr {opens}-{closes}; Sa {opens}-{early}; PH off",
    "Mo-Fr {opens}-{closes}; Sa {opens}-{early}; Su 10:00-{early}; PH off",
    "Tu-Su 11:30-{early},{closes}-22:30",
    "Mo-Sa {opens}-{closes}; Dec 24 {opens}-{early}; PH off",
    "Mo,Tu,Th,Fr {opens}-12:30,14:00-{closes}; We {opens}-12:30; PH off",
    "We-Sa {closes}-01:00; Su {early}-22:00",
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
opening_hours: {_hours(number)}
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


def _hours(number: int) -> str:
    return _HOURS[number % len(_HOURS)].format(
        opens=_quarter(6, number % 17),
        closes=_quarter(17, number // 17 % 13),
        early=_quarter(12, number // 221 % 11),
    )


def _quarter(hour: int, quarters: int) -> str:
    """So many quarters of an hour after ``hour``."""
    return f"{hour + quarters // 4:02}:{quarters % 4 * 15:02}"


def _prose(seed: int, paragraphs: int) -> str:
    """Sentences, in every fourth text also a list with a link."""
    lines = []
    for paragraph in range(paragraphs):
        first = seed * 5 + paragraph
        picked = [
            _SENTENCES[(first + step * (seed % 3 + 1)) % len(_SENTENCES)] for step in range(4)
        ]
        lines.append(". ".join(picked) + f". Das ist Absatz {paragraph + 1} von **{seed}**.")
    if seed % 4 == 0:
        items = [_SENTENCES[(seed + step) % len(_SENTENCES)] for step in range(2)]
        link = f"[auf einer eigenen Seite](https://messstadt.example/mehr/{seed}/)"
        lines.append("\n".join(f"- {item}." for item in (*items, f"Mehr steht {link}")))
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
