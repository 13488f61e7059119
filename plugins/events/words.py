# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What residents read for the values of an event's fields."""

from __future__ import annotations

from plugins.events.model import EventStatus

STATUS = {
    EventStatus.SCHEDULED: "",
    EventStatus.CANCELLED: "Abgesagt",
    EventStatus.POSTPONED: "Verschoben",
    EventStatus.RESCHEDULED: "Neuer Termin",
}
CATEGORY = {
    "market": "Markt",
    "music": "Musik",
    "theatre": "Theater",
    "reading": "Lesung",
    "exhibition": "Ausstellung",
    "family": "Familie",
    "sport": "Sport",
    "food": "Essen & Trinken",
    "tour": "Führung",
    "workshop": "Mitmachen",
    "training": "Kurs",
    "festival": "Fest",
    "other": "Termin",
}
