# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A file of the theme under a name that changes with its content, and all of them together."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from plugins.core.hashing import blake2b

FOLDER = "assets"


class Asset(Struct, frozen=True):
    """Address from the site's root, and bytes."""

    name: str
    data: bytes

    @property
    def file_name(self) -> str:
        """The last part of the address: how its neighbours in the folder call it."""
        return self.name.rpartition("/")[2]


def named(stem: str, extension: str, data: bytes) -> Asset:
    """``assets/<stem>-<8 hexadecimal digits of the content>.<extension>``."""
    digest = blake2b(data, digest_size=4).hexdigest()
    return Asset(f"{FOLDER}/{stem}-{digest}.{extension}", data)


class Bundle(Struct, frozen=True):
    """Everything that a browser loads: the files, and where the templates find them."""

    files: tuple[tuple[str, bytes], ...]
    preloads: tuple[str, ...]
    addresses: Mapping[str, str]
    #: Of further languages, by their codes, the addresses of the scripts, which are others.
    spoken: Mapping[str, Mapping[str, str]] = {}

    def address(self, name: str) -> str:
        """Address of ``stylesheet``, ``script``, ``sprite`` (of icons), ``houses`` (the pieces of
        the street), ``icon`` (the site's), ``icon-512.png``, or a part: ``plan.js``.
        """
        return self.addresses[name]
