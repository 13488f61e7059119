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
from plugins.core.decode import Rejected, decode, sketch, translatable_fields
from plugins.core.document import Document, Scalar
from plugins.core.frontmatter import Malformed, document_of
from plugins.core.markdown import editor_objections, objections
from plugins.core.model import Record
from plugins.core.problem import Place, Problem, Severity, declare, problem
from plugins.core.registry import RecordType, Registry
from plugins.core.slug import is_id, slugify
from plugins.core.source import FILE_TYPE, Unreadable, list_folder, read_file, rough_lines, text_of
from plugins.core.suggest import did_you_mean

BAD_ID = declare("bad-id")
DUPLICATE_ID = declare("duplicate-id")
TRANSLATION_ALONE = declare("translation-alone")
TRANSLATION_FIELD = declare("translation-field")

_SUFFIXES = (".md", ".yaml")


@dataclass(slots=True)
class Intake:
    """What came in: records by type and id, and the story of every file."""

    records: dict[str, dict[str, Record]] = field(default_factory=dict)
    withheld: dict[tuple[str, str], Withheld] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    #: Every path read, in order; and the lines of those that were text, for the printers.
    read: list[str] = field(default_factory=list)
    lines: dict[str, tuple[str, ...]] = field(default_factory=dict)
    #: Files that translate a record: their path → the type's name and the record's id.
    translations: dict[str, tuple[str, str]] = field(default_factory=dict)
    #: Of rejected records, what can still be checked between records.
    sketches: list[Record] = field(default_factory=list)

    def withhold(self, kind: RecordType, record_id: str, name: str) -> None:
        """Remember that a record exists, so that others may go on naming it."""
        if record_id and record_id not in self.records[kind.name]:
            self.withheld.setdefault(
                (kind.name, record_id), Withheld(kind.name, record_id, name or record_id)
            )


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
                intake.translations[path] = (kind.name, stem)
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
    name = path.rpartition("/")[2]
    return name.rpartition(".")[0] or name


def _take(
    content: Path,
    kind: RecordType,
    path: str,
    owners: dict[str, str],
    intake: Intake,
    city: City,
) -> None:
    if not path.endswith(_SUFFIXES):
        intake.problems.append(_wrong_type(path))
        intake.withhold(kind, slugify(_stem(path)), "")
        return
    misnamed = _name_problem(path, owners)
    # The id it would have: others may name the record by it, or it is somebody else's.
    record_id = slugify(_stem(path)) if misnamed else _stem(path)
    owners.setdefault(record_id, path)
    document, problems = _document(content, path, record_id, intake)
    problems.extend([misnamed] if misnamed else [])
    intake.problems.extend(problems)
    if document is None:
        intake.withhold(kind, record_id, "")
        return
    intake.problems.extend(_text_problems(document, kind.model))
    try:
        record, notes = decode(document, kind.model, city)
    except Rejected as rejected:
        notes = list(rejected.problems)
        intake.sketches.append(sketch(document, kind.model))
        intake.withhold(kind, record_id, _readable_name(document, rejected.problems))
    else:
        if misnamed:
            intake.withhold(kind, record_id, record.name)
        else:
            intake.records[kind.name][record_id] = record
    intake.problems.extend(notes)


def _document(
    content: Path, path: str, record_id: str, intake: Intake
) -> tuple[Document | None, list[Problem]]:
    try:
        source = read_file(content, path)
        intake.lines[path] = rough_lines(source)
        text, notes = text_of(source)
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


def _name_problem(path: str, owners: Mapping[str, str]) -> Problem | None:
    """Why the file's name can be no id: another file has it, or it has the wrong letters."""
    stem = _stem(path)
    folded = unicodedata.normalize("NFC", stem).casefold()
    better = slugify(stem)
    for candidate in (stem, folded, better):
        if candidate in owners:
            return problem(
                DUPLICATE_ID,
                Place(path),
                f"Diese Datei und »{owners[candidate]}« meinen denselben Eintrag »{candidate}«.",
                "Behalten Sie eine der beiden, oder geben Sie einer einen anderen Namen.",
            )
    if is_id(stem):
        return None
    if better == stem:
        message = f"»{stem}« kann keine Datei heißen: Windows hält es für ein Gerät."
    else:
        message = f"»{stem}« taugt nicht als Dateiname: erlaubt sind a–z, 0–9 und Bindestriche."
    better = f"{better}-2" if better == stem else better or "name"
    suffix = path.rpartition(".")[2]
    return problem(
        BAD_ID,
        Place(path),
        message,
        f"Nennen Sie die Datei »{better}.{suffix}«. Der Name ist auch die Adresse der Seite.",
    )


def _text_problems(document: Document, model: type[Record]) -> list[Problem]:
    """What in the document's Markdown the site would not show."""
    find = editor_objections if model.editors_text else objections
    return [
        problem(o.code, document.text_place(o.offset, o.length), o.message, o.hint)
        for o in find(document.text)
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
                did_you_mean(stem, known, "Legen Sie ihn an, oder löschen Sie die Übersetzung."),
            )
        )
    elif document is not None:
        allowed = translatable_fields(kind.model)
        problems.extend(document.flaws)
        problems.extend(_text_problems(document, kind.model))
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
        record = intake.records[kind.name].get(stem)
        if record is not None and not problems:
            texts = {k: v.text for k, v in document.fields.values.items() if isinstance(v, Scalar)}
            record.translations.setdefault(language, {}).update(texts, text=document.body)
    intake.problems.extend(problems)
