# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""``city.yaml``: the city, its operator, and what the law wants to know of both."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    field_validator,
    model_validator,
)

from plugins.core.model import Line, Many, content_error
from plugins.core.problem import declare
from plugins.core.slug import is_id
from plugins.core.suggest import did_you_mean
from plugins.core.values import Day, Email, Telephone, WebAddress

BAD_TIMEZONE = declare("city-timezone")
BAD_URL = declare("city-url")
BAD_COLOR = declare("city-color")
BAD_BOUNDS = declare("city-bounds")
BAD_PLACE_ID = declare("city-place-id")

#: The 16 Bundesländer, ISO 3166-2 without "DE-".
State = Literal[
    "BB", "BE", "BW", "BY", "HB", "HE", "HH", "MV", "NI", "NW", "RP", "SH", "SL", "SN", "ST", "TH"
]  # fmt: skip

#: ISO 639-1 codes of the languages that Babel knows and German towns publish in.
LANGUAGES = frozenset(
    [
        *("ar", "be", "bg", "bs", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr"),
        *("he", "hr", "hu", "it", "ja", "ka", "ko", "ku", "lt", "lv", "mk", "nb", "nl", "no"),
        *("pl", "ps", "pt", "ro", "ru", "sk", "sl", "so", "sq", "sr", "sv", "ta", "th", "ti"),
        *("tr", "uk", "ur", "vi", "zh"),
    ]
)


class Part(BaseModel):
    """A part of ``city.yaml``: frozen, unknown fields are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class Operator(Part):
    """Who runs the portal and answers for it (DDG § 5)."""

    kind: Literal["municipality", "association", "private"] = Field(examples=["municipality"])
    name: Line = Field(examples=["Stadt Lennebrück"])
    street_address: Line = Field(examples=["Am Rathaus 1"])
    postal_code: Line = Field(examples=["58999"])
    address_locality: Line = Field(examples=["Lennebrück"])
    email: Email = Field(examples=["info@stadt.example"])
    telephone: Telephone = Field(examples=["+49 2391 5550"])
    representative: Line = Field(examples=["Bürgermeisterin Karin Vogt"])
    register_: Line | None = Field(default=None, alias="register")
    vat_id: Line | None = None


class Place(Part):
    """A place that events name: a square, a hall."""

    name: Line
    street_address: Line | None = None
    latitude: float | None = Field(default=None, ge=-90, le=90)
    longitude: float | None = Field(default=None, ge=-180, le=180)


class Voucher(Part):
    """The city's own gift voucher."""

    name: Line
    url: WebAddress | None = None


class Freshness(Part):
    """After how many days without confirmation a record is ageing, and stale."""

    ageing: int = Field(default=180, ge=1)
    stale: int = Field(default=365, ge=1)


class LocalDay(Part):
    """An extra day of the city: a local holiday or a Sunday on which shops may open."""

    date: Day
    name: Line
    kind: Literal["local", "public", "shopping_sunday"] = "local"


class SchoolHolidays(Part):
    """School holidays, both days inclusive."""

    name: Line
    start_date: Day
    end_date: Day


class Accessibility(Part):
    """What the accessibility statement must say (BGG NRW § 10c, BITVNRW)."""

    contact_email: Email | None = None
    contact_telephone: Telephone | None = None
    contact_form: WebAddress | None = None
    enforcement_name: Line | None = None
    enforcement_url: WebAddress | None = None
    statement_date: Day | None = None
    status: Literal["fully", "partially", "not"] = "partially"
    limitations: Annotated[tuple[Line, ...], Many] = ()


class Privacy(Part):
    """What the privacy notice must say (GDPR Art. 13)."""

    officer_name: Line | None = None
    officer_email: Email | None = None
    hosting: Line | None = None
    authority: Line | None = None


def _days(value: object) -> object:
    """Accept ``{2026-12-06: Verkaufsoffener Sonntag}`` for the list of days."""
    if isinstance(value, dict):
        return [{"date": day, "name": name} for day, name in value.items()]
    return value


class City(Part):
    """One city: everything that is true of all its pages."""

    name: Line = Field(examples=["Lennebrück"])
    site_name: Line = Field(examples=["Unser Lennebrück"])
    url: WebAddress = Field(examples=["https://lennebrueck.example/"])
    country: Literal["DE"] = "DE"
    state: State = Field(examples=["NW"])
    timezone: Line = "Europe/Berlin"
    languages: Annotated[tuple[Line, ...], Many] = ("de",)
    postal_code: Annotated[str, Field(pattern=r"^[0-9]{5}$")] = Field(examples=["58999"])
    latitude: float | None = Field(default=None, ge=-90, le=90)
    longitude: float | None = Field(default=None, ge=-180, le=180)
    bounds: tuple[float, float, float, float] | None = None
    operator: Operator
    voucher: Voucher | None = None
    brand_color: Line = "#0b5d4e"
    houses: Line = "sauerland"
    places: dict[str, Place] = {}
    plugins: Annotated[tuple[Line, ...], Many] = ()
    categories: tuple[dict[str, Any], ...] = ()
    freshness: Freshness = Freshness()
    holidays: Annotated[tuple[LocalDay, ...], BeforeValidator(_days)] = ()
    school_holidays: tuple[SchoolHolidays, ...] = ()
    accessibility: Accessibility = Accessibility()
    privacy: Privacy = Privacy()

    @model_validator(mode="before")
    @classmethod
    def _defaults(cls, values: Any) -> Any:
        """The site is called like the city, and has its operator's postal code, unless said."""
        if not isinstance(values, dict):
            return values
        operator = values.get("operator")
        postal_code = operator.get("postal_code") if isinstance(operator, dict) else None
        defaults = {"site_name": values.get("name"), "postal_code": postal_code}
        return {**{k: v for k, v in defaults.items() if v}, **values}

    @field_validator("timezone")
    @classmethod
    def _known_timezone(cls, value: str) -> str:
        if value not in available_timezones():
            known = available_timezones()
            raise content_error(
                BAD_TIMEZONE,
                f"»{value}« ist keine Zeitzone.",
                did_you_mean(value, known, "In Deutschland gilt »Europe/Berlin«."),
            )
        return value

    @field_validator("url")
    @classmethod
    def _base_address(cls, value: str) -> str:
        parts = urlsplit(value)
        if parts.query or parts.fragment:
            raise content_error(
                BAD_URL,
                "Die Adresse der Seite darf kein »?« und kein »#« enthalten.",
                "Schreiben Sie zum Beispiel »https://www.stadt.example/«.",
            )
        return value.rstrip("/") + "/"

    @field_validator("brand_color")
    @classmethod
    def _hex_color(cls, value: str) -> str:
        if not re.fullmatch(r"#[0-9a-fA-F]{6}", value):
            raise content_error(
                BAD_COLOR,
                f"»{value}« ist keine Farbe.",
                'Schreiben Sie sie sechsstellig in Anführungszeichen: "#0b5d4e".',
            )
        return value.lower()

    @field_validator("bounds")
    @classmethod
    def _ordered_bounds(
        cls, value: tuple[float, float, float, float] | None
    ) -> tuple[float, float, float, float] | None:
        if value and not (value[0] < value[2] and value[1] < value[3]):
            raise content_error(
                BAD_BOUNDS,
                "Der Ausschnitt ist leer oder verdreht.",
                "Die Reihenfolge ist [West, Süd, Ost, Nord].",
            )
        return value

    @field_validator("places")
    @classmethod
    def _place_ids(cls, value: dict[str, Place]) -> dict[str, Place]:
        for key in value:
            if not is_id(key):
                raise content_error(
                    BAD_PLACE_ID,
                    f"»{key}« taugt nicht als Kürzel eines Ortes.",
                    "Erlaubt sind Kleinbuchstaben a–z, Ziffern und Bindestriche.",
                )
        return value

    @cached_property
    def zone(self) -> ZoneInfo:
        """The city's time zone."""
        return ZoneInfo(self.timezone)

    @property
    def known_languages(self) -> frozenset[str]:
        """Languages a field may be translated to."""
        return LANGUAGES

    @property
    def base_path(self) -> str:
        """Path of the site on its host, with a slash at both ends."""
        return urlsplit(self.url).path or "/"

    @property
    def host(self) -> str:
        """Host name, for ids that must be unique in the world (RFC 7986 § 5.3)."""
        return urlsplit(self.url).hostname or "localhost"

    def absolute(self, address: str) -> str:
        """The full URL of an address of the site."""
        return self.url + address
