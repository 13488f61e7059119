# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The pages of a city's records, of which there are tens of thousands: planned one by one where one
is asked for, and in columns for what others show of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import repeat
from typing import Any

from msgspec import Struct, field

from plugins.core.catalogue import Catalogue
from plugins.core.page import Planned, Telling, plan_stamp
from plugins.core.registry import RecordType

#: In the column of dates: a file that is no page; a page that is not listed; one without a date.
#: Else it is the day of the last change, as an ordinal.
NO_PAGE, UNLISTED, UNDATED = -2, -1, 0


class Columns(Struct):
    """What others show of a part's pages: ``footer`` holds the words of the links in the footer
    with their addresses, ``origins`` the content files that the pages stand for.
    """

    addresses: list[str] = field(default_factory=list)
    dates: list[int] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)
    footer: list[tuple[str, str]] = field(default_factory=list)
    origins: list[str] = field(default_factory=list)

    def add(self, planned: Planned) -> None:
        """Add a row."""
        self.addresses.append(planned.address)
        if not planned.is_page:
            self.dates.append(NO_PAGE)
            return
        day = planned.updated.toordinal() if planned.updated else UNDATED
        self.dates.append(day if planned.indexed else UNLISTED)
        self.kinds[planned.kind] += 1
        if planned.origin:
            self.origins.append(planned.origin)
        if planned.footer:
            self.footer.append((planned.footer, planned.address))


class RecordPages:
    """A page for every record of a type, or another file: each planned when it is asked for."""

    __slots__ = ("_catalogue", "_draw", "_pattern", "_shared", "_stamps", "_told", "_type")

    def __init__(
        self,
        catalogue: Catalogue,
        kind: RecordType,
        pattern: str,
        draw: Callable[..., Any],
        told: Telling | None,
        shared: Mapping[str, Any],
    ) -> None:
        """``pattern`` is the address, with ``{id}`` in it; ``shared`` is told of each of them."""
        self._catalogue, self._type, self._pattern = catalogue, kind, pattern
        self._draw, self._told, self._shared = draw, told, shared
        # The address says whose page it is, so the ids need not be hashed one by one.
        self._stamps = [
            plan_stamp(Planned(pattern, draw, (pattern,), indexed=indexed))
            for indexed in (False, True)
        ]

    def ids(self) -> Collection[str]:
        """The records."""
        return self._catalogue.taken.get(self._type.name, {})

    def addresses(self) -> list[str]:
        """The addresses, in the same order."""
        return [self._pattern.replace("{id}", record_id) for record_id in self.ids()]

    def origins(self) -> list[str]:
        """The content files that they are pages of."""
        if not self._shared.get("is_page", True):
            return []
        return [taken.path for taken in self._catalogue.taken.get(self._type.name, {}).values()]

    def one(self, record_id: str) -> Planned:
        """The page of one record."""
        taken = self._catalogue.taken[self._type.name][record_id]
        told = {"near": record_id, **self._shared}
        if self._told:
            told |= self._told(self._catalogue.card_of(taken))
        address = self._pattern.replace("{id}", record_id)
        stamp = self._stamps[told.get("indexed", True)]
        return Planned(address, self._draw, (record_id,), taken.path, stamp=stamp, **told)

    def stamps(self, dates: list[int]) -> Iterator[bytes]:
        """The stamp of each, of which the column says ``dates``."""
        unlisted, listed = self._stamps
        return (unlisted if date == UNLISTED else listed for date in dates)

    def fill_in(self, columns: Columns) -> None:
        """Add a row for each."""
        if not self._shared.get("is_page", True):
            columns.addresses += self.addresses()
            columns.dates += repeat(NO_PAGE, len(self.ids()))
        elif not self._told:
            for record_id in self.ids():
                columns.add(self.one(record_id))
        else:
            columns.addresses += self.addresses()
            columns.origins += self.origins()
            self._fill_in_told(columns, self._told)

    def _fill_in_told(self, columns: Columns, told_of: Telling) -> None:
        cards = self._catalogue.cards(self._type.model)
        pattern, dates, kinds = self._pattern, columns.dates, []
        usual = self._shared.get("kind", Planned._field_defaults["kind"])
        for record_id, card in cards.items():
            told = told_of(card).get
            day = told("updated")
            dates.append(
                (day.toordinal() if day else UNDATED) if told("indexed", True) else UNLISTED
            )
            kinds.append(told("kind", usual))
            if words := told("footer"):
                columns.footer.append((words, pattern.replace("{id}", record_id)))
        columns.kinds.update(kinds)
