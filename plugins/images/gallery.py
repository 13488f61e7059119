# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The pictures that records name: verified at the link stage, known to every page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from plugins.core.catalogue import Catalogue
from plugins.core.facts import Facts
from plugins.core.link import Linking
from plugins.core.model import Record
from plugins.core.naming import pictures_named
from plugins.core.problem import Place, Problem, Severity, declare, problem
from plugins.core.registry import Setting
from plugins.core.source import Unreadable
from plugins.core.taken import Named, Taken
from plugins.images.judgements import Judgements, Progress, Verified
from plugins.images.picture import PictureError, missing
from plugins.images.view import PictureView, picture_view

ALT_MISSING = declare("image-alt", Severity.WARNING)
CREDIT_MISSING = declare("image-credit", Severity.WARNING)
UNUSED = declare("image-unused", Severity.WARNING)


class _Memory(Struct):
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


def cache_folder() -> Path | None:
    """The folder that ``keep_in`` was told."""
    return _memory.folder


def judgements_of(content: Path) -> Judgements:
    """What is known of the pictures of a content folder."""
    if _memory.judgements is None or _memory.content != content:
        _memory.content, _memory.judgements = content, Judgements(content, _memory.folder)
    return _memory.judgements


def wanted(catalogue: Catalogue) -> tuple[Verified, ...]:
    """Every picture that a published record names, once, by file name."""
    names = sorted({name for _, taken in catalogue.every() for _, _, name in taken.pictures})
    known = judgements_of(catalogue.content)
    return tuple(known.of(catalogue.pictures[name]) for name in names)


def verified(catalogue: Catalogue, name: str) -> Verified:
    """The picture file ``name``, which a published record names."""
    return judgements_of(catalogue.content).of(catalogue.picture(name))


def stamp_of(catalogue: Catalogue, name: str) -> bytes:
    """What changes when the bytes of the picture file ``name`` do; b"" if it cannot be shown."""
    try:
        return judgements_of(catalogue.content).of(catalogue.pictures[name]).key.encode()
    except (KeyError, PictureError, Unreadable):
        return b""


def check(linking: Linking) -> None:
    """Receiver of ``link``: every named picture exists and can be shown; poor data is warned of."""
    known = linking.catalogue.pictures
    judgements_of(linking.catalogue.content).look_at(known.values(), _memory.progress)
    used = set()
    every = [taken for sound in linking.catalogue.taken.values() for taken in sound.values()]
    for taken in [taken for taken in (*every, *linking.catalogue.rejected) if taken.pictures]:
        for named in taken.pictures:
            used.add(named[2])
            _check_one(linking, taken, named, known)
    for name in sorted(set(known) - used):
        _check_unused(linking, name, known[name])


def _check_one(linking: Linking, taken: Taken, named: Named, known: Mapping[str, str]) -> None:
    field, nth, name = named

    def place() -> Place:
        return linking.catalogue.record_of(taken).place(field, nth)

    try:
        if name not in known:
            raise missing(name, known)
        found = judgements_of(linking.catalogue.content).of(known[name])
    except PictureError as error:
        linking.report(error.code, place(), error.message, error.hint)
    except Unreadable as refused:
        said = refused.problem
        linking.report(said.code, place(), said.message, said.hint)
    else:
        for note in found.picture.notes:
            linking.report(note.code, place(), note.message, note.hint)


def check_words(record: Record, setting: Setting) -> Iterator[Problem]:
    """A check of every record: what is missing beside its pictures."""
    if not pictures_named(record):
        return
    if not getattr(record, "image_alt", None):
        yield problem(
            ALT_MISSING,
            record.document.key_place("image"),
            "Zum Bild fehlen Worte für alle, die es nicht sehen.",
            "Ergänzen Sie »image_alt: « und was zu sehen ist.",
        )
    if not getattr(record, "image_credit", None):
        yield problem(
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


def pictures_of(record: Record, facts: Facts) -> tuple[PictureView, ...]:
    """The pictures that a record shows, in order, each once; the first is its main one."""
    names = pictures_named(record)
    return tuple(dict.fromkeys(_views(record, names, facts.catalogue))) if names else ()


def _views(record: Record, names: tuple[Named, ...], catalogue: Catalogue) -> Iterator[PictureView]:
    alt = getattr(record, "image_alt", None) or ""
    credit = getattr(record, "image_credit", None) or ""
    for _, _, name in names:
        found = verified(catalogue, name)
        yield picture_view(found.picture, found.key, alt, credit)
