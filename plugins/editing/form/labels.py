# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What merchants read: labels, groups, and help where a model's own sentence speaks of files."""

from __future__ import annotations

from typing import NamedTuple

from plugins.editing.form.fields import Control
from plugins.editing.submission import AnyKind, Kind


class Look(NamedTuple):
    """How a field is shown. Without ``help`` it is the sentence below the model's field."""

    label: str
    control: Control
    help: str | None = None
    inputmode: str = ""
    autocomplete: str = "off"


#: Fields that no form shows, and why.
OMITTED: dict[tuple[Kind, str], str] = {
    ("business", "verified"): "has a button of its own: »Alles stimmt noch«",
    ("business", "source"): "is an import's",
    ("offer", "business"): "is the business of the link",
}
_URL = {"help": "", "inputmode": "url"}
_COORDINATE = "In Grad. Nur nötig, wo es keine Straße mit Hausnummer gibt."
_PRICE = "In Euro, zum Beispiel 14,90."

LOOKS: dict[str, Look] = {
    "name": Look("Name", "line", "", autocomplete="organization"),
    "text": Look(
        "Text", "text", "Was man wissen soll, in Ihren Worten. Eine Leerzeile beginnt einen Absatz."
    ),
    "image": Look("Bild", "pictures", "Das Bild, das in Listen steht."),
    "images": Look("Weitere Bilder", "pictures", "Bis zu zwölf."),
    "image_alt": Look("Was auf dem Bild zu sehen ist", "line", "Für alle, die es nicht sehen."),
    "image_credit": Look(
        "Wer das Bild gemacht hat", "line", "Und unter welcher Lizenz, wenn Sie eine wissen."
    ),
    "keywords": Look(
        "Suchwörter", "list", "Wonach jemand sucht, der hier richtig ist. Mit Komma trennen."
    ),
    "url": Look("Website", "url", **_URL, autocomplete="url"),
    # business
    "category": Look("Art des Betriebs", "suggest", "Ein Wort wie »Bäckerei«."),
    "street_address": Look("Straße und Hausnummer", "line", "", autocomplete="street-address"),
    "postal_code": Look("Postleitzahl", "line", "", "numeric", "postal-code"),
    "address_locality": Look("Ort", "line", "", autocomplete="address-level2"),
    "latitude": Look("Geografische Breite", "number", _COORDINATE, "decimal"),
    "longitude": Look("Geografische Länge", "number", _COORDINATE, "decimal"),
    "telephone": Look("Telefon", "tel", None, "tel", "tel"),
    "email": Look("E-Mail", "email", "Sie steht dann auf Ihrer Seite.", "email", "email"),
    "shop_url": Look("Online-Shop", "url", **_URL),
    "booking_url": Look("Tisch oder Termin buchen", "url", **_URL),
    "menu_url": Look("Speisekarte oder Preisliste", "url", **_URL),
    "delivery_url": Look("Lieferdienst", "url", **_URL),
    "opening_hours": Look("Öffnungszeiten", "hours", "Zum Beispiel 9-12.30, 14-18."),
    "wheelchair": Look("Mit dem Rollstuhl", "choice", ""),
    "payment": Look("Bezahlen", "choices", ""),
    "services": Look("Leistungen", "choices", ""),
    "cuisine": Look("Küche", "list", "Zum Beispiel regional, Pizza. Mit Komma trennen."),
    "diet": Look("Kostformen", "choices", "Was auf der Karte steht."),
    "outdoor_seating": Look("Plätze draußen", "choice", ""),
    "languages": Look(
        "Sprachen", "list", "In denen Sie bedienen: Deutsch, Türkisch. Mit Komma trennen."
    ),
    "legal_name": Look("Unternehmen", "line", "Der Name mit Rechtsform.", "", "organization"),
    "legal_representative": Look("Vertreten durch", "line", "", "", "name"),
    "vat_id": Look("Umsatzsteuer-ID", "line", "Wo es eine gibt."),
    "register": Look("Register und Nummer", "line", "Wo der Betrieb eingetragen ist."),
    "status": Look("Stand", "choice", ""),
    "successor": Look("Nachfolge", "suggest", "Welcher Betrieb übernommen hat."),
    "house_form": Look("Haus", "choice", "Welches Haus für Sie gezeichnet wird."),
    "house_wall": Look("Wand", "choice", ""),
    "house_wood": Look("Tür, Läden, Markise", "choice", ""),
    "founding_date": Look("Eröffnet am", "day", None, "numeric"),
    # offer
    "valid_from": Look("Gilt ab", "day", None, "numeric"),
    "valid_through": Look("Gilt bis", "day", None, "numeric"),
    "price": Look("Preis", "price", _PRICE, "decimal"),
    "price_currency": Look("Währung", "choice", ""),
    "previous_price": Look(
        "Früherer Preis",
        "price",
        "Nur bei einer Ermäßigung; dann auch das nächste Feld.",
        "decimal",
    ),
    "lowest_price_30_days": Look(
        "Niedrigster Preis der letzten 30 Tage",
        "price",
        ("Pflicht bei einer Ermäßigung (§ 11 PAngV)."),
        "decimal",
    ),
    "price_unit": Look("Grundpreis je", "suggest", "Eine Menge wie 1 kg oder 100 ml (§ 4 PAngV)."),
    "unit_price": Look("Grundpreis", "price", "Der Preis für diese Menge.", "decimal"),
    # event
    "start_date": Look("Beginn", "moment", "Ohne Uhrzeit: den ganzen Tag.", "numeric"),
    "end_date": Look("Ende", "moment", "Nach Mitternacht gehört der nächste Tag dazu.", "numeric"),
    "rrule": Look("Wiederholung", "rhythm", ""),
    "exdate": Look("Fällt aus am", "list", "Je Zeile ein Termin: 12.12.2026 11:00."),
    "rdate": Look("Zusätzlich am", "list", "Je Zeile ein Termin: 23.12.2026 11:00."),
    "location": Look("Ort", "suggest", "Ein Platz, ein Betrieb, oder eine Adresse."),
    "organizer": Look("Wer einlädt", "suggest", "Ein Betrieb oder ein Verein."),
    "participants": Look("Wer mitmacht", "list", "Betriebe. Mit Komma trennen."),
    "event_category": Look("Art", "choice", ""),
    "event_status": Look("Findet statt", "choice", ""),
    "previous_start_date": Look(
        "Ursprünglicher Beginn", "moment", "Nur wenn die Veranstaltung verlegt ist.", "numeric"
    ),
    "typical_age_range": Look("Alter", "line", "Zum Beispiel »4-10« oder »ab 4«."),
    "ticket_url": Look("Karten", "url", **_URL),
}
#: Labels that another kind has for the same name.
OTHER_LABELS: dict[tuple[AnyKind, str], str] = {
    ("offer", "name"): "Was Sie anbieten",
    ("event", "name"): "Wie es heißt",
    ("event", "price"): "Eintritt",
    ("offer", "url"): "Seite mit mehr dazu",
    ("event", "url"): "Seite mit mehr dazu",
}
OTHER_HELP: dict[tuple[Kind, str], str] = {
    ("event", "price"): "In Euro; »frei«, wenn er nichts kostet.",
}

