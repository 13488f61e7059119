# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A city of any size whose businesses differ as real ones do: for the index's size and speed.

The speed comparison's corpus repeats six sentences and nine names, which packs to nothing. Here
every business has a name of its own, words of its trade in another choice, and a text of twenty
nouns. Everything is drawn from a counter.
"""

from datetime import date, timedelta
from pathlib import Path

from plugins.businesses.categories import builtin
from tests.small_town import CITY

_ONSETS = (
    "b", "br", "d", "dr", "f", "fr", "g", "gr", "h", "hol", "j", "k", "kl", "kr", "l", "m", "n",
    "p", "r", "s", "sch", "st", "t", "w", "z"
)  # fmt: skip
_VOWELS = ("a au e ei i o ö u ü").split()  # noqa: SIM905
_CODAS = (
    "bert", "cke", "dermann", "fer", "ger", "hoff", "kamp", "ler", "mann", "meier", "meister",
    "ner", "rich", "sen", "ster", "stein", "thal", "winkel", "zel"
)  # fmt: skip
_STREETS = (
    "Lange Straße",
    "Markt",
    "Bahnhofstraße",
    "Mühlenweg",
    "Kirchgasse",
    "Poststraße",
    "Am Wall",
)
_FIRST = date(2026, 11, 10)


def write_large_city(folder: Path, businesses: int) -> Path:
    """Write the businesses, a third as many offers, and three events for four of them."""
    for kind in ("businesses", "offers", "events"):
        (folder / kind).mkdir(parents=True)
    (folder / "city.yaml").write_text(CITY.format(url="https://gross.example/"), "utf-8")
    entries = [entry for entry in builtin().entries if len(entry.synonyms) > 5]
    every = [word for entry in entries for word in entry.synonyms if word[0].isupper()]
    for number in range(businesses):
        entry = entries[number * 37 % len(entries)]
        name = f"{entry.label} {surname(number)}"
        words = [entry.synonyms[(number + k * k) % len(entry.synonyms)] for k in range(4)]
        words.append(every[number * 131 % len(every)])
        text = " und ".join(every[(number * 17 + k * 71) % len(every)] for k in range(20))
        street = f"{_STREETS[number % 7]} {number // 7 % 90 + 1}"
        head = (
            f"name: {name}\ncategory: {entry.tag}\nstreet_address: {street}\n"
            f"opening_hours: Mo-Fr {7 + number % 4:02}:00-{17 + number % 5}:{number % 4 * 15:02}\n"
            f"wheelchair: {('yes', 'limited', 'no')[number % 3]}\nverified: 2026-11-01\n"
            f"keywords: [{', '.join(dict.fromkeys(words))}]\n"
        )
        path = folder / "businesses" / f"b-{number}.md"
        path.write_text(f"---\n{head}---\nBei uns: {text}.\n", "utf-8")
        if number % 3 == 0:
            _write_offer(folder, number, words)
        if number % 4:
            _write_event(folder, number, words)
    return folder


def surname(number: int) -> str:
    """A name that sounds like one; the first 3,800 differ."""
    vowel, rest = _VOWELS[number % 9], number // 9
    return f"{_ONSETS[rest % 24]}{vowel}{_CODAS[(rest // 24 + number) % 19]}".capitalize()


def _write_offer(folder: Path, number: int, words: list[str]) -> None:
    text = f"""\
---
name: {words[0]} und {words[1]} günstiger
business: b-{number}
valid_from: {_FIRST}
valid_through: {_FIRST + timedelta(days=40 + number % 50)}
---
Nur {words[2]} ist nicht dabei.
"""
    (folder / "offers" / f"angebot-{number}.md").write_text(text, "utf-8")


def _write_event(folder: Path, number: int, words: list[str]) -> None:
    begin = _FIRST + timedelta(days=number % 200)
    rule = "rrule: FREQ=WEEKLY;COUNT=30\n" if number % 5 == 0 else ""
    text = f"""\
---
name: {words[0]} bei {surname(number)}
start_date: {begin}T{10 + number % 10}:00
end_date: {begin}T{12 + number % 10}:00
{rule}location: b-{number}
price: {number % 3 * 5}
keywords: [{words[2]}]
event_category: {("market", "music", "family", "tour")[number % 4]}
---
Mit {words[3]}.
"""
    (folder / "events" / f"termin-{number}.md").write_text(text, "utf-8")
