# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which files make a record: known from their names, before any of them is opened."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from msgspec import Struct, field

from plugins.core.city import LANGUAGES
from plugins.core.problem import Place, Problem, declare, problem
from plugins.core.registry import RecordType
from plugins.core.slug import is_id, slugify
from plugins.core.source import FILE_TYPE
from plugins.core.suggest import did_you_mean

BAD_ID = declare("bad-id")
DUPLICATE_ID = declare("duplicate-id")
TRANSLATION_ALONE = declare("translation-alone")

_SUFFIXES = (".md", ".yaml")


class Unit(NamedTuple):
    """The files of one record: its own first, then those that translate it, with language.

    ``misnamed`` says why the own file's name can be no id; ``id`` is the one it would have.
    """

    type: str
    id: str
    path: str
    translations: tuple[tuple[str, str], ...]
    misnamed: Problem | None

    @property
    def paths(self) -> tuple[str, ...]:
        """All its files."""
        if not self.translations:
            return (self.path,)
        return (self.path, *(path for path, _ in self.translations))


class Sorting(Struct):
    """Every file of the record folders, sorted out by its name."""

    units: list[Unit] = field(default_factory=list)
    #: Files that are no record, and translations without one: what is wrong with each.
    problems: list[Problem] = field(default_factory=list)
    #: Type and id that a file of the wrong kind would have: others may name it.
    strays: list[tuple[str, str]] = field(default_factory=list)
    #: Every path, in order; and those that translate: path → type and id.
    read: list[str] = field(default_factory=list)
    translations: dict[str, tuple[str, str]] = field(default_factory=dict)

    def add(self, other: Sorting) -> None:
        """Take in what the files of another folder gave."""
        self.units += other.units
        self.problems += other.problems
        self.strays += other.strays
        self.read += other.read
        self.translations |= other.translations


def sort_folder(kind: RecordType, paths: Iterable[str]) -> Sorting:
    """Sort the files ``paths``, which lie in the folder of ``kind``, into records."""
    sorting = Sorting()
    owners: dict[str, str] = {}
    own: list[tuple[str, str, Problem | None]] = []
    strays: list[str] = []
    found: list[tuple[str, str, str]] = []
    for is_odd, path, stem in _plain_first(paths):
        sorting.read.append(path)
        if not is_odd and stem not in owners and path.endswith(_SUFFIXES):  # as nearly all are
            owners[stem] = path
            own.append((stem, path, None))
            continue
        translated = _translated(path, stem)
        if translated:
            found.append((path, *translated))
            sorting.translations[path] = (kind.name, translated[0])
        elif not path.endswith(_SUFFIXES):
            sorting.problems.append(_wrong_type(path))
            strays.append(slugify(stem))
        else:
            misnamed = _name_problem(path, stem, owners)
            record_id = slugify(stem) if misnamed else stem
            owners.setdefault(record_id, path)
            own.append((record_id, path, misnamed))
    sorting.strays += [(kind.name, stray) for stray in strays if stray]
    known = {record_id for record_id, _, _ in own} | {stray for stray in strays if stray}
    of_record: dict[str, list[tuple[str, str]]] = {}
    for path, stem, language in found:
        if stem in known:
            of_record.setdefault(stem, []).append((path, language))
        else:
            sorting.problems.append(_alone(path, stem, known))
    for record_id, path, misnamed in own:
        translations = tuple(of_record.get(record_id, ())) if owners[record_id] == path else ()
        sorting.units.append(Unit(kind.name, record_id, path, translations, misnamed))
    return sorting


def _translated(path: str, stem: str) -> tuple[str, str] | None:
    """``hoevel.en.md`` → ``hoevel``, ``en``; None for a file that is a record's own."""
    if "." not in stem or not path.endswith(".md"):
        return None
    own, _, language = stem.rpartition(".")
    return (own, language) if own and language in LANGUAGES else None


def _plain_first(paths: Iterable[str]) -> list[tuple[bool, str, str]]:
    """The files with their stems, well-named ones first: of two alike they keep the id."""
    return sorted((not is_id(stem := _stem(path)), path, stem) for path in paths)


def _stem(path: str) -> str:
    name = path.rpartition("/")[2]
    return name.rpartition(".")[0] or name


def _alone(path: str, stem: str, known: Iterable[str]) -> Problem:
    return problem(
        TRANSLATION_ALONE,
        Place(path),
        f"Zu dieser Übersetzung fehlt der Eintrag »{stem}.md«.",
        did_you_mean(stem, known, "Legen Sie ihn an, oder löschen Sie die Übersetzung."),
    )


def _wrong_type(path: str) -> Problem:
    better = path.rpartition(".")[0] + ".yaml"
    hint = (
        f"Nennen Sie die Datei »{better}«."
        if path.endswith(".yml")
        else "Hier liegen nur Dateien »name.md« oder »name.yaml«; Bilder gehören nach images."
    )
    return problem(FILE_TYPE, Place(path), "Diese Art von Datei wird hier nicht gelesen.", hint)


def _name_problem(path: str, stem: str, owners: Mapping[str, str]) -> Problem | None:
    """Why the file's name can be no id: another file has it, or it has the wrong letters."""
    if stem not in owners and is_id(stem):
        return None
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
