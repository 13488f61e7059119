# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What people type and what a file says: days, moments, prices, lists, rhythms."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, timedelta

from plugins.editing.week.clock import Unclear, read_clock
from plugins.opening_hours.rules import DAY, clock

_GERMAN = re.compile(r"(\d{1,2})\s*\.\s*(\d{1,2})\s*\.?\s*(\d{4}|\d{2})?", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::00)?)?")
_MONEY = re.compile(
    r"(?:€|eur|euro)?\s*(\d[\d.\s]*?)(?:,(\d{1,2}|-+|–))?\s*(?:€|eur|euro)?", re.I | re.ASCII
)
_FREE = frozenset(["frei", "kostenlos", "umsonst", "gratis", "eintritt frei", "0"])
_DAY_HINT = "Schreiben Sie zum Beispiel »5.12.2026«."
_RHYTHM = re.compile(
    r"(FREQ=(?:DAILY|WEEKLY|MONTHLY)(?:;INTERVAL=2)?)(?:;UNTIL=(\d{8})(?:T235959)?)?"
)
#: No plan of a shop reaches further, and no calendar much.
_LAST_YEAR = 2199
#: Rhythms that can be chosen.
RHYTHMS = {
    "": "einmal",
    "FREQ=DAILY": "jeden Tag",
    "FREQ=WEEKLY": "jede Woche",
    "FREQ=WEEKLY;INTERVAL=2": "alle zwei Wochen",
    "FREQ=MONTHLY": "jeden Monat",
}


def shown_day(iso: str) -> str:
    """``2026-12-05`` → ``05.12.2026``; anything else as it is."""
    with suppress(ValueError):
        return f"{date.fromisoformat(iso):%d.%m.%Y}"
    return iso


def read_day(typed: str, today: date) -> str:
    """``5.12.2026``, ``5.12.26``, ``5.12.`` (the next one) or ISO → ISO. Raises ``Unclear``."""
    text = typed.strip()
    iso, german = _ISO.fullmatch(text), _GERMAN.fullmatch(text)
    if iso:
        year, month, day = int(iso[1]), int(iso[2]), int(iso[3])
    elif german:
        day, month = int(german[1]), int(german[2])
        year = int(german[3]) if german[3] else today.year
        year += 2000 if year < 100 else 0
    else:
        raise Unclear(f"»{text}« ist kein Datum.", _DAY_HINT)
    try:
        found = date(year, month, day)
        if german and not german[3] and found < today:
            found = date(year + 1, month, day)
    except ValueError:
        raise Unclear(f"»{text}« gibt es im Kalender nicht.", "Prüfen Sie Tag und Monat.") from None
    if found.year > _LAST_YEAR:
        raise Unclear(f"»{text}« ist zu weit weg.", "Prüfen Sie das Jahr.")
    return found.isoformat()


def shown_moment(text: str) -> tuple[str, str]:
    """``2026-12-05T11:00`` → ``05.12.2026``, ``11:00``."""
    match = _MOMENT.fullmatch(text.strip())
    return (shown_day(match[1]), match[2] or "") if match else (text, "")


def read_moment(day: str, time: str, today: date) -> str:
    """A day and a time, or none → ISO. ``24`` is midnight at the end of the day."""
    found = read_day(day, today)
    if not time.strip():
        return found
    minutes = read_clock(time)
    if minutes is None:
        raise Unclear(f"»{time.strip()}« ist keine Uhrzeit.", "Schreiben Sie zum Beispiel »19.30«.")
    if minutes == DAY:
        return f"{date.fromisoformat(found) + timedelta(1)}T00:00"
    return f"{found}T{clock(minutes)}"


def read_line_moment(typed: str, today: date) -> str:
    """``12.12.2026 11 Uhr`` in one line."""
    text = " ".join(typed.replace("T", " ").replace(",", " ").split())
    match = re.match(r"(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\.\s?\d{1,2}\.(?:\s?\d{4}\b)?)\s*(.*)", text)
    if not match:
        raise Unclear(
            f"»{text}« ist kein Termin.", "Schreiben Sie zum Beispiel »12.12.2026 11:00«."
        )
    return read_moment(match[1], match[2].removeprefix("um "), today)


def shown_number(text: str) -> str:
    """With a comma."""
    return text.replace(".", ",")


def read_number(typed: str) -> str:
    """With a point; what is no number stays for the model to refuse."""
    return "".join(typed.split()).replace(",", ".")


def read_price(typed: str) -> str:
    """``14,90 €``, ``14.90``, ``14,-``, ``frei`` → ``14.90``, ``14.90``, ``14``, ``0``."""
    text = " ".join(typed.split()).removesuffix("pro Person").strip()
    if text.lower() in _FREE:
        return "0"
    match = _MONEY.fullmatch(text)
    if not match:
        return typed.strip()
    whole, cents = "".join(match[1].split()), match[2] or ""
    head, point, tail = whole.rpartition(".")
    if point and not cents and len(tail) <= 2:
        whole, cents = head, tail
    whole = whole.replace(".", "")
    digits = cents if cents.isdigit() else ""
    return f"{whole}.{digits:0<2}" if digits else whole


def shown_list(items: tuple[str, ...]) -> str:
    """Joined by commas, or one below another where an item has a comma itself."""
    return "\n".join(items) if any(mark in i for i in items for mark in ",;") else ", ".join(items)


def read_list(typed: str) -> tuple[str, ...]:
    """Split at line ends if there are any, else at commas and semicolons; each item once."""
    pieces = typed.strip("\n").splitlines() if "\n" in typed.strip() else re.split(r"[,;]", typed)
    return tuple(dict.fromkeys([piece.strip() for piece in pieces if piece.strip()]))


def shown_rhythm(rule: str) -> tuple[str, str]:
    """The choice that says ``rule``, and its last day; a rule that no choice says is its own."""
    match = _RHYTHM.fullmatch(rule.strip())
    if not match:
        return rule, ""
    until = match[2] or ""
    return match[1], shown_day(f"{until[:4]}-{until[4:6]}-{until[6:]}") if until else ""


def read_rhythm(chosen: str, until: str, today: date) -> str:
    """The rule of a choice and a last day."""
    if chosen not in RHYTHMS or not chosen:
        return chosen
    if not until.strip():
        return chosen
    return f"{chosen};UNTIL={read_day(until, today).replace('-', '')}T235959"
