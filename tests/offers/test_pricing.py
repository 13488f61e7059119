# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What an offer's prices must say (PAngV), and when an offer holds."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from plugins.offers.pricing import (
    UNITS,
    PriceTag,
    canonical_unit,
    price_problems,
    reduction,
    validity,
    validity_problems,
)

STOLLEN = PriceTag(Decimal("14.90"), Decimal("17.90"), Decimal("15.90"))
_AMOUNTS = st.none() | st.decimals(0, 1000, places=2)


def told(tag: PriceTag) -> list[tuple[str, str]]:
    """The problems of a tag as (field, code)."""
    return [(problem.field, problem.code) for problem in price_problems(tag)]


def test_the_contracts_offer_is_lawful() -> None:
    """A reduction with its lowest price of 30 days has no problem, nor has a plain price."""
    assert told(STOLLEN) == []
    assert told(PriceTag(Decimal("14.90"))) == []
    assert told(PriceTag()) == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"lowest_price_30_days": None}, [("previous_price", "offer-lowest-price")]),
        ({"previous_price": Decimal("14.90")}, [("previous_price", "offer-price-order")]),
        ({"price": None}, [("previous_price", "offer-price-order")]),
        ({"lowest_price_30_days": Decimal("18")}, [("lowest_price_30_days", "offer-price-order")]),
        (
            {"lowest_price_30_days": Decimal("14.90")},
            [("lowest_price_30_days", "offer-price-order")],
        ),
        (
            {"lowest_price_30_days": Decimal("12")},
            [("lowest_price_30_days", "offer-price-order")],
        ),
        ({"price_unit": "1 kg"}, [("price_unit", "offer-unit-price")]),
        ({"unit_price": Decimal("29.80")}, [("unit_price", "offer-unit-price")]),
        (
            {"unit_price": Decimal("9"), "price_unit": "500 g"},
            [("price_unit", "offer-unit-price")],
        ),
        ({"unit_price": Decimal("9"), "price_unit": "1 kg"}, []),
        ({"currency": "Euro"}, [("price_currency", "offer-currency")]),
        ({"currency": "XXX"}, [("price_currency", "offer-currency")]),
        ({"currency": "CHF"}, []),
    ],
)
def test_each_breach_is_told_at_its_field(
    change: dict[str, object], expected: list[tuple[str, str]]
) -> None:
    """One wrong price is one problem, with the code that the documentation explains."""
    assert told(replace(STOLLEN, **change)) == expected


def test_a_currency_sign_is_answered_with_its_code() -> None:
    """Who writes € learns that it is EUR."""
    (problem,) = price_problems(PriceTag(currency="€"))
    assert "»EUR«" in problem.hint


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("kg", "1 kg"),
        ("1kg", "1 kg"),
        ("1 Liter", "1 l"),
        ("100 G", "100 g"),
        ("qm", "1 m²"),
        ("1 m2", "1 m²"),
        ("Stk.", "1 Stück"),
        ("250 g", None),
        ("100 kg", None),
        ("kilo weise", None),
    ],
)
def test_a_quantity_has_one_spelling(written: str, meant: str | None) -> None:
    """What people write is understood; what § 5 PAngV does not know is refused."""
    assert canonical_unit(written) == meant


def test_every_unit_is_its_own_canonical_form() -> None:
    """What the hint proposes is accepted."""
    assert [canonical_unit(unit) for unit in UNITS] == list(UNITS)


def test_the_percentage_counts_from_the_lowest_price_and_never_says_too_much() -> None:
    """C-330/23: 14.90 against 15.90 is 6 %, whatever the former price was."""
    shown = reduction(STOLLEN)
    assert shown is not None
    assert (shown.percent, shown.previous_price) == (6, Decimal("17.90"))


@settings(deadline=None)
@given(_AMOUNTS, _AMOUNTS, _AMOUNTS)
def test_only_a_lawful_reduction_is_ever_announced(
    price: Decimal | None, previous: Decimal | None, lowest: Decimal | None
) -> None:
    """Whatever the amounts, an announced reduction has all three prices in falling order."""
    tag = PriceTag(price, previous, lowest)
    shown = reduction(tag)
    if shown is not None:
        assert price is not None
        assert price < shown.lowest_price_30_days <= shown.previous_price
        assert price_problems(tag) == ()
    elif previous is not None:
        assert price_problems(tag) != ()


@settings(deadline=None)
@given(st.text(max_size=20), st.text(max_size=20))
def test_any_text_is_judged_without_an_exception(unit: str, currency: str) -> None:
    """Units and currencies come from people: a problem is an answer, a traceback is none."""
    for problem in price_problems(PriceTag(price_unit=unit, currency=currency)):
        assert problem.message
        assert problem.hint


def test_an_offer_holds_from_its_first_to_its_last_day() -> None:
    """Both ends are inclusive."""
    first, last = date(2026, 11, 20), date(2026, 12, 20)
    day = timedelta(days=1)
    days = (first - day, first, last, last + day)
    states = [validity(first, last, today) for today in days]
    assert states == ["future", "current", "current", "expired"]


def test_an_offer_that_ends_before_it_begins_is_told() -> None:
    """One day is enough, less is a mistake."""
    day = date(2026, 11, 20)
    (problem,) = validity_problems(day, day - timedelta(days=1))
    assert (problem.field, problem.code) == ("valid_through", "offer-validity")
    assert validity_problems(day, day) == ()
