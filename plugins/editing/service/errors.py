# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Why a page is not what somebody asked for."""

from __future__ import annotations

from typing import NamedTuple


class Stop(Exception):
    """Ends a request with a page: status, heading and what to do now, in German."""

    def __init__(
        self, status: int, title: str, text: str, wait: int = 0, *, may_ask: bool = False
    ) -> None:
        super().__init__(title)
        self.status = status
        self.title = title
        self.text = text
        #: Seconds after which it can be tried again.
        self.wait = wait
        #: Whether a link would help, for which one can ask.
        self.may_ask = may_ask


class _Told(NamedTuple):
    title: str
    text: str


#: What is said where only a status is known.
TOLD = {
    400: _Told("Das ist nicht richtig angekommen", "Bitte senden Sie das Formular noch einmal."),
    404: _Told("Diese Seite gibt es nicht", "Vielleicht ist die Adresse nicht vollständig."),
    405: _Told("So lässt sich diese Seite nicht aufrufen", "Bitte gehen Sie zurück zum Anfang."),
    500: _Told(
        "Das hat nicht geklappt",
        "Der Fehler liegt bei uns. Bitte versuchen Sie es in ein paar Minuten noch einmal.",
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
        "Diese Seite ist nicht mehr aktuell",
        "Es wurde nichts geändert. Gehen Sie zurück, laden Sie die Seite neu, und senden Sie dann "
        "noch einmal.",
    )


def too_large() -> Stop:
    """More bytes than any form of ours sends."""
    return Stop(
        413, "Das ist zu groß", "Bitte kürzen Sie den Text, oder nehmen Sie weniger Bilder."
    )


def too_often(seconds: float) -> Stop:
    """A limit was reached."""
    minutes = int(seconds // 60) + 1
    when = "einer Minute" if minutes == 1 else f"{minutes} Minuten"
    return Stop(
        429,
        "Das war sehr oft in kurzer Zeit",
        f"Bitte versuchen Sie es in {when} noch einmal. Was schon angekommen ist, bleibt.",
        int(seconds) + 1,
    )
