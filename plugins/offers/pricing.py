# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What an offer's prices must say by law, and when an offer holds.

The law is the Preisangabenverordnung (PAngV) of 2022: § 4 and § 5 on the basic price, § 11 on
announced reductions. That a percentage is reckoned from the lowest price of the last 30 days,
and not from some other former price, is the Court of Justice's reading (C-330/23, 26.9.2024).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import ROUND_FLOOR, Decimal
from typing import Final, Literal

from msgspec import Struct

from plugins.regex import regex

from ..core.suggest import nearest
from .currencies import CURRENCIES

Validity = Literal["future", "current", "expired"]

#: What a basic price may refer to, in its one spelling: § 5 PAngV (1) the quantities of general
#: use and their smaller forms, (4) the application; pieces for what is sold by the piece.
UNITS: Final = (
    *("1 kg", "100 g", "1 l", "100 ml", "1 m³", "1 m", "1 m²"),
    *("1 Stück", "1 Anwendung", "1 Waschladung"),
)
_UNIT_WORDS: Final = {
    "kilogramm": "kg",
    "kilo": "kg",
    "gramm": "g",
    "liter": "l",
    "ltr": "l",
    "milliliter": "ml",
    "meter": "m",
    "lfm": "m",
    "quadratmeter": "m²",
    "qm": "m²",
    "m2": "m²",
    "kubikmeter": "m³",
    "cbm": "m³",
    "m3": "m³",
    "stück": "Stück",
    "stueck": "Stück",
    "stk": "Stück",
    "st": "Stück",
    "anwendung": "Anwendung",
    "waschladung": "Waschladung",
    "wl": "Waschladung",
}
_QUANTITY = regex(r"(1|100)?\s*([^\W\d_]+[23²³]?)\.?")
_CURRENCY_WORDS: Final = {"€": "EUR", "EURO": "EUR", "$": "USD", "£": "GBP", "FRANKEN": "CHF"}


class PriceProblem(Struct, frozen=True):
    """Something wrong with an offer's prices: the field's name, a stable code, German texts."""

    field: str
    code: str
    message: str
    hint: str


class PriceTag(Struct, frozen=True):
    """An offer's prices as its record gives them; amounts are in `currency`, None if absent."""

    price: Decimal | None = None
    previous_price: Decimal | None = None
    lowest_price_30_days: Decimal | None = None
    unit_price: Decimal | None = None
    price_unit: str | None = None
    currency: str = "EUR"


class Reduction(Struct, frozen=True):
    """An announced reduction, to be shown whole: § 11 PAngV lets no part of it stand alone.

    `label` and `lowest_label` are the German words that belong to the amounts: »vorher
    17,90 €; niedrigster Preis der letzten 30 Tage: 15,90 €«. `percent` is the whole number by
    which the price lies below the LOWEST price, rounded down so that it never says too much.
    """

    previous_price: Decimal
    lowest_price_30_days: Decimal
    percent: int
    label: str = "vorher"
    lowest_label: str = "niedrigster Preis der letzten 30 Tage"


def price_problems(tag: PriceTag) -> tuple[PriceProblem, ...]:
    """Return everything that is wrong with these prices, in the order of the fields."""
    return (
        *_reduction_problems(tag),
        *_unit_problems(tag),
        *_currency_problems(tag.currency),
    )


def validity_problems(valid_from: date, valid_through: date) -> tuple[PriceProblem, ...]:
    """Return the one problem of an offer that ends before it begins, or nothing."""
    if valid_through >= valid_from:
        return ()
    return (
        PriceProblem(
            "valid_through",
            "offer-validity",
            f"Das Angebot endet am {valid_through:%d.%m.%Y}, bevor es beginnt.",
            f"Es beginnt am {valid_from:%d.%m.%Y}; der letzte Tag ist derselbe oder ein späterer.",
        ),
    )


def validity(valid_from: date, valid_through: date, today: date) -> Validity:
    """Say whether an offer holds on `today`; its first and its last day belong to it."""
    if today < valid_from:
        return "future"
    return "current" if today <= valid_through else "expired"


def reduction(tag: PriceTag) -> Reduction | None:
    """Return the reduction to announce, or None if there is none that may be announced."""
    if tag.price is None or tag.previous_price is None or tag.lowest_price_30_days is None:
        return None
    if _reduction_problems(tag) or tag.lowest_price_30_days <= 0:
        return None
    saved = (1 - tag.price / tag.lowest_price_30_days) * 100
    percent = int(saved.to_integral_value(rounding=ROUND_FLOOR))
    return Reduction(tag.previous_price, tag.lowest_price_30_days, percent)


