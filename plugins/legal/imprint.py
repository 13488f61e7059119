# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The imprint (DDG § 5, MStV § 18), from what ``city.yaml`` says of the operator."""

from __future__ import annotations

from plugins.core.city import City
from plugins.core.city_parts import Operator
from plugins.legal.section import Section, paragraphs

_KIND = {
    "municipality": "Die Stadt ist eine Körperschaft des öffentlichen Rechts.",
    "association": "Der Verein betreibt dieses Portal für die Betriebe der Stadt.",
    "private": "",
}


def imprint(city: City) -> tuple[Section, ...]:
    """The sections of the imprint."""
    operator = city.operator
    return (
        Section("Angaben nach § 5 DDG", "anbieter", paragraphs(
            _address(operator), _KIND[operator.kind],
        )),
        Section("Vertreten durch", "vertretung", paragraphs(operator.representative)),
        Section("Kontakt", "kontakt", paragraphs(
            f"Telefon: {operator.telephone}\nE-Mail: {operator.email}",
        )),
        *_register(operator),
        Section(
            "Verantwortlich für den Inhalt nach § 18 Absatz 2 MStV",
            "verantwortlich",
            paragraphs(f"{operator.representative}, Anschrift wie oben"),
        ),
        Section("Angaben der Betriebe", "betriebe", paragraphs(
            "Für die Angaben, Angebote und Termine eines Betriebs ist der Betrieb selbst "
            "verantwortlich. Sein Impressum steht auf seiner eigenen Seite.",
            "Die Listen sind nach dem Alphabet, nach der Hausnummer oder nach der Uhrzeit "
            "sortiert. Niemand kann einen besseren Platz kaufen.",
        )),
        Section("Verbraucherschlichtung", "schlichtung", paragraphs(
            "Auf diesem Portal kann man nichts kaufen. Wir nehmen nicht an einem "
            "Streitbeilegungsverfahren vor einer Verbraucherschlichtungsstelle teil (§ 36 VSBG).",
        )),
    )  # fmt: skip


def _address(operator: Operator) -> str:
    return (
        f"{operator.name}\n{operator.street_address}\n"
        f"{operator.postal_code} {operator.address_locality}"
    )


def _register(operator: Operator) -> tuple[Section, ...]:
    lines = [
        f"{label}: {value}"
        for label, value in (
            ("Register", operator.register_),
            ("Umsatzsteuer-Identifikationsnummer nach § 27a UStG", operator.vat_id),
        )
        if value
    ]
    return (
        (Section("Register und Steuer", "register", paragraphs("\n".join(lines))),) if lines else ()
    )
