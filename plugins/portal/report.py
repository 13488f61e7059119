# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a build did, in numbers and in one line."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct

from plugins.core.pipeline import Outcome
from plugins.core.problem import legible


class Report(Struct, frozen=True):
    """Counts of one build; ``pages`` by kind, in the order of the summary."""

    pages: tuple[tuple[str, int], ...]
    #: How many files this build wrote; the others were right already.
    written: int
    files: int
    pictures: int
    read: int
    published: int
    held_back: tuple[str, ...]

    @property
    def page_count(self) -> int:
        """All pages."""
        return sum(count for _, count in self.pages)

    def summary(self, seconds: float, content: str) -> str:
        """The summary line, and below it what was held back."""
        made = "eine Datei" if self.written == 1 else f"{self.written} Dateien"
        new = f"{made} davon neu" if self.written else "nichts davon neu"
        return self._lines(f"in {seconds:.1f} s, {new}", content)

    def unchanged(self, content: str) -> str:
        """The same of a build that found nothing to do."""
        return self._lines("unverändert", content)

    def _lines(self, how: str, content: str) -> str:
        kinds = ", ".join(f"{count} {kind}" for kind, count in self.pages)
        lines = [
            f"{self.page_count} Seiten ({kinds}), {self.files} weitere Dateien, "
            f"{self.pictures} Bilddateien {how}. "
            f"{self.published} von {self.read} Einträgen veröffentlicht, "
            f"{len(self.held_back)} zurückgehalten."
        ]
        lines += [f"  zurückgehalten: {legible(f'{content}/{path}')}" for path in self.held_back]
        return "\n".join([*lines, ""])


def report_of(outcome: Outcome, assets: int, pictures: int, written: int) -> Report:
    """The report of a written outcome."""
    pages = outcome.plan.kinds() if outcome.plan else Counter[str]()
    return Report(
        pages=tuple(sorted(pages.items(), key=lambda item: (-item[1], item[0]))),
        written=written,
        files=(len(outcome.plan) if outcome.plan else 0) - pages.total() + assets,
        pictures=pictures,
        read=outcome.read,
        published=outcome.published,
        held_back=outcome.held_back,
    )
