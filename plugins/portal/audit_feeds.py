# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every list offers its feeds (the contract of addresses, design § 6)."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from plugins.portal.audit_addresses import Inside, SiteAddress
from plugins.portal.audit_facts import Document, Fault

_TYPES = {
    "feed.atom": "application/atom+xml",
    "feed.json": "application/feed+json",
    "kalender.ics": "text/calendar",
}
_DATES = re.compile(r"veranstaltungen/(\d{4}/\d{2}/)?index\.html")
_LISTS = re.compile(r"(betriebe|angebote|neuigkeiten|kategorien/[^/]+|strassen/[^/]+)/index\.html")


def feed_faults(document: Document, site: SiteAddress) -> Iterator[Fault]:
    """What a list fails to offer: the contract's feeds, and all that lie in its folder."""
    if not document.name.endswith("index.html"):
        return
    folder = posixpath.dirname(document.name)
    wanted = {name for name in _TYPES if posixpath.join(folder, name) in site.files}
    if _DATES.fullmatch(document.name):
        wanted |= set(_TYPES)
    elif _LISTS.fullmatch(document.name):
        wanted |= {"feed.atom", "feed.json"}
    offered = {
        (target.file, feed.media_type)
        for feed in document.feeds
        if isinstance(target := site.resolve(document.name, feed.address), Inside)
    }
    for name in sorted(wanted):
        if (posixpath.join(folder, name), _TYPES[name]) not in offered:
            text = f"Die Liste bietet ihren Feed »{name}« nicht an ({_TYPES[name]})."
            yield Fault("no-feed", text)
