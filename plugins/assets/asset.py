# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A file of the theme under a name that changes with its content."""

from __future__ import annotations

import hashlib

from msgspec import Struct

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
    digest = hashlib.blake2b(data, digest_size=4).hexdigest()
    return Asset(f"{FOLDER}/{stem}-{digest}.{extension}", data)
