# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Plan: which pages and files the site has."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from plugins.core.catalogue import Catalogue
from plugins.core.clock import Now
from plugins.core.facts import Facts
from plugins.core.language import prefixed
from plugins.core.model import Record
from plugins.core.page import (
    ATOM,
    CALENDAR,
    JSON_FEED,
    Crumb,
    FeedLink,
    File,
    Page,
    Planned,
    Telling,
    file_of,
    planned_file,
    planned_page,
    planned_ready,
)
from plugins.core.parts import Offered, Part, Plan, pages_of
from plugins.core.program import is_of_the_program
from plugins.core.record_pages import UNLISTED, RecordPages
from plugins.core.signals import Signal
from plugins.core.stamps import Stamps

__all__ = [
    "ATOM", "CALENDAR", "JSON_FEED", "Collision", "Crumb", "FeedLink", "File", "Page", "Plan",
    "Planned", "Planning", "Telling", "file_of", "planned_file", "planned_page",
    "planned_ready",
]  # fmt: skip

#: Noted by who looks at the addresses of all pages planned before, and their dates; and at them.
_LISTED, _PAGES = "listed:", "pages:"
#: Noted by who asks whether the site is being published.
_PUBLISH = "publish:"


class Collision(Struct, frozen=True):
    """Two things that want one address; ``loser`` is a content file."""

    address: str
    loser: str
    winner: str