#: id, label, help, fields; the first groups are what merchants come for.
GROUPS: dict[Kind, tuple[tuple[str, str, str, tuple[str, ...]], ...]] = {
    "business": (
        ("zeiten", "Öffnungszeiten", "", ("opening_hours",)),
        (
            "kontakt", "So erreicht man Sie", "",
            ("telephone", "email", "url", "booking_url", "menu_url", "shop_url", "delivery_url"),
        ),
        ("betrieb", "Ihr Betrieb", "", ("name", "category", "text", "keywords")),
        ("bilder", "Bilder", "", ("image", "images", "image_alt", "image_credit")),
        (
            "leistungen", "Was es bei Ihnen gibt", "",
            (
                "services", "payment", "wheelchair", "outdoor_seating", "languages", "cuisine",
                "diet",
            ),
        ),
        (
            "adresse", "Adresse", "",
            ("street_address", "postal_code", "address_locality", "latitude", "longitude"),
        ),
        ("stand", "Neu, umgezogen, aufgegeben", "", ("status", "successor", "founding_date")),
        (
            "haus", "Ihr Haus im Straßenbild", "",
            ("house_form", "house_wall", "house_wood"),
        ),
        (
            "impressum", "Ihr Impressum", "Für Ihre Seite im Portal (§ 5 DDG).",
            ("legal_name", "legal_representative", "register", "vat_id"),
        ),
    ),
    "offer": (
        ("angebot", "Ihr Angebot", "", ("name", "valid_from", "valid_through", "text")),
        ("preis", "Preis", "", ("price",)),
        ("bilder", "Bild", "", ("image", "images", "image_alt", "image_credit")),
        (
            "preisangaben", "Ermäßigung und Grundpreis", "",
            (
                "previous_price", "lowest_price_30_days", "unit_price", "price_unit",
                "price_currency",
            ),
        ),
        ("mehr", "Mehr", "", ("url", "keywords")),
    ),
    "event": (
        (
            "termin", "Ihre Veranstaltung", "",
            ("name", "start_date", "end_date", "location", "event_category", "text"),
        ),
        ("eintritt", "Eintritt", "", ("price", "ticket_url", "price_currency")),
        ("bilder", "Bild", "", ("image", "images", "image_alt", "image_credit")),
        ("wiederholung", "Mehrere Termine", "", ("rrule", "exdate", "rdate")),
        ("wer", "Wer und für wen", "", ("organizer", "participants", "typical_age_range")),
        ("stand", "Absage oder Verlegung", "", ("event_status", "previous_start_date")),
        ("mehr", "Mehr", "", ("url", "keywords")),
    ),
}  # fmt: skip
#: Shown at once; besides these, groups in which something is wanted that is not there.
OPEN_GROUPS = frozenset(["zeiten", "angebot", "preis", "termin"])
LANGUAGES_GROUP = ("sprachen", "Weitere Sprachen", "Für alle, die kein Deutsch lesen.")

#: What a row of the week is called.
ROWS = (
    "Montag",
    "Dienstag",
    "Mittwoch",
    "Donnerstag",
    "Freitag",
    "Samstag",
    "Sonntag",
    "Feiertage",
)
SHORT_ROWS = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So", "Feiertag")
