# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The checker itself: it finds planted mistakes and passes what search engines document."""

import copy
from typing import Any

import pytest

from tests.structured_data.vocabulary import document_problems, problems

ADDRESS = {"@type": "PostalAddress", "streetAddress": "Lange Straße 12", "addressCountry": "DE"}
BAKERY: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "Bakery",
    "@id": "https://stadt.example/betriebe/hoevel/",
    "name": "Hövel",
    "address": ADDRESS,
    "geo": {"@type": "GeoCoordinates", "latitude": 51.2, "longitude": 7.9},
    "servesCuisine": "regional",
    "openingHoursSpecification": [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": ["Monday", "https://schema.org/Tuesday"],
            "opens": "06:30",
            "closes": "18:00:00",
        }
    ],
    "makesOffer": {"@type": "Offer", "price": "14.90", "priceCurrency": "EUR"},
}
MARKET: dict[str, Any] = {
    "@type": "MusicEvent",
    "name": "Konzert",
    "startDate": "2026-12-05T11:00:00+01:00",
    "endDate": "2026-12-05T20:00+01:00",
    "eventStatus": "https://schema.org/EventScheduled",
    "location": {"@type": "Place", "name": "Markt", "address": ADDRESS},
    "organizer": {"@type": "Bakery", "@id": "https://stadt.example/b/", "name": "Hövel"},
    "offers": {"@type": "Offer", "price": 0, "priceCurrency": "EUR", "validFrom": "2026-11-01"},
}


@pytest.mark.parametrize("sample", [BAKERY, MARKET, [BAKERY, MARKET], {"@graph": [BAKERY, MARKET]}])
def test_good_samples_pass(sample: Any) -> None:
    """Nodes as search engines document them have no problem."""
    assert problems(sample) == []


# the sample, where in it, what is put there (None takes it out), a word of the complaint
PLANTED = [
    (BAKERY, ["@type"], "Bakry", "Bakery"),
    (BAKERY, ["@type"], "Text", "gibt es nicht"),
    (BAKERY, ["@type"], None, "@type fehlt"),
    (BAKERY, ["@id"], "hoevel", "@id"),
    (BAKERY, ["@vocab"], "x", "@vocab"),
    (BAKERY, ["telefone"], "1", "telephone"),
    (BAKERY, ["startDate"], "2026-12-05", "gehört nicht zu Bakery"),
    (BAKERY, ["menu"], "https://a.example", "hasMenu"),
    (BAKERY, ["name"], None, "name fehlt"),
    (BAKERY, ["address"], None, "address fehlt"),
    (BAKERY, ["email"], "", "leer"),
    (BAKERY, ["geo"], ADDRESS, "PostalAddress ist kein"),
    (BAKERY, ["geo"], "51.2, 7.9", "nichts von"),
    (BAKERY, ["geo", "latitude"], None, "latitude fehlt"),
    (BAKERY, ["geo", "@context"], "https://schema.org", "@context"),
    (BAKERY, ["sameAs"], "hoevel.example", "nichts von URL"),
    (BAKERY, ["sameAs"], "https://hoevel .example", "nichts von URL"),
    (BAKERY, ["openingHoursSpecification", 0, "dayOfWeek"], "Montag", "DayOfWeek"),
    (BAKERY, ["openingHoursSpecification", 0, "dayOfWeek"], None, "dayOfWeek"),
    (BAKERY, ["openingHoursSpecification", 0, "opens"], "25:00", "Time"),
    (BAKERY, ["openingHoursSpecification", 0, "opens"], "6 Uhr", "Time"),
    (BAKERY, ["openingHoursSpecification", 0, "closes"], None, "opens ohne closes"),
    (BAKERY, ["makesOffer", "priceCurrency"], None, "price ohne priceCurrency"),
    (BAKERY, ["makesOffer", "@type"], "Event", "Event ist kein"),
    (MARKET, ["startDate"], "2026-12-05T11:00:00", "Abstand"),
    (MARKET, ["startDate"], "2026-02-31", "Date"),
    (MARKET, ["startDate"], "5.12.2026", "Date"),
    (MARKET, ["startDate"], "20261205", "Date"),
    (MARKET, ["startDate"], None, "startDate fehlt"),
    (MARKET, ["endDate"], "2026-12-04", "endDate vor startDate"),
    (MARKET, ["location"], None, "location fehlt"),
    (MARKET, ["location", "address"], None, "location ohne address"),
    (MARKET, ["eventStatus"], "https://schema.org/InStock", "EventStatusType"),
    (MARKET, ["eventStatus"], "https://schema.org/EventRescheduled", "previousStartDate fehlt"),
    (MARKET, ["organizer"], "Hövel", "nichts von"),
    (MARKET, ["isAccessibleForFree"], "ja", "Boolean"),
    (MARKET, ["isAccessibleForFree"], 1, "Boolean"),
    (MARKET, ["offers", "validFrom"], "bald", "Date"),
    (MARKET, ["duration"], "3 Stunden", "Duration"),
]


@pytest.mark.parametrize(("sample", "path", "value", "word"), PLANTED)
def test_each_planted_mistake_is_found(
    sample: dict[str, Any], path: list[Any], value: Any, word: str
) -> None:
    """One mistake in a good sample gives a complaint that names it."""
    spoilt = copy.deepcopy(sample)
    node: Any = spoilt
    for step in path[:-1]:
        node = node[step]
    if value is None:
        del node[path[-1]]
    else:
        node[path[-1]] = value
    found = problems(spoilt)
    assert any(word in problem for problem in found), found


def test_crumbs_count_and_lead() -> None:
    """The way to a page is numbered from 1, and every step but the last has an address."""
    good = {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": 1, "name": "Start", "item": "https://a.example/"},
            {"@type": "ListItem", "position": 2, "name": "Betriebe"},
        ],
    }
    assert problems(good) == []
    bad = copy.deepcopy(good)
    bad["itemListElement"] = bad["itemListElement"][::-1]
    assert len(problems(bad)) == 2


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("{", "JSON"),
        ("[]", "Objekt"),
        ('{"@type": "Thing"}', "@context"),
        ('{"@context": "http://schema.org", "@type": "Thing"}', "@context"),
        ('{"@context": "https://schema.org", "@type": "Thing", "name": NaN}', "NaN"),
    ],
)
def test_a_block_needs_json_and_the_context(text: str, word: str) -> None:
    """What no reader could understand is one problem, not a traceback."""
    (problem,) = document_problems(text)
    assert word in problem
