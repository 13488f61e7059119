# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the things that pages look at are worth today: equal stamps, equal things.

The keys are those that ``Reads`` notes: ``business/hoevel`` for a record, there or not,
``business/`` for all of its type, ``cards:business`` and ``ids:business`` for their cards and their
ids, ``picture:hoevel.jpg`` for a file, ``beside:map`` for what ``Catalogue.lay`` laid, and a fact's
name with its key for what was derived from the whole city.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any

from msgspec import msgpack

from plugins.core.catalogue import Catalogue
from plugins.core.facts import ALL, Facts
from plugins.core.hashing import blake2b

#: A third of the time of ``repr``, and the facts of a region are 20 MB.
_told = msgpack.Encoder().encode


def stamp_of(value: Any) -> bytes:
    """A hash of a plain value: of texts, numbers, days, and tuples and structs of such.

    It tells values of one type apart, and not a tuple from a list, or a day from its text.
    """
    try:
        told = _told(value)
    except (TypeError, ValueError, OverflowError):  # what msgspec does not know tells all by itself
        told = repr(value).encode("utf-8", "surrogatepass")
    return blake2b(told, digest_size=16).digest()


#: Before the name of a type: all cards of it, and which records there are.
_CARDS, _IDS = "cards:", "ids:"
_OF_TYPES = (_CARDS, _IDS)


def _type_of(key: str) -> str:
    """The type that ``key`` is about as a whole; "" if it is about something else."""
    if key.startswith(_OF_TYPES):
        return key.partition(":")[2]
    return key[:-1] if key.endswith("/") and ":" not in key else ""


class Stamps:
    """The stamps of one build."""

    def __init__(self, catalogue: Catalogue, facts: Facts) -> None:
        self._catalogue = catalogue
        self._types = catalogue.registry.types
        self._is_as_before = catalogue.is_as_before
        self._kinds = facts.kinds()
        self._known: dict[str, bytes] = {}
        self._others: dict[str, Callable[[str], bytes]] = {}
        self._last: Mapping[str, bytes] = {}
        self.tell_kind(_CARDS[:-1], self._cards_of)
        self.tell_kind("beside", lambda name: catalogue.laid.get(name, (b"",))[0])
        self.tell_kind(_IDS[:-1], lambda name: stamp_of(list(catalogue.taken.get(name, {}))))

    def changed(self, last: Mapping[str, bytes]) -> set[str]:
        """Those of ``last``, which the last build left, that are another now.

        Nothing is computed for records of types that are as before. For facts of the whole city
        that are what they were the last stamp is taken.
        """
        self._last = last
        if not last:  # the first build: nobody has looked at anything
            return set()
        same = {kind.name for kind in self._types if self._is_as_before(kind.name)}
        kinds = self._kinds
        changed = set()
        # Most are records, and as they were: Python's sets need no line for each of those.
        for key, stamp in last.items() - self._of_records.items():
            # ``business/hoevel`` is a record, ``picture:a/b.jpg`` is none.
            kind, colon, _ = key.partition(":")
            is_same = kind in kinds and self._holds(kind) if colon else key.split("/")[0] in same
            if not is_same and self.of(key) != stamp:
                changed.add(key)
        return changed

    def of_keys(self, keys: Iterable[str]) -> list[bytes]:
        """The stamp of each of ``keys``, for the next build."""
        last = self._last or self._of_records
        known = {**last, **self._known}.get
        return [self.of(key) if (found := known(key)) is None else found for key in keys]

    def foresee(self) -> None:
        """Work out the stamps of the records, and of what is known of the whole city by now: the
        pages of a first build ask for nearly all of it.
        """
        _ = self._of_records
        for name, (facts, kind) in self._kinds.items():
            for key in facts.computed(kind):
                self.of(f"{name}:{key}")

    def of_types(self) -> dict[str, bytes]:
        """The stamps of what is known of whole types, as far as somebody asked for them."""
        return {key: stamp for key, stamp in self._known.items() if _type_of(key)}

    def take_over(self, stamps: Mapping[str, bytes]) -> None:
        """Take what ``of_types`` gave in the last build, for types that are as before."""
        before = self._catalogue.is_as_before
        self._known |= {key: stamp for key, stamp in stamps.items() if before(_type_of(key))}

    def tell(self, stamps: Mapping[str, bytes]) -> None:
        """Add stamps of what the catalogue and the facts do not know."""
        self._known |= stamps

    def tell_kind(self, kind: str, made: Callable[[str], bytes]) -> None:
        """Let ``made(name)`` give the stamp of each ``kind:name``."""
        self._others[kind] = made

    def of(self, key: str) -> bytes:
        """The stamp of what ``key`` names; b"" if there is no such thing."""
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._made(key)
        return found

    def of_all(self, keys: Iterable[str]) -> dict[str, bytes]:
        """The stamp of each of ``keys``."""
        return {key: self.of(key) for key in sorted(keys)}

    def hold(self, stamps: Mapping[str, bytes]) -> bool:
        """Whether all that ``of_all`` gave stamps of is what it was."""
        return all(self.of(key) == stamp for key, stamp in stamps.items())

    def _holds(self, name: str) -> bool:
        """Whether the facts of the kind ``name`` are known to be those of the last build."""
        facts, kind = self._kinds[name]
        return facts.holds(kind)

    def _made(self, key: str) -> bytes:
        kind, _, name = key.partition(":")
        if kind in self._kinds:
            if key in self._last and self._holds(kind):
                return self._last[key]
            known, of_kind = self._kinds[kind]
            facts: Mapping[str, Any] = known.known(of_kind)
            if name == ALL:
                return stamp_of(tuple(facts.items()))
            return stamp_of(facts[name]) if name in facts else b""
        if kind in self._others:
            return self._others[kind](name)
        if key == "dead:":
            return stamp_of(sorted(self._catalogue.dead))
        if key.endswith("/"):
            return self._all_of(key[:-1])
        return self._record(*key.partition("/")[::2])

    @cached_property
    def _of_records(self) -> dict[str, bytes]:
        """The stamps of all records that are shown."""
        return {
            f"{name}/{record_id}": taken.digest
            for name, records in self._catalogue.taken.items()
            for record_id, taken in records.items()
        }

    def _record(self, type_name: str, record_id: str) -> bytes:
        taken = self._catalogue.taken.get(type_name, {}).get(record_id)
        if taken:
            return taken.digest
        held = self._catalogue.withheld.get((type_name, record_id))
        return stamp_of(held) if held else b""

    def _cards_of(self, type_name: str) -> bytes:
        """Of all cards of a type, and which files they are of."""
        records = self._catalogue.taken.get(type_name, {}).values()
        cards = [taken.card for taken in records]
        digest = blake2b(array("q", map(len, cards)), digest_size=16)
        digest.update("\0".join([taken.paths[0] for taken in records]).encode())
        digest.update(b"".join(cards))
        translated = [(taken.id, taken.cards) for taken in records if taken.cards]
        digest.update(repr(translated).encode() if translated else b"")
        return digest.digest()

    def _all_of(self, type_name: str) -> bytes:
        records = self._catalogue.taken.get(type_name, {})
        told = b"".join([record_id.encode() + t.digest for record_id, t in records.items()])
        digests = blake2b(told, digest_size=16)
        held = sorted(h for h in self._catalogue.withheld.values() if h.type == type_name)
        return stamp_of((digests.digest(), held))
