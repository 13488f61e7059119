# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Read and decode every record file of a content folder, and keep count.

Every file in a record folder is counted as read, whatever it is; each ends up as a record or is
held back with at least one error. That is how ``published + held back = read`` can be asserted.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from plugins.core.catalogue import Withheld
from plugins.core.city import LANGUAGES, City
from plugins.core.decode import Rejected, decode, translatable_fields
from plugins.core.document import Document, Scalar
from plugins.core.frontmatter import Malformed, document_of
from plugins.core.markdown import editor_objections, objections
from plugins.core.model import Record
from plugins.core.problem import Place, Problem, Severity, declare, problem
from plugins.core.registry import RecordType, Registry
from plugins.core.slug import is_id, slugify
from plugins.core.source import FILE_TYPE, Unreadable, list_folder, read_file, text_of
from plugins.core.suggest import did_you_mean

BAD_ID = declare("bad-id")
DUPLICATE_ID = declare("duplicate-id")
TRANSLATION_ALONE = declare("translation-alone")


@dataclass(slots=True)
class Intake:
    """What came in: records by type and id, and the story of every file."""

    records: dict[str, dict[str, Record]] = field(default_factory=dict)
    withheld: dict[tuple[str, str], Withheld] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    #: Every path read, in order; and the lines of those that were text, for the printers.
    read: list[str] = field(default_factory=list)
    lines: dict[str, tuple[str, ...]] = field(default_factory=dict)


def take_in(content: Path, registry: Registry, city: City) -> Intake:
    """Read and decode all record files below ``content``."""
    intake = Intake()
    for kind in registry.types:
        intake.records[kind.name] = {}
        paths = list(list_folder(content, kind.folder))
        owners: dict[str, str] = {}
        translations = []
        for path in _plain_first(paths):
            intake.read.append(path)
            name = path.rpartition("/")[2]
            stem, _, language = name.removesuffix(".md").rpartition(".")
            if name.endswith(".md") and stem and language in LANGUAGES:
                translations.append((path, stem, language))
                continue
            _take(content, kind, path, owners, intake, city)
        for path, stem, language in translations:
            _take_translation(content, kind, path, stem, language, intake)
        intake.records[kind.name] = dict(sorted(intake.records[kind.name].items()))
    return intake


def _plain_first(paths: list[str]) -> list[str]:
    """Well-named files first, so that of two alike the well-named one keeps the id."""
    return sorted(paths, key=lambda p: (not is_id(_stem(p)), p))


def _stem(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".md").removesuffix(".yaml")


def _take(
    content: Path,
    kind: RecordType,
    path: str,
    owners: dict[str, str],
    intake: Intake,
    city: City,
) -> None:
    found = _id_problem(path, owners)
    record_id = _stem(path)
    if found is None:
        owners[record_id] = path
    document, problems = _document(content, path, record_id, intake)
    if found:
        problems.append(found)
    if document is None or found:
        intake.problems.extend(problems)
        if found is None:
            intake.withheld[kind.name, record_id] = Withheld(kind.name, record_id, record_id)
        return
    try:
        record, notes = decode(document, kind.model, city)
        intake.records[kind.name][record_id] = record
        problems.extend([*notes, *_text_problems(record)])
    except Rejected as rejected:
        problems.extend(rejected.problems)
        name = _readable_name(document, rejected.problems) or record_id
        intake.withheld[kind.name, record_id] = Withheld(kind.name, record_id, name)
    intake.problems.extend(problems)


def _document(
    content: Path, path: str, record_id: str, intake: Intake
) -> tuple[Document | None, list[Problem]]:
    if not path.endswith((".md", ".yaml")):
        return None, [_wrong_type(path)]
    try:
        text, notes = text_of(read_file(content, path))
        intake.lines[path] = tuple(text.split("\n"))
        return document_of(path, record_id, text), notes
    except (Unreadable, Malformed) as refused:
        return None, [refused.problem]


def _wrong_type(path: str) -> Problem:
    better = path.rpartition(".")[0] + ".yaml"
    hint = (
        f"Nennen Sie die Datei »{better}«."
        if path.endswith(".yml")
        else "Hier liegen nur Dateien »name.md« oder »name.yaml«; Bilder gehören nach images."
    )
    return problem(FILE_TYPE, Place(path), "Diese Art von Datei wird hier nicht gelesen.", hint)


def _id_problem(path: str, owners: Mapping[str, str]) -> Problem | None:
    stem = _stem(path)
    folded = unicodedata.normalize("NFC", stem).casefold()
    for candidate in (stem, folded, slugify(folded)):
        if candidate in owners:
            return problem(
                DUPLICATE_ID,
                Place(path),
                f"Diese Datei und »{owners[candidate]}« meinen denselben Eintrag »{candidate}«.",
                "Behalten Sie eine der beiden, oder geben Sie einer einen anderen Namen.",
            )
    if is_id(stem):
        return None
    better = slugify(stem)
    return problem(
        BAD_ID,
        Place(path),
        f"»{stem}« taugt nicht als Dateiname: erlaubt sind a–z, 0–9 und Bindestriche.",
        f"Nennen Sie die Datei »{better or 'name'}.md«. Der Name ist auch die Adresse der Seite.",
    )


def _text_problems(record: Record) -> list[Problem]:
    """What in the record's Markdown the site would not show."""
    find = editor_objections if record.editors_text else objections
    return [
        problem(o.code, record.text_place(o.offset, o.length), o.message, o.hint)
        for o in find(record.text)
    ]


def _readable_name(document: Document, problems: tuple[Problem, ...]) -> str:
    """The record's name, if at least that field is sound."""
    node = document.fields.values.get("name")
    if not isinstance(node, Scalar) or not 0 < len(node.text.strip()) <= 200:
        return ""
    place = document.place(node)
    clean = all(p.place != place for p in problems if p.severity is Severity.ERROR)
    return node.text.strip() if clean else ""


def _take_translation(
    content: Path, kind: RecordType, path: str, stem: str, language: str, intake: Intake
) -> None:
    """``hoevel.en.md``: translated fields and text of the record ``hoevel``."""
    known = {*intake.records[kind.name], *(i for t, i in intake.withheld if t == kind.name)}
    document, problems = _document(content, path, stem, intake)
    if stem not in known:
        problems.append(
            problem(
                TRANSLATION_ALONE,
                Place(path),
                f"Zu dieser Übersetzung fehlt der Eintrag »{stem}.md«.",
                did_you_mean(stem, known),
            )
        )
    elif document is not None:
        allowed = translatable_fields(kind.model)
        problems.extend(
            problem(
                TRANSLATION_ALONE,
                document.key_place(key),
                f"»{key}« lässt sich nicht übersetzen.",
                "Übersetzen lassen sich: " + ", ".join(sorted(allowed)) + ".",
            )
            for key in document.fields.keys
            if key not in allowed
        )
        record = intake.records[kind.name].get(stem)
        if record is not None and not problems:
            texts = {k: v.text for k, v in document.fields.values.items() if isinstance(v, Scalar)}
            record.translations.setdefault(language, {}).update(texts, text=document.body)
    intake.problems.extend(problems)
