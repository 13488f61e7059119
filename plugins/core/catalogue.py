# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""All records of a city. A record is loaded when somebody looks at it, and the look is noted."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, cast

from msgspec import Struct, field
from msgspec.structs import replace

from plugins.core.city import City
from plugins.core.document import Document
from plugins.core.model import Record
from plugins.core.packing import unpack_card, unpack_cards
from plugins.core.reads import Reads
from plugins.core.registry import RecordType, Registry
from plugins.core.taken import Taken

RecordModel = TypeVar("RecordModel", bound=Record)
#: How many loaded records of a type are kept at once; beyond it the next look loads again.
MOST_LOADED = 2_000


class Withheld(NamedTuple):
    """A record that exists and has an error: it may be named, not shown."""

    type: str
    id: str
    name: str


class Catalogue(Struct):
    """The city's records by type and id. Records are sorted by id, whatever the file order.

    ``taken`` holds what is known of each sound record without loading it, ``load`` loads one.
    """

    city: City
    registry: Registry
    taken: Mapping[str, Mapping[str, Taken]]
    withheld: Mapping[tuple[str, str], Withheld]
    load: Callable[[Taken], Record]
    #: The content folder, and the files of its ``images`` by name.
    content: Path = Path()
    pictures: Mapping[str, str] = field(default_factory=dict)
    #: ``city.yaml`` as it was written, for the places of problems.
    city_document: Document | None = None
    #: What is known of records with errors: their references and pictures are checked as well.
    rejected: tuple[Taken, ...] = ()
    #: Addresses that the editors' texts link to and that the site does not have.
    dead: frozenset[str] = frozenset()
    #: Types of which all records are what they were in the last build, as far as their files tell.
    steady: frozenset[str] = frozenset()
    #: What receivers of ``link`` found beside the records: by name a hash of it, and it.
    laid: dict[str, tuple[bytes, Any]] = field(default_factory=dict)
    reads: Reads = field(default_factory=Reads)
    #: Of the view of a further language, the catalogue of the site's own.
    own: Catalogue | None = None
    #: Loaded records by type and path; and those that pages have looked at, as it is noted.
    _loaded: dict[str, dict[str, Record]] = field(default_factory=dict)
    _at_hand: dict[str, Any] = field(default_factory=dict)
    _cards: dict[str, Mapping[str, Any]] = field(default_factory=dict)

    def speaking(self, city: City) -> Catalogue:
        """The same records as pages in the language of ``city``, a view, see them."""
        return replace(self, city=city, own=self, _loaded={}, _at_hand={}, _cards={})

    def all(self, model: type[RecordModel]) -> tuple[RecordModel, ...]:
        """Every record of ``model``, sorted by id. Loads them all: see ``cards``."""
        name = self.registry.of(model).name
        self.reads.note(f"{name}/")
        found = (self._record(taken) for taken in self.taken.get(name, {}).values())
        return cast(tuple[RecordModel, ...], tuple(found))

    def get(self, model: type[RecordModel], record_id: str | None) -> RecordModel | None:
        """The record of ``model`` with this id, or None."""
        if not record_id:
            return None
        key = f"{self.registry.of(model).name}/{record_id}"
        self.reads.note(key)
        found: RecordModel | None = self._at_hand.get(key) or self._fetched(key)
        return found

    def the(self, model: type[RecordModel], record_id: str) -> RecordModel:
        """The record of ``model`` with this id. Raises ``KeyError`` if it is not there."""
        found = self.get(model, record_id)
        if found is None:
            raise KeyError(record_id)
        return found

    def _fetched(self, key: str) -> Any:
        """The record ``key``, or None; it is found at once when it is looked at again."""
        name, _, record_id = key.partition("/")
        taken = self.taken.get(name, {}).get(record_id)
        if taken is None:
            return None
        found = self._record(taken)  # which may let go of those at hand
        self._at_hand[key] = found
        return found

    def cards(self, model: type[Record]) -> Mapping[str, Any]:
        """The cards of a model's records by id, sorted: what lists are made from.

        A card is what ``RecordType.card`` made of the record. It is there without the record
        being loaded. For planning and for ``define``d facts; a page that is drawn looks at these.
        """
        self.note_cards(model)
        kind = self.registry.of(model)
        if kind.name not in self._cards:
            made_by, found = kind.card, self.taken.get(kind.name, {})
            if self.own:
                self._cards[kind.name] = self._cards_in_words(kind, self.own.cards(model))
            else:
                packed = [taken.card for taken in found.values()]
                cards = unpack_cards(packed, made_by) if made_by else [None] * len(found)
                self._cards[kind.name] = dict(zip(found, cards, strict=True))
        return self._cards[kind.name]

    def _cards_in_words(self, kind: RecordType, own: Mapping[str, Any]) -> Mapping[str, Any]:
        """``own``, where translations have cards of theirs with these in their places."""
        others = {
            taken.id: unpack_card(card, kind.card)
            for taken in self.taken.get(kind.name, {}).values()
            for language, card in taken.cards
            if kind.card and language == self.city.further
        }
        return {**own, **others} if others else own

    def card_of(self, taken: Taken) -> Any:
        """The card of one record, without a note."""
        cards = self._cards.get(taken.type)
        if cards is not None:
            return cards[taken.id]
        made_by = self.registry.named(taken.type).card
        card = dict(taken.cards).get(self.city.further) if self.own and taken.cards else None
        return unpack_card(card or taken.card, made_by) if made_by else None

    def let_go(self) -> None:
        """Let go of the cards; who asks for them again has them read again."""
        self._cards.clear()

    def forget_loaded(self) -> None:
        """Let go of the records that were looked at last; who asks has them loaded again."""
        self._loaded.clear()
        self._at_hand.clear()

    def note_cards(self, model: type[Record]) -> None:
        """Note that somebody looks at all cards of ``model``."""
        self.reads.note(f"cards:{self.registry.of(model).name}")

    def ids_of(self, model: type[Record]) -> Collection[str]:
        """The ids of a model's records, sorted."""
        name = self.registry.of(model).name
        self.reads.note(f"ids:{name}")
        return self.taken.get(name, {}).keys()

    def every(self) -> Iterator[tuple[RecordType, Taken]]:
        """What is known of every sound record, sorted by type and id."""
        for kind in self.registry.types:
            for taken in self.taken.get(kind.name, {}).values():
                yield kind, taken

    def record_of(self, taken: Taken) -> Record:
        """The record of ``taken``; of a rejected one, its references and pictures alone."""
        self.reads.note(f"{taken.type}/{taken.id}")
        return self._record(taken)

    def is_as_before(self, type_name: str) -> bool:
        """Whether nothing of a type is another than in the last build: neither its records, nor
        that all of them are shown.
        """
        return type_name in self.steady and all(held != type_name for held, _ in self.withheld)

    def ids(self, type_name: str) -> tuple[str, ...]:
        """All ids of a type, sorted, with those held back."""
        held = [i for t, i in self.withheld if t == type_name]
        return tuple(sorted({*self.taken.get(type_name, {}), *held}))

    def exists(self, type_name: str, record_id: str) -> bool:
        """Whether there is such a record, shown or held back."""
        return record_id in self.taken.get(type_name, {}) or (type_name, record_id) in self.withheld

    def withheld_name(self, type_name: str, record_id: str | None) -> str:
        """The name of a record that is held back; "" if no such record is."""
        self.reads.note(f"{type_name}/{record_id}")
        held = self.withheld.get((type_name, record_id or ""))
        return held.name if held else ""

    def picture(self, name: str) -> str:
        """The path of the picture file ``name``. Raises ``KeyError``."""
        self.reads.note(f"picture:{name}")
        return self.pictures[name]

    def photo_of(self, record: str) -> str:
        """The first picture that a record (``business/hoevel``) names; "" where it names none."""
        if not record:
            return ""
        self.reads.note(record)
        name, _, record_id = record.partition("/")
        taken = self.taken[name].get(record_id)
        return taken.pictures[0][2] if taken and taken.pictures else ""

    def lay(self, name: str, digest: bytes, thing: Any) -> None:
        """For receivers of ``link``: let pages find ``thing``, which a file beside the records
        says, under ``name``. ``digest`` stands for all that it was made of.
        """
        self.laid[name] = (digest, thing)

    def beside(self, name: str) -> Any:
        """What ``lay`` laid under ``name``; None if nothing was."""
        self.reads.note(f"beside:{name}")
        return self.laid.get(name, (b"", None))[1]

    @property
    def dead_addresses(self) -> frozenset[str]:
        """Addresses that the editors' texts link to and that the site does not have."""
        self.reads.note("dead:")
        return self.dead

    def address_of(self, record: Record) -> str:
        """The address of a record's page."""
        return self.registry.of(type(record)).address_of(record.id)

    def without(self, paths: Iterable[str]) -> None:
        """Hold back the records of ``paths``. A faulty translation is not its record's fault."""
        gone = frozenset(paths)
        if not gone:
            return
        withheld = dict(self.withheld)
        kept: dict[str, dict[str, Taken]] = {}
        for name, records in self.taken.items():
            kept[name] = {}
            for record_id, taken in records.items():
                if taken.path not in gone:
                    kept[name][record_id] = taken
                else:
                    withheld[name, record_id] = Withheld(name, record_id, taken.name)
        self.taken, self.withheld, self._cards = kept, withheld, {}
        self._at_hand.clear()

    def _record(self, taken: Taken) -> Record:
        # By type: many events have one place, and must not drive it out.
        loaded = self._loaded.setdefault(taken.type, {})
        found = loaded.get(taken.path)
        if found is None:
            if len(loaded) >= MOST_LOADED:
                loaded.clear()
                self._at_hand.clear()
            found = loaded[taken.path] = self._loaded_anew(taken)
        return found

    def _loaded_anew(self, taken: Taken) -> Record:
        if self.own is None:
            return self.load(taken)
        return self.own._record(taken).speaking(self.city.language, self.own.city.language)
