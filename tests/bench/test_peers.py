# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the peers are given agrees with what we work out ourselves."""

import html
import re
from pathlib import Path

import pytest

from bench import corpus
from bench.peers.entries import SECTIONS, Entry, entry_of
from bench.peers.months import Data
from bench.peers.town import town
from plugins.core.city_file import read_city
from tests.building import build_site

#: Enough for a month of several pages.
BUSINESSES = 120


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus."""
    folder = tmp_path_factory.mktemp("corpus")
    corpus.write(BUSINESSES, folder)
    return folder


@pytest.fixture(scope="module")
def entries(content: Path) -> list[Entry]:
    """What the peers get of it."""
    return [entry_of(path) for name in SECTIONS for path in sorted((content / name).iterdir())]


@pytest.fixture(scope="module")
def data(content: Path, entries: list[Entry]) -> Data:
    """And what is no entry."""
    city = read_city(content).city
    assert city is not None
    return town(entries, city)


@pytest.fixture(scope="module")
def ours(content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our site of the corpus."""
    return build_site(tmp_path_factory.mktemp("ours"), content)


#: Fields that are shown as they are, on the page of the entry.
SHOWN = (
    *("title", "label", "street_address", "telephone", "email", "website_name", "wheelchair"),
    *("payment", "services", "words", "verified", "from", "through", "till_long"),
    *("day", "weekday", "month", "clock", "until", "repeated", "admission"),
)
#: Fields that lists show, and where.
LISTED = {
    "betriebe": ("number", "step_free", "voucher"),
    "angebote": ("summed_up", "till", "price"),
}


def text_of(page: Path) -> str:
    """What is read on a page, and the values of its attributes."""
    return " ".join(html.unescape(page.read_text("utf-8")).split())


def test_what_is_given_stands_on_our_pages(entries: list[Entry], ours: Path) -> None:
    """A peer that shows its front matter shows what we show."""
    for entry in entries[::7]:
        text = text_of(ours / entry.section / entry.name / "index.html")
        shown = {name: str(entry.fields[name]) for name in SHOWN if name in entry.fields}
        assert {name for name, word in shown.items() if word not in text} == set(), entry.name


def test_what_lists_show_is_ours(entries: list[Entry], ours: Path) -> None:
    """Rows of businesses and offers have the words that ours have."""
    for section, names in LISTED.items():
        pages = [ours / section / "index.html", *(ours / section).glob("seite-*/index.html")]
        text = "".join(map(text_of, pages))
        for entry in entries[::7]:
            if entry.section == section:
                wanted = [str(entry.fields[name]) for name in names if name in entry.fields]
                assert [word for word in wanted if word not in text] == []


def test_an_event_has_our_dates(entries: list[Entry], ours: Path) -> None:
    """The next twelve, in words and with their offset, over the change of the clock."""
    weekly = [entry for entry in entries if "dates" in entry.fields]
    assert weekly
    for entry in weekly[::5]:
        text = text_of(ours / entry.section / entry.name / "index.html")
        rows = text[text.index("event-rows") :] if "event-rows" in text else ""
        assert re.findall(r'"event-date">([^<]+)<', rows) == entry.fields["dates"]
        assert re.findall(r'datetime="([^"]+)"', rows) == entry.fields["moments"]


def test_months_are_cut_as_ours(data: Data, ours: Path) -> None:
    """Every page of every month has the days that ours has, and no month is missing."""
    theirs = {
        page["address"].strip("/"): [d["iso"] for d in page["days"]] for page in data["pages"]
    }
    found = {
        # Ours shows what is to come first.
        path.parent.relative_to(ours).as_posix(): sorted(
            re.findall(r'id="tag-([\d-]+)"', text_of(path))
        )
        for path in (ours / "veranstaltungen").glob("2*/**/index.html")
    }
    assert any("seite-2" in address for address in found)
    assert theirs == found


def test_the_calendar_begins_as_ours(data: Data, ours: Path) -> None:
    """The next days, their numbers of dates, and the months with theirs."""
    text = text_of(ours / "veranstaltungen" / "index.html")
    assert re.findall(r'id="tag-([\d-]+)"', text) == [day["iso"] for day in data["next"]]
    for month in data["months"]:
        assert f"{month['label']} <small>{month['count']}</small>" in text
