# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The mail by which somebody without JavaScript confirms what was typed.

It says nothing that a stranger has written: nobody can send others words of their own through us.
"""

from __future__ import annotations

import re
from typing import Protocol

_ADDRESS = re.compile(
    r"[a-z0-9.!#$%&'*+/=?^_{}~-]{1,64}@[a-z0-9-]+(?:\.[a-z0-9-]+)+\Z", re.IGNORECASE
)


class Mailbox(Protocol):
    """What sends mails."""

    def send(self, to: str, subject: str, text: str) -> None:
        """Send a mail, or keep it until it can be sent."""


def is_address(text: str) -> bool:
    """Whether a mail can be sent there: one address, in ASCII, with nothing around it."""
    return len(text) <= 254 and bool(_ADDRESS.match(text))


def confirming(city: str, what: str, address: str) -> tuple[str, str]:
    """Subject and text of the mail. ``address`` is where it is confirmed."""
    return (
        f"Bitte bestätigen: {what}",
        "Guten Tag,\n\n"
        f"jemand hat bei »{city}« diese Mail-Adresse angegeben ({what}).\n"
        "Waren Sie das, dann öffnen Sie bitte diese Seite, und senden Sie dort ab:\n\n"
        f"{address}\n\n"
        "Der Link gilt zwei Tage. Waren Sie es nicht, tun Sie nichts: dann wird nichts gesendet,\n"
        "und Ihre Adresse wird gelöscht.\n\n"
        f"{city}\n",
    )
