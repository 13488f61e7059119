# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Why a build may not become the output. In each case the old site stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.core.pipeline import Outcome

if TYPE_CHECKING:
    from plugins.portal.audit import Finding

#: A mass failure: more than this share of the records held back, and more than a few. One broken
#: file is a merchant's mistake; a fifth of the city is a broken import or a wrong tool.
_SHARE = 0.2
_FEW = 9


class Refused(Exception):
    """The content may not be published. Carries the outcome with its problems."""

    def __init__(self, outcome: Outcome, reason: str) -> None:
        super().__init__(reason)
        self.outcome = outcome


class Faulty(Exception):
    """The audit found faults in the written site."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        count = "einen Fehler" if len(findings) == 1 else f"{len(findings)} Fehler"
        super().__init__(f"Die Prüfung der fertigen Seite hat {count} gefunden.")
        self.findings = findings


def refuse_unfit(outcome: Outcome, publish: bool) -> None:
    """Raise ``Refused`` for a city without a plan, and for a mass failure that would go public."""
    if outcome.plan is None:
        raise Refused(outcome, "Die Stadt ist nicht vollständig beschrieben.")
    held_back = len(outcome.held_back)
    if publish and held_back > _FEW and held_back > outcome.read * _SHARE:
        raise Refused(
            outcome,
            f"{held_back} von {outcome.read} Einträgen sind fehlerhaft; das sind zu viele, "
            "um sie einfach wegzulassen.",
        )
