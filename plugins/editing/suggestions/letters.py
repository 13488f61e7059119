# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The mail by which somebody without JavaScript confirms what was typed.

It says nothing that a stranger has written: nobody can send others words of their own through us.
"""

from __future__ import annotations

from plugins.core.messages import Messages
from plugins.editing.post.mails import Button, Mail


def confirming(say: Messages, language: str, portal: str, what: str, address: str) -> Mail:
    """The mail on a form called ``what``; it is confirmed at ``address``."""
    return Mail(
        subject=say("Please confirm: %(form)s", form=what),
        heading=say("Was it you?"),
        paragraphs=(
            say(
                "Somebody has entered this email address in the form “%(form)s” of %(portal)s. "
                "If it was you, please open the page and send it from there.",
                form=what,
                portal=portal,
            ),
        ),
        button=Button(say("Look at it and send it"), address),
        after=(say("The link is valid for two days."),),
        footer=say(
            "If it was not you, do nothing, and nothing is sent. We do not keep your address."
        ),
        language=language,
    )
