# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What somebody is about to say of a day, in words: »06:30–12:00, 14:00–18:00 Uhr«."""

from __future__ import annotations

from plugins.editing.submission import Value
from plugins.editing.templates import plain_day, short_day
from plugins.editing.week.day import Day, Special


def hours_text(value: Value | None) -> str:
    """The field's one text, also where a file has a list."""
    return value if isinstance(value, str) else ", ".join(value or ())


def day_said(day: Day) -> str:
    """What is about to be said of a day."""
    if day.closed:
        return f"geschlossen ({day.note})" if day.note else "geschlossen"
    text = ", ".join(str(day).split(", ")).replace("-", "–")
    remarks = dict.fromkeys(span.comment for span in day.spans if span.comment)
    return f"{text} Uhr{' (' + ', '.join(remarks) + ')' if remarks else ''}"


def when(special: Special) -> str:
    """Its days: »Do 24. Dezember«, »28. Dezember bis 2. Januar«."""
    if special.days is None:
        return str(special)
    first, last = special.days
    if first == last:
        return short_day(first)
    return f"{plain_day(first).rpartition(' ')[0]} bis {plain_day(last).rpartition(' ')[0]}"
