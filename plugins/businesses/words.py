# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What residents read for the values of a business's fields."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from plugins.businesses.model import Status


class StatusWords(NamedTuple):
    """What a status is called on the business's own page, in lists, and in a sentence."""

    label: str
    in_lists: str
    text: str


#: Open as usual: a list shows the hours and no status.
STATUS = {
    Status.OPEN: StatusWords("", "", ""),
    Status.TEMPORARILY_CLOSED: StatusWords(
        "Vorübergehend geschlossen",
        "Vorübergehend geschlossen",
        "Der Betrieb macht eine Pause. Die Öffnungszeiten gelten zurzeit nicht.",
    ),
    Status.CLOSED: StatusWords(
        "Dauerhaft geschlossen", "Dauerhaft geschlossen", "Diesen Betrieb gibt es nicht mehr."
    ),
    Status.VACANT: StatusWords(
        "Steht leer",
        "Steht leer",
        "Dieses Ladenlokal steht leer. Wer es nutzen möchte, meldet sich bei der Stadt.",
    ),
    Status.SEEKING_SUCCESSOR: StatusWords(
        "Nachfolge gesucht",
        "",
        "Der Betrieb ist geöffnet und sucht jemanden, der ihn weiterführt.",
    ),
}
WHEELCHAIR = {
    "yes": "stufenlos",
    "limited": "teilweise zugänglich",
    "no": "nicht stufenlos",
}
PAYMENT = {
    "cash": "bar",
    "girocard": "Girocard",
    "credit_cards": "Kreditkarte",
    "contactless": "kontaktlos",
    "invoice": "auf Rechnung",
    "paypal": "PayPal",
}
SERVICES = {
    "delivery": "Lieferung",
    "takeaway": "zum Mitnehmen",
    "click_and_collect": "bestellen und abholen",
    "voucher": "Stadtgutschein",
}
CUISINE = {
    "regional": "regional",
    "german": "deutsch",
    "italian": "italienisch",
    "pizza": "Pizza",
    "turkish": "türkisch",
    "kebab": "Döner",
    "greek": "griechisch",
    "chinese": "chinesisch",
    "indian": "indisch",
    "thai": "thailändisch",
    "vietnamese": "vietnamesisch",
    "japanese": "japanisch",
    "sushi": "Sushi",
    "spanish": "spanisch",
    "balkan": "vom Balkan",
    "croatian": "kroatisch",
    "syrian": "syrisch",
    "arab": "arabisch",
    "american": "amerikanisch",
    "mexican": "mexikanisch",
    "french": "französisch",
    "burger": "Burger",
    "fish": "Fisch",
    "steak_house": "Steaks",
    "ice_cream": "Eis",
    "cake": "Kuchen",
    "coffee_shop": "Kaffee",
    "breakfast": "Frühstück",
    "sandwich": "belegte Brote",
    "soup": "Suppen",
    "potato": "Kartoffeln",
    "international": "international",
    "mediterranean": "mediterran",
    "westphalian": "westfälisch",
    "bavarian": "bayerisch",
    "seafood": "Meeresfrüchte",
    "salad": "Salate",
    "pasta": "Nudeln",
    "barbecue": "vom Grill",
    "tapas": "Tapas",
    "crepe": "Crêpes",
    "friture": "Fritten",
    "curry_sausage": "Currywurst",
    "sausage": "Würstchen",
    "tea": "Tee",
    "brunch": "Brunch",
}
DIET = {
    "vegetarian": "vegetarisch",
    "vegan": "vegan",
    "gluten_free": "glutenfrei",
    "lactose_free": "laktosefrei",
    "halal": "halal",
    "kosher": "koscher",
}
OUTDOOR_SEATING = {"yes": "Plätze im Freien", "no": "keine Plätze im Freien"}
LINKS = (
    ("shop_url", "Onlineshop", "cart"),
    ("booking_url", "Termin oder Tisch buchen", "calendar"),
    ("menu_url", "Speisekarte", "book"),
    ("delivery_url", "Bestellen und liefern lassen", "bag"),
)
IMPRINT = (
    ("legal_name", "Firma"),
    ("legal_representative", "Vertreten durch"),
    ("register_", "Register"),
    ("vat_id", "Umsatzsteuer-ID"),
)


def words_for(tokens: tuple[str, ...], words: dict[str, str]) -> str:
    """The tokens in words, joined by commas; a token without a word is shown readable."""
    return ", ".join([words.get(token) or token.replace("_", " ") for token in tokens])


def language_names(codes: tuple[str, ...]) -> str:
    """Languages spoken, in German (CLDR's names, by Babel); an unknown code stays as it is."""
    names = _language_names() if codes else {}
    return ", ".join(names.get(code, code) for code in codes)


@cache
def _language_names() -> dict[str, str]:
    from babel import Locale  # 40 ms that a city without languages need not spend

    return {**Locale.parse("de").languages, **_MORE_LANGUAGES}


#: What CLDR's German list does not hold.
_MORE_LANGUAGES = {"gsg": "Deutsche Gebärdensprache"}