class Planning:
    """Sender of the ``plan`` signal: what a feature may see, and where it puts its pages."""

    def __init__(
        self,
        catalogue: Catalogue,
        facts: Facts,
        kept: Mapping[str, Any],
        earlier: Planning | None = None,
        publish: bool = False,
    ) -> None:
        """``kept`` is what ``keep`` gave in the last build, of the same city and day; ``earlier``
        what was planned in this one before a record was held back, or a dead link was found.
        """
        self._earlier: Mapping[str, Part] = earlier._parts if earlier else {}
        self._facts = self.facts = facts
        self._publish = publish
        self.catalogue = catalogue
        self.stamps = Stamps(catalogue, facts)
        self.stamps.tell_kind(_LISTED[:-1], self._listed)
        self.stamps.tell({_PUBLISH: b"1" if publish else b""})
        self.stamps.take_over(kept.get("stamps", {}))
        facts.remember(kept.get("facts", {}), self.stamps.hold)
        self._kept: Mapping[str, Any] = kept.get("parts", {})
        self._were: Mapping[str, bytes] = kept.get("where", {})
        self._parts: dict[str, Part] = {}
        self._before: tuple[Part, ...] = ()
        self._ours: list[str] = []
        self._offered: Offered = []

    @property
    def now(self) -> Now:
        """The build's day."""
        return self.facts.now

    @property
    def language(self) -> str:
        """The further language that is planned for; "" is the site's own."""
        return self.catalogue.city.further

    @property
    def publish(self) -> bool:
        """Whether the site is on its way to the public, and not a preview."""
        self.catalogue.reads.note(_PUBLISH)
        return self._publish

    def add(self, planned: Planned) -> None:
        """Add a page or a file, at its address in the language that is planned for."""
        language = self.language
        if language:
            address = prefixed(planned.address, language)
            if planned.alone or address == planned.address:
                return
            planned = replace(planned, address=address, language=language)
        self._offered.append(planned)

    def add_once(self, planned: Planned) -> None:
        """Add a page or a file that the site has once, and not in every language. Templates link
        to it with a slash before its address.
        """
        self.add(replace(planned, alone=True))

    def file(self, file: File) -> None:
        """Add a file that is written already."""
        self.add(planned_ready(file))

    def record_pages(
        self, model: type[Record], draw: Callable[[Facts, str], Page], told: Telling | None = None
    ) -> None:
        """Add a page for every record of ``model``, drawn from the facts and the record's id.

        ``told(card)`` gives the other fields of ``Planned`` for one record.
        """
        pattern = self.catalogue.registry.of(model).address
        self._add_records(model, pattern, draw, told, {})

    def record_files(
        self,
        model: type[Record],
        name: str,
        draw: Callable[[Facts, str], bytes],
        told: Telling | None = None,
        kind: str = "Dateien",
    ) -> None:
        """Add a file beside the page of every record of ``model``, drawn as such a page is.

        ``name`` holds ``{id}``; ``told(card)`` gives ``near`` for one record.
        """
        pattern = self.catalogue.registry.of(model).address + name
        self._add_records(model, pattern, draw, told, {"kind": kind, "is_page": False})

    def _add_records(
        self,
        model: type[Record],
        pattern: str,
        draw: Callable[[Facts, str], Any],
        told: Telling | None,
        shared: Mapping[str, Any],
    ) -> None:
        self.catalogue.note_cards(model)
        kind = self.catalogue.registry.of(model)
        if self.language:
            pattern = prefixed(pattern, self.language)
            shared = {**shared, "language": self.language}
        self._offered.append(RecordPages(self.catalogue, kind, pattern, draw, told, shared))

    def listed(self) -> Iterator[tuple[str, date | None]]:
        """For receivers of ``finish``: the address of every page that receivers of ``plan`` planned
        and search engines may list, and the day of its last change.
        """
        self.catalogue.reads.note(_LISTED)
        for address, day in pages_of(self._before):
            if day != UNLISTED:
                yield address, date.fromordinal(day) if day > 0 else None

    def pages(self) -> tuple[Planned, ...]:
        """Every page of which ``listed`` tells, and those not listed. It takes longer."""
        self.catalogue.reads.note(_PAGES)
        return tuple(p for part in self._before for p in part.all() if p.is_page)

    def let_plan(self, signal: Signal) -> None:
        """Let every receiver of ``signal`` plan its part, or take what it planned in the last build
        if that still holds.
        """
        self._before = tuple(self._parts.values())
        receivers = sorted(signal.receivers(), key=_name_of)
        for language in ("", *self._facts.spoken):
            for receiver in receivers:
                name = f"{language and language + '~'}{_name_of(receiver)}"
                while name in self._parts:
                    name += "+"
                self._parts[name] = self._part(name, receiver, language)

    def _part(self, name: str, receiver: Callable[..., Any], language: str) -> Part:
        # A plugin of the city's own may look at anything, so it always plans anew.
        kept = self._kept.get(name)
        if is_of_the_program(receiver, self.catalogue.city):
            self._ours.append(name)
            earlier = self._earlier.get(name)
            if earlier and self.stamps.hold(earlier.seen):
                return earlier
            if kept and self.stamps.hold(kept["seen"]):
                return Part.kept(kept, lambda: self._planned_by(receiver, language)[1])
        seen, offered = self._planned_by(receiver, language)
        return Part.planned(self.stamps.of_all(self._facts.grounds(seen)), offered, kept)

    def _planned_by(
        self, receiver: Callable[[Planning], None], language: str
    ) -> tuple[set[str], Offered]:
        before, self._offered = self._offered, []
        outer, self.facts = self.facts, self._facts.speaking(language)
        self.catalogue = self.facts.catalogue
        self.catalogue.reads.begin()
        try:
            receiver(self)
        finally:
            seen, offered = self.catalogue.reads.end(), self._offered
            self._offered = before
            self.facts, self.catalogue = outer, outer.catalogue
        return seen, offered

    def pack(self) -> None:
        """Do the longest part of ``keep`` now."""
        for name in self._ours:
            self._parts[name].pack()

    def keep(self) -> dict[str, Any]:
        """What the next build is to know of this one's plan and facts, as plain values."""
        parts = {n: self._parts[n].keep() for n in self._ours if _PAGES not in self._parts[n].seen}
        where = {name: part.where for name, part in self._parts.items()}
        facts = self._facts.keep(self.stamps.of_all)
        return {
            "parts": parts, "where": where, "facts": facts, "stamps": self.stamps.of_types(),
        }  # fmt: skip

    def settle(self) -> tuple[Plan, tuple[Collision, ...]]:
        """The plan, and who has to give way; only where nobody has, the plan is one.

        Of two that want one file, a page the generator makes itself wins over a record's, and
        among records the first by path. Two of the generator's own are our bug: ``ValueError``.
        """
        moved = {name: part.where for name, part in self._parts.items()} != self._were
        plan = Plan(tuple(self._parts.values()), moved)
        if not moved or len(set(map(str.casefold, plan.files))) == len(plan):
            return plan, ()
        wanting: dict[str, list[Planned]] = {}
        for part in self._parts.values():
            for item in part.all():
                wanting.setdefault(item.file.casefold(), []).append(item)
        collisions = []
        for winner, *losers in (sorted(items, key=_rank) for items in wanting.values()):
            for loser in losers:
                if not loser.origin:
                    raise ValueError(f"two pages want the address {loser.address!r}")
                collisions.append(Collision(loser.address, loser.origin, winner.origin))
        return plan, tuple(collisions)

    def _listed(self, name: str) -> bytes:
        return b"".join([part.listed for part in self._before])


def _name_of(receiver: Callable[..., Any]) -> str:
    return f"{receiver.__module__}.{receiver.__qualname__}"


def _rank(item: Planned) -> tuple[bool, str, str]:
    return (item.origin != "", item.origin, item.address)
