# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who stands beside whom, and in which house."""

from datetime import datetime
from itertools import pairwise
from pathlib import Path

import pytest

from plugins.businesses.drawn import AROUND, EVEN, ODD, StreetRow, row_key, side_of
from plugins.businesses.model import Business
from plugins.businesses.plots import plot_of, street_of
from plugins.core import pipeline
from plugins.core.facts import Facts
from plugins.features import activate
from plugins.portal.drawing import places
from tests.building import DEMO_CONTENT, DEMO_NOW
from tests.small_town import write_town

NOW = datetime.fromisoformat(DEMO_NOW)


def facts_of(content: Path) -> Facts:
    """The facts of a town."""
    activate()
    facts = pipeline.run(content, NOW).facts
    assert facts is not None
    return facts


@pytest.fixture(scope="module")
def demo() -> Facts:
    """The facts of the demo city."""
    return facts_of(DEMO_CONTENT)


def test_no_form_stands_beside_itself(demo: Facts) -> None:
    """On both sides of every street of the demo city."""
    rows = demo.all(StreetRow)
    assert sum(len(row.ids) for row in rows.values()) > 100
    for row in rows.values():
        assert all(one != other for one, other in pairwise(row.forms))


def test_a_house_is_the_same_on_every_page(demo: Facts) -> None:
    """On its own page, on its street's, and beside its neighbours."""
    row = next(row for row in demo.all(StreetRow).values() if len(row.ids) > 4)
    ids = row.ids
    for business_id in ids:
        business = demo.catalogue.the(Business, business_id)
        street = street_of(business, demo)
        assert street.house == plot_of(business_id, demo).house
        for plot in (*street.before, *street.after):
            assert plot.house == plot_of(plot.house.seed, demo).house
    middle = demo.catalogue.the(Business, ids[2])
    beside = street_of(middle, demo)
    assert [plot.house.seed for plot in beside.before] == list(ids[:2])
    assert [plot.house.seed for plot in beside.after] == list(ids[3:5])


def test_streets_have_two_sides_and_squares_go_around() -> None:
    """By the number; where there is none, on the even side."""
    assert side_of("Lange Straße", "12") == EVEN
    assert side_of("Lange Straße", "3b") == ODD
    assert side_of("Lange Straße", "") == EVEN
    assert side_of("Markt", "3") == side_of("Kirchplatz", "4") == AROUND
    assert row_key("", "") == ""


def test_a_chosen_form_stands_and_its_neighbours_avoid_it(tmp_path: Path) -> None:
    """What a business chose it gets; the houses beside it are others."""
    content = write_town(tmp_path / "content", shops=5)
    shop = content / "businesses" / "laden-3.md"
    plain = shop.read_text("utf-8")
    for form in ("fachwerk", "schiefer", "traufe"):
        shop.write_text(plain.replace("verified:", f"house_form: {form}\nverified:", 1), "utf-8")
        row = facts_of(content).all(StreetRow)[row_key("Markt", "3")]
        assert row.forms[row.ids.index("laden-3")] == form
        assert all(one != other for one, other in pairwise(row.forms))


def test_a_new_neighbour_changes_few_houses(tmp_path: Path) -> None:
    """Forms far away in the street stay what they were."""
    content = write_town(tmp_path / "content", shops=12)
    before = facts_of(content).all(StreetRow)[row_key("Markt", "1")]
    (content / "businesses" / "laden-1.md").unlink()
    after = facts_of(content).all(StreetRow)[row_key("Markt", "1")]
    known = dict(zip(before.ids, before.forms, strict=True))
    changed = [i for i, form in zip(after.ids, after.forms, strict=True) if known[i] != form]
    assert len(changed) <= 4


def test_pages_are_drawn_as_one_walks_past_the_houses(demo: Facts) -> None:
    """Neighbours' pages show each other's houses: one process shall find both out."""
    place_of = places(demo)
    for row in demo.all(StreetRow).values():
        first = place_of[row.ids[0]]
        assert [place_of[i] for i in row.ids] == list(range(first, first + len(row.ids)))
