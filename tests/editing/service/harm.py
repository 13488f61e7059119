# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What ``everywhere`` sends, and a form that notes what is looked at."""

from collections.abc import AsyncIterator, Mapping
from typing import Any

from tests.editing.service.hostile import VALUES
from tests.images.samples import corners, saved

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW")
HEADERS = ("content-security-policy", "x-content-type-options", "referrer-policy", "cache-control")
JPEG = saved(corners(), "JPEG")
FILES = (JPEG, JPEG[:999], b"", b"%PDF-1.7", b"\xff\xd8\xff" * 99, b"GIF89a" + b"\0" * 99,
         b"<svg onload='alert(1)'>", b"\0" * 70_000)  # fmt: skip
# fmt: off
KINDS = ("multipart/form-data; boundary=x", "multipart/form-data", "application/json",
         "text/plain", "application/x-www-form-urlencoded; charset=utf-16", "",
         "a/b; " + "c" * 4_000)
# fmt: on
#: Each of a kind of mistake.
CLASSES = (
    [value for value in VALUES if not value.isascii()] + ["²", "ä", "\ud7ff"],
    [value for value in VALUES if not value.isprintable()],
    [value for value in VALUES if len(value) > 500],
    [value for value in VALUES if value[:1].isdigit() or value[:1] == "-"],
    [value for value in VALUES if value.isascii() and value.isprintable() and len(value) < 500],
)
#: Values of a path's parameters that lead nowhere.
WRONG = (
    "",
    "..",
    "../../city",
    "%2e%2e%2f",
    "a" * 3_000,
    "\0",
    "\r\nx: y",
    "ä",
    "999999999999",
    "-1",
    "0",
    "<b>",
    "null",
    "baeckerei-hoevel",
    "city.yaml",
)  # fmt: skip


async def in_pieces() -> AsyncIterator[bytes]:
    """A body without a length, and too long."""
    for _ in range(40):
        yield b"a=" + b"b" * 5_000


class Looked(dict[str, tuple[str, ...]]):
    """The values of a form, and which of them somebody looked at."""

    def __init__(self, values: Mapping[str, tuple[str, ...]], names: set[str]) -> None:
        super().__init__(values)
        self._names = names

    def get(self, name: str, default: Any = None) -> Any:
        """A value, or ``default``."""
        self._names.add(name)
        return super().get(name, default)

    def __contains__(self, name: object) -> bool:
        self._names.add(str(name))
        return super().__contains__(name)

    def __getitem__(self, name: str) -> tuple[str, ...]:
        self._names.add(name)
        return super().__getitem__(name)
