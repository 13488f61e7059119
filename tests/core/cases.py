# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The cases of ``tests/errors``: small content folders, each written down in one text file.

``case.txt`` begins with the rule that the case breaks, and with ``at path:line:column piece``:
where the problem must show, and the text that stands there. Then come the files, each after a
line ``-- path``; what is not listed comes from ``tests/errors/_city``. A word after the path says
how the file is made when it is no plain text: see ``_MAKERS``.
"""

import re
import shutil
import socket
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from tests.images.samples import corners, png_header, saved

ERRORS = Path(__file__).resolve().parent.parent / "errors"
_HEADER = re.compile(r"-- (?P<path>[^\n]+?\.[a-z0-9]+)(?: (?P<how>[a-z]+)(?P<rest>(?: \S+)*))?")
_AT = re.compile(r"at (?P<path>.+?):(?P<line>\d+):(?P<column>\d+)(?: (?P<piece>.*))?")


@dataclass(frozen=True, slots=True)
class Section:
    """One file of a case: where it lies, how it is made, and its text."""

    path: str
    how: str
    arguments: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Case:
    """One case: its rule, the place of the problem, the text at that place, its files."""

    code: str
    rule: str
    path: str
    line: int
    column: int
    piece: str
    sections: tuple[Section, ...]

    def write(self, folder: Path) -> Path:
        """Make the content folder of the case in ``folder`` and return it."""
        shutil.copytree(ERRORS / "_city", folder)
        for section in self.sections:
            path = folder / section.path
            path.parent.mkdir(parents=True, exist_ok=True)
            _MAKERS[section.how](path, section)
        return folder


def codes() -> list[str]:
    """The codes that have a case."""
    return sorted(p.name for p in ERRORS.iterdir() if p.is_dir() and p.name[0] not in "._")


def read_case(code: str) -> Case:
    """Read the case of ``code``."""
    rule, at, *lines = (ERRORS / code / "case.txt").read_text("utf-8").splitlines(keepends=True)
    place = _AT.fullmatch(at.rstrip("\n"))
    assert place, f"{code}: the second line is »at path:line:column piece«"
    sections: list[tuple[re.Match[str], list[str]]] = []
    for line in lines:
        header = _HEADER.fullmatch(line.rstrip("\n"))
        if header:
            sections.append((header, []))
        else:
            sections[-1][1].append(line)
    return Case(
        code,
        rule.strip(),
        place["path"],
        int(place["line"]),
        int(place["column"]),
        place["piece"] or "",
        tuple(
            Section(h["path"], h["how"] or "text", tuple((h["rest"] or "").split()), "".join(text))
            for h, text in sections
        ),
    )


def unescaped(text: str) -> bytes:
    r"""The text as UTF-8, ``\xe4`` being the byte E4."""
    return re.sub(
        rb"\\x([0-9a-f]{2})", lambda m: bytes([int(m[1], 16)]), text.encode(), flags=re.IGNORECASE
    )


def _picture(path: Path, section: Section) -> None:
    path.write_bytes(saved(_drawn(section), "JPEG"))


def _drawn(section: Section) -> Image.Image:
    width, height = map(int, section.arguments)
    return corners(width, height)


def _truncated(path: Path, section: Section) -> None:
    whole = saved(_drawn(section), "JPEG")
    path.write_bytes(whole[: len(whole) // 2])


def _animation(path: Path, section: Section) -> None:
    frame = _drawn(section)
    more = [frame.rotate(180)]
    path.write_bytes(saved(frame, "PNG", save_all=True, append_images=more, duration=500))


def _padded(path: Path, section: Section) -> None:
    whole = saved(corners(), "JPEG")
    path.write_bytes(whole.ljust(int(section.arguments[0]), b"\0"))


def _repeated(path: Path, section: Section) -> None:
    path.write_text(section.text.replace("@", "x" * int(section.arguments[0])), "utf-8")


def _socket(path: Path, section: Section) -> None:
    with socket.socket(socket.AF_UNIX) as listener:
        # The system takes 107 characters: relative to the current folder there are few.
        listener.bind(str(path))


#: How a file is made → its maker.
_MAKERS: dict[str, Callable[[Path, Section], object]] = {
    "text": lambda path, s: path.write_text(s.text, "utf-8"),
    "escaped": lambda path, s: path.write_bytes(unescaped(s.text)),
    "repeated": _repeated,
    "missing": lambda path, s: path.unlink(),
    "link": lambda path, s: path.symlink_to(s.arguments[0]),
    "socket": _socket,
    "picture": _picture,
    "truncated": _truncated,
    "animation": _animation,
    "bomb": lambda path, s: path.write_bytes(png_header(60_000, 60_000)),
    "padded": _padded,
}
