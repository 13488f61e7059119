# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""iCalendar's content lines: values as text, escaped, and long lines folded (RFC 5545 §3.1, §3.3).

The form is that of the icalendar library, which the tests compare byte for byte; why these
lines are not written by it: docs/decisions/0014-own-writers.md.
"""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache

from .wording import in_utc

#: Ends every line.
BREAK = "\r\n"
#: With the space that a continued line begins with, 75 octets: the most that §3.1 allows.
_LONGEST = 74
_LONGEST_ENDED = _LONGEST + len(BREAK)


def text_line(name: str, text: str) -> str:
    """Return the line of a property whose value is TEXT (§3.3.11), ended; `text` is clean."""
    return content_line(name, escaped(text))


def escaped(text: str) -> str:
    """Return a clean text as a TEXT value."""
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return text.replace("\n", "\\n")


def content_line(name: str, value: str) -> str:
    """Return `name:value` folded, and ended by a line break.

    `name` may hold parameters; `value` is in the form of its type and has no line break.
    """
    line = f"{name}:{value}\r\n"
    if len(line) <= _LONGEST_ENDED and (line.isascii() or len(line.encode()) <= _LONGEST_ENDED):
        return line
    return _folded(line.encode())


def _folded(line: bytes) -> str:
    pieces = []
    start, size = 0, len(line) - len(BREAK)
    while size - start > _LONGEST:
        end = start + _LONGEST
        while line[end] & 0xC0 == 0x80:  # within a character of UTF-8
            end -= 1
        if line[end - 1] in b"\\^" and end - 1 > start:
            end -= 1  # some programs read an escape only if it stands on one line
        pieces.append(line[start:end])
        start = end
    pieces.append(line[start:])
    return b"\r\n ".join(pieces).decode()


def basic_text(when: datetime | date) -> str:
    """Return a day as a DATE, what a clock shows as a DATE-TIME without its zone (§3.3.4, §3.3.5).

    That is 20261205 and 20261205T110000: ISO 8601's basic form, to the second.
    """
    return when.isoformat()[:19].replace("-", "").replace(":", "")


#: Many events are announced at one moment.
@lru_cache(maxsize=4096)
def utc_text(moment: datetime) -> str:
    """Return an aware moment as a DATE-TIME in UTC: 20261205T100000Z. ValueError if naive."""
    return basic_text(in_utc(moment)) + "Z"
