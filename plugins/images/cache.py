# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Encoded pictures, kept between builds in a folder that may be deleted at any time.

One file holds one picture: a checksum of the rest, a line that describes the files, then their
bytes. What is missing, cut short or altered is encoded again; nothing in here can fail a build.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from pathlib import Path
from typing import Any

from plugins.images.encode import FOLDER, Encoded, Rendition, encode, key_of, stem_of
from plugins.images.verify import Picture, PictureNote

_CHECKSUM = 32


def load_or_encode(folder: Path | None, data: bytes, name: str) -> Encoded:
    """The files of the picture ``data``, from the cache ``folder`` if they are there.

    ``folder`` is made when needed; None keeps nothing. Raises ``PictureError``.
    """
    if folder is None:
        return encode(data, name)
    path = folder / f"{key_of(data)}.picture"
    kept = _load(path, name)
    if kept is None:
        kept = encode(data, name)
        _store(path, _pack(kept))
    return kept


def _load(path: Path, name: str) -> Encoded | None:
    try:
        packed = path.read_bytes()
    except OSError:
        return None
    if hashlib.blake2b(packed[_CHECKSUM:], digest_size=_CHECKSUM).digest() != packed[:_CHECKSUM]:
        return None
    head, _, blobs = packed[_CHECKSUM:].partition(b"\n")
    return _unpack(json.loads(head), blobs, path.stem, name)


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
    body = json.dumps(head, ensure_ascii=True, sort_keys=True).encode() + b"\n"
    body += b"".join(f.data for f in encoded.files)
    return hashlib.blake2b(body, digest_size=_CHECKSUM).digest() + body


def _unpack(head: Any, blobs: bytes, key: str, name: str) -> Encoded:
    """Rebuild what ``_pack`` wrote; the names follow today's file name, which may be another."""
    files, offset = [], 0
    for width, height, media_type, extension, length in head["files"]:
        address = f"{FOLDER}/{stem_of(name)}-{key}-{width}.{extension}"
        files.append(Rendition(width, height, media_type, address, blobs[offset : offset + length]))
        offset += length
    old_name = str(head["name"])
    notes = tuple(
        PictureNote(code, message.replace(f"»{old_name}«", f"»{name}«"), hint)
        for code, message, hint in head["notes"]
    )
    width, height = head["size"]
    picture = Picture(name, str(head["format"]), width, height, notes)
    return Encoded(picture, str(head["color"]), tuple(files[:-1]), files[-1])


def _store(path: Path, packed: bytes) -> None:
    """Write whole or not at all. A full disk costs the next build time, nothing more."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(packed)
            Path(temporary).replace(path)
        except OSError:
            Path(temporary).unlink(missing_ok=True)
            raise
