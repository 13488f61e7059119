# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Link: ids that name other records, checked; what features check between records."""

from __future__ import annotations

from msgspec import Struct, field

from plugins.core.catalogue import Catalogue
from plugins.core.clock import Now
from plugins.core.decode import field_place
from plugins.core.naming import reference_fields
from plugins.core.problem import Place, Problem, declare, problem
from plugins.core.slug import is_id
from plugins.core.suggest import did_you_mean, nearest

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
    for taken in (*(taken for _, taken in catalogue.every()), *catalogue.rejected):
        if not taken.references:
            continue
        fields = reference_fields(catalogue.registry.named(taken.type).model)
        for name, index, written in taken.references:
            mark = fields[name]
            if any(_exists(catalogue, kind, written) for kind in mark.types):
                continue
            if mark.free_text and not is_id(written):
                continue
            known = [i for kind in mark.types for i in _ids(catalogue, kind)]
            # Free text that has the form of an id and is nearly one was meant as one.
            if mark.free_text and nearest(written, known, 0.8) is None:
                continue
            linking.report(
                UNKNOWN_REFERENCE,
                catalogue.record_of(taken).place(name, index),
                f"»{written}« gibt es nicht.",
                did_you_mean(
                    written,
                    known,
                    "Gemeint ist die Kennung eines Eintrags: sein Dateiname ohne ».md«.",
                ),
            )


def _exists(catalogue: Catalogue, kind: str, written: str) -> bool:
    if kind == "place":
        return written in catalogue.city.places
    return catalogue.exists(kind, written)


def _ids(catalogue: Catalogue, kind: str) -> tuple[str, ...]:
    return tuple(catalogue.city.places) if kind == "place" else catalogue.ids(kind)
