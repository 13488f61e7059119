# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Months with many events: whole days on each page, in order, none twice, and a way through all."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from plugins import features
from plugins.core import pipeline
from plugins.core.pipeline import Outcome
from plugins.events.agenda import DayPlace
from plugins.feeds.entry import MOST_ENTRIES
from plugins.listings import months
from tests.building import DEMO_NOW
from tests.drawing import drawn
from tests.small_town import write_town

features.activate()
NOW = datetime.fromisoformat(DEMO_NOW)
EVENT = "---\nname: {name}\nstart_date: {day}T{hour:02d}:00\nlocation: laden-1\n---\n"
DECEMBER = "veranstaltungen/2026/12/"


def town_of(folder: Path, days: Mapping[str, int]) -> Path:
    """A town with so many events on each of some days."""
    content = write_town(folder / "content")
    (content / "events" / "wochenmarkt.md").unlink()
    for day, count in days.items():
        for number in range(count):
            name = f"fest-{day}-{number}"
            text = EVENT.format(name=name, day=day, hour=8 + number % 12)
            (content / "events" / f"{name}.md").write_text(text, "utf-8")
    return content


def pages_of(outcome: Outcome, month: str = DECEMBER) -> dict[str, Any]:
    """The drawn pages of a month by address, in order."""
    assert outcome.plan is not None
    found = {
        outcome.plan[file].address: page
        for file, page in drawn(outcome).items()
        if file.startswith(month) and file.endswith("/index.html")
    }
    numbered = {address: re.search(r"seite-(\d+)/$", address) for address in found}
    order = sorted(found, key=lambda address: int(m[1]) if (m := numbered[address]) else 1)
    return {address: found[address] for address in order}


def days_on(page: Any) -> list[str]:
    """The days that a month's page shows."""
    return [day.day.isoformat() for day in page.data["days"]]


@pytest.fixture
def december(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Outcome:
    """A December whose pages are full with five events."""
    monkeypatch.setattr(months, "FULL", 5)
    days = {"2026-11-28": 1, "2026-12-01": 3, "2026-12-02": 4, "2026-12-05": 7, "2026-12-06": 1,
            "2026-12-31": 1, "2027-01-02": 1}  # fmt: skip
    return pipeline.run(town_of(tmp_path, days), NOW)


def test_a_page_has_whole_days(december: Outcome) -> None:
    """Until it is full; the next day begins another one."""
    shown = {address: days_on(page) for address, page in pages_of(december).items()}
    assert shown == {
        DECEMBER: ["2026-12-01", "2026-12-02"],
        f"{DECEMBER}seite-2/": ["2026-12-05"],
        f"{DECEMBER}seite-3/": ["2026-12-06", "2026-12-31"],
    }


def test_the_pages_are_a_way_through_the_months(december: Outcome) -> None:
    """Forth from page to page and on to the next month; back to the page or the month before."""
    months = ("veranstaltungen/2026/11/", DECEMBER, "veranstaltungen/2027/01/")
    pages = {address: page for m in months for address, page in pages_of(december, m).items()}
    way = list(pages)
    forth = [page.data["next"] for page in pages.values()]
    assert [step and step.address for step in forth] == [*way[1:], None]
    back = [page.data["previous"] for page in pages.values()]
    assert [step and step.address for step in back] == [None, months[0], *way[1:3], DECEMBER]


def test_later_pages_say_where_they_are(december: Outcome) -> None:
    """In title and description, and with a step back to the month in their crumbs."""
    first, second, _ = pages_of(december).values()
    assert second.title == f"{first.title} – Seite 2"
    names = ", ".join(f"fest-2026-12-05-{number}" for number in range(5))
    assert second.description == (
        f"Veranstaltungen in Kleinstadt im Dezember 2026. Seite 2: {names} …"
    )
    assert [crumb.address for crumb in second.crumbs] == ["veranstaltungen/", DECEMBER]


def test_every_day_is_found_where_it_stands(december: Outcome) -> None:
    """What the table of the month links to is on that page, whichever page one is on."""
    assert december.facts is not None
    places = december.facts.all(DayPlace)
    pages = pages_of(december)
    standing = {day: address for address, page in pages.items() for day in days_on(page)}
    assert standing.keys() == {"2026-12-01", "2026-12-02", "2026-12-05", "2026-12-06", "2026-12-31"}
    for day, address in standing.items():
        assert places[day].address == f"{address}#tag-{day}"


@pytest.mark.parametrize("first", [1, 4, 5, 6, 40])
def test_a_day_is_never_split(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, first: int) -> None:
    """However many events it has; a page holds a full page's number and at most a day more."""
    monkeypatch.setattr(months, "FULL", 5)
    counts = {"2026-12-01": first, "2026-12-02": 2, "2026-12-03": 6, "2026-12-04": 1}
    pages = pages_of(pipeline.run(town_of(tmp_path, counts), NOW))
    assert [day for page in pages.values() for day in days_on(page)] == list(counts)
    for page in pages.values():
        numbers = [counts[day] for day in days_on(page)]
        assert sum(numbers[:-1]) < 5


def test_a_feed_of_events_holds_what_comes_next(tmp_path: Path) -> None:
    """Fifty entries: first what is to come, the soonest of it, then what was last."""
    days = {f"2026-11-{day:02d}": 4 for day in range(1, 21)} | {"2026-12-24": 10, "2027-03-01": 3}
    outcome = pipeline.run(town_of(tmp_path, days), NOW)
    feed = json.loads(drawn(outcome)["veranstaltungen/2026/11/feed.json"])
    assert len(feed["items"]) == MOST_ENTRIES == 50
    told = {item["title"][:10] for item in feed["items"]}
    assert told == {f"{day:02d}.11.2026" for day in range(8, 21)}
    coming = json.loads(drawn(outcome)["veranstaltungen/feed.json"])["items"]
    assert {item["title"][:10] for item in coming} == {"24.12.2026", "01.03.2027"}
    assert len(coming) == 13
