# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The site without a net, and on the home screen: worker, manifest, and the page of what is kept.

The worker's address is the same for ever: browsers ask for it again, and take what they find. So
``offline: false`` puts another worker there, which takes everything away again (``farewell.js``).
"""

from __future__ import annotations

from pathlib import Path

from plugins.businesses import hours_data
from plugins.core import signals
from plugins.core.facts import Facts
from plugins.core.plan import File, Page, Planning, planned_file, planned_page, planned_ready
from plugins.core.stamps import stamp_of

WORKER, MANIFEST, ADDRESS = "dienst.js", "manifest.webmanifest", "offline/"
#: The worker that unregisters itself, and removes what was kept.
FAREWELL = Path(__file__).with_name("farewell.js")
#: Kept for everybody, in each language: the page of what is kept, the directory and the hours.
_KEPT = (ADDRESS, "betriebe/", hours_data.ADDRESS)


def register() -> None:
    """Connect to the stages (called by Pelican and by the commands)."""
    signals.plan.connect(plan_offline)


def plan_offline(planning: Planning) -> None:
    """Receiver of ``plan``: worker and manifest once, the page in every language."""
    city = planning.catalogue.city
    if not planning.language:
        planning.add_once(planned_file(MANIFEST, draw_manifest))
        if city.offline:
            version = version_of(planning)
            prefixes = ("", *(f"{code}/" for code in city.languages[1:]))
            planning.add_once(planned_file(WORKER, draw_worker, version, prefixes))
        else:
            planning.add_once(planned_ready(File(WORKER, FAREWELL.read_bytes())))
    if city.offline:
        words = planning.facts.words("Offline")
        planning.add(planned_page(ADDRESS, draw_offline, indexed=False, footer=words))


def version_of(planning: Planning) -> str:
    """Another text for another day, another city, or any other record: the worker is not the same
    file then, so browsers take it for a new one. The template adds the names of the assets.
    """
    catalogue = planning.catalogue
    told = [planning.now.today.isoformat().encode(), stamp_of(catalogue.city)]
    for kind in catalogue.registry.types:
        catalogue.reads.note(f"{kind.name}/")
        told.append(planning.stamps.of(f"{kind.name}/"))
    return f"{planning.now.today:%Y%m%d}-{stamp_of(told).hex()[:8]}"


def draw_worker(facts: Facts, version: str, prefixes: tuple[str, ...]) -> Page:
    """The first lines of the worker: what this build is. What it does is an asset."""
    kept = [prefix + address for prefix in prefixes for address in _KEPT]
    data = {"version": version, "prefixes": prefixes, "kept": kept}
    return Page(template="dienst.js", title=WORKER, data=data)


def draw_manifest(facts: Facts) -> Page:
    """What a browser has to know to put the site on the home screen."""
    return Page(template="manifest.webmanifest", title=MANIFEST, data={})


def draw_offline(facts: Facts) -> Page:
    """What is kept, how old it is, and how to have nothing kept."""
    words, city = facts.words, facts.catalogue.city
    return Page(
        template="offline.html",
        title=words("Offline"),
        description=words(
            "What you have seen of %(site)s also works offline.", site=city.site_name
        ),
        nav="offline",
        data={},
    )
