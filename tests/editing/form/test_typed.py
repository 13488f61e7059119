# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Days, prices, lists and rhythms as people type them."""

from datetime import date

import pytest

from plugins.editing.form.typed import (
    read_day,
    read_line_moment,
    read_list,
    read_moment,
    read_price,
    read_rhythm,
    shown_list,
    shown_moment,
    shown_rhythm,
)
from plugins.editing.week.clock import Unclear

TODAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        *((text, "2026-12-05") for text in (
            "5.12.2026", "05.12.2026", "5.12.26", "5.12.", "5.12", "5. 12. 2026", "2026-12-05")),
        ("3.1.", "2027-01-03"), ("28.11.", "2026-11-28"), ("27.11.", "2027-11-27"),
    ],
)  # fmt: skip
def test_a_day_is_read_german_or_iso(typed: str, day: str) -> None:
    """Without a year it is the next one."""
    assert read_day(typed, TODAY) == day


@pytest.mark.parametrize("typed", ["", "morgen", "31.2.2026", "29.2.", "5/12/2026", "2026-13-01"])
def test_what_is_no_day_gets_a_sentence(typed: str) -> None:
    """In German, with a remedy."""
    with pytest.raises(Unclear) as unclear:
        read_day(typed, TODAY)
    assert unclear.value.message.startswith("»") and unclear.value.hint


@pytest.mark.parametrize(
    ("typed", "price"),
    [
        ("14,90", "14.90"), ("14.90", "14.90"), ("14,9", "14.90"), ("14,90 €", "14.90"),
        ("€ 14,90", "14.90"), ("14", "14"), ("14,-", "14"), ("14 Euro", "14"),
        ("1.234,50", "1234.50"),
        ("1.234", "1234"), ("1 234,50", "1234.50"), ("frei", "0"), ("Eintritt frei", "0"),
        ("0", "0"),
        ("ab 5", "ab 5"), ("5-7", "5-7"),
    ],
)  # fmt: skip
def test_a_price_is_read_with_comma_or_point(typed: str, price: str) -> None:
    """What is no price stays as it is: the model says so."""
    assert read_price(typed) == price


def test_moments() -> None:
    """Day and time in two inputs, or in one line."""
    assert read_moment("5.12.2026", "19.30 Uhr", TODAY) == "2026-12-05T19:30"
    assert read_moment("5.12.2026", "", TODAY) == "2026-12-05"
    assert read_moment("31.12.2026", "24", TODAY) == "2027-01-01T00:00"
    assert shown_moment("2026-12-05T19:30") == ("05.12.2026", "19:30")
    assert read_line_moment("12.12.2026 11:00", TODAY) == "2026-12-12T11:00"
    assert read_line_moment("12.12. um 11 Uhr", TODAY) == "2026-12-12T11:00"
    assert read_line_moment("2026-12-12T11:00", TODAY) == "2026-12-12T11:00"
    with pytest.raises(Unclear):
        read_moment("5.12.2026", "abends", TODAY)
    with pytest.raises(Unclear):
        read_line_moment("nächsten Samstag", TODAY)


@pytest.mark.parametrize("items", [("a",), ("a", "b c"), ("a, b", "c"), ("a; b", "c", "d")])
def test_a_list_comes_back(items: tuple[str, ...]) -> None:
    """With commas, or in lines where an item has one itself."""
    assert read_list(shown_list(items)) == items


def test_a_list_has_each_item_once() -> None:
    """Empty ones are nothing."""
    assert read_list("a,, b ;a,\n") == ("a", "b")


@pytest.mark.parametrize(
    "rule",
    ["FREQ=WEEKLY", "FREQ=WEEKLY;INTERVAL=2;UNTIL=20261220T235959", "FREQ=MONTHLY", "FREQ=DAILY"],
)
def test_a_rhythm_that_can_be_chosen_comes_back(rule: str) -> None:
    """With its last day; any other is a choice of its own."""
    assert read_rhythm(*shown_rhythm(rule), TODAY) == rule
    assert shown_rhythm("FREQ=WEEKLY;BYDAY=SA,SU") == ("FREQ=WEEKLY;BYDAY=SA,SU", "")
