# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What residents read for the values of a business's fields: messages, to be looked up."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from plugins.businesses.model import Status
from plugins.core.city import City
from plugins.core.messages import N_, Messages


class StatusWords(Struct, frozen=True):
    """What a status is called on the business's own page, in lists, and in a sentence."""

    label: str
    in_lists: str
    text: str


#: Open as usual: a list shows the hours and no status.
STATUS = {
    Status.OPEN: StatusWords("", "", ""),
    Status.TEMPORARILY_CLOSED: StatusWords(
        N_("Closed for a while"),
        N_("Closed for a while"),
        N_("This business is taking a break. The opening hours do not hold at the moment."),
    ),
    Status.CLOSED: StatusWords(
        N_("Closed for good"), N_("Closed for good"), N_("This business is no longer there.")
    ),
    Status.VACANT: StatusWords(
        N_("Vacant"),
        N_("Vacant"),
        N_("This shop is vacant. If you would like to use it, please ask the city."),
    ),
    Status.SEEKING_SUCCESSOR: StatusWords(
        N_("Successor sought"),
        "",
        N_("This business is open and is looking for somebody to take it over."),
    ),
}
WHEELCHAIR = {
    "yes": N_("step-free"),
    "limited": N_("partly accessible"),
    "no": N_("not step-free"),
}
PAYMENT = {
    "cash": N_("cash"),
    "girocard": N_("Girocard"),
    "credit_cards": N_("credit card"),
    "contactless": N_("contactless"),
    "invoice": N_("on account"),
    "paypal": N_("PayPal"),
}
SERVICES = {
    "delivery": N_("delivery"),
    "takeaway": N_("takeaway"),
    "click_and_collect": N_("order and collect"),
    "voucher": N_("city voucher"),
}
CUISINE = {
    "regional": N_("regional"),
    "german": N_("German"),
    "italian": N_("Italian"),
    "pizza": N_("pizza"),
    "turkish": N_("Turkish"),
    "kebab": N_("kebab"),
    "greek": N_("Greek"),
    "chinese": N_("Chinese"),
    "indian": N_("Indian"),
    "thai": N_("Thai"),
    "vietnamese": N_("Vietnamese"),
    "japanese": N_("Japanese"),
    "sushi": N_("sushi"),
    "spanish": N_("Spanish"),
    "balkan": N_("from the Balkans"),
    "croatian": N_("Croatian"),
    "syrian": N_("Syrian"),
    "arab": N_("Arab"),
    "american": N_("American"),
    "mexican": N_("Mexican"),
    "french": N_("French"),
    "burger": N_("burgers"),
    "fish": N_("fish"),
    "steak_house": N_("steaks"),
    "ice_cream": N_("ice cream"),
    "cake": N_("cake"),
    "coffee_shop": N_("coffee"),
    "breakfast": N_("breakfast"),
    "sandwich": N_("sandwiches"),
    "soup": N_("soups"),
    "potato": N_("potatoes"),
    "international": N_("international"),
    "mediterranean": N_("Mediterranean"),
    "westphalian": N_("Westphalian"),
    "bavarian": N_("Bavarian"),
    "seafood": N_("seafood"),
    "salad": N_("salads"),
    "pasta": N_("pasta"),
    "barbecue": N_("barbecue"),
    "tapas": N_("tapas"),
    "crepe": N_("crêpes"),
    "friture": N_("chips"),
    "curry_sausage": N_("currywurst"),
    "sausage": N_("sausages"),
    "tea": N_("tea"),
    "brunch": N_("brunch"),
}
DIET = {
    "vegetarian": N_("vegetarian"),
    "vegan": N_("vegan"),
    "gluten_free": N_("gluten-free"),
    "lactose_free": N_("lactose-free"),
    "halal": N_("halal"),
    "kosher": N_("kosher"),
}
OUTDOOR_SEATING = {"yes": N_("seats outside"), "no": N_("no seats outside")}
LINKS = (
    ("shop_url", N_("Online shop"), "cart"),
    ("booking_url", N_("Book an appointment or a table"), "calendar"),
    ("menu_url", N_("Menu"), "book"),
    ("delivery_url", N_("Order for delivery"), "bag"),
)
IMPRINT = (
    ("legal_name", N_("Company")),
    ("legal_representative", N_("Represented by")),
    ("register_", N_("Register")),
    ("vat_id", N_("VAT number")),
)


def words_for(tokens: tuple[str, ...], table: dict[str, str], words: Messages) -> str:
    """The tokens in words, joined by commas; a token without a word is shown readable."""
    return ", ".join(
        [words(table[token]) if token in table else token.replace("_", " ") for token in tokens]
    )


def language_names(codes: tuple[str, ...], city: City) -> str:
    """Languages spoken, in the language of ``city`` (CLDR's names, by Babel); an unknown code stays
    as it is.
    """
    names = _language_names(city.language) if codes else {}
    signed = city.words("German Sign Language")
    return ", ".join([signed if code == "gsg" else names.get(code, code) for code in codes])


@cache
def _language_names(language: str) -> dict[str, str]:
    from babel import Locale  # 40 ms that a city without languages need not spend

    return dict(Locale.parse(language).languages)
