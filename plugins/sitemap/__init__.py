# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""``sitemap.xml`` and ``robots.txt``: what search engines may find, and since when it is so."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date

from plugins.core import signals
from plugins.core.city import City
from plugins.core.facts import Facts
from plugins.core.plan import File, Planning, planned_file, planned_ready
from plugins.sitemap.sitemap_xml import ADDRESS, is_surely_one, sitemap_files


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
    listed = tuple([(a, day.toordinal() if day else 0) for a, day in planning.listed()])
    longest = len(city.absolute(max([address for address, _ in listed], key=len, default="")))
    if is_surely_one(len(listed), longest, len(city.languages)):
        planning.add_once(planned_file(ADDRESS, draw_sitemap, listed))
    else:  # how many files they are is known when they are written
        for file in _files(city, listed):
            planning.add_once(planned_ready(file))
    robots = f"User-agent: *\nAllow: /\n\nSitemap: {city.absolute(ADDRESS)}\n"
    planning.add_once(planned_ready(File("robots.txt", robots.encode())))


def draw_sitemap(facts: Facts, listed: Sequence[tuple[str, int]]) -> bytes:
    """The one file of the pages ``listed``, each with the day of its last change, as an ordinal, or
    0.
    """
    (file,) = _files(facts.catalogue.city, listed)
    return file.content


def _files(city: City, listed: Sequence[tuple[str, int]]) -> list[File]:
    entries = [(address, date.fromordinal(day) if day else None) for address, day in sorted(listed)]
    spoken = _spoken(city.languages, {address for address, _ in entries})
    return sitemap_files(entries, city.absolute, spoken if city.languages[1:] else None)


def _spoken(
    languages: Sequence[str], listed: Collection[str]
) -> Callable[[str], list[tuple[str, str]]]:
    """Gives the languages in which a page is listed, with its address in each; none for one that
    is listed in one language only.
    """
    own, *further = languages

    def spoken(address: str) -> list[tuple[str, str]]:
        first, _, rest = address.partition("/")
        within = rest if first in further else address
        every = [(own, within), *[(code, f"{code}/{within}") for code in further]]
        found = [pair for pair in every if pair[1] in listed]
        return found if len(found) > 1 else []

    return spoken
