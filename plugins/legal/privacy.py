# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The privacy notice (GDPR Art. 13; TDDDG § 25), true because the build makes it so.

The generator writes no cookies, loads nothing from elsewhere and has no form of its own, so the
notice says just that; what differs (the host, the officer) comes from ``city.yaml``.
"""

from __future__ import annotations

from plugins.core.city import City
from plugins.legal.section import Section, bullets, paragraphs

_AUTHORITY = {
    "BB": "Die Landesbeauftragte für den Datenschutz und für das Recht auf Akteneinsicht "
    "Brandenburg",
    "BE": "Berliner Beauftragte für Datenschutz und Informationsfreiheit",
    "BW": "Der Landesbeauftragte für den Datenschutz und die Informationsfreiheit "
    "Baden-Württemberg",
    "BY": "Der Bayerische Landesbeauftragte für den Datenschutz",
    "HB": "Die Landesbeauftragte für Datenschutz und Informationsfreiheit Bremen",
    "HE": "Der Hessische Beauftragte für Datenschutz und Informationsfreiheit",
    "HH": "Der Hamburgische Beauftragte für Datenschutz und Informationsfreiheit",
    "MV": "Der Landesbeauftragte für Datenschutz und Informationsfreiheit Mecklenburg-Vorpommern",
    "NI": "Der Landesbeauftragte für den Datenschutz Niedersachsen",
    "NW": "Landesbeauftragte für Datenschutz und Informationsfreiheit Nordrhein-Westfalen",
    "RP": "Der Landesbeauftragte für den Datenschutz und die Informationsfreiheit Rheinland-Pfalz",
    "SH": "Die Landesbeauftragte für Datenschutz Schleswig-Holstein",
    "SL": "Unabhängiges Datenschutzzentrum Saarland",
    "SN": "Sächsische Datenschutz- und Transparenzbeauftragte",
    "ST": "Landesbeauftragte für den Datenschutz Sachsen-Anhalt",
    "TH": "Thüringer Landesbeauftragter für den Datenschutz und die Informationsfreiheit",
}


def _on_your_device() -> Section:
    return Section("Was auf Ihrem Gerät bleibt", "geraet", paragraphs(
        "Damit die Seiten auch ohne Netz gehen, behält Ihr Browser die zuletzt gesehenen auf Ihrem "
        "Gerät. Davon erfährt niemand etwas, auch wir nicht. Auf der Seite »Ohne Netz« sehen Sie, "
        "was gespeichert ist, und können alles löschen und das Speichern ausschalten.",
        "Das Speichern gehört zu dem, was Sie mit diesen Seiten abrufen (§ 25 Absatz 2 Nummer 2 "
        "TDDDG); die Daten Ihres Browsers löschen auch das Gespeicherte.",
    ))  # fmt: skip


def _chosen_language() -> Section:
    return Section("Ihre Sprache", "sprache", paragraphs(
        "Wenn Sie auf eine Sprache tippen, merkt sich Ihr Browser die Wahl bis zum nächsten "
        "Besuch. Sie verlässt Ihr Gerät nicht.",
    ))  # fmt: skip


def privacy(city: City) -> tuple[Section, ...]:
    """The sections of the privacy notice."""
    operator, details = city.operator, city.privacy
    authority = details.authority or _AUTHORITY[city.state]
    officer = (
        f"{details.officer_name}\n{details.officer_email or operator.email}"
        if details.officer_name
        else f"{operator.name}, behördlicher Datenschutz\n{details.officer_email or operator.email}"
    )
    hosting = details.hosting or "dem Webserver, auf dem diese Seiten liegen"
    return (
        Section("Kurz gesagt", "kurz", paragraphs(
            "Diese Seiten setzen keine Cookies, laden nichts von fremden Servern und zählen "
            "niemanden. Man kann sich hier nicht anmelden und nichts kaufen.",
        )),
        Section("Verantwortlich", "verantwortlich", paragraphs(
            f"{operator.name}\n{operator.street_address}\n{operator.postal_code} "
            f"{operator.address_locality}\n{operator.telephone}\n{operator.email}",
        )),
        Section("Fragen zum Datenschutz", "beauftragte", paragraphs(officer)),
        Section("Was beim Aufruf einer Seite geschieht", "aufruf", paragraphs(
            f"Ihr Browser fragt die Seite bei {hosting} ab. Dabei werden Ihre IP-Adresse, die "
            "abgerufene Adresse, die Zeit und die Kennung des Browsers übertragen und zur "
            "Sicherheit des Servers kurze Zeit gespeichert.",
            "Rechtsgrundlage ist Artikel 6 Absatz 1 Buchstabe f DSGVO (sicherer Betrieb), bei "
            "öffentlichen Stellen Buchstabe e in Verbindung mit dem Landesdatenschutzgesetz.",
        )),
        *((_on_your_device(),) if city.offline else ()),
        *((_chosen_language(),) if city.languages[1:] else ()),
        Section("Links nach draußen", "links", paragraphs(
            "Wenn Sie auf die Website eines Betriebs, auf eine Route oder auf einen "
            "Kartenvorverkauf tippen, verlassen Sie diese Seiten. Erst dann erfährt der andere "
            "Anbieter etwas von Ihnen. »Route« öffnet die Karte Ihres Geräts, sonst OpenStreetMap.",
        )),
        Section("Daten der Betriebe", "betriebe", paragraphs(
            "Name, Anschrift, Zeiten und Kontaktdaten eines Betriebs stehen hier, weil der Betrieb "
            "sie veröffentlicht oder uns gegeben hat. Stimmt etwas nicht oder soll etwas weg, "
            f"genügt eine Nachricht an {operator.email}.",
        )),
        Section("Ihre Rechte", "rechte", bullets((
            "Auskunft, Berichtigung, Löschung und Einschränkung (Artikel 15 bis 18 DSGVO)",
            "Widerspruch gegen die Verarbeitung (Artikel 21 DSGVO)",
            f"Beschwerde bei der Aufsichtsbehörde: {authority}",
        ))),
    )  # fmt: skip
