# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Encoded pictures, kept between builds. One file holds one picture: a line that describes the
files, then their bytes.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from plugins.core import keep
from plugins.images.encode import FOLDER, Encoded, Rendition, encode, key_of, stem_of
from plugins.images.verify import Picture, PictureNote


def load_or_encode(folder: Path | None, data: bytes, name: str) -> Encoded:
    """The files of the picture ``data``, from the cache ``folder`` if they are there.

    ``folder`` is made when needed; None keeps nothing. Raises ``PictureError``.
    """
    if folder is None:
        return encode(data, name)
    key = key_of(data)
    path = folder / f"{key}.picture"
    if (kept := keep.load(path)) is not None:
        return _unpack(kept, key, name)
    encoded = encode(data, name)
    keep.store(path, _pack(encoded))
    return encoded


def _pack(encoded: Encoded) -> bytes:
    picture = encoded.picture
    head = {
        "name": picture.name,
        "format": picture.format,
        "size": [picture.width, picture.height],
        "notes": [[note.code, note.message, note.hint] for note in picture.notes],
        "color": encoded.color,
        "files": [
            [f.width, f.height, f.media_type, f.name.rpartition(".")[2], len(f.data)]
            for f in encoded.files
        ],
    }
    line = json.dumps(head, sort_keys=True).encode() + b"\n"
    return line + b"".join(f.data for f in encoded.files)


def _unpack(kept: bytes, key: str, name: str) -> Encoded:
    """Rebuild what ``_pack`` wrote; the names follow today's file name, which may be another."""
    line, _, blobs = kept.partition(b"\n")
    head: dict[str, Any] = json.loads(line)
    files, offset = [], 0
    for width, height, media_type, extension, length in head["files"]:
        address = f"{FOLDER}/{stem_of(name)}-{key}-{width}.{extension}"
        data = blobs[offset : offset + length]
        files.append(Rendition(width, height, media_type, address, data))
        offset += length
    notes = tuple(
        PictureNote(code, message.replace(f"»{head['name']}«", f"»{name}«"), hint)
        for code, message, hint in head["notes"]
    )
    width, height = head["size"]
    picture = Picture(name, head["format"], width, height, notes)
    return Encoded(picture, head["color"], tuple(files[:-1]), files[-1])
