# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The mail by which somebody without JavaScript confirms what was typed.

It says nothing that a stranger has written: nobody can send others words of their own through us.
"""

from __future__ import annotations

from plugins.editing.post.mails import Button, Mail


def confirming(portal: str, what: str, address: str) -> Mail:
    """The mail on a form called ``what``; it is confirmed at ``address``."""
    return Mail(
        subject=f"Bitte bestätigen: {what}",
        heading="Waren Sie das?",
        paragraphs=(
            f"Jemand hat bei »{portal}« unter »{what}« diese Mailadresse angegeben. Waren Sie das, "
            "dann öffnen Sie bitte die Seite, und senden Sie dort ab.",
        ),
        button=Button("Ansehen und absenden", address),
        after=("Der Link gilt zwei Tage.",),
        footer="Waren Sie es nicht, tun Sie nichts: dann wird nichts gesendet. Ihre Adresse "
        "merken wir uns nicht.",
    )
