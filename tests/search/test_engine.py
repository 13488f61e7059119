# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The engine's rules, one by one: spelling, stems, compounds, slips, filters, days."""

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.core.slug import slugify
from plugins.events.card import EventDate
from plugins.search.part_file import dates_text
from tests.building import DEMO_CONTENT
from tests.search.engine import Engine, call, engine_over
from tests.search.gold import MORNING


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """The demo city's engine."""
    return engine_over(DEMO_CONTENT, tmp_path_factory.mktemp("demo"))


def test_two_forms_of_a_word() -> None:
    """The exact form is the same however an umlaut is written, the flat one also without dots."""
    words = ["Bäckerei", "Baeckerei", "BÄCKEREI", "Straße", "STRASSE", "Café", "Yıldız", "Łódź"]
    exact = call(f"{json.dumps(words)}.map(exactForm)")
    assert exact == [
        *("baeckerei", "baeckerei", "baeckerei", "strasse", "strasse", "cafe", "yildiz", "lodz")
    ]
    assert (
        call('["Bäcker", "Baecker", "Backer"].map((w) => flatForm(exactForm(w)))') == ["backer"] * 3
    )
    assert call('["Küche", "Kuchen"].map(exactForm)') == ["kueche", "kuchen"]


@settings(max_examples=1, deadline=None)
@given(
    st.lists(
        st.text(st.sampled_from("abeiouäöüßsck hnrt-EÄ"), max_size=12), min_size=150, max_size=150
    )
)
def test_each_letter_of_the_flat_form_has_its_place(texts: list[str]) -> None:
    """What is marked in a text begins and ends where the letters of the flat form come from."""
    for text, told in zip(
        texts,
        call(f"{json.dumps(texts)}.map((t) => [flatWithPlaces(t), flatForm(exactForm(t))])"),
        strict=True,
    ):
        found, flat = told
        assert found["flat"] == flat, text
        assert len(found["places"]) == len(flat)
        assert found["places"] == sorted(found["places"])
        assert all(place < len(text) for place in found["places"])


@settings(max_examples=1, deadline=None)
@given(st.lists(st.tuples(*[st.text("abc", max_size=6)] * 2), min_size=300, max_size=300))
def test_slips_are_counted_as_a_table_counts_them(pairs: list[tuple[str, str]]) -> None:
    """Insert, leave out, replace, exchange neighbours: one each; beyond the limit it says so."""
    counted = call(f"{json.dumps(pairs)}.map(([one, other]) => slips(one, other, 2))")
    for (one, other), slips in zip(pairs, counted, strict=True):
        assert slips == min(3, _slips(one, other)), (one, other)


def _slips(one: str, other: str) -> int:
    """The optimal string alignment distance, written out as it is defined."""
    table = {(i, j): max(i, j) for i in range(len(one) + 1) for j in range(len(other) + 1)
             if not i or not j}  # fmt: skip
    for i in range(1, len(one) + 1):
        for j in range(1, len(other) + 1):
            ways = [table[i - 1, j] + 1, table[i, j - 1] + 1]
            ways.append(table[i - 1, j - 1] + (one[i - 1] != other[j - 1]))
            if i > 1 and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
                ways.append(table[i - 2, j - 2] + 1)
            table[i, j] = min(ways)
    return table[len(one), len(other)]


@settings(max_examples=1, deadline=None)
@given(
    st.lists(
        st.lists(st.tuples(st.integers(0, 400), st.integers(0, 9), st.booleans()), max_size=6),
        min_size=40,
        max_size=40,
    )
)
def test_dates_come_back_as_they_were_written(events: list[list[tuple[int, int, bool]]]) -> None:
    """Minutes in base 36, the days a date goes on, and whether it has a time of day."""
    dates = [_dates(event) for event in events]
    told = call(f"{json.dumps([dates_text(event) for event in dates])}.map(datesOf)")
    assert told == [
        [{"begins": b, "timed": timed, "more": last - first} for first, last, b, timed in event]
        for event in dates
    ]


def _dates(event: list[tuple[int, int, bool]]) -> list[EventDate]:
    day, found = 739_900, []
    for ahead, more, timed in event:
        day += ahead
        found.append((day, day + more, (day - 719_163) * 1440 + (600 if timed else 0), timed))
    return found


@settings(max_examples=1, deadline=None)
@given(
    st.lists(
        st.text(st.sampled_from("abcz ÄÖÜäöüß-&'é»123"), max_size=14), min_size=200, max_size=200
    )
)
def test_an_address_left_out_is_made_again(names: list[str]) -> None:
    """The build leaves out an id that the browser makes of the name: both make the same."""
    assert call(f"{json.dumps(names)}.map(slugOf)") == [slugify(name) for name in names]


