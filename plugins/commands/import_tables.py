# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The verb ``import``: what was changed in a table goes into the records, all of it or nothing."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.commands import arguments, tables
from plugins.commands.tables import KINDS, NotReady

if TYPE_CHECKING:
    from datetime import date

    from plugins.editing.tables.importing import Plan
    from plugins.editing.tables.records import Content
    from plugins.editing.tables.sheets import Sheet

#: A report is read in a terminal; longer texts are cut.
_LONGEST = 160


def run(argv: list[str]) -> int:
    """Write what differs. Exit code 0; 1 if anything is wrong, and then nothing is written."""
    given = _parser().parse_args(argv)
    try:
        tables.prepare(given.format)
        content, today = tables.content_of(given)
        return _import(given, content, today)
    except NotReady as error:
        print(error, file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = arguments.parser(
        "import",
        "Liest eine Tabelle ein und schreibt, was in ihr anders ist als in den Einträgen "
        "(docs/tabellen.md). Was in der Tabelle fehlt, bleibt.",
    )
    parser.add_argument("format", choices=tables.FORMATS)
    parser.add_argument("file", type=Path, metavar="DATEI")
    parser.add_argument(
        "kind",
        nargs="?",
        choices=list(KINDS),
        help="was darin steht, wo es nicht zu erkennen ist",
    )
    arguments.add_content(parser)
    parser.add_argument("--dry-run", action="store_true", help="nur sagen, was geschähe")
    parser.add_argument(
        "--remove-empty", action="store_true", help="leere Zellen nehmen die Angabe heraus"
    )
    return parser


def _import(given: argparse.Namespace, content: Content, today: date) -> int:
    from plugins.editing.tables.importing import planned
    from plugins.editing.tables.sheets import Unfit, told
    from plugins.editing.tables.writing import Changed, write_all

    kind = KINDS[given.kind] if given.kind else None
    try:
        sheets = _sheets(given, content)
    except Unfit as unfit:
        print(told(str(given.file), [unfit.slip]), end="", file=sys.stderr)
        return 1
    plan = planned(content, sheets, kind, today, given.remove_empty)
    for note in plan.notes:
        print(f"Hinweis: {note}", file=sys.stderr)
    if plan.slips:
        print(told(str(given.file), plan.slips), file=sys.stderr)
        count = len(plan.slips)
        print(f"{count} Fehler. Es wurde nichts geschrieben.", file=sys.stderr)
        return 1
    _report(plan, given.dry_run)
    if given.dry_run:
        return 0
    try:
        write_all(content.root, plan.files)
    except Changed as changed:
        raise NotReady(f"{changed} Es wurde nichts geschrieben.") from changed
    except OSError as error:
        raise NotReady(
            f"»{error.filename}« lässt sich nicht schreiben ({error.strerror}). Es bleibt alles, "
            "wie es war."
        ) from error
    return 0


def _sheets(given: argparse.Namespace, content: Content) -> list[Sheet]:
    from plugins.editing.tables.csv_files import read_csv
    from plugins.editing.tables.headings import names_of
    from plugins.editing.tables.sheets import LARGEST_FILE
    from plugins.editing.tables.workbook_reading import read_workbook

    try:
        with given.file.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise NotReady(f"»{given.file}« lässt sich nicht lesen ({error.strerror}).") from error
    if given.format == "xlsx":
        return read_workbook(data)
    names = names_of(content).values()
    return [read_csv(data, lambda cells: max(each.count(cells) for each in names))]


def _report(plan: Plan, dry_run: bool) -> None:
    from plugins.core.problem import legible

    for touched in plan.touched:
        print(f"{touched.id}{' (neu)' if touched.is_new else ''}")
        for change in touched.changes:
            before = f"»{_cut(change.before)}« → " if change.before else ""
            after = f"»{_cut(change.after)}«" if change.after else "entfernt"
            print(legible(f"  {change.heading}: {before}{after}"))
    counts = Counter(touched.is_new for touched in plan.touched)
    same = plan.rows - len(plan.touched)
    verb = "Es würden geändert" if dry_run else "Geändert"
    print(f"{verb}: {counts[False]}, neu: {counts[True]}, unverändert: {same}.")
    if plan.left:
        print(
            f"Leere Zellen, deren Angaben bleiben: {plan.left}. Mit --remove-empty werden sie "
            "herausgenommen."
        )


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
