# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The city's film in German Sign Language: a file beside ``city.yaml``, and its subtitles.

The law asks municipalities for it (BGG NRW, BITVNRW), and nobody else's server shall know who
watches it. So the film is a file of the site like any picture.
"""

from __future__ import annotations

from msgspec import Struct

from plugins.core.catalogue import Catalogue
from plugins.core.facts import Facts
from plugins.core.hashing import blake2b
from plugins.core.link import Linking
from plugins.core.plan import Planning, planned_file
from plugins.core.problem import Place, declare
from plugins.core.source import Unreadable, read_file

FILM_UNSUITABLE = declare("film-unsuitable")

LAID = "film"
#: Names in the content folder; ``source.py`` knows them as well.
FILMS = {"gebaerdensprache.mp4": "video/mp4", "gebaerdensprache.webm": "video/webm"}
SUBTITLES = "gebaerdensprache.vtt"
MOST_BYTES = 100 * 1024 * 1024
#: How the files begin, after so many bytes.
_BEGINNINGS = {"mp4": (4, b"ftyp"), "webm": (0, b"\x1a\x45\xdf\xa3"), "vtt": (0, b"WEBVTT")}


class Film(Struct, frozen=True):
    """The film's files by their addresses: of the film, with its media type, and of subtitles."""

    address: str
    media_type: str
    subtitles: str
    #: Address → file in the content folder.
    files: dict[str, str]


def look_at_film(linking: Linking) -> None:
    """Receiver of ``link``: lay the film beside the records, if there is one that can be shown."""
    catalogue = linking.catalogue
    films = [name for name in FILMS if (catalogue.content / name).exists()]
    if not films:
        return
    names = [*films[:1], *([SUBTITLES] if (catalogue.content / SUBTITLES).exists() else [])]
    addresses: dict[str, str] = {}
    for name in names:
        address = _checked(linking, name)
        if not address:
            return
        addresses[address] = name
    film, *subtitles = addresses
    found = Film(film, FILMS[films[0]], subtitles[0] if subtitles else "", addresses)
    catalogue.lay(LAID, repr(found).encode(), found)


def _checked(linking: Linking, name: str) -> str:
    """The file's address, which holds a hash of its bytes; "" for one that cannot be shown."""
    try:
        data = read_file(linking.catalogue.content, name, MOST_BYTES, cut=True).data
    except Unreadable as refused:
        linking.problems.append(refused.problem)
        return ""
    stem, _, kind = name.rpartition(".")
    if len(data) > MOST_BYTES:
        linking.report(
            FILM_UNSUITABLE, Place(name), "Der Film ist größer als 100 MB.",
            "Speichern Sie ihn kleiner; 720 Zeilen und 1 Mbit/s genügen für einen Menschen.",
        )  # fmt: skip
        return ""
    start, beginning = _BEGINNINGS[kind]
    if not data.removeprefix(b"\xef\xbb\xbf").startswith(beginning, start):
        linking.report(
            FILM_UNSUITABLE, Place(name), f"»{name}« ist keine Datei der Art, die der Name sagt.",
            "Ein Film ist MP4 oder WebM, Untertitel sind WebVTT und beginnen mit »WEBVTT«.",
        )  # fmt: skip
        return ""
    return f"bilder/{stem}-{blake2b(data, digest_size=8).hexdigest()}.{kind}"


def film_of(catalogue: Catalogue) -> Film | None:
    """The city's film, if there is one."""
    found: Film | None = catalogue.beside(LAID)
    return found


def plan_film(planning: Planning) -> None:
    """Plan the film's files. Their names hold hashes of their bytes, so they are written once."""
    film = film_of(planning.catalogue)
    for address, name in film.files.items() if film else ():
        planning.add_once(planned_file(address, draw_film, name))


def draw_film(facts: Facts, name: str) -> bytes:
    """One of the film's files, as it is."""
    return read_file(facts.catalogue.content, name, MOST_BYTES).data
