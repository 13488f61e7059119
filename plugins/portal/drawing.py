# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Draw what is to be drawn, on all cores, and note what each page looked at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from operator import attrgetter

from plugins.core.facts import Facts
from plugins.core.page import Page, Planned, drawn_by, plan_stamp
from plugins.core.reads import summed_up
from plugins.core.shares import Meet, cores, dealt_and_met
from plugins.core.steps import Steps, in_step
from plugins.portal.looks import Keys, Looks
from plugins.portal.output import Output
from plugins.portal.written import NOTE

#: Fewer pages than this are drawn before a second process would have started; but for long lists.
_WORTH_SHARING = 60
_LONG_LISTS = 1_000
#: So many pages look at nearly all that there is to know of a city.
_MANY = 500
#: So many runs are dealt, or fewer.
_RUNS = 512
#: So many neighbours are drawn by one process, kind by kind. More of them need more than they
#: share; fewer where there are not so many groups left for each process, that all are done at one
#: time.
_NEAR, _GROUPS = 256, 4
#: So many pages of records are drawn before they are written.
_BATCH = 64
#: So many facts are laid down by their keeper, where a process has made them.
_MANY_FRESH = 1_000
_kind_and_near = attrgetter("kind", "near")
Render = Callable[[Page, str], tuple[bytes, tuple[str, ...]]]
#: Told how many of how many pages are drawn.
Progress = Callable[[int, int], None]


def draw_all(
    wanted: list[Planned],
    facts: Facts,
    render: Render,
    every_file: tuple[str, ...],
    output: Output,
    keys: Keys,
    progress: Progress,
    meanwhile: Callable[[], None] = lambda: None,
) -> Looks:
    """Draw ``wanted`` into the staging folder of ``output``; gives a table of the files, with a
    ``NOTE`` of each. ``wanted`` is empty then: what is drawn is let go of at once.

    ``render`` gives a page's bytes in a language and what besides its data they come from;
    ``every_file`` is what every other file comes from besides. ``keys`` are those of the table.
    ``meanwhile`` is done by this process while others begin to draw: it draws the less.

    Lists show what is on the records' pages, which come first: before its first list a process
    tells the others what it found out for those, and hears what they did.
    """

    count, many = len(wanted), len(wanted) >= _MANY
    much = count >= _WORTH_SHARING or sum(map(_cost, wanted)) >= _LONG_LISTS
    shares = cores() if much else 1
    runs = _runs(in_order(wanted, places(facts) if many else {}, shares))
    drawn_before = [*accumulate(map(len, runs), initial=0)]
    wanted.clear()

    def work(numbers: Iterable[int], share: int, meet: Meet) -> tuple[Looks, bytes]:
        files = Looks(keys if share == 0 else Keys(), NOTE.size)
        met = False
        if share == 0:
            meanwhile()
        for number in numbers:
            run, runs[number] = runs[number], []
            if not (met or run[0].near):
                met = True
                facts.leave_neighbours()
                facts.hear(meet(share, facts.told()))
            if share == 0:
                progress(drawn_before[number], count)
            for some in _batches(run):
                if many:
                    _go_along(some, facts)
                drawn = in_step([_drawn(planned, facts, render, every_file) for planned in some])
                names = [planned.file for planned in some]
                notes = [
                    NOTE.pack(plan_stamp(planned), *output.write(name, data))
                    for planned, name, (data, _) in zip(some, names, drawn, strict=True)
                ]
                files.add_all(names, [seen for _, seen in drawn], b"".join(notes))
            facts.lay(_MANY_FRESH)
        facts.lay()
        if share:
            return files, facts.keeper.told()
        if not met:  # what others found out is kept here
            facts.hear(meet(share, ()))
        return files, b""

    facts.let_go(many)
    (files, _), *others = dealt_and_met(work, len(runs), shares)
    for drawn, laid in others:
        files.take(drawn)
        if laid:
            facts.keeper.hear(laid)
    return files


