# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A business: shop, restaurant, craft shop, practice, museum. Fields as in ``docs/felder.md``."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from plugins.businesses.categories import UnknownCategory
from plugins.businesses.table import table_of
from plugins.core.city import City
from plugins.core.fields import AfterValidator, Field, StringConstraints, ValidationInfo
from plugins.core.model import Finding, Line, Many, Noun, PicturedRecord, Reference, Translatable
from plugins.core.problem import Severity, declare
from plugins.core.remarks import Remarks, content_error
from plugins.core.suggest import did_you_mean
from plugins.core.values import Day, Email, Telephone, WebAddress
from plugins.opening_hours.reading import HoursError, read

OPENING_HOURS = declare("opening-hours")
OPENING_HOURS_NOTE = declare("opening-hours-read-as", Severity.NOTE)
CATEGORY = declare("category")
ADDRESS_OR_POSITION = declare("address-or-position")
LANGUAGE = declare("language")
HOUSE_FORM = declare("house-form")
POSITION_HALF = declare("position-half")


class Status(StrEnum):
    """Whether the business is there."""

    OPEN = "open"
    TEMPORARILY_CLOSED = "temporarily_closed"
    CLOSED = "closed"
    VACANT = "vacant"
    SEEKING_SUCCESSOR = "seeking_successor"


Payment = Literal["cash", "girocard", "credit_cards", "contactless", "invoice", "paypal"]
#: ``voucher``: takes the city's own gift voucher.
Service = Literal["delivery", "takeaway", "click_and_collect", "voucher"]


def _opening_hours(value: str, info: ValidationInfo) -> str:
    try:
        reading = read(value)
    except HoursError as error:
        raise content_error(
            OPENING_HOURS, error.message, error.hint, error.offset, error.length
        ) from error
    if isinstance(info.context, Remarks):
        for note in reading.notes:
            info.context.add(
                OPENING_HOURS_NOTE,
                "opening_hours",
                note,
                f"In der OSM-Schreibweise: »{reading.canonical}«.",
            )
    return reading.canonical


def _category(value: str, info: ValidationInfo) -> str:
    table = table_of(info.context.city if isinstance(info.context, Remarks) else None)
    try:
        return table.find(value).tag
    except UnknownCategory as unknown:
        near = " oder ".join(f"»{s}«" for s in unknown.suggestions[:2])
        hint = f"Meinten Sie {near}? " if near else ""
        raise content_error(
            CATEGORY,
            f"Die Kategorie »{value}« gibt es nicht.",
            f"{hint}Wenn nichts passt, schreiben Sie »{unknown.generic}«.",
        ) from unknown


def _house_form(value: str, info: ValidationInfo) -> str:
    from plugins.houses.sets import DEFAULT, house_set  # only for who has chosen one

    city = info.context.city if isinstance(info.context, Remarks) else None
    forms = house_set(city.houses if isinstance(city, City) else DEFAULT).forms
    if value not in forms:
        known = ", ".join(f"{form.name} ({form.label})" for form in forms.values())
        raise content_error(
            HOUSE_FORM,
            f"Ein Haus der Form »{value}« gibt es in dieser Stadt nicht.",
            did_you_mean(value, forms, f"Es gibt: {known}."),
        )
    return value


def _language(value: str) -> str:
    if not (2 <= len(value) <= 3 and value.isalpha() and value.islower()):
        raise content_error(
            LANGUAGE,
            f"»{value}« ist kein Kürzel einer Sprache.",
            "Kürzel nach ISO 639-1: de, en, tr, uk, ar, pl …",
        )
    return value


Hours = Annotated[
    str, StringConstraints(min_length=1, max_length=500), AfterValidator(_opening_hours)
]
CategoryTag = Annotated[Line, AfterValidator(_category)]
HouseForm = Annotated[Line, AfterValidator(_house_form)]
#: OSM tokens such as ``regional`` or ``ice_cream``.
Token = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_]{1,40}$")]
Tokens = Annotated[tuple[Token, ...], Many, Field(max_length=20)]
PostalCode = Annotated[str, StringConstraints(pattern=r"^[0-9]{5}$")]
Languages = Annotated[
    tuple[Annotated[str, AfterValidator(_language)], ...], Many, Field(max_length=20)
]


