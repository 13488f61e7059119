# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Texts and moments in the form that every feed format can carry."""

from __future__ import annotations

from datetime import UTC, datetime

from plugins.regex import regex

#: Every way to break a line, the ones that only some programs see included.
_BREAK = regex("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
#: What XML 1.0 §2.2 or RFC 5545 §3.1 does not allow anywhere, and half characters.
_FORBIDDEN = regex("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")

#: ASCII characters outside RFC 3987's grammar for an IRI.
_NOT_IN_IRI = regex('[ "<>\\\\^`{|}]')
#: An address in which nothing has to be cleaned.
_PLAIN_IRI = regex(r"[!#-;=?-\[\]_a-z~]*")


def clean(text: str) -> str:
    """Return `text` without control characters, its lines ended by a plain newline."""
    if not text.replace("\n", "").isprintable():  # true of nearly all texts, and quickly asked
        text = _FORBIDDEN.sub("", _BREAK.sub("\n", text))
    return text.strip()


def clean_line(text: str) -> str:
    """Return `text` on one line, without control characters, spaces in a row made one."""
    if text.isprintable() and "  " not in text:  # no white space but single spaces
        return text.strip()
    return " ".join(clean(text).split())


def clean_address(address: str) -> str:
    """Return an IRI fit for any format: no space, and what RFC 3987 excludes is escaped.

    A backslash matters most: calendar programs would read `\\n` in an address as a line break.
    """
    if _PLAIN_IRI.fullmatch(address):
        return address
    return _NOT_IN_IRI.sub(lambda match: f"%{ord(match[0]):02X}", clean_line(address))


def require_zone(moment: datetime) -> None:
    """Refuse a moment without a zone, whose meaning would depend on the machine: ValueError."""
    if moment.tzinfo is None:
        raise ValueError("a feed needs a moment with its time zone")


def in_utc(moment: datetime) -> datetime:
    """Return an aware moment in UTC, to the second; ValueError for a naive one.

    At the ends of the calendar (years 1 and 9999) there may be no UTC time; the clock's own
    reading then stands for it.
    """
    require_zone(moment)
    try:
        utc = moment.astimezone(UTC)
        return utc.replace(microsecond=0) if utc.microsecond else utc
    except OverflowError:
        return moment.replace(tzinfo=UTC, microsecond=0)


def rfc3339(moment: datetime) -> str:
    """Return an aware moment as RFC 3339 text in UTC, such as 2026-11-23T09:00:00Z."""
    return f"{in_utc(moment).isoformat()[:19]}Z"
