# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The pages the law asks for, generated from ``city.yaml``, and what is missing for them."""

from __future__ import annotations

from plugins.core import signals
from plugins.core.facts import Facts
from plugins.core.language import Foreign
from plugins.core.link import Linking
from plugins.core.plan import Page, Planning, planned_page
from plugins.core.problem import Severity, declare
from plugins.legal.accessibility import accessibility
from plugins.legal.imprint import imprint
from plugins.legal.privacy import privacy

#: Missing required fields of the operator are errors of the model; these have a fallback.
LEGAL_DETAIL = declare("legal-detail", Severity.WARNING)


def register() -> None:
    """Connect to the stages (called by Pelican and by the commands)."""
    signals.link.connect(check_legal)
    signals.plan.connect(plan_legal)


def check_legal(linking: Linking) -> None:
    """Receiver of ``link``: details that the operator's kind makes necessary."""
    city = linking.catalogue.city
    kind = city.operator.kind
    needed = [
        (kind == "municipality" and not city.accessibility.enforcement_name, "accessibility",
         "enforcement_name", "die Stelle, bei der man sich über Barrieren beschwert"),
        (kind == "municipality" and not city.privacy.officer_name, "privacy", "officer_name",
         "die oder der Datenschutzbeauftragte"),
        (not city.privacy.hosting, "privacy", "hosting", "wer den Webserver betreibt"),
        (kind == "association" and not city.operator.register_, "operator", "register",
         "das Vereinsregister und die Nummer"),
    ]  # fmt: skip
    for missing, part, field, what in needed:
        if missing:
            linking.report(
                LEGAL_DETAIL,
                linking.city_place(part),
                f"In »{part}« fehlt noch etwas: {what}.",
                f"Ergänzen Sie unter »{part}:« eine Zeile »{field}: …«.",
            )


def plan_legal(planning: Planning) -> None:
    """Receiver of ``plan``: imprint, privacy notice, accessibility statement, 404."""
    for address in ("impressum/", "datenschutz/", "barrierefreiheit/"):
        planning.add(planned_page(address, draw_legal, address, kind="Rechtliches"))
    missing = planned_page("404.html", draw_missing, kind="Rechtliches", indexed=False)
    planning.add_once(missing)


def draw_legal(facts: Facts, address: str) -> Page:
    """One of the pages that the law asks for."""
    city = facts.catalogue.city
    title, description, sections = {
        "impressum/": ("Impressum", f"Wer {city.site_name} betreibt.", imprint(city)),
        "datenschutz/": (
            "Datenschutz", "Was diese Seiten über Sie wissen: fast nichts.", privacy(city)
        ),
        "barrierefreiheit/": (
            "Erklärung zur Barrierefreiheit",
            "Wie barrierefrei diese Seiten sind, und an wen Sie sich wenden.",
            accessibility(city, facts.now.today),
        ),
    }[address]  # fmt: skip
    # German law, in German only, whatever language the page around it is in.
    if city.language != "de":
        title, description = Foreign(title, "de"), Foreign(description, "de")
    return Page(
        template="legal.html", title=title, description=description, data={"sections": sections}
    )


def draw_missing(facts: Facts) -> Page:
    """What a host shows for an address that is none."""
    return Page(
        template="404.html",
        title=facts.words("There is no such page"),
        description=facts.words("The page you are looking for is not here."),
        data={},
    )
