# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The first five stages in order: read, decode, link, derive, plan. No Pelican, no Jinja."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from plugins.core import signals
from plugins.core.catalogue import Catalogue, Facts
from plugins.core.city import City
from plugins.core.clock import Now, in_city
from plugins.core.decode import field_place, is_blank, plain, validate
from plugins.core.document import Document
from plugins.core.frontmatter import Malformed, compose
from plugins.core.intake import Intake, take_in
from plugins.core.link import Linking, check_references
from plugins.core.own_links import dead_links
from plugins.core.plan import Collision, Plan, Planning
from plugins.core.problem import Place, Problem, Severity, declare, ordered, problem
from plugins.core.registry import Registry
from plugins.core.remarks import Remarks
from plugins.core.source import Unreadable, list_folder, read_file, stray_entries, text_of

CITY_MISSING = declare("city-missing")
CITY_PLUGIN = declare("city-plugin")
ADDRESS_TAKEN = declare("address-taken")

CITY = "city.yaml"
#: Stands in for required fields of a broken city.yaml, so that the records are checked as well.
_STAND_IN: dict[str, Any] = {
    "name": "?", "site_name": "?", "url": "https://stadt.example/", "state": "NW",
    "postal_code": "00000",
    "operator": {
        "kind": "private", "name": "?", "street_address": "?", "postal_code": "00000",
        "address_locality": "?", "email": "a@stadt.example", "telephone": "+49 2391 5550",
        "representative": "?",
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run of the stages found. ``plan`` is None where nothing may be published."""

    problems: tuple[Problem, ...]
    lines: Mapping[str, tuple[str, ...]]
    read: int
    held_back: tuple[str, ...]
    catalogue: Catalogue | None = None
    facts: Facts | None = None
    plan: Plan | None = None

    @property
    def published(self) -> int:
        """How many record files the plan shows."""
        return self.read - len(self.held_back)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that are errors."""
        return tuple(p for p in self.problems if p.severity is Severity.ERROR)


def run(content: Path, moment: datetime, registry: Registry | None = None) -> Outcome:
    """Walk ``content`` through the stages as of ``moment`` (naive: the city's wall time)."""
    content = content.resolve()
    lines: dict[str, tuple[str, ...]] = {}
    city, problems = read_city(content, lines)
    if city is None and any(p.code == CITY_MISSING for p in problems):
        return Outcome(ordered(problems), lines, 0, ())
    complete = city is not None
    city = city or _stand_in(content)
    document = city_document(content)
    _activate(city, problems, document)
    if registry is None:
        registry = Registry()
        signals.record_types.send(registry)
    problems.extend(stray_entries(content, frozenset(t.folder for t in registry.types)))
    now = in_city(moment, city.timezone)
    intake = take_in(content, registry, city)
    lines.update(intake.lines)
    catalogue = Catalogue(
        city,
        registry,
        intake.records,
        intake.withheld,
        content,
        _pictures(content),
        document,
        tuple(intake.sketches),
    )
    linking = Linking(catalogue, now)
    check_references(linking)
    signals.link.send(linking)
    problems.extend(intake.problems + linking.problems)
    return _publish(catalogue, now, problems, intake, lines, complete)


def _publish(
    catalogue: Catalogue,
    now: Now,
    problems: list[Problem],
    intake: Intake,
    lines: dict[str, tuple[str, ...]],
    complete: bool,
) -> Outcome:
    """Hold back what has errors, plan the rest, and account for every file read."""
    city_sound = complete and not any(
        p.place.path == CITY and p.severity is Severity.ERROR for p in problems
    )
    plan: Plan | None = None
    facts: Facts | None = None
    while True:
        catalogue = catalogue.without(_wrong(problems), {})
        if not city_sound:
            break
        facts = Facts(catalogue, now)
        signals.derive.send(facts)
        planning = Planning(catalogue, facts)
        signals.plan.send(planning)
        signals.finish.send(planning)
        plan, collisions = planning.settle()
        dead = dict(dead_links(catalogue, plan))
        if not collisions and catalogue.dead_addresses >= dead.keys():
            break
        problems.extend(_taken(collision) for collision in collisions)
        if not collisions:
            problems.extend(slip for slip in dead.values() if slip)
            catalogue = replace(
                catalogue, dead_addresses=catalogue.dead_addresses | frozenset(dead)
            )
    held_back = _held_back(problems, intake, catalogue)
    if plan is not None:
        _assert_accounted(plan, intake, held_back)
    return Outcome(ordered(problems), lines, len(intake.read), held_back, catalogue, facts, plan)


def _wrong(problems: list[Problem]) -> frozenset[str]:
    return frozenset(p.place.path for p in problems if p.severity is Severity.ERROR)


def _held_back(problems: list[Problem], intake: Intake, catalogue: Catalogue) -> tuple[str, ...]:
    """The files that are not published: with an error, or translating a record that has one."""
    wrong = _wrong(problems)
    idle = (path for path, key in intake.translations.items() if key in catalogue.withheld)
    return tuple(sorted({*(path for path in intake.read if path in wrong), *idle}))


def _assert_accounted(plan: Plan, intake: Intake, held_back: tuple[str, ...]) -> None:
    """Published + held back = read: every file has its page, or is named as held back.

    The published are counted where they are shown, in the plan; nothing vanishes silently.
    """
    shown = {page.origin for page in plan.pages.values() if page.origin}
    shown |= intake.translations.keys() - set(held_back)
    if len(shown) + len(held_back) != len(intake.read) or not shown.isdisjoint(held_back):
        lost = set(intake.read) - shown - set(held_back)
        raise AssertionError(f"published + held back is not what was read: {sorted(lost)}")


def _taken(collision: Collision) -> Problem:
    other = f"»{collision.winner}«" if collision.winner else "eine Seite des Portals selbst"
    return problem(
        ADDRESS_TAKEN,
        Place(collision.loser),
        f"Die Adresse »/{collision.address}« gehört schon zu etwas anderem: {other}.",
        "Geben Sie dieser Datei einen anderen Namen.",
    )


def read_city(
    content: Path, lines: dict[str, tuple[str, ...]]
) -> tuple[City | None, list[Problem]]:
    """``city.yaml`` as a model, or None with what is wrong with it."""
    if not (content / CITY).exists():
        return None, [
            problem(
                CITY_MISSING,
                Place(CITY),
                f"Im Inhaltsordner fehlt die Datei »{CITY}«.",
                "Legen Sie sie an; als Muster dient die der Beispielstadt in »content«.",
            )
        ]
    try:
        text, problems = text_of(read_file(content, CITY))
        lines[CITY] = tuple(text.split("\n"))
        document = _city_document(text)
    except (Unreadable, Malformed) as refused:
        return None, [refused.problem]
    problems.extend(document.flaws)
    fields = document.fields
    values = {k: plain(v) for k, v in fields.values.items() if not is_blank(v)}
    remarks = Remarks()
    city = validate(document, City, values, "Die Stadt", remarks, problems)
    for code, name, message, hint in remarks.found:
        problems.append(problem(code, document.key_place(name), message, hint))
    return city, problems


def _city_document(text: str) -> Document:
    fields, flaws = compose(CITY, text, 1)
    return Document(CITY, "", "city", fields, "", 1, tuple(text.split("\n")), flaws)


def city_document(content: Path) -> Document | None:
    """``city.yaml`` as it was written, or None if it cannot be read."""
    try:
        return _city_document(text_of(read_file(content, CITY))[0])
    except (Unreadable, Malformed):
        return None


def _stand_in(content: Path) -> City:
    """A city made of the sound fields of a broken ``city.yaml``."""
    values: dict[str, Any] = dict(_STAND_IN)
    document = city_document(content)
    if document is None:
        return City.model_validate(values)
    for key, node in document.fields.values.items():
        trial = {**values, key: plain(node)}
        if validate(document, City, trial, "Die Stadt", Remarks(), []):
            values = trial
    return City.model_validate(values)


def _activate(city: City, problems: list[Problem], document: Document | None) -> None:
    """Import the city's own plugins (``plugins:`` in city.yaml) and let them register."""
    for index, name in enumerate(city.plugins):
        try:
            importlib.import_module(name).register()
        except Exception as error:  # a stranger's code may fail in any way
            no_name = not all(part.isidentifier() for part in name.split("."))
            absent = isinstance(error, ModuleNotFoundError) and error.name in _packages(name)
            unknown = no_name or absent
            message = f"Das Plugin »{name}« lässt sich nicht laden: {error}."
            problems.append(
                problem(
                    CITY_PLUGIN,
                    field_place(document, ("plugins", index)) if document else Place(CITY),
                    f"Das Plugin »{name}« gibt es nicht." if unknown else message,
                    "Prüfen Sie den Namen; das Paket muss installiert sein."
                    if unknown
                    else "Fragen Sie, wer das Plugin geschrieben hat, oder nehmen Sie es heraus.",
                )
            )


def _packages(name: str) -> frozenset[str]:
    """``a.b.c`` → ``a``, ``a.b``, ``a.b.c``."""
    parts = name.split(".")
    return frozenset(".".join(parts[:n]) for n in range(1, len(parts) + 1))


def _pictures(content: Path) -> dict[str, str]:
    return {path.rpartition("/")[2]: path for path in list_folder(content, "images")}
