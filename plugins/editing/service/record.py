# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A record as it is to be shown and changed: its own file, and what it says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from plugins.editing.rewriting.refused import Refused
from plugins.editing.service.errors import Stop
from plugins.editing.service.posted import Posted
from plugins.editing.service.visit import Visit
from plugins.editing.submission import Kind, Value

#: The hidden input that says what a form was filled with.
STAND = "_stand"


class Opened(Struct, frozen=True):
    """A record with what was proposed."""

    kind: Kind
    id: str
    source: str
    said: Mapping[str, Value]
    commit: str
    #: Whether something of it is still on its way to the people who approve it.
    is_waiting: bool


def opened(visit: Visit, kind: Kind, id_: str) -> Opened:
    """A record. Raises ``Declined``, and ``Stop`` for a file that nobody can read."""
    held = visit.service.desk.record(kind, id_, visit.business)
    try:
        said = held.said
    except Refused as refused:
        raise Stop(
            409,
            "Diesen Eintrag können wir gerade nicht ändern",
            f"Seine Datei hat einen Fehler: {refused.problem.message} Bitte sagen Sie der Stadt "
            "Bescheid.",
        ) from None
    return Opened(kind, id_, held.source, said, held.commit, held.is_waiting)


def stand_of(visit: Visit, record: Opened, names: Iterable[str]) -> str:
    """What the fields of a form say when it is shown: only what differs from that is a change,
    also if somebody else has changed another of these fields meanwhile.
    """
    said = {name: record.said[name] for name in names if name in record.said}
    return visit.service.sealed(said, _purpose(visit, record))


def base_of(visit: Visit, record: Opened, posted: Posted, names: Iterable[str]) -> dict[str, Value]:
    """What the record said when the form was shown."""
    names = list(names)
    found = visit.service.unsealed(posted.one(STAND), _purpose(visit, record))
    if not isinstance(found, dict):
        return dict(record.said)
    then = {name: tuple(v) if isinstance(v, list) else v for name, v in found.items()}
    others = {name: value for name, value in record.said.items() if name not in names}
    return {**others, **then}


def _purpose(visit: Visit, record: Opened) -> str:
    return f"stand {visit.business} {record.kind} {record.id}"
