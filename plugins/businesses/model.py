# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A business: shop, restaurant, craft shop, practice, museum. Fields as in ``docs/felder.md``."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, Field, StringConstraints, ValidationInfo

from plugins.businesses.categories import UnknownCategory
from plugins.businesses.table import table_of
from plugins.core.model import (
    Finding,
    Line,
    Many,
    Noun,
    Picture,
    Record,
    Reference,
    Remarks,
    Translatable,
    content_error,
)
from plugins.core.problem import Severity, declare
from plugins.core.values import Day, Email, Telephone, WebAddress
from plugins.opening_hours.reading import HoursError, read

OPENING_HOURS = declare("opening-hours")
OPENING_HOURS_NOTE = declare("opening-hours-read-as", Severity.NOTE)
CATEGORY = declare("category")
ADDRESS_OR_POSITION = declare("address-or-position")
LANGUAGE = declare("language")
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
#: OSM tokens such as ``regional`` or ``ice_cream``.
Token = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_]{1,40}$")]
Tokens = Annotated[tuple[Token, ...], Many, Field(max_length=20)]


class Business(Record):
    """One business of the city."""

    noun: ClassVar[Noun] = Noun("Ein Betrieb", "Betriebe")

    name: Annotated[Line, Translatable()] = Field(examples=["Bäckerei Hövel"])
    category: CategoryTag = Field(examples=["shop=bakery"])
    street_address: Line | None = None
    postal_code: Annotated[str, StringConstraints(pattern=r"^[0-9]{5}$")] | None = None
    address_locality: Line | None = None
    latitude: float | None = Field(default=None, ge=-90, le=90)
    longitude: float | None = Field(default=None, ge=-180, le=180)
    telephone: Telephone | None = None
    email: Email | None = None
    url: WebAddress | None = None
    shop_url: WebAddress | None = None
    booking_url: WebAddress | None = None
    menu_url: WebAddress | None = None
    delivery_url: WebAddress | None = None
    opening_hours: Hours | None = None
    wheelchair: Literal["yes", "limited", "no"] | None = None
    payment: Annotated[tuple[Payment, ...], Many] = ()
    services: Annotated[tuple[Service, ...], Many] = ()
    cuisine: Tokens = ()
    diet: Tokens = ()
    outdoor_seating: Literal["yes", "no"] | None = None
    languages: Annotated[
        tuple[Annotated[str, AfterValidator(_language)], ...], Many, Field(max_length=20)
    ] = ()
    keywords: Annotated[tuple[Line, ...], Many, Translatable(), Field(max_length=30)] = ()
    image: Annotated[Line | None, Picture()] = None
    images: Annotated[tuple[Line, ...], Many, Picture(), Field(max_length=12)] = ()
    image_alt: Annotated[Line | None, Translatable()] = None
    image_credit: Line | None = None
    legal_name: Line | None = None
    legal_representative: Line | None = None
    vat_id: Line | None = None
    register_: Line | None = Field(default=None, alias="register")
    status: Status = Status.OPEN
    successor: Annotated[str | None, Reference(("business",))] = None
    founding_date: Day | None = None
    verified: Day | None = None
    source: Line | None = None

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
