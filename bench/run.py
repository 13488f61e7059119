# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""``python3 tasks.py bench``: measure, and write ``bench/RESULTS.md`` after every part."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from bench import machine, serving
from bench.generator import ROOT, Generator, Unobtainable
from bench.measure import Failed
from bench.peers.eleventy import generator as eleventy
from bench.peers.hugo import generator as hugo
from bench.peers.pelican.generator import StockPelican
from bench.report import Report, types_table
from bench.results import OURS, Size
from bench.rounds import Rounds, Unlike
from bench.stadtfenster import Stadtfenster

#: Programs of the peers, kept between runs.
TOOLS = ROOT / ".bench"

_Maker = Callable[[Path], Generator]
_PEERS = ("hugo", "eleventy", "pelican")
_SLOW = frozenset({"Eleventy", "stock Pelican"})


def main(argv: Sequence[str]) -> int:
    """0; 1 if a program failed or a site is not like the others."""
    given = _parser().parse_args(argv)
    folder = given.folder or machine.work_folder()
    folder.mkdir(parents=True, exist_ok=True)
    report = Report(
        machine.description(folder), " ".join(["python3 tasks.py bench", *argv]), given.results
    )
    try:
        makers = _obtain(given.peers, report)
        if given.look:
            _look(given.look, folder, makers)
            return 0
        _builds(given, folder, makers, report)
        if given.pictures:
            from bench import pictures  # the only part that needs Pillow, and what it draws

            report.pictures = pictures.compare(given.pictures, folder / "pictures", TOOLS, _say)
            report.write()
        if given.serving:
            report.serving = serving.latency(given.serving, folder / "serving", _say)
            report.write()
    except (Failed, Unlike) as error:
        print(error, file=sys.stderr)
        return 1
    finally:
        if given.folder is None:
            shutil.rmtree(folder, ignore_errors=True)
    print(f"Written: {given.results}", file=sys.stderr)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("tasks.py bench", description=__doc__)
    parser.add_argument("--sizes", type=_numbers, default=(500, 2500, 10000), help="businesses")
    parser.add_argument(
        "--look", type=int, metavar="N", help="only see whether sites of N businesses are alike"
    )
    parser.add_argument("--rounds", type=int, default=5, help="timed rounds (5)")
    parser.add_argument("--peers", type=_peers, default=_PEERS, help="hugo,eleventy,pelican")
    parser.add_argument(
        "--slow-up-to",
        type=int,
        default=2500,
        help="beyond, Eleventy and stock Pelican build cold, once (2500)",
    )
    parser.add_argument("--alone", type=_numbers, default=(), help="sizes for us alone, cold, once")
    parser.add_argument("--pictures", type=int, default=0, help="how many photographs to encode")
    parser.add_argument("--serving", type=int, default=0, help="how many edits under serve")
    parser.add_argument("--folder", type=Path, help="an empty one; else a new one in memory")
    parser.add_argument("--results", type=Path, default=ROOT / "bench" / "RESULTS.md")
    return parser


def _numbers(text: str) -> tuple[int, ...]:
    numbers = tuple(int(part) for part in text.split(","))
    if min(numbers) < 1:
        raise argparse.ArgumentTypeError("a city has one business at least")
    return numbers


def _peers(text: str) -> tuple[str, ...]:
    names = tuple(filter(None, text.split(",")))
    if unknown := set(names) - set(_PEERS):
        raise argparse.ArgumentTypeError(f"unknown: {', '.join(sorted(unknown))}")
    return names


def _obtain(wanted: Sequence[str], report: Report) -> list[_Maker]:
    """What makes each generator in a folder; the report says which peer is missing, and why."""
    makers: list[_Maker] = [Stadtfenster]
    for peer in _PEERS:
        if peer not in wanted:
            report.missing[peer] = "left out by --peers"
            continue
        try:
            makers.append(_maker(peer))
        except Unobtainable as reason:
            report.missing[peer] = str(reason)
            print(f"{peer}: {reason}", file=sys.stderr)
    for maker in makers:
        generator = maker(TOOLS)
        report.versions[generator.name] = generator.version()
    return makers


def _maker(peer: str) -> _Maker:
    if peer == "hugo":
        binary = hugo.obtain(TOOLS)
        return lambda folder: hugo.Hugo(folder, binary)
    if peer == "eleventy":
        modules = eleventy.obtain(TOOLS)
        return lambda folder: eleventy.Eleventy(folder, modules)
    return StockPelican


def _look(businesses: int, folder: Path, makers: list[_Maker]) -> None:
    generators = [make(folder / str(number)) for number, make in enumerate(makers)]
    size = Size(businesses)
    try:
        Rounds(generators, size, folder, _say).look()
    finally:
        if size.types:
            _say(types_table(size))
    _say(f"{', '.join(size.only_ours) or 'Nobody else'}: like ours.")


def _builds(given: argparse.Namespace, folder: Path, makers: list[_Maker], report: Report) -> None:
    for businesses in (*given.sizes, *given.alone):
        alone = businesses in given.alone
        place = folder / str(businesses)
        generators = [
            make(place / str(number)) for number, make in enumerate(makers[:1] if alone else makers)
        ]
        size = report.sizes[businesses] = Size(businesses)
        once = {OURS} if alone else _SLOW if businesses > given.slow_up_to else set[str]()
        Rounds(generators, size, place, _say, frozenset(once)).run(given.rounds)
        shutil.rmtree(place)
        report.write()


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
