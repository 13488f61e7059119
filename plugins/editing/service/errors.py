# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Why a page is not what somebody asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from plugins.core.messages import N_


class Stop(Exception):
    """Ends a request with a page: status, heading and what to do now.

    Heading and text are German; or, where somebody without a link may see them, in the words of the
    catalogues, with ``told`` for their holes.
    """

    def __init__(
        self,
        status: int,
        title: str,
        text: str,
        wait: int = 0,
        *,
        may_ask: bool = False,
        told: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(title)
        self.status = status
        self.title = title
        self.text = text
        self.told = dict(told or {})
        #: Seconds after which it can be tried again.
        self.wait = wait
        #: Whether a link would help, for which one can ask.
        self.may_ask = may_ask


class _Told(NamedTuple):
    title: str
    text: str


#: What is said where only a status is known.
TOLD = {
    400: _Told(N_("That did not arrive properly"), N_("Please send the form again.")),
    404: _Told(N_("There is no such page"), N_("Perhaps the address is not complete.")),
    405: _Told(N_("This page cannot be opened that way"), N_("Please go back to the beginning.")),
    500: _Told(
        N_("That did not work"),
        N_("The mistake is ours. Please try again in a few minutes."),
    ),
}


def stop_for(status: int) -> Stop:
    """The page for a status."""
    return Stop(status, *TOLD.get(status, TOLD[400 if status < 500 else 500]))


def no_link() -> Stop:
    """Somebody without a link, or with one that does not hold."""
    return Stop(
        403,
        "Hier geht es nur mit Ihrem Link weiter",
        "Öffnen Sie bitte den Link aus Ihrem Brief, oder halten Sie das Telefon noch einmal über "
        "den Code darin.",
        may_ask=True,
    )


def not_valid() -> Stop:
    """A link that we did not make, that was revoked, or that is over."""
    return Stop(
        403,
        "Dieser Link gilt nicht",
        "Vielleicht fehlt ein Stück der Adresse, oder es gibt inzwischen einen neuen Link. Wir "
        "schicken Ihnen gern einen.",
        may_ask=True,
    )


def other_session() -> Stop:
    """A form of another session, or of another business."""
    return Stop(
        403,
        N_("This page is out of date"),
        N_("Nothing was changed. Go back, reload the page, and send it again."),
    )


def too_large() -> Stop:
    """More bytes than any form of ours sends."""
    return Stop(
        413, N_("That is too large"), N_("Please shorten the text, or take fewer pictures.")
    )


def too_often(seconds: float) -> Stop:
    """A limit was reached."""
    minutes = int(seconds // 60) + 1
    return Stop(
        429,
        N_("That was a lot in a short time"),
        N_("Please try again in a minute. What has arrived is kept.")
        if minutes == 1
        else N_("Please try again in %(minutes)d minutes. What has arrived is kept."),
        int(seconds) + 1,
        told={"minutes": minutes},
    )