def test_addresses_of_the_whole_city_are_its_ids(demo: Engine) -> None:
    """Every record of the index has its own address."""
    found = {
        record
        for answer in demo.ask([("vegan", MORNING), ("markt", MORNING)])
        for record in answer.found
    }
    taken = demo.outcome.facts.catalogue.taken if demo.outcome.facts else {}
    assert found <= {f"{kind}/{name}" for kind, records in taken.items() for name in records}


def test_days_that_a_filter_means() -> None:
    """Saturday and Sunday are the next ones, or those that run; a weekday may be today."""
    monday = (date(2026, 11, 23) - date(1970, 1, 1)).days
    assert call(f'daysOf("weekend", {monday})') == [monday + 5, monday + 6]
    assert call(f'daysOf("weekend", {monday + 5})') == [monday + 5, monday + 6]
    assert call(f'daysOf("weekend", {monday + 6})') == [monday + 6, monday + 6]
    assert call(f'daysOf("day1", {monday})') == [monday, monday]
    assert call(f'daysOf("day0", {monday})') == [monday + 6, monday + 6]
    assert call(f'daysOf("tomorrow", {monday})') == [monday + 1, monday + 1]
    assert call('daysOf("vegan", 1)') is None


def test_a_day_begins_at_the_towns_midnight() -> None:
    """Also on the days on which the clocks change."""
    first = [
        (day - date(1970, 1, 1)).days
        for day in (date(2026, 3, 29), date(2026, 10, 25), date(2026, 11, 23))
    ]
    days = [*first, *(number + 1 for number in first)]
    zone = '"Europe/Berlin"'
    begins = call(f"{days}.map((day) => wallMinute(dayBegins(day, {zone}), {zone}))")
    assert begins == [day * 1440 for day in days]


def test_filters_are_understood_and_can_be_parts_of_names(demo: Engine) -> None:
    """A word that filters is one unless it stands in a name that is asked for."""
    queries = [
        "vegan restaurant",
        "metzgerei sonntag",
        "offene bühne",
        "heute",
        "rollstuhl",
        "sonntags",
    ]
    answers = dict(zip(queries, demo.ask([(q, MORNING) for q in queries]), strict=True))
    assert answers["vegan restaurant"].filters == ("vegan",)
    assert answers["vegan restaurant"].found[0] == "business/trattoria-da-enzo"
    assert answers["metzgerei sonntag"].found[0] == "business/metzgerei-sonntag"
    assert answers["offene bühne"].found[0] == "event/offene-buehne"
    assert answers["offene bühne"].filters == ()
    assert answers["heute"].found[0].startswith("event/")
    assert answers["sonntags"].filters == ("day0",)
    assert {"business/taxi-lenne", "business/sanitaetshaus-bergmann"} <= {
        *answers["rollstuhl"].found
    }


def test_open_changes_with_the_clock(demo: Engine) -> None:
    """A shop that is shut at night is not among those open; its neighbours by mistake neither."""
    day, night = demo.ask(
        [("bäcker offen", "2026-11-24T10:00"), ("bäcker offen", "2026-11-24T23:00")]
    )
    assert day.found == ("business/baeckerei-hoevel",)
    assert day.filters == ("open",)
    assert night.filters == ()


def test_what_is_over_is_not_found(demo: Engine) -> None:
    """An offer after its last day is not found, though the index still has it."""
    before, after = demo.ask([("mettwurst", "2026-11-28T12:00"), ("mettwurst", "2026-11-29T12:00")])
    assert "offer/mettwurst-im-ring" in before.found
    assert "offer/mettwurst-im-ring" not in after.found
    assert "business/metzgerei-sonntag" in after.found


def test_more_words_find_less_and_never_nothing(demo: Engine) -> None:
    """All words have to fit; where no record has them all, those with most stand there."""
    both, strange = demo.ask([("restaurant brückenstraße", MORNING), ("qwertz bäckerei", MORNING)])
    assert {*both.found[:2]} == {
        "business/gasthof-zur-alten-bruecke",
        "business/trattoria-da-enzo",
    }
    assert strange.found[0] == "business/baeckerei-hoevel"


def test_anything_may_be_typed(demo: Engine) -> None:
    """Signs, one letter, very long words, words of objects: no query breaks it."""
    odd = [
        "",
        " ",
        "a",
        "%",
        "<b>",
        "constructor",
        "__proto__",
        "ß",
        "ÄÖÜ",
        "a" * 200,
        "1",
        "-",
        "é" * 9,
        "e-",
        "(",
        "\\",
        "  x  y ",
        "toString offen",
        "🎄",
    ]
    assert len(demo.ask([(query, MORNING) for query in odd])) == len(odd)
