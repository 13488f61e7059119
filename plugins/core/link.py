# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Link: ids that name other records, checked; what features check between records."""

from __future__ import annotations

from msgspec import Struct, field

from plugins.core.catalogue import Catalogue
from plugins.core.clock import Now
from plugins.core.decode import field_place
from plugins.core.model import Reference
from plugins.core.naming import reference_fields
from plugins.core.problem import Place, Problem, declare, problem
from plugins.core.registry import RecordType
from plugins.core.slug import is_id
from plugins.core.suggest import did_you_mean, nearest
from plugins.core.taken import Named, Taken

UNKNOWN_REFERENCE = declare("unknown-reference")


class Linking(Struct):
    """Sender of the ``link`` signal: the records, and where problems go."""

    catalogue: Catalogue
    now: Now
    problems: list[Problem] = field(default_factory=list)

    def city_place(self, *way: str | int) -> Place:
        """Where ``city.yaml`` says something: ``"operator", "register"``; the nearest above it."""
        document = self.catalogue.city_document
        return field_place(document, way) if document else Place("city.yaml")

    def report(self, code: str, place: Place, message: str, hint: str = "") -> None:
        """Report a problem of a declared code."""
        self.problems.append(problem(code, place, message, hint))


def check_references(linking: Linking) -> None:
    """Report ids that name nothing. An id of a held-back record names something."""
    catalogue = linking.catalogue
    known: dict[tuple[str, ...], frozenset[str]] = {}
    for kind in catalogue.registry.types:
        there: dict[str, frozenset[str]] = {}
        for name, mark in reference_fields(kind.model).items():
            if mark.types not in known:
                known[mark.types] = frozenset(_ids(catalogue, mark))
            there[name] = known[mark.types]
        for taken in catalogue.taken.get(kind.name, {}).values() if there else ():
            for name, index, written in taken.references:
                if written not in there[name]:
                    _report_unknown(linking, kind, taken, (name, index, written))
    for taken in catalogue.rejected:
        kind = catalogue.registry.named(taken.type)
        for named in taken.references:
            if named[2] not in _ids(catalogue, reference_fields(kind.model)[named[0]]):
                _report_unknown(linking, kind, taken, named)


def _report_unknown(linking: Linking, kind: RecordType, taken: Taken, named: Named) -> None:
    """Report that there is no such id, unless it is free text."""
    name, index, written = named
    mark = reference_fields(kind.model)[name]
    if mark.free_text and not is_id(written):
        return
    known = _ids(linking.catalogue, mark)
    # Free text that has the form of an id and is nearly one was meant as one.
    if mark.free_text and nearest(written, known, 0.8) is None:
        return
    linking.report(
        UNKNOWN_REFERENCE,
        linking.catalogue.record_of(taken).place(name, index),
        f"»{written}« gibt es nicht.",
        did_you_mean(
            written, known, "Gemeint ist die Kennung eines Eintrags: sein Dateiname ohne ».md«."
        ),
    )


def _ids(catalogue: Catalogue, mark: Reference) -> list[str]:
    """Every id that a field marked so may hold."""
    found: list[str] = []
    for kind in mark.types:
        found += catalogue.city.places if kind == "place" else catalogue.ids(kind)
    return found
