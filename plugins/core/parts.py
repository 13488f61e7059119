# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The parts of a plan. What one receiver plans is a part: it is planned anew if something that the
receiver looked at has changed, and is else what it was in the last build.

A site has tens of thousands of pages, and an edit concerns few parts. Of a part that is as it was,
only columns are known: the addresses, and what others show of its pages. The pages themselves are
planned when one of them is asked for.
"""

from __future__ import annotations

import marshal
from array import array
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property
from itertools import chain
from typing import Any

from plugins.core.hashing import blake2b
from plugins.core.language import Foreign
from plugins.core.page import Planned, file_of, plan_stamp
from plugins.core.record_pages import NO_PAGE, UNLISTED, Columns, RecordPages
from plugins.core.taken import packed, unpacked

#: What receivers add: a page, or those of all records of a type.
Offered = list[Planned | RecordPages]
#: So many files are found sooner by looking at all than one by one.
_MANY = 2_000
#: So many rows are packed together: what one edit changes is in few bundles, and to make one of
#: them costs what every bundle repeats, the names of functions and classes.
_TOGETHER = 64


class Part:
    """What one receiver planned: pages one by one, and after them those of ``records``.

    ``seen`` is what the receiver looked at, with the stamps of that. ``where`` is a hash of the
    addresses, ``listed`` of these and the dates. ``is_new`` says whether the part may be something
    else than in the last build.
    """

    def __init__(self, seen: Mapping[str, bytes], columns: Columns) -> None:
        self.seen, self.columns = seen, columns
        self.is_new = True
        self.where = self.listed = b""
        self.records: list[RecordPages] = []
        #: Of the pages one by one: addresses, content files, and they, made when asked for.
        self._addresses: list[str] = []
        self._origins: list[str] = []
        self._again: Callable[[], Offered] = list
        #: The pages one by one in bundles of ``_TOGETHER``, each packed; none if they are not.
        self._packed: list[bytes] = []
        self._unpacked: dict[int, list[Planned]] = {}
        #: The numbers of the bundles that are known to be planned with what they were.
        self._same: Collection[int] = ()
        #: The dates in the last build, if the addresses were the same.
        self._were: list[int] | None = None

    @classmethod
    def planned(cls, seen: Mapping[str, bytes], offered: Offered, kept: Any) -> Part:
        """A part that was planned just now; ``kept`` is what it was in the last build, or None."""
        part = cls(seen, Columns())
        part.rows = [row for row in offered if isinstance(row, Planned)]
        part.records = [row for row in offered if isinstance(row, RecordPages)]
        part._addresses = [row.address for row in part.rows]
        part._origins = [row.origin for row in part.rows if row.origin and row.is_page]
        for row in part.rows:
            part.columns.add(row)
        for pages in part.records:
            pages.fill_in(part.columns)
        places = (part._addresses, [(pages.pattern, list(pages.records)) for pages in part.records])
        part.where = _hash(marshal.dumps(places, 2))
        part.listed = _hash(part.where + array("i", part.columns.dates).tobytes())
        if kept and kept["rows"]:
            # Most edits leave most as they are, and to pack them is sooner than many stamps.
            part.pack()
            both = enumerate(zip(part._packed, kept["rows"], strict=False))
            part._same = {number for number, (now, then) in both if now == then}
        if kept and kept["where"] == part.where:
            part._were = array("i", kept["dates"]).tolist()
        return part

    @classmethod
    def kept(cls, kept: Any, again: Callable[[], Offered]) -> Part:
        """A part that is as it was when ``keep`` gave ``kept``; ``again`` plans it."""
        dates = array("i", kept["dates"]).tolist()
        part = cls(kept["seen"], Columns(dates, Counter(kept["kinds"]), kept["links"]))
        part.is_new = False
        part.where, part.listed, part._packed = kept["where"], kept["listed"], kept["rows"]
        part._addresses, part._origins, part._again = kept["addresses"], kept["origins"], again
        if kept["has_records"]:
            part.records = [row for row in again() if isinstance(row, RecordPages)]
        return part

    def keep(self) -> Any:
        """The part as plain values."""
        self.pack()
        return {
            "seen": self.seen,
            "where": self.where,
            "listed": self.listed,
            "dates": array("i", self.columns.dates).tobytes(),
            "kinds": dict(self.columns.kinds),
            "links": self.columns.links,
            "addresses": self._addresses,
            "origins": self._origins,
            "rows": self._packed,
            "has_records": bool(self.records),
        }

    def pack(self) -> None:
        """Pack the pages one by one, if they were planned, and are not packed yet."""
        # A file that was written while planning is larger than the work is worth.
        if "rows" in self.__dict__ and not (self._packed or any(row.stamp for row in self.rows)):
            starts = range(0, len(self.rows), _TOGETHER)
            self._packed = [packed(self.rows[start : start + _TOGETHER]) for start in starts]

    def __len__(self) -> int:
        return len(self.columns.dates)

    @cached_property
    def rows(self) -> list[Planned]:
        """What was planned one by one."""
        if self._packed:
            return [row for number in range(len(self._packed)) for row in self._bundle(number)]
        return [row for row in self._again() if isinstance(row, Planned)]

    def _bundle(self, number: int) -> list[Planned]:
        """The pages of one bundle."""
        if number not in self._unpacked:
            self._unpacked[number] = unpacked(self._packed[number])
        return self._unpacked[number]

    def _row(self, number: int) -> Planned:
        """One of the pages one by one; the others are left packed."""
        if "rows" in self.__dict__ or not self._packed:
            return self.rows[number]
        bundle, place = divmod(number, _TOGETHER)
        return self._bundle(bundle)[place]

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        """File → number of its row, of those planned one by one."""
        return {file_of(address): number for number, address in enumerate(self._addresses)}

    def addresses(self) -> list[str]:
        """The address of each row."""
        return self._addresses + [a for pages in self.records for a in pages.addresses()]

    def files(self) -> list[str]:
        """The file of each row."""
        return [f"{a}index.html" if not a or a[-1] == "/" else a for a in self.addresses()]

    def origins(self) -> Iterator[str]:
        """The content files that its pages stand for."""
        yield from self._origins
        for pages in self.records:
            yield from pages.origins()

    def has_page(self, file: str) -> bool:
        """Whether a page of it is written to ``file``."""
        number = self._numbers.get(file)
        if number is not None:
            return self.columns.dates[number] != NO_PAGE
        return any(pages.is_pages and pages.id_at(file) for pages in self.records)

    def find(self, file: str) -> Planned | None:
        """What is written to ``file``, if it is of this part."""
        number = self._numbers.get(file)
        if number is not None:
            return self._row(number)
        for pages in self.records:
            record_id = pages.id_at(file)
            if record_id is not None:
                return pages.one(record_id)
        return None

    def all(self) -> Iterator[Planned]:
        """All of it."""
        yield from self.rows
        for pages in self.records:
            yield from pages.all()

    def otherwise(
        self, stamp_of: Callable[[str], bytes], but: Collection[str]
    ) -> Iterator[Planned]:
        """What is planned with something else than it was when its stamp was ``stamp_of(file)``;
        the files ``but`` are not looked at.
        """
        for number, row in enumerate(self.rows):
            same = number // _TOGETHER in self._same
            if not same and row.file not in but and stamp_of(row.file) != plan_stamp(row):
                yield row
        start = len(self.rows)
        for pages in self.records:
            dates = self.columns.dates[start : start + len(pages)]
            if self._were is None:
                for record_id, stamp in zip(pages.records, pages.stamps(dates), strict=True):
                    file = file_of(pages.address_of(record_id))
                    if file not in but and stamp_of(file) != stamp:
                        yield pages.one(record_id)
            else:  # where the addresses are the same, a stamp says only whether a page is listed
                were = self._were[start : start + len(pages)]
                for record_id, date, was in zip(pages.records, dates, were, strict=True):
                    if date != was and UNLISTED in (date, was):
                        found = pages.one(record_id)
                        if found.file not in but:
                            yield found
            start += len(pages)


class Plan(Mapping[str, Planned]):
    """Everything the site will hold, by file."""

    def __init__(self, parts: Collection[Part], moved: bool) -> None:
        """``moved`` says whether there may be other files than in the last build."""
        self._parts, self.moved = parts, moved

    def __len__(self) -> int:
        return sum(map(len, self._parts))

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self.files))

    def __getitem__(self, file: str) -> Planned:
        for part in self._parts:
            found = part.find(file)
            if found is not None:
                return found
        raise KeyError(file)

    @cached_property
    def files(self) -> frozenset[str]:
        """All files."""
        return frozenset([file for part in self._parts for file in part.files()])

    def wanted(
        self, unfit: AbstractSet[str], stamp_of: Callable[[str], bytes]
    ) -> Iterator[Planned]:
        """What is to be written to the files ``unfit``, and what is planned with something else
        than it was when its stamp was ``stamp_of(file)``.
        """
        some = len(unfit) < _MANY
        if some:
            yield from (found for file in unfit if (found := self.get(file)) is not None)
        else:
            everything = chain.from_iterable([part.all() for part in self._parts])
            all_of_it = len(unfit) >= len(self) and self.files <= unfit
            yield from everything if all_of_it else (row for row in everything if row.file in unfit)
        if some or len(unfit) < len(self):
            for part in self._parts:
                if part.is_new:
                    yield from part.otherwise(stamp_of, unfit)

    def has_page(self, address: str) -> bool:
        """Whether there is a page at ``address``."""
        file = file_of(address)
        return any(part.has_page(file) for part in self._parts)

    def pages(self) -> Iterator[tuple[str, int]]:
        """The address of every page, and what the column of dates says of it."""
        return pages_of(self._parts)

    def kinds(self) -> Counter[str]:
        """How many pages of each kind there are."""
        return sum((part.columns.kinds for part in self._parts), Counter())

    def links(self, place: str, language: str) -> list[tuple[str, str]]:
        """The words of the links that stand in one ``place`` (``footer``) of all pages in
        ``language``, and the addresses, in order.
        """
        rows = (row for part in self._parts for row in part.columns.links)
        found = [
            (Foreign(words, said_in) if said_in else words, address)
            for where, words, address, shown_in, said_in in rows
            if (where, shown_in) == (place, language)
        ]
        return sorted(found, key=lambda link: (str(link[0]), file_of(link[1])))

    def origins(self) -> set[str]:
        """The content files that have a page."""
        return set().union(*(part.origins() for part in self._parts))


def pages_of(parts: Collection[Part]) -> Iterator[tuple[str, int]]:
    """The address of every page of ``parts``, and what the column of dates says of it."""
    for part in parts:
        rows = zip(part.addresses(), part.columns.dates, strict=True)
        yield from (row for row in rows if row[1] != NO_PAGE)


def _hash(data: bytes) -> bytes:
    return blake2b(data, digest_size=16).digest()
