# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The pictures that records name: verified at the link stage, known to every page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from plugins.core.catalogue import Catalogue
from plugins.core.facts import Facts
from plugins.core.link import Linking
from plugins.core.model import Record
from plugins.core.naming import pictures_named
from plugins.core.problem import Place, Problem, Severity, declare, problem
from plugins.core.registry import Setting
from plugins.core.source import Unreadable, read_file
from plugins.core.taken import Named, Taken
from plugins.images import verify
from plugins.images.encode import key_of
from plugins.images.view import PictureView, picture_view

ALT_MISSING = declare("image-alt", Severity.WARNING)
CREDIT_MISSING = declare("image-credit", Severity.WARNING)
UNUSED = declare("image-unused", Severity.WARNING)


@dataclass(frozen=True, slots=True)
class Verified:
    """A picture file that may be shown: what it is, the key of its bytes, where it lies."""

    picture: verify.Picture
    key: str
    path: str


#: What is known of a file's bytes; the same bytes are never judged twice in a process.
_known: dict[tuple[str, str], Verified] = {}


def load(content: Path, path: str, name: str) -> tuple[Verified, bytes]:
    """Read and verify one picture. Raises ``PictureError`` or ``Unreadable``."""
    # One byte more than allowed, so that ``verify`` can say how large a picture may be.
    data = read_file(content, path, verify.MAX_BYTES, cut=True).data
    key = key_of(data)
    if (key, name) not in _known:
        _known[key, name] = Verified(verify.inspect(data, name), key, path)
    return _known[key, name], data


def check(linking: Linking) -> None:
    """Receiver of ``link``: every named picture exists and can be shown; poor data is warned of."""
    known = linking.catalogue.pictures
    used = set()
    sound = (taken for _, taken in linking.catalogue.every())
    for taken in (*sound, *linking.catalogue.rejected):
        for named in taken.pictures:
            used.add(named.written)
            _check_one(linking, taken, named, known)
    for name in sorted(set(known) - used):
        _check_unused(linking, name, known[name])


def _check_one(
    linking: Linking, taken: Taken, named: Named, known: Mapping[str, str]
) -> None:
    name = named.written

    def place() -> Place:
        return linking.catalogue.record_of(taken).place(named.field, named.index)

    try:
        if name not in known:
            raise verify.missing(name, known)
        verified, _ = load(linking.catalogue.content, known[name], name)
    except verify.PictureError as error:
        linking.report(error.code, place(), error.message, error.hint)
    except Unreadable as refused:
        found = refused.problem
        linking.report(found.code, place(), found.message, found.hint)
    else:
        for note in verified.picture.notes:
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
        load(linking.catalogue.content, path, name)
    except verify.PictureError as error:
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
    return tuple(dict.fromkeys(_views(record, facts.catalogue)))


def _views(record: Record, catalogue: Catalogue) -> Iterator[PictureView]:
    for _, _, name in pictures_named(record):
        verified, _ = load(catalogue.content, catalogue.picture(name), name)
        alt = getattr(record, "image_alt", None) or ""
        credit = getattr(record, "image_credit", None) or ""
        yield picture_view(verified.picture, verified.key, alt, credit)
