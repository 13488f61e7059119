# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The columns of a kind of records: one for each field of its model, named for people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from plugins.core import signals
from plugins.core.city import City
from plugins.core.endonyms import endonym
from plugins.core.registry import RecordType, Registry
from plugins.editing.desk.faces import Face, faces_of
from plugins.editing.form.labels import LOOKS
from plugins.editing.rewriting.order import fields_of
from plugins.editing.submission import AnyKind

#: The column of a record's id, and the one that says what was exported (``baseline``).
ID, BASE = "id", "base"
ID_HEADING, BASE_HEADING = "Kennung", "Abgleich (so lassen)"
#: What a command, a file and a workbook's sheet call the kinds.
PLURALS: Mapping[AnyKind, str] = {
    "business": "businesses",
    "offer": "offers",
    "event": "events",
    "news": "news",
    "page": "pages",
}

_HOURS = (
    "Wie »Mo-Fr 9-18 Uhr; Sa 9-13 Uhr; Feiertage geschlossen« oder in der Schreibweise von "
    "OpenStreetMap."
)


class Column(Struct, frozen=True):
    """One column: the field's ``name`` in a file (``name_en`` for a translation, ``own`` without
    the language), the ``heading`` that people read, what the field is for.
    """

    name: str
    heading: str
    own: str
    face: Face
    language: str = ""

    @property
    def control(self) -> str:
        """How a form would ask for it; "" for fields that no form has."""
        look = LOOKS.get(self.own)
        return look.control if look else ""

    @property
    def purpose(self) -> str:
        """A sentence that says what belongs there."""
        if self.own == "opening_hours":
            return _HOURS
        look = LOOKS.get(self.own)
        return (look.help if look else "") or self.face.purpose


def record_type_of(kind: AnyKind) -> RecordType:
    """The declared type of a kind. The features are active."""
    registry = Registry()
    signals.record_types.send(registry)
    return registry.named(kind)


def columns_of(kind: AnyKind, city: City, languages: Iterable[str] = ()) -> tuple[Column, ...]:
    """The fields of the model in the order in which files have them, then the translations into
    the city's other languages and those of ``languages``.
    """
    faces = {face.name: face for face in faces_of(record_type_of(kind), city)}
    own = [
        Column(name, _label(name, faces[name]), name, faces[name])
        for name in fields_of(kind)
        if name in faces
    ]
    codes = dict.fromkeys([*city.languages[1:], *sorted(set(languages))])
    return (
        *own,
        *(
            Column(
                f"{each.name}_{code}",
                f"{each.heading} ({endonym(code)})",
                each.name,
                each.face,
                code,
            )
            for code in codes
            for each in own
            if each.face.translatable
        ),
    )


def _label(name: str, face: Face) -> str:
    """As in the form; a table of many records just says »Name«."""
    return LOOKS["name"].label if name == "name" else face.label