def canonical_unit(text: str) -> str | None:
    """Return the one of UNITS that `text` means (»kg«, »100g«, »qm« …), or None."""
    match = _QUANTITY.fullmatch(text.strip())
    if match is None:
        return None
    number, word = match.groups()
    unit = _UNIT_WORDS.get(word.casefold(), word)
    by_case = {known.split()[1].casefold(): known.split()[1] for known in UNITS}
    found = f"{number or '1'} {by_case.get(unit.casefold(), unit)}"
    return found if found in UNITS else None


def _reduction_problems(tag: PriceTag) -> tuple[PriceProblem, ...]:
    previous, lowest, price = tag.previous_price, tag.lowest_price_30_days, tag.price
    if previous is None:
        return ()
    problems = []
    if lowest is None:
        problems.append(
            PriceProblem(
                "previous_price",
                "offer-lowest-price",
                "Wer eine Preisermäßigung bekannt gibt, muss den niedrigsten Preis der letzten "
                "30 Tage nennen (§ 11 PAngV).",
                "Ergänzen Sie »lowest_price_30_days«, oder lassen Sie »previous_price« weg.",
            )
        )
    if price is None:
        problems.append(
            _order(
                "previous_price",
                "Ein früherer Preis steht da, aber kein heutiger.",
                "Ergänzen Sie »price«, oder lassen Sie »previous_price« weg.",
            )
        )
    elif previous <= price:
        problems.append(
            _order(
                "previous_price",
                f"Der frühere Preis {_amount(previous)} ist nicht höher als der heutige, "
                f"{_amount(price)}.",
                "Lassen Sie »previous_price« weg: eine Ermäßigung ist es nicht.",
            )
        )
    if lowest is not None and (price is None or previous > price):
        problems += _lowest_problems(previous, lowest, price)
    return tuple(problems)


def _lowest_problems(
    previous: Decimal, lowest: Decimal, price: Decimal | None
) -> Iterator[PriceProblem]:
    if lowest > previous:
        yield _order(
            "lowest_price_30_days",
            f"Der niedrigste Preis der letzten 30 Tage, {_amount(lowest)}, ist höher als der "
            f"frühere Preis {_amount(previous)}.",
            "Der niedrigste Preis ist höchstens so hoch wie »previous_price«.",
        )
    elif price is not None and lowest <= price:
        yield _order(
            "lowest_price_30_days",
            f"Für {_amount(lowest)} gab es die Ware schon in den letzten 30 Tagen: die "
            f"angekündigte Ermäßigung auf {_amount(price)} führt irre (§ 11 PAngV).",
            "Lassen Sie »previous_price« weg, oder prüfen Sie die drei Preise.",
        )


def _order(field: str, message: str, hint: str) -> PriceProblem:
    return PriceProblem(field, "offer-price-order", message, hint)


def _amount(value: Decimal) -> str:
    return f"{value:.2f}".replace(".", ",")


def _unit_problems(tag: PriceTag) -> Iterator[PriceProblem]:
    unit = tag.price_unit
    if unit is None and tag.unit_price is not None:
        yield _unit(
            "unit_price",
            "Zum Grundpreis fehlt die Menge, auf die er sich bezieht (§ 4 PAngV).",
            "Ergänzen Sie »price_unit«, zum Beispiel »1 kg«.",
        )
    if unit is not None and tag.unit_price is None:
        yield _unit(
            "price_unit",
            "Zur Menge fehlt der Grundpreis (§ 4 PAngV).",
            "Ergänzen Sie »unit_price«: den Preis für diese Menge.",
        )
    if unit is not None and canonical_unit(unit) is None:
        yield _unit(
            "price_unit",
            f"»{unit}« ist keine Menge für einen Grundpreis (§ 5 PAngV).",
            f"Möglich sind {', '.join(UNITS)}.",
        )


def _unit(field: str, message: str, hint: str) -> PriceProblem:
    return PriceProblem(field, "offer-unit-price", message, hint)


def _currency_problems(currency: str) -> Iterator[PriceProblem]:
    if currency in CURRENCIES:
        return
    found = _CURRENCY_WORDS.get(currency.strip().upper()) or nearest(currency, CURRENCIES)
    yield PriceProblem(
        "price_currency",
        "offer-currency",
        f"»{currency}« ist keine Währung nach ISO 4217.",
        f"Meinten Sie »{found}«?" if found else "Schreiben Sie drei Großbuchstaben, etwa »EUR«.",
    )
