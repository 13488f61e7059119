# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What lists of businesses tell in their feeds, and where it is made."""

from datetime import UTC, datetime
from pathlib import Path

from plugins import features
from plugins.businesses.model import Business
from plugins.core.facts import Facts
from plugins.core.pipeline import Run, walk
from plugins.feeds.entry import Entry
from plugins.listings.a_to_z import AToZ
from plugins.listings.business_feeds import BusinessInFeeds
from tests.drawing import drawn
from tests.small_town import BUSINESS, write_town


class Shouting(AToZ):
    """A list that tells something else than the class it is made from."""

    def entry(self, item: Business, facts: Facts) -> Entry:
        """A business as a feed entry."""
        return Entry("x", "x", item.name.upper(), "", "", datetime(2026, 11, 1, tzinfo=UTC))


class Quoting(Shouting):
    """A list that names the fact that goes with its entry."""

    feed_item = BusinessInFeeds
    entry = AToZ.entry


def test_a_fact_belongs_to_its_entry() -> None:
    """Who tells something else has no fact of it, or names one."""
    assert AToZ.feed_item is BusinessInFeeds
    assert Shouting.feed_item is None
    assert Quoting.feed_item is BusinessInFeeds


def test_what_was_confirmed_last_stands_first(tmp_path: Path) -> None:
    """And of two of one day the one whose address comes later, in both formats."""
    features.activate()
    content = write_town(tmp_path / "content")
    for name, day in (("a", 3), ("b", 9), ("c", 3)):
        text = BUSINESS.format(name=f"Laden {name}", number=1).replace("11-01", f"11-{day:02d}")
        (content / "businesses" / f"{name}.md").write_text(text, "utf-8")
    files = drawn(walk(Run(content, datetime(2026, 11, 23))))  # noqa: DTZ001 - the city's clock
    for name, title in (
        ("feed.atom", "<title>Laden {}</title>"),
        ("feed.json", '"title": "Laden {}"'),
    ):
        feed = files[f"strassen/markt/{name}"].decode()
        places = [feed.index(title.format(told)) for told in "bca"]
        assert places == sorted(places)
