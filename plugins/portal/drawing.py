# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""Draw what is to be drawn, on all cores, and note what each page looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from plugins.core.facts import Facts, Kept
from plugins.core.page import Page, Planned, plan_stamp
from plugins.core.reads import summed_up
from plugins.core.shares import cores, dealt
from plugins.portal.looks import Looks
from plugins.portal.output import Output
from plugins.portal.packs import Pack, write
from plugins.portal.written import NOTE

#: Fewer pages than this are drawn before a second process would have started; but for long lists.
_WORTH_SHARING = 60
_LONG_LISTS = 1_000
#: Neighbours are drawn by one process; so many runs of them are dealt.
_RUNS = 64
#: Groups of neighbours that are drawn kind by kind. More of them need more than they share.
_GROUPS = 32
#: So many pages of records are drawn before they are written.
_BATCH = 64
#: Told how many of how many pages are drawn.
Progress = Callable[[int, int], None]


class Share(NamedTuple):
    """What was drawn: the files, with a ``NOTE`` of each; and the facts to be kept, which lie in
    ``packs``.
    """

    files: Looks
    kept: Looks
    packs: list[Pack]


def draw_all(
    wanted: Sequence[Planned],
    facts: Facts,
    render: Callable[[Page], tuple[bytes, tuple[str, ...]]],
    every_file: tuple[str, ...],
    output: Output,
    keep: Path,
    progress: Progress,
) -> Share:
    """Draw ``wanted`` into the staging folder of ``output``.

    ``render`` gives a page's bytes and what besides its data they come from; ``every_file`` is
    what every other file comes from besides. ``keep`` is the folder for facts to be kept.
    """

    ordered = in_order(wanted)
    runs = _runs(ordered)

    def work(numbers: Iterable[int], share: int) -> Share:
        files = Looks(width=NOTE.size)
        for run in numbers:
            if share == 0:
                progress(runs[run].start, len(ordered))
            for some in _batches(ordered[runs[run]]):
                drawn = [_drawn(planned, facts, render, every_file) for planned in some]
                for planned, (data, seen) in zip(some, drawn, strict=True):
                    written = output.write(planned.file, data)
                    files.add(planned.file, seen, NOTE.pack(plan_stamp(planned), *written))
        return _with_facts(files, facts.fresh, keep)

    much = len(wanted) >= _WORTH_SHARING or sum(map(_cost, wanted)) >= _LONG_LISTS
    shares = cores() if much else 1
    first, *others = dealt(work, len(runs), shares)
    for part in others:
        first.files.take(part.files)
        first.kept.take(part.kept)
        first.packs.extend(part.packs)
    return first


def _with_facts(files: Looks, fresh: Mapping[str, Kept], keep: Path) -> Share:
    """The files and the facts of this process. It writes these itself: bytes that many are long
    to send. What cannot be written is computed again by the next build.
    """
    kept = Looks(files.keys)
    packs: list[Pack] = []
    with suppress(OSError):
        if fresh:
            packs.append(write({key: data for key, (data, _) in fresh.items()}, keep))
        for key, (_, seen) in fresh.items():
            kept.add(key, seen)
    return Share(files, kept, packs)


def in_order(wanted: Iterable[Planned]) -> list[Planned]:
    """Neighbours one after another, a few groups of them at a time, and of these kind by kind.

    The records they share are still at hand then, and so is the code that draws a kind: in turns,
    each kind would drive the others out of the processor's cache, which costs a fifth of the time.
    Lists look at everything, so they come last, the largest first.
    """
    near = sorted({planned.near for planned in wanted} - {""})
    places = {word: place // _GROUPS for place, word in enumerate(near)}

    def turn(planned: Planned) -> tuple[bool, int, str, str, int]:
        if not planned.near:
            return (True, 0, "", "", -_size(planned))
        return (False, places[planned.near], planned.kind, planned.near, -_size(planned))

    return sorted(wanted, key=turn)


def _size(planned: Planned) -> int:
    """How much a list shows, by what it is planned with: enough to tell the long from the short."""
    return sum(len(given) for given in planned.arguments if isinstance(given, tuple))


def _cost(planned: Planned) -> int:
    """A list is as much work as what it shows."""
    return 1 if planned.near else 1 + _size(planned) // 8


def _runs(ordered: Sequence[Planned]) -> list[slice]:
    """``ordered`` in runs of neighbours."""
    costs = [*map(_cost, ordered)]
    enough = sum(costs) / _RUNS
    runs, start, cost = [], 0, 0
    for end, more in enumerate(costs, 1):
        cost += more
        if cost >= enough or end == len(costs):
            runs.append(slice(start, end))
            start, cost = end, 0
    return runs


def _batches(planned: Iterable[Planned]) -> Iterator[list[Planned]]:
    """What is drawn before the first of it is written: in turns, Python and the system would drive
    each other out of the processor's cache. A list is large, and the last of its batch.
    """
    batch: list[Planned] = []
    for page in planned:
        batch.append(page)
        if len(batch) == _BATCH or not page.near:
            yield batch
            batch = []
    if batch:
        yield batch


def _drawn(
    planned: Planned,
    facts: Facts,
    render: Callable[[Page], tuple[bytes, tuple[str, ...]]],
    every_file: tuple[str, ...],
) -> tuple[bytes, set[str]]:
    """The bytes of a page or file, and what they come from."""
    reads = facts.catalogue.reads
    reads.begin()
    try:
        made = planned.draw(facts, *planned.arguments)
        if planned.is_page:
            made.address, made.indexed = planned.address, planned.indexed
            data, besides = render(made)
        else:
            data, besides = made, every_file
    finally:
        seen = reads.end()
    return data, summed_up(seen).union(besides)
