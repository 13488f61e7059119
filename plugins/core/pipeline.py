# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The first five stages in order: read, decode, link, derive, plan. No Pelican, no Jinja."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from plugins.core import signals
from plugins.core.catalogue import Catalogue, Withheld
from plugins.core.city import City
from plugins.core.city_file import CITY, activate, code_of, plugin_files, read_city
from plugins.core.clock import Now, day_of
from plugins.core.collecting import Collected, collect, prepare
from plugins.core.decode import field_place
from plugins.core.document import Document
from plugins.core.facts import Facts
from plugins.core.inputs import TOP, Listing, list_content
from plugins.core.intake import load
from plugins.core.link import Linking, check_references
from plugins.core.memory import Memory
from plugins.core.messages import (
    NO_MESSAGES,
    Messages,
    catalogue_of,
    kept_messages,
    languages_of,
)
from plugins.core.own_links import dead_links
from plugins.core.packing import Packed
from plugins.core.plan import Collision, Plan, Planning
from plugins.core.problem import Place, Problem, Severity, declare, ordered, problem
from plugins.core.registry import Registry, Setting
from plugins.core.source import stray_entries
from plugins.core.source_lines import SourceLines
from plugins.core.spoken import SpokenFacts
from plugins.core.taken import Taken
from plugins.core.taking_in import Progress
from plugins.core.units import Sorting
from plugins.core.version import ROOT

ADDRESS_TAKEN = declare("address-taken")
NO_CATALOGUE = declare("city-no-catalogue")


