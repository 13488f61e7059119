# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Content types by file extension, as a host should send them (the system's table has gaps)."""

from __future__ import annotations

from pathlib import PurePosixPath

_TYPES = {
    ".atom": "application/atom+xml",
    ".avif": "image/avif",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".geojson": "application/geo+json",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".ics": "text/calendar; charset=utf-8",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
#: Types that gzip does not make smaller.
_DENSE = ("image/avif", "image/jpeg", "image/png", "image/webp", "font/")


def media_type(name: str) -> str:
    """The Content-Type of a file; ``feed.json`` is a JSON Feed (jsonfeed.org/version/1.1)."""
    path = PurePosixPath(name)
    if path.name == "feed.json":
        return "application/feed+json"
    return _TYPES.get(path.suffix, "application/octet-stream")


def is_dense(content_type: str) -> bool:
    """Whether compressing is in vain."""
    return content_type.startswith(_DENSE)
