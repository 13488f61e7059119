# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a form posted, read under limits: bytes, fields, seconds."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Mapping
from urllib.parse import parse_qsl

from msgspec import Struct
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect, Request

from plugins.core.messages import N_
from plugins.editing.service.errors import Stop, stop_for, too_large

#: A form without files: the longest text that a record may have, and as much again.
FORM_BYTES = 128 * 1024
_MOST_FIELDS = 600
#: A form comes at once; files may come by a weak network.
_SECONDS, _SECONDS_WITH_FILES = 20.0, 180.0


class Posted(Struct, frozen=True):
    """The values of each name in their order, and the files' bytes."""

    values: Mapping[str, tuple[str, ...]]
    files: Mapping[str, tuple[bytes, ...]] = {}

    def one(self, name: str) -> str:
        """The first value, without blanks around it; "" if there is none."""
        return self.values.get(name, ("",))[0].strip()

    def has(self, name: str) -> bool:
        """Whether anything was posted under the name."""
        return bool(self.one(name))


async def read_posted(request: Request, most: int = FORM_BYTES, files: int = 0) -> Posted:
    """Read a form of at most ``most`` bytes, with at most so many ``files``. Raises ``Stop``."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if int(_digits(request.headers.get("content-length", "0"))) > most:
        raise too_large()
    try:
        async with asyncio.timeout(_SECONDS_WITH_FILES if files else _SECONDS):
            if kind == "multipart/form-data" and files:
                return await _multipart(request, most, files)
            if kind != "application/x-www-form-urlencoded":
                raise Stop(415, N_("That is no form"), N_("Please go back to the beginning."))
            return _urlencoded(b"".join([chunk async for chunk in _counted(request, most)]))
    except TimeoutError:
        raise Stop(
            408,
            N_("That did not arrive completely"),
            N_("The connection is too weak. Please try again."),
        ) from None
    except ClientDisconnect:
        raise stop_for(400) from None


async def _counted(request: Request, most: int) -> AsyncGenerator[bytes, None]:
    """The body, of which no byte is taken that is too much, whatever its length claims to be."""
    count = 0
    async for chunk in request.stream():
        count += len(chunk)
        if count > most:
            raise too_large()
        yield chunk


def _urlencoded(body: bytes) -> Posted:
    try:
        pairs = parse_qsl(
            body.decode("ascii"),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=_MOST_FIELDS,
        )
    except ValueError:  # UnicodeDecodeError is one
        raise stop_for(400) from None
    return Posted(_grouped(pairs))


async def _multipart(request: Request, most: int, files: int) -> Posted:
    parser = MultiPartParser(
        request.headers,
        _counted(request, most),
        max_files=files,
        max_fields=_MOST_FIELDS,
        max_part_size=FORM_BYTES,
    )
    try:
        form = await parser.parse()
    except (MultiPartException, KeyError, ValueError):
        raise stop_for(400) from None
    pairs: list[tuple[str, str]] = []
    found: dict[str, tuple[bytes, ...]] = {}
    try:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                content = await value.read()
                if content:  # a field without a chosen file posts an empty one
                    found[name] = (*found.get(name, ()), content)
            else:
                pairs.append((name, value))
    finally:
        await form.close()
    return Posted(_grouped(pairs), found)


def _grouped(pairs: list[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        if "\0" in name or "\0" in value:
            raise stop_for(400)
        found.setdefault(name, []).append(value)
    return {name: tuple(values) for name, values in found.items()}


def _digits(text: str) -> str:
    return text if text.isascii() and text.isdigit() and len(text) < 16 else "0"
