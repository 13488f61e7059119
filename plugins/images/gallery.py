# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The pictures that records name: verified at the link stage, known to every page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from plugins.core.catalogue import Catalogue, Facts
from plugins.core.link import Linking
from plugins.core.model import Picture as PictureField
from plugins.core.model import Record
from plugins.core.problem import Place, Severity, declare
from plugins.core.source import Unreadable
from plugins.images.judgements import Judgements, Progress, Verified
from plugins.images.picture import PictureError, missing
from plugins.images.view import PictureView, picture_view

ALT_MISSING = declare("image-alt", Severity.WARNING)
CREDIT_MISSING = declare("image-credit", Severity.WARNING)
UNUSED = declare("image-unused", Severity.WARNING)


@dataclass(frozen=True, slots=True)
class Shown:
    """The pictures of one record, in order."""

    pictures: tuple[PictureView, ...] = ()

    @property
    def first(self) -> PictureView | None:
        """The record's main picture."""
        return self.pictures[0] if self.pictures else None


@dataclass(slots=True)
class _Memory:
    """Where judgements are kept between builds, whom to tell, and those of the last content."""

    folder: Path | None = None
    progress: Progress | None = None
    content: Path | None = None
    judgements: Judgements | None = None


_memory = _Memory()


def keep_in(folder: Path | None, progress: Progress | None = None) -> None:
    """Keep what is found out about pictures in ``folder`` from now on; None keeps nothing.

    ``progress`` hears of every picture that must be decoded to be judged.
    """
    _memory.folder, _memory.progress, _memory.judgements = folder, progress, None


def judgements_of(content: Path) -> Judgements:
    """What is known of the pictures of a content folder."""
    if _memory.judgements is None or _memory.content != content:
        _memory.content, _memory.judgements = content, Judgements(content, _memory.folder)
    return _memory.judgements


def wanted(catalogue: Catalogue) -> tuple[Verified, ...]:
    """Every picture that a published record names, once, by file name."""
    names = sorted({name for _, record in catalogue.every() for _, _, name in named(record)})
    known = judgements_of(catalogue.content)
    return tuple(known.of(catalogue.pictures[name]) for name in names)


def named(record: Record) -> Iterator[tuple[str, int | None, str]]:
    """Field, list index and file name of every picture a record names."""
    for field, info in type(record).model_fields.items():
        if any(isinstance(mark, PictureField) for mark in info.metadata):
            value = getattr(record, field)
            if isinstance(value, str):
                yield field, None, value
            else:
                for index, name in enumerate(value or ()):
                    yield field, index, name


def check(linking: Linking) -> None:
    """Receiver of ``link``: every named picture exists and can be shown; poor data is warned of."""
    known = linking.catalogue.pictures
    judgements_of(linking.catalogue.content).look_at(known.values(), _memory.progress)
    used = set()
    sound = [record for _, record in linking.catalogue.every()]
    for record in (*sound, *linking.catalogue.sketches):
        for field, index, name in named(record):
            used.add(name)
            _check_one(linking, record, field, index, name, known)
    for record in sound:
        if any(named(record)):
            _check_words(linking, record)
    for name in sorted(set(known) - used):
        _check_unused(linking, name, known[name])


def _check_one(
    linking: Linking,
    record: Record,
    field: str,
    index: int | None,
    name: str,
    known: Mapping[str, str],
) -> None:
    place = record.place(field, index)
    try:
        if name not in known:
            raise missing(name, known)
        verified = judgements_of(linking.catalogue.content).of(known[name])
    except PictureError as error:
        linking.report(error.code, place, error.message, error.hint)
    except Unreadable as refused:
        found = refused.problem
        linking.report(found.code, place, found.message, found.hint)
    else:
        for note in verified.picture.notes:
            linking.report(note.code, place, note.message, note.hint)


def _check_words(linking: Linking, record: Record) -> None:
    if not getattr(record, "image_alt", None):
        linking.report(
            ALT_MISSING,
            record.document.key_place("image"),
            "Zum Bild fehlen Worte für alle, die es nicht sehen.",
            "Ergänzen Sie »image_alt: « und was zu sehen ist.",
        )
    if not getattr(record, "image_credit", None):
        linking.report(
            CREDIT_MISSING,
            record.document.key_place("image"),
            "Zum Bild fehlt, wer es gemacht hat und unter welcher Lizenz.",
            "Ergänzen Sie »image_credit: Foto Hövel, CC BY 4.0«.",
        )


def _check_unused(linking: Linking, name: str, path: str) -> None:
    try:
        judgements_of(linking.catalogue.content).of(path)
    except PictureError as error:
        linking.report(error.code, Place(path), error.message, error.hint)
    except Unreadable as refused:
        linking.problems.append(refused.problem)
    else:
        linking.report(
            UNUSED,
            Place(path),
            f"Kein Eintrag zeigt das Bild »{name}«.",
            "Nennen Sie es in einem Eintrag (»image: …«), oder löschen Sie es.",
        )


def shown(facts: Facts) -> Mapping[str, Shown]:
    """The rule behind the fact ``Shown``: a record's path → its pictures."""
    catalogue = facts.catalogue
    return {
        record.path: Shown(tuple(dict.fromkeys(_views(record, catalogue))))
        for _, record in catalogue.every()
    }


def _views(record: Record, catalogue: Catalogue) -> Iterator[PictureView]:
    alt = getattr(record, "image_alt", None) or ""
    credit = getattr(record, "image_credit", None) or ""
    for _, _, name in named(record):
        verified = judgements_of(catalogue.content).of(catalogue.pictures[name])
        yield picture_view(verified.picture, verified.key, alt, credit)
