# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""``city.yaml``: the city, its operator, and what the law wants to know of both."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from plugins.core.city_parts import (
    Accessibility,
    Freshness,
    LocalDay,
    Operator,
    Part,
    Place,
    Privacy,
    SchoolHolidays,
    Voucher,
)
from plugins.core.fields import AfterValidator, BeforeValidator, Field
from plugins.core.language import Foreign, prefixed
from plugins.core.messages import NO_MESSAGES, Messages
from plugins.core.model import Line, Many
from plugins.core.problem import declare
from plugins.core.remarks import content_error
from plugins.core.slug import is_id
from plugins.core.suggest import did_you_mean
from plugins.core.values import WebAddress

BAD_TIMEZONE = declare("city-timezone")
BAD_URL = declare("city-url")
NO_LANGUAGE = declare("city-languages")
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


def _days(value: object) -> object:
    """Accept ``{2026-12-06: Verkaufsoffener Sonntag}`` for the list of days."""
    if isinstance(value, dict):
        return [{"date": day, "name": name} for day, name in value.items()]
    return value


def _known_timezone(value: str) -> str:
    if value not in available_timezones():
        known = available_timezones()
        raise content_error(
            BAD_TIMEZONE,
            f"»{value}« ist keine Zeitzone.",
            did_you_mean(value, known, "In Deutschland gilt »Europe/Berlin«."),
        )
    return value


def _base_address(value: str) -> str:
    parts = urlsplit(value)
    if parts.query or parts.fragment:
        raise content_error(
            BAD_URL,
            "Die Adresse der Seite darf kein »?« und kein »#« enthalten.",
            "Schreiben Sie zum Beispiel »https://www.stadt.example/«.",
        )
    return value.rstrip("/") + "/"


def _one_language_at_least(value: tuple[str, ...]) -> tuple[str, ...]:
    if not value:
        raise content_error(
            NO_LANGUAGE,
            "Das Portal braucht eine Sprache; die Liste ist leer.",
            "Schreiben Sie »languages: [de]«, oder löschen Sie die Zeile.",
        )
    return value


def _hex_color(value: str) -> str:
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", value):
        raise content_error(
            BAD_COLOR,
            f"»{value}« ist keine Farbe.",
            'Schreiben Sie sie sechsstellig in Anführungszeichen: "#0b5d4e".',
        )
    return value.lower()


def _ordered_bounds(
    value: tuple[float, float, float, float],
) -> tuple[float, float, float, float]:
    if not (value[0] < value[2] and value[1] < value[3]):
        raise content_error(
            BAD_BOUNDS,
            "Der Ausschnitt ist leer oder verdreht.",
            "Die Reihenfolge ist [West, Süd, Ost, Nord].",
        )
    return value


def _place_ids(value: dict[str, Place]) -> dict[str, Place]:
    for key in value:
        if not is_id(key):
            raise content_error(
                BAD_PLACE_ID,
                f"»{key}« taugt nicht als Kürzel eines Ortes.",
                "Erlaubt sind Kleinbuchstaben a–z, Ziffern und Bindestriche.",
            )
    return value


#: West, south, east, north, in degrees.
Bounds = Annotated[tuple[float, float, float, float], AfterValidator(_ordered_bounds)]


