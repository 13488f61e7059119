# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""``sitemap.xml`` and ``robots.txt``: what search engines may find, and since when it is so."""

from __future__ import annotations

from operator import itemgetter

from plugins.core import signals
from plugins.core.plan import File, Planning, planned_ready
from plugins.sitemap.sitemap_xml import sitemap_files


def register() -> None:
    """Connect to the stages (called by Pelican and by the commands)."""
    signals.finish.connect(plan_sitemap)


def plan_sitemap(planning: Planning) -> None:
    """Receiver of ``finish``: the sitemap of all pages that were planned.

    ``lastmod`` stands where the content names a day (sitemaps.org: W3C date); nothing is made
    up from the clock of the build.
    """
    if planning.language:
        return
    city = planning.catalogue.city
    for file in sitemap_files(sorted(planning.listed(), key=itemgetter(0)), city.absolute):
        planning.add_once(planned_ready(file))
    robots = f"User-agent: *\nAllow: /\n\nSitemap: {city.absolute('sitemap.xml')}\n"
    planning.add_once(planned_ready(File("robots.txt", robots.encode())))
