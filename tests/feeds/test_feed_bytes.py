# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Our feed writers write what ElementTree and json write, and the newest entries only."""

from __future__ import annotations

import json
import random
import re
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace

from plugins.feeds.atom import atom_entry, atom_feed, to_atom
from plugins.feeds.entry import MOST_ENTRIES, Entry, Feed, newest, worded
from plugins.feeds.json_feed import json_entry, json_feed, to_json_feed
from plugins.feeds.wording import clean, clean_address, clean_line
from tests.atom_rules import ATOM
from tests.feeds.feed_oracle import atom_by_elementtree, json_feed_by_json

TEXTS = st.lists(
    st.one_of(
        st.text(max_size=20),
        st.sampled_from(
            ["&amp;", "<p>", "</p>\n", "]]>", '"', "'", "\\", "/", "\t", "\r\n", "\x00", "\x7f"]
        ),
        st.sampled_from(["\u2028", "\ud800", "\ufffe", "😀", "  ", "\xa0", "\xad", "%", "{}"]),
    ),
    max_size=6,
).map("".join)
MOMENTS = st.datetimes(timezones=st.sampled_from([UTC]))
LISTS = st.lists(TEXTS, max_size=3).map(tuple)
ENTRIES = st.builds(
    Entry, TEXTS, TEXTS, TEXTS, TEXTS, TEXTS, MOMENTS, st.none() | MOMENTS, LISTS, LISTS
)
LANGUAGES = st.sampled_from(["de", "en-GB"])
FEEDS = st.builds(
    Feed,
    *(TEXTS, TEXTS, TEXTS, TEXTS, TEXTS, LANGUAGES, MOMENTS),
    st.lists(ENTRIES, max_size=3).map(lambda entries: tuple(newest(entries))),
    TEXTS,
)


@settings(deadline=None, max_examples=150)
@given(FEEDS)
def test_atom_is_written_as_elementtree_writes_it(feed: Feed) -> None:
    """Every text in every place: the same bytes."""
    assert to_atom(feed) == atom_by_elementtree(feed)


@settings(deadline=None, max_examples=150)
@given(FEEDS)
def test_json_is_written_as_json_writes_it(feed: Feed) -> None:
    """Every text in every place: the same bytes."""
    assert to_json_feed(feed) == json_feed_by_json(feed)


MONDAY = datetime(2026, 11, 23, 10, tzinfo=UTC)
STOLLEN = Entry(
    id="https://lennebrueck.example/angebote/stollen/",
    url="https://lennebrueck.example/angebote/stollen/",
    title="Stollen",
    summary="Mit Butter",
    html="<p>Mit Butter</p>",
    updated=MONDAY,
)
HEAD = Feed(
    title="Angebote",
    description="Was es gibt",
    home_url="https://lennebrueck.example/angebote/",
    feed_url="https://lennebrueck.example/angebote/feed.atom",
    id="https://lennebrueck.example/angebote/",
    language="de",
    updated=MONDAY,
)


def test_a_feed_holds_the_newest_entries_the_latest_first() -> None:
    """Sixty entries in any order: the fifty newest; of one moment the greater id first."""
    entries = [
        replace(STOLLEN, id=f"tag:x,2026:{n:02}", updated=MONDAY - timedelta(hours=n // 2))
        for n in range(MOST_ENTRIES + 10)
    ]
    expected = [f"tag:x,2026:{n + 1 - 2 * (n % 2):02}" for n in range(MOST_ENTRIES)]
    random.Random(7).shuffle(entries)
    feed = replace(HEAD, entries=tuple(entries))
    root = etree.fromstring(to_atom(feed))
    assert [e.findtext(f"{ATOM}id") for e in root.findall(f"{ATOM}entry")] == expected
    assert [item["id"] for item in json.loads(to_json_feed(feed))["items"]] == expected


def test_a_feed_of_written_entries_is_their_join() -> None:
    """An entry that stands in many feeds is not written again for each."""
    entries = (STOLLEN, replace(STOLLEN, id="tag:x,2026:1", updated=MONDAY - timedelta(days=1)))
    for listed in (entries, entries[:1], ()):
        feed = replace(HEAD, entries=listed)
        assert atom_feed(HEAD, map(atom_entry, map(worded, listed))) == to_atom(feed)
        assert json_feed(HEAD, map(json_entry, map(worded, listed))) == to_json_feed(feed)


BREAK = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
OUTSIDE_IRI = re.compile('[ "<>\\\\^`{|}]')


@settings(deadline=None, max_examples=500)
@given(TEXTS | st.text(st.characters(max_codepoint=0x7F)))
def test_a_text_that_needs_no_cleaning_is_recognised(text: str) -> None:
    """The short cuts for sound texts change nothing that the long way would not change."""
    cleaned = FORBIDDEN.sub("", BREAK.sub("\n", text)).strip()
    line = " ".join(cleaned.split())
    assert clean(text) == cleaned
    assert clean_line(text) == line
    assert clean_address(text) == OUTSIDE_IRI.sub(lambda m: f"%{ord(m[0]):02X}", line)