class City(Part):
    """One city: everything that is true of all its pages."""

    name: Line = Field(examples=["Lennebrück"])
    """Wie die Stadt heißt."""
    site_name: Line = Field(examples=["Unser Lennebrück"])
    """Wie das Portal heißt; ohne Angabe wie die Stadt."""
    url: Annotated[WebAddress, AfterValidator(_base_address)] = Field(
        examples=["https://lennebrueck.example/"]
    )
    """Die Adresse des Portals, auch mit Unterpfad."""
    country: Literal["DE"] = "DE"
    """Das Land."""
    state: State = Field(examples=["NW"])
    """Das Bundesland nach ISO 3166-2 ohne »DE-«. Es entscheidet über die Feiertage."""
    timezone: Annotated[Line, AfterValidator(_known_timezone)] = Field(
        default="Europe/Berlin", examples=["Europe/Berlin"]
    )
    """Die Zeitzone, deren Uhr im ganzen Inhalt gilt."""
    languages: Annotated[tuple[Line, ...], Many, AfterValidator(_one_language_at_least)] = Field(
        default=("de",), examples=[["de", "en"]]
    )
    """Sprachen des Portals als Kürzel nach ISO 639-1; die erste ist die Sprache der Seiten."""
    postal_code: Annotated[str, Field(pattern=r"^[0-9]{5}$")] = Field(examples=["58999"])
    """Postleitzahl der Stadt; ohne Angabe die des Betreibers."""
    latitude: float | None = Field(default=None, ge=-90, le=90, examples=[51.2176])
    """Geografische Breite der Stadtmitte in Grad."""
    longitude: float | None = Field(default=None, ge=-180, le=180, examples=[7.8811])
    """Geografische Länge der Stadtmitte in Grad."""
    bounds: Bounds | None = Field(default=None, examples=[[7.8735, 51.2110, 7.8880, 51.2230]])
    """Ausschnitt der Innenstadt: West, Süd, Ost, Nord in Grad."""
    operator: Operator
    """Wer das Portal betreibt. Daraus entsteht das Impressum (§ 5 DDG)."""
    editing_url: WebAddress | None = Field(
        default=None, examples=["https://eintrag.lennebrueck.example/"]
    )
    """Die Adresse des Formulardienstes. Ohne sie melden sich alle per Mail."""
    voucher: Voucher | None = None
    """Der Gutschein der Stadt, falls es einen gibt."""
    brand_color: Annotated[Line, AfterValidator(_hex_color)] = Field(
        default="#0b5d4e", examples=["#0b5d4e"]
    )
    """Die Farbe der Stadt, in Anführungszeichen. Zu blasse lehnt das Programm ab."""
    offline: bool = True
    """Ob der Browser Gesehenes behält, damit es ohne Netz geht; `false` schaltet es überall ab."""
    houses: Line = Field(default="sauerland", examples=["sauerland"])
    """Aus welcher Gegend die gezeichneten Häuser sind: `sauerland` oder `backstein`."""
    places: Annotated[dict[str, Place], AfterValidator(_place_ids)] = Field(default_factory=dict)
    """Orte, die Veranstaltungen nennen: Kürzel, darunter eingerückt die Angaben."""
    displays: Annotated[tuple[Line, ...], Many] = Field(default=(), examples=[["Lange Straße"]])
    """Straßen, in denen ein Bildschirm hängt; jede bekommt ihre Seite unter `/schaufenster/`."""
    plugins: Annotated[tuple[Line, ...], Many] = Field(default=(), examples=[["stadtfenster_jobs"]])
    """Erweiterungen, die diese Stadt einschaltet; sie müssen installiert sein."""
    categories: tuple[dict[str, Any], ...] = ()
    """Eigene Kategorien, die der eingebauten Tafel fehlen."""
    freshness: Freshness = Field(default_factory=Freshness)
    """Wann Angaben alt werden."""
    holidays: Annotated[tuple[LocalDay, ...], BeforeValidator(_days)] = ()
    """Besondere Tage dieser Stadt, zusätzlich zu den Feiertagen des Bundeslands."""
    school_holidays: tuple[SchoolHolidays, ...] = ()
    """Schulferien, für Öffnungszeiten mit `SH`."""
    accessibility: Accessibility = Field(default_factory=Accessibility)
    """Angaben für die Erklärung zur Barrierefreiheit."""
    privacy: Privacy = Field(default_factory=Privacy)
    """Angaben für die Datenschutzhinweise."""

    @classmethod
    def completed(cls, values: Any) -> Any:
        """The site is called like the city, and has its operator's postal code, unless said."""
        if not isinstance(values, dict):
            return values
        operator = values.get("operator")
        postal_code = operator.get("postal_code") if isinstance(operator, dict) else None
        defaults = {"site_name": values.get("name"), "postal_code": postal_code}
        return {**{k: v for k, v in defaults.items() if v}, **values}

    @cached_property
    def zone(self) -> ZoneInfo:
        """The city's time zone."""
        return ZoneInfo(self.timezone)

    def speaking(self, language: str, words: Messages) -> City:
        """The city as pages in ``language`` see it, which say ``words``."""
        spoken = self.model_copy()
        further = "" if language == self.languages[0] else language
        spoken.__dict__.update(further=further, words=words)
        return spoken

    @property
    def language(self) -> str:
        """The language that pages are planned and drawn in."""
        return self.further or self.languages[0]

    @cached_property
    def further(self) -> str:
        """The same; "" if it is the site's own, whose addresses have no prefix."""
        return ""

    def as_written(self, text: str) -> str:
        """A text of the city's own that nobody translates, as its pages show it."""
        return Foreign(text, self.languages[0]) if self.further and text else text

    @cached_property
    def words(self) -> Messages:
        """The words of this language; none before ``speaking`` said which."""
        return NO_MESSAGES

    @property
    def known_languages(self) -> frozenset[str]:
        """Languages a field may be translated to."""
        return LANGUAGES

    @property
    def base_path(self) -> str:
        """Path of the site on its host, with a slash at both ends."""
        return urlsplit(self.url).path or "/"

    @cached_property
    def host(self) -> str:
        """Host name, for ids that must be unique in the world (RFC 7986 § 5.3)."""
        return urlsplit(self.url).hostname or "localhost"

    def absolute(self, address: str) -> str:
        """The full URL of an address of the site, in the language of this view."""
        return self.url + prefixed(address, self.further)
