# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""``sitemap.xml`` and ``robots.txt``: what search engines may find, and since when it is so."""

from __future__ import annotations

from xml.etree import ElementTree

from plugins.core import signals
from plugins.core.plan import File, Page, Planning

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def register() -> None:
    """Connect to the stages (called by Pelican and by the commands)."""
    signals.finish.connect(plan_sitemap)


def plan_sitemap(planning: Planning) -> None:
    """Receiver of ``finish``: the sitemap of all pages that were planned.

    ``lastmod`` stands where the content names a day (sitemaps.org: W3C date); nothing is made
    up from the clock of the build.
    """
    city = planning.catalogue.city
    root = ElementTree.Element("urlset", xmlns=_NAMESPACE)
    for page in sorted(planning.pages(), key=lambda p: p.address):
        if page.indexed:
            _add(root, page, city.absolute(page.address))
    content = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    planning.file(File("sitemap.xml", content + b"\n"))
    robots = f"User-agent: *\nAllow: /\n\nSitemap: {city.absolute('sitemap.xml')}\n"
    planning.file(File("robots.txt", robots.encode()))


def _add(root: ElementTree.Element, page: Page, url: str) -> None:
    entry = ElementTree.SubElement(root, "url")
    ElementTree.SubElement(entry, "loc").text = url
    if page.updated:
        ElementTree.SubElement(entry, "lastmod").text = page.updated.isoformat()
