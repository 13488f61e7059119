# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Read: the files of a content folder, as text, and nothing outside it.

The content is untrusted. A file is opened without following links, under a size limit, and its
bytes become text only if they are clean UTF-8.
"""

from __future__ import annotations

import errno
import os
import stat
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from plugins.core.problem import Place, Problem, Severity, declare, problem
from plugins.regex import regex

#: A profile of 256 kB is 40 pages of prose; nobody writes that by hand.
LARGEST_TEXT = 256 * 1024

SYMLINK = declare("symlink")
FILE_TOO_LARGE = declare("file-too-large")
FILE_TYPE = declare("file-type")
FILE_UNREADABLE = declare("file-unreadable")
NOT_UTF8 = declare("not-utf8")
CONTROL_CHARACTER = declare("control-character")
BYTE_ORDER_MARK = declare("byte-order-mark", Severity.NOTE)
LINE_ENDINGS = declare("line-endings", Severity.NOTE)
UNKNOWN_FOLDER = declare("unknown-folder", Severity.WARNING)

#: Controls, YAML's exotic line breaks, and characters that reverse the direction of a line.
_CONTROL = regex(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufeff\ufffe\uffff]"
)
#: The bytes of printable ASCII, tab, line end, and of U+00C0 … U+00FF (C3, then 80 … BF): text of
#: these alone is clean and in NFC. Every other character has a byte that is not among them.
_HARMLESS = bytes([0x09, 0x0A, *range(0x20, 0x7F), *range(0x80, 0xC0), 0xC3])
_FILM = "gebaerdensprache.mp4", "gebaerdensprache.webm", "gebaerdensprache.vtt"
_BESIDE_RECORDS = frozenset(["city.yaml", "images", "map.osm", "map.osm.pbf", *_FILM])
#: Unicode's stream-safe format (UAX #15 § 13): no language puts more marks on one letter, and
#: sorting thousands of them takes quadratic time.
_MOST_MARKS = 30
_MAYBE_MARKS = regex(f"[^\x00-\u02ff]{{{_MOST_MARKS + 1},}}")
_OUTSIDE, _NO_FOLLOW = frozenset(["", ".", ".."]), getattr(os, "O_NOFOLLOW", 0)
_REASONS = {
    errno.EACCES: "keine Leseberechtigung",
    errno.EPERM: "keine Leseberechtigung",
    errno.ENOENT: "es gibt sie nicht mehr",
    errno.ENXIO: "sie ist keine gewöhnliche Datei",
    errno.ENAMETOOLONG: "ihr Name ist zu lang",
}


class SourceFile(Struct, frozen=True):
    """One file of the content folder: its path relative to it (``/`` between parts) and bytes."""

    path: str
    data: bytes

    @property
    def folder(self) -> str:
        """The record folder it lies in, "" at the top."""
        return self.path.rpartition("/")[0]

    @property
    def name(self) -> str:
        """The file's own name."""
        return self.path.rpartition("/")[2]


class Unreadable(Exception):
    """A file that must not or cannot be read; carries the problem."""

    def __init__(self, found: Problem) -> None:
        super().__init__(found.message)
        self.problem = found


def read_file(
    root: Path,
    path: str,
    largest: int = LARGEST_TEXT,
    cut: bool = False,
    trusted: set[str] | None = None,
) -> SourceFile:
    """Read ``path`` below ``root`` without following a link in any part of it.

    Raises ``Unreadable`` for a link, something that is no file, or more than ``largest`` bytes;
    with ``cut`` a larger file is given as its first ``largest + 1`` bytes instead. Who reads many
    files hands in a set, ``trusted``: a folder is looked at once for all of them.
    """
    file = f"{root}/{path}"
    folder, _, name = path.rpartition("/")
    trusted = set() if trusted is None else trusted
    if folder not in trusted or name in _OUTSIDE:
        parts = path.split("/")
        if not _OUTSIDE.isdisjoint(parts) or _is_linked(root, parts[:-1]):
            raise Unreadable(_linked(path))
        trusted.add(folder)
    try:
        data = _bytes(file, path, largest)
    except OSError as error:
        linked = os.path.islink(file)  # noqa: PTH114
        raise Unreadable(_linked(path) if linked else _unreadable(path, error)) from error
    if len(data) > largest and not cut:
        raise Unreadable(
            problem(
                FILE_TOO_LARGE,
                Place(path),
                f"Die Datei ist größer als {largest // 1024} kB.",
                "Kürzen Sie den Text; Bilder gehören in den Ordner images.",
            )
        )
    return SourceFile(path, data)


def _is_linked(root: Path, folders: list[str]) -> bool:
    """Whether one of ``folders``, each in the one before, is a link."""
    ways = (f"{root}/{'/'.join(folders[:n])}" for n in range(1, len(folders) + 1))
    return any(map(os.path.islink, ways))  # a Path takes longer to make than the look


def _bytes(file: str, path: str, largest: int) -> bytes:
    """Up to ``largest`` bytes and one more. A link raises ``OSError``, a pipe is not waited for."""
    if not _NO_FOLLOW and os.path.islink(file):  # noqa: PTH114
        raise OSError(errno.ELOOP, "a link")
    handle = os.open(file, os.O_RDONLY | _NO_FOLLOW | getattr(os, "O_NONBLOCK", 0))
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise Unreadable(_not_a_file(path))
        data = os.read(handle, min(status.st_size, largest) + 1)
        # A file that is being written may have grown or shrunk since.
        while len(data) not in (status.st_size, largest + 1):
            if not (more := os.read(handle, largest + 1 - len(data))):
                break
            data += more
        return data
    finally:
        os.close(handle)


