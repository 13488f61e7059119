# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The editors' links to the site's own pages, and what becomes of those that lead nowhere.

A page may be missing because its record is held back: then the words stay and the link goes, and
it comes back with the page. Any other missing page is a slip that ``check`` tells.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from plugins.core.catalogue import Catalogue
from plugins.core.page import file_of
from plugins.core.parts import Plan
from plugins.core.problem import Problem, Severity, declare, problem
from plugins.core.record_pages import UNLISTED
from plugins.core.suggest import did_you_mean
from plugins.core.taken import Taken

OWN_LINK = declare("text-own-link", Severity.WARNING)


def dead_links(catalogue: Catalogue, plan: Plan) -> Iterator[tuple[str, Problem | None]]:
    """Every address that an editors' text links to and that the plan does not have.

    With it comes the problem to tell, or None where a record with an error explains it.
    """
    held = {
        kind.address_of(record_id)
        for kind in catalogue.registry.types
        for type_name, record_id in catalogue.withheld
        if type_name == kind.name
    }
    for kind in catalogue.registry.types:
        if kind.model.editors_text:
            yield from _dead_in(kind.name, catalogue, plan, held)


def _dead_in(
    type_name: str, catalogue: Catalogue, plan: Plan, held: Collection[str]
) -> Iterator[tuple[str, Problem | None]]:
    for taken in catalogue.taken.get(type_name, {}).values():
        for address in taken.links:
            if not _is_there(address, plan):
                held_back = address in held
                yield address, None if held_back else _slip(catalogue, taken, address, plan)


def _is_there(address: str, plan: Plan) -> bool:
    """Whether the site has the page. A picture or a style sheet is no page, and not judged."""
    if "." in address.rpartition("/")[2]:
        return True
    return plan.has_page(address)


def _slip(catalogue: Catalogue, taken: Taken, address: str, plan: Plan) -> Problem:
    record = catalogue.record_of(taken)
    written = re.search(rf"/{re.escape(address)}(?=[\s)\"'#?>]|\Z)", record.text)
    begin, end = written.span() if written else (0, 1)
    listed = [address for address, date in plan.pages() if date != UNLISTED]
    pages = [f"/{address}" for address in sorted(listed, key=file_of)]
    return problem(
        OWN_LINK,
        record.text_place(begin, end - begin),
        f"Eine Seite »/{address}« gibt es hier nicht; der Text erscheint ohne den Link.",
        did_you_mean(f"/{address}", pages, "Öffnen Sie die Seite im Browser, und kopieren Sie "
                     "ihre Adresse ab dem ersten »/« nach dem Namen der Stadt."),
    )  # fmt: skip
