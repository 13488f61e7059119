# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the Atom and the JSON form of a feed say, whatever the texts."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace

from plugins.feeds.atom import to_atom
from plugins.feeds.entry import Entry, Feed
from plugins.feeds.json_feed import to_json_feed
from tests.atom_rules import ATOM, violations

MONDAY = datetime(2026, 11, 23, 10, tzinfo=timezone(timedelta(hours=1)))
STOLLEN = Entry(
    id="https://lennebrueck.example/angebote/stollen/",
    url="https://lennebrueck.example/angebote/stollen/",
    title="Stollen vorbestellen",
    summary="Ab 20. November & solange der Vorrat reicht",
    html='<p>Mit <a href="/betriebe/hoevel/">Sauerteig</a> & Liebe</p>',
    updated=MONDAY,
    published=MONDAY - timedelta(days=3),
    authors=("Bäckerei Hövel",),
    tags=("Bäckerei",),
)
OFFERS = Feed(
    title="Angebote in Lennebrück",
    description="Was es gerade gibt",
    home_url="https://lennebrueck.example/angebote/",
    feed_url="https://lennebrueck.example/angebote/feed.atom",
    id="https://lennebrueck.example/angebote/",
    language="de",
    updated=MONDAY - timedelta(days=30),
    entries=(STOLLEN, replace(STOLLEN, id="tag:lennebrueck.example,2026:2", updated=MONDAY)),
)


def atom(feed: Feed) -> Any:
    """The feed's Atom form, parsed."""
    return etree.fromstring(to_atom(feed))


def items(feed: Feed) -> dict[str, Any]:
    """The feed's JSON form, parsed."""
    parsed: dict[str, Any] = json.loads(to_json_feed(feed))
    return parsed


def test_a_feed_keeps_the_rules_of_rfc_4287() -> None:
    """With entries, without entries, without any optional text."""
    bare = replace(STOLLEN, summary="", html="", published=None, authors=(), tags=())
    for feed in (OFFERS, replace(OFFERS, entries=()), replace(OFFERS, entries=(bare,))):
        assert violations(atom(feed)) == []


def test_a_feed_was_updated_when_its_newest_entry_was() -> None:
    """Without entries the given date stands, so an empty feed is valid as well."""
    assert atom(OFFERS).findtext(f"{ATOM}updated") == "2026-11-23T09:00:00Z"
    empty = replace(OFFERS, entries=())
    assert atom(empty).findtext(f"{ATOM}updated") == "2026-10-24T09:00:00Z"


def test_a_feed_names_itself_and_its_page() -> None:
    """Both links are absolute and typed."""
    links = {
        link.get("rel"): (link.get("type"), link.get("href"))
        for link in atom(OFFERS).findall(f"{ATOM}link")
    }
    assert links == {
        "self": ("application/atom+xml", OFFERS.feed_url),
        "alternate": ("text/html", OFFERS.home_url),
    }


def test_html_arrives_as_it_was() -> None:
    """Escaped once in Atom, plain in JSON; relative links keep their page as base."""
    content = atom(OFFERS).find(f"{ATOM}entry/{ATOM}content")
    assert content.text == STOLLEN.html
    assert content.base == STOLLEN.url
    assert items(OFFERS)["items"][0]["content_html"] == STOLLEN.html


def test_a_json_item_always_has_content() -> None:
    """JSON Feed 1.1: one of content_html and content_text is required."""
    bare = replace(STOLLEN, html="", summary="")
    assert items(replace(OFFERS, entries=(bare,)))["items"][0]["content_text"] == STOLLEN.title


def test_the_json_feed_names_its_version_and_addresses() -> None:
    """Version, title, addresses, language and authors are where 1.1 wants them."""
    feed = items(OFFERS)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert (feed["home_page_url"], feed["feed_url"]) == (OFFERS.home_url, OFFERS.feed_url)
    assert feed["language"] == "de"
    assert feed["authors"] == [{"name": OFFERS.title}]


def test_a_moment_without_a_zone_is_refused() -> None:
    """Its meaning would depend on the machine that builds."""
    naive = datetime.fromisoformat("2026-11-23T10:00")
    with pytest.raises(ValueError, match="time zone"):
        replace(STOLLEN, updated=naive)
    with pytest.raises(ValueError, match="time zone"):
        replace(STOLLEN, published=naive)
    with pytest.raises(ValueError, match="time zone"):
        replace(OFFERS, updated=naive)


_TEXT = st.text(st.characters(exclude_categories=["Cs"])) | st.sampled_from(
    ["", "\x00", "a\x0bb\u2028c", "]]></title>", "<script>&amp;", "\ufffe\x85", "\r\n"]
)


@settings(deadline=None, max_examples=150)
@given(_TEXT, _TEXT, _TEXT, st.datetimes(timezones=st.just(UTC)))
def test_no_text_and_no_date_breaks_a_feed(
    title: str, text: str, tag: str, moment: datetime
) -> None:
    """Every field takes any text; the document stays well-formed and valid."""
    entry = replace(
        STOLLEN,
        title=title,
        summary=text,
        html=text,
        authors=(tag, text),
        tags=(tag,),
        updated=moment,
    )
    feed = replace(OFFERS, title=title, description=text, entries=(entry,))
    assert violations(atom(feed)) == []
    (item,) = items(feed)["items"]
    assert item["title"]
    assert "content_html" in item or "content_text" in item
