# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the features derive from the records, once for every page that shows it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any, cast

from msgspec import msgpack

from plugins.core.catalogue import Catalogue
from plugins.core.clock import Now
from plugins.core.fact_rules import Fact, FactRules
from plugins.core.known import Keeper, Kept, Known, Whole, packed, unpacked
from plugins.core.messages import Messages
from plugins.core.packing import Packed
from plugins.core.program import is_of_the_program
from plugins.core.reads import Noted

__all__ = ["ALL", "MOST_HELD", "MOST_NEAR", "Fact", "Facts"]
#: Facts of one kind about single records that are held at once. Beyond it they are computed again
#: when asked for: a region of 50,000 businesses must not need the memory for all of its rows.
MOST_HELD = 30_000
#: The same of what only pages ask for that are drawn one after another.
MOST_NEAR = 1_000
#: Stands for all facts of a kind where reads note one; no record can have this id.
ALL = "*"
#: Before what processes tell each other of facts that were laid down.
_LAID = b"L"


class Facts(FactRules):
    """Facts by kind and record id. Sender of the ``derive`` signal.

    A feature says how a kind is computed; it is computed when first asked for, so the order in
    which features are asked does not matter. There are two ways: ``define_each``, from one record
    and whatever its rule looks up, and ``define``, from the cards of the whole city at once.
    """

    def __init__(self, catalogue: Catalogue, now: Now) -> None:
        super().__init__(catalogue.city.further if catalogue.own else "")
        self.catalogue = catalogue
        self.now = now
        #: The words of the pages that ask.
        self.words: Messages = catalogue.city.words
        #: What is derived in further languages, by language (``core/spoken.py``).
        self.spoken: dict[str, Facts] = {}
        #: Facts of ``kept`` kinds: where they lie, and by name and id those that do not lie there.
        self.keeper: Keeper = Keeper()
        self.fresh: dict[str, Kept] = {}
        self._reads = catalogue.reads
        self._all: dict[type, Mapping[str, Any]] = {}
        self._grounds: dict[type, frozenset[str]] = {}
        self._holding: dict[type, bool] = {}
        self._before: Mapping[str, Whole] = {}
        self._hold_still: Callable[[Mapping[str, bytes]], bool] = bool
        self._held: dict[Any, dict[str, Known]] = {}

    def speaking(self, language: str) -> Facts:
        """The facts for pages in a language; "" is the site's own."""
        return self.spoken[language] if language else self

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
        self._reads.note_each(found[1])
        value: Fact = found[0]
        return value

    def each(self, kind: type[Fact], ids: Sequence[str]) -> list[Fact]:
        """The facts of ``kind`` about many records, as ``of`` gives them one by one."""
        if kind in self._keeping:
            make = cast(Callable[[Any], Fact], kind)
            every = self.bytes_of(kind, ids)
            return [cast(Fact, one) if isinstance(one, kind) else make(one) for one in every]
        if kind not in self._rules_of_one:
            return [self.of(kind, record_id) for record_id in ids]
        rule, held = self._rules_of_one[kind], self._held.setdefault(kind, {})
        known = [held.get(record_id) or self._found(kind, rule, record_id) for record_id in ids]
        self._reads.note_all(*[seen for _, seen in known])
        return [value for value, _ in known]

    def bytes_of(self, kind: type, ids: Sequence[str]) -> list[Packed]:
        """The facts of a ``kept`` kind about many records as bytes, and no more than that: what the
        last build left is not copied from where it lies.
        """
        if kind not in self._keeping:
            return [self.of(kind, record_id) for record_id in ids]
        name = self._names[kind]
        keys = [name + record_id for record_id in ids]
        facts, seen = self.keeper.left(keys)
        looks = [seen]
        # In a cold build all of them, and nearly all were made along with their records' pages.
        for place in [place for place, left in enumerate(facts) if left is None]:
            found = self.fresh.get(keys[place]) or self._freshly_kept(kind, ids[place])
            facts[place] = found[0]
            looks.append(found[1])
        self._reads.note_all(*looks)
        return cast(list[Packed], facts)

    def made(self, maker: Hashable, key: str, make: Callable[[], Fact]) -> Fact:
        """What ``make`` gives, made once for the pages that ask ``maker`` for ``key`` one after
        another: for what neighbours share, and what no other feature asks for.
        """
        held = self._held.get(maker)
        found = held.get(key) if held else None
        if found is None:
            found = self._hold(maker, key, self._watched(make), MOST_NEAR)
        self._reads.note_each(found[1])
        return cast(Fact, found[0])

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
                self._all[kind], seen = self._watched(self._rules[kind], self)
                self._grounds[kind] = self.grounds(seen)
        return self._all[kind]

    def computed(self, kind: type) -> Collection[str]:
        """The names of the facts of a ``define``d kind of ours, if they are here."""
        return self._all.get(kind, {}).keys() if self._is_ours(kind) else ()

    def remember(
        self, before: Mapping[str, Whole], hold: Callable[[Mapping[str, bytes]], bool]
    ) -> None:
        """Take over ``before``, which ``keep`` gave in the last build of the same city and day.

        ``hold`` tells whether all that there are stamps of is what it was.
        """
        self._before, self._hold_still = before, hold
        for spoken in self.spoken.values():
            spoken.remember(before, hold)

    def keep_with(self, keeper: Keeper) -> None:
        """Let ``keeper`` have the facts of ``kept`` kinds, as it has those of the last build."""
        for facts in (self, *self.spoken.values()):
            facts.keeper = keeper

    def let_go(self, many: bool = False) -> None:
        """Let go of what is large and only planning asks for; who asks all the same has it made.
        Before, while cards are here, what ``many`` pages ask for is computed for all processes.
        """
        for kind in filter(self._is_ours, self._rules.keys() - self._to_plan) if many else ():
            self.known(kind)
        for spoken in self.spoken.values():
            spoken.let_go(many)
        for kind in self._to_plan:
            self._all.pop(kind, None)
        self.catalogue.let_go()

    def leave_neighbours(self) -> None:
        """Let go of what only pages of records ask for, that are drawn one after another: there is
        room for what other processes tell.
        """
        for facts in (self, *self.spoken.values()):
            for kind in facts._held.keys() - (facts._rules_of_one.keys() - facts._near):
                del facts._held[kind]
            facts.catalogue.forget_loaded()

    def lay(self, least: int = 1) -> None:
        """Give the facts of ``kept`` kinds that were made here to their keeper, if so many are."""
        if len(self.fresh) >= least and self.keeper.lay(self.fresh):
            self.fresh.clear()

    def told(self) -> Iterator[bytes]:
        """What was found out about single records here, for another process to ``hear``; but not
        what only neighbours ask for.
        """
        self.lay()
        if laid := self.keeper.told():
            yield _LAID + laid
        for facts in (self, *self.spoken.values()):
            for kind in facts._rules_of_one.keys() - facts._near - facts._keeping:
                yield from packed(facts._names[kind], facts._held.get(kind, {}))

    def hear(self, told: Iterable[bytes]) -> None:
        """Take over what other processes found out."""
        everyone = (self, *self.spoken.values())
        kinds = {one._names[kind]: (one, kind) for one in everyone for kind in one._rules_of_one}
        for data in told:
            if data[:1] == _LAID:
                self.keeper.hear(data[1:])
                continue
            name, found = unpacked(data)
            if name in kinds:
                held = kinds[name][0]._held.setdefault(kinds[name][1], {})
                if len(held) + len(found) <= MOST_HELD:
                    held |= found

    def holds(self, kind: type) -> bool:
        """Whether the facts of a ``define``d kind are known to be those of the last build."""
        if kind not in self._holding:
            left = self._before.get(self._names[kind])
            still = left and self._is_ours(kind) and self._hold_still(left[0])
            self._holding[kind] = bool(still)
        return self._holding[kind]

    def grounds(self, seen: Iterable[str]) -> frozenset[str]:
        """``seen``, and for facts of the whole city, what these were computed from."""
        kinds = self.kinds()
        found = set[str]()
        for key in seen:
            facts, kind = kinds.get(key.partition(":")[0], (self, None))
            if kind is None or not facts._is_ours(kind):
                found.add(key)  # a stranger's rule may look at anything: its value counts
            else:
                found.update(facts._grounds_of(kind))
        return frozenset(found)

    def _grounds_of(self, kind: type) -> Collection[str]:
        if kind not in self._grounds and self.holds(kind):
            return self._before[self._names[kind]][0].keys()
        self.known(kind)
        return self._grounds[kind]

    def keep(self, stamps_of: Callable[[Iterable[str]], dict[str, bytes]]) -> dict[str, Whole]:
        """What the next build is to know of the facts of the whole city."""
        kept = {}
        for kind, name in ((kind, self._names[kind]) for kind in self._rules):
            if kind in self._grounds:
                data = msgpack.encode(self._all[kind]) if kind in self._keeping else b""
                kept[name] = (stamps_of(self._grounds[kind]), data)
            elif self.holds(kind):
                kept[name] = self._before[name]
        for spoken in self.spoken.values():
            kept |= spoken.keep(stamps_of)
        return kept

    def _is_ours(self, kind: type) -> bool:
        return is_of_the_program(self._rules[kind], self.catalogue.city)

    def kinds(self) -> Mapping[str, tuple[Facts, type]]:
        """The ``define``d kinds by the name under which reads note them, with who knows them."""
        found = {self._names[kind][:-1]: (self, kind) for kind in self._rules}
        for spoken in self.spoken.values():
            found |= spoken.kinds()
        return found

    def _found(self, kind: type, rule: Callable[[Facts, str], Any], record_id: str) -> Known:
        if kind in self._keeping:
            key = self._names[kind] + record_id
            value, seen = self.keeper.one(key)
            if value is None:
                value, seen = self.fresh.get(key) or self._freshly_kept(kind, record_id)
            # What the last build left, or another process told, is bytes and no more.
            return (value if isinstance(value, kind) else kind(value)), seen
        value, noted = self._watched(rule, self, record_id)
        if kind in self._near:
            return self._hold(kind, record_id, (value, noted), MOST_NEAR)
        return self._hold(kind, record_id, (value, tuple(noted)), MOST_HELD)  # less room than a set

    def _freshly_kept(self, kind: type, record_id: str) -> Kept:
        value, noted = self._watched(self._rules_of_one[kind], self, record_id)
        kept = self.fresh[self._names[kind] + record_id] = (value, tuple(noted))
        return kept

    def _watched(self, make: Callable[..., Any], *told: Any) -> tuple[Any, Noted]:
        """What ``make`` gives of what it is ``told``, and what it looked at."""
        self._reads.begin()
        try:
            value = make(*told)
        except BaseException:
            self._reads.note_each(self._reads.end())  # who can do without it has looked, too
            raise
        return value, self._reads.end()

    def _hold(self, maker: Hashable, key: str, found: Known, most: int) -> Known:
        held = self._held.setdefault(maker, {})
        if len(held) >= most:
            held.clear()
        held[key] = found
        return found
