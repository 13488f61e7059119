# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What opening hours say in German, in the words of a page."""

from __future__ import annotations

from plugins.core.language import in_language
from plugins.core.messages import Messages


def note_in(words: Messages, note: str) -> str:
    """What is said beside times; a merchant's own remark stays as it is written."""
    return words.of("hours", note)


def holiday_in(words: Messages, name: str) -> str:
    """The German name of a public holiday, or of two on one day (»Christi Himmelfahrt; Erster
    Mai«); a city's own day stays as it is written.
    """
    names = [words.of("holiday", one) for one in name.split("; ")] if name else []
    return in_language("; ".join(names), names[0]) if names else ""
