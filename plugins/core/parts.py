# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The parts of a plan. What one receiver plans is a part: it is planned anew if something that the
receiver looked at has changed, and is else what it was in the last build.

A site has tens of thousands of pages, and an edit concerns few parts. Of a part that is as it was,
only columns are known: the addresses, and what others show of its pages. The pages themselves are
planned when one of them is asked for.
"""

from __future__ import annotations

import hashlib
import marshal
from array import array
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cached_property
from typing import Any

from plugins.core.page import Planned, file_of, plan_stamp
from plugins.core.record_pages import NO_PAGE, Columns, RecordPages
from plugins.core.taken import packed, unpacked

Rows = list[Planned | RecordPages]


class Part:
    """What one receiver planned. ``seen`` is what it looked at, with the stamps of that; ``is_new``
    says whether it may be something else than in the last build, ``listed`` is a hash of the
    addresses and the dates.
    """

    def __init__(self, seen: Mapping[str, bytes], columns: Columns, listed: bytes) -> None:
        self.seen, self.columns, self.listed = seen, columns, listed
        self.is_new = True
        self._rows: Rows | None = None
        self._packed = b""
        self._again: Callable[[], Rows] = list

    @classmethod
    def planned(cls, seen: Mapping[str, bytes], rows: Rows) -> Part:
        """A part that was planned just now."""
        columns = Columns()
        for row in rows:
            if isinstance(row, RecordPages):
                row.fill_in(columns)
            else:
                columns.add(row)
        told = marshal.dumps((columns.addresses, columns.dates), 2)
        part = cls(seen, columns, hashlib.blake2b(told, digest_size=16).digest())
        part._rows = rows
        return part

    @classmethod
    def kept(cls, kept: Any, again: Callable[[], Rows]) -> Part:
        """A part that is as it was when ``keep`` gave ``kept``; ``again`` plans it."""
        seen, listed, addresses, dates, kinds, footer, origins, rows = kept
        part = cls(seen, Columns([], array("i", dates).tolist(), Counter(kinds), footer), listed)
        part.is_new, part._again = False, again
        if rows:
            part._packed, part._again = rows, lambda: unpacked(rows)
        if addresses is not None:
            part.columns.addresses, part.columns.origins = addresses, origins
        else:
            for row in part.rows:
                if isinstance(row, RecordPages):
                    part.columns.addresses += row.addresses()
                    part.columns.origins += row.origins()
        return part

    def keep(self) -> Any:
        """The part as plain values. Addresses that the records' ids tell are not among them."""
        told, rows = self.columns, self._rows or []
        of_records = bool(rows) and all(isinstance(row, RecordPages) for row in rows)
        addresses, origins = (None, None) if of_records else (told.addresses, told.origins)
        dates, kinds = array("i", told.dates).tobytes(), dict(told.kinds)
        if rows and not of_records and not self._packed and not any(map(_is_large, rows)):
            self._packed = packed(rows)
        return (
            self.seen, self.listed, addresses, dates, kinds, told.footer, origins, self._packed
        )  # fmt: skip

    @cached_property
    def files(self) -> list[str]:
        """The file of each page, in the order in which they were planned."""
        return [
            f"{address}index.html" if not address or address[-1] == "/" else address
            for address in self.columns.addresses
        ]

    @property
    def rows(self) -> Rows:
        """What was planned."""
        if self._rows is None:
            self._rows = self._again()
        return self._rows

    def stamps(self) -> Iterator[bytes]:
        """The stamp of each."""
        start = 0
        for row in self.rows:
            if isinstance(row, RecordPages):
                end = start + len(row.ids())
                yield from row.stamps(self.columns.dates[start:end])
                start = end
            else:
                yield plan_stamp(row)
                start += 1

    def some(self, numbers: Collection[int]) -> Iterator[Planned]:
        """Those of the rows ``numbers``, counted from 0."""
        number = 0
        for row in self.rows:
            if isinstance(row, RecordPages):
                for record_id in row.ids():
                    if number in numbers:
                        yield row.one(record_id)
                    number += 1
            else:
                if number in numbers:
                    yield row
                number += 1

    def all(self) -> Iterator[Planned]:
        """All of them."""
        return self.some(range(len(self.columns.addresses)))


def _is_large(row: Planned | RecordPages) -> bool:
    """Whether it is a file that was written while planning."""
    return isinstance(row, Planned) and bool(row.stamp)


class Plan(Mapping[str, Planned]):
    """Everything the site will hold, by file. What can be told from columns, ask for by name: as a
    mapping it plans every page that was left as it is.
    """

    def __init__(self, parts: Collection[Part]) -> None:
        self._parts = parts
        files = [file for part in parts for file in part.files]
        #: Of how many files it is the plan; and these, each once.
        self.count, self.files = len(files), frozenset(files)
        self._pages: frozenset[str] | None = None

    def __len__(self) -> int:
        return len(self.files)

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self.files))

    def __getitem__(self, file: str) -> Planned:
        for part in self._parts:
            files = part.files
            if file in files:
                return next(part.some((files.index(file),)))
        raise KeyError(file)

    def wanted(self, unfit: Collection[str], stamp_of: Callable[[str], bytes]) -> Iterator[Planned]:
        """What stands for one of the files ``unfit``, and what is planned with something else than
        it was when its stamp was ``stamp_of(file)``.
        """
        for part in self._parts:
            files = part.files
            if part.is_new:
                rows = enumerate(zip(files, part.stamps(), strict=True))
                numbers = {n for n, (f, stamp) in rows if f in unfit or stamp_of(f) != stamp}
            else:
                numbers = {number for number, file in enumerate(files) if file in unfit}
            if numbers:
                yield from part.some(numbers)

    def has_page(self, address: str) -> bool:
        """Whether there is a page at ``address``."""
        if self._pages is None:
            self._pages = frozenset([address for address, _ in self.pages()])
        return address in self._pages

    def pages(self) -> Iterator[tuple[str, int]]:
        """The address of every page, and what the column of dates says of it."""
        return pages_of(self._parts)

    def kinds(self) -> Counter[str]:
        """How many pages of each kind there are."""
        return sum((part.columns.kinds for part in self._parts), Counter())

    def footer(self) -> list[tuple[str, str]]:
        """The words of the links in the footer, and the addresses, in order."""
        found = [link for part in self._parts for link in part.columns.footer]
        return sorted(found, key=lambda link: (link[0], file_of(link[1])))

    def origins(self) -> set[str]:
        """The content files that have a page."""
        return set().union(*(part.columns.origins for part in self._parts))


def pages_of(parts: Collection[Part]) -> Iterator[tuple[str, int]]:
    """The address of every page of ``parts``, and what the column of dates says of it."""
    for part in parts:
        rows = zip(part.columns.addresses, part.columns.dates, strict=True)
        yield from (row for row in rows if row[1] != NO_PAGE)
