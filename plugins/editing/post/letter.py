# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A mail: to whom, about what, the same words as text and as HTML."""

from __future__ import annotations

import re
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime

from msgspec import Struct

_LONGEST_ADDRESS = 254
_LONGEST_SUBJECT = 150
_LOCAL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}\Z")
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\Z")


class NoAddress(ValueError):
    """Something that is no mail address; the message says so in German."""

    def __init__(self, typed: str) -> None:
        shown = "".join(letter if letter.isprintable() else "?" for letter in typed[:80])
        super().__init__(f"»{shown}« ist keine Mailadresse.")


class Letter(Struct, frozen=True):
    """A mail to one person."""

    to: str
    subject: str
    text: str
    html: str


def address_of(typed: str) -> str:
    """A mail address as servers take it: one, without a name, in ASCII. Raises ``NoAddress``."""
    local, _, host = typed.strip(" ").rpartition("@")
    try:
        host = host.encode("idna").decode().lower() if not host.isascii() else host.lower()
    except UnicodeError:
        raise NoAddress(typed) from None
    labels = host.split(".")
    whole = f"{local}@{host}"
    if (
        len(whole) > _LONGEST_ADDRESS
        or not _LOCAL.match(local)
        or local[0] == "."
        or local[-1] == "."
        or ".." in local
        or not all(map(_LABEL.match, labels))
    ):
        raise NoAddress(typed)
    return whole


def message_of(letter: Letter, sender: str, name: str, id_: str, at: datetime) -> EmailMessage:
    """The letter as it goes out. ``sender`` is an address, ``name`` what people see; ``id_`` stays
    the same if it is sent again, so that a mailbox does not show it twice.

    Raises ``ValueError`` for line ends in what becomes a header.
    """
    sender = address_of(sender)
    message = EmailMessage()
    message["From"] = Address(_in_one_line(name), addr_spec=sender)
    message["To"] = Address(addr_spec=address_of(letter.to))
    message["Subject"] = _in_one_line(letter.subject)[:_LONGEST_SUBJECT]
    message["Date"] = format_datetime(at)
    message["Message-ID"] = f"<{_in_one_line(id_)}@{sender.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    message.set_content(letter.text, cte="quoted-printable")
    message.add_alternative(letter.html, subtype="html", cte="quoted-printable")
    return message


def one_line(text: str) -> str:
    """For a header: line ends and what else nobody sees become spaces."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _in_one_line(text: str) -> str:
    if any(not letter.isprintable() for letter in text):
        raise ValueError(f"Ein Zeilenende in einer Kopfzeile: {text[:80]!r}")
    return text
