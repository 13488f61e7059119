# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The pages of a city's records, of which there are tens of thousands: planned one by one where one
is asked for, and in columns for what others show of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from itertools import repeat
from typing import Any

from msgspec import Struct, field

from plugins.core.catalogue import Catalogue
from plugins.core.language import language_of
from plugins.core.page import USUAL_KIND, Planned, Telling, file_of, plan_stamp
from plugins.core.registry import RecordType
from plugins.core.taken import Taken

#: In the column of dates: a file that is no page; a page that is not listed; one without a date.
#: Else it is the day of the last change, as an ordinal.
NO_PAGE, UNLISTED, UNDATED = -2, -1, 0


#: Where pages may have links on every page.
PLACES = ("footer", "beside")
Link = tuple[str, str, str, str, str]
_NOTHING: Mapping[str, Any] = {}


class Columns(Struct):
    """What others show of pages. ``links`` are those that stand on every page: where (a field of
    ``Planned``), their words, addresses in the language of the pages, this language, and that of
    the words.
    """

    dates: list[int] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)
    links: list[Link] = field(default_factory=list)

    def add(self, planned: Planned) -> None:
        """Add a row."""
        if not planned.is_page:
            self.dates.append(NO_PAGE)
            return
        day = planned.updated.toordinal() if planned.updated else UNDATED
        self.dates.append(day if planned.indexed else UNLISTED)
        self.kinds[planned.kind] += 1
        for place in PLACES:
            if words := getattr(planned, place):
                self.link(place, words, planned.within, planned.language)

    def link(self, place: str, words: str, address: str, language: str) -> None:
        """Add a link that stands on every page."""
        self.links.append((place, str(words), address, language, language_of(words)))


class RecordPages:
    """A page for every record of a type, or another file beside its page."""

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
        if "{id}" not in pattern:
            raise ValueError(f"records of {kind.name!r} have no addresses of their own")
        self._catalogue, self._type, self.pattern = catalogue, kind, pattern
        self._draw, self._told, self._shared = draw, told, shared
        #: What was told of a record, once columns were filled in.
        self._known: dict[str, Mapping[str, Any]] = {}
        # The address says whose page it is, so the ids need not be hashed one by one.
        self._stamps = [
            plan_stamp(Planned(pattern, draw, (pattern,), indexed=indexed))
            for indexed in (False, True)
        ]

    def __len__(self) -> int:
        return len(self.records)

    @property
    def records(self) -> Mapping[str, Taken]:
        """The records, by id."""
        return self._catalogue.taken.get(self._type.name, {})

    @property
    def is_pages(self) -> bool:
        """Whether these are pages, and no other files."""
        return bool(self._shared.get("is_page", True))

    def address_of(self, record_id: str) -> str:
        """The address of one of them."""
        return self.pattern.replace("{id}", record_id)

    def addresses(self) -> list[str]:
        """Their addresses, in the order of the records."""
        return [self.pattern.replace("{id}", record_id) for record_id in self.records]

    def origins(self) -> list[str]:
        """The content files that they are pages of."""
        return [taken.paths[0] for taken in self.records.values()] if self.is_pages else []

    def id_at(self, file: str) -> str | None:
        """Whose page is written to ``file``; None if nobody's is."""
        found = self._form.match(file)
        return found[1] if found and found[1] in self.records else None

    @cached_property
    def _form(self) -> re.Pattern[str]:
        before, *rest = map(re.escape, file_of(self.pattern).split("{id}"))
        return re.compile(before + "([^/]+)" + r"\1".join(rest) + r"\Z")

    def one(self, record_id: str) -> Planned:
        """The page of one record."""
        return next(self._planned({record_id: self.records[record_id]}))

    def all(self) -> Iterator[Planned]:
        """The pages of all of them. What was told of them is let go: a region's is large."""
        known, self._known = self._known, {}
        return self._planned(self.records, known)

    def _planned(
        self, records: Mapping[str, Taken], known: Mapping[str, Mapping[str, Any]] = _NOTHING
    ) -> Iterator[Planned]:
        pattern, stamps = self.pattern, self._stamps
        card_of, told_of = self._catalogue.card_of, self._told
        # What they have in common is looked up once: there are tens of thousands.
        common = Planned("", self._draw, (), **self._shared)
        draw, kind, is_page, listed = common.draw, common.kind, common.is_page, common.indexed
        day, footer, beside = common.updated, common.footer, common.beside
        language, alone = common.language, common.alone
        for record_id, taken in records.items():
            said = known.get(record_id) or (told_of(card_of(taken)) if told_of else _NOTHING)
            told = said.get
            indexed = told("indexed", listed)
            yield Planned(
                pattern.replace("{id}", record_id), draw, (record_id,), taken.paths[0],
                told("kind", kind), is_page, indexed, told("updated", day), told("footer", footer),
                told("beside", beside), told("near", record_id), stamps[indexed], language, alone,
                f"{taken.type}/{record_id}",
            )  # fmt: skip

    def stamps(self, dates: list[int]) -> Iterator[bytes]:
        """The stamp of each, of which the column says ``dates``."""
        unlisted, listed = self._stamps
        return (unlisted if date == UNLISTED else listed for date in dates)

    def fill_in(self, columns: Columns) -> None:
        """Add a row for each."""
        if not self.is_pages:
            columns.dates += repeat(NO_PAGE, len(self))
        elif not self._told:
            for record_id in self.records:
                columns.add(self.one(record_id))
        else:
            self._fill_in_told(columns, self._told)

    def _fill_in_told(self, columns: Columns, told_of: Telling) -> None:
        cards = self._catalogue.cards(self._type.model)
        dates, kinds = columns.dates, []
        usual = self._shared.get("kind", USUAL_KIND)
        self._known = {record_id: told_of(card) for record_id, card in cards.items()}
        for record_id, said in self._known.items():
            told = said.get
            day = told("updated")
            dated = day.toordinal() if day else UNDATED
            dates.append(dated if told("indexed", True) else UNLISTED)
            kinds.append(told("kind", usual))
            for place in PLACES:
                if words := told(place):
                    address = self._type.address_of(record_id)
                    columns.link(place, words, address, self._shared.get("language", ""))
        columns.kinds.update(kinds)
