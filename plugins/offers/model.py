# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""An offer of a business, with a beginning and an end, and the prices the law asks for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from plugins.core.fields import Field
from plugins.core.model import (
    Finding,
    Line,
    Many,
    Noun,
    PicturedRecord,
    Reference,
    Translatable,
)
from plugins.core.problem import declare
from plugins.core.values import Day, WebAddress
from plugins.offers.pricing import PriceTag, price_problems, validity_problems

#: The codes of ``pricing``'s findings.
CODES = tuple(
    declare(code)
    for code in (
        "offer-lowest-price",
        "offer-price-order",
        "offer-unit-price",
        "offer-currency",
        "offer-validity",
    )
)

Amount = Annotated[Decimal, Field(ge=0, le=1_000_000, decimal_places=2)]


class Offer(PicturedRecord):
    """One offer."""

    noun: ClassVar[Noun] = Noun("Ein Angebot", "Angebote")

    name: Annotated[Line, Translatable()] = Field(examples=["Stollen vorbestellen"])
    """Was angeboten wird, in wenigen Wörtern."""
    business: Annotated[str, Reference(("business",))] = Field(examples=["baeckerei-hoevel"])
    """Die Kennung des Betriebs: der Name seiner Datei ohne `.md`."""
    valid_from: Day = Field(examples=["2026-11-20"])
    """Der erste Tag, an dem das Angebot gilt."""
    valid_through: Day = Field(examples=["2026-12-20"])
    """Der letzte Tag, an dem es gilt. Danach verschwindet es von selbst aus den Listen."""
    price: Amount | None = Field(default=None, examples=["14.90"])
    """Der Endpreis, mit Punkt und ohne Währung."""
    price_currency: Line = "EUR"
    """Die Währung nach ISO 4217."""
    previous_price: Amount | None = Field(default=None, examples=["17.90"])
    """Der frühere Preis. Wer ihn nennt, kündigt eine Ermäßigung an und braucht das nächste Feld."""
    lowest_price_30_days: Amount | None = Field(default=None, examples=["15.90"])
    """Der niedrigste Preis der letzten 30 Tage (§ 11 PAngV), Pflicht mit `previous_price`."""
    price_unit: Line | None = Field(default=None, examples=["1 kg"])
    """Die Menge, auf die sich der Grundpreis bezieht (§ 4 PAngV). Gehört zu `unit_price`."""
    unit_price: Amount | None = Field(default=None, examples=["19.87"])
    """Der Grundpreis je `price_unit`."""
    url: WebAddress | None = Field(default=None, examples=["https://hoevel.example/stollen"])
    """Eine Seite mit mehr zu diesem Angebot."""
    keywords: Annotated[tuple[Line, ...], Many, Translatable(), Field(max_length=30)] = Field(
        default=(), examples=[["Stollen", "Advent"]]
    )
    """Wonach jemand sucht, der dieses Angebot finden soll."""

    def rules(self) -> Iterator[Finding]:
        """What the price law (PAngV) and the calendar demand."""
        for found in (
            *validity_problems(self.valid_from, self.valid_through),
            *price_problems(self.price_tag),
        ):
            yield Finding(found.field, found.code, found.message, found.hint)

    @property
    def price_tag(self) -> PriceTag:
        """The prices as the law's rules take them."""
        return PriceTag(
            price=self.price,
            currency=self.price_currency,
            previous_price=self.previous_price,
            lowest_price_30_days=self.lowest_price_30_days,
            price_unit=self.price_unit,
            unit_price=self.unit_price,
        )

    def last_changed(self) -> date | None:
        """The day it begins to hold: the one date an offer tells of itself."""
        return self.valid_from
