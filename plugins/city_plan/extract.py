# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The extract beside the records: found, looked at, and the plan that was made of it kept.

An extract is read when it is another, or the city's ``bounds`` are; else the plan comes out of the
cache, and osmium is not imported.
"""

from __future__ import annotations

import os
from pathlib import Path

from msgspec import MsgspecError, Struct, msgpack

from plugins.city_plan.town_map import Frame, TownMap
from plugins.core import keep
from plugins.core.city import City
from plugins.core.hashing import blake2b
from plugins.core.link import Linking
from plugins.core.problem import Place, Problem, declare, problem
from plugins.core.source import Unreadable, read_file
from plugins.regex import regex

MAP_TWICE = declare("map-twice")
MAP_UNREADABLE = declare("map-unreadable")
MAP_ELSEWHERE = declare("map-elsewhere")
MAP_EMPTY = declare("map-empty")
MAP_TOO_LARGE = declare("map-too-large")

#: The files that an extract may be, and under which name the plan lies beside the records.
FILES = ("map.osm", "map.osm.pbf")
LAID = "map"
#: An extract of a town centre has a few megabytes, one of a Land some hundreds.
MOST_BYTES = 64 * 1024 * 1024
#: A plan of more square kilometres is no plan of a town centre, and no page could carry it.
MOST_AREA = 8.0
#: Raise it when another plan is made of the same extract.
_EDITION = 1
_XML_PLACE = regex(r"line (\d+), column (\d+)")


class _Memory(Struct):
    """Where plans are kept between builds; None keeps nothing (``check``)."""

    folder: Path | None = None


_memory = _Memory()


class Judged(Struct, frozen=True, array_like=True):
    """What came of an extract: the plan, or what is wrong with it."""

    town: TownMap | None
    problems: tuple[Problem, ...] = ()


def keep_in(folder: Path | None) -> None:
    """Keep plans in ``folder`` from now on."""
    _memory.folder = folder


def look_at_extract(linking: Linking) -> None:
    """Receiver of ``link``: lay the plan beside the records, or report why there is none."""
    catalogue = linking.catalogue
    found = [name for name in FILES if os.path.lexists(catalogue.content / name)]
    if not found:
        return
    if len(found) > 1:
        linking.report(
            MAP_TWICE,
            Place(found[1]),
            f"Neben »{found[0]}« liegt »{found[1]}«: Welcher Auszug gilt, ist nicht zu erkennen.",
            "Löschen Sie den älteren der beiden.",
        )
        return
    name = found[0]
    try:
        data = read_file(catalogue.content, name, MOST_BYTES, cut=True).data
    except Unreadable as refused:
        linking.problems.append(refused.problem)
        return
    if len(data) > MOST_BYTES:
        linking.problems.append(_too_large(name))
        return
    digest = blake2b(data, digest_size=16)
    digest.update(repr((_EDITION, name, catalogue.city.bounds)).encode())
    judged = _judged(catalogue.content / name, digest.digest(), catalogue.city)
    linking.problems += judged.problems
    if judged.town:
        catalogue.lay(LAID, digest.digest(), judged.town)


def _judged(path: Path, digest: bytes, city: City) -> Judged:
    """From the cache, or from the file."""
    kept = _memory.folder / f"{digest.hex()}.plan" if _memory.folder else None
    if kept and (data := keep.load(kept)) is not None:
        try:
            return msgpack.decode(data, type=Judged)
        except MsgspecError:  # of another edition's form
            pass
    judged = judge(path, city)
    if kept:
        keep.store(kept, msgpack.encode(judged))
    return judged


def judge(path: Path, city: City) -> Judged:
    """Read the extract at ``path`` for ``city``."""
    from plugins.city_plan.osm_file import read_town

    frame = Frame(*city.bounds) if city.bounds else None
    try:
        town = read_town(path, frame)
    except RuntimeError as error:
        return Judged(None, (_unreadable(path.name, str(error)),))
    if town is None:
        return Judged(None, (_elsewhere(path.name) if frame else _empty(path.name),))
    if not town.streets:
        return Judged(None, (_empty(path.name),))
    area = town.frame.width * town.frame.height / 4e6
    return Judged(town) if area <= MOST_AREA else Judged(None, (_too_wide(path.name, area),))


def _unreadable(name: str, error: str) -> Problem:
    at = _XML_PLACE.search(error)
    place = Place(name, int(at[1]), int(at[2]) + 1) if at else Place(name)
    return problem(
        MAP_UNREADABLE,
        place,
        "Dieser Auszug aus OpenStreetMap ist beschädigt oder von anderer Art; einen Plan gibt es "
        "so nicht.",
        "Laden Sie ihn noch einmal herunter, als OSM-XML (map.osm) oder als PBF (map.osm.pbf).",
    )


def _elsewhere(name: str) -> Problem:
    return problem(
        MAP_ELSEWHERE,
        Place(name),
        "In diesem Auszug liegt nichts von der Innenstadt, die »bounds« in city.yaml nennt.",
        "Legen Sie einen Auszug der richtigen Stadt hierher, oder berichtigen Sie »bounds«: "
        "[West, Süd, Ost, Nord].",
    )


def _empty(name: str) -> Problem:
    return problem(
        MAP_EMPTY,
        Place(name),
        "In diesem Auszug sind keine Straßen; daraus wird kein Plan.",
        "Laden Sie alle Daten des Gebiets herunter, nicht nur die Gebäude oder die Geschäfte.",
    )


def _too_large(name: str) -> Problem:
    return problem(
        MAP_TOO_LARGE,
        Place(name),
        "Dieser Auszug ist größer als 64 MB: viel mehr als eine Innenstadt.",
        "Schneiden Sie die Innenstadt aus: "
        "»osmium extract --bbox West,Süd,Ost,Nord land.osm.pbf -o map.osm.pbf«.",
    )


def _too_wide(name: str, area: float) -> Problem:
    return problem(
        MAP_TOO_LARGE,
        Place(name),
        f"Dieser Auszug zeigt {area:.0f} Quadratkilometer; eine Innenstadt hat einen bis zwei.",
        "Schreiben Sie in city.yaml mit »bounds: [West, Süd, Ost, Nord]«, welcher Ausschnitt gilt.",
    )
