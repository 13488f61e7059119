# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Take in one record: read and decode its files, and say what is known of it.

What comes out is a function of the files' bytes, the city and the day, and of nothing else; so it
can be done for many records at once, and be kept for the next build.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from plugins.core.decode import Rejected, decode, sketch, translation
from plugins.core.document import Document, Scalar
from plugins.core.editors_markdown import editor_objections
from plugins.core.frontmatter import Malformed, document_of
from plugins.core.hashing import blake2b
from plugins.core.markdown import objections
from plugins.core.model import Record, translatable_fields
from plugins.core.naming import own_links, pictures_named, references_named
from plugins.core.packing import Packed, pack_card, pack_record, unpack_record
from plugins.core.problem import Problem, Severity, declare, has_errors, problem
from plugins.core.registry import RecordType, Registry, Setting
from plugins.core.source import SourceFile, Unreadable, read_file, text_of
from plugins.core.steps import Steps
from plugins.core.taken import Cards, Taken, packed_problems
from plugins.core.units import Unit

TRANSLATION_FIELD = declare("translation-field")


class Fresh(NamedTuple):
    """What is known of a record that was taken in, and the record itself, packed: b"" if there is
    none.
    """

    taken: Taken
    packed: bytes


def read_unit(
    content: Path, unit: Unit, trusted: set[str] | None = None
) -> tuple[list[SourceFile | Unreadable], bytes]:
    """The unit's files, or why one cannot be read, and a hash of it all: names and bytes.

    ``trusted`` are folders that ``read_file`` looked at for other units just now.
    """
    found: list[SourceFile | Unreadable] = []
    told: list[bytes] = []
    for path in unit.paths:
        try:
            source = read_file(content, path, trusted=trusted)
            told += os.fsencode(path), b"\0%d:" % len(source.data), source.data
            found.append(source)
        except Unreadable as refused:
            told += os.fsencode(path), b"\0", repr(refused.problem).encode()
            found.append(refused)
    return found, blake2b(b"".join(told), digest_size=16).digest()


def take(
    unit: Unit,
    sources: list[SourceFile | Unreadable],
    digest: bytes,
    registry: Registry,
    setting: Setting,
) -> Steps[Fresh]:
    """What the record of ``sources`` is, with everything there is to say about it: its document,
    the record, what it is seen as, and what is kept of it.
    """
    kind = registry.named(unit.type)
    document, problems = _document(sources[0], unit.path, unit.id)
    problems += [unit.misnamed] if unit.misnamed else []
    record: Record | None = None
    sound = False
    name = ""
    yield
    if document is not None:
        problems.extend(text_problems(document, kind.model))
    yield
    if document is not None:
        try:
            record, notes = decode(document, kind.model, setting.city)
            sound, name = unit.misnamed is None, record.name
        except Rejected as rejected:
            record, notes = sketch(document, kind.model), list(rejected.problems)
            name = _readable_name(document, rejected.problems)
        problems.extend(notes)
    for (path, language), source in zip(unit.translations, sources[1:], strict=True):
        problems += _translate(record if sound else None, kind, unit.id, path, language, source)
    yield
    shown = record if not unit.misnamed else None
    card, cards, checked, failed = _seen_in(record if sound else None, kind, registry, setting)
    yield
    taken = Taken(
        type=unit.type,
        id=unit.id,
        paths=unit.paths,
        digest=digest,
        name=name or unit.id,
        sound=sound,
        faulty=has_errors(problems),
        references=references_named(shown) if shown else (),
        pictures=pictures_named(shown) if shown else (),
        links=own_links(record) if record and sound else (),
        remarks=packed_problems(problems),
        card=card,
        cards=cards,
        checked=checked,
        failed=failed,
    )
    return Fresh(taken, pack_record(shown) if shown else b"")


def renewed(taken: Taken, record: Record, registry: Registry, setting: Setting) -> Taken:
    """``taken``, which is sound, as of the setting."""
    kind = registry.named(taken.type)
    card, cards, checked, failed = _seen_in(record, kind, registry, setting)
    return taken._replace(card=card, cards=cards, checked=checked, failed=failed)


def _seen_in(
    record: Record | None, kind: RecordType, registry: Registry, setting: Setting
) -> tuple[bytes, Cards, bytes, bool]:
    """The record's card, those of its translations that are others, what is to be told of it
    today, and whether that is an error.
    """
    if record is None:
        return b"", (), b"", False
    findings = [p for check in registry.checks_of(kind) for p in check(record, setting)]
    card = pack_card(kind.card(record, setting), kind.card) if kind.card else b""
    cards: list[tuple[str, bytes]] = []
    if kind.card and record.translations:
        for language in setting.city.languages[1:]:
            if language in record.translations:
                spoken = record.speaking(language, "")
                other = pack_card(kind.card(spoken, setting), kind.card)
                cards += [(language, other)] if other != card else []
    return card, tuple(cards), packed_problems(findings), has_errors(findings)


def load(taken: Taken, registry: Registry, packed: Mapping[str, Packed]) -> Record:
    """The record itself, ``packed`` by its path; of a rejected one, its references and pictures
    alone.
    """
    model = registry.named(taken.type).model
    return unpack_record(packed[taken.path], model, taken.id, taken.path)


def _document(
    source: SourceFile | Unreadable, path: str, record_id: str
) -> tuple[Document | None, list[Problem]]:
    try:
        if isinstance(source, Unreadable):
            raise source
        text, notes = text_of(source)
        return document_of(path, record_id, text), notes
    except (Unreadable, Malformed) as refused:
        return None, [refused.problem]


def text_problems(document: Document, model: type[Record]) -> list[Problem]:
    """What in the document's Markdown the site would not show."""
    find = editor_objections if model.editors_text else objections
    return [
        problem(o.code, document.text_place(o.offset, o.length), o.message, o.hint)
        for o in find(document.text)
    ]


def _readable_name(document: Document, problems: Iterable[Problem]) -> str:
    """The record's name, if at least that field is sound."""
    node = document.fields.values.get("name")
    if not isinstance(node, Scalar) or not 0 < len(node.text.strip()) <= 200:
        return ""
    place = document.place(node)
    clean = all(p.place != place for p in problems if p.severity is Severity.ERROR)
    return node.text.strip() if clean else ""


def _translate(
    record: Record | None,
    kind: RecordType,
    record_id: str,
    path: str,
    language: str,
    source: SourceFile | Unreadable,
) -> list[Problem]:
    """``hoevel.en.md``: give ``record`` its translated fields and text; what is wrong with them."""
    document, problems = _document(source, path, record_id)
    if document is None:
        return problems
    allowed = translatable_fields(kind.model)
    problems.extend(document.flaws)
    problems.extend(text_problems(document, kind.model))
    problems.extend(
        problem(
            TRANSLATION_FIELD,
            document.key_place(key),
            f"»{key}« lässt sich nicht übersetzen.",
            "Übersetzen lassen sich: " + ", ".join(sorted(allowed)) + ".",
        )
        for key in document.fields.keys
        if key not in allowed
    )
    if record is not None and not problems:
        said = record.translations.setdefault(language, {})
        for name, value in document.texts.items():
            if found := translation(kind.model, name, value):
                said[name] = found
        if document.body and not document.body.isspace():
            said["text"] = document.body
    return problems
