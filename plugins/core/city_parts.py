# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The parts of ``city.yaml``: the operator, places, special days, what the law wants to know."""

from __future__ import annotations

from typing import Annotated, Literal

from plugins.core.declared import Declared
from plugins.core.fields import Field
from plugins.core.model import Line, Many
from plugins.core.values import Day, Email, Telephone, WebAddress


class Part(Declared):
    """A part of ``city.yaml``."""


class Operator(Part):
    """Who runs the portal and answers for it (DDG § 5)."""

    kind: Literal["municipality", "association", "private"] = Field(examples=["municipality"])
    """Wer das Portal betreibt: eine Kommune, ein Verein, ein Unternehmen oder eine Person."""
    name: Line = Field(examples=["Stadt Lennebrück"])
    """Der Name, wie er im Impressum steht, mit Rechtsform."""
    street_address: Line = Field(examples=["Am Rathaus 1"])
    """Straße und Hausnummer; ein Postfach genügt nicht."""
    postal_code: Line = Field(examples=["58999"])
    """Postleitzahl."""
    address_locality: Line = Field(examples=["Lennebrück"])
    """Ort."""
    email: Email = Field(examples=["info@stadt.example"])
    """E-Mail-Adresse für das Impressum und für »Fehler melden«."""
    telephone: Telephone = Field(examples=["+49 2391 5550"])
    """Telefonnummer für das Impressum."""
    representative: Line = Field(examples=["Bürgermeisterin Karin Vogt"])
    """Wer den Betreiber vertritt."""
    register_: Line | None = Field(
        default=None, alias="register", examples=["Amtsgericht Iserlohn, VR 9999"]
    )
    """Register und Nummer, wo der Betreiber eingetragen ist."""
    vat_id: Line | None = Field(default=None, examples=["DE999005550"])
    """Umsatzsteuer-Identifikationsnummer, wo es eine gibt."""


class Place(Part):
    """A place that events name: a square, a hall."""

    name: Line = Field(examples=["Marktplatz"])
    """Wie der Ort heißt."""
    street_address: Line | None = Field(default=None, examples=["Markt 15"])
    """Straße und Hausnummer."""
    latitude: float | None = Field(default=None, ge=-90, le=90, examples=[51.2176])
    """Geografische Breite in Grad."""
    longitude: float | None = Field(default=None, ge=-180, le=180, examples=[7.8810])
    """Geografische Länge in Grad."""


class Voucher(Part):
    """The city's own gift voucher."""

    name: Line = Field(examples=["Lennebrücker Stadtgutschein"])
    """Wie der Gutschein heißt."""
    url: WebAddress | None = Field(default=None, examples=["https://stadt.example/gutschein"])
    """Wo man ihn bekommt."""


class Freshness(Part):
    """After how many days without confirmation a record is ageing, and stale."""

    ageing: int = Field(default=180, ge=1, examples=[180])
    """Nach so vielen Tagen ohne Bestätigung gelten Angaben als alternd."""
    stale: int = Field(default=365, ge=1, examples=[365])
    """Nach so vielen Tagen gelten sie als veraltet."""


class LocalDay(Part):
    """An extra day of the city: a local holiday or a Sunday on which shops may open."""

    date: Day = Field(examples=["2026-12-06"])
    """Der Tag."""
    name: Line = Field(examples=["Nikolaussonntag, verkaufsoffen 13 bis 18 Uhr"])
    """Wie der Tag heißt."""
    kind: Literal["local", "public", "shopping_sunday"] = "local"
    """Örtlicher Brauchtumstag, Feiertag nur in dieser Gemeinde, verkaufsoffener Sonntag.
    Nur ein Feiertag ändert Öffnungszeiten; die anderen Tage nennt die Seite bei denen, die an dem
    Tag eigens geöffnet haben."""


class SchoolHolidays(Part):
    """School holidays, both days inclusive."""

    name: Line = Field(examples=["Herbstferien"])
    """Wie die Ferien heißen."""
    start_date: Day = Field(examples=["2026-10-17"])
    """Der erste Ferientag."""
    end_date: Day = Field(examples=["2026-10-31"])
    """Der letzte Ferientag."""


class Accessibility(Part):
    """What the accessibility statement must say (BGG NRW § 10c, BITVNRW)."""

    contact_email: Email | None = Field(default=None, examples=["barrierefrei@stadt.example"])
    """Wohin man eine Barriere meldet, per E-Mail; ohne Angabe an den Betreiber."""
    contact_telephone: Telephone | None = Field(default=None, examples=["+49 2391 555119"])
    """Wohin man eine Barriere meldet, per Telefon."""
    contact_form: WebAddress | None = Field(default=None, examples=["https://stadt.example/melden"])
    """Ein Formular, mit dem man eine Barriere meldet."""
    enforcement_name: Line | None = Field(
        default=None, examples=["Ombudsstelle für barrierefreie Informationstechnik NRW"]
    )
    """Die Stelle, bei der man sich beschwert, wenn eine Meldung nichts bewirkt."""
    enforcement_url: WebAddress | None = Field(
        default=None, examples=["https://ombudsstelle.nrw.example/"]
    )
    """Die Seite dieser Stelle."""
    statement_date: Day | None = Field(default=None, examples=["2026-11-16"])
    """Der Tag, an dem die Erklärung zuletzt überprüft wurde."""
    status: Literal["fully", "partially", "not"] = "partially"
    """Ob das Portal ganz, teilweise oder nicht barrierefrei ist."""
    limitations: Annotated[tuple[Line, ...], Many] = Field(
        default=(), examples=[["Verlinkte Speisekarten sind meist nicht barrierefrei."]]
    )
    """Was noch nicht barrierefrei ist, je Punkt ein Satz."""


class Privacy(Part):
    """What the privacy notice must say (GDPR Art. 13)."""

    officer_name: Line | None = Field(default=None, examples=["Matthias Kranz"])
    """Die oder der Datenschutzbeauftragte."""
    officer_email: Email | None = Field(default=None, examples=["datenschutz@stadt.example"])
    """Wie man sie oder ihn erreicht."""
    hosting: Line | None = Field(default=None, examples=["Rechenzentrum Südwestfalen"])
    """Wer den Webserver betreibt und wo er steht."""
    authority: Line | None = Field(default=None, examples=["LDI Nordrhein-Westfalen"])
    """Die Aufsichtsbehörde, bei der man sich beschweren kann."""