def places(facts: Facts) -> dict[str, int]:
    """The place of each record that stands in a row (``FactRules.side_by_side``), by id."""
    ids = dict.fromkeys(record_id for rule in facts.rows for record_id in rule(facts))
    return {record_id: place for place, record_id in enumerate(ids)}


def in_order(
    wanted: Iterable[Planned], place_of: Mapping[str, int], shares: int
) -> list[list[Planned]]:
    """Neighbours one after another, some of them in a group, and each group kind by kind; those
    that have a place, by id, come first. They are dealt to ``shares`` processes.

    The records they share are still at hand then, and so is the code that draws a kind: in turns,
    each kind would drive the others out of the processor's cache, which costs a fifth of the time.
    Lists look at everything, so they come last, each by itself: also kind by kind, of kinds and of
    a kind's lists the largest first.
    """
    pages = defaultdict[str, list[Planned]](list)
    for planned in wanted:
        pages[planned.near].append(planned)
    lists = defaultdict[object, list[list[Planned]]](list)
    for planned in sorted(pages.pop("", ()), key=_size, reverse=True):
        lists[drawn_by(planned)].append([planned])
    near = sorted(pages, key=lambda word: (place_of.get(word, len(place_of)), word))
    groups: list[list[Planned]] = []
    start = 0
    while start < len(near):
        some = min(_NEAR, 1 + (len(near) - start) // (_GROUPS * shares))
        group = [planned for word in near[start : start + some] for planned in pages[word]]
        groups.append(sorted(group, key=_kind_and_near))
        start += some
    return groups + [one for kind in lists.values() for one in kind]


def _size(planned: Planned) -> int:
    """How much a list shows, by what it is planned with: enough to tell the long from the short."""
    return sum([len(given) for given in planned.arguments if given.__class__ is tuple])


def _cost(planned: Planned) -> int:
    """A list is as much work as what it shows."""
    return 1 if planned.near else 1 + _size(planned) // 8


def _runs(groups: Sequence[Sequence[Planned]]) -> list[list[Planned]]:
    """``groups`` joined to runs that are worth dealing: of records' pages, or of lists."""
    costs = [len(group) if group[0].near else sum(map(_cost, group)) for group in groups]
    enough = sum(costs) / _RUNS
    runs: list[list[Planned]] = []
    room = 0.0
    for group, cost in zip(groups, costs, strict=True):
        if room > 0 and bool(runs[-1][0].near) == bool(group[0].near):
            runs[-1] += group
        else:
            runs.append([*group])
            room = enough
        room -= cost
    return runs


def _batches(planned: Iterable[Planned]) -> Iterator[list[Planned]]:
    """What is put together, then drawn, then written: in turns, each of these would drive the
    others out of the processor's cache (``core/steps.py``). A list is large, and the last of its
    batch.
    """
    batch: list[Planned] = []
    for page in planned:
        batch.append(page)
        if len(batch) == _BATCH or not page.near:
            yield batch
            batch = []
    if batch:
        yield batch


def _go_along(wanted: Iterable[Planned], facts: Facts) -> None:
    """Have computed what lists want to know of the records whose pages are drawn next."""
    for planned in wanted:
        if planned.near:
            spoken = facts.speaking(planned.language)
            for kind in spoken.along.get(planned.draw, ()):
                spoken.of(kind, *planned.arguments)


def _drawn(
    planned: Planned,
    facts: Facts,
    render: Render,
    every_file: tuple[str, ...],
) -> Steps[tuple[bytes, set[str]]]:
    """The bytes of a page or file, and what they come from: first its data, then the page."""
    reads = facts.catalogue.reads
    reads.begin()
    try:
        made = planned.draw(facts.speaking(planned.language), *planned.arguments)
    finally:
        seen = reads.end()
    if made.__class__ is not Page:
        return made, summed_up(seen).union(every_file)
    yield
    reads.go_on(seen)  # also a file that a template writes
    try:
        made.address, made.indexed, made.alone = planned.within, planned.indexed, planned.alone
        made.photo = facts.catalogue.photo_of(planned.record)
        data, besides = render(made, planned.language)
    finally:
        reads.end()
    return data, summed_up(seen).union(besides)
