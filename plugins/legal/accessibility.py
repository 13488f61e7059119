# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The accessibility statement (Directive (EU) 2016/2102 Art. 7; in NRW § 10c BGG NRW, BITVNRW)."""

from __future__ import annotations

from datetime import date

from plugins.core.city import City
from plugins.legal.section import Section, bullets, german_date, paragraphs

_STATUS = {
    "fully": "Diese Seiten erfüllen die Anforderungen der EN 301 549 und der WCAG 2.1, Stufe AA, "
    "nach unserer Prüfung vollständig.",
    "partially": "Diese Seiten erfüllen die Anforderungen der EN 301 549 und der WCAG 2.1, "
    "Stufe AA, nach unserer Prüfung zum größten Teil.",
    "not": "Diese Seiten erfüllen die Anforderungen der EN 301 549 und der WCAG 2.1, Stufe AA, "
    "noch nicht.",
}
_OMBUDS = {
    "NW": "Ombudsstelle für barrierefreie Informationstechnik des Landes Nordrhein-Westfalen",
}


def accessibility(city: City, today: date) -> tuple[Section, ...]:
    """The sections of the statement; without a ``statement_date`` it is of the build's day."""
    details, operator = city.accessibility, city.operator
    enforcement = details.enforcement_name or _OMBUDS.get(
        city.state, "die Schlichtungsstelle des Landes nach dem Behindertengleichstellungsgesetz"
    )
    contact = "\n".join(
        part
        for part in (
            details.contact_email or operator.email,
            details.contact_telephone or operator.telephone,
            details.contact_form or "",
        )
        if part
    )
    return (
        Section("Wofür diese Erklärung gilt", "geltung", paragraphs(
            f"{operator.name} möchte, dass alle Menschen diese Seiten nutzen können. Die Erklärung "
            f"gilt für {city.url}",
        )),
        Section("Wie barrierefrei die Seiten sind", "stand", paragraphs(_STATUS[details.status])),
        *_limits(details.limitations),
        Section("Wie geprüft wurde", "pruefung", paragraphs(
            "Jede Seitenart wird bei jeder Änderung des Programms selbsttätig geprüft (axe, "
            "WCAG 2.2 AA, hell und dunkel, Telefon und großer Bildschirm). Das ersetzt die Prüfung "
            "durch Menschen nicht. "
            f"Stand der Erklärung: {german_date(details.statement_date or today)}.",
        )),
        Section("Eine Barriere melden", "melden", paragraphs(
            "Wenn etwas nicht geht, schreiben Sie uns oder rufen Sie an. Wir antworten innerhalb "
            "von zwei Wochen.", contact,
        )),
        Section("Wenn wir nicht helfen", "durchsetzung", paragraphs(
            f"Dann können Sie sich an diese Stelle wenden: {enforcement}",
            details.enforcement_url or "",
        )),
    )  # fmt: skip


def _limits(limitations: tuple[str, ...]) -> tuple[Section, ...]:
    if not limitations:
        return ()
    return (Section("Was noch nicht barrierefrei ist", "grenzen", bullets(limitations)),)
