# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Link: ids that name other records, checked; what features check between records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from plugins.core.catalogue import Catalogue
from plugins.core.clock import Now
from plugins.core.decode import field_place
from plugins.core.model import Record, Reference
from plugins.core.problem import Place, Problem, declare, problem
from plugins.core.slug import is_id
from plugins.core.suggest import did_you_mean, nearest

UNKNOWN_REFERENCE = declare("unknown-reference")


@dataclass(slots=True)
class Linking:
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


def references(record: Record) -> Iterator[tuple[str, int | None, str, Reference]]:
    """Every reference of a record: field, list index or None, the written id, what it may name."""
    for name, info in type(record).model_fields.items():
        mark = next((m for m in info.metadata if isinstance(m, Reference)), None)
        value = getattr(record, name)
        if mark is None or value is None:
            continue
        if isinstance(value, str):
            yield name, None, value, mark
        else:
            for index, item in enumerate(value):
                yield name, index, item, mark


def check_references(linking: Linking) -> None:
    """Report ids that name nothing. An id of a held-back record names something."""
    catalogue = linking.catalogue
    for record in (*(r for _, r in catalogue.every()), *catalogue.sketches):
        for name, index, written, mark in references(record):
            known = [i for kind in mark.types for i in _ids(catalogue, kind)]
            if written in known or (mark.free_text and not _mistyped(written, known)):
                continue
            linking.report(
                UNKNOWN_REFERENCE,
                record.place(name, index),
                f"»{written}« gibt es nicht.",
                did_you_mean(
                    written,
                    known,
                    "Gemeint ist die Kennung eines Eintrags: sein Dateiname ohne ».md«.",
                ),
            )


def _ids(catalogue: Catalogue, kind: str) -> tuple[str, ...]:
    return tuple(catalogue.city.places) if kind == "place" else catalogue.ids(kind)


def _mistyped(written: str, known: list[str]) -> bool:
    """Free text that has the form of an id and is nearly one was meant as one."""
    return is_id(written) and nearest(written, known, 0.8) is not None