def stray_entries(root: Path, folders: frozenset[str]) -> Iterator[Problem]:
    """Problems for whatever lies in the content folder and belongs to no record type."""
    for name in sorted(entry.name for entry in root.iterdir()):
        if name.startswith("."):
            continue
        entry = root / name
        is_folder = name in folders or name == "images"
        if is_folder and entry.is_symlink():
            yield problem(
                SYMLINK,
                Place(name),
                f"Der Ordner »{name}« ist eine Verknüpfung; sein Inhalt wird nicht gelesen.",
                "Legen Sie einen echten Ordner an.",
            )
        elif is_folder and not entry.is_dir():
            yield problem(
                FILE_TYPE,
                Place(name),
                f"»{name}« ist eine Datei; hier wird ein Ordner erwartet.",
                "Geben Sie der Datei einen anderen Namen, und legen Sie den Ordner an.",
            )
        elif name not in folders and name not in _BESIDE_RECORDS:
            yield problem(
                UNKNOWN_FOLDER,
                Place(name),
                f"»{name}« gehört zu keiner Art von Eintrag und wird nicht gelesen.",
                "Bekannt sind: " + ", ".join(sorted(folders)) + ".",
            )


def text_of(source: SourceFile) -> tuple[str, list[Problem]]:
    """The file as NFC text with ``\\n`` line ends, and notes on what was put right.

    Raises ``Unreadable`` for bytes that are not UTF-8 and for control characters.
    """
    notes: list[Problem] = []
    data = source.data
    strange = data.translate(None, _HARMLESS)
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
        notes.append(
            problem(
                BYTE_ORDER_MARK,
                Place(source.path),
                "Die Datei beginnt mit einer unsichtbaren Markierung (BOM). Sie wird überlesen.",
                "Speichern Sie als »UTF-8« statt als »UTF-8 mit BOM«.",
            )
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Unreadable(_not_utf8(source.path, data, error.start)) from error
    if not strange:
        return text, notes
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        notes.append(
            problem(
                LINE_ENDINGS,
                Place(source.path),
                "Die Zeilen enden wie unter Windows (CRLF). Das wird verstanden.",
                "Mit Unix-Zeilenenden (LF) bleiben Vergleiche lesbar.",
            )
        )
    pile = _pile_of_marks(text) if len(strange) > _MOST_MARKS else None
    if pile is not None:
        raise Unreadable(
            problem(
                CONTROL_CHARACTER,
                Place(source.path, *_position(text, pile)),
                f"Auf diesem Buchstaben liegen mehr als {_MOST_MARKS} Akzente.",
                "Löschen Sie die Stelle und tippen Sie sie neu.",
            )
        )
    text = unicodedata.normalize("NFC", text)
    bad = control_character(text)
    if bad is not None:
        raise Unreadable(
            problem(
                CONTROL_CHARACTER,
                Place(source.path, *_position(text, bad)),
                f"Hier steht ein unsichtbares Steuerzeichen (U+{ord(text[bad]):04X}).",
                "Löschen Sie das Zeichen und tippen Sie die Stelle neu.",
            )
        )
    return text, notes


def rough_lines(source: SourceFile) -> tuple[str, ...]:
    """The lines of a file that may be no clean text, fit for a terminal, columns kept."""
    text = source.data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    return tuple(line.rstrip("\r") for line in _CONTROL.sub("�", text).split("\n"))


def control_character(text: str) -> int | None:
    """Offset of the first character of ``text`` that may stand in no content, or None."""
    bad = _CONTROL.search(text)
    return bad.start() if bad else None


def _pile_of_marks(text: str) -> int | None:
    """Offset of the letter under the first pile of too many combining marks, or None."""
    for run in _MAYBE_MARKS.finditer(text):
        height = 0
        for offset in range(run.start(), run.end()):
            height = height + 1 if unicodedata.combining(text[offset]) else 0
            if height > _MOST_MARKS:
                return max(0, offset - height)
    return None


def _position(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1


def _not_utf8(path: str, data: bytes, start: int) -> Problem:
    before = data[:start].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    line, column = _position(before, len(before))
    return problem(
        NOT_UTF8,
        Place(path, line, column),
        f"Ab hier ist die Datei kein UTF-8-Text (Byte 0x{data[start]:02X}).",
        "Speichern Sie die Datei im Editor mit der Kodierung »UTF-8«, nicht »ANSI« oder »Latin-1«.",
    )


def _linked(path: str) -> Problem:
    return problem(
        SYMLINK,
        Place(path),
        f"»{path}« ist eine Verknüpfung oder führt aus dem Ordner heraus.",
        "Legen Sie die Datei selbst in den Ordner.",
    )


def _unreadable(path: str, error: OSError) -> Problem:
    reason = _REASONS.get(error.errno or 0, f"Fehler {error.errno} des Betriebssystems")
    return problem(
        FILE_UNREADABLE,
        Place(path),
        f"Die Datei lässt sich nicht lesen: {reason}.",
        "Prüfen Sie, ob es sie gibt und ob Sie sie lesen dürfen.",
    )


def _not_a_file(path: str) -> Problem:
    return problem(
        FILE_TYPE,
        Place(path),
        f"»{path}« ist keine Datei.",
        "Hier liegen nur Dateien, keine Unterordner: legen Sie die Dateien eine Ebene höher.",
    )