class Outcome(Struct, frozen=True):
    """What a run of the stages found. ``plan`` is None where nothing may be published."""

    problems: tuple[Problem, ...]
    lines: Mapping[str, tuple[str, ...]]
    read: int
    held_back: tuple[str, ...]
    catalogue: Catalogue | None = None
    facts: Facts | None = None
    plan: Plan | None = None
    planning: Planning | None = None
    #: The content folder as it was before anything in it was read.
    listing: Listing = field(default_factory=dict)

    @property
    def published(self) -> int:
        """How many record files the plan shows."""
        return self.read - len(self.held_back)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that are errors."""
        return tuple(p for p in self.problems if p.severity is Severity.ERROR)


class Run(Struct):
    """One walk through the stages: what goes in, and what is found on the way.

    ``memory`` is what the last build knew of the records; afterwards it holds what this one knows.
    ``listing`` is what was found in the content folder just now, as far as somebody looked.
    With ``errors_only`` the records' warnings and notes are not gathered: a build tells errors.
    """

    content: Path
    moment: datetime
    registry: Registry | None = None
    memory: Memory | None = None
    errors_only: bool = False
    listing: Listing = field(default_factory=dict)
    progress: Progress = lambda done, total: None
    #: Whether the site is on its way to the public.
    publish: bool = False
    #: Whose catalogues hold the words.
    theme: Path = ROOT / "theme"
    #: Done by this process while others begin to take in records: imports, if there is a core to
    #: spare. Before the stages that follow it is done in any case.
    meanwhile: Callable[[], None] = lambda: None
    problems: list[Problem] = field(default_factory=list)


def run(content: Path, moment: datetime, registry: Registry | None = None) -> Outcome:
    """Walk ``content`` through the stages as of ``moment`` (naive: the city's wall time)."""
    return walk(Run(content, moment, registry))


def walk(way: Run) -> Outcome:
    """Walk ``way.content`` through the stages. Only the day of ``way.moment`` counts."""
    content = way.content = way.content.resolve()
    lines = SourceLines(content)
    problems = way.problems
    found = way.listing
    listing = {TOP: found[TOP]} if TOP in found else list_content(content, [TOP])
    city_file = read_city(content, way.memory.city_file if way.memory else b"")
    problems.extend(city_file.problems)
    if city_file.missing:
        return Outcome(ordered(problems), lines, 0, ())
    city = city_file.or_stand_in()
    problems.extend(activate(city, city_file.document))
    words = _words(way, city, city_file.document)
    city = city.speaking(city.languages[0], words[city.languages[0]])
    registry = way.registry
    if registry is None:
        registry = Registry()
        signals.record_types.send(registry)
    folders = [kind.folder for kind in registry.types]
    problems.extend(stray_entries(content, frozenset(folders)))
    for folder in [*folders, "images"]:
        listing |= {folder: found[folder]} if folder in found else list_content(content, [folder])
    pictures = listing["images"]
    setting = Setting(city, day_of(way.moment, city.timezone))
    memory = way.memory
    if memory:
        memory.city_file = city_file.packed
        code = code_of(plugin_files(city))
        told = b"".join(messages.stamp for messages in words.values())
        prepare(memory, registry, setting, city_file.digest + code + told)
    memory = memory or Memory()
    collected = collect(content, listing, registry, setting, memory, way.progress, way.meanwhile)
    catalogue = _catalogue(way, collected, registry, setting, memory.packed)
    catalogue.pictures = {path.rpartition("/")[2]: path for path in pictures}
    catalogue.city_document = city_file.document
    catalogue.steady = memory.steady.difference(memory.held)
    linking = Linking(catalogue, setting.now)
    check_references(linking)
    signals.link.send(linking)
    problems.extend(linking.problems)
    complete = city_file.city is not None
    outcome = _publish(
        catalogue, setting.now, problems, collected.sorting, lines, complete, words, way.memory,
        way.publish,
    )  # fmt: skip
    return replace(outcome, listing=listing)


def _catalogue(
    way: Run,
    collected: Collected,
    registry: Registry,
    setting: Setting,
    packed: Mapping[str, Packed],
) -> Catalogue:
    """Sort the sound records from the others, and tell what is wrong in a record alone."""
    way.problems.extend(collected.sorting.problems)
    sound: dict[str, Mapping[str, Taken]] = {}
    unsound: list[Taken] = []
    for name, records in collected.records.items():
        bad = [taken for taken in records.values() if not taken.sound]
        unsound += bad
        sound[name] = {i: t for i, t in records.items() if t.sound} if bad else records
    unsound += collected.misnamed
    every = [taken for records in sound.values() for taken in records.values()] + unsound
    for taken in [t for t in every if t.faulty or t.failed] if way.errors_only else every:
        way.problems.extend(taken.problems)
    withheld: dict[tuple[str, str], Withheld] = {}
    held = ((taken.type, taken.id, taken.name) for taken in unsound)
    for kind, record_id, name in (*held, *((k, i, i) for k, i in collected.sorting.strays)):
        if record_id and record_id not in sound[kind]:
            withheld.setdefault((kind, record_id), Withheld(kind, record_id, name))
    return Catalogue(
        setting.city, registry, sound, withheld, partial(load, registry=registry, packed=packed),
        way.content, rejected=tuple(taken for taken in unsound if packed.get(taken.path)),
    )  # fmt: skip


def _publish(
    catalogue: Catalogue,
    now: Now,
    problems: list[Problem],
    sorting: Sorting,
    lines: Mapping[str, tuple[str, ...]],
    complete: bool,
    words: Mapping[str, Messages],
    memory: Memory | None = None,
    publish: bool = False,
) -> Outcome:
    """Hold back what has errors, plan the rest, and account for every file read."""
    city_sound = complete and not any(
        p.place.path == CITY and p.severity is Severity.ERROR for p in problems
    )
    plan: Plan | None = None
    facts: Facts | None = None
    planning: Planning | None = None
    known = memory.plan if memory else {}
    while True:
        catalogue.without(_wrong(problems))
        if not city_sound:
            break
        facts = _facts(catalogue, now, words)
        planning = Planning(catalogue, facts, known, planning, publish)
        planning.let_plan(signals.plan)
        planning.let_plan(signals.finish)
        plan, collisions = planning.settle()
        dead = dict(dead_links(catalogue, plan))
        if not collisions and catalogue.dead >= dead.keys():
            break
        problems.extend(_taken(collision) for collision in collisions)
        if not collisions:
            problems.extend(slip for slip in dead.values() if slip)
            catalogue.dead |= frozenset(dead)
    held_back = _held_back(problems, sorting, catalogue)
    if plan is not None:
        _assert_accounted(plan, sorting, held_back)
    return Outcome(
        ordered(problems), lines, len(sorting.read), held_back, catalogue, facts, plan, planning
    )


def _words(way: Run, city: City, document: Document | None) -> dict[str, Messages]:
    """The words of each of the city's languages. One without a catalogue is a problem."""
    found = {}
    before = way.memory.words if way.memory else {}
    for index, language in enumerate(city.languages):
        try:
            words = kept_messages(catalogue_of(way.theme, language), before.get(language, b""))
            before[language] = words.packed
            if city.plugins:
                words = words.with_those_of(plugin_files(city), language)
            found[language] = words.beside(city.languages[0]) if index else words
        except OSError:
            found[language] = NO_MESSAGES
            known = ", ".join(languages_of(way.theme))
            place = field_place(document, ("languages", index)) if document else Place(CITY)
            way.problems.append(problem(
                NO_CATALOGUE, place, f"Für die Sprache »{language}« hat das Portal keine Wörter.",
                f"Vorhanden sind: {known}. Eine weitere braucht nur einen Katalog, siehe "
                "docs/sprachen.md.",
            ))  # fmt: skip
    return found


def _facts(catalogue: Catalogue, now: Now, words: Mapping[str, Messages]) -> Facts:
    """What the features derive, in every language of the city."""
    facts = Facts(catalogue, now)
    signals.derive.send(facts)
    for language in catalogue.city.languages[1:]:
        city = catalogue.city.speaking(language, words[language])
        facts.spoken[language] = spoken = SpokenFacts(facts, catalogue.speaking(city))
        signals.derive.send(spoken)
    return facts


def _wrong(problems: list[Problem]) -> frozenset[str]:
    return frozenset(p.place.path for p in problems if p.severity is Severity.ERROR)


def _held_back(problems: list[Problem], sorting: Sorting, catalogue: Catalogue) -> tuple[str, ...]:
    """The files that are not published: with an error, or translating a record that has one."""
    wrong = _wrong(problems)
    idle = (path for path, key in sorting.translations.items() if key in catalogue.withheld)
    return tuple(sorted({*wrong.intersection(sorting.read), *idle}))


def _assert_accounted(plan: Plan, sorting: Sorting, held_back: tuple[str, ...]) -> None:
    """Published + held back = read: every file has its page, or is named as held back.

    The published are counted where they are shown, in the plan; nothing vanishes silently.
    """
    shown = plan.origins()
    shown |= sorting.translations.keys() - set(held_back)
    if len(shown) + len(held_back) != len(sorting.read) or not shown.isdisjoint(held_back):
        lost = set(sorting.read) - shown - set(held_back)
        raise AssertionError(f"published + held back is not what was read: {sorted(lost)}")


def _taken(collision: Collision) -> Problem:
    other = f"»{collision.winner}«" if collision.winner else "eine Seite des Portals selbst"
    return problem(
        ADDRESS_TAKEN,
        Place(collision.loser),
        f"Die Adresse »/{collision.address}« gehört schon zu etwas anderem: {other}.",
        "Geben Sie dieser Datei einen anderen Namen.",
    )
