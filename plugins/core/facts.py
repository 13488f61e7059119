# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the features derive from the records, once for every page that shows it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from sys import intern
from typing import Any, TypeVar, cast

from msgspec import msgpack

from plugins.core.catalogue import Catalogue
from plugins.core.clock import Now
from plugins.core.known import Kept, Known, Left, Whole, nothing, packed, unpacked
from plugins.core.program import is_of_the_program

Fact = TypeVar("Fact")
#: Facts of one kind about single records that are held at once. Beyond it they are computed again
#: when asked for: a region of 50,000 businesses must not need the memory for all of its rows.
MOST_HELD = 30_000
#: The same of what only pages ask for that are drawn one after another.
MOST_NEAR = 4_000
#: Stands for all facts of a kind where reads note one; no record can have this id.
ALL = "*"
#: Stands for all kept kinds where processes tell each other; no kind has this name.
_KEPT = "kept"


class Facts:
    """Facts by kind and record id. Sender of the ``derive`` signal.

    A feature says how a kind is computed; it is computed when first asked for, so the order in
    which features are asked does not matter. There are two ways: ``define_each``, from one record
    and whatever its rule looks up, and ``define``, from the cards of the whole city at once.
    """

    def __init__(self, catalogue: Catalogue, now: Now) -> None:
        self.catalogue = catalogue
        self.now = now
        #: Facts of ``kept`` kinds: those of the last build, and by name and id those of this one.
        self.left: Left = nothing
        self.fresh: dict[str, Kept] = {}
        self._reads = catalogue.reads
        self._rules: dict[type, Callable[[Facts], Mapping[str, Any]]] = {}
        self._rules_of_one: dict[type, Callable[[Facts, str], Any]] = {}
        self._names: dict[type, str] = {}
        self._keeping: set[type] = set()
        self._to_plan: set[type] = set()
        self._near: set[type] = set()
        self._all: dict[type, Mapping[str, Any]] = {}
        self._grounds: dict[type, frozenset[str]] = {}
        self._holding: dict[type, bool] = {}
        self._before: Mapping[str, Whole] = {}
        self._hold_still: Callable[[Mapping[str, bytes]], bool] = bool
        self._held: dict[Any, dict[str, Known]] = {}

    def define(
        self,
        kind: type[Fact],
        rule: Callable[[Facts], Mapping[str, Fact]],
        kept: bool = False,
        to_plan: bool = False,
    ) -> None:
        """Say how the facts of ``kind`` are computed, all at once, from the records' cards.

        With ``kept`` the next build finds them again while the cards are the same; msgspec must
        know how to write them. With ``to_plan`` they are let go when all is planned: they are
        large, and pages ask for others. Raises ``ValueError`` on a second rule.
        """
        self._name(kind)
        if kept:
            self._keeping.add(kind)
        if to_plan:
            self._to_plan.add(kind)
        if kind in self._rules_of_one or self._rules.setdefault(kind, rule) is not rule:
            raise ValueError(f"facts {kind.__name__} are defined twice")

    def define_each(
        self,
        kind: type[Fact],
        rule: Callable[[Facts, str], Fact],
        *,
        kept: bool = False,
        near: bool = False,
    ) -> None:
        """Say how the fact of ``kind`` about one record is computed.

        It is held until the end of the build, for the lists that come last; with ``near`` only for
        the pages that are drawn one after another (``Planned.near``). With ``kept`` the next build
        finds it again: for what is dear, and written on pages that show very many. It is a class
        of ``bytes`` then. Raises ``ValueError`` on a second rule, ``TypeError`` if something else
        shall be kept.
        """
        self._name(kind)
        if kept:
            if not issubclass(kind, bytes):
                raise TypeError(f"facts {kind.__name__} are no bytes, and cannot be kept")
            self._keeping.add(kind)
        if near:
            self._near.add(kind)
        if kind in self._rules or self._rules_of_one.setdefault(kind, rule) is not rule:
            raise ValueError(f"facts {kind.__name__} are defined twice")

    def all(self, kind: type[Fact]) -> Mapping[str, Fact]:
        """The facts of a ``define``d kind; none where no active feature defines the kind."""
        if kind not in self._rules:
            return {}
        self._reads.note(self._names[kind] + ALL)
        return self.known(kind)

    def of(self, kind: type[Fact], record_id: str) -> Fact:
        """The fact of ``kind`` about one record. Raises ``KeyError``."""
        held = self._held.get(kind)
        found = held.get(record_id) if held else None
        if found is None:
            rule = self._rules_of_one.get(kind)
            if rule is None:
                self._reads.note(self._names[kind] + record_id)
                return self.known(kind)[record_id]
            found = self._found(kind, rule, record_id)
        self._reads.note_all(found.seen)
        value: Fact = found.value
        return value

    def each(self, kind: type[Fact], ids: Sequence[str]) -> list[Fact]:
        """The facts of ``kind`` about many records, as ``of`` gives them one by one."""
        if kind not in self._keeping:
            return [self.of(kind, record_id) for record_id in ids]
        name, make = self._names[kind], cast(Callable[[Any], Fact], kind)
        keys = [name + record_id for record_id in ids]
        known = list(map(self.fresh.get, keys))
        if None not in known:  # in a cold build they nearly always are: their pages came first
            there, seen = nothing(keys)
        else:
            there, seen = self.left(keys)
        facts, looks = [], [seen]
        for key, record_id, found, left in zip(keys, ids, known, there, strict=True):
            if left is None:
                # Of two of one id the second is known by then.
                found = found or self.fresh.get(key) or self._freshly_kept(kind, record_id)
                facts.append(cast(Fact, found[0]))
                looks.append(found[1])
            else:
                facts.append(make(left))
        self._reads.note_all(set().union(*looks))
        return facts

    def made(self, maker: Hashable, key: str, make: Callable[[], Fact]) -> Fact:
        """What ``make`` gives, made once for the pages that ask ``maker`` for ``key`` one after
        another: for what neighbours share, and what no other feature asks for.
        """
        held = self._held.get(maker)
        found = held.get(key) if held else None
        if found is None:
            found = self._hold(maker, key, self._watched(make), MOST_NEAR)
        self._reads.note_all(found.seen)
        value: Fact = found.value
        return value

    def find(self, kind: type[Fact], key: str) -> Fact | None:
        """The fact of ``kind`` under ``key``; None if there is none, or nobody defines the kind."""
        if kind in self._rules_of_one:
            return self.of(kind, key)
        if kind not in self._rules:
            return None
        self._reads.note(self._names[kind] + key)
        return self.known(kind).get(key)

    def known(self, kind: type[Fact]) -> Mapping[str, Fact]:
        """The facts of a ``define``d kind, without a note of it."""
        if kind not in self._all:
            left = self._before[self._names[kind]] if self.holds(kind) else ({}, b"")
            if left[1]:
                self._all[kind] = msgpack.decode(left[1], type=dict[str, kind])  # type: ignore[valid-type]
            else:
                found = self._watched(lambda: self._rules[kind](self))
                self._all[kind] = found.value
                self._grounds[kind] = self.grounds(found.seen)
        return self._all[kind]

    def remember(
        self, before: Mapping[str, Whole], hold: Callable[[Mapping[str, bytes]], bool]
    ) -> None:
        """Take over ``before``, which ``keep`` gave in the last build of the same city and day.

        ``hold`` tells whether all that there are stamps of is what it was.
        """
        self._before, self._hold_still = before, hold

    def let_go(self) -> None:
        """Let go of what is large and only planning asks for. Who asks all the same has it made."""
        for kind in self._to_plan:
            self._all.pop(kind, None)
        self.catalogue.let_go()

    def told(self) -> Iterator[bytes]:
        """What was found out about single records here, for another process to ``hear``; but not
        what only neighbours ask for.
        """
        for kind in self._rules_of_one.keys() - self._near:
            yield from packed(self._names[kind], self._held.get(kind, {}))
        yield from packed(_KEPT, self.fresh)

    def hear(self, told: Iterable[bytes]) -> set[str]:
        """Take over what other processes found out; gives the names and ids of what is to be kept,
        which they keep.
        """
        kinds = {self._names[kind]: kind for kind in self._rules_of_one}
        mine, heard = set(self.fresh), set[str]()
        for name, found in map(unpacked, told):
            if name == _KEPT:
                heard.update(found)
                self.fresh |= found
            elif name in kinds:
                held = self._held.setdefault(kinds[name], {})
                if len(held) + len(found) <= MOST_HELD:
                    held |= found
        return heard - mine

    def holds(self, kind: type) -> bool:
        """Whether the facts of a ``define``d kind are known to be those of the last build."""
        if kind not in self._holding:
            left = self._before.get(self._names[kind])
            self._holding[kind] = (
                left is not None and self._is_ours(kind) and self._hold_still(left[0])
            )
        return self._holding[kind]

    def grounds(self, seen: Iterable[str]) -> frozenset[str]:
        """``seen``, and for facts of the whole city, what these were computed from."""
        kinds = self.kinds()
        found = set()
        for key in seen:
            kind = kinds.get(key.partition(":")[0])
            if kind is None or not self._is_ours(kind):
                found.add(key)  # a stranger's rule may look at anything: its value counts
            elif kind not in self._grounds and self.holds(kind):
                found |= self._before[self._names[kind]][0].keys()
            else:
                self.known(kind)
                found |= self._grounds[kind]
        return frozenset(found)

    def keep(self, stamps_of: Callable[[Iterable[str]], dict[str, bytes]]) -> dict[str, Whole]:
        """What the next build is to know of the facts of the whole city."""
        kept = {}
        for kind, name in ((kind, self._names[kind]) for kind in self._rules):
            if kind in self._grounds:
                data = msgpack.encode(self._all[kind]) if kind in self._keeping else b""
                kept[name] = (stamps_of(self._grounds[kind]), data)
            elif self.holds(kind):
                kept[name] = self._before[name]
        return kept

    def _is_ours(self, kind: type) -> bool:
        return is_of_the_program(self._rules[kind], self.catalogue.city)

    def kinds(self) -> Mapping[str, type]:
        """The ``define``d kinds by the name under which reads note them."""
        return {self._names[kind][:-1]: kind for kind in self._rules}

    def _name(self, kind: type) -> None:
        self._names[kind] = f"{kind.__module__}.{kind.__qualname__}:"

    def _found(self, kind: type, rule: Callable[[Facts, str], Any], record_id: str) -> Known:
        if kind in self._keeping:
            key = self._names[kind] + record_id
            [left], seen = self.left([key])
            if left is not None:
                return Known(kind(left), seen)
            return Known(*(self.fresh.get(key) or self._freshly_kept(kind, record_id)))
        value, noted = self._watched(lambda: rule(self, record_id))
        if kind in self._near:
            return self._hold(kind, record_id, Known(value, noted), MOST_NEAR)
        # A tuple takes less room than a set.
        return self._hold(kind, record_id, Known(value, tuple(map(intern, noted))), MOST_HELD)

    def _freshly_kept(self, kind: type, record_id: str) -> Kept:
        rule = self._rules_of_one[kind]
        value, noted = self._watched(lambda: rule(self, record_id))
        kept = self.fresh[self._names[kind] + record_id] = (value, tuple(map(intern, noted)))
        return kept

    def _watched(self, make: Callable[[], Any]) -> Known:
        """What ``make`` gives, and what it looked at."""
        self._reads.begin()
        try:
            value = make()
        except BaseException:
            self._reads.note_all(self._reads.end())  # who can do without it has looked, too
            raise
        return Known(value, self._reads.end())

    def _hold(self, maker: Hashable, key: str, found: Known, most: int) -> Known:
        held = self._held.setdefault(maker, {})
        if len(held) >= most:
            held.clear()
        held[key] = found
        return found
