# SPDX-FileCopyrightText: 2026 Stadtfenster contributors
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The verb ``export``: records as tables, for those who work in Excel or LibreOffice."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.commands import arguments, tables
from plugins.commands.tables import KINDS, NotReady

if TYPE_CHECKING:
    from datetime import date

    from plugins.editing.submission import AnyKind
    from plugins.editing.tables.records import Content

_WORKBOOK = "tabellen.xlsx"


def run(argv: list[str]) -> int:
    """Write the tables. Exit code 0; 3 without records that cannot be read; 1 if nothing could be
    written, or the file exists.
    """
    given = _parser().parse_args(argv)
    try:
        tables.prepare(given.format)
        content, today = tables.content_of(given)
        return _export(given, content, today)
    except NotReady as error:
        print(error, file=sys.stderr)
    except OSError as error:
        print(f"»{error.filename}« lässt sich nicht schreiben ({error.strerror}).", file=sys.stderr)
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = arguments.parser(
        "export",
        "Schreibt Betriebe, Angebote, Veranstaltungen, Neuigkeiten und Seiten als Tabellen für "
        "Excel und LibreOffice (docs/tabellen.md). Ohne Art: alle.",
    )
    parser.add_argument("format", choices=tables.FORMATS)
    parser.add_argument("kind", nargs="?", choices=list(KINDS), help="nur diese Art")
    arguments.add_content(parser)
    parser.add_argument("--to", type=Path, metavar="DATEI", help="wohin (betriebe.csv …)")
    parser.add_argument(
        "--overwrite", action="store_true", help="auch wenn es die Datei schon gibt"
    )
    return parser


def _export(given: argparse.Namespace, content: Content, today: date) -> int:
    kinds = [KINDS[given.kind]] if given.kind else list(KINDS.values())
    if given.to and given.format == "csv" and len(kinds) > 1:
        raise NotReady(
            "In einer CSV-Datei hat nur eine Art Platz: "
            f"export csv businesses --to {given.to}. Oder nehmen Sie xlsx."
        )
    files = list(_files(given, content, kinds, today))
    if not given.overwrite and (there := next((path for path, _ in files if path.exists()), None)):
        raise NotReady(
            f"»{there}« gibt es schon; sie bleibt, wie sie ist. Nehmen Sie mit --to einen anderen "
            "Namen, oder mit --overwrite denselben."
        )
    for path, data in files:
        stage = path.with_name(f".{path.name}.neu")
        try:
            stage.write_bytes(data)
            stage.replace(path)
        finally:
            stage.unlink(missing_ok=True)
        print(path)
    missing = [path for kind in kinds for path in content.shelves[kind].unreadable]
    for name in missing:
        print(f"{given.content / name} fehlt in der Tabelle; »check« sagt, warum.", file=sys.stderr)
    return 3 if missing else 0


def _files(
    given: argparse.Namespace, content: Content, kinds: list[AnyKind], today: date
) -> Iterator[tuple[Path, bytes]]:
    from plugins.editing.tables.exporting import csv_of, sheet_name, xlsx_of

    if given.format == "xlsx":
        name = f"{sheet_name(kinds[0]).lower()}.xlsx" if len(kinds) == 1 else _WORKBOOK
        yield given.to or Path(name), xlsx_of(content, kinds, today)
        return
    for kind in kinds:
        path = given.to or Path(f"{sheet_name(kind).lower()}.csv")
        yield path, csv_of(content, kind, today)
