# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is not an entry: the groups of categories, the calendar's pages, the standing pages.

All of it is worked out here, so that a peer only shows it. Values are made for JSON.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from bench import corpus
from bench.peers.dates import GERMAN, full_day, long_day, short_day, weekday
from bench.peers.entries import Entry, days_of, list_of
from bench.peers.months import Data, days, next_weeks, pages
from plugins.businesses.categories import builtin
from plugins.core.city import City
from plugins.core.slug import slugify
from plugins.events.days import next_weekend
from plugins.events.kinds import SLUGS, kind_label
from plugins.home import MOST_CATEGORIES, MOST_LATE, MOST_OPEN
from plugins.home.program import MOST_EVENTS, RESERVE, WEEK
from plugins.listings.calendar import MOST_DAYS, MOST_OF_A_DAY
from plugins.listings.event_kinds import MOST_OF_A_KIND
from plugins.listings.highlights import Highlights, few_open, zip_turns
from plugins.window.week import week_for

_TODAY = date.fromisoformat(corpus.MOMENT[:10])

#: The pages that are no lists. Ours say more: they are made of the city's data, or work.
STANDING = (
    ("impressum", "Impressum", "Stadt Messstadt, Am Rathaus 1, 58999 Messstadt"),
    ("datenschutz", "Datenschutz", "Stadt Messstadt, Am Rathaus 1, 58999 Messstadt"),
    ("barrierefreiheit", "Barrierefreiheit", "portal@messstadt.example"),
    ("neuigkeiten", "Neuigkeiten", ""),
    ("suche", "Suchen", "Über diese Listen finden Sie alles: Betriebe, Angebote, Kalender"),
    ("offline", "Ohne Netz", "Was Sie hier gesehen haben, geht auch ohne Netz."),
    (
        "gebaerdensprache",
        "Informationen in Gebärdensprache",
        "Einen Film in Deutscher Gebärdensprache gibt es noch nicht.",
    ),
    ("leichte-sprache", "Leichte Sprache", "Diese Internet-Seite ist für Messstadt."),
    ("leichte-sprache/barrierefreiheit", "Barriere-Freiheit", "portal@messstadt.example"),
)


def town(entries: Sequence[Entry], city: City) -> Data:
    """Everything, by name. Of days it is said which they are, and of events only how many."""
    known = days(entries, city)
    made = pages(known, city)
    coming = [day for iso, day in known.items() if iso >= _TODAY.isoformat()]
    return {
        "groups": [{"id": g.id, "label": g.label, "slug": slugify(g.label)} for g in _groups()],
        "signs": _signs(entries),
        "open": (found := _open(entries)),
        "listed": [*found[:-MOST_LATE:2], *found[-MOST_LATE:]],
        "home": _home(known),
        "glance": _glance(entries, known),
        "next": [_short(day, MOST_OF_A_DAY) for day in coming[:MOST_DAYS]],
        "tabs": _tabs(),
        "table": next_weeks(_TODAY, known, city),
        "today": full_day(_TODAY),
        "months": [
            {
                "label": page["label"],
                "address": page["first"],
                "count": sum(d["count"] for d in known.values() if d["iso"][:7] == page["month"]),
            }
            for page in made
            if page["number"] == 1 and page["month"] >= f"{_TODAY:%Y-%m}"
        ],
        "pages": made,
        "kinds": _kinds(entries),
        "most_of_a_kind": MOST_OF_A_KIND,
        "week": _week(known),
        "standing": [{"name": n, "title": t, "text": text} for n, t, text in STANDING],
    }


def _groups() -> list[Any]:
    return list(builtin().groups)


def _signs(entries: Iterable[Entry]) -> list[str]:
    """The categories of the first page, by the last part of their addresses."""
    found = [entry.fields for entry in entries if "kategorie" in entry.fields]
    counts = Counter(str(fields["kategorie"]) for fields in found)
    facts = {
        str(fields["kategorie"]): (str(fields["group"]), str(fields["category_name"]))
        for fields in found
    }
    largest = sorted(counts, key=lambda slug: (-counts[slug], facts[slug][1]))
    by_group = [[slug for slug in largest if facts[slug][0] == g.id] for g in _groups()]
    return zip_turns(by_group, MOST_CATEGORIES)


def _open(entries: Iterable[Entry]) -> list[str]:
    """The businesses of the first page, which it picks by when they close. It lists every other of
    them, and the latest.
    """
    closing = sorted((entry.closes, entry.name) for entry in entries if entry.closes is not None)
    return list(few_open(Highlights((), tuple(closing), ()), MOST_OPEN, MOST_LATE))


def _short(day: Data, most: int, full: int = 0) -> Data:
    """A day of which only ``most`` dates are shown; it says how many there are if there are more
    than that, or than ``full``.
    """
    count = day["count"]
    return day | {"most": most, "all": count if count > max(most, full) else 0}


def _home(known: dict[str, Data]) -> list[Data]:
    """Today and the weekend. Ours has more of today, hidden until others are over."""
    shown = [iso for day in (_TODAY, *next_weekend(_TODAY)) if (iso := day.isoformat()) in known]
    today = _TODAY.isoformat()
    return [_short(known[iso], MOST_EVENTS, RESERVE if iso == today else 0) for iso in shown]


def _glance(entries: Sequence[Entry], known: dict[str, Data]) -> list[Data]:
    """The next seven days, each with the first of its events that is not weekly."""
    found = []
    for day in (_TODAY + timedelta(days=n) for n in range(WEEK)):
        iso = day.isoformat()
        there = [entry.fields for entry in entries if iso in days_of(entry)]
        first = min(there, key=lambda e: ("recurring" in e, e["in_day"]), default={"title": ""})
        found.append(
            {
                "iso": iso,
                "long": full_day(day),
                "weekday": weekday(day)[:2],
                "numeral": day.day,
                "event": first["title"],
                "count": known.get(iso, {}).get("count", 0),
                "address": known.get(iso, {}).get("address", ""),
            }
        )
    return found


def _tabs() -> list[Data]:
    """The days to jump to."""
    tomorrow = _TODAY + timedelta(days=1)
    return [
        {
            "iso": shown[0].isoformat(),
            "label": " + ".join(f"{weekday(day)[:2]} {day.day}." for day in shown),
        }
        for shown in ((_TODAY,), (tomorrow,), next_weekend(_TODAY))
    ]


def _kinds(entries: Iterable[Entry]) -> list[Data]:
    """The kinds of events that occur, each with the address of its list."""
    found = {slug for entry in entries for slug in list_of(entry, "kinds")}
    return [
        {
            "slug": slug,
            "label": kind_label(kind, GERMAN),
            "address": f"/veranstaltungen/art/{slug}/",
        }
        for kind, slug in SLUGS.items()
        if slug in found
    ]


def _week(known: dict[str, Data]) -> Data:
    """The page of the week that one plans for."""
    monday = week_for(_TODAY)
    whole = [monday + timedelta(days=n) for n in range(7)]
    return {
        "title": f"Programm der Woche {monday.isocalendar().week}",
        "lead": f"{short_day(monday)} bis {long_day(whole[-1])}",
        "days": [known[iso] for day in whole if (iso := day.isoformat()) in known],
    }
