# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What residents read for the values of an event's fields: messages, to be looked up."""

from __future__ import annotations

from plugins.core.messages import N_
from plugins.events.model import EventStatus

STATUS = {
    EventStatus.SCHEDULED: "",
    EventStatus.CANCELLED: N_("Cancelled"),
    EventStatus.POSTPONED: N_("Postponed"),
    EventStatus.RESCHEDULED: N_("New date"),
}
#: What a calendar program shows beside the description.
NOTES = {
    EventStatus.SCHEDULED: "",
    EventStatus.RESCHEDULED: N_("Moved: the date given here holds."),
    EventStatus.POSTPONED: N_("Postponed: the new date is not known yet."),
    EventStatus.CANCELLED: N_("Cancelled."),
}
CATEGORY = {
    "market": N_("Market"),
    "music": N_("Music"),
    "theatre": N_("Theatre"),
    "reading": N_("Reading"),
    "exhibition": N_("Exhibition"),
    "family": N_("Family"),
    "sport": N_("Sport"),
    "food": N_("Food and drink"),
    "tour": N_("Tour"),
    "workshop": N_("Joining in"),
    "training": N_("Course"),
    "festival": N_("Festival"),
    "other": N_("Date"),
}