class Business(PicturedRecord):
    """One business of the city."""

    noun: ClassVar[Noun] = Noun("Ein Betrieb", "Betriebe")

    name: Annotated[Line, Translatable()] = Field(examples=["Bäckerei Hövel"])
    """Der Name, wie er über der Tür steht."""
    category: CategoryTag = Field(examples=["shop=bakery"])
    """Die Art des Betriebs: ein deutsches Wort (»Bäckerei«) oder ein Paar von OpenStreetMap."""
    street_address: Line | None = Field(default=None, examples=["Lange Straße 12"])
    """Straße und Hausnummer. Ohne sie müssen `latitude` und `longitude` dastehen."""
    postal_code: PostalCode | None = Field(default=None, examples=["58999"])
    """Postleitzahl; ohne Angabe die der Stadt."""
    address_locality: Line | None = Field(default=None, examples=["Lennebrück"])
    """Ort; ohne Angabe der Name der Stadt."""
    latitude: float | None = Field(default=None, ge=-90, le=90, examples=[51.2173])
    """Geografische Breite in Grad."""
    longitude: float | None = Field(default=None, ge=-180, le=180, examples=[7.8812])
    """Geografische Länge in Grad."""
    telephone: Telephone | None = Field(default=None, examples=["+49 2391 55501"])
    """Eine Telefonnummer mit Vorwahl."""
    email: Email | None = Field(default=None, examples=["laden@hoevel.example"])
    """E-Mail-Adresse. Sie wird nur veröffentlicht, wenn sie hier steht."""
    url: WebAddress | None = Field(default=None, examples=["https://hoevel.example"])
    """Die eigene Website."""
    shop_url: WebAddress | None = Field(default=None, examples=["https://hoevel.example/laden"])
    """Der eigene Online-Shop."""
    booking_url: WebAddress | None = Field(default=None, examples=["https://hoevel.example/tisch"])
    """Wo man einen Tisch oder Termin bucht."""
    menu_url: WebAddress | None = Field(default=None, examples=["https://hoevel.example/karte"])
    """Die Speisekarte oder Preisliste."""
    delivery_url: WebAddress | None = Field(default=None, examples=["https://hoevel.example/bote"])
    """Wo man sich etwas liefern lässt."""
    opening_hours: Hours | None = Field(
        default=None, examples=["Mo-Fr 06:30-18:00; Sa 06:30-13:00; PH off"]
    )
    """Öffnungszeiten in der Schreibweise von OpenStreetMap. `PH` sind die Feiertage."""
    wheelchair: Literal["yes", "limited", "no"] | None = None
    """Ob man mit dem Rollstuhl hineinkommt: ja, teilweise, nein."""
    payment: Annotated[tuple[Payment, ...], Many] = Field(
        default=(), examples=[["cash", "girocard", "contactless"]]
    )
    """Womit man zahlen kann: bar, Girocard, Kreditkarte, kontaktlos, auf Rechnung, PayPal."""
    services: Annotated[tuple[Service, ...], Many] = Field(
        default=(), examples=[["takeaway", "voucher"]]
    )
    """Lieferung, Mitnahme, online bestellen und abholen; `voucher`: nimmt den Stadtgutschein an."""
    cuisine: Tokens = Field(default=(), examples=[["regional", "cake"]])
    """Küche einer Gaststätte, mit den Wörtern von OpenStreetMap."""
    diet: Tokens = Field(default=(), examples=[["vegetarian", "vegan"]])
    """Kostformen auf der Karte, mit den Wörtern von OpenStreetMap."""
    outdoor_seating: Literal["yes", "no"] | None = None
    """Ob man draußen sitzen kann."""
    languages: Languages = Field(default=(), examples=[["de", "tr"]])
    """Sprachen, in denen man bedient wird, als Kürzel nach ISO 639-1."""
    keywords: Annotated[tuple[Line, ...], Many, Translatable(), Field(max_length=30)] = Field(
        default=(), examples=[["Hochzeitstorten", "Sauerteig"]]
    )
    """Wonach jemand sucht, der hier richtig ist."""
    legal_name: Line | None = Field(default=None, examples=["Hövel Backwaren GmbH"])
    """Für das Impressum des Betriebs (§ 5 DDG): der Name des Unternehmens mit Rechtsform."""
    legal_representative: Line | None = Field(default=None, examples=["Eva Hövel"])
    """Für das Impressum: wer das Unternehmen vertritt."""
    vat_id: Line | None = Field(default=None, examples=["DE999999999"])
    """Für das Impressum: die Umsatzsteuer-Identifikationsnummer, wo es eine gibt."""
    register_: Line | None = Field(
        default=None, alias="register", examples=["Amtsgericht Iserlohn, HRB 9999"]
    )
    """Für das Impressum: Register und Nummer, wo der Betrieb eingetragen ist."""
    status: Status = Status.OPEN
    """Offen, vorübergehend geschlossen, aufgegeben, Leerstand, Nachfolge gesucht."""
    successor: Annotated[str | None, Reference(("business",))] = Field(
        default=None, examples=["neue-baeckerei"]
    )
    """Die Kennung des Betriebs, der übernommen hat."""
    house_form: HouseForm | None = Field(default=None, examples=["fachwerk"])
    """Welches Haus gezeichnet wird: eine Form aus den Häusern der Stadt (`houses` in city.yaml)."""
    house_wall: Literal["white", "cream", "sand", "rose", "sage", "grey"] | None = None
    """Die Farbe seiner Wand: weiß, creme, sandfarben, rosé, salbeigrün, grau."""
    house_wood: (
        Literal["green", "petrol", "blue", "violet", "berry", "red", "ochre", "olive"] | None
    ) = None
    """Die Farbe von Tür, Läden, Markise: grün, petrol, blau, violett, beere, rot, ocker, oliv."""
    founding_date: Day | None = Field(default=None, examples=["2026-09-01"])
    """Der Tag der Eröffnung. Neue Betriebe zeigt die erste Seite."""
    verified: Day | None = Field(default=None, examples=["2026-11-02"])
    """Der Tag, an dem zuletzt jemand die Angaben bestätigt hat."""
    source: Line | None = Field(default=None, examples=["osm:node/123456"])
    """Woher ein Import den Eintrag hat."""

    def rules(self) -> Iterator[Finding]:
        """A business can be found: by a street address or by a whole position."""
        if (self.latitude is None) != (self.longitude is None):
            yield Finding(
                "latitude" if self.longitude is None else "longitude",
                POSITION_HALF,
                "Zu einer Lage gehören Breite und Länge; hier steht nur eine von beiden.",
                "Ergänzen Sie »latitude« oder »longitude«, oder löschen Sie beide.",
            )
        elif self.street_address is None and self.latitude is None:
            yield Finding(
                "name",
                ADDRESS_OR_POSITION,
                "Es fehlt, wo der Betrieb ist.",
                "Ergänzen Sie »street_address: Lange Straße 12« (oder latitude und longitude).",
            )

    def last_changed(self) -> date | None:
        """The day of the last confirmation."""
        return self.verified
