# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Records and cards as bytes, written once and read many times.

Most of what they hold is text and numbers. Those are written with ``marshal``, or with msgspec
where a card says its types, at a tenth of what pickling the objects takes. What neither knows is
pickled.
"""

from __future__ import annotations

import marshal
import pickle
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any, NamedTuple, get_type_hints

from msgspec import DecodeError, msgpack

from plugins.core.declared import defaults_of
from plugins.core.model import Record

#: Bytes of this build's own, or a view where they lie in a file of an earlier build.
Packed = bytes | memoryview

#: What ``marshal`` gives back as it was. It refuses subclasses, so nothing is taken for another.
_PLAIN = frozenset({str, int, float, bool, type(None)})
#: What is nearly as plain, and how it is written and read.
_NEARLY: tuple[tuple[type, Callable[[Any], Any], Callable[[Any], Any]], ...] = (
    (date, date.toordinal, date.fromordinal),
    (datetime, datetime.isoformat, datetime.fromisoformat),
    # Prices are often the same, and what is told of one object twice is short.
    (Decimal, str, lru_cache(maxsize=4096)(Decimal)),
)
_WRITERS = {kind: (number, write) for number, (kind, write, _) in enumerate(_NEARLY)}
_READERS = tuple(read for *_, read in _NEARLY)
#: Begins what is pickled. No message of msgpack begins with this byte.
_PICKLED = b"\xc1"
#: Begins a message that is an array; four bytes say how many things are in it.
_ARRAY = b"\xdd"


def pack_record(record: Record) -> bytes:
    """``record`` as bytes: what was said in its file, and the file's text."""
    values = record.__dict__
    plain: dict[str, Any] = {}
    nearly: tuple[dict[str, Any], ...] = ({}, {}, {})
    others: dict[str, Any] = {}
    for name in record.model_fields_set.union(defaults_of(type(record)).made):
        value = values[name]
        kind = type(value)
        if kind in _PLAIN or (kind is tuple and {str}.issuperset(map(type, value))):
            plain[name] = value
        elif kind in _WRITERS and not (kind is datetime and (value.tzinfo or value.fold)):
            number, write = _WRITERS[kind]
            nearly[number][name] = write(value)
        else:
            others[name] = value
    # Nearly always the text is the end of the file: it need not be written twice.
    before, text = record.as_written, record.text
    ends = text and before.endswith(text)
    if ends:
        plain.pop("text", None)
        before = before[: -len(text)]
    rest = pickle.dumps(others, protocol=5) if others else b""
    written = (plain, nearly, rest, before, text if ends else "", record.translations)
    return marshal.dumps(written)


def unpack_record(data: Packed, model: type[Record], record_id: str, path: str) -> Record:
    """What ``pack_record`` made ``data`` of. It was valid, and is not judged again."""
    said, nearly, rest, before, text, translations = marshal.loads(data)  # noqa: S302 - packed by us
    for read, found in zip(_READERS, nearly, strict=True):
        for name, value in found.items():
            said[name] = read(value)
    if rest:
        said |= pickle.loads(rest)  # noqa: S301 - packed by us
    if text:
        said["text"] = text
    record = model.__new__(model)
    values = defaults_of(model).plain.copy()
    values |= said
    values |= {
        "model_fields_set": frozenset(said),
        "id": record_id,
        "path": path,
        "_file_before": before,
        "_file_end": text,
        "_translations": translations,
    }
    object.__setattr__(record, "__dict__", values)
    return record


def pack_card(card: Any, made_by: Callable[..., Any]) -> bytes:
    """``card``, which ``made_by`` made, as bytes. It should be a struct or a NamedTuple of plain
    types, and ``made_by`` be annotated with its class.
    """
    form = _form(made_by)
    if form is not None and type(card) is form.kind:
        # It may hold more, or other, than its types say.
        with suppress(TypeError, ValueError, OverflowError):
            data = form.write(card)
            if form.read(data) == card:
                return data
    return _PICKLED + pickle.dumps(card, protocol=5)


def unpack_card(data: Packed, made_by: Callable[..., Any]) -> Any:
    """What ``pack_card`` made ``data`` of."""
    form = _form(made_by)
    if form is None or data[:1] == _PICKLED:
        return pickle.loads(data[1:])  # noqa: S301 - packed by us
    return form.read(data)


def unpack_cards(every: Sequence[bytes], made_by: Callable[..., Any]) -> list[Any]:
    """What ``unpack_card`` gives of each: a city's at once, in two thirds of the time."""
    form = _form(made_by)
    if form is not None:
        # As one array (msgpack's ``array 32``). What is pickled makes it none.
        with suppress(DecodeError):
            return form.read_all(b"".join([_ARRAY, len(every).to_bytes(4, "big"), *every]))
    return [unpack_card(card, made_by) for card in every]


class _Form(NamedTuple):
    """The class of cards that a function says it makes, and how msgspec writes and reads them."""

    kind: type
    write: Callable[[Any], bytes]
    read: Callable[[Packed], Any]
    read_all: Callable[[bytes], list[Any]]


@cache
def _form(made_by: Callable[..., Any]) -> _Form | None:
    """The form of the cards of ``made_by``, if it says which class they are of."""
    try:
        kind = get_type_hints(made_by)["return"]
        write, read = msgpack.Encoder().encode, msgpack.Decoder(kind).decode
        read_all = msgpack.Decoder(list[kind]).decode  # type: ignore[valid-type]
        return _Form(kind, write, read, read_all)
    except (KeyError, NameError, TypeError):
        return None
