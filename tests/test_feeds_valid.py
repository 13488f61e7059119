# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every Atom and JSON feed of the demo city is valid, and the two of a list say the same."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tests.atom_rules import ATOM, violations

VALID = """<feed xmlns="http://www.w3.org/2005/Atom"><id>https://stadt.example/</id>
<title>Neues</title><updated>2026-11-23T10:00:00+01:00</updated><author><name>Stadt</name></author>
<link rel="self" href="https://stadt.example/feed.atom"/><entry><id>https://stadt.example/1</id>
<title>Eins</title><updated>2026-11-23T10:00:00+01:00</updated>
<link href="https://stadt.example/1"/></entry></feed>"""


def _atom_feeds(site: Path) -> list[Path]:
    feeds = sorted(site.rglob("*.atom"))
    assert feeds, "the demo city has Atom feeds"
    return feeds


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("<title>Eins</title>", ""),
        ("</entry>", "</entry><entry><id>https://stadt.example/1</id></entry>"),
        ("2026-11-23T10:00:00+01:00</updated><author>", "2026-11-23</updated><author>"),
        ("<author><name>Stadt</name></author>", ""),
        ('rel="self"', 'rel="related"'),
        ('<link href="https://stadt.example/1"/>', ""),
        ("<title>Neues</title>", "<title>Neues <b>!</b></title>"),
        ("<id>https://stadt.example/1</id>", "<id>1</id>"),
        ("<entry>", "<entry><pubDate/>"),
    ],
)
def test_the_rules_find_what_is_wrong(right: str, wrong: str) -> None:
    """A valid feed breaks no rule, and each planted mistake breaks one."""
    assert violations(etree.fromstring(VALID)) == []
    assert right in VALID
    assert violations(etree.fromstring(VALID.replace(right, wrong, 1))) != []


def test_atom_feeds_are_valid(demo_site: Path) -> None:
    """Every Atom feed is well-formed and keeps RFC 4287."""
    wrong = {
        str(path.relative_to(demo_site)): found
        for path in _atom_feeds(demo_site)
        if (found := violations(etree.parse(path).getroot()))
    }
    assert wrong == {}


def test_an_id_means_one_thing_in_all_feeds(demo_site: Path) -> None:
    """An entry that stands in several feeds has one id and one title there (RFC 4287 §4.2.6)."""
    titles: dict[str, set[str]] = {}
    for path in _atom_feeds(demo_site):
        for entry in etree.parse(path).getroot().findall(f"{ATOM}entry"):
            name = entry.findtext(f"{ATOM}id") or ""
            titles.setdefault(name, set()).add(entry.findtext(f"{ATOM}title") or "")
    assert {name: found for name, found in titles.items() if len(found) > 1} == {}


def test_no_two_feeds_have_one_id(demo_site: Path) -> None:
    """A feed reader tells feeds apart by their id."""
    ids = [etree.parse(path).getroot().findtext(f"{ATOM}id") for path in _atom_feeds(demo_site)]
    assert len(set(ids)) == len(ids)


def test_json_feeds_are_valid(demo_site: Path) -> None:
    """Every JSON feed has what JSON Feed 1.1 requires, with absolute addresses and real dates."""
    feeds = sorted(demo_site.rglob("feed.json"))
    assert feeds
    for path in feeds:
        feed: dict[str, Any] = json.loads(path.read_text("utf-8"))
        assert feed["version"] == "https://jsonfeed.org/version/1.1", path
        assert feed["title"], path
        assert isinstance(feed["items"], list), path
        for key in ("home_page_url", "feed_url"):
            assert feed[key].startswith("https://"), (path, key)
        ids = [item["id"] for item in feed["items"]]
        assert len(set(ids)) == len(ids), path
        assert all(isinstance(name, str) and name for name in ids), path
        for item in feed["items"]:
            assert "content_html" in item or "content_text" in item, (path, item["id"])
            for key in item.keys() & {"date_published", "date_modified"}:
                assert datetime.fromisoformat(item[key]).tzinfo is not None, (path, item["id"])
            if "url" in item:
                assert item["url"].startswith("https://"), (path, item["id"])
        assert "author" not in feed, f"{path}: 1.1 has `authors`"


def test_both_feeds_of_a_list_hold_the_same_entries(demo_site: Path) -> None:
    """Atom and JSON are two forms of one feed: same entries, same order."""
    for path in _atom_feeds(demo_site):
        twin = path.with_name("feed.json")
        assert twin.exists(), f"{path} has no JSON feed beside it"
        entries = etree.parse(path).getroot().findall(f"{ATOM}entry")
        titles = [(entry.findtext(f"{ATOM}title") or "").strip() for entry in entries]
        items = json.loads(twin.read_text("utf-8"))["items"]
        assert [item.get("title", "").strip() for item in items] == titles, path
